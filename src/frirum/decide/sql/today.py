"""The day of decision: facts and functions over time as columns of one relation, a row for each case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from sqlglot import exp

from frirum.cases.vocabulary import Absence, Fact, FactType
from frirum.decide.sql.constants import truth_of
from frirum.decide.sql.gathering import Gathering
from frirum.decide.sql.held import columns
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
from frirum.decide.sql.reader import recorded
from frirum.decide.sql.spans import Sweeper
from frirum.decide.sql.text import column, on_day, quoted, shown
from frirum.feel import ast
from frirum.feel.sql import Special, compile_sql
from frirum.feel.sql.value import FALSE, TRUE, Kind, Sql, case, negated


class Today(Mapping[str, Sql]):
    """Compiles expressions for the day of decision, and collects what they need into `base()`.

    As a mapping it gives the column of each name: a fact, a rate, or one of `others`.
    """

    def __init__(self, query: Query, people: Population, rates: RateBook, day: date) -> None:
        self.query = query
        self.people = people
        self.day = day
        self.sweeper = Sweeper(query, people, rates, day)
        self._rates = rates.on(day)
        self._columns: dict[str, Sql] = {}
        self._outputs: dict[str, str] = {}
        self._joins: list[str] = []
        self._tests: dict[ast.Node, int] = {}
        self._shared: dict[str, str] = {}
        self._levels: dict[str, int] = {}
        self._stages: list[dict[str, str]] = []
        self.facts = Gathering(people.relations.facts or "", "f")
        self.events = Gathering(people.relations.events or "", "e")

    def compile(self, node: ast.Node, others: Mapping[str, Sql] | None = None) -> Sql:
        """An expression on the day; `others` are names beside facts and rates (`ordinary`)."""
        from frirum.decide.sql.moments import Moments

        names = self if others is None else Beside(self, others)
        special: Special = Moments(self, names).special
        return compile_sql(node, names, special, self.share, self.test)

    def share(self, node: exp.Expr) -> exp.Expr:
        """A column computed before, in place of an expression of some size."""
        if isinstance(node, exp.Column | exp.Literal | exp.Boolean | exp.Null) or _small(node):
            return node
        text = shown(node)
        name = self._shared.get(text)
        if name is None:
            name = self._shared[text] = f"part {len(self._shared)}"
            levels = (self._levels.get(each.name, 0) for each in node.find_all(exp.Column))
            level = self._levels[name] = 1 + max(levels, default=0)
            while len(self._stages) < level:
                self._stages.append({})
            self._stages[level - 1][name] = text
        return column(name)

    def __getitem__(self, name: str) -> Sql:
        found = self._columns.get(name)
        if found is None:
            fact = self.people.facts.get(name)
            found = self._columns[name] = self._rates[name] if fact is None else self._fact(fact)
        return found

    def __iter__(self) -> Iterator[str]:
        yield from self.people.facts
        yield from self._rates

    def __len__(self) -> int:
        return len(self.people.facts) + len(self._rates)

    def output(self, name: str, text: str) -> exp.Expr:
        """A column of the base relation."""
        self._outputs.setdefault(name, text)
        return column(name)

    def join(self, relation: str, alias: str, condition: str = "") -> None:
        """Joins a relation with one row for each case, or none."""
        extra = f" AND {condition}" if condition else ""
        text = f'\nLEFT JOIN {relation} AS {alias} ON {alias}."case" = c."case"{extra}'
        if text not in self._joins:
            self._joins.append(text)

    def _fact(self, fact: Fact) -> Sql:
        incomplete = self.incomplete(fact.name)
        if self.people.wide(fact.name):
            value = self.output(fact.name, f"c.{quoted(fact.name)}")
            return wide_column(fact, value, incomplete, self.people.types.get(fact.name))
        if not self.people.occurs(fact.name):
            return never_recorded(fact, incomplete)
        value, present = self._piece(fact.name)
        return varying_column(fact, shown(value), present, self.recorded(fact), incomplete)

    def _piece(self, name: str) -> tuple[exp.Expr, exp.Expr]:
        """The value of the piece of a fact that contains the day, and whether there is one."""
        if self.people.holds(name, self.day):
            held = columns(name)
            present = self.output(f"{name} present", f"c.{quoted(held.present)}")
            return self.output(name, f"c.{quoted(held.value)}"), present
        here = f"{fact_is([name])} AND {covers(on_day(self.day))}"
        value = self.of_facts(name, f"ANY_VALUE(f.value) FILTER (WHERE {here})", "NULL", here)
        there = f"COUNT(*) FILTER (WHERE {here}) > 0"
        return value, self.of_facts(f"{name} present", there, "FALSE", here)

    def _is_known(self, name: str) -> bool:
        """Whether nothing need be gathered of a fact: it is held, or nobody has it."""
        return self.people.holds(name, self.day) or not self.people.occurs(name)

    def test(self, node: ast.Node) -> Sql | None:
        """A test of one varying text fact, judged while its rows are gathered: then the text itself is not needed."""
        if not isinstance(node, ast.Comparison | ast.In):
            return None
        leaf = self.sweeper.atom(node)
        if leaf is None or self.people.doubtful(leaf.facts[0]) or self._is_known(leaf.facts[0]):
            return None
        fact = self.people.facts[leaf.facts[0]]
        piece, gap = self.sweeper.on_piece(leaf), self.sweeper.in_gap(leaf)
        if fact.type is not FactType.TEXT or fact.absence is Absence.OPEN or not piece.certain:
            return None
        if truth_of(gap.value) is not False:
            return None
        here = f"{fact_is([fact.name])} AND {covers(on_day(self.day))} AND {shown(piece.value)}"
        number = self._tests.setdefault(node, len(self._tests))
        passes = f"COUNT(*) FILTER (WHERE {here}) > 0"
        holds = self.of_facts(f"{fact.name} test {number}", passes, "FALSE", here)
        known = TRUE if fact.absence is Absence.COMPLETE else self.recorded(fact)
        missing = {} if known is TRUE else {fact.name: negated(known)}
        return Sql(Kind.BOOLEAN, case((known, holds)), known, missing=missing)

    def incomplete(self, name: str) -> exp.Expr:
        """Whether a case's absence of a fact or event is unknown, as a column."""
        if name not in self.people.relations.partial:
            return self.people.incomplete(name, "c")
        return self.output(f"{name} incomplete", shown(self.people.incomplete(name, "c")))

    def recorded(self, fact: Fact) -> exp.Expr:
        """Whether a case has any piece of a fact, as a column; asked only where that matters."""
        if fact.absence is not Absence.RECORDED:
            return FALSE
        return self.output(f"{fact.name} recorded", self.has_piece(fact.name))

    def has_piece(self, name: str) -> str:
        """Whether a case has any piece of a fact, as text over what the base relation reads."""
        if name in self.people.held:
            return f"c.{quoted(columns(name).recorded)}"
        relation = recorded(self.query, self.people, name)
        self.join(relation, relation)
        return f'{relation}."case" IS NOT NULL'

    def now(self) -> str:
        """The relation with one row for each case that has any of the facts read, joined as `n`."""
        name = self.query.part("now", self.facts.text)
        self.join(name, "n")
        return name

    def of_facts(self, name: str, text: str, absent: str, rows: str) -> exp.Expr:
        """A column computed from the rows of `facts` of a case; `absent` where the case has none."""
        self.facts.add(name, text, rows)
        self.now()
        return self._gathered("n", name, absent)

    def of_events(self, name: str, text: str, absent: str, rows: str) -> exp.Expr:
        """A column computed from the events of a case; `absent` where the case has none."""
        self.events.add(name, text, rows)
        self.join(self.query.part("happened", self.events.text), "v")
        return self._gathered("v", name, absent)

    def _gathered(self, alias: str, name: str, absent: str) -> exp.Expr:
        outer = f"{alias}.{quoted(name)}"
        return self.output(name, outer if absent == "NULL" else f"COALESCE({outer}, {absent})")

    @property
    def cheap(self) -> bool:
        """Whether everything asked for comes from the row of the case alone."""
        return not self._joins

    def relation(self) -> str:
        """The relation with a row for each case and every column asked for; nothing may be asked for after this."""
        name = self.query.part("base", self._base(), cheap=self.cheap)
        for stage in self._stages:
            columns = "".join(f",\n  {text} AS {quoted(each)}" for each, text in stage.items())
            name = self.query.part("parts", f"SELECT p.*{columns}\nFROM {name} AS p", cheap=self.cheap)
        return name

    def _base(self) -> str:
        outputs = "".join(f",\n  {text} AS {quoted(name)}" for name, text in self._outputs.items())
        return f'SELECT c."case"{outputs}\nFROM {self.people.relations.cases} AS c{"".join(self._joins)}'


_SMALL = 12


def _small(node: exp.Expr) -> bool:
    """Whether an expression is so small that it may as well be written again."""
    return all(count < _SMALL for count, _ in enumerate(node.walk()))


class Beside(Mapping[str, Sql]):
    """The names of a day, with some others before them."""

    def __init__(self, day: Mapping[str, Sql], others: Mapping[str, Sql]) -> None:
        self._day = day
        self._others = others

    def __getitem__(self, name: str) -> Sql:
        return self._others[name] if name in self._others else self._day[name]

    def __iter__(self) -> Iterator[str]:
        yield from {*self._others, *self._day}

    def __len__(self) -> int:
        return len({*self._others, *self._day})
