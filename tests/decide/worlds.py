"""Every catalogue of the spec tables, and random cases for them."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from hypothesis import strategies as st

from frirum.cases.model import Case
from frirum.cases.shape import read_case_data
from frirum.cases.vocabulary import FactType
from frirum.catalogue import Catalogue

from .spec import build, specs

FIRST_DAY = date(2016, 11, 1)
DAYS = 1500
SPECS = specs()


@cache
def catalogue(index: int) -> Catalogue:
    """The catalogue of a spec."""
    return build(SPECS[index], Path(mkdtemp(prefix="frirum-spec-")))


days = st.integers(0, DAYS).map(lambda n: FIRST_DAY + timedelta(n))
VALUES: dict[FactType, st.SearchStrategy[Any]] = {
    FactType.BOOLEAN: st.booleans(),
    FactType.NUMBER: st.integers(0, 4),
    FactType.DATE: days.map(str),
    FactType.MUNICIPALITY: st.sampled_from(["By A", "By B", "By C"]),
}


@st.composite
def pieces(draw: st.DrawFn, value: st.SearchStrategy[Any]) -> list[dict[str, Any]]:
    """Pieces of a fact: sometimes one for ever, sometimes several with gaps."""
    if draw(st.booleans()):
        return [{"is": draw(value)}]
    edges = sorted(set(draw(st.lists(st.integers(0, DAYS), max_size=7))))
    found = []
    for start, end in zip(edges[::2], edges[1::2], strict=False):
        piece = {
            "is": draw(value),
            "from": str(FIRST_DAY + timedelta(start)),
            "to": str(FIRST_DAY + timedelta(end - 1)),
        }
        found.append(piece)
    if found and draw(st.booleans()):
        del found[-1]["to"]
    if found and draw(st.booleans()):
        del found[0]["from"]
    return found


@st.composite
def case_data(draw: st.DrawFn, index: int, about: str, facts: tuple[str, ...]) -> dict[str, Any]:
    """A case as data, with some of the facts and events that the catalogue's expressions name."""
    vocabulary = catalogue(index).vocabulary
    known = vocabulary.facts_of(about)
    data: dict[str, Any] = {"case": "1", "about": about, "facts": {}, "events": []}
    for name in facts:
        if name in known and draw(st.integers(0, 4)):
            fact = known[name]
            value = st.sampled_from(fact.values) if fact.values else VALUES[fact.type]
            found = draw(pieces(value))
            if found:
                data["facts"][name] = found
    for name, kind in vocabulary.events_of(about).items():
        for on in draw(st.lists(days, max_size=3)):
            event: dict[str, Any] = {"what": name, "on": str(on)}
            for attribute, fact in kind.attributes.items():
                if draw(st.integers(0, 3)):
                    event[attribute] = draw(
                        st.sampled_from(fact.values) if fact.values else VALUES[fact.type]
                    )
            data["events"].append(event)
    return data


def read(index: int, data: dict[str, Any]) -> Case:
    """The case."""
    return read_case_data(data, catalogue(index).vocabulary)


def names(index: int) -> tuple[str, ...]:
    """The facts that the catalogue may look at: those whose name stands in its text."""
    spec = SPECS[index]
    text = spec.law + spec.experiments
    about = "bolig" if "bolig" in spec.law else "person"
    return tuple(
        each for each in catalogue(index).vocabulary.facts_of(about) if each in text or each == "kommune"
    )
