"""`frirum check` joins the checks of the catalogue with those that need the engine."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from .conftest import Frirum

EXAMPLE = """
examples:
  - name: {da: gammel, en: old}
    on: 2021-05-01
    provision: HAV § 4
    case: {fødselsdato: 1940-01-01, egen have: false}
    expect: {ordinary: {status: does not apply}}
"""


@pytest.fixture
def faulty(haver: str, tmp_path: Path) -> Path:
    """The small catalogue with an example that does not hold and a rule that SQL refuses."""
    folder = tmp_path / "faulty"
    shutil.copytree(haver, folder)
    change(folder, 'is: "400"', 'is: "sum(for x in 1..3 return x * kvadratmeter)"')
    act = folder / "law" / "HAV.yaml"
    act.write_text(act.read_text("utf-8") + EXAMPLE, "utf-8")
    return folder


def change(folder: Path, old: str, new: str) -> None:
    act = folder / "law" / "HAV.yaml"
    text = act.read_text("utf-8")
    assert old in text
    act.write_text(text.replace(old, new), "utf-8")


def test_broken_examples_and_what_cannot_run_in_bulk_are_findings(frirum: Frirum, faulty: Path) -> None:
    said = frirum("check", str(faulty))
    assert said.code == 1
    lines = said.out.splitlines()
    broken = next(line for line in lines if "F316" in line)
    assert "ordinary status is applies, not does not apply" in broken
    refused = next(line for line in lines if "F501" in line)
    assert "HAV.yaml:29:9: F501: `HAV § 5, stk. 2` cannot be decided in bulk" in refused


def test_of_a_catalogue_that_does_not_load_whole_only_that_is_told(frirum: Frirum, faulty: Path) -> None:
    change(faulty, "not(egen have)", "not(egen hve)")
    said = frirum("check", str(faulty))
    assert said.code == 1
    assert "F101" in said.out
    assert "F316" not in said.out
    assert "F501" not in said.out


def test_what_the_catalogue_leaves_open_is_said_in_danish(frirum: Frirum) -> None:
    said = frirum("check", "--lang", "da")
    [line] = [each for each in said.out.splitlines() if "akutfunktion.yaml" in each and "ingen dage" in each]
    assert line.endswith(
        ": F404: antaget: Ansøgningen nævner ingen dage; programmets periode er brugt.; "
        "find en kilde, der afgør det"
    )
