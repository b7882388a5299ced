"""`frirum` run in this process, as a person runs it: arguments in; exit code, output and faults out."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from frirum.cli import main


@dataclass(frozen=True)
class Said:
    """What a command did."""

    code: int
    out: str
    err: str


Frirum = Callable[..., Said]


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where catalogues are kept between commands: nobody's home."""
    return tmp_path_factory.mktemp("kept")


@pytest.fixture
def frirum(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], kept: Path) -> Frirum:
    """Run a command in an English locale, on a terminal of 100 columns, with the shipped catalogue."""
    for name in ("LC_ALL", "LC_MESSAGES", "FRIRUM_CATALOGUE", "FRIRUM_TRACE", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("FRIRUM_CACHE", str(kept))
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # put back what a run replaces

    def run(*arguments: str) -> Said:
        code = main(list(arguments))
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return run


HAVER = {
    "catalogue.yaml": """\
country: dk
name: {da: Nyttehaver, en: Allotments}
languages: [da, en]
time zone: Europe/Copenhagen
abouts: [person, bolig]
""",
    "vocabulary.yaml": """\
facts:
  person:
    kommune: {type: municipality, da: bopælskommune, en: municipality}
    fødselsdato: {type: date, da: fødselsdato, en: date of birth}
    egen have: {type: boolean, da: har egen have, en: has a garden}
    kvadratmeter: {type: number, unit: m², da: kvadratmeter, en: square metres}
  bolig:
    kommune: {type: municipality, da: kommune, en: municipality}
events:
  person:
    ansøgning: {da: ansøgning, en: application}
    svar: {da: svar, en: answer}
""",
    "municipalities.csv": "code,name,aliases\n851,Aalborg,Ålborg\n751,Aarhus,Århus\n",
    "law/HAV.yaml": """\
act: HAV
title: {da: lov om nyttehaver, en: Allotments Act}
from: 2020-01-01
provisions:
  § 4:
    title: {da: Ret til nyttehave, en: Right to an allotment}
    about: person
    versions:
      - from: 2020-01-01
        source: {place: § 4, certainty: derived, eli: "https://example.org/hav"}
        remarks: [{da: En bemærkning., en: A remark.}]
        given:
          alder: {if: years since(fødselsdato) >= 65, da: er fyldt 65 år, en: is 65 or older}
          uden have: {if: not(egen have), da: har ikke selv have, en: has no garden}
        right: {what: {da: ret til en nyttehave, en: a right to an allotment}}
  § 5, stk. 1:
    title: {da: Afgift, en: Fee}
    about: person
    versions:
      - from: 2020-01-01
        source: {place: "§ 5, stk. 1", certainty: derived}
        given:
          have: {if: kvadratmeter > 0, da: har en have, en: has an allotment}
        amount: {what: {da: årlig afgift, en: yearly fee}, is: kvadratmeter * 12.50, unit: kr., per: år}
  § 5, stk. 2:
    title: {da: Størrelse, en: Size}
    about: person
    versions:
      - from: 2020-01-01
        source: {place: "§ 5, stk. 2", certainty: derived}
        limit: {what: {da: størrelsen, en: the size}, is: "400", unit: m², bound: at most}
  § 7:
    title: {da: Svarfrist, en: Term for an answer}
    about: person
    versions:
      - from: 2020-01-01
        source: {place: § 7, certainty: derived}
        given:
          søgt: {if: count(ansøgning) >= 1, da: har søgt, en: has applied}
        duty:
          do: svar
          by: kommunen
          arises: {event: ansøgning}
          due: {weeks: 4}
""",
    "experiments/unge.yaml": """\
experiment: unge-haver
title: {da: Nyttehaver til unge, en: Allotments for the young}
takes part:
  - {kommune: [Aalborg], from: 2024-01-01, to: 2025-12-31}
exemptions:
  alder:
    title: {da: Ingen aldersgrænse, en: No age limit}
    standing: granted
    versions:
      - basis: HAV § 4
        from: 2024-01-01
        to: 2025-12-31
        source: {place: § 20, certainty: derived}
        drop: {HAV § 4: [alder]}
  gratis:
    title: {da: Ingen afgift, en: No fee}
    standing: asked
    versions:
      - basis: ansøgning 7
        from: 2024-01-01
        to: 2025-12-31
        source: {place: ansøgningen, certainty: derived, application: "07"}
        set: {"HAV § 5, stk. 1": {is: ordinary / 2}}
""",
}
"""a small law of ours with an experiment over it"""

CASES = """\
case: karen
about: person
facts:
  kommune: Aalborg
  fødselsdato: 1990-05-01
  egen have: false
  kvadratmeter: [{is: 100, from: 2024-01-01}]
events:
  - {what: ansøgning, on: 2024-02-01}
---
case: bo
about: person
facts: {kommune: Aarhus, fødselsdato: 1950-05-01, egen have: false}
---
case: ida
about: person
facts: {fødselsdato: 1990-05-01, egen have: false}
"""


@pytest.fixture(scope="session")
def haver(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The folder of the small catalogue."""
    folder = tmp_path_factory.mktemp("haver")
    for name, text in HAVER.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return str(folder)


@pytest.fixture
def cases(tmp_path: Path) -> str:
    """A file of three cases: in scope, out of it, of unknown municipality."""
    path = tmp_path / "cases.yaml"
    path.write_text(CASES, encoding="utf-8")
    return str(path)
