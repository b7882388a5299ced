"""Every message about cases is written in both languages, with the same parts."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from frirum import cases
from frirum.cases.danish import DANISH
from frirum.cases.problems import Problem
from frirum.cases.wording import Said, in_language, one_line, say

ROOM = Path(cases.__file__).parent


def templates() -> Iterator[str]:
    """The templates that the readers say."""
    for path in ROOM.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say":
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    yield str(first.value)


def parts(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_every_message_has_its_danish() -> None:
    found = set(templates())
    assert len(found) > 100
    assert found <= set(DANISH)


@pytest.mark.parametrize("english", [each for each in DANISH if "{" in each and ": " not in each[1:]])
def test_both_languages_have_the_same_parts(english: str) -> None:
    if not any(brace in english for brace in ("{is", "{what:")):
        assert parts(english) == parts(DANISH[english])


def test_parts_are_put_in_each_language() -> None:
    said = say("{what} has no `{key}`", what=say("a case"), key="x")
    assert (said, said.danish) == ("a case has no `x`", "en sag har intet `x`")
    said = say("this line is longer than {most:,} bytes", most=4_000_000)
    assert said == "this line is longer than 4,000,000 bytes"
    assert said.danish == "denne linje er længere end 4.000.000 byte"


def test_a_text_without_danish_is_shown_as_it_is() -> None:
    assert in_language("Permission denied", "da") == "Permission denied"
    assert in_language(Said("yes", "ja"), "da") == "ja"
    assert in_language(Said("yes", "ja"), "en") == "yes"
    assert one_line("a\n  b") == "a b"
    assert in_language(one_line(Said("a\nb", "c\nd")), "da") == "c d"


def test_a_problem_is_said_in_either_language() -> None:
    problem = Problem("f.yaml", 1, 2, "C101", say("the case has no name"), say("write the name of the case"))
    assert str(problem) == "f.yaml:1:2: C101: the case has no name; write the name of the case"
    assert problem.said("da") == "f.yaml:1:2: C101: sagen har intet navn; skriv sagens navn"
    assert Problem("f", 1, 1, "C101", "bare").said("da") == "f:1:1: C101: bare"
