"""The same cases on both back ends: rows of the Python engine beside rows of the generated SQL."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from frirum.cases.convert import to_relations
from frirum.cases.model import Case
from frirum.catalogue.model import Catalogue
from frirum.decide import Engine
from frirum.decide.rows import COLUMNS, row
from frirum.decide.sql.held import hold
from frirum.decide.sql.population import population
from frirum.decide.sql.provision import provision_query
from frirum.feel.sql.dialects import render

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Rows = dict[str, dict[str, object]]


def in_python(catalogue: Catalogue, cases: Sequence[Case], provision: str, on: date, *, asked: bool) -> Rows:
    """Rows of the Python engine, by case."""
    engine = Engine(catalogue, asked=asked)
    return {
        case.id: dict(zip(COLUMNS, row(engine.outcome(case, on, provision)), strict=True)) for case in cases
    }


def in_sql(
    con: DuckDBPyConnection,
    catalogue: Catalogue,
    cases: Sequence[Case],
    provision: str,
    on: date,
    *,
    asked: bool,
    wide: bool = True,
    held: bool = False,
) -> Rows:
    """Rows of the generated query on DuckDB, by case. `wide`: constant facts stand in columns; `held`: the facts of the
    day are gathered beforehand, as for many provisions."""
    relations = to_relations(con, cases, catalogue.vocabulary, wide=wide)
    types = {str(name): str(kind) for name, kind, *_ in con.execute(f"DESCRIBE {relations.cases}").fetchall()}
    people = population(catalogue.vocabulary, relations, types)
    law = catalogue.provisions[provision]
    if held:
        with TemporaryDirectory(prefix="frirum-held-") as room, hold(con, people, on, Path(room)) as ready:
            found = con.execute(render(provision_query(catalogue, law, ready, on, asked))).fetchall()
    else:
        found = con.execute(render(provision_query(catalogue, law, people, on, asked))).fetchall()
    return {str(each[0]): dict(zip(COLUMNS, each, strict=True)) for each in found}


def differences(one: Rows, other: Rows) -> dict[str, dict[str, tuple[object, object]]]:
    """What differs, by case and column."""
    assert one.keys() == other.keys()
    pairs = {
        case: {
            name: (one[case][name], other[case][name])
            for name in COLUMNS
            if one[case][name] != other[case][name]
        }
        for case in one
    }
    return {case: found for case, found in pairs.items() if found}
