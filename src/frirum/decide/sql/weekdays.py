"""Weekdays in SQL: a calendar that numbers them, with the Danish public holidays taken out."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from frirum.decide.days import holidays_of, weekdays_between
from frirum.decide.sql.query import Query
from frirum.decide.sql.text import FIRST_DAY, on_day

START, END = date(1771, 1, 1), date(2100, 12, 31)
"""the days whose holidays are known; before and after only weekends are taken out, as in `frirum.decide.days`"""
_DIGITS = "(VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9))"


class Weekdays:
    """Counts weekdays in a query, which gets the calendar when it is first asked."""

    def __init__(self, query: Query) -> None:
        self._query = query

    def number(self, day: str) -> str:
        """How many weekdays there are up to and including a day."""
        known = f"(SELECT MAX(k.number) FROM {self._calendar()} AS k WHERE k.day = {day})"
        beyond = f"CASE WHEN {day} > {on_day(END)} THEN {_holidays()} ELSE 0 END"
        return f"COALESCE({known}, {_working(day)} - {beyond})"

    def since(self, start: str, end: str) -> str:
        """Weekdays after a day up to and including another; negative the other way."""
        return f"({self.number(end)} - {self.number(start)})"

    def after(self, day: str, count: int) -> str:
        """The `count`-th weekday after a day, or before it for a negative count."""
        if count == 0:
            return day
        if count > 0:
            wanted = f"({self.number(day)} + {count})"
        else:
            wanted = f"({self.number(f'frirum_days_after({day}, -1)')} - {-count - 1})"
        return f"CASE WHEN {day} IS NOT NULL THEN {self.nth(wanted)} END"

    def nth(self, wanted: str) -> str:
        """The weekday of a number, as `number` counts them."""
        known = f"(SELECT MIN(k.day) FROM {self._calendar()} AS k WHERE k.workday AND k.number = {wanted})"
        index = f"({wanted} - 1 + CASE WHEN {wanted} > {_before()} THEN {_holidays()} ELSE 0 END)"
        ordinal = f"frirum_div({index}, 5) * 7 + frirum_mod({index}, 5)"
        return f"COALESCE({known}, frirum_days_after({on_day(FIRST_DAY)}, {ordinal}))"

    def _calendar(self) -> str:
        """The relation `day, workday, number`."""
        digits = "abcdef"
        number = " + ".join(f"{each}.d * {10**place}" for place, each in enumerate(digits))
        sources = " CROSS JOIN ".join(f"{_DIGITS} AS {each}(d)" for each in digits)
        length = END.toordinal() - START.toordinal() + 1
        numbers = self._query.part(
            "numbers", f"SELECT {number} AS n FROM {sources} WHERE {number} < {length}"
        )
        free = ", ".join(f"({day})" for day in _free())
        holidays = self._query.part("holidays", f"SELECT n FROM (VALUES {free}) AS h(n)")
        weekday = f"frirum_mod(n.n + {(START.toordinal() - 1) % 7}, 7) < 5"
        days = self._query.part(
            "days",
            f"SELECT n.n, frirum_days_after({on_day(START)}, n.n) AS day, ({weekday} AND h.n IS NULL) AS workday\n"
            f"FROM {numbers} AS n LEFT JOIN {holidays} AS h ON h.n = n.n",
        )
        return self._query.part(
            "weekdays",
            f"SELECT day, workday, {_before()} + SUM(CASE WHEN workday THEN 1 ELSE 0 END) OVER (ORDER BY n "
            f"ROWS UNBOUNDED PRECEDING) AS number FROM {days}",
        )


def _working(day: str) -> str:
    """Mondays to Fridays from day 1, a Monday, up to and including a day."""
    ordinal = f"(frirum_days_between({on_day(FIRST_DAY)}, {day}) + 1)"
    return f"(frirum_div({ordinal}, 7) * 5 + LEAST(frirum_mod({ordinal}, 7), 5))"


@lru_cache(maxsize=1)
def _free() -> tuple[int, ...]:
    """The holidays on Mondays to Fridays, as days after the first of the calendar."""
    start = START.toordinal()
    return tuple(day - start for year in range(START.year, END.year + 1) for day in holidays_of(year))


def _holidays() -> int:
    return len(_free())


def _before() -> int:
    """Weekdays before the calendar begins."""
    return weekdays_between(0, START.toordinal() - 1)
