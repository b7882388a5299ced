"""Laws that hold for all values, and for any text whatever."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal, localcontext
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from frirum import feel
from frirum.feel import (
    UNKNOWN,
    FeelError,
    evaluate,
    from_json,
    parse,
    parse_unary_tests,
    to_json,
    to_text,
    typecheck,
)
from frirum.feel.ast import Node
from frirum.feel.calendar import LargeDate, add_months, day_of_year, from_ordinal, iso_week, ordinal, weekday
from frirum.feel.comparing import both, either, equal
from frirum.feel.iso import parse_temporal, show_date_time, show_duration, show_time
from frirum.feel.temporal import DAY_NANOS, DateTime, DaysTime, Time, YearsMonths
from frirum.feel.types import BOOLEAN, NUMBER, text

from .spec import FACTS, SPECS

pytestmark = pytest.mark.fuzz

NAMES = list(FACTS)
KEYWORDS = """
and or not if then else for in return some every satisfies between instance of function external null true
false date and time string count item partial list context range number
"""
SIGNS = """
( ) [ ] { } , : . .. + - * / ** = != < <= > >= ? @ 1 2.5 x ydelse "a" @"2018-07-01" // /* */ "
"""
WORDS = st.sampled_from([*KEYWORDS.split(), *SIGNS.split(), "i tilbud", "\n"])
TRUTHS = st.sampled_from([True, False, None, UNKNOWN])
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**12), max_value=10**12)
DAYS = st.integers(-(10**7), 10**7).map(from_ordinal)


def any_value() -> st.SearchStrategy[Any]:
    simple = st.one_of(
        st.none(), st.booleans(), st.text(max_size=5), NUMBERS, DAYS,
        st.integers(0, DAY_NANOS - 1).map(Time),
        st.integers(-(10**18), 10**18).map(DaysTime),
        st.integers(-(10**6), 10**6).map(YearsMonths),
    )  # fmt: skip
    return st.recursive(
        simple,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
        max_leaves=8,
    )


@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=25).map(" ".join)))
@example('"\\ud800"')
@example("\ud800")
@example("1..")
@example("x.\u00b7")
def test_any_text_gives_a_value_or_an_error_of_feel(source: str) -> None:
    types = {"x": NUMBER, "ydelse": text(("a",)), "i tilbud": BOOLEAN}
    for read in (parse, parse_unary_tests):
        node = _or_error(lambda read=read: read(source, types))
        if isinstance(node, Node):
            assert read(to_text(node), types) == node
            _or_error(lambda node=node: typecheck(node, {**types, "?": NUMBER}))
    _or_error(lambda: to_json(evaluate(source, {"x": 1, "ydelse": "a", "i tilbud": UNKNOWN})))


def _or_error(run: Callable[[], object]) -> object:
    try:
        return run()
    except FeelError as error:
        assert_located(error)
        return None


def assert_located(error: FeelError) -> None:
    assert error.message
    assert error.line >= 1
    assert error.column >= 1


@given(TRUTHS, TRUTHS, TRUTHS)
def test_kleene(a: Any, b: Any, c: Any) -> None:
    assert both(a, b) is both(b, a)
    assert either(a, b) is either(b, a)
    assert both(a, both(b, c)) is both(both(a, b), c)
    assert either(a, either(b, c)) is either(either(a, b), c)
    facts = {"a": a, "b": b, "c": c}
    assert evaluate("a and b and c", facts) is both(a, both(b, c))
    assert evaluate("a or b or c", facts) is either(a, either(b, c))
    assert evaluate("not(a and b)", facts) is evaluate("not(a) or not(b)", facts)


@given(st.data())
def test_knowing_more_never_changes_what_was_known(data: st.DataObject) -> None:
    """A value for an unknown fact decides what was open; it never turns true into false, or 1 into 2."""
    spec = data.draw(st.sampled_from(SPECS))
    expression, facts, _ = data.draw(st.sampled_from(spec.rows))
    compiled = feel.compile(parse(expression, NAMES), {name: slot for slot, name in enumerate(NAMES)})
    before = compiled([facts.get(name, UNKNOWN) for name in NAMES])
    values = {
        "text": st.sampled_from([None, "dagpenge", "kontanthjælp"]),
        "boolean": st.sampled_from([None, True, False]),
        "number": st.none() | NUMBERS,
        "date": st.none() | st.dates(),
    }
    more = {name: facts[name] if name in facts else data.draw(values[kind]) for name, kind in FACTS.items()}
    after = compiled([more[name] for name in NAMES])
    assert before is UNKNOWN or after == before


@given(NUMBERS, NUMBERS)
def test_decimals_are_exact(a: Decimal, b: Decimal) -> None:
    facts = {"a": a, "b": b}
    with localcontext(prec=60):
        assert evaluate("a + b", facts) == a + b
        assert evaluate("a - b", facts) == a - b
        assert evaluate("a * b", facts) == a * b
        assert evaluate("a + b - b = a", facts) is True
        assert evaluate("a < b", facts) is (a < b)
        if b:
            quotient = evaluate("a / b", facts)
            assert isinstance(quotient, Decimal)
            assert abs(quotient * b - a) <= abs(a) * Decimal("1e-33")


@given(NUMBERS, st.integers(-5, 6))
def test_rounding_goes_to_the_nearest(n: Decimal, scale: int) -> None:
    facts = {"n": n, "scale": scale}
    unit = Decimal(1).scaleb(-scale)
    down, up, nearest = (
        evaluate(f"{name}(n, scale)", facts) for name in ("floor", "ceiling", "round half up")
    )
    assert isinstance(down, Decimal)
    assert isinstance(up, Decimal)
    assert isinstance(nearest, Decimal)
    assert down <= n <= up
    assert up - down in {0, unit}
    assert abs(nearest - n) * 2 <= unit


@given(DAYS, st.integers(-(10**6), 10**6))
def test_days_count(day: Any, days: int) -> None:
    there = from_ordinal(ordinal(day) + days)
    assert there is not None
    assert ordinal(there) - ordinal(day) == days
    assert (day < there) is (days > 0)
    assert (weekday(there) - weekday(day) - days) % 7 == 0


@given(st.dates(), st.integers(-1200, 1200))
def test_large_dates_are_like_dates_of_another_cycle(day: date, months: int) -> None:
    far = LargeDate(day.year + 12_000, day.month, day.day)
    assert (weekday(far), iso_week(far), day_of_year(far)) == (
        day.isoweekday(),
        iso_week(day),
        day_of_year(day),
    )
    moved, far_moved = add_months(day, months), add_months(far, months)
    assert moved is not None
    assert far_moved is not None
    assert (far_moved.year - moved.year, far_moved.month, far_moved.day) == (12_000, moved.month, moved.day)


@given(st.dates(date(1, 2, 1), date(9998, 12, 1)), st.integers(-400, 400))
def test_dates_agree_with_python(day: date, days: int) -> None:
    facts = {"day": day, "span": timedelta(days=days)}
    try:
        expected = day + timedelta(days=days)
    except OverflowError:
        return
    assert evaluate("day + span", facts) == expected
    assert evaluate("day + span - day = span", facts) is True


@given(
    DAYS,
    st.integers(0, DAY_NANOS - 1),
    st.none() | st.integers(-18 * 3600, 18 * 3600),
    st.integers(-(10**20), 10**20),
    st.integers(-(10**9), 10**9),
)
def test_written_and_read(day: Any, nanos: int, offset: int | None, span: int, months: int) -> None:
    moment = DateTime(day, Time(nanos, offset))
    assert parse_temporal(show_date_time(moment)) == moment
    assert parse_temporal(show_time(moment.time)) == moment.time
    for duration in (DaysTime(span), YearsMonths(months)):
        assert parse_temporal(show_duration(duration)) == duration


@given(any_value())
def test_json_there_and_back(value: Any) -> None:
    assert equal(from_json(to_json(value)), value) is True


@given(any_value(), any_value())
def test_equality(a: Any, b: Any) -> None:
    assert equal(a, a) is True
    assert equal(a, b) is equal(b, a)
