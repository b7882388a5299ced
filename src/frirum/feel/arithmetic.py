"""`+ - * / **` on the values of FEEL: null where the standard defines no result, unknown for unknown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, Decimal

from frirum.feel.calendar import LargeDate, ordinal
from frirum.feel.comparing import clock
from frirum.feel.temporal import (
    DAY_NANOS,
    DateTime,
    DaysTime,
    Duration,
    Time,
    YearsMonths,
    date_plus,
    midnight,
    negated,
)
from frirum.feel.values import DECIMAL, UNKNOWN

Operation = Callable[[object, object], object]
_MAX_DIGITS = 30


def add(a: object, b: object) -> object:
    """`a + b`: numbers, texts, durations, a day or time and a duration."""
    if isinstance(a, Decimal) and isinstance(b, Decimal):
        return DECIMAL.add(a, b)
    if isinstance(a, str) and isinstance(b, str):
        return a + b
    if isinstance(a, DaysTime | YearsMonths):
        return _add_duration(b, a)
    if isinstance(b, DaysTime | YearsMonths):
        return _add_duration(a, b)
    return None


def subtract(a: object, b: object) -> object:
    """`a - b`: numbers, durations, a day or time less a duration, or the time between two of them."""
    if isinstance(a, Decimal) and isinstance(b, Decimal):
        return DECIMAL.subtract(a, b)
    if isinstance(b, DaysTime | YearsMonths):
        return _add_duration(a, negated(b))
    return _between(a, b)


def _add_duration(a: object, b: Duration) -> object:
    if isinstance(a, DateTime):
        return a.plus(b)
    if isinstance(a, date | LargeDate):
        return date_plus(a, b)
    if isinstance(b, YearsMonths):
        return YearsMonths(a.months + b.months) if isinstance(a, YearsMonths) else None
    if isinstance(a, DaysTime):
        return DaysTime(a.nanos + b.nanos)
    return a.plus(b) if isinstance(a, Time) else None


def _between(a: object, b: object) -> DaysTime | None:
    if isinstance(a, Time) and isinstance(b, Time):
        return DaysTime(clock(a) - clock(b)) if a.is_local == b.is_local else None
    if isinstance(a, date | LargeDate) and isinstance(b, date | LargeDate):
        return DaysTime((ordinal(a) - ordinal(b)) * DAY_NANOS)
    x, y = _moment(a), _moment(b)
    if x is None or y is None or x.time.is_local != y.time.is_local:
        return None
    return DaysTime(x.instant() - y.instant())


def _moment(value: object) -> DateTime | None:
    """A date and time; a date stands for its midnight in UTC, as the standard has it."""
    if isinstance(value, date | LargeDate):
        return midnight(value, utc=True)
    return value if isinstance(value, DateTime) else None


def multiply(a: object, b: object) -> object:
    """`a * b`: numbers, or a number and a duration."""
    if isinstance(a, Decimal):
        return DECIMAL.multiply(a, b) if isinstance(b, Decimal) else _scaled(b, a, DECIMAL.multiply)
    return _scaled(a, b, DECIMAL.multiply) if isinstance(b, Decimal) else None


def divide(a: object, b: object) -> object:
    """`a / b`: numbers, a duration by a number, or two durations of one kind; null when b is zero."""
    if isinstance(b, Decimal):
        return DECIMAL.divide(a, b) if isinstance(a, Decimal) else _scaled(a, b, DECIMAL.divide)
    if isinstance(a, DaysTime) and isinstance(b, DaysTime):
        return DECIMAL.divide(Decimal(a.nanos), Decimal(b.nanos))
    if isinstance(a, YearsMonths) and isinstance(b, YearsMonths):
        return DECIMAL.divide(Decimal(a.months), Decimal(b.months))
    return None


def _scaled(a: object, b: Decimal, operation: Callable[[Decimal, Decimal], Decimal]) -> Duration | None:
    if isinstance(a, YearsMonths):
        # Months are whole: what is over is dropped.
        result = operation(Decimal(a.months), b)
        return YearsMonths(_whole(result, ROUND_DOWN)) if result.adjusted() < _MAX_DIGITS else None
    if isinstance(a, DaysTime):
        result = operation(Decimal(a.nanos), b)
        return DaysTime(_whole(result, ROUND_HALF_EVEN)) if result.adjusted() < _MAX_DIGITS else None
    return None


def _whole(value: Decimal, rounding: str) -> int:
    return int(value.to_integral_value(rounding))


def power(a: object, b: object) -> object:
    """`a ** b`: numbers."""
    if isinstance(a, Decimal) and isinstance(b, Decimal):
        return DECIMAL.power(a, b)
    return None


def guarded(operation: Operation) -> Operation:
    """The operation, with unknown for unknown operands and null beyond the numbers of FEEL."""

    def run(a: object, b: object) -> object:
        if a is UNKNOWN or b is UNKNOWN:
            return UNKNOWN
        try:
            return operation(a, b)
        except ArithmeticError:
            return None

    return run


OPERATIONS: dict[str, Operation] = {
    "+": guarded(add),
    "-": guarded(subtract),
    "*": guarded(multiply),
    "/": guarded(divide),
    "**": guarded(power),
}


def negate(a: object) -> object:
    """`-a`: a number or a duration."""
    if a is UNKNOWN:
        return UNKNOWN
    if isinstance(a, Decimal):
        return DECIMAL.minus(a)
    return negated(a) if isinstance(a, DaysTime | YearsMonths) else None
