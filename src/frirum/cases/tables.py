"""What every SQL text of this package needs: quoting, column types, values as they stand in a table."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from frirum.cases.model import FactValue
from frirum.cases.values import DECIMALS, WHOLE_DIGITS
from frirum.cases.vocabulary import FactType

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SQL_TYPES = {
    FactType.TEXT: "VARCHAR",
    FactType.NUMBER: f"DECIMAL({WHOLE_DIGITS + DECIMALS}, {DECIMALS})",
    FactType.BOOLEAN: "BOOLEAN",
    FactType.DATE: "DATE",
    FactType.MUNICIPALITY: "VARCHAR",
}
"""The type of a fact's column in a wide table."""


def name(text: str) -> str:
    """An SQL identifier, quoted."""
    return '"' + text.replace('"', '""') + '"'


def literal(text: str) -> str:
    """An SQL string, quoted."""
    return "'" + text.replace("'", "''") + "'"


def value_text(value: FactValue) -> str | None:
    """A value in the spelling of a case file, as the table of facts holds it; None for a known none."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else format(value, "f")


def value_from_text(kind: FactType, text: str | None) -> FactValue:
    """The value that `value_text` wrote."""
    if text is None:
        return None
    match kind:
        case FactType.BOOLEAN:
            return text == "true"
        case FactType.NUMBER:
            return Decimal(text)
        case FactType.DATE:
            return date.fromisoformat(text)
        case FactType.TEXT | FactType.MUNICIPALITY:
            return text


def number_of_rows(con: DuckDBPyConnection, relation: str) -> int:
    """How many rows a relation or a query in brackets has."""
    rows = con.execute(f"SELECT count(*) FROM {relation}").fetchall()
    return int(rows[0][0])
