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
from frirum.decide.frames import CASE, TODAY, Frame, Layout
from frirum.feel import UNKNOWN

Run = tuple[int, int]
Segment = tuple[int, bool | None]
"""a day, and the truth from that day on (None: unknown)"""

Moving = tuple[int, Sequence[Piece], object]
"""a fact that changes: its slot, its pieces, its value in gaps"""

_HERE = object()
"""stands where the value of a fact that changes will be"""
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
        self._sums: dict[bool, list[int]] | None = None

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
        if self._sums is None:
            self._sums = {}
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


class Truths(dict[object, bool | None]):
    """The truth of a condition by the value of the one fact in it that changes, the others being as they are
    in `frame`. Most conditions see only a few values: each is found once, and kept."""

    def __init__(self, run: Callable[[Frame], object], frame: Frame, slot: int) -> None:
        super().__init__()
        self._run = run
        self._frame = frame
        self._slot = slot

    def __missing__(self, value: object) -> bool | None:
        if len(self) >= _KEPT:
            self.clear()
        self._frame[self._slot] = value
        found = self[value] = truth(self._run(self._frame))
        return found


class Condition:
    """A condition on facts and rates, followed through time. `dated`: it looks at the day of decision."""

    __slots__ = ("_dated", "_known", "_layout", "_run", "_steady")

    def __init__(self, run: Callable[[Frame], object], layout: Layout, *, dated: bool) -> None:
        self._run = run
        self._layout = layout
        self._dated = dated
        self._steady = not (dated or layout.rates)
        self._known: dict[tuple[object, ...], Truths] = {}

    def runs(self, case: Case, today: int) -> Runs:
        """Its runs in a case, over all days."""
        key = (self, today) if self._dated else self
        found = case.memo.get(key)
        if found is None:
            found = case.memo[key] = self._made(case, today)
        return found  # type: ignore[return-value]

    def _made(self, case: Case, today: int) -> Runs:
        facts, incomplete = case.facts, case.incomplete
        moving: list[Moving] = []
        rest: list[object] = []
        for slot, name, gap, never in self._layout.facts:
            if incomplete and name in incomplete:
                gap = never = UNKNOWN
            pieces = facts.get(name)
            if pieces:
                moving.append((slot, pieces, gap))
                rest.append(_HERE)
            else:
                rest.append(never)
        if len(moving) == 1 and self._steady:
            return self._of_one(rest, *moving[0])
        frame = self._frame(rest)
        frame[CASE], frame[TODAY] = case, today
        moving.extend((slot, versions, UNKNOWN) for slot, _, versions in self._layout.rates)
        return join(self._segments(frame, moving))

    def _frame(self, rest: list[object]) -> Frame:
        """A frame with the facts that do not change."""
        frame = self._layout.blank.copy()
        for fact, value in zip(self._layout.facts, rest, strict=True):
            frame[fact.slot] = value
        return frame

    def _of_one(self, rest: list[object], slot: int, pieces: Sequence[Piece], gap: object) -> Runs:
        """The runs where just one fact changes: the truth is looked up by its value."""
        key = tuple(rest)
        known = self._known.get(key)
        if known is None:  # the other facts have no pieces: there are only a few ways to lack them
            known = self._known[key] = Truths(self._run, self._frame(rest), slot)
        between = known[gap]
        if between is not False:
            return join(_with_gaps(known, pieces, between))
        trues: list[Run] = []
        unknowns: list[Run] = []
        breaks: list[int] = []
        for start, end, value in pieces:
            holds = known[value]
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


def _with_gaps(known: Truths, pieces: Sequence[Piece], between: bool | None) -> Iterator[Segment]:  # noqa: FBT001
    """Segments of a condition that is not false in the gaps of the one fact that changes."""
    free = FIRST
    for start, end, value in pieces:
        if start > free:
            yield free, between
        yield start, known[value]
        free = end + 1
    if free <= LAST:
        yield free, between
