"""Clocks, against their definition: what is read, day by day, and when it is reached."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frirum.cases.model import FIRST, LAST
from frirum.decide.clocks import ALWAYS, CALENDAR, FAR, NO_CLOCK, Dial, reading, whole_weeks, without
from frirum.decide.days import units, weekdays_between
from frirum.decide.truth import Runs, join, run_at
from frirum.law.model import Term, Unit

pytestmark = pytest.mark.fuzz

BASE = date(2017, 1, 1).toordinal()


@st.composite
def runs(draw: st.DrawFn, most: int = 6) -> list[tuple[int, int]]:
    edges = sorted(set(draw(st.lists(st.integers(0, 900), max_size=2 * most))))
    return [(BASE + a, BASE + b - 1) for a, b in zip(edges[::2], edges[1::2], strict=False)]


kinds = st.sampled_from(["months", "days", "weekdays"])


def measured(kind: str, pieces: list[tuple[int, int]], begin: int, day: int) -> int:
    """What a clock reads at the end of a day, by the definition."""
    total = 0
    for start, end in pieces:
        first, last = max(start, begin), min(end, day)
        if first <= last:
            total += {
                "months": lambda a, b: units(a, b),
                "days": lambda a, b: b - a + 1,
                "weekdays": lambda a, b: weekdays_between(max(a - 1, begin), b),
            }[kind](first, last)
    return total


@given(runs(12), kinds, st.integers(-50, 900), st.integers(-50, 1000))
def test_a_clock_reads_the_sum_of_its_pieces(
    pieces: list[tuple[int, int]], kind: str, begin: int, day: int
) -> None:
    assert Dial(pieces).reading(kind, BASE + begin, BASE + day) == measured(
        kind, pieces, BASE + begin, BASE + day
    )


@given(runs(12), kinds, st.integers(-50, 900), st.integers(1, 400))
def test_a_clock_reaches_a_reading_on_the_first_day_after_it_is_complete(
    pieces: list[tuple[int, int]], kind: str, begin: int, count: int
) -> None:
    start = BASE + begin
    reached = Dial(pieces).reach(kind, count, start)
    assert reached == Dial(pieces)._reach_far(kind, count, start)
    over = 0 if kind == "weekdays" else 1  # the n-th weekday itself
    if reached is None:
        assert measured(kind, pieces, start, BASE + 2000) < count
    else:
        assert measured(kind, pieces, start, reached - over) >= count
        assert measured(kind, pieces, start, reached - over - 1) < count


def test_an_amount_of_nothing_is_reached_at_once() -> None:
    assert CALENDAR.reach("months", 0, BASE) == BASE
    assert NO_CLOCK.reach("months", 0, FIRST) is None


@pytest.mark.parametrize("kind", ["months", "days", "weekdays"])
def test_a_clock_reads_nothing_before_it_begins(kind: str) -> None:
    assert Dial([(BASE, BASE + 100)]).reading(kind, BASE + 50, BASE + 20) == 0


def test_a_weekday_after_the_last_piece_completes_nothing() -> None:
    sunday_to_thursday = Dial([(BASE, BASE + 4)])
    assert sunday_to_thursday.reach("weekdays", 4, BASE) == BASE + 4
    assert sunday_to_thursday.reach("weekdays", 5, BASE) is None


def test_what_begins_on_a_day_does_not_begin_after_it() -> None:
    dial = Dial([(BASE, BASE + 4), (BASE + 9, BASE + 12)])
    assert dial.starts_after(BASE - 1) == BASE
    assert dial.starts_after(BASE) == BASE + 9
    assert dial.starts_after(BASE + 9) is None


def test_weeks_that_touch_are_one_piece() -> None:
    monday = BASE + 1
    assert whole_weeks([(monday, monday), (monday + 7, monday + 8)]) == [(monday, monday + 13)]
    assert whole_weeks([(monday + 6, monday + 6), (monday + 14, monday + 14)]) == [
        (monday, monday + 6),
        (monday + 14, monday + 20),
    ]


def test_a_run_holds_on_its_last_day_however_many_there_are() -> None:
    many = [(10 * index, 10 * index + 3) for index in range(20)]
    for runs_ in (many[:4], many):
        assert run_at(runs_, 33) == (30, 33)
        assert run_at(runs_, 34) is None
        assert run_at(runs_, -1) is None


def test_a_truth_of_no_day_makes_no_run() -> None:
    found = join([(5, True), (5, False), (7, None), (9, None), (12, True)])
    assert (found.trues, found.unknowns, found.breaks) == ([(12, LAST)], [(7, 11)], [9])


def test_no_day_is_unknown_where_there_is_no_day() -> None:
    assert Runs([], [(4, 7)], []).known(6, 5)
    assert not Runs([], [(4, 7)], []).known(5, 5)
    assert Runs([], [(4, 7)], []).known(8, 9)


def test_what_lies_after_an_unknown_day_is_not_known() -> None:
    dial = Dial([(BASE, BASE + 50)], known=BASE + 10)
    assert dial.reach("days", 10, BASE) == BASE + 10
    assert dial.reach("days", 11, BASE) is None
    assert dial.runs_from(BASE + 10) is None
    assert dial.starts_after(BASE) is None


def test_a_clock_that_runs_for_ever_reaches_no_day_after_the_last() -> None:
    assert CALENDAR.reach("months", 30 * 12 * 9999, FIRST) is None
    assert CALENDAR.reach("days", 10**12, FIRST) is None
    assert CALENDAR.runs_from(LAST) == LAST
    assert CALENDAR.starts_after(FIRST) is None


def test_terms_on_a_clock() -> None:
    assert reading(Term(2, Unit.YEARS)) == ("months", 720)
    assert reading(Term(2, Unit.MONTHS)) == ("months", 60)
    assert reading(Term(2, Unit.WEEKS)) == ("days", 14)
    assert reading(Term(2, Unit.DAYS)) == ("days", 2)
    assert reading(Term(2, Unit.WEEKDAYS)) == ("weekdays", 2)


@given(runs())
def test_whole_weeks_are_those_touched(pieces: list[tuple[int, int]]) -> None:
    touched = {(day - 1) // 7 for start, end in pieces for day in range(start, end + 1)}
    widened = whole_weeks(pieces)
    assert {(day - 1) // 7 for start, end in widened for day in range(start, end + 1)} == touched
    assert all(date.fromordinal(start).weekday() == 0 for start, _ in widened)
    assert all(date.fromordinal(end).weekday() == 6 for _, end in widened)
    assert all(a[1] + 1 < b[0] for a, b in pairwise(widened))


def test_whole_weeks_keep_within_the_calendar() -> None:
    assert whole_weeks(ALWAYS) == [(FIRST, LAST)]


@given(runs(), runs())
def test_runs_less_others(pieces: list[tuple[int, int]], holes: list[tuple[int, int]]) -> None:
    def listed(some: list[tuple[int, int]]) -> set[int]:
        return {day for start, end in some for day in range(start, end + 1)}

    left = list(without(pieces, holes))
    assert listed(left) == listed(pieces) - listed(holes)
    assert FAR == LAST + 1
