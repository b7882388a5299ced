"""The examples of the shipped catalogue, as cases that one query can answer together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache

from frirum.cases.model import Case
from frirum.cases.shape import read_case_data
from frirum.catalogue import Catalogue, load


@dataclass(frozen=True)
class Group:
    """Cases that are asked about one provision on one day."""

    provision: str
    on: date
    asked: bool
    cases: tuple[Case, ...]


@cache
def shipped() -> Catalogue:
    """The catalogue that comes with Frirum."""
    return load()


@cache
def _all() -> dict[str, tuple[Group, ...]]:
    catalogue = shipped()
    cases: dict[tuple[str, date, bool], list[Case]] = defaultdict(list)
    for home in (*catalogue.acts.values(), *catalogue.experiments.values()):
        for example in home.examples:
            for provision in catalogue.resolve(example.provision, example.on):
                group = cases[provision.id, example.on, example.asked]
                group.append(
                    read_case_data(
                        example.case, catalogue.vocabulary,
                        about=provision.about, case=str(len(group)), place=example.place,
                    )
                )  # fmt: skip
    found: dict[str, list[Group]] = defaultdict(list)
    for (provision_id, on, asked), group in cases.items():
        found[provision_id].append(Group(provision_id, on, asked, tuple(group)))
    return {provision_id: tuple(each) for provision_id, each in found.items()}


def groups(provision: str) -> tuple[Group, ...]:
    """The examples of a provision, by day."""
    return _all().get(provision, ())


def provisions() -> tuple[str, ...]:
    """The provisions that have examples."""
    return tuple(_all())
