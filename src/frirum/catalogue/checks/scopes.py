"""Scopes and conditions that can never hold."""

from __future__ import annotations

from collections.abc import Iterable

from frirum.catalogue.checks.domains import Domain, among
from frirum.catalogue.checks.expressions import abouts_of
from frirum.catalogue.checks.report import Report, common, entries_of
from frirum.catalogue.checks.satisfiable import domains_of, satisfiable
from frirum.catalogue.findings import shown
from frirum.catalogue.model import Catalogue
from frirum.experiments.model import Exemption, ExemptionVersion, Experiment, Participation
from frirum.feel.ast import Name, Node
from frirum.law.model import Version

KOMMUNE = Name("kommune")


def check_scopes(report: Report) -> None:
    """Provisions whose conditions contradict each other, and exemptions that can be in scope of no case."""
    domains = {about: domains_for(report.catalogue, about) for about in report.catalogue.vocabulary.abouts}
    for provision in report.catalogue.provisions.values():
        for version in provision.versions:
            _given(report, provision.id, version, domains.get(provision.about, {}))
    abouts = abouts_of(report.catalogue)
    for experiment, exemption, overlay in report.exemption_versions():
        about = abouts.get(id(overlay), frozenset())
        known = domains[next(iter(about))] if len(about) == 1 else {}
        _scope(report, experiment, exemption, overlay, known)


def domains_for(catalogue: Catalogue, about: str) -> dict[Node, Domain]:
    """The values that facts about this kind of case can have."""
    vocabulary = catalogue.vocabulary
    return domains_of(vocabulary.facts_of(about), vocabulary.municipalities)


def _given(report: Report, id_: str, version: Version, domains: dict[Node, Domain]) -> None:
    tests = [each.test.node for each in version.given.values()]
    if tests and not satisfiable(tests, domains):
        first = next(iter(version.given.values())).test.place
        report.add("F204", first, f"{id_}: the conditions {_names(version.given)} can never hold together")


def _names(names: Iterable[str]) -> str:
    return ", ".join(f"`{each}`" for each in names)


def _scope(
    report: Report,
    experiment: Experiment,
    exemption: Exemption,
    version: ExemptionVersion,
    domains: dict[Node, Domain],
) -> None:
    named = f"{experiment.id}/{exemption.name}"
    entries = entries_of(experiment, exemption)
    if not entries:
        report.add("F311", version.place, f"nobody takes part in {named}", "add an entry under `takes part`")
        return
    present = [each for each in entries if common(each.period, version.period)]
    if not present:
        place = report.where(version.place, "from", "to")
        message = f"nobody takes part in {named} in the period of this version ({shown(version.period)})"
        report.add("F311", place, message)
        return
    if any(scope_can_hold(version, each, domains) for each in present):
        return
    conditions = [*version.conditions.values(), *(each.group for each in present if each.group)]
    place = conditions[0].test.place
    groups = " with the group of those who take part" if any(each.group for each in present) else ""
    report.add("F311", place, f"{named}: {_names(version.conditions) or 'the scope'}{groups} can never hold")


def scope_can_hold(version: ExemptionVersion, entry: Participation, domains: dict[Node, Domain]) -> bool:
    """Whether the conditions of a version and of an entry can hold together in one of its municipalities."""
    return satisfiable(scope_tests(version, entry), within(domains, entry.municipalities))


def scope_tests(version: ExemptionVersion, entry: Participation) -> list[Node]:
    """The conditions of a scope, as expressions."""
    tests = [each.test.node for each in version.conditions.values()]
    return tests if entry.group is None else [*tests, entry.group.test.node]


def within(domains: dict[Node, Domain], municipalities: Iterable[str]) -> dict[Node, Domain]:
    """The values that facts can have in one of these municipalities."""
    named = frozenset(municipalities)
    return {**domains, KOMMUNE: among(named)} if named else domains
