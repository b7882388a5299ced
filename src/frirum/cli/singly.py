"""Populations decided case by case: what cannot be said in SQL, and the few cases for which a query is too
dear."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from frirum.cases.convert import from_relations
from frirum.cases.tables import name, number_of_rows
from frirum.decide.engine import Engine
from frirum.decide.rows import COLUMNS, row

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from frirum.cases.model import Case
    from frirum.cases.relations import Relations
    from frirum.catalogue.model import Catalogue

TABLE = "decided_singly"
PAGE = 5_000
"""cases in memory at a time"""
FEW = 1_000
"""cases up to which deciding each of them is faster than planning a query, which takes a tenth of a second"""


class Singly:
    """Decides the cases of relations with the back end for single cases; gives the same outcomes as the
    query."""

    def __init__(
        self, con: DuckDBPyConnection, catalogue: Catalogue, relations: Relations, on: date, *, asked: bool
    ) -> None:
        self._con = con
        self._vocabulary = catalogue.vocabulary
        self._relations = relations
        self._on = on
        self._engine = Engine(catalogue, asked=asked)
        self._only: list[Case] | None = None
        self.are_few = number_of_rows(con, name(relations.cases)) <= FEW

    def decide(self, provision: str) -> str:
        """Decide a provision for every case into a table, made anew; gives the query that reads it."""
        heads = ", ".join(f'"{column}" {_kind(column)}' for column in COLUMNS)
        self._con.execute(f"CREATE OR REPLACE TEMP TABLE {TABLE} ({heads})")
        for cases in self._pages():
            self._add([row(self._engine.outcome(case, self._on, provision)) for case in cases])
        return f"SELECT * FROM {TABLE}"

    def _pages(self) -> Iterator[Sequence[Case]]:
        """All cases, a page at a time; few of them are read but once."""
        if self._only is not None:
            yield self._only
            return
        for ids in self._names():
            cases = from_relations(self._con, self._relations, self._vocabulary, ids)
            if self.are_few:
                self._only = cases
            yield cases

    def _names(self) -> Iterator[list[str]]:
        """The names of all cases in their order, a page at a time."""
        query = f"""SELECT "case"::VARCHAR FROM {name(self._relations.cases)}
            WHERE "case"::VARCHAR > ? ORDER BY 1 LIMIT {PAGE}"""
        last = ""
        while page := [case for (case,) in self._con.execute(query, [last]).fetchall()]:
            yield page
            last = page[-1]

    def _add(self, rows: Sequence[tuple[object, ...]]) -> None:
        columns = [list(column) for column in zip(*rows, strict=True)]
        selected = ", ".join(f"unnest(?::{_kind(column)}[])" for column in COLUMNS)
        self._con.execute(f"INSERT INTO {TABLE} SELECT {selected}", columns)


def _kind(column: str) -> str:
    """The type of a column of outcomes, as SQL has it."""
    if column == "differs":
        return "BOOLEAN"
    bare = column.removeprefix("ordinary_").removeprefix("actual_")
    return "DATE" if bare in ("on", "arises", "due", "fulfilled") else "VARCHAR"
