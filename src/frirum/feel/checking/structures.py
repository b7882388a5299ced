"""Literals, names, lists, contexts, loops, paths."""

from __future__ import annotations

from frirum.feel import ast
from frirum.feel.checking.checker import Checker, article
from frirum.feel.errors import nearest
from frirum.feel.instances import resolved
from frirum.feel.iso import parse_temporal
from frirum.feel.types import (
    ANY,
    BOOLEAN,
    DATE,
    DAYS_TIME,
    LIST,
    NULL,
    NUMBER,
    SIMPLE,
    STRING,
    Kind,
    Type,
    context_of,
    function_of,
    joined,
    list_of,
    text,
)
from frirum.feel.values import kind_of


def null(checker: Checker, node: ast.Null) -> Type:  # noqa: ARG001 - every rule takes both
    """`null`"""
    return NULL


def boolean(checker: Checker, node: ast.Boolean) -> Type:  # noqa: ARG001
    """`true`, `false`"""
    return BOOLEAN


def number(checker: Checker, node: ast.Number) -> Type:  # noqa: ARG001
    """`12.50`"""
    return NUMBER


def string(checker: Checker, node: ast.String) -> Type:  # noqa: ARG001
    """`"text"`: a text with one value."""
    return text((node.value,))


def at_literal(checker: Checker, node: ast.AtLiteral) -> Type:
    """`@"2018-07-01"`"""
    value = parse_temporal(node.value)
    if value is None:
        raise checker.error(
            node, f'@"{node.value}" is no date, time or duration; write such as @"2018-07-01" or @"P18M"'
        )
    return SIMPLE[kind_of(value)]


def name(checker: Checker, node: ast.Name) -> Type:
    """A name in scope."""
    return checker.name(node)


def if_(checker: Checker, node: ast.If) -> Type:
    """`if test then a else b`"""
    checker.require(node.test, BOOLEAN, "after `if` stands a condition")
    return joined(checker.type_of(node.then), checker.type_of(node.otherwise))


def list_(checker: Checker, node: ast.ListLiteral) -> Type:
    """`[a, b]`"""
    element: Type | None = None
    for each in node.items:
        found = checker.type_of(each)
        element = found if element is None else joined(element, found)
    return LIST if element is None else list_of(element)


def context(checker: Checker, node: ast.ContextLiteral) -> Type:
    """`{a: 1, b: a}`"""
    entries: dict[str, Type] = {}
    with checker.scope(entries):
        for key, value in zip(node.names, node.values, strict=True):
            if key in entries:
                raise checker.error(value, f"the entry `{key}` is there twice")
            entries[key] = checker.type_of(value)
    return context_of(entries)


def function(checker: Checker, node: ast.FunctionDefinition) -> Type:
    """`function(x: number) body`"""
    parameters: dict[str, Type] = {}
    for each in node.parameters:
        parameters[each.name] = ANY if each.type is None else _declared(checker, each.type)
    if node.external:
        return function_of(tuple(parameters.values()), ANY)
    with checker.scope(parameters):
        return function_of(tuple(parameters.values()), checker.type_of(node.body))


def _declared(checker: Checker, node: ast.TypeName) -> Type:
    found = resolved(node)
    if found is None:
        raise checker.error(node, f"unknown type `{node.name}`{nearest(node.name, SIMPLE)}")
    return found


def instance_of(checker: Checker, node: ast.InstanceOf) -> Type:
    """`value instance of type`"""
    checker.type_of(node.value)
    _declared(checker, node.type)
    return BOOLEAN


# loops


def _iterations(checker: Checker, node: ast.For | ast.Quantified, names: dict[str, Type]) -> None:
    for each in node.iterations:
        found = checker.type_of(each.domain)
        if each.end is not None:
            for end in (each.domain, each.end):
                checker.require(
                    end, DATE if found.kind is Kind.DATE else NUMBER, "a range to loop over has whole ends"
                )
            names[each.name] = found
        elif found.kind in {Kind.LIST, Kind.RANGE}:
            names[each.name] = found.element or ANY
        elif found.kind in {Kind.ANY, Kind.NULL}:
            names[each.name] = ANY
        else:
            raise checker.error(each.domain, f"{checker.described(each.domain, found)}; a loop needs a list")


def for_(checker: Checker, node: ast.For) -> Type:
    """`for x in xs return body`"""
    names: dict[str, Type] = {}
    with checker.scope(names):
        _iterations(checker, node, names)
        with checker.scope({"partial": LIST}):
            return list_of(checker.type_of(node.body))


def quantified(checker: Checker, node: ast.Quantified) -> Type:
    """`some x in xs satisfies test`"""
    names: dict[str, Type] = {}
    with checker.scope(names):
        _iterations(checker, node, names)
        checker.require(node.test, BOOLEAN, "after `satisfies` stands a condition")
    return BOOLEAN


def filter_(checker: Checker, node: ast.Filter) -> Type:
    """`values[test]`: an element by its place, or a list by a condition."""
    values = checker.type_of(node.value)
    element = (values.element or ANY) if values.kind is Kind.LIST else values
    entries = dict(element.entries or ()) if element.kind is Kind.CONTEXT else {}
    is_open = element.kind is Kind.ANY or (element.kind is Kind.CONTEXT and element.entries is None)
    with checker.scope({"item": element}), checker.scope(entries, is_open=is_open):
        test = checker.type_of(node.test)
    if test.kind is Kind.NUMBER:
        return element
    if test.kind in {Kind.BOOLEAN, Kind.ANY}:
        return list_of(element) if test.kind is Kind.BOOLEAN else ANY
    raise checker.error(
        node.test, f"{checker.described(node.test, test)}; in brackets stands a condition or a place"
    )


# paths

_DATE = {"year": NUMBER, "month": NUMBER, "day": NUMBER, "weekday": NUMBER}
_TIME = {"hour": NUMBER, "minute": NUMBER, "second": NUMBER, "time offset": DAYS_TIME, "timezone": STRING}
_MEMBERS: dict[Kind, dict[str, Type]] = {
    Kind.DATE: _DATE,
    Kind.TIME: _TIME,
    Kind.DATE_TIME: {**_DATE, **_TIME},
    Kind.DAYS_TIME: dict.fromkeys(("days", "hours", "minutes", "seconds"), NUMBER),
    Kind.YEARS_MONTHS: dict.fromkeys(("years", "months"), NUMBER),
}


def path(checker: Checker, node: ast.Path) -> Type:
    """`value.name`"""
    found = checker.type_of(node.value)
    if found.kind is Kind.LIST:
        return list_of(_member(checker, node, found.element or ANY))
    return _member(checker, node, found)


def _member(checker: Checker, node: ast.Path, owner: Type) -> Type:
    if owner.kind in {Kind.ANY, Kind.NULL} or (owner.kind is Kind.CONTEXT and owner.entries is None):
        return ANY
    members = dict(owner.entries or ()) if owner.kind is Kind.CONTEXT else _MEMBERS.get(owner.kind, {})
    if owner.kind is Kind.RANGE:
        end = owner.element or ANY
        members = {"start": end, "end": end, "start included": BOOLEAN, "end included": BOOLEAN}
    if node.name in members:
        return members[node.name]
    advice = nearest(node.name, members) or (f"; it has {', '.join(members)}" if members else "")
    raise checker.error(node, f"{article(owner)} has no `{node.name}`{advice}")
