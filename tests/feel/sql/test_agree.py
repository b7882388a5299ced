"""Python and SQL agree: on every row of the spec tables that SQL takes, and on expressions by chance."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal

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


EXTREMES: list[Facts] = [
    {},
    {"beboere": None, "arbejdstimer": None, "start": None, "ydelse": None, "barsel": None},
    {
        "beboere": Decimal(4), "arbejdstimer": Decimal("-7.25"), "start": date(2020, 2, 29),
        "ydelse": "dagpenge", "barsel": True,
    },
    {
        "beboere": Decimal(0), "arbejdstimer": Decimal("0.5"), "start": date(2019, 12, 31),
        "ydelse": "", "barsel": False,
    },
]  # fmt: skip
EDGES = """
null
null + 1
beboere + null
null < beboere
beboere / 0
beboere / 0.25
beboere / -0.5 > 3
beboere / 3 > 1.25
1 < beboere / 3
beboere / 3 = arbejdstimer
beboere / 3 > arbejdstimer / 3
floor(arbejdstimer / floor(beboere))
ceiling(arbejdstimer)
ceiling(arbejdstimer / 30, 1)
floor(arbejdstimer + 2)
beboere / 10 + 1
round half up(beboere / 3, 7)
floor(arbejdstimer + beboere)
floor(arbejdstimer - 1, -1)
round up(arbejdstimer, 1)
decimal(arbejdstimer * 10, 0)
modulo(arbejdstimer, -3)
modulo(arbejdstimer, 0)
modulo(beboere, arbejdstimer)
beboere ** 3
100000000000000000000000000000 + 1
2 * 3 - 4 + beboere
0.000001 * beboere
max(beboere, arbejdstimer, 3)
min([beboere])
max(start, @"2020-01-01")
sum([1, beboere, arbejdstimer])
abs(arbejdstimer)
abs(beboere / 4)
beboere in (1, 4)
beboere in (< 1, > 3)
beboere in [1..4]
beboere in (1..4)
beboere in [1, 2 + 2]
beboere in (null, 4)
beboere in (? * 2 = 8)
ydelse in ("dagpenge", "x")
"dagpenge" in ("dagpenge", "x")
ydelse in ("dagpenge")
not(ydelse in ("dagpenge", "x"))
ydelse = null
null != ydelse
ydelse = målgruppe
ydelse != målgruppe
barsel = null
barsel = true
not(null)
not(not(barsel))
null and barsel
null or barsel
barsel and not(barsel and null)
barsel or not(barsel or null)
if null then 1 else beboere
if barsel then null else beboere
if barsel then beboere else null
if barsel and ydelse = "x" then 1 else 2
contains(ydelse, "pen")
starts with(ydelse, "dag")
ends with(ydelse, "e")
string length(ydelse)
date("2020-02-29") + duration("P1Y")
date(2020, 2, 29) = start
date(start) = start
@"2020-02-29".year
date("2020-02-29").day + start.month
start - duration("P1M")
start - @"P1D"
@"P1M" + start
start + (slut - start)
start = @"2020-02-29"
start between @"2020-01-01" and @"2020-12-31"
@"P1Y" = @"P12M"
@"-P1M" + @"P1M"
-arbejdstimer
-(2)
"""


@pytest.mark.parametrize("expression", EDGES.strip().splitlines())
def test_edges(expression: str) -> None:
    here = in_python(expression, EXTREMES)
    there = in_sql(expression, EXTREMES)
    assert alike(here, there), (here, there)
