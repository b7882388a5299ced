"""Every message about a text that is not FEEL has Danish words."""

from __future__ import annotations

import re

import pytest

from frirum.feel import FeelError, evaluate
from frirum.feel.danish import in_danish
from frirum.feel.grammar.hints import _CHARACTERS, _KEYWORD_HINTS
from frirum.feel.limits import MAX_NESTING

ENGLISH = re.compile(r"\b(the|write|expected|unknown|this|name|then|did|at most)\b")

WRONG = [
    "",
    "1 +",
    ")",
    "1 1",
    "(1",
    "[1",
    "[1, 2",
    "{a: 1",
    "{a 1}",
    "{: 1}",
    "]1, 2[",
    "[1..2",
    "(> 1",
    "1 in (1, 2",
    "1 between 2",
    "if true 1",
    "if true then 1",
    "for x in [1] 2",
    "for in [1] return 1",
    "for 1 in [1] return 1",
    "some x in [1]",
    "abs(1",
    "modulo(dividend: 1, 2)",
    "function(a",
    "1 instance of",
    "[1][1",
    "1 instance of list<number",
    "1 instance of function<number>",
    "1 instance of context<number>",
    "antal a b",
    "antal og 1",
    "antal AND 1",
    "1 == 1",
    "1 <> 2",
    "'a'",
    "“a”",
    "1,5",
    "antal ? 1 : 2",
    "a : 1",
    "/* x",
    '"abc',
    "1 & 2",
    "10 %",
    "1 ≤ 2",
    "§",
    "\x07",
    "x^2",
    "1e9999999",
    "not antal",
    "is antal",
    "(" * 3 * MAX_NESTING,
    "1+" * 20_000 + "1",
    "-" * 100_001,
    "count(for x in 1..9999999 return x)",
    "+".join("1" * 500),
]


@pytest.mark.parametrize("text", WRONG, ids=lambda text: text[:30])
def test_what_is_wrong_is_said_in_danish(text: str) -> None:
    with pytest.raises(FeelError) as raised:
        evaluate(text, {"antal": 1})
    said = raised.value.said("da")
    assert raised.value.said("en") == raised.value.message
    assert not ENGLISH.search(re.sub(r"`[^`]*`", "", said)), said


@pytest.mark.parametrize("advice", [*(each for _, each in _CHARACTERS), *_KEYWORD_HINTS.values()])
def test_every_advice_has_danish_words(advice: str) -> None:
    assert in_danish(advice) != advice


def test_what_has_no_danish_is_said_as_it_is() -> None:
    assert in_danish("hest") == "hest"
