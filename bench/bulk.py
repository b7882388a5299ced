"""Many cases on DuckDB: a window over spells, rules on constant facts, growth.

The data is written as Parquet by one process and decided by others, so that every peak of memory is that of one step.
Both queries are timed on the same tables in memory, twice: once every row is kept in a table, and once they are counted
by what they say, for to write ten million rows of 26 columns takes longer than to decide them. How the generated query fares
from file to file stands beside it.
"""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bench import report
from bench.queries import constants, counted, differing, generated, handwritten
from frirum.cases.bulk import connect
from frirum.cases.relations import Relations
from frirum.cases.storage import attach, save
from frirum.cases.synthetic import population
from frirum.catalogue import load

if TYPE_CHECKING:
    from collections.abc import Callable

    from duckdb import DuckDBPyConnection

SPELLS = ("ydelse", "barsel", "revurdering")
ROOM = "8GB"
"""memory for the tables of a comparison: two results beside each other, none of it on disk"""
LIMIT = "1500MB"
"""memory of the database from file to file; the interpreter and the catalogue come on top"""


def window(size: int) -> None:
    """LAS § 74 c on one day, both answers with reasons, beside the hand-written query."""
    report.title(f"LAS § 74 c on one day: {size:,} persons, five benefit spells each")
    with tempfile.TemporaryDirectory() as folder:
        report.apart(_persons, size, Path(folder))
        report.apart(_compared, "LAS § 74 c", "person", Path(folder), "las_74c", size)


def constant(size: int) -> None:
    """Rules on facts that do not change: the ratio limit and the earnings disregard."""
    report.title(f"Rules on constant facts: {size:,} cases")
    with tempfile.TemporaryDirectory() as folder:
        for provision, about, select, hand in CONSTANT:
            report.apart(_constants, about, select.format(size=size), Path(folder))
            report.apart(_compared, provision, about, Path(folder), hand, size)


def growth(sizes: tuple[int, ...]) -> None:
    """Streamed from Parquet to Parquet, in bounded memory."""
    report.title(f"Growth, from Parquet to Parquet, {LIMIT} for the database")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            report.apart(_persons, size, Path(folder))
            report.apart(_streamed, "LAS § 74 c", "person", Path(folder), size)


def opened(memory: str) -> DuckDBPyConnection:
    """A database with so much memory that draws no progress bars into the report."""
    con = connect(memory_limit=memory)
    con.execute("SET enable_progress_bar = false")
    return con


def _persons(size: int, folder: Path) -> None:
    """Writes the persons of the window."""
    with opened(ROOM) as con:
        vocabulary = load().vocabulary
        save(con, population(con, size, vocabulary, seed=1, abouts=["person"], only=SPELLS)["person"], folder)


def _constants(about: str, select: str, folder: Path) -> None:
    """Writes cases whose facts do not change."""
    with opened(ROOM) as con:
        con.execute(f"COPY ({select}) TO '{folder}/{about}-cases.parquet' (FORMAT parquet)")


def _compared(provision: str, about: str, folder: Path, hand: str, size: int) -> None:
    """Times the generated query and the hand-written one, and holds their rows against each other."""
    with opened(ROOM) as con:
        relations = _in_memory(con, attach(con, folder, about))
        con.execute(handwritten("types"))
        ours, by_hand = generated(con, load(), provision, relations), handwritten(hand)
        tables = {"by_hand": by_hand, "ours": ours, "constants": constants(relations)}
        works: dict[str, Callable[[], object]] = {
            each: partial(_written, con, each, query) for each, query in tables.items()
        }
        works |= {
            f"{each} counted": partial(_asked, con, counted(tables[each])) for each in ("by_hand", "ours")
        }
        took = report.in_turn(works)
        rows = differing(con, "ours", "by_hand")
    report.line(f"{provision}, every row kept")
    _beside(took["ours"], took["by_hand"], size, f"{rows} rows differ")
    report.line("  as many columns of constants", *_numbers(took["constants"], size))
    report.line(f"{provision}, decided and counted")
    _beside(took["ours counted"], took["by_hand counted"], size)
    report.apart(_streamed, provision, about, folder, size, "  generated, from file to file")


def _beside(ours: report.Took, by_hand: report.Took, size: int, *more: str) -> None:
    """What the generated query and the hand-written one took, and the ratio of both."""
    report.line("  generated", *_numbers(ours, size))
    report.line("  by hand", *_numbers(by_hand, size))
    wall, cores = (each / other for each, other in zip(ours, by_hand, strict=True))
    report.line("  ratio", f"{wall:.2f}", "", f"{cores:.2f}", *more)


def _asked(con: DuckDBPyConnection, query: str) -> None:
    con.execute(query).fetchall()


def _numbers(took: report.Took, size: int) -> tuple[str, ...]:
    return f"{took.wall:.2f} s", report.rate(size, took.wall), f"{took.cores:.2f} s of cores"


def _written(con: DuckDBPyConnection, name: str, query: str) -> None:
    con.execute(f"DROP TABLE IF EXISTS {name}")
    con.execute(f"CREATE TABLE {name} AS {query}")


def _in_memory(con: DuckDBPyConnection, attached: Relations) -> Relations:
    """The same relations as tables, under the same names."""
    for view in (attached.cases, attached.facts, attached.events):
        if view is not None:
            con.execute(f"CREATE TABLE held AS FROM {view}")
            con.execute(f"DROP VIEW {view}")
            con.execute(f"ALTER TABLE held RENAME TO {view}")
    return attached


def _streamed(provision: str, about: str, folder: Path, size: int, what: str | None = None) -> None:
    """Decides from file to file in little memory."""
    with opened(LIMIT) as con:
        query = generated(con, load(), provision, attach(con, folder, about))
        out = folder / "outcomes.parquet"
        took = report.seconds(lambda: con.execute(f"COPY ({query}) TO '{out}' (FORMAT parquet)"), 1)
    report.line(what or f"{size:>10,} cases", f"{took:.2f} s", report.rate(size, took), report.peak())


COMPANIES = """
SELECT 'V' || i AS "case",
  CASE i % 5 WHEN 0 THEN 'Jammerbugt' WHEN 1 THEN 'Thisted' WHEN 2 THEN 'Aalborg' WHEN 3 THEN 'Odense'
    ELSE 'Frederikshavn' END AS kommune,
  (i % 211)::DECIMAL(18, 6) AS "ordinært ansatte", (i % 7)::DECIMAL(18, 6) AS "i praktik eller løntilskud",
  CASE i % 4 WHEN 0 THEN '2.3' WHEN 1 THEN '2.11' WHEN 2 THEN '2.2' ELSE '2.13' END AS "ny i praktik målgruppe",
  i % 3 = 0 AS "lille trygt miljø", i % 2 = 0 AS "udvikler sig bedst der"
FROM range({size}) AS r(i)"""
EARNERS = """
SELECT 'P' || i AS "case", CASE i % 3 WHEN 0 THEN 'Aalborg' WHEN 1 THEN 'Odense' ELSE 'Randers' END AS kommune,
  CASE i % 5 WHEN 0 THEN 'kontanthjælp' WHEN 1 THEN 'uddannelseshjælp' WHEN 2 THEN 'dagpenge'
    WHEN 3 THEN 'integrationsydelse' END AS ydelse,
  (i % 200)::DECIMAL(18, 6) AS arbejdstimer, '2.3' AS "målgruppe", 'aktivitetsparat' AS visitation
FROM range({size}) AS r(i)"""
CONSTANT = (
    ("LAB-2003 § 48, stk. 1", "virksomhed", COMPANIES, "lab_48"),
    ("LAS § 31", "person", EARNERS, "las_31"),
)
"""provision, what it is about, its cases, and the name of the hand-written query"""
