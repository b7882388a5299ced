"""What is written is read back as the same case, in every format."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from tests.cases.strategies import VOCABULARY, cases

from frirum.cases.model import FIRST, LAST, Case, Event, Piece
from frirum.cases.reading import all_cases
from frirum.cases.shape import read_case_data
from frirum.cases.writing import case_data, to_json, to_yaml, write_cases


@given(cases())
def test_a_written_case_is_read_back(tmp_path_factory: pytest.TempPathFactory, case: Case) -> None:
    folder = tmp_path_factory.mktemp("cases")
    for ending in ("yaml", "json", "jsonl"):
        path = folder / f"a.{ending}"
        assert write_cases(path, [case]) == 1
        assert all_cases(path, VOCABULARY) == [case]
    assert read_case_data(case_data(case), VOCABULARY) == case


@pytest.mark.parametrize("name", ["a.yaml", "a.json", "a.jsonl"])
def test_many_cases_in_one_file(name: str, tmp_path: Path) -> None:
    written = [Case(f"A{number}", "bolig") for number in range(3)]
    assert write_cases(tmp_path / name, iter(written)) == 3
    assert all_cases(tmp_path / name, VOCABULARY) == written


def test_no_case_at_all(tmp_path: Path) -> None:
    assert write_cases(tmp_path / "a.json", []) == 0
    assert (tmp_path / "a.json").read_text(encoding="utf-8") == "[]\n"


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no ending of a case file"):
        write_cases(tmp_path / "a.csv", [])


def test_a_written_case_reads_well() -> None:
    case = Case(
        "A-17",
        "person",
        {
            "målgruppe": (Piece(FIRST, LAST, "2.10"),),
            "arbejdstimer": (Piece(FIRST, LAST, Decimal("37.50")),),
            "ydelse": (Piece(date(2017, 3, 1).toordinal(), LAST, "ledighedsydelse"),),
        },
        {"jobsamtale": (Event("jobsamtale", date(2018, 2, 1).toordinal(), {"form": "telefon"}),)},
    )
    assert to_yaml(case) == (
        "case: A-17\nabout: person\nfacts:\n  målgruppe: '2.10'\n  arbejdstimer: 37.50\n  ydelse:\n"
        "  - {is: ledighedsydelse, from: 2017-03-01}\n"
        "events:\n- {what: jobsamtale, on: 2018-02-01, form: telefon}\n"
    )
    assert to_json(case) == (
        '{"case": "A-17", "about": "person", "facts": {"målgruppe": "2.10", "arbejdstimer": 37.50, '
        '"ydelse": [{"is": "ledighedsydelse", "from": "2017-03-01"}]}, '
        '"events": [{"what": "jobsamtale", "on": "2018-02-01", "form": "telefon"}]}'
    )
