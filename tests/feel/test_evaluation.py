"""`evaluate`, and Python values as those of FEEL."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest

from frirum.feel import FeelSyntaxError, evaluate, to_feel
from frirum.feel.calendar import LargeDate
from frirum.feel.show import show
from frirum.feel.values import kind_of


def test_names_and_members_may_hold_blanks() -> None:
    values = {"i tilbud": True, "sag": {"antal år": 3, "møder": [{"på dag": date(2018, 7, 1)}]}}
    assert evaluate("i tilbud and sag.antal år > 2", values) is True
    assert evaluate('sag.møder[på dag = @"2018-07-01"].på dag', values) == [date(2018, 7, 1)]


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        (1, "number", "1"),
        (0.1, "number", "0.1"),
        (Decimal("1.5"), "number", "1.5"),
        (True, "boolean", "true"),
        ("a", "string", "a"),
        (date(2018, 7, 1), "date", "2018-07-01"),
        (LargeDate(-5, 1, 1), "date", "-0005-01-01"),
        (datetime(2018, 7, 1, 10, 20, 30, 500_000, UTC), "date and time", "2018-07-01T10:20:30.5Z"),
        (time(10, 20), "time", "10:20:00"),
        (timedelta(days=1, seconds=1, microseconds=5), "days and time duration", "P1DT1.000005S"),
        ((1, [2]), "list", "[1, [2]]"),
        ({"a": {"b": 1}}, "context", "{a: {b: 1}}"),
    ],
)
def test_python_values(value: object, kind: str, text: str) -> None:
    found = evaluate("x", {"x": value})
    assert kind_of(found) == kind
    assert show(found) == text


class Text(str):
    __slots__ = ()


def test_subclasses_count_as_what_they_are() -> None:
    assert to_feel(Text("a")) == "a"


def test_what_is_no_value_is_refused() -> None:
    with pytest.raises(TypeError, match="a Python set is no value of FEEL"):
        evaluate("x", {"x": {1}})
    with pytest.raises(TypeError, match="a Python set is no value of FEEL"):
        show({1})
    inner: list[object] = []
    for _ in range(60):
        inner = [inner]
    with pytest.raises(TypeError, match="within one another"):
        to_feel(inner)


def test_syntax_errors_come_through() -> None:
    with pytest.raises(FeelSyntaxError):
        evaluate("1 +")


@pytest.mark.parametrize(
    "text",
    [
        "(for x in [1] return 1 instance of number)[1]",
        "(function() 1 instance of number)()",
        "some x in [1] satisfies [1] instance of list<number>",
    ],
)
def test_the_type_of_a_constant_is_told_where_names_are_bound_too(text: str) -> None:
    assert evaluate(text) is True
