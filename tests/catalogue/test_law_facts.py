"""Every ordinary provision that the facts name stands in the catalogue, or is left out with a reason."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from frirum.catalogue import Catalogue, load
from frirum.law.citations import CitationError, Number, Spot, covers, places

from .law_texts import SHARED, act, rank

FACTS = SHARED / "facts" / "law.yaml"
LEFT_OUT = Path(__file__).parent / "law-left-out.yaml"
_STK = 2

pytestmark = pytest.mark.skipif(not FACTS.exists(), reason="the facts are not at hand")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


def entries() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load(FACTS.read_text(encoding="utf-8"))["provisions"]
    return found


def left_out() -> dict[tuple[str, str], str]:
    """The reasons, by entry and place."""
    data: list[dict[str, Any]] = yaml.safe_load(LEFT_OUT.read_text(encoding="utf-8"))
    return {(each["entry"], place): each["why"] for each in data for place in each["places"]}


_ADDRESS = re.compile(r"/eli/lta/(\d{4})/(\d+)")
_OTHER_ACTS = {"BAB16": "2016_1297", "BAB20": "2019_1180", "LLA16": "2016_228"}
_MARKED = re.compile(r"(\d+ ?[a-z]?), (\d+ [a-z]|\d\d)(?=$|[ ,])")


def leaves(entry: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The places an entry names, one by one, each with the act (year_number) it is read in."""
    address = _ADDRESS.search(entry["source"])
    for part in re.sub(r"\(.*?\)", "", entry["section"]).split(";"):
        name, mark, rest = part.strip().partition("§")
        number = _OTHER_ACTS.get(name.strip()) or (f"{address[1]}_{address[2]}" if address else "")
        for spot in places(
            mark + re.sub(r"(stk\. \d+), (\d+ [a-z])", r"\1, § \2", rest.replace(" and ", " og "))
        ):
            yield from ((number, leaf) for leaf in _leaves(number, spot))


def _leaves(number: str, spot: Spot) -> Iterator[str]:
    """The sections of a place, as far as the act has them; or the subsections, where it names some."""
    section, *below = spot
    stk = next((step for step in below if step.level == _STK), None)
    for each in _sections(number, section.first, section.last):
        plain = f"§ {each[0]} {each[1]}".strip()
        if stk is None:
            yield plain
        else:
            yield from (f"{plain}, stk. {one}" for one in range(stk.first[0], stk.last[0] + 1))


def _sections(number: str, first: Number, last: Number) -> Iterator[Number]:
    found = act(number)
    if found is None:
        yield first
        return
    yield from (each for each, _ in found if rank(first) <= rank(each) <= rank(last))


def coded(catalogue: Catalogue) -> dict[str, list[Spot]]:
    """Where the catalogue has provisions: by act (year_number) the places they are read from."""
    found: dict[str, list[Spot]] = {}
    for provision in catalogue.provisions.values():
        for version in provision.versions:
            address = _ADDRESS.search(version.source.eli or "")
            if address is not None:
                here = found.setdefault(f"{address[1]}_{address[2]}", [])
                for text in (version.source.place, provision.section):
                    try:
                        here.extend(places(text))
                    except CitationError:
                        continue  # what is no plain place is found by the section of the provision
    return found


def test_every_place_of_the_facts_is_coded_or_left_out_with_a_reason(catalogue: Catalogue) -> None:
    where = coded(catalogue)
    asked = {(each["id"], leaf): number for each in entries() for number, leaf in leaves(each)}
    assert len(asked) > 250
    missing = [
        key
        for key, number in asked.items()
        if not any(
            covers((spot,), places(key[1])) or covers(places(key[1]), (spot,))
            for spot in where.get(number, ())
        )
    ]
    reasons = left_out()
    assert [key for key in missing if key not in reasons] == [], "code it, or say why it is left out"
    assert [key for key in reasons if key not in missing] == [], "left out, but coded"


def test_every_reason_is_a_sentence() -> None:
    assert [key for key, why in left_out().items() if len(why) < 15 or not why.endswith(".")] == []
