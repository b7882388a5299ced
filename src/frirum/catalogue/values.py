"""Texts that an expression compares facts with must be values of the vocabulary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from frirum.cases.vocabulary import Fact, FactType
from frirum.feel.ast import (
    At,
    Comparison,
    Filter,
    In,
    ListLiteral,
    Name,
    Node,
    String,
)
from frirum.feel.errors import nearest

if TYPE_CHECKING:
    from frirum.catalogue.expressions import Scope

Facts = Mapping[str, Fact]


def foreign_values(node: Node, scope: Scope) -> Iterator[tuple[str, At, str]]:
    """A fault for each text that a fact is compared with and can never be."""
    stack: list[tuple[Node, Facts]] = [(node, scope.facts)]
    while stack:
        here, facts = stack.pop()
        match here:
            case Comparison(left=left, right=right):
                yield from _compared(left, (right,), facts, scope)
                yield from _compared(right, (left,), facts, scope)
            case In(value=value, tests=tests):
                yield from _compared(value, tests, facts, scope)
            case Filter(value=value, test=test):
                stack += [(value, facts), (test, {**facts, **_attributes(value, scope)})]
                continue
            case _:
                pass
        stack += [(below, facts) for below in here.children()]


def _attributes(value: Node, scope: Scope) -> Facts:
    event = scope.events.get(value.name) if isinstance(value, Name) else None
    return event.attributes if event else {}


def _compared(
    name: Node, others: tuple[Node, ...], facts: Facts, scope: Scope
) -> Iterator[tuple[str, At, str]]:
    fact = facts.get(name.name) if isinstance(name, Name) else None
    if fact is None:
        return
    known = scope.municipalities if fact.type is FactType.MUNICIPALITY else dict.fromkeys(fact.values, "")
    for each in _texts(others):
        if known and known.get(each.value) != "":
            official = known.get(each.value)
            advice = f"; its name is `{official}`" if official else nearest(each.value, known)
            yield "F112", each.at, f"`{each.value}` is no value of `{fact.name}`{advice}"


def _texts(nodes: tuple[Node, ...]) -> Iterator[String]:
    for node in nodes:
        match node:
            case String():
                yield node
            case ListLiteral(items=inner):
                yield from _texts(inner)
            case _:
                pass
