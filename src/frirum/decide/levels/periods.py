"""Periods of a calendar, and person-months.

A day counts as one part in so many as its month has days, so every calendar month is one person-month, and
the measure does not depend on where time is cut. Counted in parts of which 377,580 make a month (the least
number that 28, 29, 30 and 31 divide), it is exact in whole numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import takewhile

MONTH = 377_580
"""parts of a person-month"""


class Every(StrEnum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    SPAN = "span"
    """the whole span that was asked about"""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A period as far as it lies in the span: from `start` to before `after`."""

    label: str
    start: date
    after: date


_LENGTH = {Every.MONTH: 1, Every.QUARTER: 3, Every.YEAR: 12}


def stretches(start: date, end: date, every: Every) -> list[Stretch]:
    """The periods of a span, in order; the first and the last may be cut."""
    after = end + timedelta(days=1)
    if every is Every.SPAN:
        return [Stretch(f"{start}/{end}", start, after)]
    begun = takewhile(lambda each: each[0] < after, _periods(start, _LENGTH[every]))
    return [Stretch(label, max(first, start), min(following, after)) for first, following, label in begun]


def _periods(day: date, length: int) -> Iterator[tuple[date, date, str]]:
    month = day.year * 12 + (day.month - 1) // length * length
    while True:
        yield _first(month), _first(month + length), _label(month, length)
        month += length


def _first(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)


def _label(month: int, length: int) -> str:
    year, of_year = divmod(month, 12)
    if length == 1:
        return f"{year}-{of_year + 1:02d}"
    return f"{year}" if length == 12 else f"{year}-Q{of_year // 3 + 1}"


def parts(start: str, end: str) -> str:
    """SQL: the parts of person-months from the day `start` to before the day `end`."""
    return f"({_since_zero(end)} - {_since_zero(start)})"


def _since_zero(day: str) -> str:
    in_month = f"frirum_div({MONTH}, DAY(LAST_DAY({day})))"
    return f"(CAST(YEAR({day}) * 12 + MONTH({day}) AS BIGINT) * {MONTH} + (DAY({day}) - 1) * {in_month})"
