"""Comparison, arithmetic, logic and tests: which types go together."""

from __future__ import annotations

from frirum.feel import ast
from frirum.feel.checking.checker import Checker, article
from frirum.feel.errors import FeelTypeError, nearest
from frirum.feel.types import (
    ANY,
    BOOLEAN,
    DATE,
    DATE_TIME,
    DAYS_TIME,
    NUMBER,
    STRING,
    TIME,
    YEARS_MONTHS,
    Kind,
    Type,
    conforms,
    joined,
    range_of,
)

_ORDERED = frozenset({
    Kind.NUMBER, Kind.STRING, Kind.DATE, Kind.TIME, Kind.DATE_TIME, Kind.DAYS_TIME, Kind.YEARS_MONTHS
})  # fmt: skip
_OPEN = frozenset({Kind.ANY, Kind.NULL})


def _plus() -> dict[tuple[Kind, Kind], Type]:
    table = {(each.kind, each.kind): each for each in (NUMBER, STRING, DAYS_TIME, YEARS_MONTHS)}
    for moment in (DATE, DATE_TIME):
        for duration in (DAYS_TIME, YEARS_MONTHS):
            table[moment.kind, duration.kind] = table[duration.kind, moment.kind] = moment
    table[Kind.TIME, Kind.DAYS_TIME] = table[Kind.DAYS_TIME, Kind.TIME] = TIME
    return table


def _minus() -> dict[tuple[Kind, Kind], Type]:
    table = {(each.kind, each.kind): each for each in (NUMBER, DAYS_TIME, YEARS_MONTHS)}
    for moment in (DATE, DATE_TIME):
        for duration in (DAYS_TIME, YEARS_MONTHS):
            table[moment.kind, duration.kind] = moment
        for other in (DATE, DATE_TIME):
            table[moment.kind, other.kind] = DAYS_TIME
    table[Kind.TIME, Kind.DAYS_TIME] = TIME
    table[Kind.TIME, Kind.TIME] = DAYS_TIME
    return table


def _durations(*, by: bool) -> dict[tuple[Kind, Kind], Type]:
    table = {(Kind.NUMBER, Kind.NUMBER): NUMBER}
    for duration in (DAYS_TIME, YEARS_MONTHS):
        table[duration.kind, Kind.NUMBER] = duration
        if by:
            table[duration.kind, duration.kind] = NUMBER
        else:
            table[Kind.NUMBER, duration.kind] = duration
    return table


_TABLES = {
    "+": _plus(),
    "-": _minus(),
    "*": _durations(by=False),
    "/": _durations(by=True),
    "**": {(Kind.NUMBER, Kind.NUMBER): NUMBER},
}
_VERBS = {"+": "added to", "-": "subtracted", "*": "multiplied by", "/": "divided by", "**": "raised to"}


def arithmetic(checker: Checker, node: ast.Arithmetic) -> Type:
    """The result of `a op b`."""
    left, right = checker.type_of(node.left), checker.type_of(node.right)
    table = _TABLES[node.op]
    found = table.get((left.kind, right.kind))
    if found is not None:
        return found
    results = {
        result.kind: result
        for (a, b), result in table.items()
        if (a is left.kind or left.kind in _OPEN) and (b is right.kind or right.kind in _OPEN)
    }
    if results:
        return next(iter(results.values())) if len(results) == 1 else ANY
    sides = f"{checker.described(node.left, left)}, {checker.described(node.right, right)}"
    raise checker.error(node, f"`{node.op}` has no result here: {sides}")


def negation(checker: Checker, node: ast.Neg) -> Type:
    """`-x`: a number or a duration."""
    found = checker.type_of(node.operand)
    if found.kind in {Kind.NUMBER, Kind.DAYS_TIME, Kind.YEARS_MONTHS} or found.kind in _OPEN:
        return found
    raise checker.error(
        node, f"{checker.described(node.operand, found)}; `-` goes before a number or duration"
    )


def logic(checker: Checker, node: ast.And | ast.Or) -> Type:
    """`and`, `or`: both sides are conditions."""
    word = "and" if isinstance(node, ast.And) else "or"
    left: ast.Node = node
    while isinstance(left, type(node)):
        checker.require(left.right, BOOLEAN, f"`{word}` joins conditions")
        left = left.left
    checker.require(left, BOOLEAN, f"`{word}` joins conditions")
    return BOOLEAN


def comparison(checker: Checker, node: ast.Comparison) -> Type:
    """`= != < <= > >=`: both sides of one type, and for an order one that has it."""
    left = checker.type_of(node.left)
    if left.kind is Kind.BOOLEAN and isinstance(node.left, ast.Comparison) and node.op not in {"=", "!="}:
        raise checker.error(
            node, "comparisons cannot be chained; write `b between a and c`, or join them with `and`"
        )
    right = checker.type_of(node.right)
    _comparable(checker, node, (node.left, left), (node.right, right), equality=node.op in {"=", "!="})
    if node.op not in {"=", "!="}:
        _has_order(checker, node.left, left)
        _has_order(checker, node.right, right)
    return BOOLEAN


Side = tuple[ast.Node, Type]


def _comparable(checker: Checker, node: ast.Node, left: Side, right: Side, *, equality: bool = False) -> None:
    a, b = left[1], right[1]
    if a.kind in _OPEN or b.kind in _OPEN:
        return
    if a.kind is not b.kind:
        sides = f"{checker.described(*left)}, {checker.described(*right)}"
        raise checker.error(node, f"these never compare: {sides}{_conversion(left, right)}")
    if a.kind is Kind.STRING and equality:
        _same_values(checker, left, right)


def _conversion(left: Side, right: Side) -> str:
    kinds = {left[1].kind, right[1].kind}
    literal = next((node for node, _ in (left, right) if isinstance(node, ast.String | ast.Number)), None)
    if kinds == {Kind.DATE, Kind.STRING}:
        return '; write dates as `date("2018-07-01")`'
    if isinstance(literal, ast.Number) and Kind.STRING in kinds:
        return f'; write texts in quotes: `"{literal.value}"`'
    if isinstance(literal, ast.String) and kinds & {Kind.NUMBER, Kind.BOOLEAN}:
        return "; write numbers, `true` and `false` without quotes"
    if Kind.LIST in kinds:
        return "; write `x in list`, or `list contains(list, x)`"
    return ""


def _same_values(checker: Checker, left: Side, right: Side) -> None:
    """A closed text can only equal one of its values."""
    literals = [node for node, _ in (left, right) if isinstance(node, ast.String)]
    closed = [found for node, found in (left, right) if found.values and not isinstance(node, ast.String)]
    if len(literals) == 1 and closed:
        _known_value(checker, literals[0], closed[0])
    elif len(closed) == 2 and not set(closed[0].values) & set(closed[1].values):
        sides = f"{checker.shown(left[0])} and {checker.shown(right[0])}"
        raise checker.error(right[0], f"{sides} share no value")


def _known_value(checker: Checker, node: ast.String, closed: Type) -> None:
    if node.value in closed.values:
        return
    advice = nearest(node.value, closed.values).replace("`", '"')
    listed = ", ".join(f'"{each}"' for each in closed.values[:12]) + ", …" * (len(closed.values) > 12)
    raise checker.error(
        node, f'"{node.value}" is not one of its values{advice or f"; write one of {listed}"}'
    )


def _has_order(checker: Checker, node: ast.Node, found: Type) -> None:
    if found.kind not in _ORDERED and found.kind not in _OPEN:
        raise checker.error(
            node, f"{checker.described(node, found)}, which is neither less nor greater than another"
        )


def between(checker: Checker, node: ast.Between) -> Type:
    """`x between low and high`"""
    value = (node.value, checker.type_of(node.value))
    _has_order(checker, *value)
    for end in (node.low, node.high):
        side = (end, checker.type_of(end))
        _comparable(checker, end, value, side)
    return BOOLEAN


def range_(checker: Checker, node: ast.RangeLiteral) -> Type:
    """A range: ends of one type that has an order."""
    ends = [(end, checker.type_of(end)) for end in (node.low, node.high) if end is not None]
    for end in ends:
        _has_order(checker, *end)
    if len(ends) == 2:
        _comparable(checker, node, *ends)
    element = ends[0][1] if len(ends) == 1 else joined(ends[0][1], ends[1][1])
    return range_of(STRING if element.kind is Kind.STRING else element)


def in_(checker: Checker, node: ast.In) -> Type:
    """`x in tests`"""
    tests_of(checker, (node.value, checker.type_of(node.value)), node.tests)
    return BOOLEAN


def unary_tests(checker: Checker, node: ast.UnaryTests) -> Type:
    """Tests of `?`."""
    value = ast.Implicit(at=node.at)
    tests_of(checker, (value, checker.type_of(value)), node.tests)
    return BOOLEAN


def implicit(checker: Checker, node: ast.Implicit) -> Type:
    """`?`"""
    found = checker.lookup("?")
    if found is None:
        raise checker.error(node, "`?` means the value under test; there is none here")
    return found


def tests_of(checker: Checker, value: Side, tests: tuple[ast.Node, ...]) -> None:
    """Each test is a range or list of the value's type, a value of that type, or a condition on `?`."""
    for test in tests:
        with checker.scope({"?": value[1]}):
            _test(checker, value, test)


def _test(checker: Checker, value: Side, test: ast.Node) -> None:
    if any(isinstance(each, ast.Implicit) for each in test.walk()):
        checker.require(test, BOOLEAN, "a test of `?` is a condition")
        return
    if isinstance(test, ast.ListLiteral):
        for item in test.items:
            _test(checker, value, item)
        return
    found = checker.type_of(test)
    if found.kind in {Kind.RANGE, Kind.LIST} and value[1].kind is not found.kind:
        element = found.element or ANY
        inner = element.element or ANY if element.kind is Kind.RANGE else element
        if isinstance(test, ast.RangeLiteral):
            for end in (test.low, test.high):
                if end is not None:
                    _comparable(checker, end, value, (end, checker.type_of(end)))
        elif not conforms(inner, value[1]):
            raise _misfit(checker, value, (test, found))
        return
    _comparable(checker, test, value, (test, found), equality=True)


def _misfit(checker: Checker, value: Side, test: Side) -> FeelTypeError:
    message = f"{checker.described(*value)}, and {checker.shown(test[0])} holds {article(test[1])}"
    return checker.error(test[0], message)
