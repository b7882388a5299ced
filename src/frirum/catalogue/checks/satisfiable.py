"""Whether conditions can hold together on one day: sound, so that only what is provably impossible is
reported.

Conditions are brought into alternatives (disjunctive normal form, bounded), each a set of domains by fact
or by sub-expression. Whatever is not understood counts as possible. A sub-expression is known by its tree:
on one day it has one value, so `years since(fødselsdato) >= 18` and `years since(fødselsdato) < 18` exclude
each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import reduce

from frirum.cases.vocabulary import Fact, FactType
from frirum.catalogue.checks.domains import (
    ANYTHING,
    Domain,
    Value,
    above,
    among,
    below,
    other_than,
)
from frirum.feel.ast import (
    And,
    AtLiteral,
    Between,
    Boolean,
    Call,
    Comparison,
    If,
    In,
    ListLiteral,
    Name,
    Neg,
    Node,
    Null,
    Number,
    Or,
    RangeLiteral,
    String,
)

MAX_ALTERNATIVES = 128

Alternative = Mapping[Node, Domain]
Alternatives = list[Alternative] | None
"""The ways in which something can be true: none of them (impossible); None: too many to follow."""

_FREE: Alternatives = [{}]
_FLIPPED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "=": "=", "!=": "!="}
_NEGATED = {"<": ">=", ">": "<=", "<=": ">", ">=": "<", "=": "!=", "!=": "="}


def satisfiable(conditions: Iterable[Node], domains: Mapping[Node, Domain]) -> bool:
    """Whether all conditions can be true together; `domains` are the values that facts can have at all."""
    return possible(ways(conditions), domains)


def ways(conditions: Iterable[Node]) -> Alternatives:
    """The ways in which all conditions can be true together."""
    return reduce(_both, (_ways(each, truth=True) for each in conditions), _FREE)


def possible(alternatives: Alternatives, domains: Mapping[Node, Domain]) -> bool:
    """Whether one of the ways leaves every fact a value that it can have at all."""
    return alternatives is None or any(_open(each, domains) for each in alternatives)


def both_possible(one: Alternatives, other: Alternatives, domains: Mapping[Node, Domain]) -> bool:
    """Whether a way of the one and a way of the other can go together."""
    return possible(_both(one, other), domains)


def _open(way: Alternative, domains: Mapping[Node, Domain]) -> bool:
    return not any((domain & domains.get(key, ANYTHING)).empty for key, domain in way.items())


def domains_of(facts: Mapping[str, Fact], municipalities: Iterable[str]) -> dict[Node, Domain]:
    """The values that the facts of the vocabulary can have."""
    found: dict[Node, Domain] = {}
    for name, fact in facts.items():
        if fact.type is FactType.MUNICIPALITY:
            found[Name(name)] = Domain(allowed=frozenset(municipalities))
        elif fact.values:
            found[Name(name)] = Domain(allowed=frozenset(fact.values))
    return found


def _both(one: Alternatives, other: Alternatives) -> Alternatives:
    if one == [] or other == []:
        return []
    if one is None or other is None:
        return None
    found: list[Alternative] = []
    for left in one:
        for right in other:
            merged = dict(left)
            for key, domain in right.items():
                merged[key] = merged[key] & domain if key in merged else domain
            if not any(domain.empty for domain in merged.values()):
                found.append(merged)
        if len(found) > MAX_ALTERNATIVES:
            return None
    return found


def _either(one: Alternatives, other: Alternatives) -> Alternatives:
    if one is None or other is None or len(one) + len(other) > MAX_ALTERNATIVES:
        return None
    return one + other


def _ways(node: Node, *, truth: bool) -> Alternatives:
    """The ways in which a condition can be true (or false, if `truth` is False)."""
    match node:
        case Boolean(value=value):
            return _FREE if value is truth else []
        case Null():
            return _FREE  # an expression that could not be read
        case And(left=left, right=right):
            join = _both if truth else _either
            return join(_ways(left, truth=truth), _ways(right, truth=truth))
        case Or(left=left, right=right):
            join = _either if truth else _both
            return join(_ways(left, truth=truth), _ways(right, truth=truth))
        case If(test=test, then=then, otherwise=otherwise):
            # FEEL takes the other branch when the test is false or null: nothing is known of the test there.
            taken = _both(_ways(test, truth=True), _ways(then, truth=truth))
            return _either(taken, _ways(otherwise, truth=truth))
        case Call(function=Name(name="not"), arguments=(operand,)):
            return _ways(operand, truth=not truth)
        case Comparison(op=op, left=left, right=right):
            return _comparison(op, left, right, truth=truth)
        case Between(value=value, low=low, high=high):
            bounds = RangeLiteral(low=low, high=high, low_included=True, high_included=True)
            return _in(value, (bounds,), truth=truth)
        case In(value=value, tests=tests):
            return _in(value, tests, truth=truth)
        case _:
            return [{node: among((truth,))}]


def _comparison(op: str, left: Node, right: Node, *, truth: bool) -> Alternatives:
    value = _literal(right)
    if value is None:
        left, right, op = right, left, _FLIPPED[op]
        value = _literal(right)
    if value is None or _literal(left) is not None:
        return _FREE
    return [{left: _domain(op, value, truth=truth)}]


def _domain(op: str, value: Value, *, truth: bool) -> Domain:
    """The values for which a comparison is true (or false). A comparison with none may count as false."""
    if not truth:
        return replace(_domain(_NEGATED[op], value, truth=True), null=op != "!=")
    if op == "=":
        return among((value,))
    if op == "!=":
        return other_than((value,))
    if isinstance(value, str | bool):
        return ANYTHING
    make = above if op.startswith(">") else below
    return make(value, included=op.endswith("="))


def _literal(node: Node) -> Value | None:
    match node:
        case String(value=value) | Number(value=value) | Boolean(value=value):
            return value
        case Neg(operand=Number(value=value)):
            return -value
        case AtLiteral(value=text) | Call(function=Name(name="date"), arguments=(String(value=text),)):
            try:
                return date.fromisoformat(text)
            except ValueError:
                return None
        case _:
            return None


def _in(value: Node, tests: tuple[Node, ...], *, truth: bool) -> Alternatives:
    each = [_test(value, test, truth=truth) for test in tests]
    start: Alternatives = [] if truth else _FREE
    return reduce(_either if truth else _both, each, start)


def _test(value: Node, test: Node, *, truth: bool) -> Alternatives:
    match test:
        case ListLiteral(items=items):
            return _in(value, items, truth=truth)
        case RangeLiteral():
            return _range(value, test, truth=truth)
        case _:
            literal = _literal(test)
            return _FREE if literal is None else [{value: _domain("=", literal, truth=truth)}]


def _range(value: Node, test: RangeLiteral, *, truth: bool) -> Alternatives:
    ends: list[Alternatives] = []
    for end, included, op in ((test.low, test.low_included, ">"), (test.high, test.high_included, "<")):
        if end is not None:
            literal = _literal(end)
            whole = op + "=" if included else op
            ends.append(_FREE if literal is None else [{value: _domain(whole, literal, truth=truth)}])
    start: Alternatives = _FREE if truth else []
    return reduce(_both if truth else _either, ends, start)
