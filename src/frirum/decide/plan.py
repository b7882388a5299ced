"""What holds of one provision on one day, before any case is looked at.

A `Plan` is the provision's version in force, and by *element* what each exemption of the day would change.
An element is named `given.NAME` (a condition), `value`, `duty.FIELD` or `waive`; a provision of an
exemption's own has the element `add`. Both back ends interpret plans; neither looks at exemptions itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import Enum

from frirum.cases.model import FIRST, LAST
from frirum.catalogue.model import Catalogue, Touch
from frirum.experiments.model import ExemptionVersion, Participation, Standing
from frirum.feel.ast import Node
from frirum.law.model import Clock, Condition, Due, Expression, Period, Provision, Version


class Drop(Enum):
    """The consequence of `drop`: the element no longer counts."""

    DROPPED = "dropped"


DROPPED = Drop.DROPPED

Asked = bool | Collection[str]
"""Which exemptions that were only asked for take part: all (True), none (False), or those named by
experiment id or by `experiment/exemption`."""


@dataclass(frozen=True, slots=True)
class Consequence:
    """What becomes of an element, and the exemptions (indexes into `Plan.scopes`) that want just this.

    `to` is DROPPED, a `Condition` (`given.…`), an `Expression` (`value`), the field's own type (`duty.…`), or
    True (`waive`, `add`). Consequences of one element differ from each other: two in scope are a conflict.
    """

    to: object
    scopes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """An exemption whose basis holds on the day: who takes part then, and under which conditions.

    It is in scope of a case when one of `entries` holds (the municipality is in it and its `group`, if any,
    is true) and all `conditions` hold.
    """

    touch: Touch
    entries: tuple[Participation, ...]
    conditions: tuple[Condition, ...]

    @property
    def id(self) -> str:
        """`experiment/exemption`"""
        return self.touch.id


@dataclass(frozen=True, slots=True)
class Plan:
    """A provision on every day from ordinal `start` to `end`, both included.

    `version` is the text in force (None: not in force). For an `own` provision, one that an exemption adds,
    ordinary law knows nothing of it: it holds where `elements["add"]` is in scope. `elements` holds only what
    some exemption touches, and only elements that the version has. `beside` are exemptions on the provision
    that cannot matter on these days: outside their period, asked for but not asked about, or aimed at
    elements that the version does not have.
    """

    provision: Provision
    version: Version | None
    start: int
    end: int
    scopes: tuple[Scope, ...]
    elements: Mapping[str, tuple[Consequence, ...]]
    beside: tuple[Touch, ...]

    @property
    def own(self) -> bool:
        """Whether an exemption adds the provision."""
        return self.provision.own is not None


def plan(catalogue: Catalogue, provision: Provision, day: date, asked: Asked = False) -> Plan:  # noqa: FBT002
    """The plan of a provision on a day."""
    touches = catalogue.touches.get(provision.id, ())
    version = provision.at(day)
    matters = [
        _counts(touch, day, asked) and _changes_something(provision, version, touch) for touch in touches
    ]
    scopes = tuple(_scope(touch, day) for touch, there in zip(touches, matters, strict=True) if there)
    start, end = _stretch(provision, touches, day)
    return Plan(
        provision=provision,
        version=version,
        start=start,
        end=end,
        scopes=scopes,
        elements={} if version is None else _elements(provision, version, scopes),
        beside=tuple(touch for touch, there in zip(touches, matters, strict=True) if not there),
    )


def is_asked(touch: Touch, asked: Asked) -> bool:
    """Whether the exemption takes part by its standing: granted, or asked for and asked about."""
    if touch.exemption.standing is Standing.GRANTED or asked is True:
        return True
    return asked is not False and (touch.id in asked or touch.experiment.id in asked)


def _counts(touch: Touch, day: date, asked: Asked) -> bool:
    return day in touch.version.period and is_asked(touch, asked)


def _changes_something(provision: Provision, version: Version | None, touch: Touch) -> bool:
    return version is not None and any(True for _ in _changes(provision, version, touch))


def _scope(touch: Touch, day: date) -> Scope:
    entries = tuple(
        entry
        for entry in touch.experiment.participations
        if day in entry.period and (not entry.parts or touch.exemption.name in entry.parts)
    )
    return Scope(touch, entries, tuple(touch.version.conditions.values()))


def _elements(
    provision: Provision, version: Version, scopes: tuple[Scope, ...]
) -> dict[str, tuple[Consequence, ...]]:
    found: dict[str, dict[object, tuple[object, list[int]]]] = {}
    for index, scope in enumerate(scopes):
        for name, to in _changes(provision, version, scope.touch):
            _, holders = found.setdefault(name, {}).setdefault(consequence_key(to), (to, []))
            if index not in holders:
                holders.append(index)
    return {
        name: tuple(Consequence(to, tuple(holders)) for to, holders in by_key.values())
        for name, by_key in found.items()
    }


def _changes(provision: Provision, version: Version, touch: Touch) -> Iterator[tuple[str, object]]:
    """Element and consequence of everything the exemption does to this version."""
    law = touch.version
    if any(added.id == provision.id for added in law.add):
        yield "add", True
    for citation in touch.cited:
        if citation in law.waive:
            yield "waive", True
        for name in law.drop.get(citation, ()):
            if (element := _element(version, name)) is not None:
                yield element, DROPPED
        yield from _settings(version, law, citation)


def _settings(version: Version, law: ExemptionVersion, citation: str) -> Iterator[tuple[str, object]]:
    change = law.set.get(citation)
    if change is None:
        return
    for name, condition in change.conditions.items():
        if name in version.given:
            yield f"given.{name}", condition
    if change.value is not None and version.value is not None:
        yield "value", change.value
    if version.duty is not None:
        for name, to in change.duty.items():
            yield f"duty.{name}", DROPPED if to is None else to


def _element(version: Version, name: str) -> str | None:
    """The element a `drop` names, as far as this version has it: a citation may cover several provisions."""
    if name in version.given:
        return f"given.{name}"
    field = name.removeprefix("duty.").replace(" ", "_")
    has = name.startswith("duty.") and getattr(version.duty, field, None) is not None
    return f"duty.{field}" if has else None


def consequence_key(value: object) -> object:
    """Equal for equal consequences: expressions count by their tree, not by how they are spelt."""
    if isinstance(value, Condition):
        return value.test.node
    if isinstance(value, Expression):
        return value.node
    if isinstance(value, Clock | Due):
        return (type(value), *(consequence_key(getattr(value, each.name)) for each in fields(value)))
    if isinstance(value, Node) or value is None:
        return value
    return (type(value), value)


def _stretch(provision: Provision, touches: tuple[Touch, ...], day: date) -> tuple[int, int]:
    """The longest run of days around `day` on which no version, basis or participation begins or ends."""
    on = day.toordinal()
    edges = [edge for period in _periods(provision, touches) for edge in edges_of(period)]
    return max([e for e in edges if e <= on], default=FIRST), min(
        [e for e in edges if e > on], default=LAST + 1
    ) - 1


def _periods(provision: Provision, touches: tuple[Touch, ...]) -> Iterator[Period]:
    yield from (version.period for version in provision.versions)
    for touch in touches:
        yield touch.version.period
        yield from (entry.period for entry in touch.experiment.participations)


def edges_of(period: Period) -> Iterator[int]:
    """The days (ordinals) from which something else holds: its start, and the day after its end."""
    if period.start is not None:
        yield period.start.toordinal()
    if period.end is not None:
        yield period.end.toordinal() + 1
