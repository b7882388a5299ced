"""Regular expressions of XPath, against a table and against Python's own."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frirum.feel.budget import Budget
from frirum.feel.regex import PatternError, compile_pattern

MATCHING = [
    ("abc", "", "xabcx"),
    ("^abc$", "", "abc"),
    ("a.c", "", "a☺c"),
    ("a.c", "s", "a\nc"),
    ("^b", "m", "a\nb"),
    ("a$", "m", "a\nb"),
    ("a|b|", "", "c"),
    ("(a|ab)(c|bcd)(d*)", "", "abcd"),
    ("a{2}", "", "aa"),
    ("^a{2,}$", "", "aaaa"),
    ("^a{1,3}?$", "", "aaa"),
    ("^a{0}$", "", ""),
    ("^a*?b+?c??$", "", "aabb"),
    ("(?:ab)+", "", "abab"),
    ("(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)\\10", "", "abcdefghijj"),
    ("(a)\\11", "", "aa1"),
    ("(a)?b\\1", "", "b"),
    ("(a)\\1", "i", "aA"),
    ("[a-c]+", "", "b"),
    ("[^a-c]", "", "d"),
    ("[a-z-[aeiou]]", "", "b"),
    ("^[a-z-[a-y-[m]]]$", "", "m"),
    ("[a-]", "", "-"),
    ("[-a]", "", "-"),
    ("[\\]\\\\^]", "", "]"),
    ("[\\d\\s]", "", "5"),
    ("[\\p{Lu}a]", "", "Æ"),
    ("[A-Z]", "i", "q"),
    ("straße", "i", "STRAßE"),
    ("\\d\\w\\s", "", "5a "),
    ("\\D\\W\\S", "", "a-b"),
    ("\\i\\c*", "", "_a-b.c"),
    ("\\I\\C", "", "1 "),
    ("\\p{L}\\P{L}", "", "å1"),
    ("\\p{IsBasicLatin}+", "", "a"),
    ("\\P{IsGreek}", "", "a"),
    ("\\n\\r\\t", "", "\n\r\t"),
    ("\\.\\|\\-\\^\\?\\*\\+\\{\\}\\(\\)\\[\\]\\$\\\\", "", ".|-^?*+{}()[]$\\"),
    ("a b c", "x", "abc"),
    ("a[ ]b", "x", "a b"),
    ("\\ d", "x", "5"),
    ("\\p{ L u }", "x", "A"),
    ("a.b", "q", "xa.bx"),
    ("A.B", "qi", "a.b"),
    ("(a*)*$", "", "b"),
    ("(a*)+", "", ""),
    ("x{3 }", "x", "xxx"),
]

FAILING = [
    ("^b", "", "a\nb"),
    ("a$", "", "a\nb"),
    ("^$", "m", "a\n"),
    ("a.c", "", "a\nc"),
    ("[^Q]", "i", "q"),
    ("[A-Z-[OI]]", "i", "o"),
    ("(a)\\1", "", "aA"),
    ("\\p{Lu}", "i", "a"),
    ("a.b", "q", "axb"),
    ("a{2,3}", "", "a"),
    ("[\\p{Lu}]", "", "a"),
    ("\\P{IsBasicLatin}", "", "a"),
]

MALFORMED = [
    "(", ")", "(a", "a)", "[", "[a", "[]", "[^]", "[[a]]", "[b-a]", "[a-\\d]", "[a-b-[c]d]", "]", "}",
    "{", "*", "+a", "a**", "a{", "a{}", "a{x}", "a{2", "a{3,2}", "a{2,3", "a{99999}", "a{1001}", "^*",
    "$+", "(?=a)", "(?a)", "\\", "\\q", "\\1", "(a\\1)", "\\2(a)(b)", "(a)[\\1]", "\\p", "\\p{",
    "\\p{Xy}", "\\pL", "\\p{IsNowhere}", "[\\", "(" * 60 + ")" * 60, "[a-" * 60, "(a{1000}){1000}",
]  # fmt: skip


def found(pattern: str, flags: str, text: str) -> bool:
    budget = Budget()
    return compile_pattern(pattern, flags, budget).search(text, 0, budget) is not None


@pytest.mark.parametrize(("pattern", "flags", "text"), MATCHING)
def test_matches(pattern: str, flags: str, text: str) -> None:
    assert found(pattern, flags, text)


@pytest.mark.parametrize(("pattern", "flags", "text"), FAILING)
def test_does_not_match(pattern: str, flags: str, text: str) -> None:
    assert not found(pattern, flags, text)


@pytest.mark.parametrize("pattern", MALFORMED)
def test_malformed(pattern: str) -> None:
    with pytest.raises(PatternError):
        compile_pattern(pattern, "", Budget())


@pytest.mark.parametrize(("pattern", "flags"), [("a", "y"), ("a", " "), ("\\ ", "x")])
def test_malformed_with_flags(pattern: str, flags: str) -> None:
    with pytest.raises(PatternError):
        compile_pattern(pattern, flags, Budget())


def test_catastrophic_patterns_take_linear_time() -> None:
    text = "a" * 3000 + "b"
    for pattern in ("(a*)*c", "(a|a)*c", "(a|aa)+$", "^(a?){50}a{50}c"):
        assert not found(pattern, "", text)


def test_find_all_goes_on_after_an_empty_match() -> None:
    budget = Budget()
    pattern = compile_pattern("^|b", "m", budget)
    assert [each[:2] for each in pattern.find_all("ab\nb", budget)] == [(0, 0), (1, 2), (3, 3)]


PATTERNS = st.recursive(
    st.sampled_from(["a", "b", "c", ".", "[ab]", "[^a]", "\\d", "(?:a|)"]),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner).map(lambda pair: f"(?:{pair[0]}|{pair[1]})"),
        inner.map(lambda each: f"({each})"),
        st.tuples(inner, st.sampled_from(["*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}"])).map(
            lambda pair: f"(?:{pair[0]}){pair[1]}"
        ),
    ),
    max_leaves=6,
)


@pytest.mark.fuzz
@given(PATTERNS, st.text("abc1", max_size=8))
def test_agrees_with_python(pattern: str, text: str) -> None:
    budget = Budget()
    mine = compile_pattern(pattern, "", budget).search(text, 0, budget)
    theirs = re.search(pattern, text)
    assert (mine[:2] if mine else None) == (theirs.span() if theirs else None)
