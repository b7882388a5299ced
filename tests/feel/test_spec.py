"""Every row of the spec tables, on the Python back end, after the type-check that a catalogue would do."""

from __future__ import annotations

from decimal import Decimal

import pytest

from frirum import feel
from frirum.feel import UNKNOWN, parse, typecheck
from frirum.feel.types import BOOLEAN, DATE, NUMBER, STRING

from .spec import FACTS, SPECS

TYPES = {"text": STRING, "number": NUMBER, "boolean": BOOLEAN, "date": DATE}
NAMES = {name: TYPES[kind] for name, kind in FACTS.items()}
SLOTS = {name: slot for slot, name in enumerate(FACTS)}
ROWS = [(spec.title, *row) for spec in SPECS for row in spec.rows]


@pytest.mark.parametrize(("title", "expression", "facts", "expected"), ROWS)
def test_row(title: str, expression: str, facts: dict[str, object], expected: object) -> None:
    node = parse(expression, FACTS)
    typecheck(node, NAMES)
    frame = [facts.get(name, UNKNOWN) for name in FACTS]
    value = feel.compile(node, SLOTS)(frame)
    assert type(value) is type(expected)
    assert value == expected


def test_facts_are_of_their_types() -> None:
    classes = {"text": str, "number": Decimal, "boolean": bool}
    for _, expression, facts, _ in ROWS:
        for name, value in facts.items():
            kind = classes.get(FACTS[name])
            assert value is None or kind is None or type(value) is kind, (expression, name)


def test_titles_are_unique() -> None:
    titles = [spec.title for spec in SPECS]
    assert len(set(titles)) == len(titles)
