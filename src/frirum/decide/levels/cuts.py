"""Days on which facts change in a case, as queries; and spans cut at such days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from frirum.decide.sql.population import Population, fact_is
from frirum.decide.sql.query import Query
from frirum.decide.sql.rates import RateBook
from frirum.decide.sql.runs import Bounds
from frirum.decide.sql.text import on_day


def cut(query: Query, base: str, days: str) -> str:
    """The spans of `base` (`case, s, t`, and what else it has), cut at the days of a relation `case, d`."""
    marks = query.part(
        "marks",
        f"SELECT b.*, b.s AS d FROM {base} AS b UNION\nSELECT b.*, c.d FROM {base} AS b "
        f'JOIN {days} AS c ON c."case" = b."case" AND c.d > b.s AND c.d < b.t',
    )
    following = 'LEAD(d) OVER (PARTITION BY "case", s ORDER BY d)'
    text = f"SELECT * EXCLUDE (d) REPLACE (d AS s, COALESCE({following}, t) AS t) FROM {marks}"
    return query.part("cut", text)


@dataclass(frozen=True, slots=True)
class Cuts:
    """Writes the days on which facts and rates change within bounds."""

    query: Query
    people: Population
    rates: RateBook
    bounds: Bounds

    def of(self, names: Iterable[str]) -> str:
        """The days, as a relation `case, d`."""
        names = list(dict.fromkeys(names))
        everyone = self.people.relations.cases
        found = [f'SELECT k."case", {on_day(self.bounds.low)} AS d FROM {everyone} AS k WHERE FALSE']
        varying = [name for name in names if name in self.people.facts and self.people.varies(name)]
        if varying:
            rows = f"FROM {self.people.relations.facts} AS f WHERE {fact_is(varying)}"
            found.append(f'SELECT f."case", f."from" AS d {rows} AND f."from" IS NOT NULL')
            found.append(f'SELECT f."case", frirum_days_after(f."to", 1) AS d {rows} AND f."to" IS NOT NULL')
        rates = [name for name in names if self.rates.has(name)]
        edges = self.rates.edges(rates, self.bounds.low, self.bounds.high)
        found += [f'SELECT k."case", {on_day(edge)} AS d FROM {everyone} AS k' for edge in edges]
        return self.query.part("days", "\nUNION\n".join(found))
