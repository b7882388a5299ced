"""From plain data to a case: every key, name, value and period is checked, all that is wrong is reported.

The data is what a YAML or JSON reader gives: mappings, lists, scalars. Where a part of it stands is asked
of a `Locator` only when something is wrong with that part, so that a good case pays nothing for positions.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import TypeGuard, TypeVar

from frirum.cases.lexicon import nearest, normal, shown
from frirum.cases.model import FIRST, LAST, Case, Event, FactValue, Piece
from frirum.cases.problems import LIMIT, CaseError, Problem
from frirum.cases.values import WrongValueError, read_day, read_value
from frirum.cases.vocabulary import EventType, Fact, Vocabulary
from frirum.cases.wording import say
from frirum.law.model import Place

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class KeyOf:
    """The last step of a path that means the key itself, not its value."""

    name: str


Path = tuple["str | int | KeyOf", ...]
"""The way to a part of the data: keys and positions in lists."""
Locator = Callable[[Path], "tuple[int, int] | None"]
"""Line and column of a part of the data, counted from 1; None when the reader does not know."""


class Duplicated(dict[str, object]):
    """A mapping in which keys stood twice."""

    twice: tuple[str, ...] = ()


CASE_KEYS = ("case", "about", "facts", "events", "incomplete")
PIECE_KEYS = ("is", "from", "to")
EVENT_KEYS = ("what", "on")
_ID_LENGTH = 200


def read_case_data(
    data: object,
    vocabulary: Vocabulary,
    *,
    about: str | None = None,
    case: str | None = None,
    place: Place = Place(),
    locate: Locator | None = None,
) -> Case:
    """A case that is already loaded as data, such as an example of the catalogue.

    `data` is a case as in a case file, or its facts alone, name by name. `about` and `case` stand in where
    the data does not name them. Problems are at `locate(path)` when it knows, else at `place`.
    Raises CaseError with everything that is wrong.
    """
    reading = Reading(vocabulary, place, locate)
    if isinstance(data, Mapping) and not any(key in data for key in CASE_KEYS):
        data = {"facts": data}
        reading.lifted = True
    found = reading.case(data, about, case)
    if found is None or reading.problems:
        raise CaseError(reading.problems)
    return found


@dataclass(slots=True)
class Reading:
    """Reads one case and collects what is wrong with it. `lifted`: `facts` was put around the data by us."""

    vocabulary: Vocabulary
    place: Place = field(default_factory=Place)
    locate: Locator | None = None
    problems: list[Problem] = field(default_factory=list)
    lifted: bool = False

    def wrong(self, path: Path, code: str, message: str, remedy: str) -> None:
        """Add a problem at a place in the data; beyond the limit of one case nothing more is added."""
        if len(self.problems) >= LIMIT:
            return
        path = path[1:] if self.lifted and path[:1] == ("facts",) else path
        at = (self.locate(path) if self.locate else None) or (self.place.line, self.place.column)
        self.problems.append(Problem(self.place.file, *at, code, message, remedy))

    def case(self, data: object, about: str | None = None, name: str | None = None) -> Case | None:
        """The case, or None; whether it is good is told by `problems`."""
        if not self._mapping(data, (), say("a case"), say("write `case`, `about`, `facts` and `events`")):
            return None
        self._known_keys(data, CASE_KEYS, (), say("a case"))
        id_ = self._id(data, name)
        kind = self._about(data, about)
        if kind is None:
            return None
        facts = self._facts(data.get("facts"), kind) if "facts" in data else {}
        events = self._events(data.get("events"), kind) if "events" in data else {}
        incomplete = self._incomplete(data.get("incomplete"), kind) if "incomplete" in data else frozenset()
        return Case(id_ or "", kind, facts, events, incomplete)

    def _mapping(self, data: object, path: Path, what: str, remedy: str) -> TypeGuard[Mapping[str, object]]:
        if not isinstance(data, Mapping):
            self.wrong(path, "C103", say("{what} is no table of names and values", what=what), remedy)
            return False
        for key in data.twice if isinstance(data, Duplicated) else ():
            self.wrong(
                (*path, KeyOf(key)),
                "C006",
                say("`{key}` stands twice", key=shown(key)),
                say("keep one of them"),
            )
        return True

    def _known_keys(self, data: Mapping[str, object], known: Collection[str], path: Path, what: str) -> None:
        for key in data:
            if key not in known:
                self.wrong(
                    (*path, KeyOf(key)),
                    "C102",
                    say("{what} has no `{key}`", what=what, key=shown(str(key))),
                    nearest(str(key), known),
                )

    def _id(self, data: Mapping[str, object], stand_in: str | None) -> str | None:
        raw = data.get("case", stand_in)
        if isinstance(raw, int) and not isinstance(raw, bool):
            raw = str(raw)
        if raw is None:
            self.wrong((), "C101", say("the case has no name"), say("write `case:` with a name of its own"))
        elif (
            not isinstance(raw, str)
            or not 0 < len(raw) <= _ID_LENGTH
            or raw != raw.strip()
            or not raw.isprintable()
        ):
            self.wrong(
                ("case",),
                "C105",
                say("this name of a case cannot be used"),
                say("write a text of 1 to {most} characters without blanks at its ends", most=_ID_LENGTH),
            )
        else:
            return str(normal(raw))
        return None

    def _about(self, data: Mapping[str, object], stand_in: str | None) -> str | None:
        raw = data.get("about", stand_in)
        known = self.vocabulary.abouts
        if raw is None:
            self.wrong(
                (),
                "C101",
                say("it is not said what the case is about"),
                say("write `about:` {known}", known=" | ".join(known)),
            )
        elif not isinstance(raw, str) or normal(raw) not in known:
            self.wrong(
                ("about",),
                "C201",
                say("no case is about `{raw}`", raw=shown(str(raw))),
                nearest(str(raw), known),
            )
        else:
            return str(normal(raw))
        return None

    # -- facts

    def _facts(self, data: object, about: str) -> dict[str, tuple[Piece, ...]]:
        facts: dict[str, tuple[Piece, ...]] = {}
        remedy = say("write one line for each fact, `name: value`")
        if not self._mapping(data, ("facts",), "`facts`", remedy):
            return facts
        for name, raw in data.items():
            fact = self.vocabulary.facts.get((about, normal(name) if isinstance(name, str) else ""))
            if fact is None:
                self._unknown_fact(str(name), about, ("facts", KeyOf(name)))
            else:
                facts[fact.name] = self._timeline(fact, raw, ("facts", name))
        return facts

    def _unknown_fact(self, name: str, about: str, path: Path) -> None:
        known = self.vocabulary.facts_of(about)
        if normal(name) in self.vocabulary.events_of(about):
            remedy: str = say("it is an event: write it under `events`")
        else:
            others = [
                kind for kind in self.vocabulary.abouts if (kind, normal(name)) in self.vocabulary.facts
            ]
            remedy = (
                say("it is a fact about {others}", others=", ".join(others))
                if others
                else nearest(name, known)
            )
        self.wrong(
            path, "C202", say("`{name}` is no fact about {about}", name=shown(name), about=about), remedy
        )

    def _timeline(self, fact: Fact, raw: object, path: Path) -> tuple[Piece, ...]:
        if not isinstance(raw, list):
            value = self._value(fact, raw, path)
            return (Piece(FIRST, LAST, value),)
        if not raw:
            self.wrong(
                path,
                "C305",
                say("`{name}` has no pieces", name=fact.name),
                say("leave the fact out where it is not known, write null where it is known to be none"),
            )
        pieces = [self._piece(fact, each, (*path, at)) for at, each in enumerate(raw)]
        found = [(piece, at) for at, piece in enumerate(pieces) if piece is not None]
        found.sort(key=lambda each: each[0][:2])
        for (before, _), (piece, at) in pairwise(found):
            if piece.start <= before.end:
                self._overlap(fact, before, piece, (*path, at))
        return tuple(piece for piece, _ in found)

    def _overlap(self, fact: Fact, before: Piece, piece: Piece, path: Path) -> None:
        remedy = say("end a piece on the day before the next one begins")
        message = say(
            "this piece of `{name}` overlaps the one {before}: both hold {piece}",
            name=fact.name,
            before=_days(before),
            piece=_days(piece),
        )
        self.wrong(path, "C304", message, remedy)

    def _piece(self, fact: Fact, raw: object, path: Path) -> Piece | None:
        remedy = say("write {is: value, from: day, to: day}")
        if not self._mapping(raw, path, say("this piece of `{name}`", name=fact.name), remedy):
            return None
        before = len(self.problems)
        self._known_keys(raw, PIECE_KEYS, path, say("a piece of `{name}`", name=fact.name))
        if "is" not in raw:
            self.wrong(
                path, "C101", say("this piece of `{name}` does not say what it is", name=fact.name), remedy
            )
            return None
        value = self._value(fact, raw["is"], (*path, "is"))
        start, end = self._day(raw, "from", path, FIRST), self._day(raw, "to", path, LAST)
        if start > end and len(self.problems) == before:
            self.wrong(
                (*path, "to"),
                "C303",
                say("this piece of `{name}` ends before it begins", name=fact.name),
                say("mend the days: `to` is the last day on which it holds"),
            )
        return Piece(start, end, value) if len(self.problems) == before else None

    def _value(self, fact: Fact, raw: object, path: Path) -> FactValue:
        return self._tried(lambda: read_value(fact, raw, self.vocabulary), path, None)

    def _day(self, raw: Mapping[str, object], key: str, path: Path, open_end: int) -> int:
        if key not in raw:
            return open_end
        return self._tried(lambda: read_day(raw[key], key).toordinal(), (*path, key), open_end)

    def _tried(self, read: Callable[[], Read], path: Path, otherwise: Read) -> Read:
        """What is read; where it is wrong, the problem is noted and the case will not be used."""
        try:
            return read()
        except WrongValueError as wrong:
            self.wrong(path, wrong.code, wrong.message, wrong.remedy)
            return otherwise

    # -- events

    def _events(self, data: object, about: str) -> dict[str, tuple[Event, ...]]:
        if not isinstance(data, list):
            self.wrong(
                ("events",), "C103", say("`events` is no list"), say("write a list: - {what: name, on: day}")
            )
            return {}
        by_name: dict[str, list[Event]] = {}
        for at, raw in enumerate(data):
            event = self._event(raw, about, ("events", at))
            if event is not None:
                by_name.setdefault(event.what, []).append(event)
        return {what: tuple(sorted(events, key=lambda each: each.on)) for what, events in by_name.items()}

    def _event(self, raw: object, about: str, path: Path) -> Event | None:
        remedy = say("write {what: name, on: day}")
        if not self._mapping(raw, path, say("this event"), remedy):
            return None
        absent = [key for key in EVENT_KEYS if key not in raw]
        for key in absent:
            self.wrong(path, "C101", say("this event has no `{key}`", key=key), remedy)
        kind = self._event_type(raw["what"], about, path) if "what" in raw else None
        if kind is None or absent:
            return None
        on = self._day(raw, "on", path, FIRST)
        attributes = {
            normal(str(name)): self._attribute(kind, name, value, path)
            for name, value in raw.items()
            if name not in EVENT_KEYS
        }
        return Event(kind.name, on, attributes)

    def _event_type(self, raw: object, about: str, path: Path) -> EventType | None:
        name = normal(raw) if isinstance(raw, str) else ""
        kind = self.vocabulary.events.get((about, name))
        if kind is None:
            known = self.vocabulary.events_of(about)
            self.wrong(
                (*path, "what"),
                "C203",
                say("`{raw}` is no event about {about}", raw=shown(str(raw)), about=about),
                nearest(str(raw), known),
            )
        return kind

    def _attribute(self, kind: EventType, name: str, raw: object, path: Path) -> FactValue:
        fact = kind.attributes.get(normal(str(name)))
        if fact is None:
            known = (*EVENT_KEYS, *kind.attributes)
            message = say(
                "the event `{name}` has no `{attribute}`", name=kind.name, attribute=shown(str(name))
            )
            self.wrong((*path, KeyOf(name)), "C204", message, nearest(str(name), known))
            return None
        return self._value(fact, raw, (*path, name))

    # -- what the data set does not hold

    def _incomplete(self, data: object, about: str) -> frozenset[str]:
        if not isinstance(data, list):
            self.wrong(
                ("incomplete",),
                "C103",
                say("`incomplete` is no list"),
                say("write a list of names: [barsel]"),
            )
            return frozenset()
        known = {**self.vocabulary.facts_of(about), **self.vocabulary.events_of(about)}
        names = set()
        for at, raw in enumerate(data):
            name = normal(raw) if isinstance(raw, str) else str(raw)
            if name in known:
                names.add(str(name))
            else:
                message = say("`{name}` is no fact or event about {about}", name=shown(name), about=about)
                self.wrong(("incomplete", at), "C202", message, nearest(name, known))
        return frozenset(names)


def _days(piece: Piece) -> str:
    start = (
        say("always") if piece.start == FIRST else say("from {start}", start=date.fromordinal(piece.start))
    )
    return (
        start if piece.end == LAST else say("{start} to {end}", start=start, end=date.fromordinal(piece.end))
    )
