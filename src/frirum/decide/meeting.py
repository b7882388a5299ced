"""Which events meet an occurrence of a duty, and how it stands on a day."""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING

from frirum.cases.model import Case
from frirum.decide.outcome import State
from frirum.law.model import Duty

if TYPE_CHECKING:
    from frirum.decide.program import Narrowed

Met = tuple[int, bool | None]
"""a day, and whether the event surely counts (None: not known)"""

# A member looked up in its class costs more than all else that `state` does.
_MET, _MET_LATE, _OVERDUE, _SUSPENDED = State.MET, State.MET_LATE, State.OVERDUE, State.SUSPENDED
_UPCOMING = State.UPCOMING


def calls_for_the_next(duty: Duty) -> bool:
    """Whether the event that an occurrence arises on is of a kind that meets the duty: a follow-up that calls
    for the next one, and does not itself answer the call. Where `early` is given, that decides."""
    return duty.arises is not None and duty.arises.event in duty.met_by and duty.early is None


class Meetings:
    """The events of a case that meet a duty, sorted by day. `sure`: all of them surely count."""

    __slots__ = ("complete", "days", "sure")

    def __init__(self, days: list[Met], *, complete: bool) -> None:
        self.days = days
        self.complete = complete
        self.sure = all(passes for _, passes in days) if days else True

    def nth(self, needed: int, low: int, high: int, *, sure: bool) -> int | None:
        """The day of the n-th event that counts from `low` to `high`; without `sure`, of those that may
        count."""
        days = self.days
        first, after = bisect_left(days, (low,)), bisect_left(days, (high + 1,))
        counted = (days[at][0] for at in range(first, after) if days[at][1] or not sure)
        return next(islice(counted, needed - 1, None), None)


NONE_MET = Meetings([], complete=True)


class Kinds:
    """The kinds of events that meet a duty, in their order."""

    __slots__ = ("_complete", "_dated", "each")

    def __init__(self, each: tuple[Narrowed, ...]) -> None:
        self.each = each
        self._complete = all(kind.complete for kind in each)
        self._dated = any(kind.dated for kind in each)

    def met(self, case: Case, day: int) -> Meetings:
        """The events of these kinds, also those after the day of decision."""
        if self._complete and not case.events and not case.incomplete:
            return NONE_MET
        key = (self, day) if self._dated else self
        found = case.memo.get(key)
        if found is None:
            found = case.memo[key] = self._made(case, day)
        return found  # type: ignore[return-value]

    def _made(self, case: Case, day: int) -> Meetings:
        complete = all(kind.known(case) for kind in self.each)
        days = sorted((each for kind in self.each for each in kind.days(case, day)), key=_on)
        return Meetings(days, complete=complete)


def _on(each: Met) -> int:
    return each[0]


def state(fulfilled: int | None, in_time: int | None, day: int, suspended: bool | None) -> State | None:  # noqa: FBT001
    """How an occurrence stands on a day. `in_time` is the last day in time, None where it is not known."""
    if fulfilled is not None and in_time is not None:
        return _MET if fulfilled <= in_time else _MET_LATE
    if fulfilled is not None or suspended is None:
        return None
    if suspended:
        return _SUSPENDED
    if in_time is None:
        return None
    return _OVERDUE if day > in_time else _UPCOMING
