"""`frirum decide` and `frirum explain`, for people and for machines."""

from __future__ import annotations

import csv
import json
import re
import shutil
from pathlib import Path

import duckdb
import pytest
from tests.cli.conftest import Frirum

ON = ("--on", "2024-06-01")


def test_a_table_has_both_answers_and_marks_what_differs(frirum: Frirum, haver: str, cases: str) -> None:
    said = frirum("decide", cases, *ON, "--provision", "HAV § 4", "--catalogue", haver)
    assert said.code == 0
    lines = [line.split() for line in said.out.splitlines()]
    assert ["karen", "HAV", "§", "4", "does", "not", "apply", "applies", "≠"] in lines
    assert ["bo", "HAV", "§", "4", "applies", "applies"] in lines
    assert ["ida", "HAV", "§", "4", "does", "not", "apply", "undecided", "?"] in lines
    assert "missing kommune" in said.out


def test_what_says_nothing_is_left_out_unless_all_is_asked_for(
    frirum: Frirum, haver: str, cases: str
) -> None:
    some = frirum("decide", cases, *ON, "--catalogue", haver)
    every = frirum("decide", cases, *ON, "--catalogue", haver, "--all")
    assert "--all shows them" in some.out
    assert "--all shows them" not in every.out
    assert len(every.out.splitlines()) > len(some.out.splitlines())


def test_before_the_law_nothing_applies(frirum: Frirum, haver: str, cases: str) -> None:
    said = frirum("decide", cases, "--on", "2019-06-01", "--catalogue", haver)
    assert "No provision applies" in said.out


def test_json_has_the_shape_of_the_contract(frirum: Frirum, haver: str, cases: str) -> None:
    said = frirum("decide", cases, *ON, "--provision", "HAV § 4", "--catalogue", haver, "--json")
    karen, bo, ida = json.loads(said.out)
    assert {name: karen[name] for name in ("case", "on", "provision", "differs")} == {
        "case": "karen",
        "on": "2024-06-01",
        "provision": "HAV § 4",
        "differs": True,
    }
    assert karen["ordinary"]["status"] == "does not apply"
    assert karen["ordinary"]["given"][0]["text"] == "is 65 or older"
    assert karen["actual"]["value"] is True
    assert karen["actual"]["exemptions"] == [
        {"id": "unge-haver/alder", "basis": "HAV § 4", "from": "2024-01-01", "to": "2025-12-31"}
    ]
    assert bo["differs"] is False
    assert ida["actual"]["missing"] == ["kommune"]


def test_reasons_are_in_the_language_asked_for(frirum: Frirum, haver: str, cases: str) -> None:
    said = frirum(
        "decide", cases, *ON, "--provision", "HAV § 4", "--catalogue", haver, "--json", "--lang", "da"
    )
    assert json.loads(said.out)[0]["ordinary"]["given"][0]["text"] == "er fyldt 65 år"


def test_no_outcome_is_an_empty_list(frirum: Frirum, haver: str, tmp_path: Path) -> None:
    path = tmp_path / "bolig.yaml"
    path.write_text("case: b\nabout: bolig\nfacts: {kommune: Aalborg}\n")
    said = frirum("decide", str(path), *ON, "--catalogue", haver, "--json")
    assert (said.code, json.loads(said.out)) == (0, [])


def test_csv_and_parquet_hold_the_same_rows(frirum: Frirum, haver: str, cases: str, tmp_path: Path) -> None:
    one, other = tmp_path / "out.csv", tmp_path / "out.parquet"
    told = frirum("decide", cases, *ON, "--catalogue", haver, "--csv", str(one))
    frirum("decide", cases, *ON, "--catalogue", haver, "--parquet", str(other))
    with one.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert f"12 lines written to {one}" in told.err
    assert len(rows) == 12
    first = next(row for row in rows if row["case"] == "karen" and row["provision"] == "HAV § 4")
    assert (first["differs"], first["actual_value"], first["ordinary_reason"]) == ("true", "true", "alder")
    read = duckdb.sql(
        f"SELECT \"case\", differs, actual_due FROM '{other}' WHERE provision = 'HAV § 7'"
    ).fetchall()
    assert [(case, str(due)) for case, _, due in read] == [
        ("karen", "2024-02-29"),
        ("bo", "None"),
        ("ida", "None"),
    ]


def test_what_was_asked_for_counts_only_when_asked_about(frirum: Frirum, haver: str, cases: str) -> None:
    arguments = ("decide", cases, *ON, "--provision", "HAV § 5, stk. 1", "--catalogue", haver, "--json")
    granted, asked = json.loads(frirum(*arguments).out), json.loads(frirum(*arguments, "--as", "asked").out)
    assert granted[0]["actual"]["value"] == "1250"
    assert asked[0]["actual"]["value"] == "625"


def test_amounts_and_limits_are_written_with_their_units(frirum: Frirum, haver: str, cases: str) -> None:
    said = frirum("decide", cases, *ON, "--catalogue", haver, "--lang", "da")
    assert "1.250,00 kr." in said.out
    assert "400 m²" in said.out


def test_a_citation_covers_the_parts_of_its_place(frirum: Frirum, haver: str, cases: str) -> None:
    said = frirum("decide", cases, *ON, "--provision", "HAV § 5", "--catalogue", haver, "--json")
    assert {each["provision"] for each in json.loads(said.out)} == {"HAV § 5, stk. 1", "HAV § 5, stk. 2"}


def test_bad_cases_are_told_and_good_ones_go_on(frirum: Frirum, haver: str, tmp_path: Path) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_text(
        '{"case": "a", "about": "person", "facts": {"kommune": "Aalborg"}}\n'
        '{"case": "b", "about": "person", "facts": {"kommune": "Aalbrog"}}\n'
    )
    said = frirum("decide", str(path), *ON, "--provision", "HAV § 4", "--catalogue", haver, "--json")
    assert said.code == 1
    assert [each["case"] for each in json.loads(said.out)] == ["a"]
    assert said.err.startswith(f"{path}:2:")
    assert "Aalbrog" in said.err


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["--provision", "HAV § 44"], "PROVISION: there is no provision HAV § 44; did you mean HAV § 4"),
        (["--json", "--csv", "x.csv"], "USAGE: --json and --csv cannot be used together; choose one of them"),
        (["--as", "granted"], "USAGE: --as: granted will not do; write asked"),
    ],
)
def test_wrong_use(frirum: Frirum, haver: str, cases: str, arguments: list[str], line: str) -> None:
    said = frirum("decide", cases, *ON, "--catalogue", haver, *arguments)
    assert said.code == 2
    assert said.err.startswith(line)
    assert said.out == ""


def test_files_that_cannot_be_read(frirum: Frirum, haver: str, cases: str, tmp_path: Path) -> None:
    for path, words in [(tmp_path / "none.yaml", "there is no such file"), (tmp_path, "this is a folder")]:
        said = frirum("decide", str(path), *ON, "--catalogue", haver)
        assert (said.code, said.out) == (2, "")
        assert said.err.startswith(f"{path}:1:1: FILE: {words}")
    table = tmp_path / "table.csv"
    table.write_text("case,kommune\n")
    assert (
        "CASE: tables and single cases" in frirum("decide", cases, str(table), *ON, "--catalogue", haver).err
    )


def test_a_provision_about_something_else_has_no_answer(frirum: Frirum, haver: str, tmp_path: Path) -> None:
    path = tmp_path / "bolig.yaml"
    path.write_text("case: b\nabout: bolig\nfacts: {kommune: Aalborg}\n")
    said = frirum("decide", str(path), *ON, "--provision", "HAV § 4", "--catalogue", haver)
    assert said.code == 2
    assert said.err.startswith("PROVISION: HAV § 4 is about person, the case about bolig; ")


def test_a_broken_catalogue_decides_nothing(frirum: Frirum, haver: str, cases: str, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(haver, broken)
    law = broken / "law" / "HAV.yaml"
    law.write_text(law.read_text(encoding="utf-8").replace("egen have)", "egen hvae)"), encoding="utf-8")
    said = frirum("decide", cases, *ON, "--catalogue", str(broken))
    assert (said.code, said.out) == (1, "")
    assert "HAV.yaml:" in said.err.splitlines()[0]
    assert "CATALOGUE: the catalogue has" in said.err.splitlines()[-1]


def test_an_explanation_says_why_and_on_which_basis(frirum: Frirum, haver: str, cases: str) -> None:
    said = frirum("explain", cases, *ON, "--provision", "HAV § 4", "--case", "karen", "--catalogue", haver)
    assert said.code == 0
    for words in (
        "Ordinary law: does not apply",
        "Here and now: applies",
        "The experiments change the answer.",
        "✗ is 65 or older",
        "years since: 34",
        "→ no longer counts: unge-haver/alder",
        "✓ unge-haver/alder  in scope",
        "basis HAV § 4, 1 January 2024 to 31 December 2025",
        "drops alder",
        "https://example.org/hav",
    ):
        assert words in said.out


def test_an_explanation_in_danish(frirum: Frirum, haver: str, cases: str) -> None:
    said = frirum(
        "explain", cases, *ON, "--provision", "HAV § 4", "--case", "ida", "--catalogue", haver, "--lang", "da"
    )
    assert "Her og nu: uafgjort" in said.out
    assert "mangler: kommune" in said.out
    assert "? unge-haver/alder  uvist, om den gælder i sagen" in said.out


def test_an_explanation_says_what_keeps_an_exemption_out(frirum: Frirum, haver: str, cases: str) -> None:
    late = ("--on", "2026-06-01", "--provision", "HAV § 4", "--catalogue", haver)
    said = frirum("explain", cases, *late, "--case", "karen")
    assert "✗ unge-haver/alder  not in scope" in said.out
    assert "✗ its basis is in force on the day" in said.out
    elsewhere = frirum("explain", cases, *ON, *late[2:], "--case", "bo")
    assert "✗ takes part in the experiment" in elsewhere.out
    assert "kommune: Aarhus" in elsewhere.out


def test_an_explanation_of_what_was_asked_for(frirum: Frirum, haver: str, cases: str) -> None:
    which = ("--provision", "HAV § 5, stk. 1", "--case", "karen")
    arguments = ("explain", cases, *ON, *which, "--catalogue", haver)
    granted, asked = frirum(*arguments), frirum(*arguments, "--as", "asked")
    assert "✗ is granted, not only asked for" in granted.out
    assert "what was only asked for is taken as granted" in asked.out
    assert [words for words in re.split(r"\s{2,}|\n", asked.out) if words.startswith("Yearly")] == [
        "Yearly fee: 1,250.00 kr. per year.",
        "Yearly fee: 625.00 kr. per year.",
    ]


def test_an_explanation_as_json(frirum: Frirum, haver: str, cases: str) -> None:
    said = frirum(
        "explain", cases, *ON, "--provision", "HAV § 4", "--case", "bo", "--catalogue", haver, "--json"
    )
    assert json.loads(said.out)["actual"]["considered"][0]["in scope"] is False


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["--provision", "HAV § 4"], "CASE: the file holds 3 cases: karen, bo, ida"),
        (["--provision", "HAV § 4", "--case", "per"], "CASE: case per is not in the file"),
    ],
)
def test_one_case_must_be_chosen(
    frirum: Frirum, haver: str, cases: str, arguments: list[str], line: str
) -> None:
    said = frirum("explain", cases, *ON, "--catalogue", haver, *arguments)
    assert said.code == 2
    assert line in said.err


def test_one_provision_must_be_chosen(frirum: Frirum, haver: str, cases: str) -> None:
    said = frirum("explain", cases, *ON, "--catalogue", haver, "--provision", "HAV § 5", "--case", "bo")
    assert said.err.startswith("PROVISION: HAV § 5 is several provisions: HAV § 5, stk. 1, HAV § 5, stk. 2; ")


def test_narrow_and_wide_terminals(
    frirum: Frirum, haver: str, cases: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for columns in ("40", "80", "200"):
        monkeypatch.setenv("COLUMNS", columns)
        said = frirum("explain", cases, *ON, "--provision", "HAV § 4", "--case", "bo", "--catalogue", haver)
        assert said.code == 0
        assert max(map(len, said.out.splitlines())) <= int(columns)
