"""The generated queries and the hand-written ones beside them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

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


def handwritten(name: str) -> str:
    """A query written by hand."""
    return (Path(__file__).parent / f"{name}.sql").read_text("utf-8")


def differing(con: DuckDBPyConnection, one: str, other: str) -> int:
    """How many rows stand in one table and not in the other."""
    found = con.execute(
        f"SELECT count(*) FROM ((FROM {one} EXCEPT FROM {other}) UNION ALL (FROM {other} EXCEPT FROM {one}))"
    ).fetchone()
    assert found is not None
    return int(found[0])
