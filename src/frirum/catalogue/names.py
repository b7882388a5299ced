"""Which names an expression uses, and which of them an expression brings along itself."""

from __future__ import annotations

from collections.abc import Iterator

from frirum.feel.ast import (
    Call,
    ContextLiteral,
    Filter,
    For,
    FunctionDefinition,
    Iteration,
    Name,
    Node,
    Quantified,
)

Bound = frozenset[str]
Used = tuple[Name, Bound, Node | None]
"""A name, the names that the expression binds around it, and the node it stands in."""


def used_names(node: Node, bound: Bound = frozenset()) -> Iterator[Used]:
    """Every name the expression uses, in no particular order."""
    stack: list[tuple[Node, Bound, Node | None]] = [(node, bound, None)]
    while stack:
        here, known, above = stack.pop()
        if isinstance(here, Name):
            yield here, known, above
        else:
            stack += [(below, inner, here) for below, inner in _below(here, known)]


def _below(node: Node, bound: Bound) -> Iterator[tuple[Node, Bound]]:
    match node:
        case For(iterations=iterations, body=body):
            yield from _iterations(iterations, bound, (body,), {"partial"})
        case Quantified(iterations=iterations, test=test):
            yield from _iterations(iterations, bound, (test,), set())
        case FunctionDefinition(parameters=parameters, body=body):
            yield body, bound.union(each.name for each in parameters)
        case ContextLiteral(names=names, values=values):
            for index, value in enumerate(values):
                yield value, bound.union(names[:index])
        case _:
            for below in node.children():
                yield below, bound


def _iterations(
    iterations: tuple[Iteration, ...], bound: Bound, last: tuple[Node, ...], extra: set[str]
) -> Iterator[tuple[Node, Bound]]:
    for each in iterations:
        yield each.domain, bound
        if each.end is not None:
            yield each.end, bound
        bound = bound | {each.name}
    for node in last:
        yield node, bound | extra


def is_function(name: Name, above: Node | None) -> bool:
    """Whether the name is what a call calls."""
    return isinstance(above, Call) and above.function is name


def event_of(node: Node) -> Name | None:
    """The name in `latest(jobsamtale)` or `latest(jobsamtale[form = "telefon"])`."""
    while isinstance(node, Filter):
        node = node.value
    return node if isinstance(node, Name) else None
