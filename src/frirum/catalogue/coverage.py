"""How far a catalogue covers its programme: per application, idea and basis, what is coded and how well.

Everything is read off the loaded catalogue; nothing is decided. docs/how-to/read-the-coverage.md says what
each number means.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from frirum.catalogue.checks.examples import kinds
from frirum.catalogue.checks.report import entries_of
from frirum.catalogue.model import Catalogue
from frirum.catalogue.programme import Entry, Programme, Section, sections
from frirum.experiments.model import Exemption, ExemptionVersion, Experiment, Standing
from frirum.law.citations import CitationError
from frirum.law.model import Certainty, Condition, Example, Source, Text, Version

INSIDE, OUTSIDE, AFTER = "inside its scope", "outside its scope", "after its end"


class Kind(StrEnum):
    """What is covered."""

    APPLICATION = "application"
    IDEA = "idea"
    BASIS = "basis"


@dataclass(frozen=True, slots=True)
class Coverage:
    """One entry of the programme, and what the catalogue has of it.

    `asked` and `granted` name exemptions ("experiment/exemption"), `asked_versions` and `granted_versions`
    count their versions. `conditions` are those of these versions and of the versions of provisions that
    they meet, each once by owner and name, and whether a person must answer it (it has `ask` or `by`). An
    example counts once for each thing it shows; one that shows either of two counts for both. `assumed` and
    `undecided` count sources, `remarks` open questions and known conflicts. `missing` are sections of a
    basis that no exemption cites.
    """

    kind: Kind
    id: str
    title: Text
    networks: tuple[str, ...]
    municipalities: tuple[str, ...]
    experiments: tuple[str, ...]
    provisions: tuple[str, ...]
    asked: tuple[str, ...]
    asked_versions: int
    granted: tuple[str, ...]
    granted_versions: int
    conditions: Mapping[tuple[str, str], bool]
    examples: int
    inside: int
    outside: int
    after: int
    assumed: int
    undecided: int
    remarks: int
    missing: tuple[str, ...] = ()

    @property
    def coded(self) -> bool:
        """Whether any exemption covers it."""
        return bool(self.asked or self.granted)

    @property
    def on_record(self) -> int:
        """How many conditions a person must answer: a judgement, a consent, what a plan contains."""
        return sum(self.conditions.values())

    @property
    def from_facts(self) -> int:
        """How many conditions are computed from recorded facts and events."""
        return len(self.conditions) - self.on_record

    @property
    def computable(self) -> float | None:
        """The computable share: conditions computed from facts, of all conditions (`share`)."""
        return share(self.conditions)


@dataclass(frozen=True, slots=True)
class Part:
    """An exemption version, with what it belongs to."""

    experiment: Experiment
    exemption: Exemption
    version: ExemptionVersion

    @property
    def id(self) -> str:
        """`experiment/exemption`"""
        return f"{self.experiment.id}/{self.exemption.name}"


def share(conditions: Mapping[tuple[str, str], bool]) -> float | None:
    """The computable share of conditions: how many of them a computer answers from recorded facts and events,
    from 0 to 1. The others need a person, whose answer is put on record. None where there is no condition
    at all: nothing is asked, so there is no share.

    Each condition weighs the same, however many cases it decides. Whether the facts are recorded anywhere
    is not looked at, nor is what an effect demands (a requirement that nobody computes has conditions too).
    """
    return 1 - sum(conditions.values()) / len(conditions) if conditions else None


def coverage(catalogue: Catalogue, programme: Programme) -> list[Coverage]:
    """The coverage of every entry: applications, ideas, bases."""
    counting = _Counting(catalogue)
    return [
        *(counting.covered(Kind.APPLICATION, each) for each in programme.applications.values()),
        *(counting.covered(Kind.IDEA, each) for each in programme.ideas.values()),
        *(counting.covered(Kind.BASIS, each) for each in programme.bases.values()),
    ]


def uncited(catalogue: Catalogue, programme: Programme) -> list[str]:
    """The bases of granted exemptions that stand in no entry of the programme."""
    known = [section for entry in programme.bases.values() for section in entry.sections]
    found: dict[str, None] = {}
    for part in _parts(catalogue):
        if part.exemption.standing is Standing.GRANTED and not _overlap(_basis(part.version), known):
            found[part.version.basis] = None
    return list(found)


class _Counting:
    """Counts entries; what an exemption version has of its own is looked up once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.parts = list(_parts(catalogue))
        self._touched: dict[int, list[str]] = {}
        for id_, touches in catalogue.touches.items():
            for touch in touches:
                self._touched.setdefault(id(touch.version), []).append(id_)
        self._named: dict[int, frozenset[str]] = {}
        self._held: dict[int, Held] = {}

    def covered(self, kind: Kind, entry: Entry) -> Coverage:
        """One entry."""
        parts = [part for part in self.parts if _belongs(kind, entry, part)]
        held = [self.held(part) for part in parts]
        asked = [part for part in parts if part.exemption.standing is Standing.ASKED]
        granted = [part for part in parts if part.exemption.standing is Standing.GRANTED]
        shown = {pair for each in held for pair in each.shown}
        doubts = list(
            {key: certainty for each in held for key, certainty in each.certainties.items()}.values()
        )
        return Coverage(
            kind=kind,
            id=entry.id,
            title=entry.title,
            networks=entry.networks,
            municipalities=entry.municipalities,
            experiments=tuple(dict.fromkeys(part.experiment.id for part in parts)),
            provisions=tuple(dict.fromkeys(id_ for each in held for id_ in each.provisions)),
            asked=_ids(asked),
            asked_versions=len(asked),
            granted=_ids(granted),
            granted_versions=len(granted),
            conditions=merged(each.on_record for each in held),
            examples=len({example for example, _ in shown}),
            inside=sum(shows == INSIDE for _, shows in shown),
            outside=sum(shows == OUTSIDE for _, shows in shown),
            after=sum(shows == AFTER for _, shows in shown),
            assumed=doubts.count(Certainty.ASSUMED),
            undecided=doubts.count(Certainty.UNDECIDED),
            remarks=len({remark for each in held for remark in each.remarks}),
            missing=tuple(_missing(entry, parts)),
        )

    def held(self, part: Part) -> Held:
        """What an exemption version has of its own, and of the provisions it touches."""
        found = self._held.get(id(part.version))
        if found is None:
            met = [(id_, version) for id_ in self._ids(part) for version in self._met(part, id_)]
            sources = [each for each in _sources(part, met) if each is not None]
            found = self._held[id(part.version)] = Held(
                provisions=self._ids(part),
                on_record=_conditions(part, met),
                shown=frozenset(self._shows(part)),
                certainties={id(each): each.certainty for each in sources},
                remarks=frozenset(_remarks(part, met)),
            )
        return found

    def _ids(self, part: Part) -> tuple[str, ...]:
        return tuple(self._touched.get(id(part.version), ()))

    def _met(self, part: Part, id_: str) -> Iterator[Version]:
        """The versions of a provision that an exemption version may meet."""
        versions = self.catalogue.provisions[id_].versions
        yield from (each for each in versions if each.period.overlaps(part.version.period))

    def _shows(self, part: Part) -> Iterator[tuple[int, str]]:
        """Examples of the experiment, each with what it shows of the exemption version."""
        ids = set(self._ids(part))
        for example in part.experiment.examples:
            if ids & self._about(example):
                for kind in kinds(self.catalogue, part.experiment, part.exemption, part.version, example):
                    yield id(example), kind

    def _about(self, example: Example) -> frozenset[str]:
        """The provisions that an example names."""
        found = self._named.get(id(example))
        if found is None:
            named = frozenset({example.provision})
            if example.provision not in self.catalogue.provisions:
                named = frozenset(each.id for each in self.catalogue.resolve(example.provision, example.on))
            found = self._named[id(example)] = named
        return found


@dataclass(frozen=True, slots=True)
class Held:
    """What an exemption version has. `on_record` tells of each condition whether a person must answer it;
    examples and sources stand for themselves by identity."""

    provisions: tuple[str, ...]
    on_record: Mapping[tuple[str, str], bool]
    shown: frozenset[tuple[int, str]]
    certainties: Mapping[int, Certainty]
    remarks: frozenset[str]


def _parts(catalogue: Catalogue) -> Iterator[Part]:
    for experiment in catalogue.experiments.values():
        for exemption in experiment.exemptions:
            for version in exemption.versions:
                yield Part(experiment, exemption, version)


def merged(conditions: Iterable[Mapping[tuple[str, str], bool]]) -> dict[tuple[str, str], bool]:
    """Every condition once; on record if it is so in any version."""
    found: dict[tuple[str, str], bool] = {}
    for each in conditions:
        for key, on_record in each.items():
            found[key] = found.get(key, False) or on_record
    return found


Met = list[tuple[str, Version]]
"""the versions of provisions that an exemption version may meet, with the provisions' ids"""


def _conditions(part: Part, met: Met) -> dict[tuple[str, str], bool]:
    """Conditions by owner and name, and whether a person must answer them."""
    owned: list[tuple[str, Condition]] = [(part.id, each) for each in part.version.conditions.values()]
    owned += [(part.id, each) for change in part.version.set.values() for each in change.conditions.values()]
    owned += [(id_, each) for id_, version in met for each in version.given.values()]
    found: dict[tuple[str, str], bool] = {}
    for owner, each in owned:
        found[owner, each.name] = found.get((owner, each.name), False) or bool(each.ask or each.by)
    return found


def _sources(part: Part, met: Met) -> Iterator[Source | None]:
    yield part.version.source
    yield from (each.source for each in part.version.conditions.values())
    yield from (entry.source for entry in entries_of(part.experiment, part.exemption))
    for _, version in met:
        yield version.source
        yield from (each.source for each in version.given.values())


def _remarks(part: Part, met: Met) -> Iterator[str]:
    for remarks in (part.experiment.remarks, part.version.remarks, *(version.remarks for _, version in met)):
        yield from (str(sorted(each.items())) for each in remarks)


def _belongs(kind: Kind, entry: Entry, part: Part) -> bool:
    if kind is Kind.APPLICATION:
        return entry.id in part.experiment.applications
    if kind is Kind.IDEA:
        return bool(_titles(entry.title.values()) & _names(part.experiment))
    granted = part.exemption.standing is Standing.GRANTED
    return granted and _overlap(_basis(part.version), entry.sections)


def _names(experiment: Experiment) -> set[str]:
    return _titles([*experiment.title.values(), *experiment.aliases])


def _titles(names: Iterable[str]) -> set[str]:
    return {" ".join(name.casefold().split()) for name in names}


def _basis(version: ExemptionVersion) -> tuple[Section, ...]:
    """The sections that an exemption version rests on; none where its basis is no act."""
    try:
        return sections(version.basis)
    except CitationError:
        return ()


def _overlap(some: Iterable[Section], others: Iterable[Section]) -> bool:
    others = list(others)
    return any(one.overlaps(other) for one in some for other in others)


def _missing(entry: Entry, parts: Iterable[Part]) -> Iterator[str]:
    """The sections of a basis on which nothing rests."""
    cited = [section for part in parts for section in _basis(part.version)]
    yield from (each.written for each in entry.sections if not _overlap([each], cited))


def _ids(parts: Iterable[Part]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.id for part in parts))


__all__ = ["Coverage", "Kind", "coverage", "merged", "share", "uncited"]
