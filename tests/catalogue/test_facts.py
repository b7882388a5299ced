"""The programme's own list of what was applied for and granted, held against the facts it was made from.

These tests need the folder `shared` beside the repository; without it they are skipped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from frirum.catalogue import Catalogue, load
from frirum.catalogue.coverage import Coverage, coverage
from frirum.catalogue.programme import Entry, Programme, programme, sections
from frirum.experiments.model import ExemptionVersion, Standing

FACTS = Path(__file__).resolve().parents[3] / "shared" / "facts"
pytestmark = pytest.mark.skipif(not FACTS.exists(), reason="the facts are not here")

NOT_CODED: dict[str, str] = {}
"""entries of the facts that no exemption covers, with the reason; empty: everything is coded"""

NOT_GRANTED = {
    "3-04": "no legal basis found; kept as asked",
    "3-06": "no legal basis found; kept as asked",
}
"""ideas of rounds 2 and 3 for which the facts name no legal basis"""

OTHER_TITLES = {"15": "En plan for en sammenhængende indsats sammen med borgeren"}
"""titles that the facts give with a remark of their own in them"""

MOVED = {"Vesthimmerland": "Vesthimmerlands"}
"""municipalities by the names that the facts use, where they are not the official ones"""


@cache
def facts(name: str) -> Any:
    return yaml.safe_load((FACTS / name).read_text(encoding="utf-8"))


@cache
def catalogue() -> Catalogue:
    return load()


@cache
def listed() -> Programme:
    return programme(catalogue())


@cache
def covered() -> dict[str, Coverage]:
    return {each.id: each for each in coverage(catalogue(), listed())}


def applications() -> list[str]:
    return [f"{number:02}" for number in range(1, 34)]


def ideas() -> dict[str, dict[str, Any]]:
    """The experiments of rounds 2 and 3 by the ids of the programme: round, and place within the round."""
    found: dict[str, dict[str, Any]] = {}
    for each in facts("status-2017-10.yaml")["exemptions"]:
        if each["round"] > 1:
            place = sum(other.startswith(f"{each['round']}-") for other in found) + 1
            found[f"{each['round']}-{place:02}"] = each
    return found


def _title(text: str) -> str:
    return " ".join(re.sub(r"\[sic\]", "", text).strip().rstrip(".").casefold().split())


def _names(ids: tuple[str, ...]) -> set[str]:
    experiments = [catalogue().experiments[each] for each in ids]
    return {_title(name) for each in experiments for name in (*each.title.values(), *each.aliases)}


def _municipalities(names: list[str]) -> set[str]:
    """Official names; two municipalities joined in one entry are parted."""
    known = {
        name.casefold(): each.name
        for each in catalogue().vocabulary.municipalities.values()
        for name in (each.name, *each.aliases)
    }
    parts = [part.strip().removesuffix(" Kommune") for name in names for part in name.split("/")]
    return {known[MOVED.get(part, part).casefold()] for part in parts}


def test_the_programme_lists_what_the_facts_list() -> None:
    assert list(listed().applications) == applications()
    assert set(listed().ideas) == set(ideas())
    assert len(ideas()) == 16
    by_order = [each["key"] for each in facts("legal-basis.yaml")["experiments_by_order"]]
    by_act = [each["section"] for each in facts("legal-basis.yaml")["experiments_by_act"]]
    assert (len(by_order), len(by_act)) == (34, 42)
    assert len(listed().bases) == len(by_order) + len(by_act)
    assert list(listed().bases)[: len(by_order)] == by_order


def test_every_entry_is_covered_by_an_exemption() -> None:
    assert {id_ for id_, each in covered().items() if not each.coded} == set(NOT_CODED)


@pytest.mark.parametrize("number", applications())
def test_an_application_is_found_under_its_title_and_municipalities(number: str) -> None:
    fact = facts(f"applications/{number}.yaml")
    found = covered()[number]
    assert _title(OTHER_TITLES.get(number, fact["title_da"])) in _names(found.experiments)
    assert set(found.municipalities) == _municipalities(fact["municipalities"])


def test_an_idea_is_found_under_its_title_and_municipalities() -> None:
    for id_, fact in ideas().items():
        found = covered()[id_]
        assert _title(fact["title_da"]) in _names(found.experiments), id_
        assert set(found.municipalities) == _municipalities(fact["municipalities"]), id_
        assert bool(found.granted) != (id_ in NOT_GRANTED), id_


def test_what_was_granted_of_an_application() -> None:
    for each in facts("legal-basis.yaml")["decision_by_application"]:
        refused = re.search(r"^no(ne| legal basis) found$", each["result"])
        assert bool(covered()[str(each["nr"])].granted) != bool(refused), each


ORDERS = {
    "BEK603_2017": "BEK 603/2017",
    "BEK1255_2017": "BEK 1255/2017",
    "BEK529_2018": "BEK 529/2018",
    "BEK1184_2019": "BEK 1184/2019",
    "BEK2332_2021": "BEK 2332/2021",
    "BEK1588_2022": "BEK 1588/2022",
    "BEK1682_2023": "BEK 1682/2023",
    "BEK1368_2024": "BEK 1368/2024",
    "BEK1497_2025": "BEK 1497/2025",
}


def _versions() -> Iterator[ExemptionVersion]:
    for experiment in catalogue().experiments.values():
        for exemption in experiment.exemptions:
            if exemption.standing is Standing.GRANTED:
                yield from exemption.versions


@cache
def granted() -> dict[str, list[ExemptionVersion]]:
    """Granted versions by each section they rest on."""
    found: dict[str, list[ExemptionVersion]] = {}
    for version in _versions():
        for part in version.basis.split(";"):
            found.setdefault(" ".join(part.split()), []).append(version)
    return found


@pytest.mark.parametrize("order", ORDERS)
def test_every_section_of_an_order_is_a_version_in_the_orders_period(order: str) -> None:
    act = catalogue().acts[ORDERS[order]]
    for each in facts("legal-basis.yaml")["experiments_by_order"]:
        place = each["paragraph_by_order"][order]
        written = None if place is None else f"{ORDERS[order]} {place.replace('§', '§ ')}"
        of_order = [s for s in listed().bases[each["key"]].sections if s.act == ORDERS[order]]
        assert [s.written for s in of_order] == ([] if written is None else [written]), each["key"]
        if written is not None:
            versions = granted()[written]
            assert min(v.period.start for v in versions) == act.period.start, written
            assert max(v.period.end for v in versions) <= act.period.end, written


def _entry(section: str) -> Entry:
    return next(each for id_, each in listed().bases.items() if section in {id_, id_.replace("§§", "§")})


def test_every_section_of_the_act_is_granted() -> None:
    for each in facts("legal-basis.yaml")["experiments_by_act"]:
        entry = _entry(each["section"])
        cited = [s for version in _versions() for s in _sections(version)]
        assert all(any(s.overlaps(c) for c in cited) for s in entry.sections), each["section"]


def _sections(version: ExemptionVersion) -> Iterator[Any]:
    for part in version.basis.split(";"):
        yield from sections(part)


def test_the_networks_are_those_of_the_act() -> None:
    for each in facts("legal-basis.yaml")["networks"]:
        (network,) = (n for n in catalogue().networks.values() if n.number == each["no"])
        assert set(network.municipalities) == _municipalities(each["municipalities"])
        # The act writes "en plan for sammenhængende indsats" in § 2, "for en sammenhængende" in § 11.
        assert network.theme["da"].replace("for sammen", "for en sammen") == each["theme"]


def test_an_experiment_of_an_order_is_in_the_network_of_the_order() -> None:
    numbers = {each.number: each.id for each in catalogue().networks.values()}
    for each in facts("legal-basis.yaml")["experiments_by_order"]:
        wanted = {numbers[int(number)] for number in re.findall(r"\d", str(each["network_no"]))}
        assert set(listed().bases[each["key"]].networks) == wanted, each["key"]
        found = {catalogue().experiments[name].network for name in covered()[each["key"]].experiments}
        assert found == wanted, each["key"]
