"""The occurrences of a duty in a case, in the order in which they arise: by number, on demand.

A series never lists more than it is asked for: a daily duty over a century costs no more than one of a month.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, Protocol

from frirum.cases.model import FIRST
from frirum.decide.clocks import FAR, Dial, Reading

NEVER = FAR
"""the due day of what never falls due"""


class Span(NamedTuple):
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


class Growing:
    """A list that is made as far as it is read."""

    __slots__ = ("_found", "_more")

    def __init__(self, more: Iterator[tuple[int, int]]) -> None:
        self._more = more
        self._found: list[tuple[int, int]] = []

    def get(self, index: int) -> tuple[int, int] | None:
        """The entry of an index, from 0."""
        found = self._found
        while len(found) <= index:
            following = next(self._more, None)
            if following is None:
                return None
            found.append(following)
        return found[index]

    def until(self, day: int) -> int:
        """How many entries lie on or before a day."""
        while (not self._found or self._found[-1][0] <= day) and self.get(len(self._found)) is not None:
            pass
        return bisect_right(self._found, day, key=_first)


def _first(entry: tuple[int, int]) -> int:
    return entry[0]


class Counted:
    """Occurrences that arise when so much has been counted within so long; `days` holds arising day and
    the day on which counting began."""

    def __init__(self, days: Growing, due: Due) -> None:
        self._days = days
        self._due = due

    def arisen(self, day: int) -> int:
        """How many have arisen on or before a day."""
        return self._days.until(day)

    def get(self, number: int) -> Span | None:
        """One of them."""
        found = self._days.get(number - 1) if number > 0 else None
        return None if found is None else Span(found[0], self._due(*found))

    def arises(self, number: int) -> int | None:
        """The arising day of one of them."""
        found = self._days.get(number - 1) if number > 0 else None
        return None if found is None else found[0]


def counted(
    dial: Dial, begin: int, after: Reading, within: Callable[[int], int], *, again: bool
) -> Iterator[tuple[int, int]]:
    """Arising day and beginning of the count, for each time that `after` is counted no later than the day
    that `within` gives for the beginning."""
    start = dial.runs_from(begin)
    while start is not None:
        day = dial.reach(*after, start)
        if day is None:
            return
        if day > within(start):
            start = dial.starts_after(start)
            continue
        yield day, start
        if not again or day <= start:
            return
        start = day


class Recurring:
    """A cadence: occurrence k spans the readings (k − 1)·n to k·n past the first day. `inside`: it is due on
    the last day of its span, not on the day on which the reading is reached."""

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
