"""Values as text, the way `string()` writes them."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from frirum.feel.budget import Budget
from frirum.feel.calendar import LargeDate
from frirum.feel.iso import show_date, show_date_time, show_duration, show_time
from frirum.feel.temporal import DateTime, DaysTime, Time, YearsMonths
from frirum.feel.values import OPEN, UNKNOWN, Function, Range

_PLAIN_KEY = re.compile(r"[^\W\d]\w*(?: \w+)*")


def show_number(value: Decimal) -> str:
    """A number in plain digits, without needless zeros."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def show(value: object, budget: Budget | None = None) -> str:
    """A value as text: a string as it is, any other as one would write it."""
    return value if isinstance(value, str) else literal(value, budget or Budget())


def literal(value: object, budget: Budget) -> str:
    """A value as it would be written within a list: strings in quotes."""
    budget.spend()
    simple = _simple(value)
    if simple is not None:
        return simple
    if isinstance(value, list | dict):
        budget.enter()
        text = _list(value, budget) if isinstance(value, list) else _context(value, budget)
        budget.leave()
        return text
    if isinstance(value, Range):
        return _range(value, budget)
    if isinstance(value, Function):
        return f"function({', '.join(value.parameters)})"
    raise TypeError(f"a Python {type(value).__name__} is no value of FEEL")


def _list(values: list[object], budget: Budget) -> str:
    return "[" + ", ".join(literal(each, budget) for each in values) + "]"


def _context(values: dict[str, object], budget: Budget) -> str:
    return "{" + ", ".join(f"{key_text(key)}: {literal(each, budget)}" for key, each in values.items()) + "}"


def _simple(value: object) -> str | None:
    if value is None:
        return "null"
    if value is UNKNOWN:
        return "unknown"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, Decimal):
        return show_number(value)
    return show_temporal(value)


def show_temporal(value: object) -> str | None:
    """A date, time or duration in ISO 8601, or None for another value."""
    if isinstance(value, date | LargeDate):
        return show_date(value)
    if isinstance(value, Time):
        return show_time(value)
    if isinstance(value, DateTime):
        return show_date_time(value)
    return show_duration(value) if isinstance(value, DaysTime | YearsMonths) else None


def quoted(text: str) -> str:
    """A text as a string literal."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    for plain, letter in (("\n", "n"), ("\r", "r"), ("\t", "t")):
        escaped = escaped.replace(plain, f"\\{letter}")
    return f'"{escaped}"'


def key_text(key: str) -> str:
    """The name of an entry, in quotes if it is not a plain one."""
    return key if _PLAIN_KEY.fullmatch(key) else quoted(key)


def _range(value: Range, budget: Budget) -> str:
    if value.low is OPEN:
        return ("<= " if value.high_included else "< ") + literal(value.high, budget)
    if value.high is OPEN:
        return (">= " if value.low_included else "> ") + literal(value.low, budget)
    opening, closing = "[" if value.low_included else "(", "]" if value.high_included else ")"
    return f"{opening}{literal(value.low, budget)}..{literal(value.high, budget)}{closing}"
