"""Narrow terminals, pipes without colours: everything can still be read."""

from __future__ import annotations

import pytest
from tests.cli.conftest import Frirum

ON = ("--on", "2024-06-01")


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch, frirum: Frirum) -> Frirum:
    """A terminal of 50 columns."""
    monkeypatch.setenv("COLUMNS", "50")
    return frirum


def test_two_answers_stand_below_each_other(narrow: Frirum, haver: str, cases: str) -> None:
    said = narrow("decide", cases, *ON, "--provision", "HAV § 4", "--catalogue", haver)
    lines = [" ".join(line.split()) for line in said.out.splitlines()]
    at = lines.index("karen")
    assert lines[at + 1 : at + 4] == [
        "HAV § 4 ≠",
        "Ordinary law does not apply",
        "Here and now applies · yes",
    ]
    assert "HAV § 4 applies · yes" in lines  # bo: both say the same
    assert "Here and now undecided · missing kommune" in lines


def test_lists_stand_thing_by_thing(narrow: Frirum, haver: str) -> None:
    said = narrow("list", "experiments", "--catalogue", haver)
    lines = [" ".join(line.split()) for line in said.out.splitlines()]
    assert lines[:2] == ["unge-haver", "Allotments for the young"]
    assert "Municipality Aalborg" in lines
    said = narrow("list", "municipalities", "--catalogue", haver)
    assert "0851" in said.out


@pytest.mark.parametrize(
    "arguments",
    [
        ("decide", "CASES", *ON),
        ("explain", "CASES", *ON, "--provision", "HAV § 4", "--case", "karen"),
        ("timeline", "CASES", "--from", "2023-01-01", "--to", "2024-12-31", "--case", "karen"),
        ("show", "HAV § 4"),
        ("show", "unge-haver"),
        ("list", "provisions"),
        ("list", "experiments"),
        ("--help",),
        ("decide", "--help"),
    ],
    ids=lambda each: " ".join(each[:2]),
)
@pytest.mark.parametrize("lang", ["da", "en"])
def test_no_line_is_wider_than_the_screen(
    narrow: Frirum, haver: str, cases: str, arguments: tuple[str, ...], lang: str
) -> None:
    given = [cases if each == "CASES" else each for each in arguments]
    more = () if "--help" in given else ("--catalogue", haver)
    said = narrow(*given, *more, "--lang", lang)
    assert said.code == 0
    # What people copy (addresses, examples of commands, bars) is never broken.
    lines = [line for line in said.out.splitlines() if "https://" not in line and "  frirum " not in line]
    assert [line for line in lines if len(line.rstrip()) > 50] == []
    assert "\x1b[" not in said.out  # no colours into a pipe
