"""Literals, names, arithmetic, lists, contexts, paths, functions."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from frirum.feel import ast
from frirum.feel.arithmetic import OPERATIONS, negate
from frirum.feel.compiling.code import Code, Compiler, Frame, Names, Run, constant, folded
from frirum.feel.iso import parse_temporal
from frirum.feel.properties import member
from frirum.feel.values import DECIMAL, UNKNOWN


def null(compiler: Compiler, node: ast.Null) -> Code:  # noqa: ARG001 - every handler takes both
    """`null`"""
    return constant(None)


def literal(compiler: Compiler, node: ast.Boolean | ast.String) -> Code:  # noqa: ARG001
    """`true`, `"text"`"""
    return constant(node.value)


def number(compiler: Compiler, node: ast.Number) -> Code:  # noqa: ARG001
    """A number, rounded to 34 digits."""
    return constant(DECIMAL.plus(node.value))


def at_literal(compiler: Compiler, node: ast.AtLiteral) -> Code:  # noqa: ARG001
    """`@"2018-07-01"`; null for a text that is no date, time or duration."""
    return constant(parse_temporal(node.value))


def name(compiler: Compiler, node: ast.Name) -> Code:
    """A name in scope."""
    return compiler.name(node)


def negation(compiler: Compiler, node: ast.Neg) -> Code:
    """`-x`"""
    operand = compiler.code(node.operand)
    inner = operand.run
    return folded(lambda frame: negate(inner(frame)), operand)


_FAST = {"+": DECIMAL.add, "-": DECIMAL.subtract, "*": DECIMAL.multiply, "/": DECIMAL.divide}


def arithmetic(compiler: Compiler, node: ast.Arithmetic) -> Code:
    """`a + b` and the like."""
    left, right = compiler.code(node.left), compiler.code(node.right)
    run = _arithmetic(node.op, left, right)
    if node.op == "+" and compiler.uses_locals:
        run = _measured(run, compiler.budget())
    return folded(run, left, right) if not compiler.uses_locals else Code(run)


def _arithmetic(op: str, left: Code, right: Code) -> Run:
    slow = OPERATIONS[op]
    fast = _FAST.get(op, slow)
    a_of, b_of = left.run, right.run
    if right.constant and type(right.value) is Decimal:
        return _with_number(a_of, right.value, fast, slow)

    def run(frame: Frame) -> Any:
        a, b = a_of(frame), b_of(frame)
        if a.__class__ is Decimal and b.__class__ is Decimal:
            try:
                return fast(a, b)
            except ArithmeticError:
                return None
        return slow(a, b)

    return run


def _with_number(a_of: Run, b: Decimal, fast: Any, slow: Any) -> Run:
    def run(frame: Frame) -> Any:
        a = a_of(frame)
        if a.__class__ is Decimal:
            try:
                return fast(a, b)
            except ArithmeticError:
                return None
        return slow(a, b)

    return run


def _measured(run: Run, budget: int) -> Run:
    """Texts grow by `+`; in loops their length is counted."""

    def measured(frame: Frame) -> Any:
        result = run(frame)
        if result.__class__ is str:
            frame[budget].spend_text(len(result))
        return result

    return measured


def list_(compiler: Compiler, node: ast.ListLiteral) -> Code:
    """`[a, b]`; unknown if an element is."""
    items = [compiler.code(each) for each in node.items]
    runs = tuple(each.run for each in items)

    def run(frame: Frame) -> Any:
        values = [each(frame) for each in runs]
        return UNKNOWN if any(value is UNKNOWN for value in values) else values

    return folded(run, *items)


def context(compiler: Compiler, node: ast.ContextLiteral) -> Code:
    """`{a: 1, b: a + 1}`; an entry may be unknown without the others being so. Null if a name comes twice."""
    if len(set(node.names)) < len(node.names):
        return constant(None)
    slots: dict[str, int] = {}
    entries: list[tuple[str, int, Run]] = []
    with compiler.scope(Names(slots)):
        for key, value in zip(node.names, node.values, strict=True):
            slot = compiler.new_slot()
            entries.append((key, slot, compiler.run(value)))
            slots[key] = slot

    def run(frame: Frame) -> Any:
        for _, slot, value_of in entries:
            frame[slot] = value_of(frame)
        return {key: frame[slot] for key, slot, _ in entries}

    return Code(run)


def path(compiler: Compiler, node: ast.Path) -> Code:
    """`value.name`"""
    value = compiler.code(node.value)
    value_of, key = value.run, node.name
    if not compiler.uses_locals:
        return folded(lambda frame: member(value_of(frame), key), value)
    budget = compiler.budget()
    return Code(lambda frame: member(value_of(frame), key, frame[budget]))
