"""Functions that make lists out of lists, or look into them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cmp_to_key
from typing import Any

from frirum.feel.budget import Budget
from frirum.feel.builtins.registry import declare
from frirum.feel.comparing import compare, equal
from frirum.feel.values import UNKNOWN, Function, Unknown

List = list[Any]
_HASHED = frozenset({str, Decimal, bool, date, type(None)})
"""types whose values Python finds in a set as FEEL finds them equal"""


@declare("list contains", "list: list, element: Any -> boolean", budgeted=True)
def list_contains(budget: Budget, values: List, element: object) -> bool | Unknown:
    """Whether an element of the list equals the value; unknown if that hangs on an unknown entry."""
    budget.spend(len(values) + 1)
    found: bool | Unknown = False
    for each in values:
        truth = equal(each, element, budget)
        if truth is True:
            return True
        found = UNKNOWN if truth is UNKNOWN else found
    return found


@declare("count", "list: list -> number", budgeted=True)
def count(budget: Budget, values: List) -> Decimal:  # noqa: ARG001
    """The number of elements."""
    return Decimal(len(values))


def _place(values: List, position: Decimal) -> int | None:
    """The index in Python of a place counted from 1, or from -1 backwards; None where there is none."""
    place = int(position) if position.adjusted() < 10 else 0
    if place == 0 or abs(place) > len(values):
        return None
    return place - 1 if place > 0 else len(values) + place


@declare(
    "sublist",
    "list: list, start position: number, length?: number -> same",
    budgeted=True,
)
def sublist(budget: Budget, values: List, start: Decimal, length: Decimal | None = None) -> List | None:
    """`length` elements (or all) from a place on; null if there are not so many."""
    first = _place(values, start)
    if first is None:
        return None
    wanted = len(values) - first if length is None else int(length)
    if length is not None and not 1 <= wanted <= len(values) - first:
        return None
    budget.spend(wanted)
    return values[first : first + wanted]


@declare("append", "list: list, item: Any... -> list", budgeted=True)
def append(budget: Budget, values: List, items: List) -> List:
    """The list with more elements at its end."""
    budget.spend(len(values) + len(items))
    return [*values, *items]


@declare("concatenate", "list: list... -> list", budgeted=True)
def concatenate(budget: Budget, lists: list[List]) -> List:
    """All elements of all lists."""
    budget.spend(sum(len(each) for each in lists) + 1)
    return [value for each in lists for value in each]


@declare("insert before", "list: list, position: number, newItem: Any -> list", budgeted=True)
def insert_before(budget: Budget, values: List, position: Decimal, item: object) -> List | None:
    """The list with a new element before the one at a place."""
    budget.spend(len(values) + 1)
    index = _place(values, position)
    return None if index is None else [*values[:index], item, *values[index:]]


@declare("remove", "list: list, position: number -> same", budgeted=True)
def remove(budget: Budget, values: List, position: Decimal) -> List | None:
    """The list without the element at a place."""
    budget.spend(len(values) + 1)
    index = _place(values, position)
    return None if index is None else [*values[:index], *values[index + 1 :]]


@declare("list replace", "list: list, position: number, newItem: Any -> list", budgeted=True)
def list_replace(budget: Budget, values: List, position: Decimal, item: object) -> List | None:
    """The list with the element at a place replaced."""
    budget.spend(len(values) + 1)
    index = _place(values, position)
    return None if index is None else [*values[:index], item, *values[index + 1 :]]


@declare("list replace", "list: list, match: function, newItem: Any -> list", budgeted=True)
def list_replace_matching(budget: Budget, values: List, match: Function, item: object) -> object:
    """The list with each element replaced for which `match(element, new element)` is true."""
    budget.spend(len(values) + 1)
    result: List = []
    for each in values:
        truth = match.run([each, item])
        if truth is UNKNOWN:
            return UNKNOWN
        if not isinstance(truth, bool):
            return None
        result.append(item if truth else each)
    return result


@declare("reverse", "list: list -> same", budgeted=True)
def reverse(budget: Budget, values: List) -> List:
    """The elements backwards."""
    budget.spend(len(values))
    return values[::-1]


@declare("index of", "list: list, match: Any -> list<number>", budgeted=True)
def index_of(budget: Budget, values: List, match: object) -> List | Unknown:
    """The places, counted from 1, of all elements that equal the value."""
    budget.spend(len(values))
    truths = [equal(each, match, budget) for each in values]
    if any(truth is UNKNOWN for truth in truths):
        return UNKNOWN
    return [Decimal(place) for place, truth in enumerate(truths, 1) if truth is True]


@declare("distinct values", "list: list -> same", budgeted=True)
def distinct_values(budget: Budget, values: List) -> List | Unknown:
    """Every element once."""
    result: List = []
    seen: set[tuple[type, object]] = set()
    others: List = []
    budget.spend(len(values))
    for each in values:
        if type(each) in _HASHED:
            key = (type(each), each)
            found: bool | Unknown = key in seen
            seen.add(key)
        else:
            found = list_contains(budget, others, each)
            others.append(each)
        if found is UNKNOWN:
            return UNKNOWN
        if not found:
            result.append(each)
    return result


@declare("union", "list: list... -> list", budgeted=True)
def union(budget: Budget, lists: list[List]) -> List | Unknown:
    """Every element of any list once."""
    return distinct_values(budget, concatenate(budget, lists))


@declare("flatten", "list: list -> list", budgeted=True)
def flatten(budget: Budget, values: List) -> List:
    """The elements of all lists within the list, however deep."""
    result: List = []
    stack: list[Iterator[Any]] = [iter(values)]
    while stack:
        for each in stack[-1]:
            budget.spend()
            if isinstance(each, list):
                stack.append(iter(each))
                break
            result.append(each)
        else:
            stack.pop()
    return result


@declare("sort", "list: list, precedes?: function -> same", budgeted=True)
def sort(budget: Budget, values: List, precedes: Function | None = None) -> object:
    """The list in order: of `precedes(a, b)`, or of `<`; null if that is not defined for all."""

    def order(a: object, b: object) -> int:
        budget.spend(2)
        if precedes is None:
            found = compare(a, b)
            if not isinstance(found, int):
                raise _Unordered(None)
            return found
        return _truth(precedes.run([b, a])) - _truth(precedes.run([a, b]))

    try:
        return sorted(values, key=cmp_to_key(order))
    except _Unordered as unordered:
        return unordered.value


class _Unordered(Exception):  # noqa: N818 - a signal within this module
    def __init__(self, value: object) -> None:
        super().__init__()
        self.value = value


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise _Unordered(UNKNOWN if value is UNKNOWN else None)
    return value
