"""FEEL to SQL, node by node: the part of the language that rules need in bulk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Context, Decimal
from typing import Any

from sqlglot import exp

from frirum.feel import ast
from frirum.feel.sql import functions, numbers
from frirum.feel.sql.literals import date_of, duration_of
from frirum.feel.sql.value import (
    FALSE,
    NULL,
    TRUE,
    Column,
    Kind,
    Sql,
    Unsupported,
    binary,
    both,
    case,
    day,
    either,
    holds,
    is_none,
    is_null,
    is_some,
    is_true,
    literal_number,
    negated,
    only_when,
    text,
    union,
)
from frirum.feel.values import DECIMAL

Special = Callable[[ast.Call], Sql | None]
"""Compiles calls that FEEL itself does not know (functions over time); None: not one of them."""

Share = Callable[[exp.Expr], exp.Expr]
"""Replaces an expression by a column that holds it, or gives it back as it is."""


def nothing_special(_call: ast.Call) -> Sql | None:
    """No functions beyond FEEL's own."""
    return None


def compile_sql(
    node: ast.Node,
    columns: Mapping[str, Column],
    special: Special = nothing_special,
    share: Share | None = None,
    whole: Callable[[ast.Node], Sql | None] = lambda _node: None,
) -> Sql:
    """The SQL of an expression whose names are read from `columns`.

    `share` may replace a part that is written several times by a column computed before; `whole` may compile a node as
    a whole, before its parts are looked at.

    The result agrees with the Python back end in value, knownness and missing names. Raises `Unsupported`,
    naming the construct and its place, for what cannot be compiled with that guarantee.
    """
    return Compiler(columns, special, share=share, whole=whole).compile(node)


class Compiler:
    """Compiles expressions of one scope."""

    def __init__(
        self,
        columns: Mapping[str, Column],
        special: Special = nothing_special,
        implicit: Sql | None = None,
        share: Share | None = None,
        whole: Callable[[ast.Node], Sql | None] = lambda _node: None,
    ) -> None:
        self.whole = whole
        self.columns = columns
        self.special = special
        self.implicit = implicit
        self.share = share

    def compile(self, node: ast.Node) -> Sql:
        """The SQL of a node."""
        method = _METHODS.get(type(node))
        if method is None:
            raise Unsupported(_CONSTRUCTS.get(type(node), type(node).__name__), node.at)
        return self._shared(self.whole(node) or method(self, node))

    def _null(self, _node: ast.Null) -> Sql:
        return Sql(Kind.NULL, NULL, none=True)

    def _boolean(self, node: ast.Boolean) -> Sql:
        return Sql(Kind.BOOLEAN, TRUE if node.value else FALSE, constant=node.value)

    def _number(self, node: ast.Number) -> Sql:
        return literal_number(node.value)

    def _string(self, node: ast.String) -> Sql:
        return Sql(Kind.TEXT, text(node.value), constant=node.value)

    def _at(self, node: ast.AtLiteral) -> Sql:
        if (on := date_of(node.value)) is not None:
            return Sql(Kind.DATE, day(on), constant=on)
        return duration_of(node.value, node.at)

    def _name(self, node: ast.Name) -> Sql:
        found = self.columns.get(node.name)
        if found is None:
            raise Unsupported(f"the name `{node.name}`, which is no column here,", node.at)
        return found

    def _implicit(self, node: ast.Implicit) -> Sql:
        if self.implicit is None:
            raise Unsupported("`?` outside a test", node.at)
        return self.implicit

    def _neg(self, node: ast.Neg) -> Sql:
        operand = self.compile(node.operand)
        if isinstance(operand.constant, Decimal) and operand.kind is Kind.NUMBER:
            return literal_number(-operand.constant)
        _must(operand, (Kind.NUMBER, Kind.MONTHS, Kind.DAYS), "a minus sign before this type", node.at)
        value = exp.Neg(this=exp.Paren(this=operand.value))
        return replace(operand, value=value, constant=None)

    def _arithmetic(self, node: ast.Arithmetic) -> Sql:
        left, right = self.compile(node.left), self.compile(node.right)
        if Kind.NULL in (left.kind, right.kind):
            return numbers.strict(Kind.NULL, NULL, left, right)
        if left.kind is right.kind is Kind.NUMBER:
            return _folded(node, left, right) or self._numbers(node, left, right)
        return functions.temporal_arithmetic(node.op, left, right, node.at)

    def _numbers(self, node: ast.Arithmetic, left: Sql, right: Sql) -> Sql:
        if node.op in "+-":
            return numbers.add(node.op, left, right, node.at)
        if node.op == "*":
            return numbers.multiply(left, right, node.at)
        if node.op == "/":
            return numbers.divide(left, right, node.at)
        return numbers.power(left, right, node.at)

    def _comparison(self, node: ast.Comparison) -> Sql:
        left, right = self.compile(node.left), self.compile(node.right)
        if node.op in ("=", "!="):
            return equal(left, right, node.at, negate=node.op == "!=")
        return ordered(node.op, left, right, node.at)

    def _between(self, node: ast.Between) -> Sql:
        value, low, high = (self.compile(each) for each in (node.value, node.low, node.high))
        return conjunction(ordered(">=", value, low, node.at), ordered("<=", value, high, node.at))

    def _in(self, node: ast.In) -> Sql:
        value = self.compile(node.value)
        quick = self._in_literals(value, node)
        if quick is not None:
            return quick
        result: Sql | None = None
        for test in node.tests:
            each = self._test(value, test)
            result = each if result is None else self._shared(disjunction(result, each))
        if result is None:
            raise Unsupported("`in` without tests", node.at)
        return result

    def _in_literals(self, value: Sql, node: ast.In) -> Sql | None:
        """`x in ("a", "b")` as SQL's own IN."""
        items = [item for test in node.tests for item in _items(test)]
        same = len(items) > 1 and all(isinstance(item, ast.String) for item in items)
        if not same or value.kind is not Kind.TEXT:
            return None
        tests = [self.compile(item).value for item in items]
        found = NULL if is_null(value.value) else exp.In(this=value.value, expressions=tests)
        return _two_valued(found, value)

    def _test(self, value: Sql, test: ast.Node) -> Sql:
        """Whether one test of an `in` holds of the value."""
        if isinstance(test, ast.RangeLiteral):
            return self._in_range(value, test)
        if isinstance(test, ast.ListLiteral):
            return self._any([self._item(value, item) for item in test.items], test.at)
        if isinstance(test, ast.UnaryTests):
            return self._unary_tests(value, test)
        inner = Compiler(self.columns, self.special, value, self.share)
        if any(isinstance(each, ast.Implicit) for each in test.walk()):
            return inner.compile(test)
        return equal(value, inner.compile(test), test.at)

    def _item(self, value: Sql, item: ast.Node) -> Sql:
        """Whether the value is an item of a list."""
        if isinstance(item, ast.RangeLiteral | ast.ListLiteral):
            raise Unsupported("a list of lists or ranges", item.at)
        return self._test(value, item)

    def _any(self, tests: list[Sql], at: ast.At) -> Sql:
        if not tests:
            raise Unsupported("an empty list of tests", at)
        result = tests[0]
        for each in tests[1:]:
            result = self._shared(disjunction(result, each))
        return result

    def _shared(self, found: Sql) -> Sql:
        return found if self.share is None else shared(found, self.share)

    def _unary_tests(self, value: Sql, tests: ast.UnaryTests) -> Sql:
        if tests.always:
            return Sql(Kind.BOOLEAN, TRUE, constant=True)
        found = self._any([self._test(value, each) for each in tests.tests], tests.at)
        return inverted(found) if tests.negated else found

    def _in_range(self, value: Sql, test: ast.RangeLiteral) -> Sql:
        ends: list[Sql] = []
        if test.low is not None:
            ends.append(ordered(">=" if test.low_included else ">", value, self.compile(test.low), test.at))
        if test.high is not None:
            ends.append(ordered("<=" if test.high_included else "<", value, self.compile(test.high), test.at))
        if not ends:
            raise Unsupported("a range without ends", test.at)
        return ends[0] if len(ends) == 1 else conjunction(*ends)

    def _and(self, node: ast.And) -> Sql:
        return conjunction(self._truth(node.left), self._truth(node.right))

    def _or(self, node: ast.Or) -> Sql:
        return disjunction(self._truth(node.left), self._truth(node.right))

    def _truth(self, node: ast.Node) -> Sql:
        return _must(self.compile(node), (Kind.BOOLEAN, Kind.NULL), "a condition of this type", node.at)

    def _if(self, node: ast.If) -> Sql:
        test, then, otherwise = (self.compile(each) for each in (node.test, node.then, node.otherwise))
        return choice(self._truth_of(test, node), then, otherwise, node.at)

    def _truth_of(self, test: Sql, node: ast.If) -> Sql:
        return _must(test, (Kind.BOOLEAN, Kind.NULL), "an `if` on this type", node.test.at)

    def _path(self, node: ast.Path) -> Sql:
        return functions.part_of_date(self.compile(node.value), node.name, node.at)

    def _call(self, node: ast.Call) -> Sql:
        found = self.special(node)
        if found is not None:
            return found
        if not isinstance(node.function, ast.Name):
            raise Unsupported("a call of a computed function", node.at)
        if node.names:
            raise Unsupported("a call with named arguments", node.at)
        if node.function.name == "not" and len(node.arguments) == 1:
            return inverted(self._truth(node.arguments[0]))
        arguments = [self.compile(each) for each in functions.spread(node)]
        return functions.call(node.function.name, arguments, node.at)


def shared(found: Sql, share: Share) -> Sql:
    """The same expression, its parts replaced where `share` does so."""
    missing = {name: share(when) for name, when in found.missing.items()}
    return replace(found, value=share(found.value), known=share(found.known), missing=missing)


def _must(value: Sql, kinds: tuple[Kind, ...], construct: str, at: ast.At) -> Sql:
    if value.kind not in kinds:
        raise Unsupported(f"{construct} ({value.kind})", at)
    return value


def _items(test: ast.Node) -> tuple[ast.Node, ...]:
    return test.items if isinstance(test, ast.ListLiteral) else (test,)


_EXACT = Context(prec=DECIMAL.prec, Emin=DECIMAL.Emin, Emax=DECIMAL.Emax, traps=[])
_FOLDS: dict[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": _EXACT.add,
    "-": _EXACT.subtract,
    "*": _EXACT.multiply,
}


def _folded(node: ast.Arithmetic, left: Sql, right: Sql) -> Sql | None:
    """Sums and products of constants, worked out now."""
    a, b = left.constant, right.constant
    if not isinstance(a, Decimal) or not isinstance(b, Decimal):
        return None
    work = _FOLDS.get(node.op)
    found = None if work is None else work(a, b)
    return literal_number(found) if found is not None and found.is_finite() else None


def _known(value: exp.Expr, none: bool, otherwise: exp.Expr) -> exp.Expr:  # noqa: FBT001
    """Knownness: where a value cannot be none, NULL itself says unknown."""
    if is_true(otherwise):
        return TRUE
    return otherwise if none else is_some(value)


def _two_valued(test: exp.Expr, operand: Sql) -> Sql:
    """A test that is false, not null, of a value that is none."""
    value = test
    if operand.none:
        value = case((operand.known, holds(test)))
    return Sql(
        Kind.BOOLEAN,
        value,
        known=operand.known,
        missing=operand.missing,
    )


def equal(left: Sql, right: Sql, at: ast.At, *, negate: bool = False) -> Sql:
    """`left = right`; none equals none and nothing else."""
    if Kind.NULL not in (left.kind, right.kind) and left.kind is not right.kind:
        raise Unsupported(f"a comparison of {left.kind} with {right.kind}", at)
    known = both(left.known, right.known)
    value = case((known, _same(left, right, at, negate)))
    if not (left.none or right.none):
        sides = _sides(left, right, at)
        value = binary(exp.NEQ if negate else exp.EQ, *sides)
    return Sql(Kind.BOOLEAN, value, known=known, missing=union(left.missing, right.missing))


def _same(left: Sql, right: Sql, at: ast.At, negate: bool) -> exp.Expr:  # noqa: FBT001
    for one, other in ((left, right), (right, left)):
        if is_null(one.value):
            return is_some(other.value) if negate else is_none(other.value)
    sides = _sides(left, right, at)
    if left.none and right.none:
        same: exp.Expr = exp.NullSafeEQ(this=exp.Paren(this=sides[0]), expression=exp.Paren(this=sides[1]))
    else:
        same = holds(binary(exp.EQ, *sides))
    return negated(same) if negate else same


def _sides(left: Sql, right: Sql, at: ast.At) -> tuple[exp.Expr, exp.Expr]:
    if left.kind is Kind.NUMBER and right.kind is Kind.NUMBER:
        return numbers.compared(left, right, at)
    return left.value, right.value


_ORDER: dict[str, type[exp.Expr]] = {"<": exp.LT, "<=": exp.LTE, ">": exp.GT, ">=": exp.GTE}


def ordered(op: str, left: Sql, right: Sql, at: ast.At) -> Sql:
    """`left op right`; none where either side is none."""
    if Kind.NULL in (left.kind, right.kind):
        return numbers.strict(Kind.BOOLEAN, NULL, left, right)
    if left.kind is not right.kind or left.kind is Kind.BOOLEAN:
        raise Unsupported(f"`{op}` between {left.kind} and {right.kind}", at)
    if left.kind is Kind.TEXT:
        # Databases order text by collations of their own.
        raise Unsupported(f"`{op}` between texts", at)
    return numbers.strict(Kind.BOOLEAN, binary(_ORDER[op], *_sides(left, right, at)), left, right)


def conjunction(left: Sql, right: Sql) -> Sql:
    """`left and right`, three-valued."""
    value = both(left.value, right.value)
    return _connected(value, left, right, holds(negated(left.value)), holds(negated(right.value)))


def disjunction(left: Sql, right: Sql) -> Sql:
    """`left or right`, three-valued."""
    value = either(left.value, right.value)
    return _connected(value, left, right, holds(left.value), holds(right.value))


def _connected(
    value: exp.Expr, left: Sql, right: Sql, left_decides: exp.Expr, right_decides: exp.Expr
) -> Sql:
    none = left.none or right.none
    known = _known(value, none, either(both(left.known, right.known), left_decides, right_decides))
    missing = only_when(negated(known), union(left.missing, right.missing))
    return Sql(Kind.BOOLEAN, value, known=known, none=none, missing=missing)


def inverted(operand: Sql) -> Sql:
    """`not(operand)`"""
    constant = None if not isinstance(operand.constant, bool) else not operand.constant
    return replace(operand, kind=Kind.BOOLEAN, value=negated(operand.value), constant=constant)


def choice(test: Sql, then: Sql, otherwise: Sql, at: ast.At) -> Sql:
    """`if test then … else …`: what is not taken does not matter; an unknown test is unknown."""
    taken = holds(test.value)
    kind = _common(then, otherwise, at)
    then, otherwise = numbers.settled(then, at), numbers.settled(otherwise, at)
    default = (otherwise.value,) if is_true(test.known) else ()
    value = case(
        (test.value, then.value),
        *(() if default else ((test.known, otherwise.value),)),
        otherwise=default[0] if default else None,
    )
    known = case((taken, then.known), (test.known, otherwise.known), otherwise=FALSE)
    none = then.none or otherwise.none
    scale = max(then.scale, otherwise.scale)
    digits = max(then.digits - then.scale, otherwise.digits - otherwise.scale) + scale
    alike = test.known == then.known == otherwise.known
    known = test.known if alike else _known(value, none, known)
    # A branch that is not taken would decide nothing, whatever it lacks.
    branches = union(
        only_when(taken, then.missing), only_when(both(test.known, negated(taken)), otherwise.missing)
    )
    missing = union(only_when(negated(test.known), test.missing), branches)
    return Sql(kind, value, known=known, none=none, missing=missing, scale=scale, digits=digits)


def _common(then: Sql, otherwise: Sql, at: ast.At) -> Kind:
    if then.kind is Kind.NULL:
        return otherwise.kind
    if otherwise.kind not in (then.kind, Kind.NULL):
        raise Unsupported(f"an `if` that gives {then.kind} or {otherwise.kind}", at)
    return then.kind


_METHODS: dict[type[ast.Node], Callable[[Compiler, Any], Sql]] = {
    ast.Null: Compiler._null,
    ast.Boolean: Compiler._boolean,
    ast.Number: Compiler._number,
    ast.String: Compiler._string,
    ast.AtLiteral: Compiler._at,
    ast.Name: Compiler._name,
    ast.Implicit: Compiler._implicit,
    ast.Neg: Compiler._neg,
    ast.Arithmetic: Compiler._arithmetic,
    ast.Comparison: Compiler._comparison,
    ast.Between: Compiler._between,
    ast.In: Compiler._in,
    ast.And: Compiler._and,
    ast.Or: Compiler._or,
    ast.If: Compiler._if,
    ast.Path: Compiler._path,
    ast.Call: Compiler._call,
}

_CONSTRUCTS: dict[type[ast.Node], str] = {
    ast.For: "`for`",
    ast.Quantified: "`some` or `every`",
    ast.Filter: "a filter",
    ast.FunctionDefinition: "a function definition",
    ast.ListLiteral: "a list outside `in`",
    ast.ContextLiteral: "a context",
    ast.RangeLiteral: "a range outside `in`",
    ast.InstanceOf: "`instance of`",
    ast.UnaryTests: "unary tests outside `in`",
}
