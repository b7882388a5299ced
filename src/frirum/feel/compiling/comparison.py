"""`= != < <= > >=`, `between` and ranges, with short ways for a fact against a constant."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from operator import ge, gt, le, lt
from typing import Any

from frirum.feel import ast
from frirum.feel.comparing import DIRECT, Truth, both, equal, less, less_or_equal
from frirum.feel.compiling.code import Code, Compiler, Frame, Run, constant, folded
from frirum.feel.compiling.logic import not_
from frirum.feel.values import OPEN, UNKNOWN, Range

Order = Callable[[Any, Any], Any]


def _greater(a: object, b: object) -> Truth:
    return less(b, a)


def _greater_or_equal(a: object, b: object) -> Truth:
    return less_or_equal(b, a)


_ORDERS: dict[str, tuple[Order, Order]] = {
    "<": (lt, less),
    "<=": (le, less_or_equal),
    ">": (gt, _greater),
    ">=": (ge, _greater_or_equal),
}


def comparison(compiler: Compiler, node: ast.Comparison) -> Code:
    """A comparison of two values."""
    left, right = compiler.code(node.left), compiler.code(node.right)
    if node.op in _ORDERS:
        return _ordered(left, right, *_ORDERS[node.op])
    code = _equality(compiler, left, right)
    return not_(code) if node.op == "!=" else code


def _ordered(left: Code, right: Code, fast: Order, slow: Order) -> Code:
    if right.constant and type(right.value) in DIRECT:
        return folded(_order_to(left.run, right.value, fast, slow), left)
    a_of, b_of = left.run, right.run

    def run(frame: Frame) -> Any:
        a, b = a_of(frame), b_of(frame)
        if a.__class__ is b.__class__ and a.__class__ in DIRECT:
            return fast(a, b)
        return slow(a, b)

    return folded(run, left, right)


def _order_to(value_of: Run, limit: Any, fast: Order, slow: Order) -> Run:
    kind = limit.__class__

    def run(frame: Frame) -> Any:
        value = value_of(frame)
        return fast(value, limit) if value.__class__ is kind else slow(value, limit)

    return run


def _equality(compiler: Compiler, left: Code, right: Code) -> Code:
    if left.constant and not right.constant:
        left, right = right, left
    if right.constant and type(right.value) in {str, Decimal, bool}:
        if left.slot is not None:
            return Code(_slot_equals(left.slot, right.value))
        return folded(_equals(left.run, right.value), left)
    a_of, b_of = left.run, right.run
    if left.constant and right.constant:
        return constant(equal(left.value, right.value))
    if not compiler.uses_locals:
        return Code(lambda frame: equal(a_of(frame), b_of(frame)))
    budget = compiler.budget()
    return Code(lambda frame: equal(a_of(frame), b_of(frame), frame[budget]))


def _slot_equals(slot: int, wanted: Any) -> Run:
    kind = wanted.__class__

    def run(frame: Frame) -> Any:
        value = frame[slot]
        return value == wanted if value.__class__ is kind else equal(value, wanted)

    return run


def _equals(value_of: Run, wanted: Any) -> Run:
    kind = wanted.__class__

    def run(frame: Frame) -> Any:
        value = value_of(frame)
        return value == wanted if value.__class__ is kind else equal(value, wanted)

    return run


def between(compiler: Compiler, node: ast.Between) -> Code:
    """`low <= value and value <= high`"""
    value, low, high = (compiler.code(each) for each in (node.value, node.low, node.high))
    value_of, low_of, high_of = value.run, low.run, high.run
    if low.constant and high.constant and type(low.value) is type(high.value) and type(low.value) in DIRECT:
        return folded(_between_constants(value_of, low.value, high.value), value)

    def run(frame: Frame) -> Any:
        x = value_of(frame)
        return both(less_or_equal(low_of(frame), x), less_or_equal(x, high_of(frame)))

    return folded(run, value, low, high)


def _between_constants(value_of: Run, low: Any, high: Any) -> Run:
    kind = low.__class__

    def run(frame: Frame) -> Any:
        value = value_of(frame)
        if value.__class__ is kind:
            return low <= value <= high
        return both(less_or_equal(low, value), less_or_equal(value, high))

    return run


def range_(compiler: Compiler, node: ast.RangeLiteral) -> Code:
    """A range as a value; null if its ends do not compare with each other."""
    low = compiler.code(node.low) if node.low else constant(OPEN)
    high = compiler.code(node.high) if node.high else constant(OPEN)

    def run(frame: Frame) -> Any:
        return make_range(low.run(frame), high.run(frame), node.low_included, node.high_included)

    return folded(run, low, high)


def make_range(low: object, high: object, low_included: bool, high_included: bool) -> object:  # noqa: FBT001
    """The range, unknown if an end is, null if the ends are not of one kind with an order."""
    if low is UNKNOWN or high is UNKNOWN:
        return UNKNOWN
    for a, b in ((low, high), (high, low)):
        if a is not None and a is not OPEN and less(a, a if b is None or b is OPEN else b) is None:
            return None
    return Range(low, high, low_included, high_included)
