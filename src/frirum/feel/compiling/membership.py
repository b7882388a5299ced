"""`in` and unary tests: a value against tests. A test becomes a check of (value, frame)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from frirum.feel import ast
from frirum.feel.comparing import Truth, both, either, equal, is_in, less, less_or_equal
from frirum.feel.compiling.code import Code, Compiler, Frame, Names, Run, constant
from frirum.feel.compiling.logic import not_
from frirum.feel.values import Range


@dataclass(frozen=True, slots=True)
class Check:
    """A compiled test; `constant` if no fact matters but the value."""

    holds: Callable[[Any, Frame], Truth]
    constant: bool


def in_(compiler: Compiler, node: ast.In) -> Code:
    """True if the value passes one of the tests."""
    return _tested(compiler, compiler.code(node.value), node.tests)


def implicit(compiler: Compiler, node: ast.Implicit) -> Code:
    """`?`: the value under test."""
    return compiler.name(ast.Name("?", at=node.at))


def unary_tests(compiler: Compiler, node: ast.UnaryTests) -> Code:
    """Whether `?` passes one of the tests (or none, for `not(…)`)."""
    if node.always:
        return constant(True)  # noqa: FBT003
    code = _tested(compiler, compiler.name(ast.Name("?", at=node.at)), node.tests)
    return not_(code) if node.negated else code


def _tested(compiler: Compiler, value: Code, tests: tuple[ast.Node, ...]) -> Code:
    options = _options(compiler, tests)
    if options is not None and not value.constant:
        return Code(_one_of(value.run, options))
    check = _any([_check(compiler, each) for each in tests])
    value_of, holds = value.run, check.holds
    if value.constant and check.constant:
        return constant(holds(value.value, []))
    return Code(lambda frame: holds(value_of(frame), frame))


def _options(compiler: Compiler, tests: tuple[ast.Node, ...]) -> frozenset[Any] | None:
    """The texts or numbers, if the tests are nothing else (but for one list of them)."""
    if len(tests) == 1 and isinstance(tests[0], ast.ListLiteral):
        tests = tests[0].items
    if not tests or not all(isinstance(each, ast.String | ast.Number) for each in tests):
        return None
    values = [compiler.code(each).value for each in tests]
    return frozenset(values) if len({type(each) for each in values}) == 1 else None


def _one_of(value_of: Run, options: frozenset[Any]) -> Run:
    kind = type(next(iter(options)))
    other = sorted(options)[0]

    def run(frame: Frame) -> Any:
        value = value_of(frame)
        # What is no text (no number) compares with each of the options alike: null, none or unknown.
        return value in options if value.__class__ is kind else equal(value, other)

    return run


def _any(checks: list[Check]) -> Check:
    if len(checks) == 1:
        return checks[0]
    tests = tuple(each.holds for each in checks)

    def holds(value: Any, frame: Frame) -> Truth:
        result: Truth = False
        for each in tests:
            result = either(result, each(value, frame))
            if result is True:
                return True
        return result

    return Check(holds, all(each.constant for each in checks))


def _check(compiler: Compiler, test: ast.Node) -> Check:
    if isinstance(test, ast.RangeLiteral):
        return _in_range(compiler, test)
    if isinstance(test, ast.ListLiteral) and test.items:
        return _in_list(compiler, test)
    if isinstance(test, ast.Comparison) and test.op == "!=" and isinstance(test.left, ast.Implicit):
        return _differs(compiler, test.right)
    if any(isinstance(each, ast.Implicit) for each in test.walk()):
        return _condition(compiler, test)
    code = compiler.code(test)
    test_of = code.run
    if not compiler.uses_locals:
        return Check(lambda value, frame: is_in(value, test_of(frame)), code.constant)
    budget = compiler.budget()
    return Check(lambda value, frame: is_in(value, test_of(frame), frame[budget]), constant=False)


def _in_list(compiler: Compiler, test: ast.ListLiteral) -> Check:
    """An element of the list (types may differ), a range among them, or the list itself."""
    elements = [
        _in_range(compiler, each) if isinstance(each, ast.RangeLiteral) else _equals(compiler, each)
        for each in test.items
    ]
    any_of = _any([Check(_null_is_false(each.holds), each.constant) for each in elements]).holds
    whole = compiler.run(test)

    def holds(value: Any, frame: Frame) -> Truth:
        if value.__class__ is list or value.__class__ is Range:
            return is_in(value, whole(frame))
        return any_of(value, frame)

    return Check(holds, all(each.constant for each in elements))


def _null_is_false(inner: Callable[[Any, Frame], Truth]) -> Callable[[Any, Frame], Truth]:
    def holds(value: Any, frame: Frame) -> Truth:
        truth = inner(value, frame)
        return False if truth is None else truth

    return holds


def _equals(compiler: Compiler, node: ast.Node) -> Check:
    code = compiler.code(node)
    wanted = code.run
    if not compiler.uses_locals:
        return Check(lambda value, frame: equal(value, wanted(frame)), code.constant)
    budget = compiler.budget()
    return Check(lambda value, frame: equal(value, wanted(frame), frame[budget]), constant=False)


def _differs(compiler: Compiler, node: ast.Node) -> Check:
    """`!= 5`"""
    equals = _equals(compiler, node)

    def holds(value: Any, frame: Frame) -> Truth:
        truth = equals.holds(value, frame)
        return not truth if isinstance(truth, bool) else truth

    return Check(holds, equals.constant)


def _in_range(compiler: Compiler, test: ast.RangeLiteral) -> Check:
    """Between the ends; an end may be unknown, and a value beyond the other end is still outside."""
    low = compiler.code(test.low) if test.low else constant(None)
    high = compiler.code(test.high) if test.high else constant(None)
    low_of, high_of = low.run, high.run
    above = less_or_equal if test.low_included else less
    below = less_or_equal if test.high_included else less
    is_constant = low.constant and high.constant
    if test.low is None:
        return Check(lambda value, frame: below(value, high_of(frame)), is_constant)
    if test.high is None:
        return Check(lambda value, frame: above(low_of(frame), value), is_constant)
    return Check(
        lambda value, frame: both(above(low_of(frame), value), below(value, high_of(frame))), is_constant
    )


def _condition(compiler: Compiler, test: ast.Node) -> Check:
    """A test that names the value itself, as `?`, and must be true of it."""
    slot = compiler.new_slot()
    with compiler.scope(Names({"?": slot})):
        inner = compiler.run(test)

    def holds(value: Any, frame: Frame) -> Truth:
        frame[slot] = value
        truth: Truth = inner(frame)
        return truth

    return Check(holds, constant=False)
