"""Checks the types of an expression, and that functions over time get what they follow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from frirum.feel.ast import At, Call, Filter, Name, Node
from frirum.law.temporal import TEMPORAL, Followed, Temporal

if TYPE_CHECKING:
    from frirum.catalogue.expressions import Scope

Fault = tuple[str, At, str]
"""Code, place in the expression, and what is wrong."""

_OF_EVENTS = "`, `".join(each.name for each in TEMPORAL.values() if each.followed is Followed.EVENT)


def check_types(node: Node, scope: Scope, wanted: str) -> list[Fault]:
    """What is wrong with the types of an expression that must be of the type `wanted`."""
    return [*_calls(node, scope)]


def _calls(node: Node, scope: Scope) -> Iterator[Fault]:
    followed: set[int] = set()
    for each in node.walk():
        match each:
            case Call(function=Name(name=name)) if name in TEMPORAL:
                subject = _subject(each, TEMPORAL[name])
                event = _event(subject, scope)
                followed.add(id(event))
                if name != "count" or event is not None:
                    yield from _call(each, TEMPORAL[name], subject, event)
            case Call(function=Name(name="now")):
                yield "F103", each.at, "`now()` changes while one looks; write `today()`, the day of decision"
            case Name(name=name) if name in scope.events and id(each) not in followed:
                yield "F103", each.at, f"`{name}` is an event; it stands only in `{_OF_EVENTS}`"
            case _:
                pass


def _subject(call: Call, temporal: Temporal) -> Node | None:
    """What the call follows."""
    names = call.names or temporal.parameters
    return dict(zip(names, call.arguments, strict=False)).get(temporal.parameters[0])


def _event(subject: Node | None, scope: Scope) -> Name | None:
    """The event that is followed: `jobsamtale`, or `jobsamtale[form = "telefon"]`."""
    name = subject.value if isinstance(subject, Filter) else subject
    return name if isinstance(name, Name) and name.name in scope.events else None


def _call(call: Call, temporal: Temporal, subject: Node | None, event: Name | None) -> Iterator[Fault]:
    count, most = len(call.arguments), len(temporal.parameters)
    if subject is None or count > most or not set(call.names) <= set(temporal.parameters):
        takes = ", then perhaps ".join(f"`{each}`" for each in temporal.parameters)
        yield "F103", call.at, f"`{temporal.name}` takes {takes}"
    elif temporal.followed is Followed.EVENT and event is None:
        yield "F103", subject.at, f"`{temporal.name}` takes an event, perhaps with one test: `event[test]`"
