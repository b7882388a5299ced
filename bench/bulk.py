"""Many cases on DuckDB: a window over spells, rules on constant facts, growth."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bench import report
from bench.queries import differing, generated, handwritten
from frirum.cases.bulk import connect
from frirum.cases.relations import Relations
from frirum.cases.storage import attach, save
from frirum.cases.synthetic import population

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from frirum.catalogue.model import Catalogue

SPELLS = ("ydelse", "barsel", "revurdering")


def window(catalogue: Catalogue, size: int) -> None:
    """LAS § 74 c on one day, both answers with reasons, beside the hand-written query."""
    report.title(f"LAS § 74 c on one day: {size:,} persons, five benefit spells each")
    with connect() as con:
        people = population(con, size, catalogue.vocabulary, seed=1, abouts=["person"], only=SPELLS)["person"]
        compare(con, catalogue, "LAS § 74 c", people, "las_74c", size)


def constant(catalogue: Catalogue, size: int) -> None:
    """Rules on facts that do not change: the ratio limit and the earnings disregard."""
    report.title(f"Rules on constant facts: {size:,} cases")
    with connect() as con:
        con.execute(f"CREATE TABLE company AS {COMPANIES.format(size=size)}")
        con.execute(f"CREATE TABLE earner AS {EARNERS.format(size=size)}")
        companies = Relations("virksomhed", "company", wide=COMPANY)
        earners = Relations("person", "earner", wide=EARNER)
        compare(con, catalogue, "LAB-2003 § 48, stk. 1", companies, "lab_48", size)
        compare(con, catalogue, "LAS § 31", earners, "las_31", size)


def compare(
    con: DuckDBPyConnection, catalogue: Catalogue, provision: str, relations: Relations, hand: str, size: int
) -> None:
    """Time the generated query and the hand-written one, and hold their rows against each other."""
    ours, theirs = generated(con, catalogue, provision, relations), handwritten(hand)
    by_hand = report.seconds(lambda: con.execute(f"CREATE OR REPLACE TABLE by_hand AS {theirs}"))
    took = report.seconds(lambda: con.execute(f"CREATE OR REPLACE TABLE ours AS {ours}"))
    rows = differing(con, "ours", "by_hand")
    report.line(f"{provision}, generated", f"{took:.2f} s", report.rate(size, took), report.peak())
    report.line("  by hand", f"{by_hand:.2f} s", f"ratio {took / by_hand:.2f}", f"{rows} rows differ")


def growth(catalogue: Catalogue, sizes: tuple[int, ...]) -> None:
    """Streamed from Parquet to Parquet, in bounded memory."""
    report.title("Growth: LAS § 74 c from Parquet to Parquet, 2 GB of memory")
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            _grow(catalogue, size, Path(folder) / str(size))


def _grow(catalogue: Catalogue, size: int, folder: Path) -> None:
    with connect() as con:
        people = population(con, size, catalogue.vocabulary, seed=1, abouts=["person"], only=SPELLS)["person"]
        save(con, people, folder)
    with connect(memory_limit="2GB") as con:
        query = generated(con, catalogue, "LAS § 74 c", attach(con, folder, "person"))
        out = folder / "outcomes.parquet"
        took = report.seconds(lambda: con.execute(f"COPY ({query}) TO '{out}' (FORMAT parquet)"), 1)
    report.line(f"{size:>10,} persons", f"{took:.2f} s", report.rate(size, took), report.peak())


COMPANY = frozenset(
    (
        "kommune",
        "ordinært ansatte",
        "i praktik eller løntilskud",
        "ny i praktik målgruppe",
        "lille trygt miljø",
    )
) | {"udvikler sig bedst der"}
COMPANIES = """
SELECT 'V' || i AS "case",
  CASE i % 5 WHEN 0 THEN 'Jammerbugt' WHEN 1 THEN 'Thisted' WHEN 2 THEN 'Aalborg' WHEN 3 THEN 'Odense'
    ELSE 'Frederikshavn' END AS kommune,
  (i % 211)::DECIMAL(18, 6) AS "ordinært ansatte", (i % 7)::DECIMAL(18, 6) AS "i praktik eller løntilskud",
  CASE i % 4 WHEN 0 THEN '2.3' WHEN 1 THEN '2.11' WHEN 2 THEN '2.2' ELSE '2.13' END AS "ny i praktik målgruppe",
  i % 3 = 0 AS "lille trygt miljø", i % 2 = 0 AS "udvikler sig bedst der"
FROM range({size}) AS r(i)"""
EARNER = frozenset(("kommune", "ydelse", "arbejdstimer", "målgruppe", "visitation"))
EARNERS = """
SELECT 'P' || i AS "case", CASE i % 3 WHEN 0 THEN 'Aalborg' WHEN 1 THEN 'Odense' ELSE 'Randers' END AS kommune,
  CASE i % 5 WHEN 0 THEN 'kontanthjælp' WHEN 1 THEN 'uddannelseshjælp' WHEN 2 THEN 'dagpenge'
    WHEN 3 THEN 'integrationsydelse' END AS ydelse,
  (i % 200)::DECIMAL(18, 6) AS arbejdstimer, '2.3' AS "målgruppe", 'aktivitetsparat' AS visitation
FROM range({size}) AS r(i)"""
