"""Bad rows: those wrong by themselves and those that other rows speak against, taken out of the stage."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from frirum.cases.bulk.explaining import OVERLAP, SEVERAL, TWICE
from frirum.cases.bulk.kinds import Kind, Table
from frirum.cases.bulk.readings import spellings
from frirum.cases.bulk.staging import EVENTS, FACTS, WIDE, columns_of
from frirum.cases.lexicon import normal
from frirum.cases.tables import literal, name, number_of_rows

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

BAD = "bulk_bad"
"""source, row, why (NULL: wrong by itself) and fact of each bad row"""
_FIRST, _LAST = "DATE '0001-01-01'", "DATE '9999-12-31'"


def find_bad(con: DuckDBPyConnection, tables: Sequence[Table]) -> None:
    """Collect bad rows in the table BAD and take them out of the stages."""
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE {BAD} (source USMALLINT, row BIGINT, why VARCHAR, fact VARCHAR)"
    )
    for stage in (FACTS, EVENTS, WIDE):
        con.execute(f"INSERT INTO {BAD} SELECT source, row, NULL, NULL FROM {stage} WHERE NOT good")
        con.execute(f"DELETE FROM {stage} WHERE NOT good")
    _several_rows(con)
    moved = _lengthen(con, tables)
    if moved or number_of_rows(con, BAD) or not _in_order(con, tables):
        _overlaps(con, [number for number, table in enumerate(tables) if table.kind is Kind.WIDE])


def _several_rows(con: DuckDBPyConnection) -> None:
    """Cases with several rows in tables that have one row per case: none of them counts."""
    twice = f'SELECT "case" FROM {WIDE} GROUP BY 1 HAVING count(*) > 1'
    con.execute(f"""
        INSERT INTO {BAD} SELECT source, row, '{SEVERAL}', NULL FROM {WIDE} WHERE "case" IN ({twice});
        DELETE FROM {WIDE} WHERE "case" IN ({twice})""")


def _lengthen(con: DuckDBPyConnection, tables: Sequence[Table]) -> list[str]:
    """A fact that has a column in one table and rows in another goes wholly to the rows, so that a case that
    has both is seen. Returns the facts that were moved."""
    columns = columns_of(tables)[1]
    named = {each for (each,) in spellings(con, f"SELECT DISTINCT fact FROM {FACTS}")} if columns else set()
    moved = [fact for fact in columns if fact in named]
    for fact in moved:
        con.execute(f"""
            INSERT INTO {FACTS}
            SELECT source, row, "case", {literal(fact)}, {name(fact)}::VARCHAR, NULL, NULL, true
            FROM {WIDE} WHERE {name(fact)} IS NOT NULL;
            ALTER TABLE {WIDE} DROP COLUMN {name(fact)}""")
    return moved


def _overlaps(con: DuckDBPyConnection, wide: Sequence[int]) -> None:
    """Pieces of one fact of one case that share a day: of equal rows one counts, of others none.

    `wide`: the sources with one row per case. A cell there that says what a row of facts says is no fault.
    """
    overlapping = f"""
        CREATE OR REPLACE TEMP TABLE bulk_overlaps AS
        SELECT source, row, fact FROM (
            SELECT source, row, fact,
                max(last) OVER (pieces ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) >= first
                OR lead(first) OVER pieces <= last AS shares_a_day
            FROM (
                SELECT *, coalesce("from", {_FIRST}) AS first, coalesce("to", {_LAST}) AS last FROM {FACTS})
            WINDOW pieces AS (PARTITION BY "case", fact ORDER BY first, last, source, row))
        WHERE shares_a_day"""
    con.execute(overlapping)
    if not number_of_rows(con, "bulk_overlaps"):
        return
    con.execute(f"""
        CREATE OR REPLACE TEMP TABLE bulk_equal AS
        SELECT source, row, fact, source IN ({", ".join(map(str, wide)) or "NULL"}) AS cell
        FROM (
            SELECT source, row, fact,
                row_number() OVER (PARTITION BY "case", fact, value, "from", "to" ORDER BY source, row) AS nth
            FROM {FACTS} SEMI JOIN bulk_overlaps USING (source, row, fact))
        WHERE nth > 1""")
    _take_out(con, "bulk_equal", TWICE, "NOT coalesce(cell, false)")
    con.execute(overlapping)
    _take_out(con, "bulk_overlaps", OVERLAP, "true")


def _take_out(con: DuckDBPyConnection, rows: str, why: str, reported: str) -> None:
    """Take rows out of the facts, and put those that are to be reported into BAD, once each."""
    con.execute(f"""
        INSERT INTO {BAD}
        SELECT source, row, '{why}', min(fact) FROM {rows} WHERE {reported} GROUP BY source, row;
        DELETE FROM {FACTS} USING {rows} o
        WHERE {FACTS}.source = o.source AND {FACTS}.row = o.row AND {FACTS}.fact = o.fact""")


def _in_order(con: DuckDBPyConnection, tables: Sequence[Table]) -> bool:
    """Whether each piece comes after the one before it in the file, which shows without sorting that none
    overlap: registers are often written case by case or fact by fact. Asked only when every row is good."""
    facts = [table for table in tables if table.kind is Kind.FACTS]
    if len(facts) != 1 or not {"from", "to"} <= set(facts[0].source.columns):
        return False
    raw = facts[0].source.raw
    if any(each != normal(each) for (each,) in spellings(con, f"SELECT DISTINCT fact FROM {raw}")):
        return False  # one fact in two spellings would look like two
    query = f"""
        SELECT count(*) FILTER (NOT coalesce(("case", fact) > (c, f) OR next, false)) = 0
            OR count(*) FILTER (NOT coalesce(fact != f OR "case" > c OR next, false)) = 0
                AND count(*) FILTER (fact != f) + 1 = count(DISTINCT fact)
        FROM (SELECT *, ("case", fact) = (c, f) AND "from" > t AS next
            FROM (SELECT "case", fact, "from", lag("case") OVER () AS c, lag(fact) OVER () AS f,
                lag("to") OVER () AS t FROM {raw})
            WHERE c IS NOT NULL)"""
    return bool(con.execute(query).fetchall()[0][0])
