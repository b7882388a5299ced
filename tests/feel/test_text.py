"""Trees as text: no more brackets than needed, and the same tree when read again."""

from __future__ import annotations

import pytest

from frirum.feel import parse, parse_unary_tests, to_text

NAMES = ["i tilbud", "accumulated months", "a-kasse"]

SAME = [
    "null",
    "true and false or not(true)",
    "a or (b or c)",
    "(a or b) and c",
    "a - (b - c)",
    "-(a + b) * -c",
    "2 ** (3 ** 2)",
    "(-2) ** 2 = -(2 ** 2)",
    "if a then b else c",
    "(if a then b else c) + 1",
    'accumulated months(ydelse = "a" and not(i tilbud), 18) >= 12',
    "a-kasse - a",
    "a between 1 and 2",
    "(a between 1 and 2) = b",
    "a in (1, < 2, >= 3, != 4, [5..6], (7..8))",
    "a in [1..2]",
    "a in < 2",
    "a in (b + 1)",
    "(< 2) = (> 2)",
    "[1, 2][item > 1]",
    '{a: 1, "b!": [{}], c d: "x\\"\\\\\\n"}',
    "{a: 1}.a",
    "(1).a",
    "f(x: 1, y: 2)",
    "(function(x, y: list<number>) x + y)(1, 2)",
    "function(x) external {java: 1}",
    "for x in 1..3, y in [x] return x * y",
    "some x in xs, y in ys satisfies x = y",
    "every x in xs satisfies x",
    "x instance of list<number>",
    "(x instance of number) < 5",
    "x instance of context<a: number, b: string>",
    "x instance of function<number, string> -> boolean",
    "x instance of function<> -> Any",
    '@"2018-07-01" + @"P1M"',
    "[1..2).start included",
    "?",
    "12.50",
    "1E+6000",
    "0.000001",
]


@pytest.mark.parametrize("text", SAME)
def test_written_as_read(text: str) -> None:
    node = parse(text, NAMES)
    again = parse(to_text(node), NAMES)
    assert again == node
    assert to_text(again) == to_text(node)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("((a)) or ((b and c))", "a or b and c"),
        ("a=1", "a = 1"),
        ("- a", "-a"),
        ("1.5e3", "1500"),
        ("]1..2[", "(1..2)"),
        ("(= 2)", "[2..2]"),
        ("(-2) ** 2", "-2 ** 2"),
        ("a in (1)", "a in 1"),
        ("a in (b = 1)", "a in (b = 1)"),
    ],
)
def test_plain(text: str, expected: str) -> None:
    assert to_text(parse(text)) == expected


@pytest.mark.parametrize("text", ["-", 'not("a", "b")', "< 5, [7..9], != 3", "? > 1", "= 1"])
def test_unary_tests(text: str) -> None:
    node = parse_unary_tests(text)
    assert parse_unary_tests(to_text(node)) == node
