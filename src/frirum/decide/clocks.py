"""Clocks: what they read at the end of a day, and the day on which they reach a reading."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from frirum.cases.model import FIRST, LAST, Case
from frirum.decide.days import MONTH, add_weekdays, after_units, units, weekdays_between
from frirum.decide.truth import Run
from frirum.decide.words import looks_at_today
from frirum.law.model import Clock, Counting, Expression, Term, Unit

if TYPE_CHECKING:
    from frirum.decide.program import Compiler

FAR = LAST + 1
"""the day after all days: what is known until then is always known"""

ALWAYS: tuple[Run, ...] = ((FIRST, LAST),)


class Reading(NamedTuple):
    """An amount of time on a clock, in the kind of its unit: "months" (counted in units of which 30 make
    one), "days" or "weekdays"."""

    kind: str
    amount: int


def reading(term: Term) -> Reading:
    """What a term means on a clock."""
    kind, size = _KINDS[term.unit]
    return Reading(kind, size * term.count)


_KINDS = {
    Unit.DAYS: ("days", 1),
    Unit.WEEKS: ("days", 7),
    Unit.MONTHS: ("months", MONTH),
    Unit.YEARS: ("months", 12 * MONTH),
    Unit.WEEKDAYS: ("weekdays", 1),
}


class Dial:
    """A clock in a case: the pieces on which it runs, and the first day on which that is not known."""

    __slots__ = ("_sums", "known", "pieces")

    def __init__(self, pieces: Sequence[Run], known: int = FAR) -> None:
        self.pieces = pieces
        self.known = known
        self._sums: dict[str, list[int]] | None = None

    def reading(self, kind: str, begin: int, day: int) -> int:
        """What it reads at the end of a day, counted from the day `begin`."""
        first = self._first(begin)
        last = bisect_left(self.pieces, (day + 1,)) - 1
        if last < first or day < begin:
            return 0
        start, end = self.pieces[last]
        if last == first:
            return _measure(kind, begin, max(start, begin), min(end, day))
        sums = self._before(kind)
        whole = _measure(kind, begin, max(self.pieces[first][0], begin), self.pieces[first][1])
        return whole + sums[last] - sums[first + 1] + _measure(kind, begin, start, min(end, day))

    def reach(self, kind: str, count: int, begin: int) -> int | None:
        """The first day after the amount is complete, counted from the day `begin`; None if it never is,
        or if that is not known. An amount in weekdays is reached on the last of them."""
        if count <= 0:
            return begin if begin <= self.known else None
        if len(self.pieces) > _FEW:
            day = self._reach_far(kind, count, begin)
            return day if day is not None and day <= self.known and day <= LAST else None
        over = 0 if kind == "weekdays" else 1
        for start, end in self.pieces:
            if end >= begin:
                first = start if start > begin else begin
                day = after_units(first, count) if kind == "months" else _complete(kind, begin, first, count)
                if day <= end + over:
                    return day if day <= self.known and day <= LAST else None
                count -= _measure(kind, begin, first, end)
        return None

    def _reach_far(self, kind: str, count: int, begin: int) -> int | None:
        """By the sums of the pieces before each."""
        first = self._first(begin)
        if first >= len(self.pieces):
            return None
        start, end = self.pieces[first]
        start = max(start, begin)
        whole = _measure(kind, begin, start, end)
        if count <= whole:
            return _complete(kind, begin, start, count)
        sums = self._before(kind)
        wanted = count - whole + sums[first + 1]
        at = bisect_left(sums, wanted, first + 1) - 1
        if at >= len(self.pieces):
            return None
        return _complete(kind, begin, self.pieces[at][0], wanted - sums[at])

    def runs_from(self, begin: int) -> int | None:
        """The first day from `begin` on which it runs, as far as is known."""
        first = self._first(begin)
        if first == len(self.pieces):
            return None
        start = self.pieces[first][0]
        day = start if start > begin else begin
        return day if day < self.known else None

    def starts_after(self, day: int) -> int | None:
        """The next day after a day on which it begins to run, as far as is known."""
        at = bisect_left(self.pieces, (day + 1,))
        start = self.pieces[at][0] if at < len(self.pieces) else FAR
        return start if start < self.known else None

    def _first(self, begin: int) -> int:
        """The first piece that does not end before a day."""
        if len(self.pieces) > _FEW:
            return bisect_left(self.pieces, begin, key=_end)
        for index, (_, end) in enumerate(self.pieces):
            if end >= begin:
                return index
        return len(self.pieces)

    def _before(self, kind: str) -> list[int]:
        """For each piece, the sum of the measures of those before it."""
        if self._sums is None:
            self._sums = {}
        found = self._sums.get(kind)
        if found is None:
            sizes = (_measure(kind, FIRST - 1, start, end) for start, end in self.pieces)
            found = self._sums[kind] = [0, *accumulate(sizes)]
        return found


def _end(run: Run) -> int:
    return run[1]


def _measure(kind: str, begin: int, start: int, end: int) -> int:
    if kind == "months":
        return units(start, end)
    if kind == "days":
        return end - start + 1
    return weekdays_between(max(start - 1, begin), end)


def _complete(kind: str, begin: int, start: int, count: int) -> int:
    """The day on which an amount is complete, in a piece that starts on a day, counted from another."""
    if kind == "months":
        return after_units(start, count)
    if kind == "days":
        return start + count
    return add_weekdays(max(start - 1, begin), count)


_FEW = 8

CALENDAR = Dial(ALWAYS)
"""The clock that always runs."""


class ClockProgram:
    """A clock of a duty with the duty's suspension, ready for cases. Without both it is the calendar."""

    def __init__(self, compiler: Compiler, clock: Clock | None, suspended: Expression | None) -> None:
        running = clock.running if clock else None
        since = clock.since if clock else None
        self._running = None if running is None else compiler.followed(running.node)
        self.since = None if since is None else compiler.followed(since.node)
        self._suspended = None if suspended is None else compiler.followed(suspended.node)
        self._whole_weeks = clock is not None and clock.counting is Counting.WHOLE_WEEKS
        self.plain = clock is None and suspended is None
        followed = (each for each in (running, suspended) if each is not None)
        self._dated = any(looks_at_today(each.node) for each in followed)

    def dial(self, case: Case, day: int, not_before: int) -> tuple[Dial, int]:
        """The clock as it runs for a decision on a day, and the day from which it counts. `not_before` is the
        day of a restart."""
        begin = not_before
        if self.since is not None:
            start = self.since.runs(case, day).start(day)
            if start is None:
                return NO_CLOCK, begin
            begin = max(begin, start)
        if self._running is None and self._suspended is None:
            return CALENDAR, begin
        # Where it hangs on the case alone, as clocks mostly do, no key needs to be put together.
        key = (self, begin, day) if self._dated else self if begin == FIRST else (self, begin)
        found = case.memo.get(key)
        if found is None:
            found = case.memo[key] = self._made(case, day, begin)
        return found, begin  # type: ignore[return-value]

    def _made(self, case: Case, day: int, begin: int) -> Dial:
        running = None if self._running is None else self._running.runs(case, day)
        suspended = None if self._suspended is None else self._suspended.runs(case, day)
        pieces: Sequence[Run] = ALWAYS if running is None else running.trues
        if self._whole_weeks:
            pieces = whole_weeks(pieces)
        if suspended is not None:
            pieces = list(without(pieces, suspended.trues))
        known = FAR
        for runs in (running, suspended):
            if runs is not None and runs.unknowns:
                later = (max(start, begin) for start, end in runs.unknowns if end >= begin)
                known = min(known, min(later, default=FAR))
        return Dial(pieces, known)


NO_CLOCK = Dial((), FIRST - 1)
"""A clock that nobody can read: it waits for a run that is not there, or whose beginning is not known."""


def whole_weeks(runs: Iterable[Run]) -> list[Run]:
    """Runs widened to whole ISO weeks, and merged. Day 1 is a Monday."""
    found: list[Run] = []
    for start, end in runs:
        monday, sunday = max(FIRST, start - (start - 1) % 7), min(LAST, end + 6 - (end - 1) % 7)
        if found and monday <= found[-1][1] + 1:
            found[-1] = (found[-1][0], sunday)
        else:
            found.append((monday, sunday))
    return found


def without(runs: Iterable[Run], holes: Sequence[Run]) -> Iterator[Run]:
    """Runs less the days of others."""
    at = 0
    for first, last in runs:
        start = first
        while at < len(holes) and holes[at][1] < start:
            at += 1
        which = at
        while which < len(holes) and holes[which][0] <= last:
            if holes[which][0] > start:
                yield start, holes[which][0] - 1
            start = holes[which][1] + 1
            which += 1
        if start <= last:
            yield start, last
