"""Arithmetic on days, against counting them one by one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frirum.cases.model import FIRST, LAST
from frirum.decide import days
from frirum.law.model import Term, Unit

pytestmark = pytest.mark.fuzz

some_day = st.integers(date(1990, 1, 1).toordinal(), date(2040, 1, 1).toordinal())


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2017-03-01", 12, "2018-03-01"),
        ("2018-01-31", 1, "2018-02-28"),
        ("2016-01-31", 1, "2016-02-29"),
        ("2018-02-28", 1, "2018-03-28"),
        ("2018-03-31", -1, "2018-02-28"),
        ("2018-03-31", -13, "2017-02-28"),
        ("2018-12-15", 1, "2019-01-15"),
    ],
)
def test_months_on(start: str, months: int, end: str) -> None:
    assert days.add_months(day(start), months) == day(end)


@given(some_day, some_day)
def test_months_between_are_the_most_that_fit(start: int, end: int) -> None:
    months = days.months_between(start, end)
    assert days.add_months(start, months) <= end < days.add_months(start, months + 1)


@given(some_day, st.integers(0, 800))
def test_an_amount_is_complete_on_the_first_day_whose_eve_measures_it(start: int, count: int) -> None:
    reached = days.after_units(start, count)
    assert days.units(start, reached - 1) >= count
    assert reached == start or days.units(start, reached - 2) < count


@given(some_day, st.integers(0, 900))
def test_a_longer_piece_never_measures_less(start: int, length: int) -> None:
    whole = days.units(start, start + length)
    assert days.units(start, start + length + 1) >= whole
    assert days.units(start + 1, start + length) <= whole


@given(some_day, some_day, st.sampled_from([1, 12]))
def test_whole_units_count_alike_in_both_directions(start: int, end: int, months: int) -> None:
    assert days.whole_units(start, end, months) == -days.whole_units(end, start, months)


@given(some_day, st.integers(0, 70))
def test_weekdays_one_by_one(start: int, count: int) -> None:
    reached = days.add_weekdays(start, count)
    found, left = start, count
    while left:
        found += 1
        left -= is_weekday(found)
    assert reached == found
    assert days.weekdays_between(start, reached) == count
    assert days.weekdays_between(reached, start) == -count
    back, left = start, count
    while left:
        back -= 1
        left -= is_weekday(back)
    assert days.less_weekdays(start, count) == back


def is_weekday(ordinal: int) -> bool:
    found = date.fromordinal(ordinal)
    return found.weekday() < 5 and ordinal not in days.holidays_of(found.year)


def test_store_bededag_is_a_holiday_until_2023() -> None:
    assert day("2023-05-05") in days.holidays_of(2023)
    assert day("2024-04-26") not in days.holidays_of(2024)
    assert day("2018-06-05") not in days.holidays_of(2018)  # Grundlovsdag is no public holiday


def test_years_of_which_no_holidays_are_known_have_only_weekends() -> None:
    assert days.holidays_of(1500) == () == days.holidays_of(2500)
    assert days.weekdays_between(day("1500-01-01"), day("2500-01-01")) > 0


@pytest.mark.parametrize(
    ("unit", "count", "after", "before"),
    [
        (Unit.DAYS, 3, "2018-05-12", "2018-05-06"),
        (Unit.WEEKS, 2, "2018-05-23", "2018-04-25"),
        (Unit.MONTHS, 1, "2018-06-09", "2018-04-09"),
        (Unit.YEARS, 1, "2019-05-09", "2017-05-09"),
        (Unit.WEEKDAYS, 2, "2018-05-14", "2018-05-07"),  # the 10th is Ascension Day
    ],
)
def test_terms(unit: Unit, count: int, after: str, before: str) -> None:
    start = day("2018-05-09")
    assert days.adding(Term(count, unit))(start) == day(after)
    assert days.lessening(Term(count, unit))(start) == day(before)


def test_nothing_overflows() -> None:
    far = days.add_months(LAST, 12_000_000)
    assert days.as_date(far) is None
    assert days.as_date(None) is None
    assert days.as_date(FIRST) == date.min
    assert days.as_date(LAST) == date.max
    assert days.add_months(far, -12_000_000) == LAST
    assert days.months_between(days.add_months(FIRST, -25), FIRST) == 25
    assert days.units(FIRST, LAST) == 9999 * 12 * 30
    assert days.add_weekdays(LAST, 10**9) > LAST
    assert days.less_weekdays(FIRST, 10**9) < FIRST


def test_civil_days_outside_the_calendar_go_on() -> None:
    assert days.civil(LAST + 1) == (10_000 * 12, 1)
    assert days.civil(FIRST - 1) == (11, 31)
    first = date(2018, 1, 1)
    assert days.civil(first.toordinal()) == (2018 * 12, 1)
    assert (first + timedelta(30)).toordinal() == days.add_months(first.toordinal(), 1) - 1
