"""Where an expression finds its values: a frame is a list with a slot for each name the expression uses.

Slots 0 to 2 hold the case, the day an expression is looked at and the day of decision, as ordinals. They
are the same day, except in conditions that are followed through time.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from frirum.cases.model import FIRST, LAST, Case, Piece
from frirum.cases.vocabulary import Absence, Fact, FactType
from frirum.catalogue.model import Catalogue
from frirum.feel import UNKNOWN
from frirum.feel.ast import Name, Node
from frirum.law.model import Rate

CASE, DAY, TODAY = 0, 1, 2
FIRST_SLOT = 3
_RESERVED = ("\0case", "\0day", "\0today")
"""no name of an expression can be one of these"""

Frame = list[Any]


class FactSlot(NamedTuple):
    """A fact in a frame. `gap` is its value between pieces, `never` in a case without any."""

    slot: int
    name: str
    gap: object
    never: object


class RateSlot(NamedTuple):
    """A rate in a frame: its values over time, unknown outside them."""

    slot: int
    name: str
    pieces: tuple[Piece, ...]


def absences(fact: Fact) -> tuple[object, object]:
    """What a gap, and the lack of any record, mean for a fact."""
    none = False if fact.type is FactType.BOOLEAN else None
    gap = UNKNOWN if fact.absence is Absence.OPEN else none
    return gap, none if fact.absence is Absence.COMPLETE else UNKNOWN


def value_in(pieces: tuple[Piece, ...], day: int, gap: object) -> object:
    """The value of sorted pieces on a day."""
    if len(pieces) == 1:
        start, end, value = pieces[0]
        return value if start <= day <= end else gap
    at = bisect_left(pieces, (day + 1,)) - 1
    if at >= 0 and pieces[at][1] >= day:
        return pieces[at][2]
    return gap


def on_day(case: Case, fact: FactSlot, day: int) -> object:
    """The value of a fact in a case on a day."""
    pieces = case.facts.get(fact.name)
    if case.incomplete and fact.name in case.incomplete:
        return value_in(pieces, day, UNKNOWN) if pieces else UNKNOWN
    return value_in(pieces, day, fact.gap) if pieces else fact.never


UNASKED = object()
"""What a remembered call holds until it is asked for."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The slots of a frame. `slots` maps every name to its index; names that are neither facts nor rates
    (`ordinary`, attributes of an event) are filled by whoever evaluates. `calls` are calls of functions over
    time that are remembered in the frame: several expressions make them, or a reason shows them."""

    slots: Mapping[str, int]
    facts: tuple[FactSlot, ...]
    rates: tuple[RateSlot, ...]
    calls: Mapping[Node, int]
    blank: Frame

    @property
    def size(self) -> int:
        """How many slots a frame has."""
        return len(self.blank)

    def frame(self, case: Case, day: int, today: int) -> Frame:
        """The frame of a case on a day."""
        frame = self.blank.copy()
        frame[CASE] = case
        frame[DAY] = day
        frame[TODAY] = today
        facts, incomplete = case.facts, case.incomplete
        for slot, name, gap, never in self.facts:
            pieces = facts.get(name)
            if incomplete and name in incomplete:
                gap = never = UNKNOWN
            if not pieces:
                frame[slot] = never
            elif len(pieces) == 1:
                start, end, value = pieces[0]
                frame[slot] = value if start <= day <= end else gap
            else:
                frame[slot] = value_in(pieces, day, gap)
        for slot, _, versions in self.rates:
            frame[slot] = value_in(versions, day, UNKNOWN)
        return frame


def rate_pieces(rate: Rate) -> tuple[Piece, ...]:
    """The known values of a rate over time."""
    return tuple(
        Piece(
            FIRST if version.period.start is None else version.period.start.toordinal(),
            LAST if version.period.end is None else version.period.end.toordinal(),
            version.value,
        )
        for version in rate.versions
        if version.value is not None
    )


class Words:
    """What names mean in expressions about one kind of case."""

    def __init__(self, catalogue: Catalogue, about: str) -> None:
        vocabulary = catalogue.vocabulary
        self.about = about
        self.facts = vocabulary.facts_of(about)
        self.events = vocabulary.events_of(about)
        self.rates = {name: rate_pieces(rate) for name, rate in catalogue.rates.items()}

    def layout(self, nodes: Iterable[Node], others: Iterable[str] = (), calls: Iterable[Node] = ()) -> Layout:
        """The layout for expressions with these nodes (as `surface` lists them). `others` are names that
        the evaluator itself fills; they hide facts. `calls` are remembered."""
        extra = dict.fromkeys(others)
        used = {node.name: None for node in nodes if isinstance(node, Name)}
        own = [each for each in used if each not in extra and (each in self.facts or each in self.rates)]
        slots = {name: slot for slot, name in enumerate((*_RESERVED, *extra, *own))}
        facts = (
            FactSlot(slots[each], each, *absences(self.facts[each])) for each in own if each in self.facts
        )
        rates = (RateSlot(slots[each], each, self.rates[each]) for each in own if each not in self.facts)
        remembered = {call: slot for slot, call in enumerate(dict.fromkeys(calls), len(slots))}
        blank = [UNKNOWN] * len(slots) + [UNASKED] * len(remembered)
        return Layout(slots, tuple(facts), tuple(rates), remembered, blank)
