"""How the facts of a population are read in SQL: typed values, gaps and knownness by the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlglot import exp

from frirum.cases.relations import Relations
from frirum.cases.vocabulary import Absence, EventType, Fact, FactType, Vocabulary
from frirum.decide.sql.text import FIRST_DAY, LAST_DAY, literal, on_day, raw
from frirum.feel.sql.value import FALSE, NULL, TRUE, Kind, Sql, both, case, either, house, is_some, negated

KINDS = {
    FactType.TEXT: Kind.TEXT,
    FactType.MUNICIPALITY: Kind.TEXT,
    FactType.NUMBER: Kind.NUMBER,
    FactType.BOOLEAN: Kind.BOOLEAN,
    FactType.DATE: Kind.DATE,
}
_DECIMAL = re.compile(r"DECIMAL\((\d+),\s*(\d+)\)")
_WHOLE = {
    "TINYINT": 3,
    "SMALLINT": 5,
    "INTEGER": 10,
    "BIGINT": 18,
    "UTINYINT": 3,
    "USMALLINT": 5,
    "UINTEGER": 10,
}
_DIGITS, _SCALE = 18, 6
"""digits and decimals of numbers that come as text"""


@dataclass(frozen=True, slots=True)
class Population:
    """The relations of a population and the vocabulary they are read with. `types` gives the database's type
    of each wide column; one that is not named has the usual type of its fact. `occurring` are the facts that
    `facts` has rows of (None: nobody looked), and `held` those whose piece of the day `held_on` stands in
    `cases` already (`frirum.decide.sql.held`)."""

    relations: Relations
    facts: Mapping[str, Fact]
    events: Mapping[str, EventType]
    types: Mapping[str, str] = field(default_factory=dict)
    occurring: frozenset[str] | None = None
    held: frozenset[str] = frozenset()
    held_on: date | None = None

    def wide(self, name: str) -> bool:
        """Whether a fact is constant over time: a column of `cases`."""
        return name in self.relations.wide

    def varies(self, name: str) -> bool:
        """Whether a fact is read from `facts`."""
        return not self.wide(name) and self.relations.facts is not None

    def occurs(self, name: str) -> bool:
        """Whether `facts` may have a piece of a fact."""
        return self.varies(name) and (self.occurring is None or name in self.occurring)

    def holds(self, name: str, on: date) -> bool:
        """Whether the piece of a fact on a day stands in `cases`."""
        return name in self.held and on == self.held_on

    def doubtful(self, name: str) -> bool:
        """Whether the absence of a fact or event may be unknown in spite of the vocabulary."""
        return name in self.relations.incomplete or name in self.relations.partial

    def incomplete(self, name: str, table: str) -> exp.Expr:
        """Whether a case's absence of a fact or event is unknown; `table` is `cases`."""
        if name in self.relations.incomplete:
            return TRUE
        if name not in self.relations.partial:
            return FALSE
        return raw(f"COALESCE(LIST_CONTAINS({table}.incomplete, {literal(name)}), FALSE)")


def population(vocabulary: Vocabulary, relations: Relations, types: Mapping[str, str]) -> Population:
    """The population in some relations."""
    about = relations.about
    return Population(relations, vocabulary.facts_of(about), vocabulary.events_of(about), types)


def typed(fact: Fact, text: str) -> tuple[exp.Expr, int, int]:
    """A value that comes as text, as its type; with its scale and digits if it is a number."""
    if text == "NULL":
        return NULL, 0, 1
    if fact.type is FactType.NUMBER:
        return house("text_number", raw(text)), _SCALE, _DIGITS
    if fact.type is FactType.BOOLEAN:
        return raw(f"({text} = 'true')"), 0, 0
    if fact.type is FactType.DATE:
        return exp.cast(raw(text), exp.DataType.Type.DATE), 0, 0
    return raw(text), 0, 0


def numeric(type_: str | None, value: exp.Expr) -> tuple[exp.Expr, int, int]:
    """A number column of a database type, exact, with its scale and digits."""
    name = (type_ or f"DECIMAL({_DIGITS}, {_SCALE})").upper()
    if name in _WHOLE:
        return exp.cast(value, "BIGINT"), 0, _WHOLE[name]  # a product of smaller integers overflows
    found = _DECIMAL.fullmatch(name)
    if found:
        return value, int(found[2]), int(found[1])
    if name == "VARCHAR":
        return house("text_number", value), _SCALE, _DIGITS
    return house("text_number", exp.cast(value, "VARCHAR")), _SCALE, _DIGITS


def gap(fact: Fact, recorded: exp.Expr, incomplete: exp.Expr) -> tuple[exp.Expr, exp.Expr]:
    """The value of a fact between its pieces, and whether that is known. `recorded`: the case has a piece of it."""
    value = FALSE if fact.type is FactType.BOOLEAN else NULL
    if fact.absence is Absence.OPEN:
        return NULL, FALSE
    known = TRUE if fact.absence is Absence.COMPLETE else recorded
    return value, both(known, negated(incomplete))


def wide_column(fact: Fact, value: exp.Expr, incomplete: exp.Expr, type_: str | None) -> Sql:
    """A fact that is constant over time: NULL means that the case does not record it."""
    scale = digits = 0
    if fact.type is FactType.NUMBER:
        value, scale, digits = numeric(type_, value)
    absent, known = gap(fact, FALSE, incomplete)
    there = is_some(value)
    full = either(there, known)
    if fact.type is FactType.BOOLEAN and known is not FALSE:
        value = case((there, value), (known, absent))
    none = fact.type is not FactType.BOOLEAN and known is not FALSE
    missing = {fact.name: negated(full)}
    return Sql(KINDS[fact.type], value, full, none=none, missing=_kept(missing), scale=scale, digits=digits)


def varying_column(fact: Fact, text: str, present: exp.Expr, recorded: exp.Expr, incomplete: exp.Expr) -> Sql:
    """A fact read from `facts`: `text` is the value of the piece on the day, `present` whether there is one."""
    value, scale, digits = typed(fact, text)
    absent, known = gap(fact, recorded, incomplete)
    full = either(present, known)
    if fact.type is FactType.BOOLEAN:
        value = case((present, value), (known, absent))
    missing = {fact.name: negated(full)}
    return Sql(KINDS[fact.type], value, full, none=True, missing=_kept(missing), scale=scale, digits=digits)


def _kept(missing: Mapping[str, exp.Expr]) -> dict[str, exp.Expr]:
    return {name: when for name, when in missing.items() if when is not FALSE}


def never_recorded(fact: Fact, incomplete: exp.Expr) -> Sql:
    """A fact of which the population holds nothing at all."""
    return varying_column(fact, "NULL", FALSE, FALSE, incomplete)


def starts(table: str = "f") -> str:
    """The first day of a piece."""
    return f'COALESCE({table}."from", {on_day(FIRST_DAY)})'


def ends(table: str = "f") -> str:
    """The day after the last day of a piece; an open end is the last day a calendar can write."""
    return f'CASE WHEN {table}."to" < {on_day(LAST_DAY)} THEN frirum_days_after({table}."to", 1) ELSE {on_day(LAST_DAY)} END'


def covers(day: str, table: str = "f") -> str:
    """Whether a piece contains a day."""
    return (
        f'(({table}."from" IS NULL OR {table}."from" <= {day}) '
        f'AND ({table}."to" IS NULL OR {table}."to" >= {day}))'
    )


def overlaps(low: date | None, high: date | None, table: str = "f") -> str:
    """Whether a piece has days from `low` to before `high` (None: without bound)."""
    parts = []
    if high is not None:
        parts.append(f'({table}."from" IS NULL OR {table}."from" < {on_day(high)})')
    if low is not None:
        parts.append(f'({table}."to" IS NULL OR {table}."to" >= {on_day(low)})')
    return " AND ".join(parts) or "TRUE"


def fact_is(names: list[str], table: str = "f") -> str:
    """Whether a row of `facts` is about one of these facts."""
    if len(names) == 1:
        return f"{table}.fact = {literal(names[0])}"
    return f"{table}.fact IN ({', '.join(literal(name) for name in names)})"
