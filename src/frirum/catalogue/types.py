"""Checks the types of an expression, and that functions over time get what they follow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from frirum.cases.vocabulary import EventType, Fact, FactType
from frirum.catalogue.following import LOOSE, loose_numbers
from frirum.feel import FeelError, Type, typecheck
from frirum.feel.ast import At, Call, Filter, If, Name, Node
from frirum.feel.types import BOOLEAN, DATE, NUMBER, STRING, conforms, context_of, list_of, named
from frirum.law.temporal import TEMPORAL, Followed, Temporal

if TYPE_CHECKING:
    from frirum.catalogue.expressions import Scope

Fault = tuple[str, At, str]
"""Code, place in the expression, and what is wrong."""

_FACTS = {
    FactType.TEXT: STRING,
    FactType.NUMBER: NUMBER,
    FactType.BOOLEAN: BOOLEAN,
    FactType.DATE: DATE,
    FactType.MUNICIPALITY: STRING,
}
_FUNCTIONS = {name: each.signature for name, each in TEMPORAL.items()}
_OF_EVENTS = "`, `".join(each.name for each in TEMPORAL.values() if each.followed is Followed.EVENT)


def check_types(node: Node, scope: Scope, wanted: str) -> list[Fault]:
    """What is wrong with the types of an expression that must be of the type `wanted`."""
    faults = [*_calls(node, scope)]
    if faults:
        return faults
    try:
        found = typecheck(node, scope.types, _FUNCTIONS)
        given = [(node.at, found)]
        if isinstance(node, If):
            given = [(each.at, typecheck(each, scope.types, _FUNCTIONS)) for each in _results(node)]
    except FeelError as error:
        return [("F103", At(error.line, error.column), error.message)]
    needed = named(wanted)
    return [
        ("F103", at, f"this gives {_article(kind)}, but {_article(needed)} is needed here")
        for at, kind in given
        if not conforms(kind, needed)
    ]


def _results(node: Node) -> Iterator[Node]:
    """The expressions of which one gives the value: of an `if` both branches, whose types may differ."""
    if isinstance(node, If):
        yield from _results(node.then)
        yield from _results(node.otherwise)
    else:
        yield node


def types_of(
    facts: Mapping[str, Fact], events: Mapping[str, EventType], rates: Iterable[str], ordinary: str | None
) -> dict[str, Type]:
    """The FEEL type of every name in scope. An event is a list of contexts, its attributes."""
    types = {name: _FACTS[fact.type] for name, fact in facts.items()}
    types |= dict.fromkeys(rates, NUMBER)
    for name, event in events.items():
        types[name] = list_of(context_of({each: _FACTS[one.type] for each, one in event.attributes.items()}))
    return types if ordinary is None else {**types, "ordinary": named(ordinary)}


def _article(kind: Type) -> str:
    return f"a {kind}" if str(kind)[0] not in "aeiou" else f"an {kind}"


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
    elif temporal.followed is Followed.CONDITION:
        yield from (("F103", each.at, LOOSE) for each in loose_numbers(subject))
    elif temporal.followed is Followed.EVENT and event is None:
        yield "F103", subject.at, f"`{temporal.name}` takes an event, perhaps with one test: `event[test]`"
