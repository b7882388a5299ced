"""Since when conditions have held together without a break."""

from __future__ import annotations

from collections.abc import Iterable

from frirum.cases.model import FIRST, Case
from frirum.decide.changes import MOVING
from frirum.decide.program import Compiler, Program
from frirum.decide.truth import run_at, truth
from frirum.decide.words import looks_around, looks_at_today
from frirum.feel.ast import Node

Beginning = tuple[int, bool | None]
"""the first day of a run, and the truth of the day before it: false or unknown"""

_CHUNK = 366


def begun(compiler: Compiler, case: Case, day: int, conditions: Iterable[Node]) -> int | None:
    """The first day of the run of days, up to a day, on which all conditions hold; None if the day before
    it is unknown. All of them hold on the day."""
    start, unknown = FIRST, False
    for node in conditions:
        begins, before = beginning(compiler, case, day, node)
        if begins > start:
            start, unknown = begins, before is None
        elif begins == start and before is False:
            unknown = False
    return None if unknown else start


def beginning(compiler: Compiler, case: Case, day: int, condition: Node) -> Beginning:
    """Since when one condition has held."""
    if looks_around(condition) or looks_at_today(condition):
        return _searched(compiler.program(condition), case, day)
    runs = compiler.followed(condition).runs(case, day)
    run = run_at(runs.trues, day)
    assert run is not None  # noqa: S101 - it holds on the day
    return run[0], None if run_at(runs.unknowns, run[0] - 1) else False


def _searched(program: Program, case: Case, day: int) -> Beginning:
    """The beginning, looked for backwards from change to change; what was found for an earlier day is
    used."""
    known: tuple[int, Beginning] | None = case.memo.get(("begun", program))  # type: ignore[assignment]
    if known is not None and known[1][0] <= day <= known[0]:
        return known[1]
    floor = known[0] if known is not None and known[0] < day else FIRST - 1
    found = _back(program, case, day, floor)
    if found is None:
        assert known is not None  # noqa: S101 - else the floor lies before all days
        found = known[1]
    case.memo["begun", program] = (day, found)
    return found


def _back(program: Program, case: Case, day: int, floor: int) -> Beginning | None:
    """The beginning after a floor; None if it holds on every day from there."""
    chunk = _CHUNK
    while day > max(floor, FIRST):
        low = max(day - chunk, floor, FIRST)
        for turn in sorted(program.changes.days(case, low, day, MOVING), reverse=True):
            before = truth(program.run(program.layout.frame(case, turn - 1, turn - 1)))
            if before is not True:
                return turn, before
        day, chunk = low, chunk * 2
    return None if floor >= FIRST else (FIRST, False)
