"""Levels on the screen, in JSON and in files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from frirum.cases.tables import literal
from frirum.catalogue.model import Catalogue
from frirum.cli.machine import plain
from frirum.cli.output import whole
from frirum.cli.screen import Screen, write_json
from frirum.decide.levels import Level, Measure

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SHORT = 8
"""letters of a head that is not broken"""
MOST = 60
"""lines of one table that a person is shown"""
COLUMNS = tuple(each.name for each in fields(Level))
_TYPES = {
    "cases": "BIGINT",
    "in_time": "BIGINT",
    "uncertain": "BIGINT",
    "kept": "BOOLEAN",
    "earlier_kept": "BOOLEAN",
    "exemptions": "VARCHAR",
    **dict.fromkeys(("provision", "measure", "municipality", "group", "period"), "VARCHAR"),
}


def write_json_rows(found: Sequence[Level]) -> None:
    """The rows as JSON; numbers with decimals are text, as elsewhere."""
    write_json([plain(each) for each in found])


def write_table(con: DuckDBPyConnection, found: Sequence[Level], out: str, kind: str) -> None:
    """The rows as `csv` or `parquet`: days, numbers and truth typed, what is unknown left empty."""
    columns = ", ".join(f'"{name}" {_TYPES.get(name, "DECIMAL(30, 4)")}' for name in COLUMNS)
    con.execute(f"CREATE OR REPLACE TEMP TABLE levels ({columns})")
    if found:
        marks = ", ".join("?" * len(COLUMNS))
        con.executemany(f"INSERT INTO levels VALUES ({marks})", [_cells(each) for each in found])
    options = "FORMAT csv, HEADER" if kind == "csv" else "FORMAT parquet, COMPRESSION zstd"
    with whole(out) as draft:
        con.execute(f"COPY (SELECT * FROM levels ORDER BY rowid) TO {literal(str(draft))} ({options})")


def _cells(row: Level) -> list[object]:
    values = (getattr(row, name) for name in COLUMNS)
    return [", ".join(value) if isinstance(value, tuple) else value for value in values]


GROUPS = "=level.group"
"""left out where there are no groups"""
DISPENSABLE = (">level.law rate", ">level.months", ">column.cases", ">level.found rate")
"""columns that go first, in this order, where the screen is narrow"""

Cell = Callable[[Level], object]
_ALL: tuple[tuple[str, Cell], ...] = (
    ("=column.municipality", lambda row: row.municipality),
    (GROUPS, lambda row: row.group),
    ("=column.period", lambda row: row.period),
    (">column.cases", lambda row: row.cases),
    (">level.months", lambda row: row.months),
)
_OWN: dict[Measure, tuple[tuple[str, Cell], ...]] = {
    Measure.CADENCE: (
        (">level.law", lambda row: row.law),
        (">level.found", lambda row: row.found),
        (">level.law rate", lambda row: row.law_per_month),
        (">level.found rate", lambda row: row.found_per_month),
        (">level.ratio", lambda row: row.ratio),
    ),
    Measure.OCCURRENCES: (
        (">level.law", lambda row: row.law),
        (">level.found", lambda row: row.found),
        (">level.in time", lambda row: row.in_time),
        (">level.ratio", lambda row: row.ratio),
    ),
    Measure.LIMIT: (
        (">level.allowed", lambda row: row.law_per_month),
        (">level.used", lambda row: row.found_per_month),
        (">level.ratio", lambda row: row.ratio),
        (">level.beyond", lambda row: row.beyond_months),
    ),
    Measure.SHARE: ((">level.found", lambda row: row.found), (">level.share", lambda row: row.ratio)),
}
_EARLIER: tuple[tuple[str, Cell], ...] = (
    (">level.earlier", lambda row: row.earlier_per_month),
    (">level.earlier ratio", lambda row: row.earlier_ratio),
)
_UNKNOWN: tuple[tuple[str, Cell], ...] = ((">level.unknown", lambda row: row.unknown_months),)


class Tables:
    """Shows levels to people, a table for each provision."""

    def __init__(self, screen: Screen, catalogue: Catalogue) -> None:
        self.screen = screen
        self.catalogue = catalogue

    def show(self, found: Sequence[Level]) -> None:
        """Print them all."""
        tongue = self.screen.tongue
        if not found:
            self.screen.say(tongue("levels.nothing"))
        for (name, measure), rows in groupby(found, lambda row: (row.provision, row.measure)):
            self._table(name, measure, list(rows))
        if any(row.measure is not Measure.SHARE for row in found):
            self.screen.say(f"[dim]{tongue('levels.note')}[/]")

    def _table(self, name: str, measure: Measure, rows: Sequence[Level]) -> None:
        tongue = self.screen.tongue
        provision = self.catalogue.provisions.get(name)
        title = "" if provision is None else f"  {self.screen.plain(tongue.text(provision.title))}"
        columns = [
            each
            for each in (*_ALL, *_OWN[measure])
            if each[0] != GROUPS or any(row.group != "" for row in rows)
        ]
        if any(row.earlier_per_month is not None for row in rows):
            columns += _EARLIER
        if any(row.unknown_months for row in rows):
            columns += _UNKNOWN
        self.screen.say(f"[heading]{self.screen.plain(name)}[/]{title}")
        self._fitted(columns, rows[:MOST])
        if len(rows) > MOST:
            self.screen.say(f"[dim]{tongue('levels.more', count=tongue.whole(len(rows) - MOST))}[/]")
        self.screen.say("")

    def _fitted(self, columns: Sequence[tuple[str, Cell]], rows: Sequence[Level]) -> None:
        """The table without the columns that find no room; what is left is never cut short."""
        left_out: list[str] = []
        for drop in (None, *DISPENSABLE):
            if drop is not None and drop in (head for head, _ in columns):
                columns = [each for each in columns if each[0] != drop]
                left_out.append(self.screen.tongue(drop[1:]))
            table = self.screen.table(*(self._head(key) for key, _ in columns))
            for row in rows:
                table.add_row(*(self._cell(head, cell(row)) for head, cell in columns))
            if self.screen.needs(table) <= self.screen.width:
                break
        self.screen.whole(table)
        if left_out:
            self.screen.say(f"[dim]{self.screen.tongue('levels.left out', names=', '.join(left_out))}[/]")

    def _head(self, key: str) -> str:
        """The head of a column, broken into lines so that figures have room."""
        text = self.screen.tongue(key[1:]).replace("/", "/\n")
        return key[0] + (text.replace(" ", "\n") if len(text) > SHORT else text)

    def _cell(self, head: str, value: object) -> str:
        tongue = self.screen.tongue
        if value is None:
            return f"[open]{tongue('levels.unknown')}[/]" if head.startswith("=") else "–"
        if isinstance(value, Decimal):
            return tongue.number(value.quantize(Decimal("0.01")))
        return self.screen.plain(tongue("value.none") if value == "" else value)
