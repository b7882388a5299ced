"""The vocabulary: which facts and events a case may hold, of which type, and what absence means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from frirum.law.model import Place, Source, Text


class FactType(StrEnum):
    """The type of a fact or of an attribute of an event."""

    TEXT = "text"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    MUNICIPALITY = "municipality"


class Absence(StrEnum):
    """What it means that nothing is recorded for a day."""

    OPEN = "open"
    """a gap is unknown"""
    RECORDED = "recorded"
    """once anything is recorded in the case, a gap means none (a boolean: false); before that, unknown"""
    COMPLETE = "complete"
    """no record means that it did not happen: none (a boolean: false)"""


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of a case, piecewise constant over days; `values` lists what a text may be (empty: any)."""

    name: str
    about: str
    type: FactType
    text: Text
    absence: Absence = Absence.OPEN
    values: tuple[str, ...] = ()
    unit: str | None = None
    source: Source | None = None
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class EventType:
    """Something that happens on a day; `attributes` are facts about the event itself."""

    name: str
    about: str
    text: Text
    absence: Absence = Absence.COMPLETE
    attributes: Mapping[str, Fact] = field(default_factory=dict)
    source: Source | None = None
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality by its official name and three-digit code; `aliases` are read, not printed."""

    name: str
    code: int
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All facts and events, keyed by (about, name), and the municipalities by name."""

    abouts: tuple[str, ...]
    facts: Mapping[tuple[str, str], Fact]
    events: Mapping[tuple[str, str], EventType]
    municipalities: Mapping[str, Municipality]

    def facts_of(self, about: str) -> dict[str, Fact]:
        """The facts a case of this kind may hold, by name."""
        return {name: fact for (kind, name), fact in self.facts.items() if kind == about}

    def events_of(self, about: str) -> dict[str, EventType]:
        """The events a case of this kind may hold, by name."""
        return {name: event for (kind, name), event in self.events.items() if kind == about}
