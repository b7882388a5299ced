"""`and`, `or`, `not`, `if`: three-valued, with null beside true and false."""

from __future__ import annotations

from typing import Any

from frirum.feel import ast
from frirum.feel.comparing import both, either
from frirum.feel.compiling.code import Code, Compiler, Frame, Run, constant
from frirum.feel.values import UNKNOWN


def _chain(node: ast.And | ast.Or) -> list[ast.Node]:
    """The operands of `a and b and c`, in order."""
    operands: list[ast.Node] = []
    left: ast.Node = node
    while isinstance(left, type(node)):
        operands.append(left.right)
        left = left.left
    return [left, *reversed(operands)]


def and_(compiler: Compiler, node: ast.And) -> Code:
    """False if one is false, else unknown if one is unknown, else null if one is no boolean."""
    return _junction([compiler.code(each) for each in _chain(node)], ends=False)


def or_(compiler: Compiler, node: ast.Or) -> Code:
    """True if one is true, else unknown if one is unknown, else null if one is no boolean."""
    return _junction([compiler.code(each) for each in _chain(node)], ends=True)


def _junction(parts: list[Code], *, ends: bool) -> Code:
    if any(part.constant and part.value is ends for part in parts):
        return constant(ends)
    runs = [part.run for part in parts if not (part.constant and part.value is (not ends))]
    if not runs:
        return constant(not ends)
    if all(part.constant for part in parts):
        return constant(None)
    if len(runs) == 2:
        return Code(_or_of(*runs) if ends else _and_of(*runs))
    return Code(_many(tuple(runs), ends=ends))


def _and_of(left: Run, right: Run) -> Run:
    def run(frame: Frame) -> Any:
        a = left(frame)
        if a is False:
            return False
        b = right(frame)
        if a is True and (b is True or b is False):
            return b
        return both(a, b)

    return run


def _or_of(left: Run, right: Run) -> Run:
    def run(frame: Frame) -> Any:
        a = left(frame)
        if a is True:
            return True
        b = right(frame)
        if a is False and (b is True or b is False):
            return b
        return either(a, b)

    return run


def _many(runs: tuple[Run, ...], *, ends: bool) -> Run:
    others = not ends

    def run(frame: Frame) -> Any:
        result: Any = others
        for each in runs:
            value = each(frame)
            if value is ends:
                return ends
            if value is not others and result is not UNKNOWN:
                result = UNKNOWN if value is UNKNOWN else None
        return result

    return run


def not_(operand: Code) -> Code:
    """Swaps true and false; unknown stays unknown, anything else is null."""
    inner = operand.run

    def run(frame: Frame) -> Any:
        value = inner(frame)
        if value is False:
            return True
        if value is True:
            return False
        return UNKNOWN if value is UNKNOWN else None

    return constant(run([])) if operand.constant else Code(run)


def if_(compiler: Compiler, node: ast.If) -> Code:
    """The branch taken, and only that; unknown if the test is unknown. A null test takes `else`."""
    test, then, otherwise = (compiler.code(each) for each in (node.test, node.then, node.otherwise))
    if test.constant:
        return then if test.value is True else otherwise
    return Code(_if_of(test.run, then.run, otherwise.run))


def _if_of(test: Run, then: Run, otherwise: Run) -> Run:
    def run(frame: Frame) -> Any:
        chosen = test(frame)
        if chosen is True:
            return then(frame)
        return UNKNOWN if chosen is UNKNOWN else otherwise(frame)

    return run
