"""A timeline drawn with letters: a bar for each answer, and the years below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from frirum.decide.outcome import Answer, State, Status

SIGNS = {
    Status.APPLIES: "━",
    Status.WAIVED: "░",
    Status.DOES_NOT_APPLY: "·",
    Status.UNDECIDED: "?",
    Status.CONFLICT: "!",
    Status.NOT_IN_FORCE: " ",
}
"""how a status is drawn; told apart without colours, too"""


class Stretch(NamedTuple):
    """An answer that holds from day `start` to day `end`, both included."""

    start: date
    end: date
    answer: Answer


def bar(stretches: Sequence[Stretch], start: date, end: date, width: int) -> str:
    """The answers from `start` to `end` in `width` signs, with our markup. A sign stands for the first day of
    its share; a stretch shorter than a sign still gets one."""
    days = (end - start).days + 1
    signs = [""] * width
    for stretch in sorted(stretches, key=lambda one: one.start):
        first = (max(stretch.start, start) - start).days * width // days
        last = (min(stretch.end, end) - start).days * width // days
        for at in range(first, last + 1):
            signs[at] = _sign(stretch.answer)
    return "".join(signs)


def _sign(answer: Answer) -> str:
    overdue = answer.duty is not None and answer.duty.state is State.OVERDUE
    style = "state.overdue" if overdue and answer.status is Status.APPLIES else f"status.{answer.status}"
    return f"[{style}]{SIGNS[answer.status]}[/]"


def axis(start: date, end: date, width: int) -> str:
    """The years below a bar (of less than three years: the months), each at the sign of its first day; those
    that do not fit are left out."""
    days = (end - start).days + 1
    line = [" "] * (width + MONTH)
    free = 0
    for day, label in _ticks(start, end):
        at = (day - start).days * width // days
        if at >= free and at + len(label) <= len(line):
            line[at : at + len(label)] = label
            free = at + len(label) + 1
    return "".join(line).rstrip()


MONTH = len("2018-01")
FINE = 3 * 365
"""days below which months are marked"""


def _ticks(start: date, end: date) -> Iterator[tuple[date, str]]:
    by_month = (end - start).days < FINE
    for year in range(start.year, end.year + 1):
        for month in range(1, 13) if by_month else (1,):
            first = max(date(year, month, 1), start)
            if first <= end and (year, month) >= (start.year, start.month if by_month else 1):
                yield first, f"{first:%Y-%m}" if by_month else str(year)
