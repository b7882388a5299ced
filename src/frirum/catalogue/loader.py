"""Loads a catalogue: the files of a folder, in the order in which one builds on the other."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from frirum.cases.vocabulary import EventType, Fact, Vocabulary
from frirum.catalogue.assemble import vocabulary as words
from frirum.catalogue.assemble.experiments import Surroundings, in_force
from frirum.catalogue.assemble.experiments import experiment as read_experiment
from frirum.catalogue.assemble.law import act
from frirum.catalogue.citations import Citations
from frirum.catalogue.documents import LocatedMap
from frirum.catalogue.expressions import Scope, Scopes
from frirum.catalogue.findings import Findings
from frirum.catalogue.model import Catalogue, Touch
from frirum.catalogue.reading import read
from frirum.catalogue.schema import CatalogueModel
from frirum.catalogue.validation import validate
from frirum.experiments.model import Experiment, Network
from frirum.law.citations import CitationError
from frirum.law.model import Act, Provision, Rate

SHIPPED = Path(__file__).parent / "dk"
"""The Danish catalogue that comes with Frirum."""


def load(path: Path | None = None) -> Catalogue:
    """The catalogue in a folder (None: the shipped Danish one), with what was found wrong while reading it.

    Nothing in the files raises: what cannot be read is left out and stands in `findings`, with its place.
    """
    # Half a million small objects come, and nearly all stay: looking among them for garbage, again and
    # again, would cost a third of the time. What a catalogue may hold is bounded, so memory is too.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _Loader(SHIPPED if path is None else Path(path)).load()
    finally:
        if collecting:
            gc.enable()


class _Loader:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.findings = Findings()
        self.facts: dict[tuple[str, str], Fact] = {}
        self.events: dict[tuple[str, str], EventType] = {}
        self.networks: dict[str, Network] = {}
        self.rates: dict[str, Rate] = {}
        self.acts: dict[str, Act] = {}
        self.families: dict[str, list[str]] = {}
        self.experiments: dict[str, Experiment] = {}
        self.provisions: dict[str, Provision] = {}

    def load(self) -> Catalogue:
        head = self._head()
        abouts = tuple(head.abouts) if head else ()
        for data in self._files("vocabulary*.yaml"):
            words.vocabulary(data, abouts, self.facts, self.events, self.findings)
        municipalities = words.municipalities(
            self.root / "municipalities.csv", self._name(self.root / "municipalities.csv"), self.findings
        )
        vocabulary = Vocabulary(abouts, self.facts, self.events, municipalities)
        for data in self._files("networks*.yaml"):
            words.networks(data, self.networks, self.findings)
        for data in self._files("rates*.yaml"):
            words.rates(data, self.rates, self.findings)
        scopes = self._scopes(vocabulary)
        self._law(scopes)
        families = self._families()
        citations = Citations(self.acts, families, self.provisions.values())
        self._experiments(Surroundings(scopes, citations, self.networks, self.findings))
        return Catalogue(
            country=head.country if head else "",
            vocabulary=vocabulary,
            networks=self.networks,
            rates=self.rates,
            acts=self.acts,
            provisions=self.provisions,
            experiments=self.experiments,
            touches=touches(self.experiments.values(), citations),
            families=families,
            findings=tuple(self.findings.found),
            spots=self.findings.spots,
        )

    def _name(self, path: Path) -> str:
        """The name of a file in findings: from the working directory, if it lies below it."""
        try:
            return str(path.resolve().relative_to(Path.cwd()))
        except (ValueError, OSError):
            return str(path)

    def _head(self) -> CatalogueModel | None:
        path = self.root / "catalogue.yaml"
        data = read(path, self._name(path), self.findings)
        return None if data is None else validate(CatalogueModel, data, data.place, self.findings)

    def _files(self, pattern: str) -> Iterator[LocatedMap]:
        for path in sorted(self.root.glob(pattern), key=lambda path: (path.parent, path.stem)):
            data = read(path, self._name(path), self.findings)
            if data is not None:
                yield data

    def _scopes(self, vocabulary: Vocabulary) -> Scopes:
        places = vocabulary.municipalities.values()
        spellings = {alias: each.name for each in places for alias in each.aliases}
        spellings |= dict.fromkeys(vocabulary.municipalities, "")
        return Scopes(
            {
                about: Scope(vocabulary.facts_of(about), vocabulary.events_of(about), self.rates, spellings)
                for about in vocabulary.abouts
            }
        )

    def _law(self, scopes: Scopes) -> None:
        for data in self._files("law/**/*.yaml"):
            built = act(data, scopes, self.findings)
            if built is None:
                continue
            made, family = built
            if made.short in self.acts:
                known = self.acts[made.short].place
                self.findings.add("F108", made.place, f"the act {made.short} stands in {known} already")
                continue
            self.acts[made.short] = made
            if family is not None:
                self.families.setdefault(family, []).append(made.short)
            self.provisions.update((each.id, each) for each in made.provisions)

    def _families(self) -> dict[str, tuple[str, ...]]:
        """The acts of each family, oldest first."""

        def age(name: str) -> tuple[bool, str]:
            start = self.acts[name].period.start
            return start is not None, str(start)

        return {family: tuple(sorted(members, key=age)) for family, members in self.families.items()}

    def _experiments(self, around: Surroundings) -> None:
        for data in self._files("experiments/**/*.yaml"):
            made = read_experiment(data, around)
            if made is None:
                continue
            if made.id in self.experiments:
                known = self.experiments[made.id].place
                self.findings.add("F108", made.place, f"the experiment `{made.id}` stands in {known} already")
                continue
            self.experiments[made.id] = made
            for exemption in made.exemptions:
                for version in exemption.versions:
                    for each in version.add:
                        self._add(each, around.citations)

    def _add(self, provision: Provision, citations: Citations) -> None:
        known = self.provisions.get(provision.id)
        if known is None:
            self.provisions[provision.id] = provision
            citations.add(provision)
        elif known.own == provision.own:
            versions = (*known.versions, *provision.versions)
            self.provisions[provision.id] = replace(known, versions=versions)
        else:
            self.findings.add("F108", provision.place, f"`{provision.id}` stands in {known.place} already")


def touches(experiments: Iterable[Experiment], citations: Citations) -> dict[str, tuple[Touch, ...]]:
    """By provision id, every exemption version that waives, drops, sets or adds something there."""
    found: dict[str, list[Touch]] = {}
    for experiment in experiments:
        for exemption in experiment.exemptions:
            for version in exemption.versions:
                cited: dict[str, list[str]] = {each.id: [each.id] for each in version.add}
                for citation in dict.fromkeys((*version.waive, *version.drop, *version.set)):
                    try:
                        named = citations.find(citation, version.period)
                    except CitationError:
                        continue  # a finding already
                    for provision in named:
                        if in_force(provision, version.period):
                            cited.setdefault(provision.id, []).append(citation)
                for id_, names in cited.items():
                    found.setdefault(id_, []).append(Touch(experiment, exemption, version, tuple(names)))
    return {id_: tuple(each) for id_, each in found.items()}
