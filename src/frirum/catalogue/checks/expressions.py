"""Every expression of a catalogue, with the kind of case it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from frirum.catalogue.model import Catalogue
from frirum.experiments.model import Change, ExemptionVersion
from frirum.law.model import Clock, Condition, Due, Duty, Expression, Version

Found = tuple[frozenset[str], Expression]
"""The kinds of case it may be about (one, but for exemptions that touch several), and the expression."""


def all_expressions(catalogue: Catalogue) -> Iterator[Found]:
    """Every expression of the catalogue."""
    for provision in catalogue.provisions.values():
        about = frozenset((provision.about,))
        for version in provision.versions:
            yield from ((about, one) for one in of_version(version))
    abouts = abouts_of(catalogue)
    for experiment in catalogue.experiments.values():
        every: set[str] = set()
        for exemption in experiment.exemptions:
            for each in exemption.versions:
                about = abouts.get(id(each), frozenset())
                every |= about
                yield from ((about, one) for one in of_exemption(each))
        for entry in experiment.participations:
            if entry.group is not None:
                yield frozenset(every), entry.group.test


def abouts_of(catalogue: Catalogue) -> dict[int, frozenset[str]]:
    """By identity of an exemption's version, the kinds of case it touches."""
    found: dict[int, frozenset[str]] = {}
    for id_, touches in catalogue.touches.items():
        about = catalogue.provisions[id_].about
        for touch in touches:
            found[id(touch.version)] = found.get(id(touch.version), frozenset()) | {about}
    return found


def of_version(version: Version) -> Iterator[Expression]:
    """The expressions of a version of a provision."""
    yield from _tests(version.given.values())
    if version.value is not None and version.value.value is not None:
        yield version.value.value
    if version.duty is not None:
        yield from _of_duty(version.duty)


def of_exemption(version: ExemptionVersion) -> Iterator[Expression]:
    """The expressions of an exemption's version, without those of provisions it adds."""
    yield from _tests(version.conditions.values())
    for change in version.set.values():
        yield from _of_change(change)


def _of_change(change: Change) -> Iterator[Expression]:
    yield from _tests(change.conditions.values())
    if change.value is not None:
        yield change.value
    for value in change.duty.values():
        yield from _in_field(value)


def _of_duty(duty: Duty) -> Iterator[Expression]:
    for value in (duty.counts, duty.clock, duty.due, duty.suspended):
        yield from _in_field(value)


def _in_field(value: object) -> Iterator[Expression]:
    match value:
        case Expression():
            yield value
        case Clock():
            yield from (each for each in (value.running, value.since) if each is not None)
        case Due(day=Expression() as day):
            yield day
        case _:
            pass


def _tests(conditions: Iterable[Condition]) -> Iterator[Expression]:
    for condition in conditions:
        yield condition.test
