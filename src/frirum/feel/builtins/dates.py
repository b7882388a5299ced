"""Functions that make and read dates, times and durations."""

from __future__ import annotations

import datetime
from decimal import Decimal

from frirum.feel.builtins.registry import declare
from frirum.feel.calendar import Day, day_of_year, iso_week, make_date, weekday
from frirum.feel.iso import parse_date, parse_date_time, parse_duration, parse_time
from frirum.feel.temporal import (
    DAY_NANOS,
    MAX_OFFSET,
    NANOS,
    DateTime,
    DaysTime,
    Duration,
    Time,
    YearsMonths,
    zone,
)

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def _day(value: Day | DateTime) -> Day:
    return value.date if isinstance(value, DateTime) else value


def _whole(*numbers: Decimal) -> list[int] | None:
    """The numbers as integers, or None if one is not whole (or too large to be a part of a date)."""
    if any(number.adjusted() > 9 or number != number.to_integral_value() for number in numbers):
        return None
    return [int(number) for number in numbers]


@declare("date", "from: string -> date")
def date_from_text(text: str) -> Day | None:
    """The date that a text writes; null for anything else."""
    return parse_date(text)


@declare("date", "from: date|date and time -> date")
def date(value: Day | DateTime) -> Day:
    """The day of a date and time."""
    return _day(value)


@declare("date", "year: number, month: number, day: number -> date")
def date_of(year: Decimal, month: Decimal, day: Decimal) -> Day | None:
    """The date with these numbers; null if there is none."""
    parts = _whole(year, month, day)
    return None if parts is None else make_date(*parts)


@declare("time", "from: string -> time")
def time_from_text(text: str) -> Time | None:
    """The time that a text writes."""
    return parse_time(text)


@declare("time", "from: time|date and time|date -> time")
def time(value: Time | DateTime | Day) -> Time:
    """The time of a date and time; midnight in UTC of a date."""
    if isinstance(value, DateTime):
        return value.time
    return value if isinstance(value, Time) else Time(0, 0)


@declare("time", "hour: number, minute: number, second: number, offset?: days and time duration|null -> time")
def time_of(hour: Decimal, minute: Decimal, second: Decimal, offset: DaysTime | None = None) -> Time | None:
    """The time with these numbers; the second may have a fraction."""
    nanos = _nanos(hour, minute, second)
    if nanos is None or offset is None:
        return None if nanos is None else Time(nanos)
    seconds = offset.nanos // NANOS
    return Time(nanos, seconds) if abs(seconds) <= MAX_OFFSET else None


def _nanos(hour: Decimal, minute: Decimal, second: Decimal) -> int | None:
    parts = _whole(hour, minute)
    if parts is None or not (0 <= parts[0] <= 23 and 0 <= parts[1] <= 59 and 0 <= second < 60):
        return None
    return (parts[0] * 60 + parts[1]) * 60 * NANOS + int(second * NANOS)


@declare("date and time", "from: string -> date and time")
def date_and_time_from_text(text: str) -> DateTime | None:
    """The date and time that a text writes; a date alone means its midnight."""
    return parse_date_time(text)


@declare("date and time", "from: date and time -> date and time")
def same_date_and_time(value: DateTime) -> DateTime:
    """The date and time itself."""
    return value


@declare("date and time", "date: date|date and time, time: time -> date and time")
def date_and_time(day: Day | DateTime, clock: Time) -> DateTime:
    """The day of the first with the time of the second."""
    return DateTime(_day(day), clock)


_PARTS = "year: number, month: number, day: number, hour: number, minute: number, second: number"


@declare("date and time", f"{_PARTS} -> date and time", f"{_PARTS}, offset: number|null -> date and time")
def date_and_time_of(
    year: Decimal, month: Decimal, day: Decimal, hour: Decimal, minute: Decimal, second: Decimal,
    offset: Decimal | None = None,
) -> DateTime | None:  # fmt: skip
    """The date and time with these numbers; `offset` in hours from UTC."""
    clock = None if offset is None else DaysTime(int(offset * 3600) * NANOS)
    return _assembled(date_of(year, month, day), time_of(hour, minute, second, clock))


@declare("date and time", f"{_PARTS}, timezone: string -> date and time")
def date_and_time_in(
    year: Decimal, month: Decimal, day: Decimal, hour: Decimal, minute: Decimal, second: Decimal,
    timezone: str,
) -> DateTime | None:  # fmt: skip
    """The date and time with these numbers, in a time zone."""
    clock = time_of(hour, minute, second)
    if clock is None or zone(timezone) is None:
        return None
    return _assembled(date_of(year, month, day), Time(clock.nanos, None, timezone))


def _assembled(day: Day | None, clock: Time | None) -> DateTime | None:
    return None if day is None or clock is None else DateTime(day, clock)


@declare("duration", "from: string")
def duration(text: str) -> Duration | None:
    """The duration that a text writes."""
    return parse_duration(text)


@declare("duration", "from: days and time duration -> same", "from: years and months duration -> same")
def same_duration(value: Duration) -> Duration:
    """The duration itself."""
    return value


@declare(
    "years and months duration",
    "from: date|date and time, to: date|date and time -> years and months duration",
)
def years_and_months_duration(start: Day | DateTime, end: Day | DateTime) -> YearsMonths:
    """The whole months from one day to another."""
    a, b = _day(start), _day(end)
    months = (b.year - a.year) * 12 + b.month - a.month
    if months > 0 and b.day < a.day:
        months -= 1
    elif months < 0 and b.day > a.day:
        months += 1
    return YearsMonths(months)


@declare("day of year", "date: date|date and time -> number")
def day_of_year_(value: Day | DateTime) -> Decimal:
    """1 for 1 January."""
    return Decimal(day_of_year(_day(value)))


@declare("day of week", "date: date|date and time -> string")
def day_of_week(value: Day | DateTime) -> str:
    """The English name of the day."""
    return _DAYS[weekday(_day(value)) - 1]


@declare("month of year", "date: date|date and time -> string")
def month_of_year(value: Day | DateTime) -> str:
    """The English name of the month."""
    return _MONTHS[_day(value).month - 1]


@declare("week of year", "date: date|date and time -> number")
def week_of_year(value: Day | DateTime) -> Decimal:
    """The ISO week."""
    return Decimal(iso_week(_day(value)))


@declare("now", "-> date and time", pure=False)
def now() -> DateTime:
    """The date and time of the machine, with its offset from UTC."""
    moment = datetime.datetime.now().astimezone()
    offset = moment.utcoffset()
    nanos = ((moment.hour * 60 + moment.minute) * 60 + moment.second) * NANOS + moment.microsecond * 1000
    return DateTime(moment.date(), Time(nanos % DAY_NANOS, int(offset.total_seconds()) if offset else 0))


@declare("today", "-> date", pure=False)
def today() -> datetime.date:
    """The date of the machine."""
    return datetime.datetime.now().astimezone().date()
