"""How far a catalogue covers its programme, on the small catalogue; the programme's file, good and bad."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest

from frirum.catalogue import Catalogue, Severity, load
from frirum.catalogue.coverage import Coverage, Kind, coverage, merged, share, uncited
from frirum.catalogue.programme import Programme, Section, programme, sections
from frirum.cli import main
from frirum.law.citations import CitationError

from .faulty import MINI

PROGRAMME = """\
applications:
  "31":
    title: {da: Forholdstal, en: Ratio}
    network: nordjylland
    municipalities: [Aalborg, Thisted]
  "99":
    title: {da: Ingenting, en: Nothing}
    network: nordjylland
    municipalities: []
ideas:
  3-01:
    title: {da: "LEDIGHEDSYDELSE:  fritagelse for revurdering", en: No reassessment}
    network: nordjylland
    round: 3
    municipalities: [Rebild]
  3-02:
    title: {da: Søgt til integration, en: Asked for integration}
    network: nordjylland
    round: 3
    municipalities: [Rebild]
bases:
  B6:
    title: {da: Små miljøer, en: Small settings}
    networks: [nordjylland]
    sections: [BEK 603/2017 § 6, BEK 1255/2017 § 8]
  LFN § 9 d:
    title: {da: Revurdering, en: Reassessment}
    networks: [nordjylland]
    sections: [LFN §§ 9 c-9 e]
"""
ASKED = """\
experiment: integration
title: {da: Søgt til integration, en: Asked for integration}
network: nordjylland
round: 3
remarks: [{da: Åbent spørgsmål, en: Open question}]
takes part:
  - kommune: [Rebild]
    from: 2018-07-01
    to: 2019-12-31
    source: {place: brev, certainty: assumed, note: {da: a, en: a}}
exemptions:
  tilføjet:
    title: {da: Tilføjet, en: Added}
    standing: asked
    versions:
      - basis: 3. ansøgningsrunde
        from: 2018-07-01
        to: 2019-12-31
        source: {place: idé, certainty: undecided, note: {da: b, en: b}}
        add:
          § 1:
            title: {da: Ret, en: Right}
            about: person
            right: {what: {da: ret, en: right}}
examples:
  - name: {da: omfattet, en: covered}
    on: 2018-08-01
    provision: integration § 1
    as: asked
    case: {kommune: Rebild}
    expect: {ordinary: {status: not in force}, actual: {status: applies}}
"""


pytestmark = pytest.mark.usefixtures("nobodys_home")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small catalogue with a programme and one experiment that was only asked for."""
    root = tmp_path / "mini"
    shutil.copytree(MINI, root)
    (root / "programme.yaml").write_text(PROGRAMME, encoding="utf-8")
    (root / "experiments" / "nordjylland" / "integration.yaml").write_text(ASKED, encoding="utf-8")
    return root


@pytest.fixture
def catalogue(folder: Path) -> Catalogue:
    found = load(folder)
    assert [str(each) for each in found.findings if each.severity is not Severity.NOTE] == []
    return found


def rows(catalogue: Catalogue, folder: Path) -> dict[str, Coverage]:
    found = programme(catalogue, folder)
    assert found.findings == ()
    return {each.id: each for each in coverage(catalogue, found)}


def test_entries_stand_in_the_order_of_the_file(catalogue: Catalogue, folder: Path) -> None:
    found = list(rows(catalogue, folder).values())
    assert [(each.kind, each.id) for each in found] == [
        (Kind.APPLICATION, "31"),
        (Kind.APPLICATION, "99"),
        (Kind.IDEA, "3-01"),
        (Kind.IDEA, "3-02"),
        (Kind.BASIS, "B6"),
        (Kind.BASIS, "LFN § 9 d"),
    ]


def test_an_application_is_covered_by_the_experiments_that_cite_it(
    catalogue: Catalogue, folder: Path
) -> None:
    found = rows(catalogue, folder)["31"]
    assert found.coded
    assert found.experiments == ("forholdstal",)
    assert found.provisions == ("BAB § 73",)
    assert (found.asked, found.granted) == ((), ("forholdstal/trygt miljø",))
    assert (found.asked_versions, found.granted_versions) == (0, 1)
    assert (found.networks, found.municipalities) == (("nordjylland",), ("Aalborg", "Thisted"))
    assert (found.examples, found.inside, found.outside, found.after) == (3, 2, 1, 1)


def test_the_computable_share_is_that_of_conditions_nobody_must_answer(
    catalogue: Catalogue, folder: Path
) -> None:
    found = rows(catalogue, folder)["31"]
    assert found.conditions["forholdstal/trygt miljø", "miljø"] is True
    assert found.on_record == 1
    assert found.computable == found.from_facts / (found.from_facts + 1)
    assert share({}) is None
    assert share({("a", "x"): False}) == 1
    assert share({("a", "x"): False, ("a", "y"): True}) == 0.5


def test_a_condition_counts_once_and_is_on_record_if_it_is_so_anywhere() -> None:
    one, two = {("a", "x"): False}, {("a", "x"): True, ("b", "x"): False}
    assert merged([one, two, one]) == {("a", "x"): True, ("b", "x"): False}


def test_examples_count_under_any_citation_of_the_provision(folder: Path) -> None:
    path = folder / "experiments" / "nordjylland" / "revurdering.yaml"
    before = rows(load(folder), folder)["3-01"]
    text = path.read_text(encoding="utf-8").replace("provision: LAS § 74 c", "provision: aktivloven § 74 c")
    path.write_text(text, encoding="utf-8")
    assert rows(load(folder), folder)["3-01"].examples == before.examples == 3


def test_what_nobody_has_coded_is_there_as_well(catalogue: Catalogue, folder: Path) -> None:
    found = rows(catalogue, folder)["99"]
    assert not found.coded
    assert found.computable is None
    assert (found.examples, found.remarks, found.provisions) == (0, 0, ())


def test_an_idea_is_covered_under_any_title_whatever_its_spaces_and_capitals(
    catalogue: Catalogue, folder: Path
) -> None:
    assert rows(catalogue, folder)["3-01"].granted == ("ledighedsydelse-revurdering/revurdering",)


def test_what_was_only_asked_for(catalogue: Catalogue, folder: Path) -> None:
    found = rows(catalogue, folder)["3-02"]
    assert (found.asked, found.granted) == (("integration/tilføjet",), ())
    assert (found.assumed, found.undecided, found.remarks) == (1, 1, 1)
    assert found.computable is None


def test_a_basis_is_covered_by_what_rests_on_any_of_its_sections(catalogue: Catalogue, folder: Path) -> None:
    found = rows(catalogue, folder)
    assert found["B6"].granted == ("forholdstal/trygt miljø",)
    assert found["B6"].missing == ("BEK 1255/2017 § 8",)
    assert found["LFN § 9 d"].granted == ("ledighedsydelse-revurdering/revurdering",)
    assert found["LFN § 9 d"].missing == ()


def test_granted_bases_that_the_programme_does_not_know(catalogue: Catalogue, folder: Path) -> None:
    assert uncited(catalogue, programme(catalogue, folder)) == []
    assert uncited(catalogue, Programme({}, {}, {})) == ["BEK 603/2017 § 6", "LFN § 9 d"]


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        ("LFN § 9 d", "LFN §§ 9 c-9 e", True),
        ("LFN § 9", "LFN § 9 a", False),
        ("LFN § 9", "BEK 603/2017 § 9", False),
        ("LFN §§ 16-23", "LFN § 24", False),
        ("LFN § 27 l", "LFN §§ 27 c-27 k", False),
        ("LFN §§ 29 a-29 b", "LFN § 29 b", True),
    ],
)
def test_sections_overlap(one: str, other: str, overlap: bool) -> None:
    (first,), (second,) = sections(one), sections(other)
    assert first.overlaps(second) is overlap
    assert second.overlaps(first) is overlap


def test_a_section_keeps_what_was_written() -> None:
    (found,) = sections("BEK  603/2017 § 6")
    assert (found.act, found.written) == ("BEK 603/2017", "BEK  603/2017 § 6")
    assert found == Section("BEK 603/2017", (6, ""), (6, ""))


@pytest.mark.parametrize("text", ["LFN", "§ 9", "LFN § x", ""])
def test_what_is_no_section(text: str) -> None:
    with pytest.raises(CitationError):
        sections(text)


def test_a_folder_without_a_programme_has_an_empty_one(tmp_path: Path, catalogue: Catalogue) -> None:
    found = programme(catalogue, tmp_path)
    assert (found.applications, found.ideas, found.bases, found.findings) == ({}, {}, {}, ())
    assert coverage(catalogue, found) == []


ENTRY = """\
applications:
  "1":
    title: {da: a, en: a}
    network: nordjylland
    municipalities: [Aalborg]
"""


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        ("network: nordjylland", "network: sydpolen", "F106", "`sydpolen` is no network"),
        ("[Aalborg]", "[Atlantis]", "F105", "`Atlantis` is no municipality"),
        ("    network: nordjylland\n", "", "F008", "`network` is missing in `1`"),
        ("network: nordjylland", "network: nordjylland\n    round: 3", "F008", "`round` is nothing"),
        ("title: {da: a, en: a}", "title: 3", "F008", ""),
        ("applications:", "anvendelser:", "F008", "anvendelser"),
        ("applications:\n", "applications: [\n", "F004", ""),
    ],
)
def test_a_faulty_programme_says_what_is_wrong_and_where(
    old: str, new: str, code: str, said: str, folder: Path, catalogue: Catalogue
) -> None:
    assert old in ENTRY
    (folder / "programme.yaml").write_text(ENTRY.replace(old, new, 1), encoding="utf-8")
    found = programme(catalogue, folder).findings
    assert found
    assert code in [each.code for each in found], [str(each) for each in found]
    assert said in " ".join(each.message for each in found)
    assert all(each.place.file.endswith("programme.yaml") and each.place.line > 0 for each in found)


def test_a_section_that_cannot_be_read(folder: Path, catalogue: Catalogue) -> None:
    text = PROGRAMME.replace("LFN §§ 9 c-9 e", "LFN niende paragraf")
    (folder / "programme.yaml").write_text(text, encoding="utf-8")
    (found,) = programme(catalogue, folder).findings
    assert (found.code, found.place.line) == ("F301", 29)
    assert found.message.startswith("`LFN niende paragraf`: ")


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("da", ["Ansøgninger i runde 1", "ikke kodet endnu", "mangler BEK 1255/2017 § 8", "1 af 2 er kodet"]),
        ("en", ["Applications of round 1", "not yet coded", "missing BEK 1255/2017 § 8", "1 of 2 are coded"]),
    ],
)
def test_the_table_for_people(
    lang: str, words: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["coverage", "--catalogue", str(folder), "--lang", lang]) == 0
    out = " ".join(capsys.readouterr().out.split())
    for each in words:
        assert each in out


def test_the_rows_for_machines(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["coverage", "--catalogue", str(folder), "--json", "--lang", "en"]) == 0
    found = json.loads(capsys.readouterr().out)
    by_id = {each["id"]: each for each in found}
    assert by_id["31"]["title"] == "Ratio"
    assert by_id["31"]["granted"] == ["forholdstal/trygt miljø"]
    assert by_id["99"]["coded"] is False
    assert by_id["99"]["computable"] is None
    out = tmp_path / "coverage.csv"
    assert main(["coverage", "--catalogue", str(folder), "--csv", str(out)]) == 0
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [each["id"] for each in rows] == list(by_id)
    assert list(rows[0]) == list(found[0])


def test_a_faulty_programme_is_a_fault_of_the_command(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "programme.yaml").write_text(ENTRY.replace("[Aalborg]", "[Atlantis]"), encoding="utf-8")
    assert main(["coverage", "--catalogue", str(folder)]) == 1
    assert "F105" in capsys.readouterr().err


def test_the_shipped_programme_is_clean_and_whole() -> None:
    shipped = load()
    found = programme(shipped)
    assert found.findings == ()
    rows = coverage(shipped, found)
    assert all(each.coded and not each.missing for each in rows)
    assert uncited(shipped, found) == ["BEK 71/2015 § 8 a", "BEK 473/2016 § 7"]
    assert all(each.inside and each.outside and each.after for each in rows), "each entry is shown at work"
