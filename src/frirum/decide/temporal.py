"""The functions over time as the Python engine runs them: each is called with a frame and gives a FEEL value.

Besides their value they know their *turns*: the days on which they may begin to behave otherwise. Between
two turns a number only grows or only falls, and a day stays the same; `frirum.decide.changes` finds
crossings from that.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Protocol

from frirum.cases.model import FIRST, Case
from frirum.decide.days import MONTH, add_months, weekdays_between, whole_units
from frirum.decide.frames import CASE, DAY, TODAY, Frame
from frirum.decide.truth import Runs, run_at
from frirum.feel import UNKNOWN
from frirum.feel.values import DECIMAL

Run = Callable[[Frame], object]


class Followable(Protocol):
    """A condition through time."""

    def runs(self, case: Case, today: int) -> Runs:
        """Its runs in a case."""


class Happenings(Protocol):
    """Events of one name, perhaps narrowed."""

    def known(self, case: Case) -> bool:
        """Whether absence means that it did not happen."""

    def days(self, case: Case, today: int) -> Sequence[tuple[int, bool | None]]:
        """Their days in order; None: whether it is one of them is unknown."""


@lru_cache(maxsize=1 << 14)
def as_number(count: int) -> Decimal:
    """An integer as FEEL has it."""
    return Decimal(count)


@lru_cache(maxsize=1 << 14)
def as_months(units: int) -> Decimal:
    """Units as months."""
    return DECIMAL.divide(Decimal(units), Decimal(MONTH))


@lru_cache(maxsize=1 << 14)
def as_weeks(days: int) -> Decimal:
    """Days as weeks."""
    return DECIMAL.divide(Decimal(days), Decimal(7))


def window_of(value: object) -> int | None:
    """The length of a window; None where it is no whole number from 0 up."""
    if isinstance(value, Decimal) and value >= 0 and value == value.to_integral_value():
        return int(value)
    return None


def reached_from(day: int, months: int) -> int:
    """The first day whose window of `months` months begins on or after a day."""
    found = add_months(day, months)
    while add_months(found, -months) < day:
        found += 1
    return found


class OverTime(ABC):
    """A function over time. Between its turns a number only grows or only falls, unless it wobbles, and a day
    stays the same."""

    __slots__ = ()

    @abstractmethod
    def __call__(self, frame: Frame) -> object:
        """Its value on the frame's day."""

    def turns(self, case: Case, today: int, window: int | None) -> Iterator[int]:  # noqa: ARG002
        """Days on which it may begin to behave otherwise; `window` is its length, if it has one."""
        return iter(())

    def wobble(self, case: Case, day: int, today: int, window: int | None) -> tuple[int, int] | None:  # noqa: ARG002
        """None if it is monotone around a day; else bounds, in months, of what it may give until its next
        turn."""
        return None


class Accumulated(OverTime):
    """`accumulated months|weeks|days(condition, window)`"""

    __slots__ = ("_condition", "_fixed", "_months", "_number", "_scale", "_window")

    def __init__(
        self, unit: str, condition: Followable, window: Run | None, fixed: int | None = None
    ) -> None:
        """`window` computes the length of the window on the day; `fixed` is that length where it is a
        number."""
        self._fixed = fixed
        self._months = unit == "months"
        self._scale = {"months": 0, "weeks": 7, "days": 1}[unit]
        self._number = {"months": as_months, "weeks": as_weeks, "days": as_number}[unit]
        self._condition = condition
        self._window = window

    def __call__(self, frame: Frame) -> object:
        """Its value."""
        day = frame[DAY]
        low = FIRST
        if self._fixed is not None:
            low = add_months(day, -self._fixed) if self._months else day - self._scale * self._fixed
        elif self._window is not None:
            given = self._window(frame)
            window = window_of(given)
            if window is None:
                return UNKNOWN if given is UNKNOWN else None
            low = self.opens(day, window)
        runs = self._condition.runs(frame[CASE], frame[TODAY])
        high = day - 1
        if runs.unknowns and not runs.known(low, high):
            return UNKNOWN
        return self._number(runs.measure(low, high, months=self._months))

    def opens(self, day: int, window: int) -> int:
        """The first day of the window on a day."""
        return add_months(day, -window) if self._months else day - self._scale * window

    def looked_at(self, frame: Frame) -> tuple[int, int]:
        """The first and the last day that its value on a day hangs on."""
        window = None if self._window is None else window_of(self._window(frame))
        return (FIRST if window is None else self.opens(frame[DAY], window)), frame[DAY] - 1

    def turns(self, case: Case, today: int, window: int | None) -> Iterator[int]:
        """Days on which it may begin to behave otherwise."""
        runs = self._condition.runs(case, today)
        for start, end in (*runs.trues, *runs.unknowns):
            yield start + 1
            yield end + 2
            if window is not None:
                yield self._leaves(start, window)
                yield self._leaves(end + 1, window)
        for day in runs.breaks:
            yield day + 1
            if window is not None:
                yield self._leaves(day, window)

    def _leaves(self, day: int, window: int) -> int:
        return reached_from(day, window) if self._months else day + self._scale * window

    def wobble(self, case: Case, day: int, today: int, window: int | None) -> tuple[int, int] | None:
        """Where the count both gains and loses days, months of other length make it go up and down a
        little."""
        if window is None or not self._months:
            return None
        runs = self._condition.runs(case, today)
        low = self.opens(day, window)
        last, first = run_at(runs.trues, day - 1), run_at(runs.trues, low)
        if last is None or first is None:
            return None
        if last is first:
            return window, window + 1
        now = runs.measure(low, day - 1, months=True) // MONTH
        return now - 1, now + 2


class Consecutive(OverTime):
    """`consecutive months(condition)`"""

    __slots__ = ("_condition",)

    def __init__(self, condition: Followable) -> None:
        self._condition = condition

    def __call__(self, frame: Frame) -> object:
        """Its value."""
        runs, day = self._condition.runs(frame[CASE], frame[TODAY]), frame[DAY]
        holds = runs.at(day)
        if holds is False:
            return as_number(0)
        start = runs.start(day)
        if start is None:
            return UNKNOWN
        return as_months(runs.measure(start, day - 1, months=True))

    def turns(self, case: Case, today: int, window: int | None) -> Iterator[int]:  # noqa: ARG002
        """Days on which it may begin to behave otherwise."""
        runs = self._condition.runs(case, today)
        for start, end in (*runs.trues, *runs.unknowns):
            yield start
            yield end + 1
        yield from runs.breaks


class Since(Consecutive):
    """`since(condition)`"""

    __slots__ = ()

    def __call__(self, frame: Frame) -> object:
        """Its value."""
        runs, day = self._condition.runs(frame[CASE], frame[TODAY]), frame[DAY]
        if runs.at(day) is False:
            return None
        start = runs.start(day)
        return UNKNOWN if start is None else date.fromordinal(start)


def _until(days: Sequence[tuple[int, bool | None]], day: int) -> int:
    """How many of the days lie on or before a day."""
    return bisect_right(days, day, key=_on)


def _on(each: tuple[int, bool | None]) -> int:
    return each[0]


class Latest(OverTime):
    """`latest(event)`"""

    __slots__ = ("_events",)

    def __init__(self, events: Happenings) -> None:
        self._events = events

    def __call__(self, frame: Frame) -> object:
        """Its value."""
        if not self._events.known(frame[CASE]):
            return UNKNOWN
        days = self._events.days(frame[CASE], frame[TODAY])
        return _decisive(days[at] for at in range(_until(days, frame[DAY]) - 1, -1, -1))

    def turns(self, case: Case, today: int, window: int | None) -> Iterator[int]:  # noqa: ARG002
        """Days on which it may get another value."""
        for on, _ in self._events.days(case, today):
            yield on


class First(Latest):
    """`first(event)`"""

    __slots__ = ()

    def __call__(self, frame: Frame) -> object:
        """Its value."""
        if not self._events.known(frame[CASE]):
            return UNKNOWN
        days = self._events.days(frame[CASE], frame[TODAY])
        return _decisive(days[at] for at in range(_until(days, frame[DAY])))


def _decisive(days: Iterator[tuple[int, bool | None]]) -> object:
    """The day of the first that surely is one, if none that might be one lies on another day before it."""
    doubtful: int | None = None
    for on, sure in days:
        if doubtful is not None and on != doubtful:
            return UNKNOWN
        if sure:
            return date.fromordinal(on)
        doubtful = on
    return None if doubtful is None else UNKNOWN


class Count(OverTime):
    """`count(event, window)`"""

    __slots__ = ("_events", "_window")

    def __init__(self, events: Happenings, window: Run | None) -> None:
        self._events = events
        self._window = window

    def __call__(self, frame: Frame) -> object:
        """Its value."""
        case, day = frame[CASE], frame[DAY]
        after = FIRST - 1
        if self._window is not None:
            given = self._window(frame)
            window = window_of(given)
            if window is None:
                return UNKNOWN if given is UNKNOWN else None
            after = add_months(day, -window)
        if not self._events.known(case):
            return UNKNOWN
        days = self._events.days(case, frame[TODAY])
        counted = days[_until(days, after) : _until(days, day)]
        return as_number(len(counted)) if all(sure for _, sure in counted) else UNKNOWN

    def turns(self, case: Case, today: int, window: int | None) -> Iterator[int]:
        """Days on which it gets another value."""
        for on, _ in self._events.days(case, today):
            yield on
            if window is not None:
                yield reached_from(on, window)


class Elapsed(OverTime):
    """`years|months|days|weekdays since(date)`"""

    __slots__ = ("_measure", "day")

    def __init__(self, unit: str, day: Run) -> None:
        self._measure: Callable[[int, int], int] = {
            "years": _years,
            "months": _months,
            "days": _days,
            "weekdays": weekdays_between,
        }[unit]
        self.day = day

    def __call__(self, frame: Frame) -> object:
        """Its value."""
        start = self.day(frame)
        if isinstance(start, date):
            return as_number(self._measure(start.toordinal(), frame[DAY]))
        return UNKNOWN if start is UNKNOWN else None


def _years(start: int, end: int) -> int:
    return whole_units(start, end, 12)


def _months(start: int, end: int) -> int:
    return whole_units(start, end, 1)


def _days(start: int, end: int) -> int:
    return end - start
