"""The occurrences of a duty in a case, in the order in which they arise: by number, on demand.

A series never lists more than it is asked for: a daily duty over a century costs no more than one of a month.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from frirum.cases.model import FIRST
from frirum.decide.clocks import FAR, Dial, Reading

NEVER = FAR
"""the due day of what never falls due"""


@dataclass(slots=True)
class Span:
    """An occurrence: its arising day, None where it is not known or never comes, and its due day, None where
    it is not known. One that has been there since the first of all days began before anything is recorded."""

    arises: int | None
    due: int | None


def reached(dial: Dial, amount: Reading, begin: int) -> int | None:
    """The day on which a clock reaches an amount; NEVER, or None where that is not known: as from a beginning
    that lies before anything is recorded."""
    if begin == FIRST and dial.runs_from(begin) == FIRST:
        return None
    day = dial.reach(*amount, begin)
    return NEVER if day is None and dial.known == FAR else day


class Series(Protocol):
    """Occurrences, numbered from 1."""

    def arisen(self, day: int) -> int:
        """How many have arisen on or before a day."""

    def get(self, number: int) -> Span | None:
        """One of them; None if there is none of that number."""

    def arises(self, number: int) -> int | None:
        """The arising day of one of them; None if there is none, or if it is not known."""


Due = Callable[[int | None, int], int | None]
"""the due day of an occurrence, from its arising day and the day on which its counting began: NEVER, or None
where it is not known"""


class Single:
    """A duty that arises once, on a day that may be unknown."""

    __slots__ = ("_span",)

    def __init__(self, arises: int | None, begin: int, due: Due) -> None:
        self._span = Span(arises, due(arises, begin))

    def arisen(self, day: int) -> int:  # noqa: ARG002 - it is only asked for while the conditions hold
        """Always one."""
        return 1

    def get(self, number: int) -> Span | None:
        """The one."""
        return self._span if number == 1 else None

    def arises(self, number: int) -> int | None:
        """The arising day of the one."""
        return self._span.arises if number == 1 else None


class OnEvents:
    """An occurrence for each event."""

    __slots__ = ("_begin", "_days", "_due")

    def __init__(self, days: Sequence[int], begin: int, due: Due) -> None:
        self._days = days
        self._begin = begin
        self._due = due

    def arisen(self, day: int) -> int:
        """How many have happened on or before a day."""
        return bisect_right(self._days, day)

    def get(self, number: int) -> Span | None:
        """That of one event."""
        if not 1 <= number <= len(self._days):
            return None
        day = self._days[number - 1]
        return Span(day, self._due(day, max(day, self._begin)))

    def arises(self, number: int) -> int | None:
        """The day of one event."""
        return self._days[number - 1] if 1 <= number <= len(self._days) else None


class Counted:
    """Occurrences that arise when so much has been counted within so long; found as far as they are read.
    `within` gives the last day in time for the beginning of a count."""

    __slots__ = ("_again", "_amount", "_dial", "_due", "_found", "_kind", "_start", "_within")

    def __init__(
        self,
        dial: Dial,
        begin: int,
        after: Reading,
        within: Callable[[int], int],
        due: Due,
        *,
        again: bool,
    ) -> None:
        self._dial = dial
        self._kind, self._amount = after
        self._within = within
        self._due = due
        self._again = again
        self._start = dial.runs_from(begin)
        self._found: list[tuple[int, int]] = []
        """arising days, each with the day on which its count began"""

    def arisen(self, day: int) -> int:
        """How many have arisen on or before a day."""
        found = self._found
        while not found or found[-1][0] <= day:
            if not self._grow():
                return len(found)
        if len(found) == 1 or found[-2][0] <= day:
            return len(found) - 1
        return bisect_right(found, day, key=_first)

    def get(self, number: int) -> Span | None:
        """One of them."""
        if number < 1 or not self._has(number):
            return None
        arises, start = self._found[number - 1]
        return Span(arises, self._due(arises, start))

    def arises(self, number: int) -> int | None:
        """The arising day of one of them."""
        return self._found[number - 1][0] if number > 0 and self._has(number) else None

    def _has(self, number: int) -> bool:
        """Whether there are so many."""
        while len(self._found) < number:
            if not self._grow():
                return False
        return True

    def _grow(self) -> bool:
        """Find one more; False if there is none."""
        start = self._start
        while start is not None:
            day = self._dial.reach(self._kind, self._amount, start)
            if day is None:
                break
            if day <= self._within(start):
                self._found.append((day, start))
                self._start = day if self._again and day > start else None
                return True
            start = self._dial.starts_after(start)
        self._start = None
        return False


def _first(entry: tuple[int, int]) -> int:
    return entry[0]


class Recurring:
    """A cadence: occurrence k spans the readings (k − 1)·n to k·n past the first day. `inside`: it is due on
    the last day of its span, not on the day on which the reading is reached."""

    __slots__ = ("_back", "_dial", "_first", "_last", "_offset", "_origin", "_step")

    def __init__(
        self,
        dial: Dial,
        begin: int,
        step: Reading,
        after: Reading | None,
        up_to: Reading | None,
        *,
        inside: bool,
    ) -> None:
        self._dial = dial
        self._step = step
        self._back = 1 if inside else 0
        self._origin, self._offset = begin, 0
        if after is None or after.amount <= 0:
            self._first = dial.runs_from(begin)
        else:
            self._first = dial.reach(*after, begin)
            if after.kind == step.kind:
                self._offset = after.amount
            elif self._first is not None:
                self._origin = self._first
        self._last: int | None = 0
        if step.amount > 0 and self._first is not None:
            self._last = None if up_to is None else self._limit(up_to, self._first)

    def _limit(self, up_to: Reading, first: int) -> int | None:
        """The number of the last occurrence; None if there is no last one."""
        if up_to.kind == self._step.kind:
            return up_to.amount // self._step.amount
        end = self._dial.reach(*up_to, first)
        return None if end is None else self._steps(end)

    def _steps(self, day: int) -> int:
        """How many steps are complete on a day."""
        # An amount of weekdays is reached on its last day, all others on the day after it.
        end = day if self._step.kind == "weekdays" else day - 1
        reading = self._dial.reading(self._step.kind, self._origin, end)
        return (reading - self._offset) // self._step.amount

    def arisen(self, day: int) -> int:
        """How many have arisen on or before a day."""
        if self._first is None or self._first > day or self._last == 0:
            return 0
        number = self._steps(min(day, self._dial.known)) + 1
        return number if self._last is None else min(number, self._last)

    def get(self, number: int) -> Span | None:
        """One of them."""
        arises = self.arises(number)
        return None if arises is None else Span(arises, self._due(number))

    def arises(self, number: int) -> int | None:
        """The arising day of one of them."""
        if number < 1 or (self._last is not None and number > self._last):
            return None
        return self._first if number == 1 else self._at(number - 1)

    def _due(self, number: int) -> int | None:
        amount = Reading(self._step.kind, self._offset + number * self._step.amount)
        day = self._dial.reach(*amount, self._origin)
        if day is None:
            return NEVER if self._dial.known == FAR else None
        return day - self._back

    def _at(self, steps: int) -> int | None:
        return self._dial.reach(self._step.kind, self._offset + steps * self._step.amount, self._origin)
