"""Time of which nothing is known is no time of nothing: what the law requires there is not zero but unknown."""

from __future__ import annotations

from typing import Any

import duckdb
import pytest

from frirum.decide.levels import Level, Question, levels

from .worlds import CADENCES, END, ONCE, START, catalogue, read, relations

NOBODY_KNOWS: dict[str, Any] = {"kommune": "By A"}
KNOWN: dict[str, Any] = {"kommune": "By A", "ydelse": "hjælp", "gift": False}


def asked(facts: dict[str, Any], provision: str) -> list[Level]:
    with duckdb.connect() as con:
        found = relations(con, [read({"case": "a", "facts": facts})])
        return levels(con, catalogue(), found, provision, Question(START, END))


@pytest.mark.parametrize("provision", sorted({*CADENCES, *ONCE}))
def test_nothing_known_is_not_zero(provision: str) -> None:
    for each in asked(NOBODY_KNOWS, provision):
        if not each.months:
            assert each.unknown_months > 0
            assert (each.law, each.found, each.in_time, each.kept) == (None, None, None, None)


def test_known_time_without_anything_due_is_zero() -> None:
    for each in asked(KNOWN, "L § 12"):
        assert each.months > 0 or each.unknown_months > 0
        assert (each.law, each.found, each.in_time) in {(0, 0, 0), (None, None, None)}
