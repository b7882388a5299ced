"""Values in JSON and back."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from frirum.feel import FeelError, FeelLimitError, error_to_json, evaluate, from_json, parse, to_json

VALUES: dict[str, dict[str, Any]] = {
    "1.50": {"type": "number", "value": "1.5"},
    '"a"': {"type": "string", "value": "a"},
    "true": {"type": "boolean", "value": True},
    "null": {"type": "null"},
    '@"2018-07-01"': {"type": "date", "value": "2018-07-01"},
    '@"10:00:00Z"': {"type": "time", "value": "10:00:00Z"},
    '@"2018-07-01T10:00:00"': {"type": "date and time", "value": "2018-07-01T10:00:00"},
    '@"PT36H"': {"type": "days and time duration", "value": "P1DT12H"},
    '@"P18M"': {"type": "years and months duration", "value": "P1Y6M"},
    "[1, null]": {"type": "list", "value": [{"type": "number", "value": "1"}, {"type": "null"}]},
    "{a: 1}": {"type": "context", "value": {"a": {"type": "number", "value": "1"}}},
    "[1..2)": {
        "type": "range",
        "value": "[1..2)",
        "start": {"type": "number", "value": "1"},
        "end": {"type": "number", "value": "2"},
        "start included": True,
        "end included": False,
    },
    "(< 2)": {
        "type": "range",
        "value": "< 2",
        "end": {"type": "number", "value": "2"},
        "start included": False,
        "end included": False,
    },
}


@pytest.mark.parametrize(("expression", "expected"), VALUES.items())
def test_there_and_back(expression: str, expected: dict[str, Any]) -> None:
    value = evaluate(expression)
    assert to_json(value) == expected
    assert json.loads(json.dumps(expected)) == expected
    assert evaluate("a = b", {"a": from_json(expected), "b": value}) is True


def test_functions_only_leave() -> None:
    assert to_json(evaluate("function(a, b) a")) == {"type": "function", "value": "function(a, b)"}
    with pytest.raises(ValueError, match="is no function of FEEL"):
        from_json({"type": "function", "value": "function(a, b)"})


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"type": "number", "value": "a"},
        {"type": "number", "value": "NaN"},
        {"type": "number", "value": 1},
        {"type": "boolean", "value": "true"},
        {"type": "date", "value": "2018-02-30"},
        {"type": "days and time duration", "value": "P1Y"},
        {"type": "list", "value": "a"},
        {"type": "context", "value": []},
        {"type": "colour", "value": "red"},
    ],
)
def test_no_values(data: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="of FEEL"):
        from_json(data)


def test_depth_is_bounded() -> None:
    data: dict[str, Any] = {"type": "null"}
    for _ in range(60):
        data = {"type": "list", "value": [data]}
    with pytest.raises(ValueError, match="within one another"):
        from_json(data)
    with pytest.raises(FeelLimitError, match="within one another"):
        to_json(evaluate("(for i in 1..60 return if i = 1 then [1] else [partial[-1]])[60]"))


def test_errors() -> None:
    with pytest.raises(FeelError) as caught:
        parse("1 +\n+")
    assert error_to_json(caught.value) == {
        "type": "error",
        "message": "`+` cannot stand here; expected a value",
        "line": 2,
        "column": 1,
    }


def test_numbers_are_plain() -> None:
    assert to_json(Decimal("-0.00"))["value"] == "0"
    assert to_json(Decimal("1E+3"))["value"] == "1000"
