"""Days on which something may change in a case, as queries; and spans cut at such days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from frirum.cases.vocabulary import FactType
from frirum.decide.sql.leaves import is_not, names_in
from frirum.decide.sql.population import Population, fact_is
from frirum.decide.sql.query import Query
from frirum.decide.sql.rates import RateBook
from frirum.decide.sql.spans import Bounds
from frirum.decide.sql.text import literal, on_day, quoted
from frirum.decide.words import TemporalCall, event_of, is_today, surface, temporal
from frirum.feel import ast

ELAPSED = {"days since": ("days", 1), "months since": ("months", 1), "years since": ("months", 12)}
EVENTS = ("latest", "first", "count")
_SLACK = 4
"""days by which the end of a month may shift a day that is counted back"""


def cut(query: Query, base: str, days: str | None) -> str:
    """The spans of `base` (`case, s, t`, further columns are kept), cut at the days of a relation `case,
    d`, or at every day."""
    if days is None:
        text = (
            "SELECT b.* REPLACE (CAST(u.d AS DATE) AS s, frirum_days_after(CAST(u.d AS DATE), 1) AS t)\n"
            f"FROM {base} AS b, LATERAL (SELECT UNNEST(RANGE(b.s, b.t, INTERVAL 1 DAY)) AS d) AS u"
        )
        return query.part("daily", text)
    marks = query.part(
        "marks",
        f"SELECT b.*, b.s AS d FROM {base} AS b UNION\n"
        f'SELECT b.*, c.d FROM {base} AS b JOIN {days} AS c ON c."case" = b."case" AND c.d > b.s AND c.d < b.t',
    )
    following = 'LEAD(d) OVER (PARTITION BY "case", s ORDER BY d)'
    text = f"SELECT * EXCLUDE (d) REPLACE (d AS s, COALESCE({following}, t) AS t) FROM {marks}"
    return query.part("cut", text)


@dataclass(frozen=True, slots=True)
class Cuts:
    """Writes the days on which expressions may change."""

    query: Query
    people: Population
    rates: RateBook
    bounds: Bounds

    def of(self, node: ast.Node) -> str | None:
        """The days of a condition, as a relation `case, d`; None: it may change every day."""
        selects = list(self.facts(_read(node)))
        for each in _compared(node):
            found = self._steps(each)
            if found is None:
                return None
            selects += found
        return self.relation(selects)

    def relation(self, selects: Iterable[str]) -> str:
        """Queries for `case, d` as one relation."""
        nothing = f'SELECT k."case", {on_day(self.bounds.low)} AS d FROM {self.people.relations.cases} AS k WHERE FALSE'
        return self.query.part("days", "\nUNION\n".join(dict.fromkeys(selects)) or nothing)

    def facts(self, names: Iterable[str]) -> Iterator[str]:
        """Where pieces of facts begin and end, and rates change."""
        names = list(dict.fromkeys(names))
        varying = [name for name in names if name in self.people.facts and self.people.varies(name)]
        if varying:
            rows = f"FROM {self.people.relations.facts} AS f WHERE {fact_is(varying)}"
            yield f'SELECT f."case", f."from" AS d {rows} AND f."from" IS NOT NULL'
            yield f'SELECT f."case", frirum_days_after(f."to", 1) AS d {rows} AND f."to" IS NOT NULL'
        rates = [name for name in names if self.rates.has(name)]
        for edge in self.rates.edges(rates, self.bounds.low, self.bounds.high):
            yield f'SELECT k."case", {on_day(edge)} AS d FROM {self.people.relations.cases} AS k'

    def _steps(self, node: ast.Node) -> list[str] | None:
        """The days on which a comparison changes apart from its facts; None: nobody knows."""
        found: list[str] = []
        for each in surface(node):
            call = temporal(each)
            if call is not None:
                days = self._of_call(call, node)
                if days is None:
                    return None
                found += days
            elif is_today(each):
                if not isinstance(node, ast.Comparison) or not _plain(node):
                    return None
                found += [day for name in _read(node) for day in self._values(name, "d", ["0", "1"])]
        return found

    def _of_call(self, call: TemporalCall, node: ast.Node) -> list[str] | None:
        name = call.function.name
        if name in EVENTS:
            return self._event(call)
        if name not in ELAPSED or not isinstance(call.subject, ast.Name):
            return None
        numbers = _whole_numbers(node)
        return None if numbers is None else self._elapsed(name, call.subject.name, numbers)

    def _elapsed(self, function: str, fact: str, numbers: list[int]) -> list[str] | None:
        """The days so and so long after the day that a fact gives."""
        kind, length = ELAPSED[function]
        found = []
        for number in dict.fromkeys(each + step for each in numbers for step in (-1, 0, 1)):
            shifted = f"frirum_{kind}_after({{}}, {number * length})"
            found += self._values(fact, shifted, [str(slack) for slack in range(-_SLACK, _SLACK + 1)])
        return found or None

    def _values(self, fact: str, shifted: str, slack: list[str]) -> list[str]:
        """The values of a date fact, shifted; with some days around them."""
        kind = self.people.facts.get(fact)
        if kind is None or kind.type is not FactType.DATE:
            return []
        if self.people.wide(fact):
            value, rows = f"CAST(c.{quoted(fact)} AS DATE)", f"{self.people.relations.cases} AS c"
        elif self.people.varies(fact):
            value = "CAST(c.value AS DATE)"
            rows = f"{self.people.relations.facts} AS c WHERE {fact_is([fact], 'c')}"
        else:
            return []
        day = shifted.replace("d", value) if shifted == "d" else shifted.format(value)
        several = ", ".join(f"({each})" for each in slack)
        found = f'SELECT c."case", {day} AS d FROM {rows}'
        return [
            f'SELECT v."case", frirum_days_after(v.d, w.n) AS d FROM ({found}) AS v, (VALUES {several}) AS w(n) '
            "WHERE v.d IS NOT NULL"
        ]

    def _event(self, call: TemporalCall) -> list[str] | None:
        """The days of an event, and those on which it leaves the window."""
        events = self.people.relations.events
        if events is None:
            return []
        name, _ = event_of(call.subject)
        rows = f"FROM {events} AS e WHERE e.what = {literal(name)}"
        found = [f'SELECT e."case", e."on" AS d {rows}']
        if call.window is not None:
            window = _whole_numbers(call.window)
            if window is None or len(window) != 1:
                return None
            gone = f'frirum_days_after(frirum_months_after(e."on", {window[0]}), w.n)'
            several = ", ".join(f"({slack})" for slack in range(-_SLACK, _SLACK + 1))
            found.append(
                f'SELECT e."case", {gone} AS d {rows.replace(" AS e", f" AS e, (VALUES {several}) AS w(n)")}'
            )
        return found

    def whole_span(self) -> tuple[str, str]:
        """The bounds as text."""
        return on_day(self.bounds.low), on_day(self.bounds.high - timedelta(days=0))


def _compared(node: ast.Node) -> Iterator[ast.Node]:
    """The leaves of `and`, `or` and `not`."""
    if isinstance(node, ast.And | ast.Or):
        yield from _compared(node.left)
        yield from _compared(node.right)
    elif is_not(node):
        assert isinstance(node, ast.Call)  # noqa: S101 - what `is_not` says
        yield from _compared(node.arguments[0])
    else:
        yield node


def _read(node: ast.Node) -> list[str]:
    return [each for part in surface(node) if isinstance(part, ast.Name) for each in [part.name]]


def _plain(node: ast.Comparison) -> bool:
    """Whether both sides are a name or `today()`."""
    return all(isinstance(side, ast.Name) or is_today(side) for side in (node.left, node.right))


def _whole_numbers(node: ast.Node) -> list[int] | None:
    """The whole numbers that stand in a comparison; None if anything else is computed there."""
    found: list[int] = []
    for each in surface(node):
        if isinstance(each, ast.Arithmetic | ast.If | ast.For):
            return None
        if isinstance(each, ast.Number):
            if each.value != each.value.to_integral_value():
                return None
            found += [int(each.value), -int(each.value)]
    return list(dict.fromkeys(found))


__all__ = ["Cuts", "cut", "names_in"]
