"""Arithmetic on days as ordinals: months by the calendar, weeks, weekdays, the measure of a piece of time.

Ordinals are those of `date.toordinal()`. Results may lie outside the years 1 to 9999: nothing overflows, and
`as_date` gives None for such a day. The rules are those of docs/explanation/semantics.md, "Counting time".
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from frirum.cases.model import FIRST, LAST
from frirum.law.model import Term, Unit

MONTH = 30
"""units in a month, where pieces of time are added up"""

_CACHE = 1 << 16


@lru_cache(maxsize=_CACHE)
def as_date(day: int | None) -> date | None:
    """The date of an ordinal; None for none, and for a day no calendar here can write."""
    return date.fromordinal(day) if day is not None and FIRST <= day <= LAST else None


@lru_cache(maxsize=_CACHE)
def civil(day: int) -> tuple[int, int]:
    """Month (12 · year + month − 1) and day of the month. Any integer is a day of the proleptic calendar."""
    if FIRST <= day <= LAST:
        found = date.fromordinal(day)
        return found.year * 12 + found.month - 1, found.day
    cycles = (day - FIRST) // _CYCLE
    month, of_month = civil(day - cycles * _CYCLE)
    return month + cycles * 4800, of_month


_CYCLE = 146_097
"""days in 400 years, after which the calendar repeats"""


@lru_cache(maxsize=_CACHE)
def month_bounds(month: int) -> tuple[int, int]:
    """The day before the first of a month, and the month's length."""
    year, of_year = divmod(month, 12)
    cycles = (year - 1) // 400
    year -= cycles * 400
    first = date(year, of_year + 1, 1).toordinal()
    after = date(year + (of_year == 11), (of_year + 1) % 12 + 1, 1).toordinal()
    return first - 1 + cycles * _CYCLE, after - first


@lru_cache(maxsize=_CACHE)
def add_months(day: int, months: int) -> int:
    """The same day number `months` on (or back), or the last day of that month."""
    month, of_month = civil(day)
    before, length = month_bounds(month + months)
    return before + (of_month if of_month <= length else length)


def months_between(start: int, end: int) -> int:
    """The greatest number of months with `start` + months ≤ `end`; negative when `end` is before `start`."""
    from_month, from_day = civil(start)
    to_month, to_day = civil(end)
    months = to_month - from_month
    if to_day < from_day and to_day < month_bounds(to_month)[1]:
        return months - 1
    return months


@lru_cache(maxsize=_CACHE)
def units(start: int, end: int) -> int:
    """The measure of the piece from `start` to `end`, both included: 30 · whole months + the days left, at
    most 29 of them, so that a month of 31 days is not complete a day early."""
    months = months_between(start, end + 1)
    rest = end + 1 - add_months(start, months)
    return MONTH * months + (rest if rest < MONTH else MONTH - 1)


@lru_cache(maxsize=_CACHE)
def after_units(start: int, count: int) -> int:
    """The first day after `count` units are complete, in a piece that starts at `start`."""
    months, rest = divmod(count, MONTH)
    base = add_months(start, months)
    if not rest:
        return base
    return min(base + rest, add_months(start, months + 1))


def whole_units(start: int, end: int, months: int) -> int:
    """Whole spans of `months` months from `start` to `end`; before `start` the negative of the way back."""
    if end >= start:
        return months_between(start, end) // months
    return -(months_between(end, start) // months)


def weekdays_between(start: int, end: int) -> int:
    """Weekdays after `start` up to and including `end`; negative when `end` lies before `start`."""
    if end < start:
        return -weekdays_between(end, start)
    return _working(end) - _working(start) - _holidays_between(start, end)


def add_weekdays(day: int, count: int) -> int:
    """The `count`-th weekday after a day; the day itself for 0."""
    found = day
    while count > 0:
        further = _workday(_working(day) + count + _holidays_between(day, found))
        if further == found:
            break
        found = further
    return found


def less_weekdays(day: int, count: int) -> int:
    """The `count`-th weekday before a day; the day itself for 0."""
    found = day
    while count > 0:
        further = _workday(_working(day - 1) - count - _holidays_between(found - 1, day - 1) + 1)
        if further == found:
            break
        found = further
    return found


def adding(term: Term) -> Callable[[int], int]:
    """What gives the day a term after another, by the calendar."""
    count = term.count
    by_unit: dict[Unit, Callable[[int], int]] = {
        Unit.DAYS: lambda day: day + count,
        Unit.WEEKS: lambda day: day + 7 * count,
        Unit.MONTHS: lambda day: add_months(day, count),
        Unit.YEARS: lambda day: add_months(day, 12 * count),
        Unit.WEEKDAYS: lambda day: add_weekdays(day, count),
    }
    return by_unit[term.unit]


def lessening(term: Term) -> Callable[[int], int]:
    """What gives the day a term before another."""
    if term.unit is Unit.WEEKDAYS:
        return lambda day: less_weekdays(day, term.count)
    return adding(Term(-term.count, term.unit))


def _working(day: int) -> int:
    """Mondays to Fridays from day 1, a Monday, up to and including a day."""
    weeks, rest = divmod(day, 7)
    return weeks * 5 + (rest if rest < 5 else 5)


def _workday(number: int) -> int:
    """The day on which `_working` reaches a number."""
    weeks, rest = divmod(number - 1, 5)
    return weeks * 7 + rest + 1


def _holidays_between(start: int, end: int) -> int:
    """Public holidays on Mondays to Fridays after `start`, up to and including `end`."""
    first, last = _year(start), _year(end)
    if first == last:
        days = holidays_of(first)
        return bisect_right(days, end) - bisect_right(days, start)
    low, high = max(first, _KNOWN[0]), min(last, _KNOWN[1])
    return sum(sum(1 for day in holidays_of(year) if start < day <= end) for year in range(low, high + 1))


_KNOWN = (1771, 2100)
"""years whose Danish holidays the `holidays` library knows; outside them only weekends are taken out"""


def _year(day: int) -> int:
    return civil(day)[0] // 12


@lru_cache(maxsize=512)
def holidays_of(year: int) -> tuple[int, ...]:
    """Danish public holidays of a year on Mondays to Fridays, sorted. Store Bededag is one until 2023."""
    if not _KNOWN[0] <= year <= _KNOWN[1]:
        return ()
    from holidays import country_holidays  # slow to import, and few rules count weekdays

    found = country_holidays("DK", years=year)
    return tuple(sorted(day.toordinal() for day in found if day.weekday() < 5))
