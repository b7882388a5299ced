"""Equality and order of values: true, false, null where two values do not compare, or unknown."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from frirum.feel.budget import Budget
from frirum.feel.calendar import LargeDate
from frirum.feel.temporal import NANOS, DateTime, DaysTime, Time, YearsMonths
from frirum.feel.values import KINDS, OPEN, UNKNOWN, Function, Range, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterable

Truth = bool | None | Unknown
"""true, false, null or unknown"""

_PLAIN = frozenset({bool, str, Decimal, date, DaysTime, YearsMonths})
DIRECT = frozenset({Decimal, date, str})
"""the types whose order in Python is that of FEEL"""


def equal(a: object, b: object, budget: Budget | None = None) -> Truth:
    """`a = b`. Null equals null only; values of different types give null. Seconds count whole."""
    if a.__class__ is b.__class__ and a.__class__ in _PLAIN:
        return a == b
    if a is UNKNOWN or b is UNKNOWN:
        return UNKNOWN
    if a is None or b is None:
        return a is b
    if _kind(a) != _kind(b):
        return None
    if isinstance(a, LargeDate) or isinstance(b, LargeDate):
        # Of two dates with one beyond the years of Python: both are large, or they differ.
        return a == b
    if isinstance(a, Time | DateTime) and isinstance(b, Time | DateTime):
        return _same_second(a, b)
    return _equal_composed(a, b, budget or Budget())


def _kind(value: object) -> str:
    try:
        return KINDS[type(value)]
    except KeyError:
        raise TypeError(f"a Python {type(value).__name__} is no value of FEEL") from None


def _same_second(a: Time | DateTime, b: Time | DateTime) -> bool:
    """Equal to the second; a time with an offset never equals one without."""
    x, y = _on_one_clock(a, b)
    return x is not None and y is not None and x // NANOS == y // NANOS


def _equal_composed(a: object, b: object, budget: Budget) -> Truth:
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and _all_equal(zip(a, b, strict=True), len(a), budget)
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and _all_equal(((a[key], b[key]) for key in a), len(a), budget)
    if isinstance(a, Range) and isinstance(b, Range):
        if (a.low_included, a.high_included) != (b.low_included, b.high_included):
            return False
        return all_hold(_equal_ends(x, y, budget) for x, y in ((a.low, b.low), (a.high, b.high)))
    return isinstance(a, Function) and a is b


def _all_equal(pairs: Iterable[tuple[object, object]], count: int, budget: Budget) -> bool | Unknown:
    budget.enter(2 * count + 4)
    result = all_hold(equal(x, y, budget) for x, y in pairs)
    budget.leave()
    return result


def _equal_ends(a: object, b: object, budget: Budget) -> Truth:
    return a is b if a is OPEN or b is OPEN else equal(a, b, budget)


def all_hold(truths: Iterable[Truth]) -> bool | Unknown:
    """Whether all are true: false if one is false or null, else unknown if one is unknown."""
    result: bool | Unknown = True
    for truth in truths:
        if truth is UNKNOWN:
            result = UNKNOWN
        elif truth is not True:
            return False
    return result


def less(a: object, b: object) -> Truth:
    """`a < b`"""
    if a.__class__ is b.__class__ and a.__class__ in DIRECT:
        return a < b  # type: ignore[operator, no-any-return]
    order = compare(a, b)
    return order < 0 if isinstance(order, int) else order


def less_or_equal(a: object, b: object) -> Truth:
    """`a <= b`"""
    if a.__class__ is b.__class__ and a.__class__ in DIRECT:
        return a <= b  # type: ignore[operator, no-any-return]
    order = compare(a, b)
    return order <= 0 if isinstance(order, int) else order


def compare(a: object, b: object) -> int | Unknown | None:
    """Below 0, 0 or above 0 as a is less, equal or greater; None for values without order between them."""
    if a is UNKNOWN or b is UNKNOWN:
        return UNKNOWN
    x, y = _ordered(a, b)
    if x is None or y is None:
        return None
    return int(x > y) - int(x < y)  # type: ignore[operator]


def _ordered(a: object, b: object) -> tuple[object, object]:
    """Two Python values with the order of two FEEL values, or None for those without one."""
    if a is None or b is None or _kind(a) != _kind(b):
        return None, None
    if isinstance(a, Decimal | str | date | LargeDate):
        return a, b
    if isinstance(a, DaysTime) and isinstance(b, DaysTime):
        return a.nanos, b.nanos
    if isinstance(a, YearsMonths) and isinstance(b, YearsMonths):
        return a.months, b.months
    if isinstance(a, Time | DateTime) and isinstance(b, Time | DateTime):
        return _on_one_clock(a, b)
    return None, None


def _on_one_clock(a: Time | DateTime, b: Time | DateTime) -> tuple[int | None, int | None]:
    """Both in nanoseconds of one clock: their own if neither has an offset, UTC if both have, else none."""
    x, y = (each.time if isinstance(each, DateTime) else each for each in (a, b))
    if x.is_local != y.is_local:
        return None, None
    return clock(a), clock(b)


def clock(value: Time | DateTime) -> int:
    """Nanoseconds on the clock of UTC, or on its own where no offset is given."""
    if isinstance(value, DateTime):
        return value.instant()
    return value.nanos - value.utc_offset() * NANOS


def within(value: object, span: Range) -> Truth:
    """Whether a value lies in a range: null if it does not compare with an end."""
    above = True if span.low is OPEN else (less_or_equal if span.low_included else less)(span.low, value)
    below = True if span.high is OPEN else (less_or_equal if span.high_included else less)(value, span.high)
    return both(above, below)


def both(a: Truth, b: Truth) -> Truth:
    """`a and b`"""
    if a is False or b is False:
        return False
    if a is UNKNOWN or b is UNKNOWN:
        return UNKNOWN
    return True if a is True and b is True else None


def either(a: Truth, b: Truth) -> Truth:
    """`a or b`"""
    if a is True or b is True:
        return True
    if a is UNKNOWN or b is UNKNOWN:
        return UNKNOWN
    return False if a is False and b is False else None


def is_in(value: object, test: object, budget: Budget | None = None) -> Truth:
    """`value in test`, where the test is a value: a range, a list of values and ranges, or one to equal."""
    if value is UNKNOWN or test is UNKNOWN:
        return UNKNOWN
    if not isinstance(test, list):
        return _passes(value, test, budget)
    budget = budget or Budget()
    budget.spend(len(test) + 1)
    found: Truth = equal(value, test, budget) is True
    for each in test:
        one = _passes(value, each, budget)
        found = either(found, one is True if one is None else one)
    return found


def _passes(value: object, test: object, budget: Budget | None) -> Truth:
    # A range can itself be the value: then it must be the same range.
    if isinstance(test, Range) and not isinstance(value, Range):
        return within(value, test)
    return equal(value, test, budget)
