"""Cuts: the days on which the outcome of a provision may become another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from frirum.cases.model import Case
from frirum.decide.answers import Answers
from frirum.decide.begun import begun
from frirum.decide.changes import MOVING, Changes
from frirum.decide.duties import DutyProgram
from frirum.decide.evaluation import Evaluation
from frirum.decide.readings import Restart, elements_in_play, scoped
from frirum.decide.rule import KOMMUNE, Elements
from frirum.decide.series import Series
from frirum.feel.ast import Name

RestartOn = Callable[[int], Restart]


class Cutter:
    """Finds the cuts of one rule."""

    def __init__(self, answers: Answers) -> None:
        self._rule = answers.rule
        compiler = answers.rule.compiler
        nodes = [*answers.rule.expressions, *([Name(KOMMUNE)] if answers.rule.plan.scopes else [])]
        self._changes = [Changes(compiler, node) for node in nodes]

    def stretches(self, case: Case, low: int, high: int, further: Iterator[int]) -> Iterator[tuple[int, int]]:
        """Stretches of days from `low` to `high` in which no condition, value or scope changes. `further` are
        other days to cut at."""
        days = {low, high + 1, *(day for day in further if low < day <= high)}
        for changes in self._changes:
            days |= changes.days(case, low, high, MOVING)
        for begin, after in pairwise(sorted(days)):
            yield begin, after - 1

    def days(
        self, case: Case, low: int, high: int, further: Iterator[int], restart: RestartOn
    ) -> Iterator[int]:
        """The cuts from `low`, itself one, to `high`; some may stand twice."""
        for begin, end in self.stretches(case, low, high, further):
            yield begin
            found = Evaluation(self._rule, case, begin)
            for elements in self._in_play(found):
                yield from self._of_duty(found, elements, end, restart(begin))

    def _in_play(self, found: Evaluation) -> list[Elements]:
        """What the provision may be on a day, as far as it then asks for something to be done."""
        every = [self._rule.ordinary, *elements_in_play(self._rule, scoped(found))]
        return [each for each in every if each.duty is not None and found.all(each.counted)]

    def _of_duty(self, found: Evaluation, elements: Elements, end: int, restart: Restart) -> Iterator[int]:
        duty = elements.duty
        assert duty is not None  # noqa: S101 - only those are in play
        turns = {found.day, end + 1}
        turns.update(day for day in duty.turns(found.case, found.day, end) if found.day < day <= end)

        def since() -> int | None:
            nodes = [self._rule.nodes[test] for test in elements.counted]
            return begun(self._rule.compiler, found.case, found.day, nodes)

        for first, after in pairwise(sorted(turns)):
            yield first
            for day in restart.days:
                series = duty.series(found.case, after - 1, since, day)
                for turn in occurrence_turns(duty, series, first, after - 1):
                    if first < turn < after:
                        yield turn


def occurrence_turns(duty: DutyProgram, series: Series, low: int, high: int) -> Iterator[int]:
    """The days on which another occurrence is shown, or one stands otherwise, while no event happens."""
    earlier = series.arisen(low)
    number = max(1, series.arisen(high))
    while number >= 1:
        span = series.get(number)
        if span is None:
            return
        in_time = duty.last_in_time(span.due)
        if span.arises is not None:
            yield span.arises
        yield in_time + 1
        yield duty.window(series, number, span)[0]
        if number < earlier and in_time < low:
            return
        number -= 1
