"""Counts of time in a window, inside conditions that are followed through time: both back ends, on cases by chance."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frirum.cases.shape import read_case_data
from frirum.catalogue import Catalogue
from frirum.feel.sql import Unsupported

from .both import differences, in_python, in_sql
from .spec import Spec, build

COUNTS = (
    "accumulated months(ydelse = 'hjælp', 12) >= 6",
    "accumulated months(ydelse = 'hjælp', 6) >= 6",
    "accumulated months(ydelse = 'hjælp', 6) < 6",
    "accumulated months(ydelse = 'hjælp', 18) > 11.5",
    "5 <= accumulated months(ydelse = 'hjælp', 7)",
    "accumulated months(ydelse = 'hjælp', 3) = 1",
    "accumulated months(ydelse = 'hjælp' and not(barsel), 12) <= 0.4",
    "accumulated weeks(ydelse = 'hjælp', 26) >= 13",
    "accumulated weeks(ydelse = 'hjælp', 4) != 2",
    "accumulated days(ydelse = 'hjælp', 60) > 20",
    "accumulated days(gift, 60) >= 20",
    "weekdays since(latest(møde)) <= 10",
    "weekdays since(frist) > -4",
    "accumulated months(ydelse = 'hjælp', 13) > 12.9",
)
START = date(2016, 1, 1)


def law() -> str:
    lines = []
    for number, text in enumerate(COUNTS, 1):
        test = text.replace("'", '"')
        lines.append(f"§ {number}: {{given: {{a: '{test}'}}, duty: {{due: {{weeks: 2}}}}}}")
    return "\n".join(lines)


@cache
def catalogue() -> Catalogue:
    return build(Spec("counts in windows", law(), ()), Path(mkdtemp(prefix="frirum-windows-")))


days = st.integers(0, 1500).map(lambda n: START + timedelta(n))


@st.composite
def pieces(draw: st.DrawFn, values: list[Any]) -> list[dict[str, Any]]:
    edges = sorted(set(draw(st.lists(st.integers(0, 1500), min_size=2, max_size=10))))
    found: list[dict[str, Any]] = [
        {
            "is": draw(st.sampled_from(values)),
            "from": str(START + timedelta(low)),
            "to": str(START + timedelta(high - 1)),
        }
        for low, high in itertools.pairwise(edges)
        if draw(st.integers(0, 3))
    ]
    if found and draw(st.booleans()):
        del found[-1]["to"]
    if found and not draw(st.integers(0, 5)):
        del found[0]["from"]
    return found


FACTS = st.fixed_dictionaries(
    {
        "ydelse": pieces(["hjælp", "hjælp", "løn"]),
        "barsel": pieces([True, False]),
        "gift": pieces([True, True, False]),
        "frist": days.map(str),
    }
)
CASES = st.lists(st.tuples(FACTS, st.lists(days.map(str), max_size=4)), min_size=10, max_size=10)


@pytest.mark.parametrize("number", range(1, len(COUNTS) + 1))
@given(data=CASES, on=days)
@settings(max_examples=4, deadline=None)
def test_since_when_a_count_in_a_window_has_stood(
    number: int, data: list[tuple[dict[str, Any], list[str]]], on: date
) -> None:
    cases = [
        read_case_data(
            {
                "facts": {name: each for name, each in facts.items() if each},
                "events": [{"what": "møde", "on": day} for day in happened],
            },
            catalogue().vocabulary,
            about="person",
            case=str(index),
        )
        for index, (facts, happened) in enumerate(data)
    ]
    cases = [replace(case, memo={}) for case in cases]
    one = in_python(catalogue(), cases, f"L § {number}", on, asked=False)
    with duckdb.connect() as con:
        other = in_sql(con, catalogue(), cases, f"L § {number}", on, asked=False)
    assert differences(one, other) == {}


@pytest.mark.parametrize("test", ["> 6", "= 6", ">= 6.5"])
def test_a_count_that_strays_above_its_full_window_is_refused(test: str, tmp_path: Path) -> None:
    text = f"§ 1: {{given: {{a: 'accumulated months(gift, 6) {test}'}}, duty: {{due: {{weeks: 2}}}}}}"
    made = build(Spec("", text, ()), tmp_path)
    case = read_case_data({"gift": True}, made.vocabulary, about="person", case="1")
    with duckdb.connect() as con, pytest.raises(Unsupported, match="more than its window holds"):
        in_sql(con, made, [case], "L § 1", date(2018, 5, 1), asked=False)
