"""Spellings that occur in a table and what they mean, read once each by the same code that reads a case file.

A population has millions of cells and few spellings. Names, texts, booleans and municipalities are therefore
read spelling by spelling and joined; only numbers and days, which are many, are checked by SQL itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from frirum.cases.lexicon import normal
from frirum.cases.tables import name, value_text
from frirum.cases.values import DECIMALS, WHOLE_DIGITS, Plain, WrongValueError, read_value
from frirum.cases.vocabulary import Fact, FactType, Vocabulary

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_BATCH = 10_000
KINDS = {FactType.NUMBER: "number", FactType.DATE: "day"}
"""How SQL checks a value; every other type is `read`"""


def day_ok(column: str) -> str:
    """SQL: a text is a day year-month-day of the calendar (not null)."""
    form = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
    exists = f"try_cast({column} AS DATE) >= DATE '0001-01-01'"
    return f"(regexp_full_match({column}, '{form}') AND coalesce({exists}, false))"


def number_ok(column: str) -> str:
    """SQL: a text is a number that is kept exactly (not null)."""
    form = f"-?(0|[1-9][0-9]{{0,{WHOLE_DIGITS - 1}}})(\\.[0-9]{{1,{DECIMALS}}})?"
    return f"regexp_full_match({column}, '{form}')"


def case_ok(column: str = '"case"') -> str:
    """SQL: a text can be the name of a case."""
    blank = "'^ |[\\x00-\\x1f\\x7f]| $'"
    return f"coalesce(length({column}) BETWEEN 1 AND 200 AND NOT regexp_matches({column}, {blank}), false)"


def spellings(con: DuckDBPyConnection, query: str) -> Iterator[tuple[str, ...]]:
    """The rows of a query, a batch at a time; rows with a NULL are left out. Nothing else may be asked of the
    database meanwhile."""
    con.execute(query)
    while rows := con.fetchmany(_BATCH):
        yield from (row for row in rows if None not in row)


def read_spelling(fact: Fact, written: str, vocabulary: Vocabulary) -> tuple[bool, str | None]:
    """Whether a spelling is a value of the fact, and the value as relations hold it."""
    try:
        return True, value_text(read_value(fact, Plain(written), vocabulary))
    except WrongValueError:
        return False, None


def store(
    con: DuckDBPyConnection, table: str, rows: Sequence[Sequence[str | None]], columns: tuple[str, ...]
) -> None:
    """A small table of texts, to be joined."""
    heads = ", ".join(f"{name(each)} VARCHAR" for each in columns)
    con.execute(f"CREATE OR REPLACE TEMP TABLE {table} ({heads})")
    add(con, table, rows)


def add(con: DuckDBPyConnection, table: str, rows: Sequence[Sequence[str | None]]) -> None:
    """Add rows to a small table of texts."""
    if rows:
        selected = ", ".join("unnest(?::VARCHAR[])" for _ in rows[0])
        lists = [[row[at] for row in rows] for at in range(len(rows[0]))]
        con.execute(f"INSERT INTO {table} SELECT {selected}", lists)


def fact_names(con: DuckDBPyConnection, raw: str, find: Callable[[str], Fact | None]) -> dict[str, Fact]:
    """The facts that are named in a table of facts, by spelling."""
    found = {}
    for (written,) in spellings(con, f"SELECT DISTINCT fact FROM {raw}"):
        fact = find(normal(written))
        if fact is not None:
            found[written] = fact
    return found
