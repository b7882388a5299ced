"""Parses the FEEL expressions of a catalogue and checks their names and types, each with what is in scope
there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from frirum.cases.vocabulary import EventType, Fact
from frirum.catalogue.documents import Document, Event, LocatedMap, inner_place
from frirum.catalogue.findings import Findings
from frirum.catalogue.names import used_names
from frirum.catalogue.types import Fault, check_types, types_of
from frirum.catalogue.values import foreign_values
from frirum.feel import FeelError, Type, parse
from frirum.feel.ast import At, Filter, Name, Node, Null
from frirum.feel.builtins.names import BUILTIN_NAMES
from frirum.feel.errors import nearest
from frirum.law.model import Expression, Place, Rate
from frirum.law.temporal import TEMPORAL

FUNCTIONS = frozenset(BUILTIN_NAMES) | frozenset(TEMPORAL)


@dataclass(frozen=True, slots=True)
class Scope:
    """The names an expression may use: facts and attributes, events, rates; in a `set` value also `ordinary`,
    whose FEEL type it gives (None: there is none). `municipalities` maps every spelling to the official name,
    and the official name to ""."""

    facts: Mapping[str, Fact]
    events: Mapping[str, EventType]
    rates: Mapping[str, Rate]
    municipalities: Mapping[str, str] = field(default_factory=dict)
    ordinary: str | None = None
    members: frozenset[str] = field(default=frozenset(), init=False)
    names: tuple[str, ...] = field(default=(), init=False)
    types: Mapping[str, Type] = field(default_factory=dict, init=False)
    parsed: dict[tuple[str, str], tuple[Node, list[Fault]]] = field(default_factory=dict, init=False)
    narrowed: dict[tuple[str, ...], Scope] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        attributes = (each.attributes for each in self.events.values())
        object.__setattr__(self, "members", frozenset(name for each in attributes for name in each))
        own = ("ordinary",) if self.ordinary else ()
        object.__setattr__(self, "names", (*self.facts, *self.events, *self.rates, *own, *TEMPORAL))
        object.__setattr__(self, "types", types_of(self.facts, self.events, self.rates, self.ordinary))

    def with_attributes(self, events: Iterable[str]) -> Scope:
        """The scope of a test on these events: their attributes come before facts of the same name."""
        names = tuple(events)
        found = self.narrowed.get(names)
        if found is None:
            attributes: dict[str, Fact] = {}
            for name in names:
                if name in self.events:
                    attributes |= self.events[name].attributes
            found = replace(self, facts={**self.facts, **attributes}) if attributes else self
            self.narrowed[names] = found
        return found


class Scopes:
    """The scope of expressions about each kind of case."""

    def __init__(self, by_about: Mapping[str, Scope]) -> None:
        self.by_about = by_about
        self._common: dict[frozenset[str], Scope] = {}

    def of(self, about: str, place: Place, findings: Findings) -> Scope | None:
        """The scope of a kind of case; a finding if there is no such kind."""
        scope = self.by_about.get(about)
        if scope is None:
            findings.add("F111", place, f"no case is about `{about}`")
        return scope

    def common(self, abouts: frozenset[str]) -> Scope:
        """The names that every one of these kinds of case has; of none, the names of all kinds."""
        if abouts not in self._common:
            self._common[abouts] = self._shared(abouts)
        return self._common[abouts]

    def _shared(self, abouts: frozenset[str]) -> Scope:
        chosen = [self.by_about[each] for each in sorted(abouts)]
        if len(chosen) == 1:
            return chosen[0]
        every = chosen or list(self.by_about.values())
        if not every:
            return Scope({}, {}, {})
        facts = {name: fact for each in every for name, fact in each.facts.items()}
        events = {name: event for each in every for name, event in each.events.items()}
        if chosen:
            facts = {name: fact for name, fact in facts.items() if all(name in each.facts for each in chosen)}
            events = {
                name: one for name, one in events.items() if all(name in each.events for each in chosen)
            }
        return replace(every[0], facts=facts, events=events)


def expression(at: LocatedMap, key: str, scope: Scope, findings: Findings, wanted: str) -> Expression:
    """The FEEL text under a key, parsed and checked; `wanted` is the FEEL type it must have.

    One that is wrong gives findings and an expression whose value is unknown.
    """
    scalar = at.values_at[key]
    text = _Text(at.document, scalar)
    node, faults = parsed(scalar.value, scope, wanted)
    for code, where, message in faults:
        findings.add(code, text.place(where), message)
    return Expression(scalar.value, node if _usable(faults) else Null(), text.place(At(1, 1)))


def parsed(text: str, scope: Scope, wanted: str) -> tuple[Node, list[Fault]]:
    """The tree of an expression, and what is wrong with it; remembered, for catalogues repeat conditions."""
    known = scope.parsed.get((text, wanted))
    if known is None:
        known = scope.parsed[text, wanted] = _parsed(text, scope, wanted)
    return known


def _parsed(text: str, scope: Scope, wanted: str) -> tuple[Node, list[Fault]]:
    try:
        node = parse(text, scope.names, members=scope.members)
    except FeelError as error:
        code = "F101" if error.message.startswith("unknown name") else "F102"
        return Null(), [(code, At(error.line, error.column), error.message)]
    unknown = [*unknown_names(node, scope)]
    return node, unknown or [*foreign_values(node, scope), *check_types(node, scope, wanted)]


def _usable(faults: list[Fault]) -> bool:
    return all(code == "F112" for code, _, _ in faults)  # a value that never occurs still means something


@dataclass(frozen=True, slots=True)
class _Text:
    document: Document
    scalar: Event

    def place(self, at: At) -> Place:
        """The place in the file of a place in the expression."""
        return inner_place(self.document, self.scalar, at.line, at.column)


def unknown_names(node: Node, scope: Scope) -> Iterator[Fault]:
    """A fault for each name that is not in scope."""
    known = FUNCTIONS.union(scope.names)
    within = _names_within_filters(node, scope)
    for name, bound in used_names(node):
        if name.name not in known and name.name not in bound and name.name not in within.get(id(name), ()):
            yield (
                "F101",
                name.at,
                f"unknown name `{name.name}`{nearest(name.name, known - set(BUILTIN_NAMES))}",
            )


def _names_within_filters(node: Node, scope: Scope) -> dict[int, frozenset[str]]:
    """By identity of a name node inside brackets, the names it may be besides those in scope."""
    found: dict[int, frozenset[str]] = {}
    for each in node.walk():
        if isinstance(each, Filter):
            for below in each.test.walk():
                if isinstance(below, Name):
                    found[id(below)] = found.get(id(below), frozenset()) | _members(each, scope)
    return found


def _members(node: Filter, scope: Scope) -> frozenset[str]:
    value = node.value
    while isinstance(value, Filter):
        value = value.value
    event = scope.events.get(value.name) if isinstance(value, Name) else None
    return frozenset(("item",)) | (frozenset(event.attributes) if event else scope.members)


_TEXTS = re.compile(r'"(?:[^"\\]|\\.)*"')
_LITERAL = re.compile(r"(?<![\w.])[0-9]+(?:\.[0-9]+)?")
_EXPRESSIONS = frozenset(("if", "is", "while", "since", "counts", "suspended", "on"))
_ELSEWHERE = frozenset(("examples", "from", "to", "source", "basis", "title", "remarks", "keeps"))


def number_in(at: LocatedMap) -> str | None:
    """A number that a rule states in its expressions and terms, if any."""
    for key, value in at.items():
        found = None
        if isinstance(value, LocatedMap) and key not in _ELSEWHERE:
            found = number_in(value)
        elif isinstance(value, Decimal):
            found = str(value)
        elif isinstance(value, str) and key in _EXPRESSIONS:
            literal = _LITERAL.search(_TEXTS.sub("", value))
            found = literal[0] if literal else None
        if found is not None:
            return found
    return None
