"""Expressions without columns, worked out once by the embedded database."""

from __future__ import annotations

from functools import lru_cache

from sqlglot import exp

from frirum.feel.sql.dialects import render


def truth_of(node: exp.Expr) -> bool | None:
    """The truth of an expression in which no column stands; None for null."""
    return _truth(node.sql(dialect="duckdb", copy=False))


@lru_cache(maxsize=1024)
def _truth(text: str) -> bool | None:
    import duckdb

    if text in ("TRUE", "FALSE", "NULL"):
        return {"TRUE": True, "FALSE": False}.get(text)
    with duckdb.connect() as con:
        row = con.execute(render(f"SELECT CAST({text} AS BOOLEAN)")).fetchone()
    return None if row is None or row[0] is None else bool(row[0])
