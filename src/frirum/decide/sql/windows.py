"""On which days a count of time in a window crosses a number, in all cases at once.

Days enter a window at its end and leave it at its beginning. Between the days on which one of both edges passes the edge
of a run, a count only grows, only falls, or, where both edges lie in runs, stays about the same. From what it is at
the beginning of such a stretch follow the few days on which it may cross the number; those days are looked at one by one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

from frirum.decide.sql.query import Query
from frirum.decide.sql.text import FIRST_DAY, LAST_DAY, on_day
from frirum.feel.ast import At
from frirum.feel.sql.value import Unsupported

PER = {"months": 30, "weeks": 7, "days": 1}
"""what a count is kept in, by unit"""
_SLACK = 12
"""how many days the months of a calendar may bring a crossing forward or put it off, besides one for each month"""
_WOBBLE = 35
"""how far a count may stray while days both enter and leave: months of other length make it go up and down"""
_DIGITS = "(VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9))"


def opens(unit: str, window: int | None, day: str) -> str:
    """The first day of a window that ends before a day."""
    if window is None:
        return on_day(FIRST_DAY)
    if unit == "months":
        return f"frirum_months_after({day}, -{window})"
    return f"frirum_days_after({day}, -{window * PER[unit]})"


@dataclass(frozen=True, slots=True)
class Windowed:
    """A count in a window, compared with a number."""

    unit: str
    window: int
    op: str
    threshold: Decimal

    @property
    def _wanted(self) -> int:
        return int((self.threshold * PER[self.unit]).to_integral_value(ROUND_FLOOR))

    def refuse(self, at: At) -> None:
        """A count of months that fills its window strays above it by days, for ever: nobody can list those days."""
        full = self.window * PER["months"]
        if self.unit != "months" or not full <= self._wanted <= full + _WOBBLE:
            return
        if self.threshold != self.window or self.op not in (">=", "<"):
            raise Unsupported("a count of months that is compared with more than its window holds", at)

    def turns(self, query: Query, spans: str, runs: str) -> Iterator[str]:
        """SELECTs of `case, d`. `spans` tell how the condition stands, `runs` are its unbroken runs."""
        edges = query.part("window_edges", " UNION\n".join(self._edges(spans)))
        yield f'SELECT "case", d FROM {edges}'
        last = on_day(LAST_DAY)
        stretches = query.part(
            "stretches",
            f'SELECT "case", d AS a, LEAD(d, 1, {last}) OVER (PARTITION BY "case" ORDER BY d) AS b FROM {edges}',
        )
        counted = query.part("window_counts", self._counted(stretches, runs))
        ranges = query.part("window_ranges", self._ranges(counted))
        numbers = self._numbers(query)
        yield (
            f'SELECT r."case", frirum_days_after(r.a, n.n) AS d FROM {ranges} AS r '
            f"JOIN {numbers} AS n ON n.n BETWEEN r.first AND r.final"
        )

    def _edges(self, spans: str) -> Iterator[str]:
        """The days on which an edge of the window passes an edge of a span."""
        yield f'SELECT "case", frirum_days_after(s, 1) AS d FROM {spans}'
        if self.unit != "months":
            yield f'SELECT "case", frirum_days_after(s, {self.window * PER[self.unit]}) AS d FROM {spans}'
            return
        # The end of a month may be reached from several days.
        for offset in range(4):
            yield f'SELECT "case", frirum_days_after(frirum_months_after(s, {self.window}), {offset}) AS d FROM {spans}'

    def _counted(self, stretches: str, runs: str) -> str:
        """The stretches in which the count may change, with what it is at their beginning."""
        low = opens(self.unit, self.window, "g.a")
        start, end = f"GREATEST(r.s, {low})", "LEAST(r.t, g.a)"
        size = (
            f"frirum_units({start}, {end})"
            if self.unit == "months"
            else f"frirum_days_between({start}, {end})"
        )
        grows, falls = "(r.s <= g.a AND r.t > g.a)", f"(r.s <= {low} AND r.t > {low})"
        return (
            f'SELECT g."case", g.a, g.b, ABS(SUM({size}) - {self._wanted}) AS way\nFROM {stretches} AS g '
            f'JOIN {runs} AS r ON r."case" = g."case" AND r.s <= g.a AND r.t > {low}\nGROUP BY g."case", g.a, g.b\n'
            f"HAVING BOOL_OR({grows} OR {falls}) AND NOT BOOL_OR({grows} AND r.s <= {low})"
        )

    def _ranges(self, counted: str) -> str:
        """The days of each stretch that are looked at, counted from its first."""
        length = "frirum_days_between(a, b)"
        if self.unit == "months":
            near = f"way <= {_WOBBLE}"
            first, final = f"way - {_SLACK}", f"way + frirum_div(way, 30) + {_SLACK}"
            first, final = (
                f"CASE WHEN {near} THEN 1 ELSE {first} END",
                f"CASE WHEN {near} THEN {length} ELSE {final} END",
            )
        else:
            first, final = "way - 1", "way + 2"
        return f'SELECT "case", a, GREATEST({first}, 1) AS first, LEAST({final}, {length}) AS final FROM {counted}'

    def _numbers(self, query: Query) -> str:
        """As many numbers as a stretch may have days: while a count changes, it is no longer than the window."""
        length = self.window * PER[self.unit] * 32 // 30 + 64
        places = len(str(length))
        number = " + ".join(f"d{place}.d * {10**place}" for place in range(places))
        sources = " CROSS JOIN ".join(f"{_DIGITS} AS d{place}(d)" for place in range(places))
        return query.part("window_days", f"SELECT {number} AS n FROM {sources} WHERE {number} <= {length}")
