"""One expression on both back ends: what Python makes of the facts of some cases, and what DuckDB does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

import duckdb
from sqlglot import exp

from frirum import feel
from frirum.feel import UNKNOWN, parse, typecheck
from frirum.feel.sql import Kind, Sql, compile_sql, missing_text
from frirum.feel.sql.dialects import render
from frirum.feel.sql.numbers import settled
from frirum.feel.sql.value import negated
from frirum.feel.temporal import DAY_NANOS, DaysTime, YearsMonths
from frirum.feel.types import BOOLEAN, DATE, NUMBER, STRING

from ..spec import FACTS

Facts = Mapping[str, object]
Answer = tuple[str, object]
"""`unknown`, with the missing names or None; or `known`, with the value"""

_TYPES = {"text": STRING, "number": NUMBER, "boolean": BOOLEAN, "date": DATE}
_KINDS = {"text": Kind.TEXT, "number": Kind.NUMBER, "boolean": Kind.BOOLEAN, "date": Kind.DATE}
_COLUMNS = {"text": "VARCHAR", "number": "DECIMAL(18, 6)", "boolean": "BOOLEAN", "date": "DATE"}
_SLOTS = {name: slot for slot, name in enumerate(FACTS)}


def column(name: str) -> Sql:
    """A fact that may be none, and may be unknown."""
    kind = FACTS[name]
    value, known = (exp.column(exp.to_identifier(each, quoted=True)) for each in (name, f"{name} known"))
    number = {"scale": 6, "digits": 18} if kind == "number" else {}
    return Sql(_KINDS[kind], value, known, none=True, missing={name: negated(known)}, **number)


COLUMNS = {name: column(name) for name in FACTS}


def compiled(expression: str) -> Sql:
    """The SQL of an expression, type-checked first, as a catalogue would do. Raises Unsupported."""
    node = parse(expression, FACTS)
    typecheck(node, {name: _TYPES[kind] for name, kind in FACTS.items()})
    return compile_sql(node, COLUMNS)


def in_python(expression: str, cases: Sequence[Facts]) -> list[Answer]:
    """What the Python back end says of each case."""
    run = feel.compile(parse(expression, FACTS), _SLOTS)
    values = [run([case.get(name, UNKNOWN) for name in FACTS]) for case in cases]
    return [("unknown", None) if value is UNKNOWN else ("known", value) for value in values]


def in_sql(expression: str, cases: Sequence[Facts]) -> list[Answer]:
    """What the generated SQL says of each case, on DuckDB. Raises Unsupported."""
    node = parse(expression, FACTS)
    found = compiled(expression)
    if found.kind is Kind.NUMBER:
        found = settled(found, node.at)
    parts = (found.value, found.known, missing_text(found.missing))
    texts = ", ".join(each.sql(dialect="duckdb") for each in parts)
    with duckdb.connect(config={"threads": 1}) as con:
        _fill(con, cases)
        rows = con.execute(render(f"SELECT {texts} FROM cases ORDER BY number")).fetchall()
    return [_answer(found, *row) for row in rows]


def _answer(found: Sql, value: object, known: object, missing: str | None) -> Answer:
    assert isinstance(known, bool)
    assert known is (missing is None)
    if not known:
        assert value is None, "an unknown value is NULL"
        return ("unknown", None)
    assert found.none or value is not None, "it said that it is never none"
    return ("known", _value(found.kind, value))


def _value(kind: Kind, value: object) -> object:
    if value is None:
        return None
    if kind is Kind.NUMBER:
        return Decimal(str(value))
    if kind is Kind.MONTHS:
        return YearsMonths(int(str(value)))
    return DaysTime(int(str(value)) * DAY_NANOS) if kind is Kind.DAYS else value


def _fill(con: duckdb.DuckDBPyConnection, cases: Sequence[Facts]) -> None:
    heads = "".join(f', "{name}" {_COLUMNS[kind]}, "{name} known" BOOLEAN' for name, kind in FACTS.items())
    con.execute(f"CREATE TABLE cases (number INTEGER{heads})")
    for number, case in enumerate(cases):
        row = [each for name in FACTS for each in (case.get(name), name in case)]
        con.execute(f"INSERT INTO cases VALUES (?{', ?' * len(row)})", [number, *row])


def alike(one: Sequence[Answer], other: Sequence[Answer]) -> bool:
    """Whether two lists of answers are the same; numbers by their value."""
    return [_plain(each) for each in one] == [_plain(each) for each in other]


def _plain(answer: Answer) -> tuple[str, str, object]:
    said, value = answer
    if isinstance(value, timedelta):
        value = DaysTime(value.days * DAY_NANOS)
    return said, "" if isinstance(value, Decimal | date) else type(value).__name__, value
