"""Python and SQL agree: on every row of the spec tables that SQL takes, and on expressions by chance."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frirum.feel.sql import Unsupported

from .. import strategies
from ..spec import SPECS
from .both import Facts, alike, in_python, in_sql

ROWS = [(expression, facts) for spec in SPECS for expression, facts, _ in spec.rows]


def agree(expression: str, cases: list[Facts], seen: Counter[str]) -> None:
    """Hold the back ends against each other; what SQL refuses is counted."""
    try:
        there = in_sql(expression, cases)
    except Unsupported as refusal:
        seen[refusal.construct] += 1
        return
    seen["answered"] += 1
    here = in_python(expression, cases)
    assert alike(here, there), (expression, here, there)


def test_spec_tables() -> None:
    by_expression: dict[str, list[Facts]] = {}
    for expression, facts in ROWS:
        by_expression.setdefault(expression, []).append(facts)
    seen: Counter[str] = Counter()
    for expression, cases in by_expression.items():
        agree(expression, cases, seen)
    assert seen["answered"] > len(by_expression) * 0.8, seen


KINDS = {
    "conditions": strategies.conditions(),
    "numbers": strategies.numbers(),
    "days": strategies.days(),
    "rounded": strategies.rounded(),
    "durations": strategies.durations(),
}


@pytest.mark.fuzz
@pytest.mark.parametrize("kind", KINDS)
def test_by_chance(kind: str) -> None:
    seen: Counter[str] = Counter()

    @given(KINDS[kind], st.lists(strategies.cases(), min_size=1, max_size=4))
    def search(expression: str, cases: list[Facts]) -> None:
        agree(expression, cases, seen)

    search()
    assert seen["answered"] > 0.8 * seen.total(), seen
