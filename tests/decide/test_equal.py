"""Python and SQL answer alike, whatever the rule: catalogues, exemptions and cases by chance."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pytest
from hypothesis import given

from frirum.cases.model import Case
from frirum.cases.shape import read_case_data
from frirum.catalogue import Catalogue
from frirum.feel.sql import Unsupported

from .both import differences, in_python, in_sql
from .generated import World, worlds
from .spec import build

pytestmark = pytest.mark.fuzz


def compare(world: World, seen: Counter[str]) -> None:
    """Hold the back ends against each other on every provision and day of a world; what SQL refuses is counted."""
    with TemporaryDirectory(prefix="frirum-equal-") as folder, duckdb.connect(config={"threads": 1}) as con:
        catalogue = build(world.spec, Path(folder))
        for provision in catalogue.provisions:
            for on in world.days:
                here = in_python(catalogue, _cases(world, catalogue), provision, on, asked=world.asked)
                cases = _cases(world, catalogue)
                for held in (False,) if world.wide else (False, True):
                    try:
                        there = in_sql(
                            con,
                            catalogue,
                            cases,
                            provision,
                            on,
                            asked=world.asked,
                            wide=world.wide,
                            held=held,
                        )
                    except Unsupported as refusal:
                        seen[refusal.construct] += 1
                        continue
                    seen["answered"] += 1
                    assert differences(here, there) == {}, f"{provision} on {on} ({held=})"


def _cases(world: World, catalogue: Catalogue) -> list[Case]:
    return [read_case_data(data, catalogue.vocabulary) for data in world.cases]


def test_every_column_of_every_row() -> None:
    seen: Counter[str] = Counter()

    @given(worlds())
    def search(world: World) -> None:
        compare(world, seen)

    search()
    assert seen["answered"] > 0.8 * seen.total(), seen
