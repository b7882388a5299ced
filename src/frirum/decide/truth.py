"""The truth of a condition over time: its runs of true days and of unknown days, in one case.

Runs are found once per case and kept in its memo: every count, clock and window that follows the same
condition reads the same runs.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate

from frirum.cases.model import FIRST, LAST, Case, Piece
from frirum.decide.days import units
from frirum.decide.frames import CASE, FIRST_SLOT, TODAY, Frame, Layout
from frirum.feel import UNKNOWN

Run = tuple[int, int]
Segment = tuple[int, bool | None]
"""a day, and the truth from that day on (None: unknown)"""

Moving = tuple[int, Sequence[Piece], object]
"""a fact that changes: its slot, its pieces, its value in gaps"""

_FEW = 8
_KEPT = 4096


class Runs:
    """Runs of true days and of unknown days, sorted; no two of a kind touch or overlap."""

    __slots__ = ("_sums", "breaks", "trues", "unknowns")

    def __init__(self, trues: list[Run], unknowns: list[Run], breaks: list[int]) -> None:
        self.trues = trues
        self.unknowns = unknowns
        self.breaks = breaks
        """days within unknown runs on which something else may be missing"""
        self._sums: dict[bool, list[int]] = {}

    def at(self, day: int) -> bool | None:
        """The truth on a day."""
        if run_at(self.trues, day) is not None:
            return True
        return None if run_at(self.unknowns, day) is not None else False

    def start(self, day: int) -> int | None:
        """The first day of the true run that contains a day; None if there is none, or if it begins next to
        an unknown day."""
        run = run_at(self.trues, day)
        if run is None or run_at(self.unknowns, run[0] - 1) is not None:
            return None
        return run[0]

    def known(self, low: int, high: int) -> bool:
        """Whether no day from `low` to `high` is unknown."""
        return low > high or all(start > high or end < low for start, end in self.unknowns)

    def measure(self, low: int, high: int, *, months: bool) -> int:
        """The units (`months`) or days of the true days from `low` to `high`; pieces are cut at both."""
        if len(self.trues) > _FEW:
            return self._long(low, high, months=months)
        total = 0
        for start, end in self.trues:
            if end < low:
                continue
            if start > high:
                break
            first, last = start if start > low else low, end if end < high else high
            total += units(first, last) if months else last - first + 1
        return total

    def _long(self, low: int, high: int, *, months: bool) -> int:
        first = bisect_left(self.trues, low, key=_end)
        last = bisect_right(self.trues, high, key=_start) - 1
        if last < first:
            return 0
        total = _cut(*self.trues[first], low, high, months=months)
        if last > first:
            sums = self._prefix(months=months)
            total += sums[last] - sums[first + 1] + _cut(*self.trues[last], low, high, months=months)
        return total

    def _prefix(self, *, months: bool) -> list[int]:
        found = self._sums.get(months)
        if found is None:
            sizes = (units(start, end) if months else end - start + 1 for start, end in self.trues)
            found = self._sums[months] = [0, *accumulate(sizes)]
        return found


def _start(run: Run) -> int:
    return run[0]


def _end(run: Run) -> int:
    return run[1]


def _cut(start: int, end: int, low: int, high: int, *, months: bool) -> int:
    start = max(low, start)
    end = min(end, high)
    return units(start, end) if months else end - start + 1


def run_at(runs: Sequence[Run], day: int) -> Run | None:
    """The run that contains a day."""
    if len(runs) <= _FEW:
        for run in runs:
            if run[0] <= day <= run[1]:
                return run
        return None
    at = bisect_right(runs, day, key=_start) - 1
    return runs[at] if at >= 0 and runs[at][1] >= day else None


def join(segments: Iterable[Segment]) -> Runs:
    """Runs from segments in order; the last one goes on for ever."""
    trues: list[Run] = []
    unknowns: list[Run] = []
    begun = FIRST
    now: bool | None = False
    breaks: list[int] = []
    for day, truth in segments:
        if truth is now:
            if truth is None:
                breaks.append(day)
            continue
        if now is not False and day > begun:
            (unknowns if now is None else trues).append((begun, day - 1))
        begun, now = day, truth
    if now is not False:
        (unknowns if now is None else trues).append((begun, LAST))
    return Runs(trues, unknowns, breaks)


def truth(value: object) -> bool | None:
    """The truth of what a condition gave: null and everything that is no boolean counts as unknown."""
    return value if value is True or value is False else None


class Condition:
    """A condition on facts and rates, followed through time. `dated`: it looks at the day of decision."""

    __slots__ = ("_dated", "_known", "_layout", "_run")

    def __init__(self, run: Callable[[Frame], object], layout: Layout, *, dated: bool) -> None:
        self._run = run
        self._layout = layout
        self._dated = dated
        self._known: dict[tuple[object, ...], dict[object, bool | None]] = {}

    def runs(self, case: Case, today: int) -> Runs:
        """Its runs in a case, over all days."""
        key = (self, today) if self._dated else self
        found = case.memo.get(key)
        if found is None:
            found = case.memo[key] = self._made(case, today)
        return found  # type: ignore[return-value]

    def _made(self, case: Case, today: int) -> Runs:
        layout = self._layout
        frame = layout.blank.copy()
        frame[CASE] = case
        frame[TODAY] = today
        moving: list[Moving] = []
        incomplete = case.incomplete
        for slot, name, gap, never in layout.facts:
            known = not (incomplete and name in incomplete)
            pieces = case.facts.get(name)
            if pieces:
                frame[slot] = gap if known else UNKNOWN
                moving.append((slot, pieces, frame[slot]))
            else:
                frame[slot] = never if known else UNKNOWN
        if len(moving) == 1 and not layout.rates and not self._dated:
            return self._of_one(frame, *moving[0])
        moving.extend((slot, versions, UNKNOWN) for slot, _, versions in layout.rates)
        return join(self._segments(frame, moving))

    def _of_one(self, frame: Frame, slot: int, pieces: Sequence[Piece], gap: object) -> Runs:
        """The runs where just one fact changes: the truth is looked up by its value."""
        frame[slot] = None
        rest = tuple(frame[FIRST_SLOT:])
        known = self._known.get(rest)
        if known is None:  # the other facts have no pieces: there are only a few ways to lack them
            known = self._known[rest] = {}
        between = self._learned(known, frame, slot, gap)
        if between is not False:
            return join(self._with_gaps(known, frame, slot, pieces, between))
        trues: list[Run] = []
        unknowns: list[Run] = []
        breaks: list[int] = []
        for start, end, value in pieces:
            holds = known[value] if value in known else self._learned(known, frame, slot, value)
            if holds is False:
                continue
            runs = trues if holds else unknowns
            if runs and runs[-1][1] == start - 1:
                runs[-1] = (runs[-1][0], end)
                if holds is None:
                    breaks.append(start)
            else:
                runs.append((start, end))
        return Runs(trues, unknowns, breaks)

    def _with_gaps(
        self,
        known: dict[object, bool | None],
        frame: Frame,
        slot: int,
        pieces: Sequence[Piece],
        between: bool | None,  # noqa: FBT001
    ) -> Iterator[Segment]:
        free = FIRST
        for start, end, value in pieces:
            if start > free:
                yield free, between
            yield start, self._learned(known, frame, slot, value)
            free = end + 1
        if free <= LAST:
            yield free, between

    def _learned(
        self, known: dict[object, bool | None], frame: Frame, slot: int, value: object
    ) -> bool | None:
        """The truth for a value of the fact, kept: most conditions see only a few values."""
        if value in known:
            return known[value]
        if len(known) >= _KEPT:
            known.clear()
        frame[slot] = value
        found = known[value] = truth(self._run(frame))
        return found

    def _segments(self, frame: Frame, moving: list[Moving]) -> Iterator[Segment]:
        edges = {FIRST}
        for _, pieces, _ in moving:
            for start, end, _ in pieces:
                edges.add(start)
                edges.add(end + 1)
        edges.discard(LAST + 1)
        places = [0] * len(moving)
        for day in sorted(edges):
            for which, (slot, pieces, gap) in enumerate(moving):
                at = places[which]
                while at < len(pieces) and pieces[at][1] < day:
                    at += 1
                places[which] = at
                frame[slot] = pieces[at][2] if at < len(pieces) and pieces[at][0] <= day else gap
            yield day, truth(self._run(frame))
