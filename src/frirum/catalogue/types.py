"""Checks the types of an expression, and that functions over time get what they follow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from frirum.catalogue.names import event_of
from frirum.feel.ast import At, Call, Filter, Name, Node
from frirum.law.temporal import TEMPORAL, Followed, Temporal

if TYPE_CHECKING:
    from frirum.catalogue.expressions import Scope

Fault = tuple[str, At, str]
"""Code, place in the expression, and what is wrong."""


def check_types(node: Node, scope: Scope, wanted: str) -> list[Fault]:
    """What is wrong with the types of an expression that must be of the type `wanted`."""
    return [*_calls(node, scope)]


def _calls(node: Node, scope: Scope) -> Iterator[Fault]:
    followed: set[int] = set()
    for each in node.walk():
        if isinstance(each, Call) and isinstance(each.function, Name) and each.function.name in TEMPORAL:
            temporal = TEMPORAL[each.function.name]
            event = event_of(each.arguments[0]) if each.arguments else None
            known = event is not None and event.name in scope.events
            if known and event is not None:
                followed.add(id(event))
            if temporal.name != "count" or known:
                yield from _call(each, temporal, known=known)
        elif isinstance(each, Name) and each.name in scope.events and id(each) not in followed:
            functions = "`, `".join(t.name for t in TEMPORAL.values() if t.followed is Followed.EVENT)
            yield "F103", each.at, f"`{each.name}` is an event; it stands only in `{functions}`"


def _call(call: Call, temporal: Temporal, *, known: bool) -> Iterator[Fault]:
    most = len(temporal.parameters)
    if call.names:
        yield "F103", call.at, f"`{temporal.name}` takes its arguments by position"
    elif not 1 <= len(call.arguments) <= most:
        takes = "1 or 2 arguments" if most == 2 else "1 argument"
        yield "F103", call.at, f"`{temporal.name}` takes {takes}, not {len(call.arguments)}"
    elif temporal.followed is Followed.EVENT and not known:
        yield "F103", call.arguments[0].at, f"`{temporal.name}` takes an event"
    elif temporal.followed is Followed.EVENT and isinstance(call.arguments[0], Filter):
        return
