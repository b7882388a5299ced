"""A duty, ready for cases: which occurrence an outcome shows, and all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from frirum.cases.model import FIRST, LAST, Case
from frirum.decide.changes import MOVING
from frirum.decide.clocks import ClockProgram
from frirum.decide.days import adding, lessening
from frirum.decide.meeting import Kinds, Meetings, calls_for_the_next, state
from frirum.decide.outcome import State
from frirum.decide.series import NEVER, Series, Span
from frirum.decide.shapes import Shape
from frirum.decide.words import looks_at_today
from frirum.law.model import Clock, Duty

if TYPE_CHECKING:
    from frirum.decide.program import Compiler

Begun = Callable[[], int | None]
"""the first day of the run of days on which the conditions hold; None if it is not known"""


@dataclass(slots=True)
class Stand:
    """An occurrence as it stands on a day. `arises` None: nobody knows since when; `due` None: not known, or
    never."""

    number: int
    arises: int | None
    due: int | None
    state: State | None
    fulfilled: int | None


class DutyProgram:
    """A duty in one of its shapes."""

    def __init__(self, compiler: Compiler, duty: Duty) -> None:
        self.duty = duty
        counts = None if duty.counts is None else duty.counts.node
        self._kinds = Kinds(
            tuple(
                compiler.events(name, counts, () if counts is None else duty.met_by)
                for name in dict.fromkeys(duty.met_by)
            )
        )
        self.met = self._kinds.met
        """the events of a case that meet it"""
        self.clock = ClockProgram(compiler, duty.clock, duty.suspended)
        self.suspended = None if duty.suspended is None else compiler.followed(duty.suspended.node)
        self._shape = Shape(compiler, duty, plain=self.clock.plain)
        self.once = self._shape.once
        self._every = duty.cadence is not None and duty.cadence.every is not None
        self._needed = max(1, duty.cadence.times or 1) if duty.cadence else 1
        self._late = adding(duty.tolerance) if duty.tolerance else _same
        self._early = lessening(duty.early) if duty.early else _next if calls_for_the_next(duty) else _same
        clock = duty.clock or Clock()
        followed = (duty.counts, duty.suspended, clock.running, clock.since)
        self._dated = any(looks_at_today(each.node) for each in followed if each is not None)

    def shown(self, case: Case, day: int, begun: Begun | None, restart: int) -> Stand | None:
        """The occurrence that the outcome of a day shows; None if there is none. `restart` is the first
        day on which clocks may run."""
        series = self.series(case, day, begun, restart)
        arisen = series.arisen(day)
        number = arisen or 1
        span = series.get(number)
        if span is None:
            return None
        met = self.met(case, day)
        found = self.stand(case, day, series, number, span, met)
        for earlier in range(arisen - 1, 0, -1):
            span = series.get(earlier)
            if span is None or self.last_in_time(span.due) < day:
                break
            here = self.stand(case, day, series, earlier, span, met)
            if here.fulfilled is None:
                found = here
        return found

    def series(self, case: Case, day: int, begun: Begun | None, restart: int) -> Series:
        """The occurrences, as a decision on a day sees them."""
        dial, begin = self.clock.dial(case, day, restart)
        if not self._shape.steady:
            return self._shape.series(case, day, dial, begin, begun)
        key = (self, dial, begin)
        found = case.memo.get(key)
        if found is None:
            found = case.memo[key] = self._shape.series(case, day, dial, begin, begun)
        return found  # type: ignore[return-value]

    def last_in_time(self, due: int | None) -> int:
        """The last day on which an occurrence can be met in time, as far as is known."""
        return LAST if due is None or due == NEVER else self._late(due)

    def stand(self, case: Case, day: int, series: Series, number: int, span: Span, met: Meetings) -> Stand:
        """How the occurrence of a number stands on a day."""
        arises, due = span.arises, span.due
        in_time = None if due is None else self.last_in_time(due)
        suspended = False if self.suspended is None else self.suspended.runs(case, day).at(day)
        sure = perhaps = None
        if met.days or not met.complete:
            sure, perhaps = self._fulfilled(day, met, self.window(series, number, span))
        found = state(sure, in_time, day, suspended)
        if arises is None or (perhaps != sure and found is not state(perhaps, in_time, day, suspended)):
            found = None
        # What has been there since the first of all days began before anything is recorded.
        return Stand(number, None if arises == FIRST else arises, None if due == NEVER else due, found, sure)

    def _fulfilled(self, day: int, met: Meetings, window: tuple[int, int]) -> tuple[int | None, int | None]:
        """The day on which events have surely met the occurrence, as far as they have happened, and the day
        on which they may have."""
        low, high = window[0], min(window[1], day)
        sure = perhaps = met.nth(self._needed, low, high, sure=True)
        if not met.sure:
            perhaps = met.nth(self._needed, low, high, sure=False)
        if not met.complete and low <= day:
            perhaps = low
        return sure, perhaps

    def window(self, series: Series, number: int, span: Span) -> tuple[int, int]:
        """The days on which an event meets the occurrence."""
        low = FIRST if span.arises is None else self._early(span.arises)
        closes = series.arises(number + 1)
        if not self._every:
            return low, LAST if closes is None else self._early(closes) - 1
        before = series.get(number - 1)
        if before is not None:
            low = self.last_in_time(before.due) + 1
        return low, LAST if closes is None else self.last_in_time(span.due)

    def turns(self, case: Case, day: int, end: int) -> Iterator[int]:
        """Days after a day, up to another, on which events happen, a suspension or the run that a clock
        waits for begins or ends, or the due day is another; every day, if something hangs on
        `today()`."""
        if self._dated:
            yield from range(day + 1, end + 1)
            return
        for kind in (*self._kinds.each, *self._shape.events):
            for on, _ in kind.days(case, day):
                yield on
        for condition in (self.suspended, self.clock.since):
            if condition is not None:
                runs = condition.runs(case, day)
                for start, last in (*runs.trues, *runs.unknowns):
                    yield start
                    yield last + 1
        if self._shape.day is not None:
            yield from self._shape.day.changes.days(case, day, end, MOVING)


def _next(day: int) -> int:
    return day + 1


def _same(day: int) -> int:
    return day
