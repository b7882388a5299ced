"""Compiled expressions: slots, frames, the host's own functions, local names, limits."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from frirum import feel
from frirum.feel import UNKNOWN, FeelLimitError, FeelTypeError, parse, parse_unary_tests
from frirum.feel.ast import Call, Name
from frirum.feel.limits import MAX_DEPTH

NAMES = ["ydelse", "i tilbud", "arbejdstimer"]
SLOTS = {name: slot for slot, name in enumerate(NAMES)}


def run(text: str, frame: list[Any], **options: Any) -> object:
    return feel.compile(parse(text, NAMES), SLOTS, **options)(frame)


def test_names_are_read_from_their_slots() -> None:
    frame = ["dagpenge", True, Decimal(5)]
    assert run("i tilbud", frame) is True
    assert run('if ydelse = "dagpenge" then arbejdstimer * 2 else 0', frame) == 10


def test_the_frame_is_never_changed() -> None:
    frame = ["dagpenge", True, Decimal(3)]
    assert run("for x in 1..3 return x * arbejdstimer", frame) == [3, 6, 9]
    assert run("{a: arbejdstimer, b: a + 1}.b", frame) == 4
    assert frame == ["dagpenge", True, Decimal(3)]


def test_a_frame_may_hold_more_than_the_slots() -> None:
    frame = ["dagpenge", True, Decimal(3), "host", "host"]
    assert run("sum(for x in [1, 2] return x * arbejdstimer)", frame, frame_size=5) == 9
    seen: list[object] = []

    def special(call: Call) -> Any:
        return lambda inner: seen.append(inner[4]) or Decimal(1)

    run("for x in [1, 2] return f(x)", frame, special=special, frame_size=5)
    assert seen == ["host", "host"]


def test_no_slots_at_all() -> None:
    assert feel.compile(parse("for i in 1..2 return i"), {})([]) == [1, 2]


def test_special_takes_over_calls() -> None:
    calls: list[Call] = []

    def special(call: Call) -> Any:
        calls.append(call)
        if call.function == Name("accumulated months"):
            return lambda frame: Decimal(12) if frame[1] else UNKNOWN
        return None

    node = parse("accumulated months(i tilbud) >= floor(12.5)", [*NAMES, "accumulated months"])
    compiled = feel.compile(node, SLOTS, special)
    assert compiled(["", True, None]) is True
    assert compiled(["", False, None]) is UNKNOWN
    assert [each.function for each in calls] == [Name("accumulated months"), Name("floor")]


def test_unknown_names_are_an_error_unless_lenient() -> None:
    with pytest.raises(FeelTypeError, match="did you mean `arbejdstimer`") as caught:
        run("1 + arbejdstimr", ["", True, None])
    assert (caught.value.line, caught.value.column) == (1, 5)
    assert run("arbejdstimr", ["", True, None], lenient=True) is None
    assert run("[{a: 1}][b = null]", ["", True, None]) == [{"a": 1}]


def test_a_fact_hides_the_built_in_function() -> None:
    assert feel.compile(parse("count(1)", ["count"]), {"count": 0})([5]) is None


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ('"a", "b"', "a", True),
        ('not("a", "b")', "a", False),
        ('not("a", "b")', "c", True),
        ('not("a", "b")', UNKNOWN, UNKNOWN),
        ("-", None, True),
        ("< 5, [7..9]", Decimal(8), True),
        ("< 5, [7..9]", Decimal(6), False),
        ("? > 5 and ? < 7", Decimal(6), True),
        ("!= 5", Decimal(5), False),
        ("[1, 2]", Decimal(2), True),
        ("ydelse", "dagpenge", True),
    ],
)
def test_unary_tests(text: str, value: object, expected: object) -> None:
    compiled = feel.compile(parse_unary_tests(text, NAMES), {"?": 1, "ydelse": 0})
    assert compiled(["dagpenge", value]) is expected


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("arbejdstimer < 5", Decimal(4), True),
        ("arbejdstimer < 5", "a", None),
        ("5 > arbejdstimer", Decimal(4), True),
        ("arbejdstimer >= 5", None, None),
        ("arbejdstimer = 5", "a", None),
        ("5 = arbejdstimer", Decimal("5.0"), True),
        ("arbejdstimer + 1 = 5", Decimal(4), True),
        ("arbejdstimer + 1 = 5", "a", False),
        ("arbejdstimer = arbejdstimer", Decimal(4), True),
        ("arbejdstimer * 2", "a", None),
        ("arbejdstimer / 0", Decimal(1), None),
        ("arbejdstimer / arbejdstimer", Decimal(0), None),
        ("arbejdstimer * arbejdstimer", Decimal(3), Decimal(9)),
        ("arbejdstimer + arbejdstimer", "a", "aa"),
        ("arbejdstimer between 1 and 5", Decimal(5), True),
        ("arbejdstimer between 1 and 5", "a", None),
        ('arbejdstimer between "a" and 5', Decimal(5), None),
        ("arbejdstimer in (1, 2)", Decimal(2), True),
        ("arbejdstimer in (1, 2)", None, False),
        ('arbejdstimer in ("a", 2)', Decimal(2), True),
        ('arbejdstimer in ("a", 2)', Decimal(3), None),
        ('arbejdstimer in (!= 2, "a")', Decimal(2), None),
        ("arbejdstimer in != 2", "a", None),
        ("floor(arbejdstimer)", Decimal("1.5"), Decimal(1)),
        ("floor(arbejdstimer)", [Decimal("1.5")], Decimal(1)),
        ("floor(arbejdstimer)", "a", None),
        ("log(arbejdstimer)", Decimal(0), None),
        ("modulo(1, arbejdstimer)", Decimal(0), None),
        ("min(arbejdstimer, 3)", Decimal(4), Decimal(3)),
        ("min(arbejdstimer, 3)", None, None),
        ("sum(arbejdstimer, 9e6144)", Decimal("9e6144"), None),
        ("floor(n: arbejdstimer)", Decimal("1.5"), Decimal(1)),
        ("before(arbejdstimer, 5)", Decimal(1), True),
        ("not(arbejdstimer)", Decimal(1), None),
        ("arbejdstimer and true", Decimal(1), None),
        ("arbejdstimer or false", Decimal(1), None),
        ("append(arbejdstimer, 2)", [Decimal(1)], [Decimal(1), Decimal(2)]),
        ("today() = arbejdstimer", date(1, 1, 1), False),
    ],
)
def test_short_ways_and_long_ones_agree(text: str, value: object, expected: object) -> None:
    found = run(text, ["dagpenge", True, value])
    assert found == expected
    assert type(found) is type(expected)


def test_constants_are_folded() -> None:
    for text in (
        "1 + 1 = 2",
        "true or i tilbud",
        "not(false)",
        "2 in [1..3]",
        "1 between 0 and 2",
        "if true then true else 1",
    ):
        assert run(text, []) is True
    for text in ("false and i tilbud", "true and false", "false or false", "1 in (2, 3)", "2 in != 2"):
        assert run(text, []) is False
    for text in ("null and true", "1 or false", 'date("x")', "1 in null"):
        assert run(text, []) in {None, False}
    assert run('@"2018-07-01" + @"P1M"', []) == date(2018, 8, 1)


def test_python_values_that_are_none_of_feel_are_refused() -> None:
    with pytest.raises(TypeError, match="a Python int is no value of FEEL"):
        run("arbejdstimer = 5", ["", True, 5])
    with pytest.raises(TypeError, match="a Python int is no value of FEEL"):
        run("arbejdstimer < 5", ["", True, 5])


LOOPING = {
    "for i in 1..10**9 return i": "steps",
    "for i in [1..10**30] return i": "steps",
    "some i in 1..1000, j in 1..1000, k in 1..1000 satisfies false": "steps",
    "{x: for i in 1..40 return if i = 1 then [1] else [partial[-1], partial[-1]], r: x = x}.r": "steps",
    "string(for i in 1..60 return if i = 1 then [1] else [partial[-1]])": "within one another",
    "for i in 1..2000 return partial": "steps",
    'for i in 1..1000 return if i = 1 then "aaaaaaaaaa" else partial[-1] + partial[-1]': "characters",
    "(function(f) f(f))(function(f) f(f))": "within one another",
    'for i in 1..1000 return matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "(a*)*\\1b")': "steps",
    "{a: for i in 1..999 return i, b: concatenate(a,a,a,a,a,a,a,a,a,a), c: concatenate(b,b,b,b,b,b,b,b,b,b), "
    "d: concatenate(c,c,c,c,c,c,c,c,c,c)}.d": "steps",
    "for i in 1..1000000 return abs": "steps",
}


@pytest.mark.parametrize(("text", "limit"), LOOPING.items())
def test_work_is_bounded(text: str, limit: str) -> None:
    with pytest.raises(FeelLimitError, match=limit):
        feel.evaluate(text)


def test_calls_too_deep_for_python_are_an_error_too() -> None:
    body = "if n = 0 then 0 else " + "0 + (" * 30 + "f(f, n - 1)" + ")" * 30
    text = f"{{f: function(f, n) {body}, r: f(f, {MAX_DEPTH - 2})}}.r"
    with pytest.raises(FeelLimitError, match="too deep"):
        feel.evaluate(text)


def test_recursion_within_the_limit() -> None:
    text = "{fact: function(f, n) if n < 2 then 1 else n * f(f, n - 1), r: fact(fact, 20)}.r"
    assert feel.evaluate(text) == 2432902008176640000
