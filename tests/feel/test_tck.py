"""The public conformance kit of the standard, as far as its expressions stand alone."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from frirum.feel import FeelError, evaluate
from frirum.feel.iso import parse_date, parse_date_time, parse_duration, parse_time
from frirum.feel.show import show
from frirum.feel.values import kind_of

ROOT = Path(__file__).parents[2]
KIT = ROOT.parent / "shared" / "data" / "feel" / "tck-expressions.json"
MISSES = ROOT / "docs" / "reference" / "feel-misses.md"
TOLERANCE = Decimal("1e-8")
PARSERS = {"date": parse_date, "time": parse_time, "dateTime": parse_date_time, "duration": parse_duration}
SIMPLE = {"number", "string", "boolean"}

pytestmark = pytest.mark.skipif(not KIT.exists(), reason="the conformance kit is not here")


def matches(value: object, expected: dict[str, Any] | None) -> bool:
    if expected is None or "null" in expected:
        return value is None
    if "list" in expected:
        wanted = expected["list"]
        return isinstance(value, list) and len(value) == len(wanted) and all(map(matches, value, wanted))
    if "context" in expected:
        entries = dict(expected["context"])
        if not isinstance(value, dict) or value.keys() != entries.keys():
            return False
        return all(matches(value[name], entries[name]) for name in entries)
    return matches_scalar(value, expected["type"], expected["value"])


def matches_scalar(value: object, kind: str, text: str) -> bool:
    if kind == "decimal":
        return isinstance(value, Decimal) and abs(value - Decimal(text)) <= TOLERANCE * max(1, abs(value))
    if kind == "boolean":
        return value is (str(text).lower() == "true")
    if kind == "string":
        return value == text
    return value is not None and value == PARSERS[kind](text)


def as_declared(value: object, declared: str | None) -> object:
    """The value as the type that the kit declares for the result: null if it is of another type."""
    if declared not in SIMPLE:
        return value
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    return value if value is not None and kind_of(value) == declared else None


def outcome(case: dict[str, Any]) -> object:
    try:
        return as_declared(evaluate(case["expression"]), case["typeRef"])
    except FeelError as error:
        return error


def test_the_kit() -> None:
    cases = json.loads(KIT.read_text(encoding="utf-8"))
    outcomes = [(case, outcome(case)) for case in cases]
    missed = {case["id"]: told(value) for case, value in outcomes if not matches(value, case["expected"])}
    listed = set(re.findall(r"^\| `([^`]+)`", MISSES.read_text(encoding="utf-8"), re.MULTILINE))
    assert missed.keys() == listed, {name: missed.get(name) for name in missed.keys() ^ listed}
    assert len(missed) <= 0.01 * len(cases)


def told(value: object) -> str:
    return str(value) if isinstance(value, FeelError) else show(value)
