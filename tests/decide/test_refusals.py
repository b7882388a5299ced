"""What cannot be decided in bulk is found when a catalogue is checked, with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from frirum.catalogue import Catalogue, load
from frirum.decide.bulk import unsupported

from .spec import Spec, build

LAW = """
§ 1: {given: {a: gift}, amount: {is: 'sum(for x in 1..10 return x * timer)'}}
§ 2: {given: {a: gift}, right: }
§ 3:
  versions:
    - {from: 2000-01-01, to: 2017-12-31, right: }
    - {from: 2018-01-01, given: {a: 'some x in [1, 2] satisfies x = børn'}, right: }
"""
SCOPES = """
e:
  takes part: [{kommune: [By A], group: 'some x in [3] satisfies x = børn'}]
  exemptions:
    fri: {waive: ["L § 2", "L § 3"], for: {mange: 'every x in [1, 2] satisfies x < børn'}}
    mere: {set: {"L § 2": {given: {a: 'sum(for x in 1..10 return x) > timer'}}}}
"""


def lines(tmp_path: Path, law: str, experiments: str = "") -> list[str]:
    catalogue = build(Spec("", law, (), experiments), tmp_path)
    return [
        f"{Path(each.place.file).name}:{each.code}: {each.message.partition(' cannot be compiled')[0]}"
        for each in unsupported(catalogue)
    ]


def test_each_refused_provision_is_named_with_its_construct(tmp_path: Path) -> None:
    found = lines(tmp_path, LAW)
    assert [each.partition("bulk")[0] for each in found] == [
        "l.yaml:F501: `L § 1` cannot be decided in ",
        "l.yaml:F501: `L § 3` cannot be decided in ",
    ]
    assert "for" in found[0]
    assert "some" in found[1]


def test_so_is_what_an_exemption_sets_and_whom_it_is_for(tmp_path: Path) -> None:
    found = lines(tmp_path, "§ 2: {given: {a: gift}, right: }\n§ 3: {right: }", SCOPES)
    assert [each.partition("bulk")[0] for each in found] == [
        "l.yaml:F501: `L § 2` cannot be decided in ",
        "e.yaml:F501: the scope of `e/fri` cannot be decided in ",
        "e.yaml:F501: the scope of `e/fri` cannot be decided in ",
    ]


def test_a_construct_is_told_once_for_all_days(tmp_path: Path) -> None:
    text = """
e:
  exemptions:
    a: {set: {"L § 1": {is: ordinary + 1}}, to: 2018-12-31, at end: resume}
    b: {set: {"L § 1": {is: ordinary + 2}}, from: 2019-01-01, at end: resume}
"""
    law = "§ 1: {given: {a: gift}, amount: {is: 'sum(for x in 1..10 return x * timer)'}}"
    assert len(lines(tmp_path, law, text)) == 1


def test_what_runs_in_bulk_is_no_finding(tmp_path: Path) -> None:
    assert (
        lines(tmp_path, "§ 2: {given: {a: gift}, right: }", "e: {exemptions: {fri: {waive: [L § 2]}}}") == []
    )


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    return load()


def test_all_of_the_shipped_catalogue_runs_in_bulk(shipped: Catalogue) -> None:
    assert unsupported(shipped) == []
