"""Generated rules: their types hold, and what is unknown stays so until it is known."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frirum import feel
from frirum.feel import UNKNOWN, evaluate, parse, to_text, typecheck
from frirum.feel.types import BOOLEAN, DATE, NUMBER, STRING

from .spec import FACTS
from .strategies import cases, conditions, days, numbers

pytestmark = pytest.mark.fuzz

TYPES = {"text": STRING, "number": NUMBER, "boolean": BOOLEAN, "date": DATE}
NAMES = {name: TYPES[kind] for name, kind in FACTS.items()}
SLOTS = {name: slot for slot, name in enumerate(FACTS)}


def value(expression: str, facts: dict[str, object]) -> object:
    return feel.compile(parse(expression, NAMES), SLOTS)([facts.get(name, UNKNOWN) for name in FACTS])


@given(conditions(), cases())
def test_a_condition_is_true_false_none_or_unknown(expression: str, facts: dict[str, object]) -> None:
    assert typecheck(parse(expression, NAMES), NAMES) == BOOLEAN
    found = value(expression, facts)
    assert found is True or found is False or found is None or found is UNKNOWN


@given(numbers(), days(), cases())
def test_numbers_and_days_are_of_their_types(number: str, day: str, facts: dict[str, object]) -> None:
    assert typecheck(parse(number, NAMES), NAMES) == NUMBER
    assert typecheck(parse(day, NAMES), NAMES) == DATE
    assert isinstance(value(number, facts), Decimal) or value(number, facts) in {None, UNKNOWN}
    assert isinstance(value(day, facts), date) or value(day, facts) in {None, UNKNOWN}


@given(conditions(), cases(), cases())
def test_another_fact_never_changes_what_was_decided(
    expression: str, facts: dict[str, object], more: dict[str, object]
) -> None:
    before = value(expression, facts)
    assert before is UNKNOWN or value(expression, {**more, **facts}) is before


@given(conditions(), cases())
def test_short_ways_agree_with_long_ones(expression: str, facts: dict[str, object]) -> None:
    """The same rule over names and with its facts written into it: folded constants and closures agree."""
    everything = {name: facts.get(name, UNKNOWN) for name in FACTS}
    looped = evaluate(f"(for rule in [1] return if true then [{expression}] else rule)[1]", everything)
    plain = value(expression, facts)
    assert looped == [plain] or (plain is UNKNOWN and looped is UNKNOWN)


@given(st.one_of(conditions(), numbers()))
def test_written_and_read(expression: str) -> None:
    node = parse(expression, NAMES)
    assert parse(to_text(node), NAMES) == node
