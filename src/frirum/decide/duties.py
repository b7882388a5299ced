"""A duty, ready for cases: which occurrence an outcome shows, and all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from frirum.cases.model import FIRST, LAST, Case
from frirum.decide.changes import MOVING
from frirum.decide.clocks import ClockProgram, Dial, Reading, reading
from frirum.decide.days import adding, lessening
from frirum.decide.meeting import Meetings, calls_for_the_next, meetings, state
from frirum.decide.outcome import State
from frirum.decide.series import (
    NEVER,
    Counted,
    Growing,
    OnEvents,
    Recurring,
    Series,
    Single,
    Span,
    counted,
    reached,
)
from frirum.decide.words import looks_at_today
from frirum.law.model import Arises, Cadence, Clock, Due, Duty, Term

if TYPE_CHECKING:
    from frirum.decide.program import Compiler

Begun = Callable[[], int | None]
"""the first day of the run of days on which the conditions hold; None if it is not known"""


class Stand(NamedTuple):
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
        self.kinds = tuple(
            compiler.events(name, counts, () if counts is None else duty.met_by)
            for name in dict.fromkeys(duty.met_by)
        )
        self.clock = ClockProgram(compiler, duty.clock, duty.suspended)
        self.suspended = None if duty.suspended is None else compiler.followed(duty.suspended.node)
        self._every = duty.cadence is not None and duty.cadence.every is not None
        cadence, arises, due = duty.cadence or Cadence(), duty.arises or Arises(), duty.due or Due()
        self._needed = max(1, cadence.times or 1)
        self._step = _maybe(cadence.every or cadence.per)
        self._after = _maybe(cadence.after or arises.after)
        self._up_to = _maybe(cadence.up_to)
        self._within = None if arises.within is None else adding(arises.within)
        self._again = arises.again
        self._due_reading, self._due_term = _maybe(due.reading), _maybe(due.term)
        self._add_term = None if due.term is None else adding(due.term)
        self._late = adding(duty.tolerance) if duty.tolerance else _same
        self._early = lessening(duty.early) if duty.early else _next if calls_for_the_next(duty) else _same
        self.once = self._step is None and arises.event is None and arises.after is None
        """whether it arises when its conditions begin to hold"""
        self._day = None if due.day is None else compiler.program(due.day.node)
        clock = duty.clock or Clock()
        followed = (duty.counts, duty.suspended, clock.running, clock.since)
        self._dated = any(looks_at_today(each.node) for each in followed if each is not None)
        self._event = None if arises.event is None else compiler.events(arises.event)

    def shown(self, case: Case, day: int, begun: Begun | None, restart: int) -> Stand | None:
        """The occurrence that the outcome of a day shows; None if there is none. `restart` is the first
        day on which clocks may run."""
        series = self.series(case, day, begun, restart)
        met = meetings(case, day, self.kinds)
        arisen = series.arisen(day)
        span = series.get(max(arisen, 1))
        if span is None:
            return None
        found = self.stand(case, day, series, max(arisen, 1), span, met)
        for number in range(arisen - 1, 0, -1):
            earlier = series.get(number)
            if earlier is None or self.last_in_time(earlier.due) < day:
                break
            here = self.stand(case, day, series, number, earlier, met)
            if here.fulfilled is None:
                found = here
        return found

    def last_in_time(self, due: int | None) -> int:
        """The last day on which an occurrence can be met in time, as far as is known."""
        return LAST if due is None or due == NEVER else self._late(due)

    def stand(self, case: Case, day: int, series: Series, number: int, span: Span, met: Meetings) -> Stand:
        """How the occurrence of a number stands on a day."""
        in_time = None if span.due is None else self.last_in_time(span.due)
        suspended = False if self.suspended is None else self.suspended.runs(case, day).at(day)
        sure = perhaps = None
        if met.days or not met.complete:
            low, high = self.window(series, number, span)
            sure = perhaps = met.nth(self._needed, low, high, sure=True)
            if not met.sure:
                perhaps = met.nth(self._needed, low, high, sure=False)
            if not met.complete and low <= day:
                perhaps = low
        found = state(sure, in_time, day, suspended)
        if span.arises is None or (perhaps != sure and found is not state(perhaps, in_time, day, suspended)):
            found = None
        # What has been there since the first of all days began before anything is recorded.
        arises = None if span.arises == FIRST else span.arises
        return Stand(number, arises, None if span.due == NEVER else span.due, found, sure)

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
        for kind in (*self.kinds, *(() if self._event is None else (self._event,))):
            for on, _ in kind.days(case, day):
                yield on
        for condition in (self.suspended, self.clock.since):
            if condition is not None:
                runs = condition.runs(case, day)
                for start, last in (*runs.trues, *runs.unknowns):
                    yield start
                    yield last + 1
        if self._day is not None:
            yield from self._day.changes.days(case, day, end, MOVING)

    def series(self, case: Case, day: int, begun: Begun | None, restart: int) -> Series:
        """The occurrences, as a decision on a day sees them."""
        dial, begin = self.clock.dial(case, day, restart)
        if self._step is not None:
            return Recurring(dial, begin, self._step, self._after, self._up_to, inside=not self._every)
        due = self._due(case, day, dial, begin)
        if self._event is not None:
            days = [on for on, _ in self._event.days(case, day) if on <= day]
            return OnEvents(days, begin, due)
        if self._after is not None and self._within is not None:
            return Counted(self._counted(case, dial, begin, self._after, self._within), due)
        return Single(None if begun is None else begun(), begin, due)

    def _counted(
        self, case: Case, dial: Dial, begin: int, after: Reading, within: Callable[[int], int]
    ) -> Growing:
        key = (self, dial, begin)
        found = case.memo.get(key)
        if found is None:
            found = case.memo[key] = Growing(counted(dial, begin, after, within, again=self._again))
        return found  # type: ignore[return-value]

    def _due(self, case: Case, day: int, dial: Dial, begin: int) -> Callable[[int | None, int], int | None]:
        """What gives the due day of an occurrence from its arising and the beginning of its count."""
        if self._due_reading is not None:
            amount = self._due_reading
            return lambda _arises, counts: reached(dial, amount, counts)
        if self._add_term is not None:
            return lambda arises, _counts: self._term_after(dial, arises, begin)
        return lambda _arises, _counts: self._on(case, day)

    def _on(self, case: Case, day: int) -> int | None:
        if self._day is None:
            return NEVER
        value = self._day.run(self._day.layout.frame(case, day, day))
        return value.toordinal() if isinstance(value, date) else None

    def _term_after(self, dial: Dial, arises: int | None, begin: int) -> int | None:
        """The day a term after arising: on the clock, or by the calendar. Not known where the clock ran as it
        arose, and that was before anything is recorded."""
        if arises is None or self._add_term is None or self._due_term is None:
            return None
        start = max(arises, begin)
        if start == FIRST or not self.clock.plain:
            return reached(dial, self._due_term, start)
        day = self._add_term(start)
        return day if day <= LAST else NEVER


def _next(day: int) -> int:
    return day + 1


def _same(day: int) -> int:
    return day


def _maybe(term: Term | None) -> Reading | None:
    return None if term is None else reading(term)
