"""Text to tree: names in scope, precedence, places, errors that say what to write, limits."""

from __future__ import annotations

from decimal import Decimal

import pytest

from frirum.feel import FeelError, FeelLimitError, FeelSyntaxError, parse, parse_unary_tests, to_text
from frirum.feel.ast import (
    Arithmetic,
    At,
    Call,
    Comparison,
    ContextLiteral,
    Filter,
    For,
    Implicit,
    In,
    Name,
    Node,
    Number,
    Path,
    RangeLiteral,
    String,
    UnaryTests,
)
from frirum.feel.builtins import all as _all  # noqa: F401 - declares the built-in functions
from frirum.feel.builtins.names import BUILTIN_NAMES
from frirum.feel.builtins.registry import registered
from frirum.feel.limits import MAX_CHARACTERS, MAX_HEIGHT, MAX_NESTING

NAMES = (
    "ydelse",
    "i tilbud",
    "i praktik eller løntilskud",
    "praktik",
    "accumulated months",
    "jobsamtale",
    "a-kasse",
)


def names_in(node: Node) -> list[str]:
    return [each.name for each in node.walk() if isinstance(each, Name)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("i tilbud", ["i tilbud"]),
        ("i   tilbud", ["i tilbud"]),
        ("i\n// vi venter\ntilbud", ["i tilbud"]),
        ("i praktik eller løntilskud > praktik", ["i praktik eller løntilskud", "praktik"]),
        ("i tilbud and ydelse", ["i tilbud", "ydelse"]),
        ("a-kasse", ["a-kasse"]),
        ("accumulated months(ydelse, 18)", ["accumulated months", "ydelse"]),
        ("date and time(ydelse)", ["date and time", "ydelse"]),
        ("ydelse in [praktik]", ["ydelse", "praktik"]),
        ("{my key: 1, b: my key}", ["my key"]),
        ("for my x in praktik return my x", ["praktik", "my x"]),
        ("some et år in praktik satisfies et år", ["praktik", "et år"]),
        ("(function(et tal) et tal)(1)", ["et tal"]),
        ("for x in praktik return partial", ["praktik", "partial"]),
        ("praktik[item > 1]", ["praktik", "item"]),
        ("[{et år: 1}][et år > 1]", ["et år"]),
        ("praktik[form]", ["praktik", "form"]),
        ("xyz", ["xyz"]),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert names_in(parse(text, NAMES)) == names


def test_longest_name_wins() -> None:
    assert parse("a b c", ["a", "a b", "a b c"]) == Name("a b c")


def test_a_name_may_hold_keywords_and_begin_with_one_or_with_a_number() -> None:
    names = ["not kendt", "for længe siden", "2 års reglen", "tro og love"]
    for name in names:
        assert parse(name, names) == Name(name)
    assert parse("not(x)", [*names, "x"]) == Call(Name("not"), (Name("x"),))


def test_a_fact_hides_the_built_in_function() -> None:
    assert parse("count = 1", ["count"]) == Comparison("=", Name("count"), Number(Decimal(1)))


def test_signs_in_names_need_the_same_gaps() -> None:
    names = ["a", "b", "a-b"]
    assert parse("a-b", names) == Name("a-b")
    assert parse("a - b", names) == Arithmetic("-", Name("a"), Name("b"))


def test_members_are_known_after_a_point_and_in_filters() -> None:
    assert parse("x.et år", ["x"], members=["et år"]) == Path(Name("x"), "et år")
    assert parse("x.helt nyt felt", ["x"]) == Path(Name("x"), "helt nyt felt")
    assert parse("x[et og to > 1]", ["x"], members=["et og to"]) == Filter(
        Name("x"), Comparison(">", Name("et og to"), Number(Decimal(1)))
    )
    assert parse("x.a.b", ["x"]) == Path(Path(Name("x"), "a"), "b")


def test_keys_of_contexts() -> None:
    node = parse('{a b: 1, "c d": 2, e+f: 3, "g!": 4}')
    assert isinstance(node, ContextLiteral)
    assert node.names == ("a b", "c d", "e+f", "g!")


@pytest.mark.parametrize(
    ("text", "same_as"),
    [
        ("1 + 2 * 3", "1 + (2 * 3)"),
        ("1 - 2 - 3", "(1 - 2) - 3"),
        ("2 ** 3 ** 2", "(2 ** 3) ** 2"),
        ("-2 ** 2", "(-2) ** 2"),
        ("a or b and c", "a or (b and c)"),
        ("a = 1 or b = 2", "(a = 1) or (b = 2)"),
        ("a between 1 and 2 and b", "(a between 1 and 2) and b"),
        ("a < 1 = b", "(a < 1) = b"),
        ("if a then b else c or d", "if a then b else (c or d)"),
        ("a in (1) + 2", "a in ((1) + 2)"),
        ("a in (b)[1]", "a in ((b)[1])"),
        ("-a.b", "-(a.b)"),
        ("a.b instance of number", "(a.b) instance of number"),
        ("a in [1..2]", "(a) in ([1..2])"),
        ("]1..2[ = b", "(]1..2[) = b"),
        ("[1..2[", "[1..2)"),
        ("for i in 1..2 return i + 1", "for i in 1..2 return (i + 1)"),
        ("/* a */ 1 // b", "1"),
    ],
)
def test_precedence(text: str, same_as: str) -> None:
    assert parse(text) == parse(same_as)


def test_tests_after_in() -> None:
    x, one = Name("x"), Number(Decimal(1))
    assert parse("x in < 1") == In(x, (RangeLiteral(None, one, False, False),))
    assert parse("x in (>= 1, 1)") == In(x, (RangeLiteral(one, None, True, False), one))
    assert parse("x in != 1") == In(x, (Comparison("!=", Implicit(), one),))
    assert parse("x in (1..1]") == In(x, (RangeLiteral(one, one, False, True),))
    assert parse("(= 1)") == RangeLiteral(one, one, True, True)
    assert parse("(<= 1)") == RangeLiteral(None, one, False, True)
    assert parse("(> 1)") == RangeLiteral(one, None, False, False)


def test_unary_tests() -> None:
    assert parse_unary_tests("-") == UnaryTests((), always=True)
    assert parse_unary_tests('not("a", "b")') == UnaryTests((String("a"), String("b")), negated=True)
    assert parse_unary_tests('"a", "b"') == UnaryTests((String("a"), String("b")))
    assert parse_unary_tests("? > 1") == UnaryTests((Comparison(">", Implicit(), Number(Decimal(1))),))
    assert isinstance(parse_unary_tests("not(x) and y").tests[0].children, object)
    assert to_text(parse_unary_tests("not(x) = y")) == "not(x) = y"
    with pytest.raises(FeelSyntaxError):
        parse_unary_tests("1 2")


def test_texts() -> None:
    assert parse(r'"\n\t\r\"\'\\"') == String("\n\t\r\"'\\")
    assert parse(r'"\d"') == String(r"\d")
    assert parse(r'"A\U01F40E\ud83d\udca9"') == String("A\U0001f40e\U0001f4a9")
    assert parse('"\ud83d\udca9 \ud800"') == String("\U0001f4a9 \ufffd")
    assert parse(r'"\U110000"') == String(r"\U110000")


def test_loops_read_ranges() -> None:
    node = parse("for i in 1..2, j in [i] return j")
    assert isinstance(node, For)
    assert [each.end is None for each in node.iterations] == [False, True]


def test_places() -> None:
    node = parse("1 +\n  i tilbud", NAMES, start=At(7, 5))
    assert isinstance(node, Arithmetic)
    assert (node.left.at, node.right.at) == (At(7, 5), At(8, 3))
    with pytest.raises(FeelSyntaxError) as caught:
        parse("1 +\n  )", start=At(7, 5))
    assert (caught.value.line, caught.value.column) == (8, 3)
    assert str(caught.value).startswith("8:3: ")
    with pytest.raises(FeelSyntaxError) as caught:
        parse("a $", start=At(7, 5))
    assert (caught.value.line, caught.value.column) == (7, 7)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ('ydelse == "a"', "write `=`"),
        ('ydelse != = "a"', "write `=`"),
        ("ydelse <> 1", "write `!=`"),
        ("ydelse && b", "write `and`"),
        ("ydelse || b", "write `or`"),
        ("!ydelse", "write `not(…)`"),
        ("not ydelse", "write `not(…)`"),
        ("ikke ydelse", "write `not(…)`"),
        ("ydelse AND ydelse", "write `and` in small letters"),
        ("ydelse og ydelse", "write `and`"),
        ("25,74", "`25.74`"),
        ("“a”", 'straight quotes: "text"'),
        ("ydelse = 'a'", 'double quotes: "text"'),
        ("'a'", 'double quotes: "text"'),
        ("ydelse ≤ 1", "write `<=`"),
        ("ydelse ? 1 : 2", "if … then … else …"),
        ("ydelse : 2", "`=` to compare"),
        ("2^3", "`**`"),
        ("50%", "0.25"),
        ('"abc', 'write `"` at its end'),
        ("1 + /* abc", "write `*/` at its end"),
        ("\x00", "U+0000"),
        ("~", "the character `~`"),
        ("i tilbudd", "did you mean `i tilbud`?"),
        ("ydelse kontanthjælp", "an operator between the words"),
        ("xyz zyx", "a name in scope"),
        ("ydelse is 1", "write `=` to compare"),
        ("if ydelse then 1", "every `if` needs one"),
        ("if ydelse", "`then`"),
        ("1 2", "`2` cannot stand here; expected an operator"),
        ("", "the expression ends here; expected a value"),
        ("(1", "to close the bracket"),
        ("[1", "or `,` in a list"),
        ("[1..2", "at the end of a range"),
        ("]1]", "a range that begins with `]`"),
        ("{a 1}", "then `:`"),
        ("{a: 1 b: 2}", "or `}` after an entry"),
        ("{a: 1", "or `}` after an entry"),
        ('{"a" 1}', "after the name of an entry"),
        ("count(1 2)", "in the arguments"),
        ("count(list: 1, 2)", "name all arguments or none"),
        ("ydelse[1", "at the end of a filter"),
        ("for x 1", "expected a name, then `in`"),
        ("for x in [1] x", "what `for` runs through"),
        ("for x in [1]", "what `for` runs through"),
        ("some x in [1]", "`some` and `every` run through"),
        ("function(x: number y) 1", "after a parameter"),
        ("function(1) 1", "the name of a parameter"),
        ("ydelse between 1", "the two ends of `between`"),
        ("ydelse instance of 1", "a type such as"),
        ("ydelse instance of and", "a type such as"),
        ("ydelse instance of list<number", "or `>` after a type"),
        ("ydelse instance of function<number>", "the type of the result"),
        ("ydelse instance of context<1>", "the name of an entry"),
        ("ydelse.", "expected the name of an entry"),
        ("ydelse.1", "cannot stand here"),
        ("(< 1", "after a comparison in brackets"),
        ("ydelse in (1", "or `,` after a test"),
        ("1(2)", "cannot stand here"),
        ("@1", "expected a value"),
        ("then", "expected a value"),
        (f"{'x' * 70} y", "…"),
        (f"{'x' * 70} og", "write `and`"),
    ],
)
def test_errors_say_what_to_write(text: str, advice: str) -> None:
    with pytest.raises(FeelSyntaxError) as caught:
        parse(text, NAMES)
    assert advice in caught.value.message


def test_too_long() -> None:
    with pytest.raises(FeelLimitError, match="characters"):
        parse("1" * (MAX_CHARACTERS + 1))
    assert parse("0" * MAX_CHARACTERS) == Number(Decimal(0))


@pytest.mark.parametrize(
    "opening", ["(", "[", "{a: ", "not(", "if ", "x[", "1 in (", "f(", "for x in ", "function(x) "]
)
def test_too_deep(opening: str) -> None:
    with pytest.raises(FeelLimitError, match="nested"):
        parse(opening * (MAX_NESTING + 1), ["x", "f"])


def test_types_too_deep() -> None:
    with pytest.raises(FeelLimitError, match="nested"):
        parse("1 instance of " + "list<" * 200)


def test_deepest_is_allowed() -> None:
    depth = MAX_NESTING - 1
    assert parse("(" * depth + "1" + ")" * depth) == Number(Decimal(1))


def test_too_high_and_too_many() -> None:
    assert parse("1" + " + 1" * (MAX_HEIGHT - 1))
    with pytest.raises(FeelLimitError, match="above one another"):
        parse("1" + " + 1" * MAX_HEIGHT)
    with pytest.raises(FeelLimitError, match="nodes"):
        parse("[" + "1," * 10_000 + "1]")


@pytest.mark.parametrize("number", ["1e6145", "1e-6145", "1e" + "9" * 50, "1" + "0" * 6145])
def test_numbers_beyond_decimal128(number: str) -> None:
    with pytest.raises(FeelLimitError, match="too large or too small"):
        parse(number)


def test_small_and_large_numbers() -> None:
    assert parse("1.5e-3") == Number(Decimal("0.0015"))
    assert parse(".5E+2") == Number(Decimal(50))
    assert parse("0e9999") == Number(Decimal(0))


def test_errors_are_one_tree() -> None:
    assert issubclass(FeelSyntaxError, FeelError)
    assert issubclass(FeelError, ValueError)
    error = FeelError.at("wrong", At(2, 3))
    assert (error.message, error.line, error.column) == ("wrong", 2, 3)


def test_the_parser_knows_every_built_in_function() -> None:
    assert registered() == frozenset(BUILTIN_NAMES)
