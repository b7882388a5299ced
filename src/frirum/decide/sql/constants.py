"""Expressions without columns, worked out once by the embedded database."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from sqlglot import exp

from frirum.feel.sql.dialects import render

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def truth_of(node: exp.Expr) -> bool | None:
    """The truth of an expression in which no column stands; None for null."""
    return _truth(node.sql(dialect="duckdb", copy=False))


@cache
def _database() -> DuckDBPyConnection:
    """An empty database in memory, for all of them: to open one takes longer than to work one out."""
    import duckdb

    return duckdb.connect()


@lru_cache(maxsize=1024)
def _truth(text: str) -> bool | None:
    if text in ("TRUE", "FALSE", "NULL"):
        return {"TRUE": True, "FALSE": False}.get(text)
    with _database().cursor() as con:
        row = con.execute(render(f"SELECT CAST({text} AS BOOLEAN)")).fetchone()
    return None if row is None or row[0] is None else bool(row[0])
