"""Conditions that cannot hold together are told apart from those that can; in doubt, they can."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frirum.cases.vocabulary import Fact, FactType
from frirum.catalogue.checks.domains import Domain, above, among, below, other_than
from frirum.catalogue.checks.satisfiable import MAX_ALTERNATIVES, domains_of, satisfiable, ways
from frirum.feel import evaluate, parse

FACTS = {
    "kommune": Fact("kommune", "person", FactType.MUNICIPALITY, {}),
    "gruppe": Fact("gruppe", "person", FactType.TEXT, {}, values=("2.1", "2.2", "2.3")),
    "navn": Fact("navn", "person", FactType.TEXT, {}),
    "timer": Fact("timer", "person", FactType.NUMBER, {}),
    "født": Fact("født", "person", FactType.DATE, {}),
    "barsel": Fact("barsel", "person", FactType.BOOLEAN, {}),
}
NAMES = [*FACTS, "years since"]


def can_hold(*conditions: str) -> bool:
    trees = [parse(each, NAMES) for each in conditions]
    return satisfiable(trees, domains_of(FACTS, ["Aalborg", "Rebild"]))


IMPOSSIBLE = [
    ("false",),
    ('gruppe = "2.1"', 'gruppe = "2.2"'),
    ('gruppe = "2.9"',),
    ('gruppe in ("2.8", "2.9")',),
    ('gruppe in ["2.8", "2.9"]',),
    ('gruppe in ("2.1", "2.2")', 'gruppe = "2.3"'),
    ('gruppe in ("2.1", "2.2")', 'not(gruppe in ("2.1", "2.2", "2.3"))'),
    ('kommune = "Odense"',),
    ('kommune = "Aalborg" and kommune = "Rebild"',),
    ("timer > 5", "timer < 5"),
    ("timer > 5 and timer <= 5",),
    ("timer >= 5", "timer != 5", "timer <= 5"),
    ("5 < timer", "timer < 3"),
    ("timer = 4", "timer > 4"),
    ("timer = -4", "timer > -4"),
    ("timer in [1..5]", "timer > 5"),
    ("timer in (1..5)", "timer = 5"),
    ("timer in < 3", "timer in > 3"),
    ("timer between 1 and 3", "timer between 4 and 6"),
    ("timer in (1, 2)", "timer in (3, 4)"),
    ('født < @"2000-01-01"', 'født > date("2000-01-01")'),
    ("barsel", "not(barsel)"),
    ("barsel = true", "barsel = false"),
    ("barsel and (timer > 3 or not(barsel)) and timer < 2",),
    ("not(barsel or timer < 3)", "timer <= 3 and timer != 3"),
    ("if barsel then timer > 5 else timer > 7", "timer < 3"),
    ("years since(født) >= 18", "years since(født) < 18"),
    ('(gruppe = "2.1" or gruppe = "2.2") and gruppe = "2.3"',),
    ("not(true)",),
    ('timer > 5 or timer = "x"', "timer < 5"),
    ("not(barsel and timer > 3)", "barsel", "timer > 4"),
    # Of two bounds at one value the one that leaves it out counts, whichever is written first.
    ("timer > 5", "timer >= 5", "timer <= 5"),
    ("timer >= 5", "timer > 5", "timer <= 5"),
    ("timer < 5", "timer <= 5", "timer >= 5"),
    ("timer <= 5", "timer < 5", "timer >= 5"),
]

POSSIBLE = [
    (),
    ("true",),
    ("null",),
    ('gruppe = "2.1"',),
    ('gruppe != "2.1"', 'gruppe != "2.2"', 'gruppe != "2.3"'),
    ('navn = "x"', 'navn != "y"'),
    ("timer >= 5", "timer <= 5"),
    ("timer > 5", "født < 5"),
    ("timer in [1..5]", "timer in [5..9]"),
    ("not(timer in [1..5])", "not(timer in [5..9])"),
    ("not(timer < 5)", "not(timer > 3)"),
    ("timer > timer",),
    ("timer > født",),
    ("timer > født", "navn < født"),
    ("3 > 5",),
    ("barsel", "not(navn)"),
    ("if barsel then timer > 5 else timer > 7",),
    ("not(if barsel then timer > 5 else timer > 7)", "timer < 3"),
    ('født > @"2000-13-01"', 'født < @"1999-01-01"'),
    ('navn < "x"', 'navn > "y"'),
    ("timer in (timer, 3)", "timer = 4"),
    ("timer in [timer..3]", "timer = 2"),
    ("timer = null", "timer > 3"),
    ("timer in (timer > 3)", "timer = 1"),
]


@pytest.mark.parametrize("conditions", IMPOSSIBLE, ids=" & ".join)
def test_what_contradicts_itself_cannot_hold(conditions: tuple[str, ...]) -> None:
    assert not can_hold(*conditions)


@pytest.mark.parametrize("conditions", POSSIBLE, ids=" & ".join)
def test_what_may_hold_is_left_alone(conditions: tuple[str, ...]) -> None:
    assert can_hold(*conditions)


def test_too_many_ways_are_not_followed() -> None:
    many = " or ".join(f"timer = {index}" for index in range(MAX_ALTERNATIVES + 2))
    assert can_hold(many, "timer = -1")
    halves = [" or ".join(f"{name} = {index}" for index in range(20)) for name in ("timer", "født")]
    assert can_hold(*halves, "navn = 3")
    assert not can_hold(many, "false")


def test_ways_are_not_multiplied_without_end() -> None:
    many = " or ".join(f"timer = {index}" for index in range(MAX_ALTERNATIVES + 1))
    assert ways([parse(many, NAMES)]) is None
    few = [" or ".join(f"{name} = {index}" for index in range(12)) for name in ("timer", "født")]
    assert len(ways([parse(few[0], NAMES)]) or ()) == 12
    assert ways([parse(each, NAMES) for each in few]) is None


ATOMS = st.one_of(
    st.builds('gruppe = "2.{}"'.format, st.integers(1, 4)),
    st.builds('gruppe in ("2.{}", "2.{}")'.format, st.integers(1, 4), st.integers(1, 4)),
    st.builds("timer {} {}".format, st.sampled_from(["<", "<=", "=", "!=", ">=", ">"]), st.integers(0, 3)),
    st.builds("timer in [{}..{}]".format, st.integers(0, 2), st.integers(1, 3)),
    st.builds("timer between {} and {}".format, st.integers(0, 2), st.integers(1, 3)),
    st.sampled_from(["barsel", "barsel = true", "true", "false"]),
)
CONDITIONS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.builds("not({})".format, inner),
        st.builds("({} and {})".format, inner, inner),
        st.builds("({} or {})".format, inner, inner),
        st.builds("(if {} then {} else {})".format, inner, inner, inner),
    ),
    max_leaves=6,
)
CASES = st.fixed_dictionaries(
    {
        "gruppe": st.sampled_from([None, "2.1", "2.2", "2.3"]),
        "timer": st.sampled_from([None, *map(Decimal, ("-1", "0", "0.5", "1", "2", "3", "4"))]),
        "barsel": st.booleans(),
    }
)


@pytest.mark.fuzz
@given(conditions=st.lists(CONDITIONS, min_size=1, max_size=3), case=CASES)
def test_conditions_that_hold_for_a_case_are_never_called_impossible(
    conditions: list[str], case: dict[str, object]
) -> None:
    if all(evaluate(each, case) is True for each in conditions):
        assert can_hold(*conditions)


def test_domains_of_mixed_values_conclude_nothing() -> None:
    number, text = Decimal(3), "x"
    assert not Domain(low=above(number, included=True).low, allowed=frozenset({number}), null=False).empty
    assert (among([text]) & above(number, included=True)).empty
    assert (among([text]) & below(number, included=True)).empty
    assert not other_than([text]).empty
    day = date(2018, 1, 1)
    assert not (above(number, included=True) & above(day, included=True)).empty
