"""Two exemptions that make different things of one element, for one case on one day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from itertools import combinations

from frirum.catalogue.checks.changes import has_element
from frirum.catalogue.checks.domains import Domain
from frirum.catalogue.checks.report import Report, common, entries_of
from frirum.catalogue.checks.satisfiable import Alternatives, both_possible, ways
from frirum.catalogue.checks.scopes import domains_for, scope_tests, within
from frirum.catalogue.findings import shown
from frirum.catalogue.model import Touch
from frirum.experiments.model import Participation, Standing
from frirum.feel.ast import Node
from frirum.law.model import Condition, Expression, Period, Provision

DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Claim:
    """What an exemption makes of an element; equal `to`: the same consequence. `place`: where it says so."""

    touch: Touch
    to: object
    path: str


def check_conflicts(report: Report) -> None:
    """Pairs of exemptions on one element with different consequences whose scopes can overlap."""
    overlaps: dict[str, Overlaps] = {}
    for id_, touches in report.catalogue.touches.items():
        about = report.catalogue.provisions[id_].about
        if about not in overlaps:
            overlaps[about] = Overlaps(domains_for(report.catalogue, about))
        elements: dict[str, list[Claim]] = {}
        for touch in touches:
            for element, claim in claims(touch):
                if _there(report.catalogue.provisions[id_], touch, element):
                    elements.setdefault(element, []).append(claim)
        for element, found in elements.items():
            for one, other in combinations(found, 2):
                if one.to != other.to:
                    _pair(report, f"`{element}` of {id_}", one, other, overlaps[about])


def _there(provision: Provision, touch: Touch, element: str) -> bool:
    """Whether the provision has the element while the exemption holds; a citation may cover several."""
    kind, _, name = element.partition(".")
    return any(
        has_element(each, kind, name if kind == "given" else "")
        for each in provision.versions
        if each.period.overlaps(touch.version.period)
    )


def claims(touch: Touch) -> Iterator[tuple[str, Claim]]:
    """What an exemption version makes of which elements of the provision it touches."""
    version = touch.version
    for citation in touch.cited:
        for index, name in enumerate(version.drop.get(citation, ())):
            element = name.replace(" ", "_") if name.startswith("duty.") else f"given.{name}"
            yield element, Claim(touch, DROPPED, f"drop/{citation}/{index}")
        change = version.set.get(citation)
        if change is None:
            continue
        for name, condition in change.conditions.items():
            yield f"given.{name}", Claim(touch, consequence(condition), f"set/{citation}/given/{name}")
        if change.value is not None:
            yield "value", Claim(touch, consequence(change.value), f"set/{citation}/is")
        for name, to in change.duty.items():
            made = DROPPED if to is None else consequence(to)
            yield f"duty.{name}", Claim(touch, made, f"set/{citation}/duty/{name.replace('_', ' ')}")


def consequence(value: object) -> object:
    """Equal for equal consequences: expressions count by their tree, not by their spelling."""
    if isinstance(value, Condition):
        return value.test.node
    if isinstance(value, Expression):
        return value.node
    if isinstance(value, Node) or not is_dataclass(value):
        return value
    return (type(value).__name__, *(consequence(getattr(value, each.name)) for each in fields(value)))


def _pair(report: Report, what: str, one: Claim, other: Claim, overlaps: Overlaps) -> None:
    shared = overlaps.days(one.touch, other.touch)
    if shared is None:
        return
    where = report.where(other.touch.version.place, other.path)
    first = report.where(one.touch.version.place, one.path)
    granted = all(each.touch.exemption.standing is Standing.GRANTED for each in (one, other))
    both = f"{one.touch.id} ({first}) and {other.touch.id}"
    report.add("F309" if granted else "F310", where, f"{both} change {what} differently, {shown(shared)}")


class Overlaps:
    """Whether two exemptions can be in scope of one case; what their conditions allow is worked out once."""

    def __init__(self, domains: dict[Node, Domain]) -> None:
        self.domains = domains
        self._ways: dict[tuple[int, int], Alternatives] = {}

    def days(self, one: Touch, other: Touch) -> Period | None:
        """Days on which both can be in scope of one case; None if that is provably impossible."""
        periods = (one.version.period, other.version.period)
        if common(*periods) is None:
            return None
        for mine in entries_of(one.experiment, one.exemption):
            for theirs in entries_of(other.experiment, other.exemption):
                shared = common(*periods, mine.period, theirs.period)
                if shared and self._together(one, mine, other, theirs):
                    return shared
        return None

    def _together(self, one: Touch, mine: Participation, other: Touch, theirs: Participation) -> bool:
        municipalities = set(mine.municipalities).intersection(theirs.municipalities)
        if not municipalities:
            return False
        domains = within(self.domains, municipalities)
        return both_possible(self._scope(one, mine), self._scope(other, theirs), domains)

    def _scope(self, touch: Touch, entry: Participation) -> Alternatives:
        key = id(touch.version), id(entry)
        if key not in self._ways:
            self._ways[key] = ways(scope_tests(touch.version, entry))
        return self._ways[key]
