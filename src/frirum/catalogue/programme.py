"""The programme that a catalogue is about: which applications, ideas and bases there are, coded or not.

`programme.yaml` lies beside `networks.yaml` and is read only by those who ask how far the catalogue has come;
no decision looks at it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import Field

from frirum.catalogue.assemble.texts import text
from frirum.catalogue.findings import Findings
from frirum.catalogue.loader import SHIPPED
from frirum.catalogue.model import Catalogue, Finding
from frirum.catalogue.reading import read
from frirum.catalogue.schema import Located, TextModel, Whole
from frirum.catalogue.validation import validate
from frirum.law.citations import CitationError, Number, places
from frirum.law.model import Place, Text

FILE = "programme.yaml"


class _Entry(Located):
    title: TextModel
    network: str | None = None
    round: Whole | None = None
    municipalities: list[str] = Field(default_factory=list)
    networks: list[str] = Field(default_factory=list)
    sections: list[str] = Field(default_factory=list)


class _Programme(Located):
    applications: dict[str, Any] = Field(default_factory=dict)
    ideas: dict[str, Any] = Field(default_factory=dict)
    bases: dict[str, Any] = Field(default_factory=dict)


_FIELDS = {
    "applications": {"title", "network", "municipalities"},
    "ideas": {"title", "network", "round", "municipalities"},
    "bases": {"title", "networks", "sections"},
}
"""the fields of each kind of entry: all of them are needed, and no others"""


@dataclass(frozen=True, slots=True)
class Section:
    """Sections of an act or order, from the first to the last: `LFN §§ 27 c-27 k`."""

    act: str
    first: Number
    last: Number
    written: str = field(compare=False, default="")

    def overlaps(self, other: Section) -> bool:
        """Whether a section lies in both."""
        return (
            self.act == other.act
            and _rank(self.first) <= _rank(other.last)
            and _rank(other.first) <= _rank(self.last)
        )


@dataclass(frozen=True, slots=True)
class Entry:
    """One application, idea or basis. `sections` are those of a basis, one for each order that had it."""

    id: str
    title: Text
    networks: tuple[str, ...]
    municipalities: tuple[str, ...] = ()
    round: int | None = None
    sections: tuple[Section, ...] = ()
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class Programme:
    """Everything that was applied for and granted, as far as it is known, by id."""

    applications: Mapping[str, Entry]
    ideas: Mapping[str, Entry]
    bases: Mapping[str, Entry]
    findings: tuple[Finding, ...] = ()


def _rank(number: Number) -> tuple[int, int, str]:
    return number[0], len(number[1]), number[1]


def sections(basis: str) -> tuple[Section, ...]:
    """The sections that a basis names: "BEK 603/2017 § 4", "LFN §§ 16-23". Raises CitationError."""
    act, mark, place = basis.partition("§")
    act = " ".join(act.split())
    if not act or not mark:
        raise CitationError("an act and its section are needed, as LFN § 9 d")
    return tuple(Section(act, spot[0].first, spot[0].last, basis) for spot in places(mark + place))


def programme(catalogue: Catalogue, path: Path | None = None) -> Programme:
    """The programme of a catalogue's folder (None: the shipped one).

    Nothing in the file raises: what cannot be read is left out and stands in `findings`. A folder without the
    file has an empty programme.
    """
    root = SHIPPED if path is None else path
    findings = Findings()
    if not (root / FILE).exists():
        return Programme({}, {}, {})
    data = read(root / FILE, str(root / FILE) if path is not None else FILE, findings)
    model = None if data is None else validate(_Programme, data, data.place, findings)
    if model is None:
        return Programme({}, {}, {}, tuple(findings.found))
    found = {kind: dict(_entries(model, kind, catalogue, findings)) for kind in _FIELDS}
    return Programme(**found, findings=tuple(findings.found))


def _entries(
    model: _Programme, kind: str, catalogue: Catalogue, findings: Findings
) -> Iterator[tuple[str, Entry]]:
    entries = model.at.get(kind, {})
    for name in entries:
        place = entries.value_place(name)
        entry = validate(_Entry, entries[name], place, findings)
        if entry is not None and _fits(entry, kind, name, findings):
            yield name, _entry(entry, name, entries.key_place(name), catalogue, findings)


def _fits(entry: _Entry, kind: str, name: str, findings: Findings) -> bool:
    """Whether an entry has the fields of its kind."""
    given, wanted = set(entry.at), _FIELDS[kind]
    for each in sorted(given - wanted):
        findings.add("F008", entry.at.key_place(each), f"`{each}` is nothing that {kind} have")
    for each in sorted(wanted - given):
        findings.add("F008", entry.place, f"`{each}` is missing in `{name}`")
    return given == wanted


def _entry(entry: _Entry, name: str, place: Place, catalogue: Catalogue, findings: Findings) -> Entry:
    networks = entry.networks if entry.network is None else [entry.network]
    for each in networks:
        if each not in catalogue.networks:
            findings.add("F106", entry.place, f"`{each}` is no network")
    for each in entry.municipalities:
        if each not in catalogue.vocabulary.municipalities:
            findings.add("F105", entry.at.value_place("municipalities"), f"`{each}` is no municipality")
    return Entry(
        id=name,
        title=text(entry.title, f"`{name}`", findings),
        networks=tuple(networks),
        municipalities=tuple(entry.municipalities),
        round=entry.round,
        sections=tuple(_sections(entry, findings)),
        place=place,
    )


def _sections(entry: _Entry, findings: Findings) -> Iterator[Section]:
    for each in entry.sections:
        try:
            yield from sections(each)
        except CitationError as error:
            findings.add("F301", entry.at.value_place("sections"), f"`{each}`: {error}")
