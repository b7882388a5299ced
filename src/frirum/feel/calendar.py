"""Days of any year. Python's dates end at the years 1 and 9999; FEEL's reach to ±999,999,999."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import total_ordering

MAX_YEAR = 999_999_999
_LAST_ORDINAL = date.max.toordinal()
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@total_ordering
@dataclass(frozen=True, slots=True)
class LargeDate:
    """A day outside the years 1 to 9999, in the Gregorian calendar run backwards; year 0 is 1 BC."""

    year: int
    month: int
    day: int

    def __lt__(self, other: date | LargeDate) -> bool:
        return (self.year, self.month, self.day) < (other.year, other.month, other.day)


Day = date | LargeDate


def is_leap(year: int) -> bool:
    """Whether a year has 366 days."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """The number of days of a month (1 to 12)."""
    return 29 if month == 2 and is_leap(year) else _LENGTHS[month - 1]


def make_date(year: int, month: int, day: int) -> Day | None:
    """The day with these numbers, or None if there is no such day."""
    if abs(year) > MAX_YEAR or not 1 <= month <= 12 or not 1 <= day <= days_in_month(year, month):
        return None
    return date(year, month, day) if 1 <= year <= 9999 else LargeDate(year, month, day)


def ordinal(day: Day) -> int:
    """The number of a day; 1 January of year 1 is 1."""
    if isinstance(day, date):
        return day.toordinal()
    cycles, year = divmod(day.year, 400)
    # 400 years are a whole number of weeks and days (146,097); year 400 + n stands in for year n.
    return date(year + 400, day.month, day.day).toordinal() + (cycles - 1) * 146_097


def from_ordinal(number: int) -> Day | None:
    """The day with this number, or None beyond the last year."""
    if 1 <= number <= _LAST_ORDINAL:
        return date.fromordinal(number)
    cycles, rest = divmod(number - 1, 146_097)
    base = date.fromordinal(rest + 1)
    return make_date(base.year + 400 * cycles, base.month, base.day)


def add_months(day: Day, months: int) -> Day | None:
    """The same day number so many months on, or the last day of that month; None beyond the last year."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return make_date(year, month + 1, min(day.day, days_in_month(year, month + 1)))


def weekday(day: Day) -> int:
    """1 for Monday to 7 for Sunday."""
    return (ordinal(day) - 1) % 7 + 1


def iso_week(day: Day) -> int:
    """The ISO week of a day."""
    if isinstance(day, date):
        return day.isocalendar().week
    # Weeks repeat every 400 years.
    return date(day.year % 400 + 2000, day.month, day.day).isocalendar().week


def day_of_year(day: Day) -> int:
    """1 for 1 January."""
    return ordinal(day) - ordinal(make_date(day.year, 1, 1) or day) + 1
