"""Python and SQL answer alike, whatever the rule: catalogues, exemptions and cases by chance."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pytest
from hypothesis import given

from frirum.cases.shape import read_case_data
from frirum.feel.sql import Unsupported

from .both import differences, in_python, in_sql
from .generated import World, worlds
from .spec import build

pytestmark = pytest.mark.fuzz


def compare(world: World, asked: Counter[str]) -> None:
    """Hold the back ends against each other on every provision and day of a world."""
    with TemporaryDirectory(prefix="frirum-equal-") as folder, duckdb.connect() as con:
        catalogue = build(world.spec, Path(folder))
        for provision in catalogue.provisions:
            for on in world.days:
                compare_one(world, catalogue, con, provision, on, asked)


def compare_one(world, catalogue, con, provision, on, asked) -> None:
    vocabulary = catalogue.vocabulary
    cases = [read_case_data(data, vocabulary) for data in world.cases]
    one = in_python(catalogue, cases, provision, on, asked=world.asked)
    cases = [read_case_data(data, vocabulary) for data in world.cases]
    try:
        other = in_sql(con, catalogue, cases, provision, on, asked=world.asked, wide=world.wide)
    except Unsupported as refusal:
        asked[str(refusal)] += 1
        return
    asked["answered"] += 1
    assert differences(one, other) == {}, f"{provision} on {on}"


def test_every_column_of_every_row() -> None:
    asked: Counter[str] = Counter()

    @given(worlds())
    def search(world: World) -> None:
        compare(world, asked)

    search()
    assert asked["answered"] > 4 * sum(count for what, count in asked.items() if what != "answered"), asked
