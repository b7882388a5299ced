"""Queries of duties in every shape can be written for every database."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from frirum.cases.relations import Relations
from frirum.decide.bulk import Bulk

from .spec import Spec, build, specs

SHAPES = (
    "clocks that count weekdays, over breaks and holidays",
    "once, where a condition counts time",
    "restart, where nobody knows whether the exemption was in scope, or for how long",
    "twelve months within eighteen, due at eighteen, and again",
)


@pytest.mark.parametrize("dialect", ["postgres", "spark", "tsql"])
@pytest.mark.parametrize("spec", [each for each in specs() if each.title in SHAPES], ids=str)
def test_a_duty_in_another_database(spec: Spec, dialect: str, tmp_path: Path) -> None:
    catalogue = build(spec, tmp_path)
    for provision in catalogue.provisions.values():
        relations = Relations(provision.about, "cases", "facts", "events")
        text = Bulk(catalogue, None, relations).query(provision.id, date(2019, 8, 1), dialect)
        assert "frirum_" not in text
