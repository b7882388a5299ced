"""The exemptions of the orders depart from what the orders name, no less and no more."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from frirum.catalogue import Catalogue, load
from frirum.catalogue.citations import Citations
from frirum.catalogue.programme import programme
from frirum.experiments.model import ExemptionVersion, Standing

NAMED: dict[str, dict[str, list[str]]] = yaml.safe_load(
    Path(__file__).with_name("departures.yaml").read_text(encoding="utf-8")
)
"""by the key of an experiment in the programme: the provisions that the orders depart from"""
NAMED_BY_THE_ACT: dict[str, dict[str, list[str]]] = yaml.safe_load(
    Path(__file__).with_name("departures-act.yaml").read_text(encoding="utf-8")
)
"""by section of LFN: the provisions that it lets one depart from"""
NEW_ACT = date(2020, 1, 1)


@cache
def catalogue() -> Catalogue:
    return load()


@cache
def citations() -> Citations:
    return Citations(catalogue().acts, catalogue().families, catalogue().provisions.values())


@cache
def orders() -> dict[str, list[str]]:
    """By key of the programme: the sections of orders in which the experiment stands."""
    bases = programme(catalogue()).bases.items()
    found = {key: [each.written for each in entry.sections] for key, entry in bases}
    return {key: sections for key, sections in found.items() if sections[0].startswith("BEK")}


def versions(basis: str, network: str | None = None) -> list[ExemptionVersion]:
    """What was granted under a section, in every network or in one."""
    return [
        version
        for experiment in catalogue().experiments.values()
        if network is None or experiment.network == network
        for exemption in experiment.exemptions
        if exemption.standing is Standing.GRANTED
        for version in exemption.versions
        if version.basis == basis
    ]


def departed_from(version: ExemptionVersion) -> set[str]:
    return provisions([*version.waive, *version.drop, *version.set], version)


def provisions(cited: list[str], version: ExemptionVersion) -> set[str]:
    """The provisions cited that are in force at some time in the version's period."""
    return {
        provision.id
        for citation in cited
        for provision in citations().find(citation, version.period)
        if any(each.period.overlaps(version.period) for each in provision.versions)
    }


def test_every_experiment_of_the_orders_is_listed() -> None:
    assert sorted(NAMED) == sorted(orders())


def places() -> list[Any]:
    found = [(key, basis) for key, sections in orders().items() for basis in sections]
    return [pytest.param(key, basis, id=f"{key}: {basis}") for key, basis in found]


@pytest.mark.parametrize(("key", "basis"), places())
def test_an_exemption_departs_from_what_its_order_names(key: str, basis: str) -> None:
    named: dict[str, list[str]] = NAMED[key]
    found = versions(basis)
    for day in sorted({version.period.start for version in found if version.period.start}):
        siblings = [version for version in found if day in version.period]
        cited = named["after" if day >= NEW_ACT else "before"]
        expected = set.union(*(provisions(cited, version) for version in siblings))
        narrower = set.union(*(provisions(named.get("read as", []), version) for version in siblings))
        assert set.union(*(departed_from(version) for version in siblings)) == expected - narrower


def test_every_section_of_the_act_that_changes_a_provision_is_listed() -> None:
    granted = [
        version
        for experiment in catalogue().experiments.values()
        for exemption in experiment.exemptions
        if exemption.standing is Standing.GRANTED
        for version in exemption.versions
        if version.basis.startswith("LFN")
    ]
    assert sorted(NAMED_BY_THE_ACT) == sorted({each.basis for each in granted if departed_from(each)})


@pytest.mark.parametrize("section", sorted(NAMED_BY_THE_ACT))
def test_the_exemptions_of_a_section_depart_from_what_it_names(section: str) -> None:
    networks = {
        experiment.network
        for experiment in catalogue().experiments.values()
        for exemption in experiment.exemptions
        for version in exemption.versions
        if version.basis == section
    }
    for network in networks:
        found = versions(section, network)
        named = set.union(*(provisions(NAMED_BY_THE_ACT[section]["named"], version) for version in found))
        assert set.union(*(departed_from(version) for version in found)) == named, network
