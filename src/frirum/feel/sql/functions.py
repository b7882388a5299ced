"""FEEL's built-in functions, as far as rules in bulk need them, and arithmetic with dates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from sqlglot import exp

from frirum.feel import ast
from frirum.feel.ast import At
from frirum.feel.sql import numbers
from frirum.feel.sql.literals import date_of, duration_of
from frirum.feel.sql.value import Kind, Sql, Unsupported, binary, day, house, literal_number, number

_ROUNDING = ("decimal", "floor", "ceiling", "round up", "round down", "round half up", "round half down")


def spread(node: ast.Call) -> tuple[ast.Node, ...]:
    """The arguments; `max([a, b])` and the like as if the list's items were the arguments."""
    if len(node.arguments) == 1 and isinstance(node.arguments[0], ast.ListLiteral):
        name = node.function.name if isinstance(node.function, ast.Name) else ""
        if name in ("min", "max", "sum"):
            return node.arguments[0].items
    return node.arguments


def call(name: str, arguments: list[Sql], at: At) -> Sql:
    """A call of a built-in function with positional arguments."""
    if name in _ROUNDING:
        return _rounding(name, arguments, at)
    found = _FUNCTIONS.get(name)
    if found is None:
        raise Unsupported(f"the function `{name}`", at)
    return found(name, arguments, at)


def _typed(name: str, arguments: list[Sql], kinds: tuple[Kind, ...], count: int, at: At) -> None:
    if len(arguments) != count or any(each.kind not in kinds for each in arguments):
        raise Unsupported(f"`{name}` with these arguments", at)


def _rounding(name: str, arguments: list[Sql], at: At) -> Sql:
    places = Decimal(0)
    if len(arguments) == 2:
        constant = arguments[1].constant
        if (
            not isinstance(constant, Decimal)
            or constant != constant.to_integral_value()
            or abs(constant) > 12
        ):
            raise Unsupported(f"`{name}` with a scale that is not a small whole number", at)
        places = constant
    elif name not in ("floor", "ceiling") or len(arguments) != 1:
        raise Unsupported(f"`{name}` with {len(arguments)} arguments", at)
    _typed(name, arguments[:1], (Kind.NUMBER,), 1, at)
    return numbers.rounded(name, arguments[0], int(places), at)


def _absolute(name: str, arguments: list[Sql], at: At) -> Sql:
    _typed(name, arguments, (Kind.NUMBER, Kind.MONTHS, Kind.DAYS), 1, at)
    operand = numbers.settled(arguments[0], at)
    return replace(operand, value=exp.Abs(this=operand.value), constant=None)


def _modulo(name: str, arguments: list[Sql], at: At) -> Sql:
    _typed(name, arguments, (Kind.NUMBER,), 2, at)
    return numbers.modulo(arguments[0], arguments[1], at)


def _extreme(name: str, arguments: list[Sql], at: At) -> Sql:
    if not arguments or any(each.kind is not arguments[0].kind for each in arguments):
        raise Unsupported(f"`{name}` with these arguments", at)
    if arguments[0].kind not in (Kind.NUMBER, Kind.DATE):
        raise Unsupported(f"`{name}` of {arguments[0].kind}", at)
    return numbers.extreme(name == "max", arguments, at)


def _sum(name: str, arguments: list[Sql], at: At) -> Sql:
    if not arguments or any(each.kind is not Kind.NUMBER for each in arguments):
        raise Unsupported(f"`{name}` with these arguments", at)
    total = arguments[0]
    for each in arguments[1:]:
        total = numbers.add("+", total, each, at)
    return total


def _date(_name: str, arguments: list[Sql], at: At) -> Sql:
    if len(arguments) == 1 and arguments[0].kind is Kind.DATE:
        return arguments[0]
    parts = [each.constant for each in arguments]
    if len(parts) == 1 and isinstance(parts[0], str) and (on := date_of(parts[0])) is not None:
        return Sql(Kind.DATE, day(on), constant=on)
    if len(parts) == 3 and all(isinstance(each, Decimal) for each in parts):
        year, month, number_of_day = (int(each) for each in parts if isinstance(each, Decimal))
        try:
            on = date(year, month, number_of_day)
        except ValueError:
            raise Unsupported("a date that does not exist", at) from None
        return Sql(Kind.DATE, day(on), constant=on)
    raise Unsupported("`date` of anything but a literal", at)


def _duration(_name: str, arguments: list[Sql], at: At) -> Sql:
    if len(arguments) == 1 and isinstance(arguments[0].constant, str):
        return duration_of(arguments[0].constant, at)
    raise Unsupported("`duration` of anything but a literal", at)


def _text_test(name: str, arguments: list[Sql], at: At) -> Sql:
    _typed(name, arguments, (Kind.TEXT,), 2, at)
    functions: dict[str, type[exp.Expr]] = {"contains": exp.Contains, "starts with": exp.StartsWith}
    kind = functions.get(name)
    whole, part = (each.value for each in arguments)
    value = house("ends_with", whole, part) if kind is None else kind(this=whole, expression=part)
    return numbers.strict(Kind.BOOLEAN, value, *arguments)


def _length(name: str, arguments: list[Sql], at: At) -> Sql:
    _typed(name, arguments, (Kind.TEXT,), 1, at)
    return replace(numbers.strict(Kind.NUMBER, exp.Length(this=arguments[0].value), *arguments), digits=9)


_FUNCTIONS: dict[str, Callable[[str, list[Sql], At], Sql]] = {
    "abs": _absolute,
    "modulo": _modulo,
    "max": _extreme,
    "min": _extreme,
    "sum": _sum,
    "date": _date,
    "duration": _duration,
    "contains": _text_test,
    "starts with": _text_test,
    "ends with": _text_test,
    "string length": _length,
}


def temporal_arithmetic(op: str, left: Sql, right: Sql, at: At) -> Sql:
    """Date ± duration, date - date, duration ± duration, duration * number."""
    kinds = (left.kind, right.kind)
    if op == "+" and right.kind is Kind.DATE:
        return temporal_arithmetic(op, right, left, at)
    if op in "+-" and left.kind is Kind.DATE and right.kind in (Kind.MONTHS, Kind.DAYS):
        return shifted(left, right, subtract=op == "-")
    if op == "-" and kinds == (Kind.DATE, Kind.DATE):
        between = house("days_between", right.value, left.value)
        return replace(numbers.strict(Kind.DAYS, between, left, right), digits=9)
    if op in "+-" and kinds in ((Kind.MONTHS, Kind.MONTHS), (Kind.DAYS, Kind.DAYS)):
        kind = exp.Add if op == "+" else exp.Sub
        return replace(
            numbers.strict(left.kind, binary(kind, left.value, right.value), left, right), digits=9
        )
    raise Unsupported(f"`{op}` between {left.kind} and {right.kind}", at)


def shifted(date_: Sql, duration: Sql, *, subtract: bool = False) -> Sql:
    """The date moved by a duration; the day number is kept, or the last of its month taken."""
    count = duration.value
    if subtract:
        count = (
            number(-duration.constant)
            if isinstance(duration.constant, Decimal)
            else exp.Neg(this=exp.Paren(this=count))
        )
    name = "months_after" if duration.kind is Kind.MONTHS else "days_after"
    return numbers.strict(Kind.DATE, house(name, date_.value, count), date_, duration)


_PARTS: dict[str, type[exp.Expr]] = {"year": exp.Year, "month": exp.Month, "day": exp.Day}


def part_of_date(value: Sql, name: str, at: At) -> Sql:
    """`date.year`, `.month`, `.day`"""
    kind = _PARTS.get(name)
    if value.kind is not Kind.DATE or kind is None:
        raise Unsupported(f"the path `.{name}` of {value.kind}", at)
    if isinstance(value.constant, date):
        return literal_number(Decimal(getattr(value.constant, name)))
    return replace(numbers.strict(Kind.NUMBER, kind(this=value.value), value), digits=9)
