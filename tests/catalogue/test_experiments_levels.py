"""Rules about groups, as a user asks for them: the worked examples that no single case can show."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from frirum.cli import main

Rows = list[dict[str, Any]]
Levels = Callable[..., Rows]


pytestmark = pytest.mark.usefixtures("nobodys_home")


@pytest.fixture
def levels(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Levels:
    """`frirum levels --json` for a year over tables written from lines."""

    def asked(tables: dict[str, Iterable[str]], *arguments: str) -> Rows:
        files = []
        for name, lines in tables.items():
            files.append(str(tmp_path / f"{name}.csv"))
            Path(files[-1]).write_text("\n".join(lines) + "\n", encoding="utf-8")
        when = ("--from", "2018-01-01", "--to", "2018-12-31")
        assert main(["levels", *files, *arguments, *when, "--every", "year", "--json"]) == 0
        rows: Rows = json.loads(capsys.readouterr().out)
        return rows

    return asked


def meetings(case: str, count: int) -> list[str]:
    return [f"{case},jobsamtale,2018-{month:02}-15,personligt fremmøde" for month in range(1, count + 1)]


def rehabilitation(kommune: str, conversations: Iterable[int]) -> dict[str, list[str]]:
    """Citizens of target group 2.4 in a municipality, each with so many conversations in 2018."""
    facts, events = ["case,fact,value,from,to"], ["case,what,on,form"]
    for number, count in enumerate(conversations):
        case = f"{kommune}-{number}"
        facts += [
            f"{case},kommune,{kommune},,",
            f"{case},målgruppe,2.4,2018-01-01,2018-12-31",
            f"{case},ydelse,revalideringsydelse,2018-01-01,2018-12-31",
            f"{case},standby,false,,",
        ]
        events += meetings(case, count)
    return {"facts": facts, "events": events}


def test_the_level_of_a_target_group_is_kept_although_single_citizens_are_below(levels: Levels) -> None:
    """30-10: 1, 3, 5 and 7 conversations are 16, four a person and year, as the act requires of each."""
    (found,) = levels(rehabilitation("Aalborg", [1, 3, 5, 7]), "LAB § 18, stk. 1", "--by", "målgruppe")
    assert (found["municipality"], found["group"], found["period"]) == ("Aalborg", "2.4", "2018")
    assert Decimal(found["found"]) == 16
    assert abs(Decimal(found["law"]) - 16) < Decimal("0.2")
    assert "samtaler/hyppighed" in found["exemptions"]


def test_each_citizen_is_seen_with_by_case(levels: Levels) -> None:
    found = levels(rehabilitation("Aalborg", [1, 3, 5, 7]), "LAB § 18, stk. 1", "--by", "case")
    assert [Decimal(each["found"]) for each in found] == [1, 3, 5, 7]
    assert [each["kept"] for each in found][:2] == [False, False]
    assert found[3]["kept"] is True


def test_a_municipality_outside_has_its_level_but_no_exemption(levels: Levels) -> None:
    (found,) = levels(rehabilitation("Odense", [2]), "LAB § 18, stk. 1", "--by", "målgruppe")
    assert found["exemptions"] == []
    assert found["kept"] is False


def tracks(over_30: dict[str, int], under_30: dict[str, int]) -> dict[str, list[str]]:
    """Newly arrived in Hjørring by track, of two ages."""
    lines = ["case,kommune,fødselsdato,integrationsspor"]
    for born, spread in (("1980-05-01", over_30), ("1996-05-01", under_30)):
        for track, count in spread.items():
            lines += [f"{born}-{track}-{number},Hjørring,{born},{track}" for number in range(count)]
    return {"tracks": lines}


def test_the_share_of_a_track_among_those_over_30(levels: Levels) -> None:
    """33-1 and 33-7: at least 60 per cent of those over 30 in the fast track: 54 of 90."""
    people = tracks({"2": 54, "3": 36}, {"1": 40, "2": 6})
    found = levels(
        people,
        "--about",
        "person",
        "--share",
        "integrationsspor",
        "--where",
        "years since(fødselsdato) >= 30",
    )
    shares = {each["group"]: Decimal(each["ratio"]) for each in found}
    assert shares == {"2": Decimal("0.6"), "3": Decimal("0.4")}


def test_a_track_that_is_not_recorded_is_no_track(levels: Levels) -> None:
    lines = ["case,kommune,integrationsspor", "1,Hjørring,2", "2,Hjørring,"]
    (found,) = levels({"tracks": lines}, "--about", "person", "--share", "integrationsspor")
    assert (Decimal(found["ratio"]), Decimal(found["unknown_months"])) == (1, 12)


def test_the_ratio_of_each_company(levels: Levels) -> None:
    lines = [
        "case,kommune,ordinært ansatte,i praktik eller løntilskud",
        "a,Jammerbugt,12,3",
        "b,Jammerbugt,60,3",
    ]
    arguments = ("LAB § 48, stk. 1", "--about", "virksomhed", "--by", "case")
    first, second = levels({"companies": lines}, *arguments)
    assert [Decimal(each["law_per_month"]) for each in (first, second)] == [2, 11]
    assert [each["kept"] for each in (first, second)] == [False, True]
    assert "forholdstal/små-miljøer" in first["exemptions"]


def test_the_visits_of_a_year_for_each_care_home(levels: Levels) -> None:
    facts = ["case,kommune,plejehjem,under socialtilsyn", "a,Aarhus,true,false", "b,Aarhus,true,false"]
    events = ["case,what,on", "a,uanmeldt tilsyn,2018-05-15", "b,anmeldt tilsyn,2018-05-15"]
    arguments = ("SEL § 151, stk. 2", "--about", "tilbud", "--by", "case")
    found = levels({"facts": facts, "events": events}, *arguments)
    assert [(each["law"], each["found"], each["kept"]) for each in found] == [
        ("1", "1", True),
        ("1", "0", False),
    ]


def test_what_nobody_knows_is_unknown_and_not_zero(levels: Levels) -> None:
    lines = ["case,kommune", "a,Aalborg"]
    found = levels({"cases": lines}, "LAB § 18, stk. 1", "--about", "person", "--by", "none")
    for each in found:
        assert (each["law"], each["found"], each["kept"]) == (None, None, None)
        assert Decimal(each["unknown_months"]) == 12


@pytest.mark.parametrize(("lang", "word"), [("da", "ikke plads til"), ("en", "no room for")])
def test_a_narrow_table_leaves_out_columns_and_never_cuts_a_figure(
    lang: str, word: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = []
    for name, lines in rehabilitation("Aalborg", [1, 3, 5, 7]).items():
        files.append(str(tmp_path / f"{name}.csv"))
        Path(files[-1]).write_text("\n".join(lines) + "\n", encoding="utf-8")
    monkeypatch.setenv("COLUMNS", "60")
    arguments = ["LAB § 18, stk. 1", *files, "--from", "2018-01-01", "--to", "2018-12-31", "--lang", lang]
    assert main(["levels", *arguments]) == 0
    out = capsys.readouterr().out
    assert word in out
    assert "2018-Q4" in out
    assert ("4,00" if lang == "da" else "4.00") in out
