"""Functions that make one value out of a list: of a list, or of the values themselves."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from functools import reduce
from typing import Any

from frirum.feel.budget import Budget
from frirum.feel.builtins.registry import declare
from frirum.feel.comparing import Truth, both, compare, either
from frirum.feel.values import DECIMAL

Numbers = list[Decimal]


def _complete(numbers: Numbers) -> bool:
    """Whether there is a number, and none of them is null."""
    return bool(numbers) and all(each is not None for each in numbers)


def _extreme(values: list[Any], sign: int) -> object:
    if not values or values[0] is None:
        return None
    best = values[0]
    for each in values:
        order = compare(each, best)
        if not isinstance(order, int):
            return None
        if order * sign > 0:
            best = each
    return best


@declare("min", "list: list -> element", "c: Any... -> same", budgeted=True)
def min_(budget: Budget, values: list[Any]) -> object:
    """The least; null of an empty list, or of values without order."""
    budget.spend(len(values))
    return _extreme(values, -1)


@declare("max", "list: list -> element", "c: Any... -> same", budgeted=True)
def max_(budget: Budget, values: list[Any]) -> object:
    """The greatest; null of an empty list, or of values without order."""
    budget.spend(len(values))
    return _extreme(values, 1)


@declare("sum", "list: list<number> -> number", "n: number... -> number", budgeted=True)
def sum_(budget: Budget, numbers: Numbers) -> Decimal | None:
    """The sum; null of an empty list."""
    budget.spend(len(numbers))
    return reduce(DECIMAL.add, numbers) if _complete(numbers) else None


@declare("product", "list: list<number> -> number", "n: number... -> number", budgeted=True)
def product(budget: Budget, numbers: Numbers) -> Decimal | None:
    """The product; null of an empty list."""
    budget.spend(len(numbers))
    return reduce(DECIMAL.multiply, numbers) if _complete(numbers) else None


@declare("mean", "list: list<number> -> number", "n: number... -> number", budgeted=True)
def mean(budget: Budget, numbers: Numbers) -> Decimal | None:
    """The arithmetic mean; null of an empty list."""
    total = sum_(budget, numbers)
    return None if total is None else DECIMAL.divide(total, Decimal(len(numbers)))


@declare("median", "list: list<number> -> number", "n: number... -> number", budgeted=True)
def median(budget: Budget, numbers: Numbers) -> Decimal | None:
    """The middle number, or the mean of the two in the middle; null of an empty list."""
    budget.spend(len(numbers) * 4)
    if not _complete(numbers):
        return None
    ordered, half = sorted(numbers), len(numbers) // 2
    if len(numbers) % 2:
        return ordered[half]
    return DECIMAL.divide(DECIMAL.add(ordered[half - 1], ordered[half]), Decimal(2))


@declare("stddev", "list: list<number> -> number", "n: number... -> number", budgeted=True)
def stddev(budget: Budget, numbers: Numbers) -> Decimal | None:
    """The standard deviation of a sample; null of less than two numbers."""
    average = mean(budget, numbers)
    if average is None or len(numbers) < 2:
        return None
    squares = [DECIMAL.power(DECIMAL.subtract(each, average), 2) for each in numbers]
    return DECIMAL.sqrt(DECIMAL.divide(reduce(DECIMAL.add, squares), Decimal(len(numbers) - 1)))


@declare("mode", "list: list<number> -> list<number>", "n: number... -> list<number>", budgeted=True)
def mode(budget: Budget, numbers: Numbers) -> Numbers | None:
    """The numbers that stand there most often, in ascending order."""
    budget.spend(len(numbers) * 4)
    if not numbers:
        return []
    if not _complete(numbers):
        return None
    counts = Counter(numbers)
    most = max(counts.values())
    return sorted(each for each, found in counts.items() if found == most)


@declare("all", "list: list<boolean> -> boolean", "b: boolean|null... -> boolean", budgeted=True)
def all_(budget: Budget, truths: list[Truth]) -> Truth:
    """Whether all are true: `and` over the list."""
    budget.spend(len(truths))
    truth: Truth = True
    for each in truths:
        truth = both(truth, each)
    return truth


@declare("any", "list: list<boolean> -> boolean", "b: boolean|null... -> boolean", budgeted=True)
def any_(budget: Budget, truths: list[Truth]) -> Truth:
    """Whether one is true: `or` over the list."""
    budget.spend(len(truths))
    truth: Truth = False
    for each in truths:
        truth = either(truth, each)
    return truth
