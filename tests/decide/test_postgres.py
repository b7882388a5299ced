"""The queries of `frirum sql --dialect postgres`, run on PostgreSQL: the rows are those of DuckDB, and of Python.

Where PostgreSQL is not installed these tests are skipped; continuous integration sets `FRIRUM_CI` and installs it.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pytest
from hypothesis import given, settings

from frirum.cases.convert import to_relations
from frirum.cases.model import Case
from frirum.cases.relations import Relations
from frirum.cases.shape import read_case_data
from frirum.catalogue import Catalogue
from frirum.cli import main
from frirum.decide.rows import COLUMNS
from frirum.decide.sql.population import population
from frirum.decide.sql.provision import provision_query
from frirum.feel.sql import Unsupported
from frirum.feel.sql.dialects import render

from .both import Rows, in_python
from .examples import groups, shipped
from .generated import World, worlds
from .postgres import Server, programs, server, table
from .spec import build

TYPES = {"VARCHAR": "text", "DATE": "date", "VARCHAR[]": "text[]"}
NAMED = (
    "LAS § 74 c",
    "LAS § 31",
    "LAB-2003 § 48, stk. 1",
    "LAB-2003 § 16 a, stk. 1",
    "LAB-2003 § 17, stk. 1",
    "SDL § 13 b, stk. 1, 1. pkt.",
    "SEL § 151, stk. 2",
    "SEL § 129, stk. 2",
    "BSL § 24 h",
)


@pytest.fixture(scope="module")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server."""
    found = programs()
    if found is None and not os.environ.get("FRIRUM_CI"):
        pytest.skip("PostgreSQL is not installed: initdb, pg_ctl and psql are wanted")
    assert found is not None, "PostgreSQL is not installed"
    with server(found) as running:
        yield running


def load(
    one: duckdb.DuckDBPyConnection, other: Server, catalogue: Catalogue, cases: Sequence[Case]
) -> Relations:
    """The same three relations in both databases, every attribute of an event with a column of its own."""
    made = to_relations(one, cases, catalogue.vocabulary, prefix="p", wide=False)
    events = catalogue.vocabulary.events_of(made.about).values()
    attributes = frozenset(name for event in events for name in event.attributes)
    columns = ", ".join(f'"{each}" VARCHAR' for each in sorted(attributes))
    one.execute("DROP VIEW IF EXISTS cases; DROP VIEW IF EXISTS facts; DROP VIEW IF EXISTS events")
    one.execute("CREATE VIEW cases AS FROM p_cases; CREATE VIEW facts AS FROM p_facts")
    empty = (
        f'CREATE OR REPLACE TABLE none ("case" VARCHAR, what VARCHAR, "on" DATE{columns and ", "}{columns})'
    )
    one.execute(f"{empty}; CREATE VIEW events AS FROM none UNION ALL BY NAME FROM p_events")
    script = ""
    for name in ("cases", "facts", "events"):
        described = one.execute(f"DESCRIBE {name}").fetchall()
        kinds = [(str(row[0]), TYPES[str(row[1])]) for row in described]
        script += table(name, kinds, one.execute(f"FROM {name}").fetchall())
    other.run(script)
    return replace(made, cases="cases", facts="facts", events="events", attributes=attributes)


def query(catalogue: Catalogue, relations: Relations, provision: str, on: date, *, asked: bool) -> str:
    people = population(catalogue.vocabulary, relations, {})
    return provision_query(catalogue, catalogue.provisions[provision], people, on, asked)


def as_text(rows: Sequence[Sequence[object]]) -> Rows:
    """Rows of DuckDB or Python as `psql` writes them."""
    shown: dict[object, str | None] = {None: None, True: "t", False: "f"}
    found = [
        [shown[each] if each is None or isinstance(each, bool) else str(each) for each in row] for row in rows
    ]
    return {str(row[0]): dict(zip(COLUMNS, row, strict=True)) for row in found}


def compare(
    one: duckdb.DuckDBPyConnection, other: Server, catalogue: Catalogue, cases: Sequence[Case],
    asked_for: Sequence[tuple[str, date, bool]],
) -> int:  # fmt: skip
    """Hold PostgreSQL against DuckDB and Python on some provisions and days; how many were refused."""
    relations = load(one, other, catalogue, cases)
    refused = 0
    for provision, on, asked in asked_for:
        try:
            text = query(catalogue, relations, provision, on, asked=asked)
            written = render(text, "postgres")
        except Unsupported:
            refused += 1
            continue
        there = as_text(other.rows(written))
        assert there == as_text(one.execute(render(text, "duckdb")).fetchall()), f"{provision} on {on}"
        fresh = [replace(each, memo={}) for each in cases]
        here = in_python(catalogue, fresh, provision, on, asked=asked)
        assert there == as_text([list(row.values()) for row in here.values()]), f"{provision} on {on}"
    return refused


@pytest.mark.parametrize("provision", NAMED)
def test_the_command_s_query_on_the_examples(
    provision: str, postgres: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    catalogue = shipped()
    found = sorted((each for each in groups(provision) if not each.asked), key=lambda each: each.on)
    assert found
    for each in {found[0].on: found[0], found[-1].on: found[-1]}.values():
        with duckdb.connect() as con:
            load(con, postgres, catalogue, each.cases)
        arguments = ["--provision", provision, "--on", str(each.on), "--dialect", "postgres"]
        capsys.readouterr()
        assert main(["sql", *arguments]) == 0
        text = capsys.readouterr().out
        cases = [replace(case, memo={}) for case in each.cases]
        here = in_python(catalogue, cases, provision, each.on, asked=False)
        assert as_text(postgres.rows(text)) == as_text([list(row.values()) for row in here.values()])


@pytest.mark.fuzz
def test_catalogues_by_chance(postgres: Server) -> None:
    seen: Counter[str] = Counter()

    @settings(max_examples=max(10, settings.default.max_examples // 6))
    @given(worlds())
    def search(world: World) -> None:
        with TemporaryDirectory(prefix="frirum-postgres-") as folder, duckdb.connect() as con:
            catalogue = build(world.spec, Path(folder))
            cases = [read_case_data(data, catalogue.vocabulary) for data in world.cases]
            wanted = [(each, on, world.asked) for each in catalogue.provisions for on in world.days]
            seen["refused"] += compare(con, postgres, catalogue, cases, wanted)
            seen["asked"] += len(wanted)

    search()
    assert seen["refused"] * 4 < seen["asked"], seen
