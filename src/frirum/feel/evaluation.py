"""`evaluate`: the value of a text, the way the standard has it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import frirum.feel.builtins.all  # noqa: F401 - declares the built-in functions
from frirum.feel.calendar import LargeDate
from frirum.feel.compiler import compile as compile_node
from frirum.feel.parser import parse
from frirum.feel.temporal import NANOS, DateTime, DaysTime, Time
from frirum.feel.values import KINDS, UNKNOWN

_DEPTH = 50


def evaluate(text: str, values: Mapping[str, object] = {}) -> object:
    """The value of a FEEL expression, where `values` gives what its names mean.

    Plain Python values are taken for those of FEEL: int and float for numbers, datetime for date and time,
    tuple for list, and so on (see `frirum.feel.values`). What the standard leaves undefined is None.

    Raises FeelSyntaxError for what is not FEEL and FeelLimitError for what takes too much.
    """
    facts = {name: to_feel(value) for name, value in values.items()}
    node = parse(text, facts, members=_members(facts.values()))
    names = {name: slot for slot, name in enumerate(facts)}
    return compile_node(node, names, lenient=True)(list(facts.values()))


def to_feel(value: object, depth: int = 0) -> object:
    """A Python value as one of FEEL. TypeError for what has no counterpart."""
    if value is UNKNOWN or (type(value) in KINDS and not isinstance(value, list | dict)):
        return value
    if depth > _DEPTH:
        raise TypeError(f"a value of more than {_DEPTH} lists or contexts within one another")
    if isinstance(value, list | tuple):
        return [to_feel(each, depth + 1) for each in value]
    if isinstance(value, Mapping):
        return {str(name): to_feel(each, depth + 1) for name, each in value.items()}
    return _scalar(value)


def _scalar(value: object) -> object:
    if isinstance(value, int):
        return Decimal(value)
    if isinstance(value, float):
        return Decimal(repr(value))
    if isinstance(value, datetime):
        return DateTime(value.date(), _time(value.timetz()))
    if isinstance(value, time):
        return _time(value)
    if isinstance(value, timedelta):
        return DaysTime(((value.days * 86_400 + value.seconds) * 1_000_000 + value.microseconds) * 1000)
    if isinstance(value, date | LargeDate | str | Decimal):
        return value
    raise TypeError(f"a Python {type(value).__name__} is no value of FEEL")


def _time(value: time) -> Time:
    offset = value.utcoffset()
    nanos = ((value.hour * 60 + value.minute) * 60 + value.second) * NANOS + value.microsecond * 1000
    return Time(nanos, None if offset is None else int(offset.total_seconds()))


def _members(values: Any) -> Iterator[str]:
    """The names of entries of all contexts within."""
    stack = list(values)
    while stack:
        value = stack.pop()
        if isinstance(value, dict):
            yield from value
            stack.extend(value.values())
        elif isinstance(value, list):
            stack.extend(value)
