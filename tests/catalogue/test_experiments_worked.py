"""Worked examples and case stories of the applications are examples of the catalogue, with their source."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from frirum.catalogue import Catalogue, load
from frirum.law.model import Certainty, Example

HERE = Path(__file__).resolve()
FACTS = HERE.parents[3] / "shared" / "facts"
LISTED: dict[str, list[str] | str] = yaml.safe_load(
    HERE.with_name("worked-examples.yaml").read_text(encoding="utf-8")
)
"""by id: the examples that show it (`experiment or act: name`), or why there is none"""

OTHER = {"34": "status-2017-10.yaml", "35": "evaluation-form.yaml"}


@cache
def catalogue() -> Catalogue:
    return load()


def shown(reference: str) -> list[Example]:
    """The examples of that owner and name."""
    owner, _, name = reference.partition(": ")
    found = catalogue().experiments.get(owner) or catalogue().acts[owner]
    return [each for each in found.examples if each.name == name]


def facts() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every worked example of the facts by its id; where it has none, by number and place in the list."""
    numbers = [f"{number:02}" for number in range(1, 34)]
    for number in (*numbers, *OTHER):
        name = OTHER.get(number, f"applications/{number}.yaml")
        fact = yaml.safe_load((FACTS / name).read_text(encoding="utf-8"))
        for place, each in enumerate(fact["worked_examples"], 1):
            if set(each) != {"note"}:
                yield _id(number, place, each), each
        for place, text in enumerate(fact.get("derived_tests_not_in_text", []), 1):
            yield f"{number}-D{place}", {"source": "derived", "text": text}


def _id(number: str, place: int, each: dict[str, Any]) -> str:
    return str(each.get("id") or f"{number}-{place}").partition(" ")[0]


def _derived(each: dict[str, Any]) -> bool:
    """Whether the facts say that nobody told it, but that it was worked out from the rules."""
    marks = (str(each.get(name, "")) for name in ("source", "kind", "text_status"))
    return each.get("derived") is True or any(mark.startswith("derived") for mark in marks)


@pytest.mark.skipif(not FACTS.exists(), reason="the facts are not here")
def test_every_worked_example_of_the_facts_is_listed() -> None:
    assert sorted(LISTED) == sorted(id_ for id_, _ in facts())


@pytest.mark.skipif(not FACTS.exists(), reason="the facts are not here")
def test_what_is_only_derived_is_not_marked_as_stated() -> None:
    told = {
        reference
        for id_, fact in facts()
        if not _derived(fact) and isinstance(LISTED[id_], list)
        for reference in LISTED[id_]
    }
    for id_, fact in facts():
        for reference in LISTED[id_] if isinstance(LISTED[id_], list) else ():
            if _derived(fact) and reference not in told:
                assert not any(each.stated for each in shown(reference)), f"{id_}: {reference}"


@pytest.mark.parametrize("id_", sorted(LISTED))
def test_a_worked_example_is_an_example_with_a_source_or_has_a_reason(id_: str) -> None:
    references = LISTED[id_]
    if isinstance(references, str):
        assert len(references) > 10
        return
    for reference in references:
        found = shown(reference)
        assert found, f"{reference} is no example"
        assert any(each.source is not None for each in found), f"{reference} has no source"


def test_what_is_marked_as_stated_has_a_source_that_says_so() -> None:
    owners = (*catalogue().experiments.values(), *catalogue().acts.values())
    for each in (example for owner in owners for example in owner.examples if example.stated):
        assert each.source is not None, each.name
        assert each.source.certainty in (Certainty.VERBATIM, Certainty.SECONDARY), each.name
