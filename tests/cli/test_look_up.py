"""`frirum show`, `list`, `check` and `timeline`."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest
from tests.cli.conftest import Frirum


def test_a_provision_is_shown_with_its_versions_and_exemptions(frirum: Frirum, haver: str) -> None:
    said = frirum("show", "HAV § 4", "--catalogue", haver)
    assert said.code == 0
    for words in (
        "HAV § 4: Right to an allotment",
        "Allotments Act · about person",
        "from 1 January 2020",
        "years since(fødselsdato) >= 65",
        "is 65 or older",
        "A remark.",
        "unge-haver/alder: No age limit (granted)",
        "drops alder",
        "Aalborg: 1 January 2024 to 31 December 2025",
    ):
        assert words in said.out


def test_on_a_day_only_what_holds_then_is_shown(frirum: Frirum, haver: str) -> None:
    assert (
        "No experiment touches the provision."
        in frirum("show", "HAV § 4", "--on", "2023-06-01", "--catalogue", haver).out
    )
    assert (
        "not in force on that day"
        in frirum("show", "HAV § 4", "--on", "2019-06-01", "--catalogue", haver).out
    )


def test_a_duty_is_described_in_words(frirum: Frirum, haver: str) -> None:
    said = frirum("show", "HAV § 7", "--catalogue", haver, "--lang", "da")
    assert "svar, ved kommunen" in said.out
    assert "ved hver ansøgning" in said.out
    assert "4 uger efter, at pligten opstod" in said.out


def test_an_experiment_is_shown_with_who_takes_part(frirum: Frirum, haver: str) -> None:
    said = frirum("show", "unge-haver", "--catalogue", haver)
    for words in (
        "Allotments for the young",
        "Who takes part",
        "Aalborg",
        "No fee (asked)",
        "application 07",
    ):
        assert words in said.out
    late = frirum("show", "UNGE-HAVER", "--on", "2026-06-01", "--catalogue", haver)
    assert "No municipality takes part on that day." in late.out
    assert "The exemption has no basis on that day." in late.out


def test_what_is_shown_can_be_had_as_json(frirum: Frirum, haver: str) -> None:
    [provision] = json.loads(frirum("show", "HAV § 4", "--catalogue", haver, "--json").out)
    assert provision["versions"][0]["given"]["alder"]["test"] == "years since(fødselsdato) >= 65"
    assert provision["versions"][0]["period"] == {"start": "2020-01-01", "end": None}
    [experiment] = json.loads(frirum("show", "unge-haver", "--catalogue", haver, "--json").out)
    assert experiment["participations"][0]["municipalities"] == ["Aalborg"]


def test_an_unknown_subject_is_told_with_the_nearest_names(frirum: Frirum, haver: str) -> None:
    said = frirum("show", "unge-haven", "--catalogue", haver)
    assert said.code == 2
    assert "did you mean unge-haver" in said.err
    said = frirum("show", "xyz", "--catalogue", haver)
    assert "see `frirum list provisions`" in said.err


def test_a_legal_basis_shows_the_experiments_that_rest_on_it(frirum: Frirum) -> None:
    assert "optagelse-i-botilbud" in frirum("show", "LFN § 12", "--on", "2019-01-01").out
    [shown] = json.loads(frirum("show", "LFN § 9 d", "--json").out)
    assert shown["id"] == "ledighedsydelse-revurdering"
    for citation, day in (("LFN § 12", "2010-01-01"), ("LFN § 999", "2019-01-01")):
        said = frirum("show", citation, "--on", day)
        assert (said.code, said.out) == (2, "")
        assert "neither a provision nor an experiment" in said.err


def test_lists_of_everything(frirum: Frirum, haver: str) -> None:
    assert "5 in all" not in frirum("list", "provisions", "--catalogue", haver).out
    assert "4 in all" in frirum("list", "provisions", "--catalogue", haver).out
    assert "2 in all" in frirum("list", "kommuner", "--catalogue", haver).out
    assert "1 in all" in frirum("list", "forsøg", "--catalogue", haver).out


@pytest.mark.parametrize("name", ["Aalborg", "ålborg", "851", "0851"])
def test_a_municipality_is_known_by_name_and_code(frirum: Frirum, haver: str, name: str) -> None:
    said = frirum("list", "municipalities", "--kommune", name, "--catalogue", haver, "--json")
    assert json.loads(said.out) == [{"code": "0851", "municipality": "Aalborg", "experiments": "unge-haver"}]


def test_lists_of_a_municipality_and_a_day(frirum: Frirum, haver: str) -> None:
    there = ("--catalogue", haver, "--json", "--kommune", "Aalborg")
    during = json.loads(frirum("list", "provisions", *there, "--on", "2024-06-01").out)
    after = json.loads(frirum("list", "provisions", *there, "--on", "2026-06-01").out)
    assert [each["provision"] for each in during] == ["HAV § 4", "HAV § 5, stk. 1"]
    assert after == []
    assert (
        "There is nothing to show."
        in frirum("list", "experiments", "--kommune", "Aarhus", "--catalogue", haver).out
    )


def test_a_list_can_be_written_as_csv(frirum: Frirum, haver: str, tmp_path: Path) -> None:
    out = tmp_path / "list.csv"
    said = frirum("list", "experiments", "--catalogue", haver, "--csv", str(out))
    assert said.out == ""
    with out.open(encoding="utf-8", newline="") as file:
        assert [row["experiment"] for row in csv.DictReader(file)] == ["unge-haver"]


def test_an_unknown_municipality(frirum: Frirum, haver: str) -> None:
    said = frirum("list", "experiments", "--kommune", "Aarhsu", "--catalogue", haver)
    assert (said.code, said.err) == (2, "KOMMUNE: there is no municipality Aarhsu; did you mean Aarhus?\n")


def test_a_sound_catalogue_passes_the_check(frirum: Frirum, haver: str) -> None:
    said = frirum("check", haver)
    assert said.code == 0
    assert "✓ The catalogue holds together. Provisions: 4 · experiments: 1" in said.out


def test_a_fault_fails_the_check_with_file_line_and_code(frirum: Frirum, haver: str, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(haver, broken)
    path = broken / "experiments" / "unge.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("[alder]", "[aldre]"), encoding="utf-8")
    said = frirum("check", str(broken))
    assert said.code == 1
    [line] = [line for line in said.out.splitlines() if "aldre" in line]
    assert line.startswith(f"{path}:14:")
    assert "errors: 1" in said.out
    found = json.loads(frirum("check", str(broken), "--json").out)
    assert [each["line"] for each in found if each["severity"] == "error"] == [14]


def test_the_shipped_catalogue_has_no_errors(frirum: Frirum) -> None:
    assert frirum("check").code == 0


def test_a_timeline_shows_the_edges_of_an_experiment(frirum: Frirum, haver: str, cases: str) -> None:
    span = ("--from", "2023-07-01", "--to", "2026-06-30", "--case", "karen", "--catalogue", haver)
    said = frirum("timeline", cases, *span, "--provision", "HAV § 4")
    rows = [line.split() for line in said.out.splitlines() if line.startswith("202")]
    assert [(row[0], row[1], row[-1] == "≠") for row in rows] == [
        ("2023-07-01", "2023-12-31", False),
        ("2024-01-01", "2025-12-31", True),
        ("2026-01-01", "2026-06-30", False),
    ]


def test_a_timeline_lists_every_occurrence_of_a_duty(frirum: Frirum, haver: str, cases: str) -> None:
    span = ("--from", "2024-01-01", "--to", "2024-06-30", "--case", "karen", "--catalogue", haver)
    said = frirum("timeline", cases, *span, "--provision", "HAV § 7")
    assert "2024-02-01   2024-02-29" in said.out
    assert "overdue" in said.out
    [found] = json.loads(frirum("timeline", cases, *span, "--provision", "HAV § 7", "--json").out)
    [pair] = found["occurrences"]
    assert (pair["ordinary"]["due"], pair["actual"]["state"]) == ("2024-02-29", "overdue")


def test_a_timeline_of_all_provisions_leaves_out_the_silent_ones(
    frirum: Frirum, haver: str, cases: str
) -> None:
    span = ("--from", "2024-01-01", "--to", "2024-06-30", "--case", "bo", "--catalogue", haver)
    said = frirum("timeline", cases, *span)
    assert "HAV § 4" in said.out
    assert "HAV § 7" not in said.out
    assert "1 provision says nothing" in said.out


def test_a_timeline_that_ends_before_it_begins(frirum: Frirum, haver: str, cases: str) -> None:
    said = frirum("timeline", cases, "--from", "2024-02-01", "--to", "2024-01-01", "--catalogue", haver)
    assert (said.code, said.err) == (2, "DATES: --to 2024-01-01 lies before --from 2024-02-01; swap them\n")


@pytest.mark.parametrize(
    "citation", ["LAS § 74 c", "aktivloven § 74 c", "las §74c", "lov om aktiv socialpolitik § 74 c"]
)
def test_an_id_means_one_provision_however_it_is_spelled(frirum: Frirum, citation: str) -> None:
    said = frirum("show", citation)
    assert said.code == 0
    assert "Reassessment after 12 months" in said.out.splitlines()[0]
    assert said.out.count("Reassessment after 12 months of") == 1
    example = str(Path(__file__).parents[2] / "examples" / "reassessment.yaml")
    assert frirum("explain", example, "--on", "2018-10-01", "--provision", citation).code == 0
