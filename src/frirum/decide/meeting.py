"""Which events meet an occurrence of a duty, and how it stands on a day."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING

from frirum.cases.model import Case
from frirum.decide.outcome import State
from frirum.law.model import Duty

if TYPE_CHECKING:
    from frirum.decide.program import Narrowed

Met = tuple[int, bool | None]
"""a day, and whether the event surely counts (None: not known)"""


def calls_for_the_next(duty: Duty) -> bool:
    """Whether the event that an occurrence arises on is of a kind that meets the duty: a follow-up that calls
    for the next one, and does not itself answer the call. Where `early` is given, that decides."""
    return duty.arises is not None and duty.arises.event in duty.met_by and duty.early is None


class Meetings:
    """The events of a case that meet a duty, up to the day of decision."""

    __slots__ = ("complete", "days", "sure")

    def __init__(self, days: list[Met], *, complete: bool) -> None:
        self.days = days
        self.complete = complete
        self.sure = all(passes for _, passes in days) if days else True

    def nth(self, needed: int, low: int, high: int, *, sure: bool) -> int | None:
        """The day of the n-th event that counts from `low` to `high`; without `sure`, of those that may
        count."""
        first = bisect_left(self.days, (low,))
        counted = (on for on, passes in self._until(first, high) if passes or not sure)
        return next(islice(counted, needed - 1, None), None)

    def _until(self, first: int, high: int) -> Iterable[Met]:
        for index in range(first, len(self.days)):
            if self.days[index][0] > high:
                return
            yield self.days[index]


def meetings(case: Case, day: int, kinds: tuple[Narrowed, ...]) -> Meetings:
    """The events of some kinds on or before a day."""
    if len(kinds) == 1:
        complete, days = kinds[0].known(case), kinds[0].days(case, day)
    else:
        complete = all(kind.known(case) for kind in kinds)
        days = sorted((each for kind in kinds for each in kind.days(case, day)), key=lambda each: each[0])
    if days and days[-1][0] > day:
        days = [each for each in days if each[0] <= day]
    return Meetings(days, complete=complete)


def state(fulfilled: int | None, in_time: int | None, day: int, suspended: bool | None) -> State | None:  # noqa: FBT001
    """How an occurrence stands on a day. `in_time` is the last day in time, None where it is not known."""
    if fulfilled is not None and in_time is not None:
        return State.MET if fulfilled <= in_time else State.MET_LATE
    if fulfilled is not None or suspended is None:
        return None
    if suspended:
        return State.SUSPENDED
    if in_time is None:
        return None
    return State.OVERDUE if day > in_time else State.UPCOMING
