"""What stands after a point: entries of contexts, and the parts of dates, times, durations and ranges."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from frirum.feel.budget import Budget
from frirum.feel.calendar import Day, LargeDate, weekday
from frirum.feel.temporal import DAY_NANOS, NANOS, DateTime, DaysTime, Time, YearsMonths
from frirum.feel.values import OPEN, UNKNOWN, Range

Getter = Callable[..., object]


def member(value: object, name: str, budget: Budget | None = None) -> object:
    """`value.name`: of a list, the list of its elements' members; null where there is none."""
    if value is UNKNOWN:
        return UNKNOWN
    if isinstance(value, dict):
        return value.get(name)
    if isinstance(value, list):
        budget = budget or Budget()
        budget.enter(len(value) + 1)
        found = [member(each, name, budget) for each in value]
        budget.leave()
        return UNKNOWN if any(each is UNKNOWN for each in found) else found
    getter = PROPERTIES.get(type(value), {}).get(name)
    return None if getter is None else getter(value)


def holds_unknown(value: object, budget: Budget) -> bool:
    """Whether something unknown lies in a context, however deep."""
    if value is UNKNOWN:
        return True
    if not isinstance(value, list | dict):
        return False
    budget.enter(len(value) + 1)
    found = any(
        holds_unknown(each, budget) for each in (value.values() if isinstance(value, dict) else value)
    )
    budget.leave()
    return found


def _number(value: int) -> Decimal:
    return Decimal(value)


def _part(nanos: int, unit: int, within: int | None = None) -> Decimal:
    """Whole units of a duration, within the next larger one, with the duration's sign."""
    whole = abs(nanos) // unit
    if within is not None:
        whole %= within
    return Decimal(whole if nanos >= 0 else -whole)


def _offset(time: Time, day: Day | None = None) -> DaysTime | None:
    return None if time.is_local else DaysTime(time.utc_offset(day) * NANOS)


def _end(value: object) -> object:
    return None if value is OPEN else value


_DATE: Mapping[str, Getter] = {
    "year": lambda day: _number(day.year),
    "month": lambda day: _number(day.month),
    "day": lambda day: _number(day.day),
    "weekday": lambda day: _number(weekday(day)),
}
_TIME: Mapping[str, Getter] = {
    "hour": lambda time: _number(time.hour),
    "minute": lambda time: _number(time.minute),
    "second": lambda time: _number(time.second),
    "time offset": _offset,
    "timezone": lambda time: time.zone,
}


def _of(part: str, getter: Getter) -> Getter:
    return lambda value: getter(getattr(value, part))


PROPERTIES: Mapping[type, Mapping[str, Getter]] = {
    date: _DATE,
    LargeDate: _DATE,
    Time: _TIME,
    DateTime: {
        **{name: _of("date", getter) for name, getter in _DATE.items()},
        **{name: _of("time", getter) for name, getter in _TIME.items()},
        "time offset": lambda value: _offset(value.time, value.date),
    },
    DaysTime: {
        "days": lambda value: _part(value.nanos, DAY_NANOS),
        "hours": lambda value: _part(value.nanos, 3600 * NANOS, 24),
        "minutes": lambda value: _part(value.nanos, 60 * NANOS, 60),
        "seconds": lambda value: _part(value.nanos, NANOS, 60),
    },
    YearsMonths: {
        "years": lambda value: _part(value.months, 12),
        "months": lambda value: _part(value.months, 1, 12),
    },
    Range: {
        "start": lambda value: _end(value.low),
        "end": lambda value: _end(value.high),
        "start included": lambda value: value.low_included,
        "end included": lambda value: value.high_included,
    },
}
