"""Small pieces of query text: names, literals, and the expressions of `frirum.feel.sql` as text.

Queries are put together as text in DuckDB's spelling with house functions; `frirum.feel.sql.dialects.render`
writes them for a database.
"""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache
from threading import get_ident

import sqlglot
from sqlglot import exp
from sqlglot.dialects.dialect import Dialect
from sqlglot.generator import Generator

FIRST_DAY = date.min
"""an open start"""
LAST_DAY = date.max
"""where open ends end: the first day that lies beyond every piece"""


def quoted(name: str) -> str:
    """A name of a column or relation."""
    return '"' + name.replace('"', '""') + '"'


def literal(value: str) -> str:
    """A text literal."""
    return "'" + value.replace("'", "''") + "'"


def on_day(day: date) -> str:
    """A date literal."""
    return f"DATE '{day.isoformat()}'"


def shown(node: exp.Expr) -> str:
    """The text of an expression, safe inside a larger one."""
    text = _writer().generate(node, copy=False)
    atoms = (exp.Column, exp.Literal, exp.Boolean, exp.Null, exp.Paren)
    return text if isinstance(node, atoms) else f"({text})"


@cache
def _writer_of(_: int) -> Generator:
    return Dialect.get_or_raise("duckdb").generator()


def _writer() -> Generator:
    """SQLGlot's writer of DuckDB's spelling. To make one takes longer than to write an expression with it; it
    holds what it is writing, so each thread has its own."""
    return _writer_of(get_ident())


def column(name: str, table: str | None = None) -> exp.Expr:
    """A column by its name."""
    return exp.column(exp.to_identifier(name, quoted=True), table=table)


@lru_cache(maxsize=4096)
def raw(text: str) -> exp.Expr:
    """A piece of query text as an expression."""
    return sqlglot.parse_one(text, read="duckdb")
