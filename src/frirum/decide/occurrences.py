"""Every occurrence of a duty over a span of days, ordinary and actual side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from frirum.cases.model import FIRST, Case
from frirum.decide.answers import occurrence
from frirum.decide.begun import begun
from frirum.decide.cuts import Cutter
from frirum.decide.duties import Stand
from frirum.decide.evaluation import Evaluation
from frirum.decide.outcome import Occurrence, State, Status
from frirum.decide.readings import actual, agree, ordinary, scoped
from frirum.decide.rule import Elements
from frirum.decide.series import Series, Span

if TYPE_CHECKING:
    from frirum.decide.engine import Law

Pair = tuple[Occurrence | None, Occurrence | None]
"""an occurrence of ordinary law, and what the experiments make of it; None where there is none on a side"""

Key = tuple[int, int]
"""arising day and number"""


class Lister:
    """Lists the occurrences of one provision in one case, as they stand on the last day of a span."""

    def __init__(self, law: Law, case: Case, start: int, end: int) -> None:
        self._law = law
        self._case = case
        self._start = start
        self._end = end
        self._ordinary: dict[Key, Occurrence] = {}
        self._actual: dict[Key, Occurrence] = {}

    def pairs(self) -> list[Pair]:
        """The pairs, in the order in which they arise."""
        for answers, low, high in self._law.in_force(self._start, self._end):
            cutter = Cutter(answers)
            for first, last in cutter.stretches(self._case, low, high, self._law.restarts.days()):
                self._collect(Evaluation(answers.rule, self._case, first), last)
        keys = sorted({*self._ordinary, *self._actual})
        return [(self._ordinary.get(key), self._actual.get(key)) for key in keys]

    def _collect(self, found: Evaluation, last: int) -> None:
        """The occurrences that are asked about on the days of a stretch."""
        law = ordinary(found)
        restart = self._law.restarts.on(self._case, found.day)
        scope = scoped(found)
        readings = actual(found, law, scope, restart)
        now = readings[0]
        status = now.status if agree(readings, scope) else Status.UNDECIDED
        if law.status is Status.APPLIES:
            before = list(self._of(found, law.elements, last, FIRST))
            self._keep(self._ordinary, law.elements, before)
            if status is Status.WAIVED:
                self._keep(self._actual, law.elements, [replace(each, state=State.WAIVED) for each in before])
            elif status in {Status.UNDECIDED, Status.CONFLICT}:
                self._keep(self._actual, law.elements, [replace(each, state=None) for each in before])
        if status is Status.APPLIES:
            self._keep(self._actual, now.elements, self._of(found, now.elements, last, restart.sure))

    def _keep(self, kept: dict[Key, Occurrence], elements: Elements, stands: Iterable[Stand]) -> None:
        if elements.duty is None:
            return
        do = elements.duty.duty.do
        kept.update({(each.arises or FIRST, each.number): occurrence(do, each) for each in stands})

    def _of(self, found: Evaluation, elements: Elements, last: int, restart: int) -> Iterator[Stand]:
        """The occurrences of one side that are asked about from a day to the last of its stretch."""
        duty = elements.duty
        if duty is None:
            return
        met = duty.met(self._case, self._end)
        turns = {found.day, last + 1, *duty.turns(self._case, found.day, last)}
        inside = sorted(day for day in turns if found.day <= day <= last + 1)
        nodes = [found.rule.nodes[test] for test in elements.counted]

        def since() -> int | None:
            return begun(found.rule.compiler, self._case, found.day, nodes)

        for first, after in pairwise(inside):
            series = duty.series(self._case, after - 1, since, restart)
            for number, span in self._numbers(series, first, after - 1):
                stand = duty.stand(self._case, self._end, series, number, span, met)
                if first <= self._asked(stand) < after and self._inside(stand):
                    yield stand

    def _numbers(self, series: Series, first: int, last: int) -> Iterator[tuple[int, Span]]:
        """The occurrences that may be asked about in a stretch, by number, the last first."""
        number = series.arisen(last)
        span = series.get(number)
        while span is not None and (span.due is None or span.due >= first or (span.arises or FIRST) >= first):
            yield number, span
            number -= 1
            span = series.get(number)

    def _asked(self, stand: Stand) -> int:
        """The day on which it is asked whether the provision applied."""
        ends = [day for day in (stand.fulfilled, stand.due, self._end) if day is not None]
        return min(self._end, max(min(ends), stand.arises or FIRST, self._start))

    def _inside(self, stand: Stand) -> bool:
        days = [day for day in (stand.arises, stand.due) if day is not None]
        return any(self._start <= day <= self._end for day in days)
