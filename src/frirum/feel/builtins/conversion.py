"""Functions that make numbers, texts and contexts out of other values."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from frirum.feel.budget import Budget
from frirum.feel.builtins.registry import declare
from frirum.feel.properties import holds_unknown
from frirum.feel.show import show
from frirum.feel.values import DECIMAL, UNKNOWN, Unknown

_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,5})?", re.ASCII)
_GROUPING = frozenset({" ", ",", "."})


@declare("string", "from: Any -> string", budgeted=True)
def string(budget: Budget, value: object) -> str | Unknown | None:
    """The value as text; null of null."""
    if value is None or holds_unknown(value, budget):
        return None if value is None else UNKNOWN
    text = show(value, budget)
    budget.spend_text(len(text))
    return text


@declare(
    "number",
    "from: string, grouping separator: string|null, decimal separator: string|null -> number",
    budgeted=True,
)
def number(budget: Budget, text: str, grouping: str | None, point: str | None) -> Decimal | None:
    """The number that a text spells, with these separators; null if it spells none."""
    budget.spend_text(len(text))
    if grouping is not None:
        if grouping not in _GROUPING or grouping == point:
            return None
        text = text.replace(grouping, "")
    if point is not None:
        if point not in {",", "."}:
            return None
        text = text.replace(point, ".") if point == "." or "." not in text else ""
    return DECIMAL.create_decimal(text) if _NUMBER.fullmatch(text) else None


@declare("context", "entries: list<context> -> context", budgeted=True)
def context(budget: Budget, entries: list[dict[str, Any]]) -> dict[str, Any] | None:
    """A context of `{key: …, value: …}` entries; null if a key is missing, no text, or there twice."""
    budget.spend(len(entries))
    result: dict[str, Any] = {}
    for each in entries:
        key = each.get("key") if isinstance(each, dict) else None
        if not isinstance(key, str) or "value" not in each or key in result:
            return None
        result[key] = each["value"]
    return result
