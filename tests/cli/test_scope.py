"""`frirum explain`: which exemptions were considered, and why they are not in scope."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.cli.conftest import Frirum

EXPERIMENT = """\
experiment: unge-haver
title: {da: Nyttehaver til unge, en: Allotments for the young}
takes part:
  - {kommune: [Aalborg], from: 2024-01-01, to: 2024-12-31}
exemptions:
  alder:
    title: {da: Ingen aldersgrænse, en: No age limit}
    standing: granted
    versions:
      - basis: HAV § 4
        from: 2023-01-01
        to: 2025-12-31
        source: {place: § 20, certainty: derived}
        keeps: [{da: Haven skal dyrkes., en: The garden must be tilled.}]
        for:
          ung: {if: years since(fødselsdato) < 30, da: er under 30 år, en: is under 30}
        enrolled:
          meldt til: {if: tilmeldt, da: er meldt til, en: has signed up}
        provided:
          samtykke: {if: samtykke, da: har givet samtykke, en: has given consent}
        drop: {HAV § 4: [alder]}
"""
CASE = """\
case: karen
about: person
facts: {kommune: KOMMUNE, fødselsdato: 1990-05-01, egen have: false, tilmeldt: false}
"""


@pytest.fixture
def unge(haver: str, tmp_path: Path) -> str:
    """The small catalogue with an experiment for a group, enrolled, with a consent on record."""
    folder = tmp_path / "unge"
    shutil.copytree(haver, folder)
    (folder / "experiments" / "unge.yaml").write_text(EXPERIMENT, encoding="utf-8")
    words = folder / "vocabulary.yaml"
    more = """\
    tilmeldt: {type: boolean, da: er meldt til, en: has signed up}
    samtykke: {type: boolean, da: samtykke, en: consent}
"""
    text = words.read_text(encoding="utf-8").replace("  bolig:\n", f"{more}  bolig:\n", 1)
    words.write_text(text, encoding="utf-8")
    return str(folder)


def explained(frirum: Frirum, folder: str, tmp_path: Path, kommune: str, on: str, lang: str = "en") -> str:
    path = tmp_path / "karen.yaml"
    path.write_text(CASE.replace("KOMMUNE", kommune), encoding="utf-8")
    said = frirum(
        "explain", str(path), "--on", on, "--provision", "HAV § 4", "--catalogue", folder, "--lang", lang
    )
    assert (said.code, said.err) == (0, "")
    return "\n".join(line.rstrip() for line in said.out.splitlines())


def test_each_part_of_the_scope_has_its_mark(frirum: Frirum, unge: str, tmp_path: Path) -> None:
    out = explained(frirum, unge, tmp_path, "Aalborg", "2024-06-01")
    for line in (
        "  ✗ unge-haver/alder  not in scope",
        "    basis HAV § 4, 1 January 2023 to 31 December 2025",
        "    ✓ takes part in the experiment",
        "    ✗ is under 30",
        "    ✗ has signed up  (enrolment)",
        "    ? has given consent  (must be on record)",
        "        missing: samtykke",
    ):
        assert line in out.splitlines()
    assert "taking part" not in out
    assert "tilled" not in out  # what it leaves in force matters only where it holds


def test_the_same_in_danish(frirum: Frirum, unge: str, tmp_path: Path) -> None:
    out = explained(frirum, unge, tmp_path, "Aalborg", "2024-06-01", "da")
    for line in (
        "  ✗ unge-haver/alder  gælder ikke i sagen",
        "    hjemmel HAV § 4, 1. januar 2023 til 31. december 2025",
        "    ✗ er under 30 år",
        "        fødselsdato: 1. maj 1990, hele år siden: 34",
        "    ✗ er meldt til  (tilmelding)",
        "    ? har givet samtykke  (skal fremgå af sagen)",
    ):
        assert line in out.splitlines()


@pytest.mark.parametrize(
    ("kommune", "on", "line"),
    [
        ("Aarhus", "2024-06-01", "taking part: Aalborg"),
        ("Aalborg", "2025-06-01", "Aalborg takes part 1 January 2024 to 31 December 2024"),
        ("Aarhus", "2025-06-01", "no municipality takes part on that day"),
    ],
)
def test_who_takes_part_instead(
    frirum: Frirum, unge: str, tmp_path: Path, kommune: str, on: str, line: str
) -> None:
    assert line in explained(frirum, unge, tmp_path, kommune, on)


def test_an_exemption_whose_basis_has_ended_says_so(frirum: Frirum, unge: str, tmp_path: Path) -> None:
    out = explained(frirum, unge, tmp_path, "Aalborg", "2026-06-01")
    assert "✗ its basis is in force on the day" in out
    assert "1 January 2023 to 31 December 2025" in out


def test_many_that_take_part_are_counted(frirum: Frirum, unge: str, tmp_path: Path) -> None:
    many = [f"By {chr(65 + at)}" for at in range(15)]
    towns = Path(unge) / "municipalities.csv"
    rows = "".join(f"{100 + at},{town},\n" for at, town in enumerate(many))
    towns.write_text(towns.read_text(encoding="utf-8") + rows, encoding="utf-8")
    experiment = Path(unge) / "experiments" / "unge.yaml"
    text = experiment.read_text(encoding="utf-8").replace("[Aalborg]", f"[{', '.join(many)}]")
    experiment.write_text(text, encoding="utf-8")
    out = explained(frirum, unge, tmp_path, "Aalborg", "2024-06-01")
    assert "taking part: By A, By B" in out
    assert "and 3 more" in " ".join(out.split())
