"""Reading facts and rates at points in time: beside a relation of cases and days, joining what is needed."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlglot import exp

from frirum.cases.vocabulary import Absence
from frirum.decide.sql.population import (
    Population,
    covers,
    fact_is,
    never_recorded,
    varying_column,
    wide_column,
)
from frirum.decide.sql.query import Query
from frirum.decide.sql.rates import RateBook
from frirum.decide.sql.text import column, quoted, raw
from frirum.feel.sql.value import FALSE, Sql


@dataclass(slots=True)
class Reader:
    """Reads names for the rows of a relation `point`, on the day that `day` gives. `joins` grows as it reads."""

    query: Query
    people: Population
    rates: RateBook
    point: str
    day: str
    cases: str | None = None
    """a relation of the only cases that matter, if not all do"""
    joins: list[str] = field(default_factory=list)

    def join(self, text: str) -> None:
        """Adds a join, once."""
        if text not in self.joins:
            self.joins.append(text)

    def recorded(self, name: str) -> exp.Expr:
        """Whether the case has any piece of a fact; asked only where that matters."""
        if self.people.facts[name].absence is not Absence.RECORDED:
            return FALSE
        relation = recorded(self.query, self.people, name, self.cases)
        self.join(f'\nLEFT JOIN {relation} ON {relation}."case" = {self.point}."case"')
        return raw(f'{relation}."case" IS NOT NULL')

    def incomplete(self, name: str) -> exp.Expr:
        """Whether the case's absence of a fact is unknown."""
        if name in self.people.relations.partial:
            self._cases()
        return self.people.incomplete(name, "c")

    def _cases(self) -> None:
        self.join(f'\nJOIN {self.people.relations.cases} AS c ON c."case" = {self.point}."case"')

    def column(self, name: str) -> Sql:
        """A fact or rate on the day."""
        people = self.people
        fact = people.facts.get(name)
        if fact is None:
            return self.rates.through_time(name, self.day)
        if people.wide(name):
            self._cases()
            return wide_column(fact, column(name, "c"), self.incomplete(name), people.types.get(name))
        if not people.occurs(name):
            return never_recorded(fact, self.incomplete(name))
        alias = quoted(f"on {name}")
        self.join(
            f'\nLEFT JOIN {people.relations.facts} AS {alias} ON {alias}."case" = {self.point}."case" '
            f"AND {fact_is([name], alias)} AND {covers(self.day, alias)}"
        )
        present = raw(f'{alias}."case" IS NOT NULL')
        return varying_column(fact, f"{alias}.value", present, self.recorded(name), self.incomplete(name))

    def joined(self) -> str:
        """What stands after FROM and the point's own relation."""
        return "".join(self.joins)


def recorded(query: Query, people: Population, name: str, cases: str | None = None) -> str:
    """The relation of the cases that have any piece of a fact: of all cases, if that is asked for anywhere in the
    query, else of those in `cases`."""
    text = f'SELECT DISTINCT f."case" FROM {people.relations.facts} AS f WHERE {fact_is([name])}'
    if cases is not None and not query.has(text):
        text += f' AND f."case" IN (SELECT k."case" FROM {cases} AS k)'
    return query.part("recorded", text)
