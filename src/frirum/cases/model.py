"""A case: facts as timelines, and events, about one person, company, dwelling, home or experiment.

Days are proleptic ordinals (`date.toordinal()`): comparing and subtracting integers is what the engine does
most. `FIRST` and `LAST` stand for an end that is left open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

FactValue = str | Decimal | bool | date | None
"""None is a known "none", never "not known": what is not known is not in the case."""

FIRST = 1
LAST = date.max.toordinal()


class Piece(NamedTuple):
    """A value that holds from day `start` to day `end`, both included."""

    start: int
    end: int
    value: FactValue


class Event(NamedTuple):
    """Something that happened on day `on`."""

    what: str
    on: int
    attributes: Mapping[str, FactValue]


@dataclass(slots=True)
class Case:
    """Facts and events of one case. Pieces of a fact are sorted and do not overlap; events are sorted by day.

    `incomplete` names facts and events that this data set does not hold completely: their absence is then
    unknown, whatever the vocabulary says. `memo` is the engine's scratch room and no part of the case.
    """

    id: str
    about: str
    facts: Mapping[str, tuple[Piece, ...]] = field(default_factory=dict)
    events: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    incomplete: frozenset[str] = frozenset()
    memo: dict[object, object] = field(default_factory=dict, compare=False, repr=False)
