"""`frirum feel`: one expression, a file of them, and the facts of a case."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Frirum


@pytest.mark.parametrize(
    ("expression", "shown"),
    [
        ("1 + 1", "2"),
        ('date("2018-01-31") + duration("P1M")', "2018-02-28"),
        ('"a" + "b"', "ab"),
        ("null", "null"),
        ("1 = 1", "true"),
        ("[1, 2][item > 1]", "[2]"),
    ],
)
def test_an_expression_gives_its_value(frirum: Frirum, expression: str, shown: str) -> None:
    said = frirum("feel", expression)
    assert (said.code, said.out) == (0, shown + "\n")


def test_values_in_json_are_typed(frirum: Frirum) -> None:
    assert json.loads(frirum("feel", "1.50", "--json").out) == {"type": "number", "value": "1.5"}


def test_an_error_is_located(frirum: Frirum) -> None:
    said = frirum("feel", "1 +")
    assert said.code == 1
    assert said.err.startswith("EXPRESSION:1:4: FEEL: ")
    answer = json.loads(frirum("feel", "1 +", "--json").out)
    assert (answer["type"], answer["line"], answer["column"]) == ("error", 1, 4)


def test_every_line_is_answered_by_a_line(frirum: Frirum, tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    lines = [
        b'"1 + 1"',
        b'"1 +"',
        b"not json",
        b"{}",
        b"\xff\xfe",
        b'""',
        b"[" * 5000,
        b'"' + b"1" * 2_000_000 + b'"',
    ]
    path.write_bytes(b"\n".join([*lines, b'"\\"end\\""']))
    said = frirum("feel", "--lines", str(path))
    answers = [json.loads(line) for line in said.out.splitlines()]
    assert said.code == 0
    assert said.err == ""
    assert [answer["type"] for answer in answers] == ["number", *["error"] * 7, "string"]
    assert answers[-1]["value"] == "end"


def test_an_empty_file_has_no_answers(frirum: Frirum, tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_text("")
    assert frirum("feel", "--lines", str(path)).out == ""


def test_facts_of_a_case_are_names(frirum: Frirum, haver: str, tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(
        "case: a\nabout: person\nfacts:\n  kommune: Aalborg\n  egen have: [{is: true, from: 2024-01-01}]\n"
    )
    facts = ("--facts", str(path), "--catalogue", haver)
    assert frirum("feel", 'kommune = "Aalborg"', *facts).out == "true\n"
    assert frirum("feel", "egen have", *facts, "--on", "2024-01-01").out == "true\n"
    assert frirum("feel", "egen have", *facts, "--on", "2023-12-31").out == "unknown\n"
    assert frirum("feel", "kvadratmeter > 3", *facts).out == "unknown\n"
    changing = frirum("feel", "egen have", *facts)
    assert changing.code == 2
    assert "egen have changes over time; say on which day: --on 2018-10-01" in changing.err


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ([], "USAGE: EXPRESSION is missing; see frirum feel --help"),
        (["1", "--lines", "x"], "USAGE: EXPRESSION and --lines cannot be used together; choose one of them"),
        (["1", "--on", "2018-01-01"], "USAGE: --facts is missing; use --on together with --facts"),
        (["--lines", "none.jsonl"], "none.jsonl:1:1: FILE: there is no such file; correct the path"),
    ],
)
def test_wrong_use(frirum: Frirum, arguments: list[str], line: str) -> None:
    said = frirum("feel", *arguments)
    assert (said.code, said.err) == (2, line + "\n")
