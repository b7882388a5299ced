"""A population in the embedded database, decided provision by provision into one table of outcomes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from frirum.cli.rows import Row
from frirum.decide.sql.population import Population, population
from frirum.decide.sql.provision import COLUMNS, provision_query
from frirum.feel.sql.dialects import render

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from frirum.cases.relations import Relations
    from frirum.catalogue.model import Catalogue

TABLE = "outcomes"
PLACES = "places"


def query(
    catalogue: Catalogue, provision: str, people: Population, on: date, *, asked: bool, dialect: str
) -> str:
    """The query of one provision on a day, in a database's dialect."""
    return render(provision_query(catalogue, catalogue.provisions[provision], people, on, asked), dialect)


class Outcomes:
    """The table of outcomes: made by `decide`, then read in parts, counted, or written to a file."""

    def __init__(self, con: DuckDBPyConnection, catalogue: Catalogue, on: date, *, asked: bool) -> None:
        self.con = con
        self.catalogue = catalogue
        self.on = on
        self.asked = asked
        self._is_made = False

    def decide(self, provision: str, relations: Relations) -> None:
        """Add the outcomes of one provision for every case of the relations."""
        described = self.con.execute(f"DESCRIBE {relations.cases}").fetchall()
        types = {str(row[0]): str(row[1]) for row in described}
        people = population(self.catalogue.vocabulary, relations, types)
        text = query(self.catalogue, provision, people, self.on, asked=self.asked, dialect="duckdb")
        into = f"INSERT INTO {TABLE}" if self._is_made else f"CREATE TABLE {TABLE} AS"
        self.con.execute(f"{into}\n{text}")
        self._is_made = True

    def places(self, populations: Mapping[str, Relations]) -> None:
        """Make the table of each case's municipality, of populations that have it as a column."""
        parts = (f'SELECT "case", kommune FROM {each.cases}' for each in populations.values())
        self.con.execute(f"CREATE TABLE {PLACES} AS {' UNION ALL '.join(parts)}")

    def count(self) -> int:
        """How many outcomes there are."""
        return int(self.ask(f"SELECT count(*) FROM {TABLE}")[0][0]) if self._is_made else 0

    def ask(self, text: str, *parts: object) -> list[tuple[Any, ...]]:
        """The rows of a query over the table."""
        return self.con.execute(text, list(parts)).fetchall()

    def rows(self, most: int | None = None, where: str = "TRUE") -> Iterator[Row]:
        """The outcomes by case, then in the order of the catalogue; `most` of them."""
        if not self._is_made:
            return
        limit = "" if most is None else f" LIMIT {most}"
        found = self.con.execute(f"{self._ordered(where)}{limit}")
        while batch := found.fetchmany(1000):
            yield from (dict(zip(COLUMNS, row, strict=True)) for row in batch)

    def write(self, out: str, kind: str) -> None:
        """Write all of them as `csv` or `parquet`."""
        options = "FORMAT csv, HEADER" if kind == "csv" else "FORMAT parquet, COMPRESSION zstd"
        name = out.replace("'", "''")
        self.con.execute(f"COPY ({self._ordered()}) TO '{name}' ({options})")

    def _ordered(self, where: str = "TRUE") -> str:
        """By case; within a case as the catalogue has the provisions, which is as they were decided."""
        return f'SELECT * FROM {TABLE} WHERE {where} ORDER BY "case", rowid'


def about(catalogue: Catalogue, chosen: Sequence[str], kind: str) -> list[str]:
    """The provisions to decide: those chosen, else all about the kind of case."""
    every = [each.id for each in catalogue.provisions.values() if each.about == kind]
    return list(chosen) or every
