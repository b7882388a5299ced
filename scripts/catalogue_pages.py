"""The catalogue as pages for people who have never seen YAML, in Danish and in English.

One page for each provision and each experiment, an index for each act, an overview of the programme, the
rates. Both languages have the same pages under the same names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from frirum.catalogue import Catalogue, load
from frirum.catalogue.coverage import coverage
from frirum.catalogue.loader import SHIPPED
from frirum.catalogue.programme import programme
from frirum.cli.language import LANGUAGES, Language, Tongue
from scripts.catalogue import overview
from scripts.catalogue.examples import Shown, shown
from scripts.catalogue.experiments import experiment
from scripts.catalogue.numbers import rates
from scripts.catalogue.provisions import provision
from scripts.catalogue.room import (
    FOLDERS,
    INDEX,
    OVERVIEW,
    RATES,
    Room,
    page_of_act,
    page_of_experiment,
    page_of_provision,
    to,
)


class SamePageError(ValueError):
    """Two things of the catalogue want the same page; one of them needs another name."""


def pages() -> Mapping[str, str]:
    """The pages of both languages."""
    catalogue = load()
    covered = coverage(catalogue, programme(catalogue, SHIPPED))
    examples = list(shown(catalogue))
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for path, text in _pages(Room(catalogue, covered, Tongue(language)), examples):
            if found.setdefault(path, text) is not text:
                raise SamePageError(path)
    return found


def _pages(room: Room, examples: Sequence[Shown]) -> Iterator[tuple[str, str]]:
    folder = FOLDERS[room.tongue.language]
    for path, text in _texts(room.catalogue, room, examples):
        yield f"{folder}/{path}", text


def _texts(catalogue: Catalogue, room: Room, examples: Sequence[Shown]) -> Iterator[tuple[str, str]]:
    by_provision: dict[str, list[Shown]] = defaultdict(list)
    by_place = {id(each.example): each for each in examples}
    for each in examples:
        by_provision[each.provision.id].append(each)
    yield INDEX, overview.index(room, _other(INDEX, room))
    yield OVERVIEW, overview.overview(room, _other(OVERVIEW, room))
    yield RATES, rates(room)
    for act in catalogue.acts.values():
        path = page_of_act(act)
        yield path, overview.act(act, room, _other(path, room))
    for found in catalogue.provisions.values():
        path = page_of_provision(found)
        yield path, provision(found, by_provision[found.id], room, _other(path, room))
    for one in catalogue.experiments.values():
        path = page_of_experiment(one.id)
        own = [by_place[id(each)] for each in one.examples if id(each) in by_place]
        yield path, experiment(one, own, room, _other(path, room))


def _other(path: str, room: Room) -> str:
    """A link to the same page in the other language."""
    there: Language = "en" if room.tongue.language == "da" else "da"
    target = f"{FOLDERS[there]}/{path}"
    return f"[{room('other')}]({to(target, at=f'{FOLDERS[room.tongue.language]}/{path}')})"
