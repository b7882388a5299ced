"""The generated queries and the hand-written ones beside them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from frirum.decide.rows import COLUMNS
from frirum.decide.sql.population import population as people_of
from frirum.decide.sql.provision import provision_query
from frirum.feel.sql.dialects import render

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from frirum.cases.relations import Relations
    from frirum.catalogue.model import Catalogue

ON = date(2018, 10, 1)


def generated(con: DuckDBPyConnection, catalogue: Catalogue, provision: str, relations: Relations) -> str:
    """The query that `frirum sql` would print, for these relations."""
    rows = con.execute(f"DESCRIBE {relations.cases}").fetchall()
    people = people_of(catalogue.vocabulary, relations, {str(row[0]): str(row[1]) for row in rows})
    text = provision_query(catalogue, catalogue.provisions[provision], people, ON)
    return render(text, "duckdb")


def constants(relations: Relations) -> str:
    """As many columns as an answer has, with nothing to decide: what is left is the time of writing them."""
    columns = "".join(f', {_constant(name)} AS "{name}"' for name in COLUMNS[1:])
    return f'SELECT "case"{columns} FROM {relations.cases}'


def _constant(name: str) -> str:
    return "'applies'" if name.rpartition("_")[2] in ("provision", "status", "effect") else "NULL::VARCHAR"


def handwritten(name: str) -> str:
    """A query written by hand."""
    return (Path(__file__).parent / f"{name}.sql").read_text("utf-8")


KINDS = "differs, ordinary_status, ordinary_reason, actual_status, actual_reason, actual_exemptions"
"""columns by which cases are counted"""
SAID = ("value", "arises", "due", "state", "fulfilled", "missing")
"""columns of which is counted in how many cases they say something"""


def counted(query: str) -> str:
    """What a ministry asks of ten million cases: how many of each kind. Every answer and every value is worked out."""
    said = (f'count("{name}") AS "{name}"' for name in COLUMNS if name.rpartition("_")[2] in SAID)
    return f"SELECT {KINDS}, count(*) AS cases, {', '.join(said)}\nFROM ({query})\nGROUP BY {KINDS}"


def differing(con: DuckDBPyConnection, one: str, other: str) -> int:
    """How many rows stand in one table and not in the other; rows are held against each other by the hashes of their
    texts: one table may keep a text as a number, and the other as text."""
    row = ", ".join(f'"{name}"::VARCHAR' for name in COLUMNS)
    sides = f"SELECT hash({row}) AS row, 1 AS n FROM {one} UNION ALL SELECT hash({row}), -1 FROM {other}"
    found = con.execute(
        f"SELECT coalesce(sum(abs(n)), 0) FROM (SELECT sum(n) AS n FROM ({sides}) GROUP BY row)"
    ).fetchone()
    assert found is not None
    return int(found[0])
