"""What cannot be said in SQL, decided case by case: the same outcomes, a hundred times as slowly."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from frirum.cases.convert import from_relations
from frirum.decide.engine import Engine
from frirum.decide.rows import COLUMNS, row

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from frirum.cases.relations import Relations
    from frirum.catalogue.model import Catalogue

TABLE = "decided_singly"
PAGE = 5_000
"""cases in memory at a time"""


def decide(
    con: DuckDBPyConnection,
    catalogue: Catalogue,
    relations: Relations,
    provision: str,
    on: date,
    *,
    asked: bool,
) -> str:
    """Decide a provision for every case into a table, made anew; gives the query that reads it."""
    heads = ", ".join(f'"{name}" {_kind(name)}' for name in COLUMNS)
    con.execute(f"CREATE OR REPLACE TEMP TABLE {TABLE} ({heads})")
    engine = Engine(catalogue, asked=asked)
    for ids in _pages(con, relations):
        cases = from_relations(con, relations, catalogue.vocabulary, ids)
        found = [row(engine.outcome(case, on, provision)) for case in cases]
        columns = [list(column) for column in zip(*found, strict=True)]
        selected = ", ".join(f"unnest(?::{_kind(name)}[])" for name in COLUMNS)
        con.execute(f"INSERT INTO {TABLE} SELECT {selected}", columns)
    return f"SELECT * FROM {TABLE}"


def _pages(con: DuckDBPyConnection, relations: Relations) -> Iterator[list[str]]:
    """The names of all cases, a page at a time, in their order."""
    query = f'SELECT "case"::VARCHAR FROM {relations.cases} WHERE "case"::VARCHAR > ? ORDER BY 1 LIMIT {PAGE}'
    last = ""
    while page := [name for (name,) in con.execute(query, [last]).fetchall()]:
        yield page
        last = page[-1]


def _kind(column: str) -> str:
    """The type of a column of outcomes, as SQL has it."""
    if column == "differs":
        return "BOOLEAN"
    name = column.removeprefix("ordinary_").removeprefix("actual_")
    return "DATE" if name in ("on", "arises", "due", "fulfilled") else "VARCHAR"
