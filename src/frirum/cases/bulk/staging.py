"""Rows of a table, checked and typed: `stage` holds them with `source`, `row` and whether they are `good`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from frirum.cases.bulk.kinds import Kind, Table
from frirum.cases.bulk.readings import (
    KINDS,
    case_ok,
    day_ok,
    fact_names,
    number_ok,
    read_spelling,
    spellings,
    store,
)
from frirum.cases.lexicon import normal
from frirum.cases.tables import SQL_TYPES, literal, name
from frirum.cases.vocabulary import EventType, Fact, FactType, Vocabulary

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FACTS = "bulk_facts"
EVENTS = "bulk_events"
WIDE = "bulk_wide"


def stage_facts(
    con: DuckDBPyConnection, table: Table, number: int, about: str, vocabulary: Vocabulary
) -> None:
    """Add the rows of a table of facts to the stage."""
    raw = table.source.raw
    facts = fact_names(con, raw, lambda each: vocabulary.facts.get((about, each)))
    store(
        con,
        "bulk_names",
        [(written, fact.name, KINDS.get(fact.type, "read")) for written, fact in facts.items()],
        ("written", "fact", "kind"),
    )
    _store_values(
        con, raw, {each: fact for each, fact in facts.items() if fact.type not in KINDS}, vocabulary
    )
    (start, start_ok), (end, end_ok) = (_day(table, "from"), _day(table, "to"))
    con.execute(f"""
        INSERT INTO {FACTS}
        SELECT {number}, r.row, r."case", coalesce(k.fact, r.fact),
            CASE WHEN k.kind = 'read' THEN v.value WHEN r.value = 'null' THEN NULL ELSE r.value END,
            {start}, {end},
            coalesce({case_ok('r."case"')} AND {_value_ok()} AND {start_ok} AND {end_ok}
                AND coalesce({start} <= {end}, true), false)
        FROM {raw} r LEFT JOIN bulk_names k ON r.fact = k.written
            LEFT JOIN bulk_values v ON r.fact = v.name AND r.value = v.written""")


def _day(table: Table, column: str) -> tuple[str, str]:
    """SQL: the day in a column that may be empty, and whether what stands there is a day or nothing."""
    if column not in table.source.columns:
        return "NULL::DATE", "true"
    if column in table.source.days:
        day = f"r.{name(f'day_{column}')}"
        in_calendar = f"{day} BETWEEN DATE '0001-01-01' AND DATE '9999-12-31'"
        return day, f"coalesce({in_calendar}, {day} IS NULL)"
    text = f"r.{name(column)}"
    return f"try_cast({text} AS DATE)", f"({text} IS NULL OR {day_ok(text)})"


def _value_ok() -> str:
    return f"""CASE k.kind WHEN 'read' THEN v.written IS NOT NULL
        WHEN 'number' THEN r.value = 'null' OR {number_ok("r.value")}
        WHEN 'day' THEN r.value = 'null' OR {day_ok("r.value")} END"""


def _store_values(con: DuckDBPyConnection, raw: str, facts: dict[str, Fact], vocabulary: Vocabulary) -> None:
    wanted = ", ".join(literal(each) for each in facts) or "NULL"
    rows: list[tuple[str | None, ...]] = []
    for written, value in spellings(con, f"SELECT DISTINCT fact, value FROM {raw} WHERE fact IN ({wanted})"):
        good, means = read_spelling(facts[written], value, vocabulary)
        if good:
            rows.append((written, value, means))
    store(con, "bulk_values", rows, ("name", "written", "value"))


def stage_events(
    con: DuckDBPyConnection, table: Table, number: int, about: str, vocabulary: Vocabulary
) -> None:
    """Add the rows of a table of events to the stage."""
    raw = table.source.raw
    known = vocabulary.events_of(about)
    names = {
        each: known[normal(each)]
        for (each,) in spellings(con, f"SELECT DISTINCT what FROM {raw}")
        if normal(each) in known
    }
    store(con, "bulk_names", [(each, event.name) for each, event in names.items()], ("written", "what"))
    _store_attributes(con, table, names, vocabulary)
    on, on_ok = _day(table, "on")
    joins, good, values = "", "", ""
    for at, attribute in enumerate(table.others):
        here, column = f"a{at}", f"r.{name(attribute)}"
        joins += f" LEFT JOIN bulk_values {here} ON {here}.name = {literal(attribute)}"
        joins += f" AND {here}.what = r.what AND {here}.written = {column}"
        good += f" AND ({column} IS NULL OR {here}.written IS NOT NULL)"
        values += f", {here}.value AS {name(attribute)}"
    con.execute(f"""
        INSERT INTO {EVENTS} BY NAME
        SELECT {number} AS source, r.row AS row, r."case" AS "case", coalesce(k.what, r.what) AS what,
            {on} AS "on"{values},
            coalesce({case_ok('r."case"')} AND k.what IS NOT NULL AND {on} IS NOT NULL AND {on_ok}{good},
                false) AS good
        FROM {raw} r LEFT JOIN bulk_names k ON r.what = k.written{joins}""")


def _store_attributes(
    con: DuckDBPyConnection, table: Table, names: dict[str, EventType], vocabulary: Vocabulary
) -> None:
    rows: list[tuple[str | None, ...]] = []
    for attribute in table.others:
        column = name(attribute)
        for what, written in spellings(con, f"SELECT DISTINCT what, {column} FROM {table.source.raw}"):
            fact = names[what].attributes.get(attribute) if what in names else None
            if fact is not None:
                good, means = read_spelling(fact, written, vocabulary)
                if good and means is not None:
                    rows.append((attribute, what, written, means))
    store(con, "bulk_values", rows, ("name", "what", "written", "value"))


def stage_wide(
    con: DuckDBPyConnection, table: Table, number: int, about: str, vocabulary: Vocabulary
) -> None:
    """Add the rows of a table with one row per case to the stage."""
    raw = table.source.raw
    facts = [vocabulary.facts[about, each] for each in table.others]
    rows: list[tuple[str | None, ...]] = []
    joins, good, values = "", "", ""
    for at, fact in enumerate(facts):
        column, kind = f"r.{name(fact.name)}", SQL_TYPES[fact.type]
        ok, value = _cell(fact.type, column, f"v{at}")
        if fact.type not in KINDS:
            rows += _wide_spellings(con, raw, fact, vocabulary)
            joins += f" LEFT JOIN bulk_values v{at} ON v{at}.name = {literal(fact.name)}"
            joins += f" AND v{at}.written = {column}"
        good += f" AND ({column} IS NULL OR {ok})"
        values += f", try_cast({value} AS {kind}) AS {name(fact.name)}"
    store(con, "bulk_values", rows, ("name", "written", "value"))
    con.execute(f"""
        INSERT INTO {WIDE} BY NAME
        SELECT {number} AS source, r.row AS row, r."case" AS "case"{values},
            coalesce({case_ok('r."case"')}{good}, false) AS good
        FROM {raw} r{joins}""")


def _cell(kind: FactType, column: str, joined: str) -> tuple[str, str]:
    """SQL: whether a cell is good, and its value as text."""
    if kind is FactType.NUMBER:
        return number_ok(column), column
    if kind is FactType.DATE:
        return day_ok(column), column
    return f"{joined}.written IS NOT NULL", f"{joined}.value"


def _wide_spellings(
    con: DuckDBPyConnection, raw: str, fact: Fact, vocabulary: Vocabulary
) -> list[tuple[str | None, ...]]:
    found: list[tuple[str | None, ...]] = []
    for (written,) in spellings(con, f"SELECT DISTINCT {name(fact.name)} FROM {raw}"):
        good, means = read_spelling(fact, written, vocabulary)
        if good and means is not None:
            found.append((fact.name, written, means))
    return found


def create_stages(con: DuckDBPyConnection, tables: list[Table], about: str, vocabulary: Vocabulary) -> None:
    """Empty stages with every column that the tables will fill."""
    attributes, facts = columns_of(tables)
    head = 'source USMALLINT, row BIGINT, "case" VARCHAR'
    extra = "".join(f", {name(each)} VARCHAR" for each in attributes)
    wide = "".join(f", {name(each)} {SQL_TYPES[vocabulary.facts[about, each].type]}" for each in facts)
    con.execute(f"""
        CREATE OR REPLACE TABLE {FACTS}
            ({head}, fact VARCHAR, value VARCHAR, "from" DATE, "to" DATE, good BOOLEAN);
        CREATE OR REPLACE TABLE {EVENTS} ({head}, what VARCHAR, "on" DATE{extra}, good BOOLEAN);
        CREATE OR REPLACE TABLE {WIDE} ({head}{wide}, good BOOLEAN)""")


def columns_of(tables: Sequence[Table]) -> tuple[list[str], list[str]]:
    """The attributes of events and the facts of wide tables, over all tables."""
    attributes = {each for table in tables if table.kind is Kind.EVENTS for each in table.others}
    facts = {each for table in tables if table.kind is Kind.WIDE for each in table.others}
    return sorted(attributes), sorted(facts)
