"""Every code is found where its fault is: file, line and column."""

from __future__ import annotations

from pathlib import Path

import pytest

from frirum.catalogue import CODES, Catalogue, Severity, check, load

from .fault import Fault
from .faults import FAULTS
from .faulty import copy_of_mini, place_of


def test_the_small_catalogue_has_nothing_to_find(mini: Catalogue) -> None:
    assert [str(each) for each in check(mini)] == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.code} {fault.name}")
def test_a_fault_is_found_where_it_is(fault: Fault, tmp_path: Path) -> None:
    root = copy_of_mini(tmp_path, *fault.edits)
    found = check(load(root))
    hits = [each for each in found if each.code == fault.code and Path(each.place.file) == root / fault.file]
    places = [(each.place.line, each.place.column) for each in hits]
    expected = place_of(root, fault.file, fault.mark)
    told = "\n".join(map(str, found))
    assert expected in places, f"expected {fault.code} at {expected}, found:\n{told}"
    assert {each.code for each in found} - fault.also == {fault.code}, told
    if fault.says:
        assert any(fault.says in f"{each.message}; {each.remedy}" for each in hits), told


def test_severity_and_remedy_come_from_the_registry(tmp_path: Path) -> None:
    for fault in FAULTS:
        root = copy_of_mini(tmp_path / f"{FAULTS.index(fault)}", *fault.edits)
        for each in load(root).findings:
            assert each.severity is CODES[each.code].severity
            assert each.message
            assert each.remedy


def test_findings_are_sorted_by_place(tmp_path: Path) -> None:
    root = copy_of_mini(
        tmp_path, *(each.edits[0] for each in FAULTS if each.code in ("F306", "F405", "F106"))
    )
    keys = [(each.place.file, each.place.line, each.place.column) for each in check(load(root))]
    assert keys == sorted(keys)
    assert len(keys) > 3


def test_only_some_codes_are_found_elsewhere() -> None:
    elsewhere = {"F001", "F002", "F003", "F316", "F501"}  # test_documents, and the engine's own tests
    assert {each.code for each in FAULTS} == set(CODES) - elsewhere
    assert CODES["F314"].severity is Severity.WARNING
