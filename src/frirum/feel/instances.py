"""Types at run time: is this value of that type, and can it be made so?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from frirum.feel.types import CONTEXT, DAYS_TIME, FUNCTION, LIST, RANGE, SIMPLE, YEARS_MONTHS, Kind, Type
from frirum.feel.values import KINDS, OPEN, Function, Range

if TYPE_CHECKING:
    from frirum.feel.ast import TypeName
    from frirum.feel.budget import Budget

_ALIASES = {"day time duration": DAYS_TIME, "year month duration": YEARS_MONTHS}


def resolved(name: TypeName) -> Type | None:
    """The type that a type in source means, or None if a part of it is declared nowhere."""
    parts = [resolved(each) for each in name.arguments]
    if any(part is None for part in parts):
        return None
    known = [part for part in parts if part is not None]
    simple = SIMPLE.get(name.name) or _ALIASES.get(name.name)
    if simple in {LIST, RANGE} and len(known) == 1:
        return Type(simple.kind, element=known[0])
    if simple is CONTEXT and name.names:
        return Type(Kind.CONTEXT, entries=tuple(zip(name.names, known, strict=True)))
    if simple is FUNCTION and name.result is not None:
        result = resolved(name.result)
        return None if result is None else Type(Kind.FUNCTION, parameters=tuple(known), result=result)
    return None if known else simple


def is_instance(value: object, type_: Type, budget: Budget) -> bool:
    """`value instance of type`: null is of type Null only."""
    if value is None:
        return type_.kind is Kind.NULL
    return _matches(value, type_, budget)


def _matches(value: object, type_: Type, budget: Budget) -> bool:
    """Like `is_instance`, but null is of every type, as an element or entry."""
    budget.spend()
    if value is None or type_.kind is Kind.ANY:
        return True
    if KINDS.get(type(value)) != type_.kind:
        return False
    if isinstance(value, list) and type_.element is not None:
        return all(_matches(each, type_.element, budget) for each in value)
    if isinstance(value, dict) and type_.entries is not None:
        return all(name in value and _matches(value[name], entry, budget) for name, entry in type_.entries)
    if isinstance(value, Range) and type_.element is not None:
        return all(end is OPEN or _matches(end, type_.element, budget) for end in (value.low, value.high))
    if isinstance(value, Function) and type_.parameters is not None:
        return _function_matches(value, type_.parameters)
    return True


def _function_matches(function: Function, wanted: tuple[Type, ...]) -> bool:
    if len(function.parameters) != len(wanted):
        return False
    types = function.types or (None,) * len(wanted)
    return all(mine is None or mine == theirs for mine, theirs in zip(types, wanted, strict=True))


def conforming(value: object, type_: Type, budget: Budget) -> tuple[bool, object]:
    """Whether a value can stand where a type is asked for, and as what: a single element and a list of one
    stand for each other."""
    if _matches(value, type_, budget):
        return True, value
    if isinstance(value, list) and len(value) == 1 and _matches(value[0], type_, budget):
        return True, value[0]
    if type_.kind is Kind.LIST and _matches([value], type_, budget):
        return True, [value]
    return False, None
