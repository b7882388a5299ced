"""How the parts of an expression that look beyond the day itself are told apart from the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from frirum.feel.ast import Call, Filter, Name, Node
from frirum.law.model import Clock, Duty
from frirum.law.temporal import TEMPORAL, Followed, Temporal


@dataclass(frozen=True, slots=True)
class TemporalCall:
    """A call of a function over time: what it follows, and its window."""

    function: Temporal
    subject: Node
    window: Node | None


def temporal(node: Node) -> TemporalCall | None:
    """The call of a function over time that a node is, if it is one."""
    if not (isinstance(node, Call) and isinstance(node.function, Name)):
        return None
    function = TEMPORAL.get(node.function.name)
    if function is None or not node.arguments:
        return None
    names = node.names or function.parameters
    given = dict(zip(names, node.arguments, strict=False))
    return TemporalCall(function, given.get(function.parameters[0], node.arguments[0]), given.get("window"))


def is_today(node: Node) -> bool:
    """Whether a node is `today()`."""
    return isinstance(node, Call) and isinstance(node.function, Name) and node.function.name == "today"


def event_of(node: Node) -> tuple[str, Node | None]:
    """The event that a function over time follows, and the test that narrows it."""
    if isinstance(node, Filter) and isinstance(node.value, Name):
        return node.value.name, node.test
    return (node.name if isinstance(node, Name) else ""), None


def surface(node: Node) -> Iterator[Node]:
    """A node and those below it that are looked at on the day itself: not what a function over time
    follows."""
    stack = [node]
    while stack:
        each = stack.pop()
        yield each
        call = temporal(each)
        if call is None:
            stack.extend(reversed(list(each.children())))
            continue
        if call.window is not None:
            stack.append(call.window)
        if call.function.followed is Followed.DAY:
            stack.append(call.subject)


def looks_around(node: Node) -> bool:
    """Whether any function over time is called in a tree."""
    return any(temporal(each) is not None for each in node.walk())


def looks_at_today(node: Node) -> bool:
    """Whether `today()` is called in a tree."""
    return any(is_today(each) for each in node.walk())


def reads_facts(node: Node) -> bool:
    """Whether a tree names anything but functions: what it gives may then differ from case to case."""
    functions = {id(each.function) for each in node.walk() if isinstance(each, Call)}
    return any(isinstance(each, Name) and id(each) not in functions for each in node.walk())


def counts_on_facts(duty: Duty) -> bool:
    """Whether the clock of a duty begins to count where facts say so, not on the first day of the
    calendar."""
    clock = duty.clock or Clock()
    return any(each is not None and reads_facts(each.node) for each in (clock.running, clock.since))
