"""Functions that make one value out of a list: of a list, or of the values themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from functools import reduce
from typing import Any

from frirum.feel.budget import Budget
from frirum.feel.builtins.registry import declare
from frirum.feel.comparing import DIRECT, Truth, both, compare, either
from frirum.feel.values import DECIMAL

Numbers = list[Decimal]
_SORTING = 4
"""steps for each element of a list that is put in order"""


def _aggregate(
    name: str, element: str, result: str, run: Callable[[list[Any]], object], steps: int = 1
) -> None:
    """Declare a function both of a list (whose length the budget counts) and of the values themselves."""

    def of_list(budget: Budget, values: list[Any]) -> object:
        budget.spend(steps * len(values))
        return run(values)

    of_type = element.partition("|")[0]
    declare(name, f"list: list<{of_type}> -> {result}", budgeted=True)(of_list)
    declare(name, f"n: {element}... -> {'same' if result == 'element' else result}")(run)


def _complete(numbers: Numbers) -> bool:
    """Whether there is a number, and none of them is null."""
    return bool(numbers) and None not in numbers


def _extreme(values: list[Any], sign: int) -> object:
    if not values:
        return None
    best = values[0]
    kind = best.__class__
    if kind in DIRECT and all(each.__class__ is kind for each in values):
        return min(values) if sign < 0 else max(values)
    for each in values[1:]:
        order = compare(each, best)
        if not isinstance(order, int):
            return None
        if order * sign > 0:
            best = each
    # A value alone must be of a type with an order, too.
    return best if compare(best, best) == 0 else None


def minimum(values: list[Any]) -> object:
    """The least; null of an empty list, or of values without order."""
    return _extreme(values, -1)


def maximum(values: list[Any]) -> object:
    """The greatest; null of an empty list, or of values without order."""
    return _extreme(values, 1)


def total(numbers: Numbers) -> Decimal | None:
    """The sum; null of an empty list."""
    return reduce(DECIMAL.add, numbers) if _complete(numbers) else None


def product(numbers: Numbers) -> Decimal | None:
    """The product; null of an empty list."""
    return reduce(DECIMAL.multiply, numbers) if _complete(numbers) else None


def mean(numbers: Numbers) -> Decimal | None:
    """The arithmetic mean; null of an empty list."""
    added = total(numbers)
    return None if added is None else DECIMAL.divide(added, Decimal(len(numbers)))


def median(numbers: Numbers) -> Decimal | None:
    """The middle number, or the mean of the two in the middle; null of an empty list."""
    if not _complete(numbers):
        return None
    ordered, half = sorted(numbers), len(numbers) // 2
    if len(numbers) % 2:
        return ordered[half]
    return DECIMAL.divide(DECIMAL.add(ordered[half - 1], ordered[half]), Decimal(2))


def stddev(numbers: Numbers) -> Decimal | None:
    """The standard deviation of a sample; null of less than two numbers."""
    average = mean(numbers)
    if average is None or len(numbers) < 2:
        return None
    squares = [DECIMAL.power(DECIMAL.subtract(each, average), 2) for each in numbers]
    return DECIMAL.sqrt(DECIMAL.divide(reduce(DECIMAL.add, squares), Decimal(len(numbers) - 1)))


def mode(numbers: Numbers) -> Numbers | None:
    """The numbers that stand there most often, in ascending order."""
    if not numbers:
        return []
    if not _complete(numbers):
        return None
    counts = Counter(numbers)
    most = max(counts.values())
    return sorted(each for each, found in counts.items() if found == most)


def all_hold(truths: list[Truth]) -> Truth:
    """Whether all are true: `and` over the list."""
    truth: Truth = True
    for each in truths:
        truth = both(truth, each)
    return truth


def any_holds(truths: list[Truth]) -> Truth:
    """Whether one is true: `or` over the list."""
    truth: Truth = False
    for each in truths:
        truth = either(truth, each)
    return truth


_aggregate("min", "Any", "element", minimum)
_aggregate("max", "Any", "element", maximum)
_aggregate("sum", "number", "number", total)
_aggregate("product", "number", "number", product)
_aggregate("mean", "number", "number", mean)
_aggregate("median", "number", "number", median, _SORTING)
_aggregate("stddev", "number", "number", stddev, _SORTING)
_aggregate("mode", "number", "list<number>", mode, _SORTING)
_aggregate("all", "boolean|null", "boolean", all_hold)
_aggregate("any", "boolean|null", "boolean", any_holds)
