"""Values of FEEL in JSON, each with its type: `{"type": "number", "value": "1.5"}`."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from frirum.feel.budget import Budget
from frirum.feel.errors import FeelError
from frirum.feel.iso import parse_date, parse_date_time, parse_duration, parse_time
from frirum.feel.show import literal, show_number, show_temporal
from frirum.feel.values import OPEN, UNKNOWN, Range, kind_of

_PARSERS = {
    "date": parse_date,
    "time": parse_time,
    "date and time": parse_date_time,
    "days and time duration": parse_duration,
    "years and months duration": parse_duration,
}
_DEPTH = 50
_COST = 4
"""steps for each value"""


def to_json(value: object, budget: Budget | None = None) -> dict[str, Any]:
    """A value as plain data for JSON. A range carries its ends, a function only its text."""
    budget = budget or Budget()
    budget.spend(_COST)
    if value is UNKNOWN:
        return {"type": "unknown"}
    if value is None:
        return {"type": "null"}
    kind = kind_of(value)
    if isinstance(value, Range):
        return {"type": kind, "value": literal(value, budget), **_ends(value, budget)}
    return {"type": kind, "value": _plain(value, budget)}


def _plain(value: object, budget: Budget) -> object:
    if isinstance(value, bool | str):
        return value
    if isinstance(value, Decimal):
        return show_number(value)
    if isinstance(value, list | dict):
        budget.enter()
        inner = _composed(value, budget)
        budget.leave()
        return inner
    return show_temporal(value) or literal(value, budget)


def _composed(value: list[Any] | dict[str, Any], budget: Budget) -> object:
    if isinstance(value, list):
        return [to_json(each, budget) for each in value]
    return {name: to_json(each, budget) for name, each in value.items()}


def _ends(value: Range, budget: Budget) -> dict[str, Any]:
    ends = {
        name: to_json(end, budget)
        for name, end in (("start", value.low), ("end", value.high))
        if end is not OPEN
    }
    return {**ends, "start included": value.low_included, "end included": value.high_included}


def error_to_json(error: FeelError) -> dict[str, Any]:
    """An error as plain data for JSON."""
    return {"type": "error", "message": error.message, "line": error.line, "column": error.column}


def from_json(data: Mapping[str, Any], depth: int = 0) -> object:
    """The value of what `to_json` gave. ValueError for data that is none, or a function."""
    kind, value = data.get("type"), data.get("value")
    if depth > _DEPTH:
        raise ValueError(f"more than {_DEPTH} lists or contexts within one another")
    if kind == "null":
        return None
    if kind == "unknown":
        return UNKNOWN
    if kind == "list" and isinstance(value, list):
        return [from_json(each, depth + 1) for each in value]
    if kind == "context" and isinstance(value, Mapping):
        return {str(name): from_json(each, depth + 1) for name, each in value.items()}
    if kind == "range":
        return _range(data, depth)
    found = _scalar(str(kind), value)
    if found is None:
        raise ValueError(f"{value!r} is no {kind} of FEEL")
    return found


def _scalar(kind: str, value: object) -> object:
    if kind == "boolean" and isinstance(value, bool):
        return value
    if not isinstance(value, str):
        return None
    if kind == "string":
        return value
    if kind == "number":
        return _number(value)
    found = _PARSERS[kind](value) if kind in _PARSERS else None
    return found if found is not None and kind_of(found) == kind else None


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _range(data: Mapping[str, Any], depth: int) -> Range:
    low, high = (from_json(data[end], depth + 1) if end in data else OPEN for end in ("start", "end"))
    return Range(low, high, data.get("start included") is True, data.get("end included") is True)
