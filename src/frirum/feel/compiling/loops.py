"""`for`, `some`, `every` and filters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from frirum.feel import ast
from frirum.feel.calendar import LargeDate, from_ordinal, ordinal
from frirum.feel.comparing import Truth, both, either
from frirum.feel.compiling.code import Code, Compiler, Frame, Item, Names, Run
from frirum.feel.limits import MAX_STEPS
from frirum.feel.values import UNKNOWN, Range

_TRUTHS = (
    ast.Comparison, ast.And, ast.Or, ast.Between, ast.In, ast.Quantified, ast.InstanceOf, ast.Boolean
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Loop:
    """One iteration: where its name lives, and what gives the elements."""

    slot: int
    elements: Run


class Undefined(Exception):  # noqa: N818 - a signal within this module, not an error
    """What is run through is null (or unknown): so is the whole."""

    def __init__(self, value: object) -> None:
        super().__init__()
        self.value = value


def _loops(compiler: Compiler, node: ast.For | ast.Quantified, slots: dict[str, int]) -> list[Loop]:
    loops: list[Loop] = []
    for each in node.iterations:
        loops.append(Loop(compiler.new_slot(), _domain(compiler, each)))
        slots[each.name] = loops[-1].slot
    return loops


def _domain(compiler: Compiler, node: ast.Iteration) -> Run:
    if node.end is not None:
        low, high = compiler.run(node.domain), compiler.run(node.end)
        return lambda frame: _between(low(frame), high(frame))
    if isinstance(node.domain, ast.ListLiteral):
        # Kept apart, so that one unknown element does not make the others unknown.
        items = tuple(compiler.run(each) for each in node.domain.items)
        return lambda frame: [each(frame) for each in items]
    value_of = compiler.run(node.domain)
    return lambda frame: _elements(value_of(frame))


def _elements(value: object) -> list[Any] | range | object:
    if isinstance(value, Range):
        return _between(value.low, value.high, skip=(not value.low_included, not value.high_included))
    return value if isinstance(value, list) or value is None or value is UNKNOWN else [value]


def _between(low: object, high: object, *, skip: tuple[bool, bool] = (False, False)) -> object:
    """All whole numbers, or all days, from one end to the other, up or down; null for other ends."""
    if low is UNKNOWN or high is UNKNOWN:
        return UNKNOWN
    if isinstance(low, date | LargeDate) and isinstance(high, date | LargeDate):
        return [from_ordinal(each) for each in _steps(ordinal(low), ordinal(high), skip)]
    if isinstance(low, Decimal) and isinstance(high, Decimal) and _is_whole(low) and _is_whole(high):
        return [Decimal(each) for each in _steps(int(low), int(high), skip)]
    return None


def _is_whole(number: Decimal) -> bool:
    return number == number.to_integral_value()


def _steps(low: int, high: int, skip: tuple[bool, bool]) -> range:
    step = 1 if low <= high else -1
    numbers = range(low + step * skip[0], high + step * (not skip[1]), step)
    # One more than any budget allows says enough, and keeps the list short.
    return numbers[: MAX_STEPS + 1]


def _each(frame: Frame, loops: list[Loop], budget: int, cost: int, visit: Callable[[], bool]) -> bool:
    """Run through all combinations, the first name slowest, until a visit says that it is enough."""
    if not loops:
        frame[budget].spend(cost)
        return visit()
    first, *rest = loops
    elements = first.elements(frame)
    if elements is None or elements is UNKNOWN:
        raise Undefined(elements)
    frame[budget].spend(len(elements))
    for element in elements:
        frame[first.slot] = element
        if _each(frame, rest, budget, cost, visit):
            return True
    return False


def _cost(node: ast.Node) -> int:
    return sum(1 for _ in node.walk())


def for_(compiler: Compiler, node: ast.For) -> Code:
    """The list of what the body gives; unknown if one of them is."""
    slots: dict[str, int] = {}
    with compiler.scope(Names(slots)):
        loops = _loops(compiler, node, slots)
        partial = compiler.new_slot()
        with compiler.scope(Names({"partial": partial})):
            body = compiler.run(node.body)
    budget, cost = compiler.budget(), _cost(node.body)
    reads_partial = any(isinstance(each, ast.Name) and each.name == "partial" for each in node.body.walk())

    def run(frame: Frame) -> Any:
        results: list[Any] = []

        def visit() -> bool:
            if reads_partial:
                # A copy: a result that holds `partial` must not come to hold itself.
                frame[budget].spend(len(results))
                frame[partial] = list(results)
            results.append(body(frame))
            return False

        try:
            _each(frame, loops, budget, cost, visit)
        except Undefined as undefined:
            return undefined.value
        return UNKNOWN if any(each is UNKNOWN for each in results) else results

    return Code(run)


def quantified(compiler: Compiler, node: ast.Quantified) -> Code:
    """`some` is an `or` over all combinations, `every` an `and`."""
    slots: dict[str, int] = {}
    with compiler.scope(Names(slots)):
        loops = _loops(compiler, node, slots)
        test = compiler.run(node.test)
    budget, cost = compiler.budget(), _cost(node.test)
    join, start = (both, True) if node.every else (either, False)

    def run(frame: Frame) -> Any:
        result: Truth = start

        def visit() -> bool:
            nonlocal result
            result = join(result, test(frame))
            return result is (not start)

        try:
            _each(frame, loops, budget, cost, visit)
        except Undefined as undefined:
            return undefined.value
        return result

    return Code(run)


def filter_(compiler: Compiler, node: ast.Filter) -> Code:
    """`values[test]`: the element at an index, or the list of those that pass."""
    value_of = compiler.run(node.value)
    slot = compiler.new_slot()
    with compiler.scope(Names({"item": slot})), compiler.scope(Item(slot)):
        test = compiler.run(node.test)
    budget, cost = compiler.budget(), _cost(node.test)
    is_test = isinstance(node.test, _TRUTHS)

    def run(frame: Frame) -> Any:
        values = value_of(frame)
        if values is None or values is UNKNOWN:
            return values
        values = values if isinstance(values, list) else [values]
        if not is_test:
            frame[slot] = None
            index = test(frame)
            if isinstance(index, Decimal):
                return at_index(values, index)
        frame[budget].spend(cost * len(values))
        return _passing(frame, values, slot, test)

    return Code(run)


def at_index(values: list[Any], index: Decimal) -> object:
    """The element at a place, counted from 1, or from -1 backwards; null where there is none."""
    place = int(index) if index.adjusted() < 10 else 0
    if place == 0 or abs(place) > len(values):
        return None
    return values[place - 1] if place > 0 else values[place]


def _passing(frame: Frame, values: list[Any], slot: int, test: Run) -> object:
    passing: list[Any] = []
    for each in values:
        frame[slot] = each
        truth = test(frame)
        if truth is True:
            passing.append(each)
        elif truth is UNKNOWN:
            return UNKNOWN
        elif truth is not False and truth is not None:
            return None
    return passing
