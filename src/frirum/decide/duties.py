"""A duty, ready for cases: which occurrence an outcome shows, and all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from frirum.cases.model import FIRST, LAST, Case
from frirum.decide.changes import MOVING
from frirum.decide.clocks import ClockProgram, Dial, Reading, reading
from frirum.decide.days import add, less
from frirum.decide.meeting import Meetings, last_in_time, meetings, state
from frirum.decide.outcome import State
from frirum.decide.series import Counted, Growing, OnEvents, Recurring, Series, Single, counted
from frirum.decide.words import looks_at_today
from frirum.law.model import Arises, Clock, Due, Duty, Term

if TYPE_CHECKING:
    from frirum.decide.program import Compiler

Begun = Callable[[], int | None]
"""the first day of the run of days on which the conditions hold; None if it is not known"""


class Stand(NamedTuple):
    """An occurrence as it stands on a day."""

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
        self._needed = max(1, duty.cadence.times or 1) if duty.cadence else 1
        day = duty.due.day if duty.due else None
        self._day = None if day is None else compiler.program(day.node)
        clock = duty.clock or Clock()
        followed = (duty.counts, duty.suspended, clock.running, clock.since)
        self._dated = any(looks_at_today(each.node) for each in followed if each is not None)
        event = duty.arises.event if duty.arises else None
        self._event = None if event is None else compiler.events(event)

    def shown(self, case: Case, day: int, begun: Begun, restart: int) -> Stand | None:
        """The occurrence that the outcome of a day shows; None if there is none. `restart` is the first day on which
        clocks may run."""
        series = self.series(case, day, begun, restart)
        met = meetings(case, day, self.kinds)
        arisen = series.arisen(day)
        if arisen == 0:
            return None if series.get(1) is None else self.stand(case, day, series, 1, met)
        found = None
        for number in range(arisen, 0, -1):
            span = series.get(number)
            if number < arisen and span is not None and last_in_time(span.due, self.duty.tolerance) < day:
                break
            here = self.stand(case, day, series, number, met)
            found = self._better(found, here, day)
        return found

    def _better(self, found: Stand | None, here: Stand, day: int) -> Stand:
        """The earlier one, if it is still to be met."""
        still = here.fulfilled is None and last_in_time(here.due, self.duty.tolerance) >= day
        return here if found is None or still else found

    def stand(self, case: Case, day: int, series: Series, number: int, met: Meetings) -> Stand:
        """How the occurrence of a number stands on a day."""
        span = series.get(number)
        assert span is not None  # noqa: S101 - callers ask for those that are there
        low, high = self.window(series, number)
        in_time = last_in_time(span.due, self.duty.tolerance)
        suspended = False if self.suspended is None else self.suspended.runs(case, day).at(day)
        sure = met.nth(self._needed, low, high, sure=True)
        perhaps = low if not met.complete and low <= day else met.nth(self._needed, low, high, sure=False)
        found = state(sure, in_time, day, suspended=suspended)
        if span.arises is None or found is not state(perhaps, in_time, day, suspended=suspended):
            found = None
        return Stand(number, span.arises, span.due, found, sure)

    def window(self, series: Series, number: int) -> tuple[int, int]:
        """The days on which an event meets the occurrence."""
        span, following = series.get(number), series.get(number + 1)
        assert span is not None  # noqa: S101
        low = FIRST if span.arises is None else less(span.arises, self.duty.early)
        if not self._every:
            closes = None if following is None else following.arises
            return low, LAST if closes is None else less(closes, self.duty.early) - 1
        before = series.get(number - 1)
        if before is not None:
            low = last_in_time(before.due, self.duty.tolerance) + 1
        return low, LAST if following is None else last_in_time(span.due, self.duty.tolerance)

    def turns(self, case: Case, day: int, end: int) -> Iterator[int]:
        """Days after a day, up to another, on which events happen, a suspension or the run that a clock waits for
        begins or ends, or the due day is another; every day, if something hangs on `today()`."""
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

    def series(self, case: Case, day: int, begun: Begun, restart: int) -> Series:
        """The occurrences, as a decision on a day sees them."""
        dial, begin = self.clock.dial(case, day, restart)
        cadence = self.duty.cadence
        if cadence is not None:
            step = cadence.every or cadence.per
            return Recurring(dial, begin, _amount(step), _maybe(cadence.after), _maybe(cadence.up_to))
        due = self._due(case, day, dial, begin)
        arises = self.duty.arises
        if self._event is not None:
            days = [on for on, _ in self._event.days(case, day) if on <= day]
            return OnEvents(days, begin, due)
        if arises is not None and arises.after is not None:
            return Counted(self._counted(case, dial, begin, arises), due)
        return Single(begun(), begin, due)

    def _counted(self, case: Case, dial: Dial, begin: int, arises: Arises) -> Growing:
        assert arises.after is not None  # noqa: S101
        assert arises.within is not None  # noqa: S101 - the format wants both
        key = (self, dial, begin)
        found = case.memo.get(key)
        if found is None:
            days = counted(dial, begin, reading(arises.after), arises.within, again=arises.again)
            found = case.memo[key] = Growing(days)
        return found  # type: ignore[return-value]

    def _due(self, case: Case, day: int, dial: Dial, begin: int) -> Callable[[int | None, int], int | None]:
        """What gives the due day of an occurrence from its arising and the beginning of its count."""
        due = self.duty.due
        if due is None:
            return lambda _arises, _counts: None
        if self._day is not None:
            return lambda _arises, _counts: self._on(case, day)
        if due.reading is not None:
            amount = reading(due.reading)
            return lambda _arises, counts: dial.reach(amount, counts)
        return lambda arises, _counts: self._after(due, dial, arises, begin)

    def _on(self, case: Case, day: int) -> int | None:
        assert self._day is not None  # noqa: S101
        value = self._day.run(self._day.layout.frame(case, day, day))
        return value.toordinal() if isinstance(value, date) else None

    def _after(self, due: Due, dial: Dial, arises: int | None, begin: int) -> int | None:
        """The day a term after arising: on the clock, or by the calendar."""
        assert due.term is not None  # noqa: S101
        if arises is None:
            return None
        start = max(arises, begin)
        if not self.clock.plain:
            return dial.reach(reading(due.term), start)
        day = add(start, due.term)
        return day if day <= LAST else None


def _amount(term: Term | None) -> Reading:
    assert term is not None  # noqa: S101 - a cadence has `every`, or `times` with `per`
    return reading(term)


def _maybe(term: Term | None) -> Reading | None:
    return None if term is None else reading(term)
