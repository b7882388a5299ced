"""Dates, times and durations as text: ISO 8601 as XML Schema and FEEL write it."""

from __future__ import annotations

import re

from frirum.feel.calendar import Day, from_ordinal, make_date, ordinal
from frirum.feel.temporal import (
    DAY_NANOS,
    MAX_OFFSET,
    NANOS,
    DateTime,
    DaysTime,
    Duration,
    Time,
    YearsMonths,
    midnight,
    zone,
)

_LONGEST = 200
_DATE = r"(-?(?:[1-9]\d{4,8}|\d{4}))-(\d\d)-(\d\d)"
_ZONE = r"(?:([Zz])|([+-])(\d\d):(\d\d)(?::(\d\d))?|@([A-Za-z][A-Za-z0-9_+/-]*))?"
_TIME = rf"(\d\d):(\d\d):(\d\d)(?:\.(\d{{1,30}}))?{_ZONE}"
_DATE_ONLY = re.compile(_DATE, re.ASCII)
_TIME_ONLY = re.compile(_TIME, re.ASCII)
_DATE_TIME = re.compile(rf"{_DATE}T(.*)", re.ASCII)
_MONTHS = re.compile(r"(-?)P(?:(\d{1,12})Y)?(?:(\d{1,12})M)?", re.ASCII)
_DAYS = re.compile(
    r"(-?)P(?:(\d{1,12})D)?(?:T(?=\d)(?:(\d{1,15})H)?(?:(\d{1,15})M)?(?:(\d{1,18})(?:\.(\d{0,30}))?S)?)?",
    re.ASCII,
)

Temporal = Day | Time | DateTime | Duration


def parse_date(text: str) -> Day | None:
    """`2018-07-01`, or None."""
    if len(text) > _LONGEST:
        return None
    match = _DATE_ONLY.fullmatch(text)
    return make_date(*map(int, match.groups())) if match else None


def parse_time(text: str) -> Time | None:
    """`13:20:00`, `13:20:00.5+02:00`, `13:20:00@Europe/Copenhagen`, or None. 24:00:00 is midnight."""
    found = _clock(text)
    return found[1] if found else None


def parse_date_time(text: str) -> DateTime | None:
    """`2018-07-01T13:20:00`, or a date alone for its midnight, or None."""
    if (day := parse_date(text)) is not None:
        return midnight(day)
    match = _DATE_TIME.fullmatch(text) if len(text) <= _LONGEST else None
    if match is None:
        return None
    day = make_date(*map(int, match.groups()[:3]))
    found = _clock(match[4])
    if day is None or found is None:
        return None
    next_day = from_ordinal(ordinal(day) + found[0])
    return None if next_day is None else DateTime(next_day, found[1])


def _clock(text: str) -> tuple[int, Time] | None:
    """Whole days (1 for 24:00:00) and the time of day."""
    match = _TIME_ONLY.fullmatch(text) if len(text) <= _LONGEST else None
    if match is None:
        return None
    hour, minute, second = (int(each) for each in match.groups()[:3])
    fraction = int((match[4] or "").ljust(9, "0")[:9])
    nanos = ((hour * 60 + minute) * 60 + second) * NANOS + fraction
    if minute > 59 or second > 59 or nanos > DAY_NANOS:
        return None
    if match[10]:
        return (nanos // DAY_NANOS, Time(nanos % DAY_NANOS, None, match[10])) if zone(match[10]) else None
    offset = _offset(match)
    if offset is not None and abs(offset) > MAX_OFFSET:
        return None
    return nanos // DAY_NANOS, Time(nanos % DAY_NANOS, offset)


def _offset(match: re.Match[str]) -> int | None:
    if match[5]:
        return 0
    if not match[6]:
        return None
    hours, minutes, seconds = (int(each or 0) for each in match.groups()[6:9])
    if minutes > 59 or seconds > 59:
        return MAX_OFFSET + 1
    offset = (hours * 60 + minutes) * 60 + seconds
    return -offset if match[6] == "-" else offset


def parse_duration(text: str) -> Duration | None:
    """`P1Y2M` or `P1DT2H3M4.5S`, or None."""
    if match := _MONTHS.fullmatch(text):
        sign, years, months = match.groups()
        if years is None and months is None:
            return None
        total = int(years or 0) * 12 + int(months or 0)
        return YearsMonths(-total if sign else total)
    match = _DAYS.fullmatch(text)
    if match is None or not any(match.groups()[1:5]):
        return None
    sign, days, hours, minutes, seconds, fraction = match.groups()
    whole = ((int(days or 0) * 24 + int(hours or 0)) * 60 + int(minutes or 0)) * 60 + int(seconds or 0)
    nanos = whole * NANOS + int((fraction or "").ljust(9, "0")[:9])
    return DaysTime(-nanos if sign else nanos)


def parse_temporal(text: str) -> Temporal | None:
    """What an `@"…"` literal means, or None."""
    for parser in (parse_date, parse_time, parse_duration, parse_date_time):
        value: Temporal | None = parser(text)
        if value is not None:
            return value
    return None


def show_date(day: Day) -> str:
    """`2018-07-01`; a year before 0 or beyond 9999 as it is."""
    sign = "-" if day.year < 0 else ""
    return f"{sign}{abs(day.year):04d}-{day.month:02d}-{day.day:02d}"


def show_time(time: Time) -> str:
    """`13:20:00.5+02:00`"""
    text = f"{time.hour:02d}:{time.minute:02d}:{time.second:02d}"
    if time.fraction:
        text += f".{time.fraction:09d}".rstrip("0")
    if time.zone is not None:
        return f"{text}@{time.zone}"
    return text if time.offset is None else text + _show_offset(time.offset)


def _show_offset(offset: int) -> str:
    if offset == 0:
        return "Z"
    minutes, seconds = divmod(abs(offset), 60)
    text = f"{'-' if offset < 0 else '+'}{minutes // 60:02d}:{minutes % 60:02d}"
    return f"{text}:{seconds:02d}" if seconds else text


def show_date_time(value: DateTime) -> str:
    """`2018-07-01T13:20:00`"""
    return f"{show_date(value.date)}T{show_time(value.time)}"


def show_duration(duration: Duration) -> str:
    """`P1Y2M`, `P1DT2H`; zero is `P0M` and `PT0S`."""
    if isinstance(duration, YearsMonths):
        return _show_months(duration.months)
    if not duration.nanos:
        return "PT0S"
    days, rest = divmod(abs(duration.nanos), DAY_NANOS)
    hours, rest = divmod(rest, 3600 * NANOS)
    minutes, rest = divmod(rest, 60 * NANOS)
    seconds, fraction = divmod(rest, NANOS)
    exact = f"{seconds}.{fraction:09d}".rstrip("0") if fraction else str(seconds)
    clock = f"{hours}H" * bool(hours) + f"{minutes}M" * bool(minutes) + f"{exact}S" * bool(rest)
    return "-" * (duration.nanos < 0) + "P" + f"{days}D" * bool(days) + ("T" + clock if clock else "")


def _show_months(total: int) -> str:
    years, months = divmod(abs(total), 12)
    text = f"{years}Y" * bool(years) + f"{months}M" * bool(months)
    return "-" * (total < 0) + "P" + (text or "0M")
