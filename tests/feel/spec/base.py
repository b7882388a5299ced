"""The shape of a table, and the facts that all tables share."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

D = Decimal
Row = tuple[str, dict[str, object], object]

FACTS: dict[str, str] = {
    "ydelse": "text",
    "målgruppe": "text",
    "barsel": "boolean",
    "i tilbud": "boolean",
    "almen bolig": "boolean",
    "arbejdstimer": "number",
    "beboere": "number",
    "fødselsdato": "date",
    "start": "date",
    "slut": "date",
}
"""name and type of each fact"""


@dataclass(frozen=True)
class Spec:
    """A table: what it shows, and its rows."""

    title: str
    rows: list[Row]
