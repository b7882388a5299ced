"""Resolves citations against a catalogue: "LAB § 16 a, stk. 1", "BEK 603/2017 § 4", "aktivlovens § 74 c".

The name of an act may be its short name, its family ("LAB": the act in force on the day), an alias or its
full title; the rest is a place (frirum.law.citations).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from frirum.catalogue.model import Catalogue
from frirum.experiments.model import Experiment
from frirum.law.citations import CitationError, Spot, covers, places
from frirum.law.model import Act, Period, Provision


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation as read: the acts its name can mean (short names, oldest first), and the places (none: the
    act)."""

    acts: tuple[str, ...]
    spots: tuple[Spot, ...]


class Citations:
    """Acts and provisions, arranged for looking up citations."""

    def __init__(
        self,
        acts: Mapping[str, Act],
        families: Mapping[str, tuple[str, ...]],
        provisions: Iterable[Provision],
    ) -> None:
        self.acts = acts
        self.provisions: dict[str, Provision] = {}
        self._names: dict[str, tuple[str, ...]] = {}
        self._by_act: dict[str, list[tuple[tuple[Spot, ...], Provision]]] = {}
        self._found: dict[str, tuple[tuple[str, ...], tuple[Provision, ...]]] = {}
        for family, members in families.items():
            self._name(family, members)
        for act in acts.values():
            for name in (act.short, *act.aliases, *act.title.values()):
                self._name(name, (act.short,))
        for provision in provisions:
            self.add(provision)

    def _name(self, name: str, acts: tuple[str, ...]) -> None:
        key = folded(name)
        known = self._names.get(key, ())
        self._names[key] = known + tuple(each for each in acts if each not in known)

    def add(self, provision: Provision) -> None:
        """Add a provision; its act need not be among the acts (an exemption's own provision)."""
        outdated = [
            each for each, (acts, _) in self._found.items() if provision.act in acts or each == provision.id
        ]
        for each in outdated:
            del self._found[each]
        self.provisions[provision.id] = provision
        self._name(provision.act, (provision.act,))
        try:
            spots = places(provision.section)
        except CitationError:
            spots = ()
        self._by_act.setdefault(provision.act, []).append((spots, provision))

    def split(self, citation: str) -> tuple[str, str]:
        """The name of a known act at the beginning, as written, and the rest; no name: ("", the citation)."""
        text = " ".join(citation.split())
        end = len(text)
        while end > 0:
            name = text[:end].rstrip(" ,")
            if folded(name) in self._names:
                return name, text[end:].lstrip(" ,")
            end = max(text.rfind(" ", 0, end), text.rfind("§", 0, end))
        return "", text

    def read(self, citation: str) -> Citation:
        """The citation, read. Raises CitationError when its act is not known or its place cannot be read."""
        name, rest = self.split(citation)
        if not name:
            unknown = rest.partition("§")[0].strip()
            raise CitationError(
                f"no act is known as `{unknown}`" if unknown else "the name of an act is missing"
            )
        return Citation(self._names[folded(name)], places(rest) if rest else ())

    def find(self, citation: str, within: Period) -> tuple[Provision, ...]:
        """The provisions named; where the name can mean several acts, of those in force in the period.

        Raises CitationError as `read` does.
        """
        if citation not in self._found:
            self._found[citation] = self._named(citation)
        _, named = self._found[citation]
        if len({each.act for each in named}) == 1:
            return named
        return tuple(
            each for each in named if each.act not in self.acts or self.acts[each.act].period.overlaps(within)
        )

    def _named(self, citation: str) -> tuple[tuple[str, ...], tuple[Provision, ...]]:
        """The acts and the provisions that a citation names, on whatever day."""
        exact = self.provisions.get(citation)
        try:
            read = self.read(citation)
        except CitationError:
            if exact is None:
                raise
            return (exact.act,), (exact,)
        return read.acts, tuple(
            provision
            for act in read.acts
            for spots, provision in self._by_act.get(act, ())
            if provision is exact or (spots and covers(read.spots, spots))
        )


def folded(name: str) -> str:
    """The name of an act as it is compared: without regard to case and to how wide its blanks are."""
    return " ".join(name.casefold().split())


def resolve(catalogue: Catalogue, citation: str, day: date | None) -> tuple[Provision, ...]:
    """The provisions of a catalogue that a citation names; see `Catalogue.resolve`."""
    index = Citations(catalogue.acts, catalogue.families, catalogue.provisions.values())
    if citation in catalogue.provisions:
        return index.find(citation, Period(day, day))
    try:
        found, cited = index.find(citation, Period(day, day)), index.read(citation)
    except CitationError:
        return ()
    wider = (each for each in catalogue.provisions.values() if cited.spots and each not in found)
    return (*(each for each in wider if _stands_at(each, cited, day)), *found)


def resting_on(catalogue: Catalogue, citation: str, day: date | None) -> tuple[Experiment, ...]:
    """The experiments with an exemption that rests on the law cited ("LFN § 12") and holds on the day
    (None: on any). There are none where the citation has no place or cannot be read."""
    index = Citations(catalogue.acts, catalogue.families, ())
    cited = _read(index, citation)
    if cited is None or not cited.spots:
        return ()
    return tuple(
        experiment
        for experiment in catalogue.experiments.values()
        if any(
            _meets(cited, _read(index, basis.strip()))
            for exemption in experiment.exemptions
            for version in exemption.versions
            if day is None or day in version.period
            for basis in version.basis.split(";")
        )
    )


def _read(index: Citations, citation: str) -> Citation | None:
    try:
        return index.read(citation)
    except CitationError:
        return None


def _meets(cited: Citation, basis: Citation | None) -> bool:
    """Whether a basis lies within what is cited, or what is cited within it."""
    if basis is None or not basis.spots or not set(cited.acts) & set(basis.acts):
        return False
    return covers(cited.spots, basis.spots) or covers(basis.spots, cited.spots)


def _stands_at(provision: Provision, cited: Citation, day: date | None) -> bool:
    """Whether a provision that is named by a wider place stands, by its source, at the place cited."""
    named = _spots(provision.section)
    if provision.act not in cited.acts or not (named and covers(named, cited.spots)):
        return False
    versions = provision.versions if day is None else filter(None, [provision.at(day)])
    return any(covers(cited.spots, _spots(each.source.place)) for each in versions)


def _spots(place: str) -> tuple[Spot, ...]:
    """The places that a name or a source gives; none where it cannot be read as places."""
    try:
        return places(place)
    except CitationError:
        return ()
