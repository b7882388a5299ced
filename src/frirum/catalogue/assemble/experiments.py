"""Experiments: participation, exemptions with their versions, and what these touch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from frirum.catalogue.assemble.added import Adding, added
from frirum.catalogue.assemble.law import examples
from frirum.catalogue.assemble.rules import TYPES, change_of_duty, condition, conditions, maybe
from frirum.catalogue.assemble.texts import optional_source, period, required_source, text, texts
from frirum.catalogue.citations import Citations
from frirum.catalogue.documents import LocatedList, LocatedMap
from frirum.catalogue.expressions import Scopes, number_in
from frirum.catalogue.findings import Findings, shown
from frirum.catalogue.schema import (
    ChangeModel,
    ConditionModel,
    ExemptionModel,
    ExemptionVersionModel,
    ExperimentModel,
    ParticipationModel,
)
from frirum.catalogue.validation import validate
from frirum.experiments.model import (
    AtEnd,
    Change,
    Exemption,
    ExemptionVersion,
    Experiment,
    Network,
    Participation,
    Standing,
)
from frirum.law.citations import CitationError
from frirum.law.model import Period, Place, Provision, Source


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an experiment is built into."""

    scopes: Scopes
    citations: Citations
    networks: dict[str, Network]
    findings: Findings

    def cited(self, citation: str, place: Place, within: Period) -> tuple[Provision, ...]:
        """The provisions a citation names that have a version in the period; a finding if it names none."""
        try:
            named = self.citations.find(citation, within)
        except CitationError as error:
            self.findings.add("F301", place, f"`{citation}`: {error}")
            return ()
        found = tuple(each for each in named if in_force(each, within))
        adding = next((each.own for each in named if each.own is not None), None)
        if not found and adding is not None:
            message = f"`{citation}` is added by the exemption {adding}, and only ordinary law can be changed"
            self.findings.add("F302", place, message, "change it in the exemption that adds it")
        elif not found:
            self.findings.add(
                "F302", place, f"`{citation}` names no provision that is in force {shown(within)}"
            )
        return found


def in_force(provision: Provision, within: Period) -> bool:
    """Whether it is ordinary law on some day of the period. What exemptions add is not: were it there to be
    changed, it would matter which file is read first."""
    return provision.own is None and any(each.period.overlaps(within) for each in provision.versions)


def experiment(data: LocatedMap, around: Surroundings) -> Experiment | None:
    """The experiment of a file."""
    findings = around.findings
    model = validate(ExperimentModel, data, data.place, findings)
    if model is None:
        return None
    findings.note(model.at, data.value_place("experiment"), depth=2)
    exemptions = []
    abouts: dict[str, set[str]] = {}
    for name, value in model.exemptions.items():
        place = data["exemptions"].key_place(name)
        abouts[name] = set()
        made = exemption(model.experiment, name, value, place, around, abouts[name])
        if made is not None:
            exemptions.append(made)
    return Experiment(
        id=model.experiment,
        title=text(model.title, f"the experiment `{model.experiment}`", findings),
        network=model.network,
        round=model.round,
        participations=participations(data, model, around, abouts),
        exemptions=tuple(exemptions),
        aliases=tuple(model.aliases),
        applications=tuple(model.applications),
        remarks=texts(model.remarks, "a remark", findings),
        examples=examples(data, findings),
        place=data.value_place("experiment"),
    )


def participations(
    data: LocatedMap, model: ExperimentModel, around: Surroundings, abouts: dict[str, set[str]]
) -> tuple[Participation, ...]:
    """Who takes part."""
    items = data.get("takes part")
    if not isinstance(items, LocatedList):
        return ()
    found = []
    for index, each in enumerate(items):
        entry = validate(ParticipationModel, each, items.item_place(index), around.findings)
        if entry is not None:
            found.append(participation(entry, model, around, abouts))
    return tuple(found)


def participation(
    entry: ParticipationModel, model: ExperimentModel, around: Surroundings, abouts: dict[str, set[str]]
) -> Participation:
    """One entry of who takes part."""
    findings = around.findings
    findings.note(entry.at)
    municipalities = tuple(entry.kommune or ())
    if entry.network:
        network = around.networks.get(model.network or "")
        if network is None:
            findings.add(
                "F106", entry.at.value_place("network"), "the experiment belongs to no known network"
            )
        else:
            municipalities = network.municipalities
    about = set().union(*(abouts.get(part, set()) for part in (entry.part or abouts)))
    scope = around.scopes.common(frozenset(about))
    return Participation(
        municipalities=municipalities,
        period=period(entry, findings),
        parts=tuple(entry.part),
        group=condition(entry.group, "group", scope, findings) if entry.group else None,
        source=optional_source(entry.source, findings),
        place=entry.place,
    )


def exemption(
    experiment_id: str, name: str, value: object, place: Place, around: Surroundings, abouts: set[str]
) -> Exemption | None:
    """An exemption with those of its versions that could be read; `abouts` gains the kinds of case it
    touches."""
    model = validate(ExemptionModel, value, place, around.findings)
    if model is None:
        return None
    versions = []
    items: LocatedList = model.at["versions"]
    for index, each in enumerate(items):
        entry = validate(ExemptionVersionModel, each, items.item_place(index), around.findings)
        if entry is not None:
            versions.append(_Version(experiment_id, name, entry, around).build(abouts))
    title = text(model.title, f"the exemption `{name}`", around.findings)
    return Exemption(name, title, Standing(model.standing), tuple(versions), place)


class _Version:
    """Builds one version of an exemption."""

    def __init__(
        self, experiment_id: str, exemption_name: str, model: ExemptionVersionModel, around: Surroundings
    ) -> None:
        self.experiment_id = experiment_id
        self.exemption_name = exemption_name
        self.model = model
        self.around = around
        self.findings = around.findings
        self.period = period(model, self.findings)
        self.targets: dict[str, tuple[Provision, ...]] = {}

    def build(self, abouts: set[str]) -> ExemptionVersion:
        model = self.model
        self.findings.note(model.at)
        self._find_targets()
        source = required_source(
            model.source,
            f"{self.experiment_id}/{self.exemption_name}",
            number_in(model.at),
            model.place,
            self.findings,
        )
        add = self._added(source)
        targets = [each for found in self.targets.values() for each in found]
        about = frozenset(each.about for each in (*targets, *add))
        abouts.update(about)
        scope = self.around.scopes.common(about)
        groups = {"for": model.for_, "enrolled": model.enrolled, "provided": model.provided}
        return ExemptionVersion(
            basis=model.basis,
            period=self.period,
            source=source,
            conditions={
                name: each
                for group in groups.values()
                for name, each in conditions(group, scope, self.findings).items()
            },
            kinds=self._kinds(groups),
            waive=tuple(model.waive),
            drop={citation: tuple(names) for citation, names in model.drop.items()},
            set={citation: self._change(citation, each) for citation, each in model.set.items()},
            add=add,
            at_end=None if model.at_end is None else AtEnd(model.at_end),
            remarks=texts(model.remarks, "a remark", self.findings),
            keeps=texts(model.keeps, "a proviso", self.findings),
            place=model.place,
        )

    def _kinds(self, groups: Mapping[str, Mapping[str, ConditionModel]]) -> dict[str, str]:
        """Which group each condition stands in; a finding if it stands in two."""
        kinds: dict[str, str] = {}
        for kind, group in groups.items():
            for name in group:
                if name in kinds:
                    place = self.model.at[kind].key_place(name)
                    message = f"the condition `{name}` stands under `{kinds[name]}` already"
                    self.findings.add("F108", place, message)
                kinds.setdefault(name, kind)
        return kinds

    def _find_targets(self) -> None:
        at = self.model.at
        cited = [(each, at["waive"].item_place(index)) for index, each in enumerate(self.model.waive)]
        cited += [(each, at["drop"].key_place(each)) for each in self.model.drop]
        cited += [(each, at["set"].key_place(each)) for each in self.model.set]
        for citation, place in cited:
            if citation not in self.targets:
                self.targets[citation] = self.around.cited(citation, place, self.period)

    def _added(self, source: Source) -> tuple[Provision, ...]:
        by = Adding(self.experiment_id, self.exemption_name, self.period, source)
        around = self.around
        made = [
            added(key, each, by, around.citations, around.scopes, self.findings)
            for key, each in self.model.add.items()
        ]
        return tuple(each for each in made if each is not None)

    def _change(self, citation: str, model: ChangeModel) -> Change:
        found = self.targets[citation]
        scope = self.around.scopes.common(frozenset(each.about for each in found))
        in_force = [
            version
            for provision in found
            for version in provision.versions
            if version.period.overlaps(self.period)
        ]
        kinds = [TYPES[version.effect] for version in in_force if version.effect in TYPES]
        wanted = kinds[0] if kinds else "number"
        met_by = tuple(dict.fromkeys(name for each in in_force if each.duty for name in each.duty.met_by))
        return Change(
            conditions=conditions(model.given, scope, self.findings),
            value=maybe(model.at, "is", replace(scope, ordinary=wanted), self.findings, wanted),
            duty=change_of_duty(model.duty, met_by, scope, self.findings) if model.duty else {},
        )
