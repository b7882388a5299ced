"""Which names an expression uses, and which of them an expression brings along itself."""

from __future__ import annotations

from collections.abc import Iterator

from frirum.feel.ast import (
    ContextLiteral,
    For,
    FunctionDefinition,
    Iteration,
    Name,
    Node,
    Quantified,
)

Bound = frozenset[str]
Used = tuple[Name, Bound]
"""A name, and the names that the expression binds around it."""


def used_names(node: Node, bound: Bound = frozenset()) -> Iterator[Used]:
    """Every name the expression uses, in no particular order."""
    stack: list[tuple[Node, Bound]] = [(node, bound)]
    while stack:
        here, known = stack.pop()
        if isinstance(here, Name):
            yield here, known
        else:
            stack += _below(here, known)


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
