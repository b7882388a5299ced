"""Experiments as overlays: networks, experiments, exemptions, participation, standing.

An exemption never edits a provision. It says what it does to named elements of provisions it does not own,
where, for whom, from when to when, and on which basis.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from frirum.law.model import Condition, Example, Expression, Period, Place, Provision, Source, Text


class Standing(StrEnum):
    """`granted` is law; `asked` is kept as applied for and takes part only when asked for."""

    GRANTED = "granted"
    ASKED = "asked"


class AtEnd(StrEnum):
    """How a clock that ran during the exemption goes on after its last day."""

    RESUME = "resume"
    """as if ordinary law had always held"""
    RESTART = "restart"
    """counting begins anew on the day after"""


@dataclass(frozen=True, slots=True)
class Network:
    """A free-municipality network: its theme and its municipalities, with the source."""

    id: str
    number: int
    theme: Text
    municipalities: tuple[str, ...]
    period: Period
    source: Source
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class Participation:
    """Who takes part: municipalities, in which exemptions (`parts`; empty: all), for which group (a
    condition; None: all), from when to when."""

    municipalities: tuple[str, ...]
    period: Period
    parts: tuple[str, ...] = ()
    group: Condition | None = None
    source: Source | None = None
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class Change:
    """What an exemption sets in one provision. Only what is not None is changed.

    `conditions`: new tests by name of the ordinary condition. `value`: a new value expression, in which
    `ordinary` is the ordinary value. `duty`: fields of the duty by name (`met_by`, `counts`, `clock`, `due`,
    `cadence`, `tolerance`, `suspended`); a field set to None is dropped.
    """

    conditions: Mapping[str, Condition] = field(default_factory=dict)
    value: Expression | None = None
    duty: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ExemptionVersion:
    """An exemption as its basis gave it in a period.

    Scope, in this order: period, participation, `conditions` (the groups `for`, `enrolled` and `provided` of
    the file, merged in that order; `kinds[name]` tells which). `waive`, `drop` and `set` name provisions by
    id as written; `drop` maps to condition names (or `duty.counts`, `duty.tolerance`, …); `add` are
    provisions of its own.
    """

    basis: str
    period: Period
    source: Source
    conditions: Mapping[str, Condition] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    waive: tuple[str, ...] = ()
    drop: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    set: Mapping[str, Change] = field(default_factory=dict)
    add: tuple[Provision, ...] = ()
    at_end: AtEnd | None = None
    remarks: tuple[Text, ...] = ()
    keeps: tuple[Text, ...] = ()
    """what stays in force, and provisos that nobody computes per case"""
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class Exemption:
    """A named part of an experiment ("form", "hyppighed"), in its versions."""

    name: str
    title: Text
    standing: Standing
    versions: tuple[ExemptionVersion, ...]
    place: Place = Place()

    def at(self, day: date) -> ExemptionVersion | None:
        """The version whose basis holds on a day, if any."""
        return next((version for version in self.versions if day in version.period), None)


@dataclass(frozen=True, slots=True)
class Experiment:
    """A legal experiment of a network (None: outside the programme's networks)."""

    id: str
    title: Text
    network: str | None
    round: int | None
    participations: tuple[Participation, ...]
    exemptions: tuple[Exemption, ...]
    aliases: tuple[str, ...] = ()
    applications: tuple[str, ...] = ()
    remarks: tuple[Text, ...] = ()
    examples: tuple[Example, ...] = ()
    place: Place = Place()
