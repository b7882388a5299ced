"""How a built-in function is declared, found and called.

A function is declared with its signature; the registry maps arguments to parameters, checks their types,
turns a single value into a list of one (and back) where the parameter asks for it, and lets unknown arguments
give unknown. The Python function below receives only what its signature says. It returns None for null.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from frirum.feel.budget import Budget
from frirum.feel.instances import conforming
from frirum.feel.types import Param, Signature, signature
from frirum.feel.values import KINDS, UNKNOWN, Function

Implementation = Callable[..., object]
F = TypeVar("F", bound=Implementation)


@dataclass(frozen=True, slots=True)
class Overload:
    """One way to call a function. `budgeted`: its work depends on how much it is given, so it takes a budget
    first. `classes`: for each parameter, the Python types that need no further look; None if some do."""

    signature: Signature
    run: Implementation
    budgeted: bool
    classes: tuple[frozenset[type], ...] | None


Fitting = tuple[Overload, tuple[int, ...] | None]
"""An overload, and for named arguments the place of each in the call (-1: left out)"""


@dataclass(slots=True)
class Builtin:
    """A built-in function. `pure`: the same arguments give the same value."""

    name: str
    pure: bool
    overloads: list[Overload] = field(default_factory=list)

    def fitting(self, count: int, names: Sequence[str]) -> tuple[Fitting, ...]:
        """The overloads that so many positional arguments, or these named ones, may mean."""
        if not names:
            return tuple((each, None) for each in self.overloads if each.signature.takes(count))
        found: list[Fitting] = []
        for each in self.overloads:
            known = [param.name for param in each.signature.parameters]
            if each.signature.most is not None and len(set(names)) == len(names) and set(names) <= set(known):
                found.append((each, tuple(names.index(name) if name in names else -1 for name in known)))
        return tuple(found)

    def invoke(self, fitting: tuple[Fitting, ...], values: list[Any], budget: Budget | None) -> object:
        """Run the first overload whose types fit; null if none does, unknown if an argument is."""
        if any(value is UNKNOWN for value in values):
            return UNKNOWN
        budget = budget or Budget()
        for overload, places in fitting:
            arguments = _arranged(overload.signature, values, places, budget)
            if arguments is not None:
                try:
                    return overload.run(budget, *arguments) if overload.budgeted else overload.run(*arguments)
                except ArithmeticError:
                    return None
        return None

    def as_value(self, budget: Budget) -> Function:
        """The function as a value, with the parameters of its first overload."""
        first = self.overloads[0].signature.parameters

        def run(arguments: Sequence[object]) -> object:
            return self.invoke(self.fitting(len(arguments), ()), list(arguments), budget)

        return Function(tuple(each.name for each in first), run, tuple(each.types[0] for each in first))


def _arranged(
    wanted: Signature, values: list[Any], places: tuple[int, ...] | None, budget: Budget
) -> list[Any] | None:
    """The arguments in the order of the parameters, each in its type; None if one does not fit."""
    if places is not None:
        values, optional = _by_name(wanted, values, places)
        wanted = optional
    arguments: list[Any] = []
    for index, param in enumerate(wanted.parameters):
        if param.variadic:
            rest = [_fitted(value, param, budget) for value in values[index:]]
            return None if any(each is _MISFIT for each in rest) else [*arguments, rest]
        if index >= len(values):
            break
        value = _fitted(values[index], param, budget)
        if value is _MISFIT:
            return None
        arguments.append(value)
    return arguments


def _by_name(wanted: Signature, values: list[Any], places: tuple[int, ...]) -> tuple[list[Any], Signature]:
    """Values in parameter order. What is left out is null, or if optional not there at all."""
    kept = [
        (param, place)
        for param, place in zip(wanted.parameters, places, strict=True)
        if place >= 0 or not param.optional
    ]
    ordered = [values[place] if place >= 0 else None for _, place in kept]
    return ordered, Signature(tuple(param for param, _ in kept), wanted.result)


_MISFIT = object()


def _fitted(value: object, param: Param, budget: Budget) -> object:
    if value is None:
        return None if param.nullable else _MISFIT
    for type_ in param.types:
        fits, converted = conforming(value, type_, budget)
        if fits and (converted is not None or param.nullable):
            return converted
    return _MISFIT


_SIMPLE = {
    kind: frozenset(python for python, name in KINDS.items() if name == kind)
    for kind in set(KINDS.values()) - {"null", "list", "range", "context"}
} | {"Any": frozenset(KINDS) - {type(None)}}


def _classes(wanted: Signature) -> tuple[frozenset[type], ...] | None:
    found: list[frozenset[type]] = []
    for param in wanted.parameters:
        if any(type_.kind not in _SIMPLE for type_ in param.types):
            return None
        found.append(frozenset().union(*(_SIMPLE[type_.kind] for type_ in param.types)))
    return tuple(found)


_REGISTRY: dict[str, Builtin] = {}


def declare(name: str, *signatures: str, pure: bool = True, budgeted: bool = False) -> Callable[[F], F]:
    """Declare a Python function as (an overload of) a built-in function, with signatures in short form."""

    def decorate(run: F) -> F:
        entry = _REGISTRY.setdefault(name, Builtin(name, pure))
        for each in signatures:
            parsed = signature(each)
            entry.overloads.append(Overload(parsed, run, budgeted, _classes(parsed)))
        return run

    return decorate


def builtin(name: str) -> Builtin | None:
    """The built-in function of that name, or None."""
    return _REGISTRY.get(name)


def registered() -> frozenset[str]:
    """The names of all built-in functions."""
    return frozenset(_REGISTRY)
