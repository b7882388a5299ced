"""Calls, function definitions and `instance of`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from frirum.feel import ast
from frirum.feel.budget import Budget
from frirum.feel.builtins.registry import Builtin, Fitting, builtin
from frirum.feel.compiling.code import Code, Compiler, Frame, Names, Run, constant, folded
from frirum.feel.compiling.logic import not_
from frirum.feel.instances import conforming, is_instance, resolved
from frirum.feel.values import UNKNOWN, Function


def call(compiler: Compiler, node: ast.Call) -> Code:
    """`f(a, b)`: the host's own function, a built-in one, or a function that is a value."""
    if compiler.special is not None and (taken := compiler.special(node)) is not None:
        return Code(taken)
    function = node.function
    if isinstance(function, ast.Name) and not compiler.is_bound(function.name):
        found = builtin(function.name)
        if found is not None:
            return _builtin_call(compiler, node, found)
    return _value_call(compiler, node)


def _builtin_call(compiler: Compiler, node: ast.Call, function: Builtin) -> Code:
    arguments = [compiler.code(each) for each in node.arguments]
    if function.name == "not" and len(arguments) == 1 and node.names in {(), ("negand",)}:
        return not_(arguments[0])
    overloads = function.fitting(len(arguments), node.names)
    if not overloads:
        return constant(None)
    runs = tuple(each.run for each in arguments)
    if any(each.budgeted for each, _ in overloads):
        budget = compiler.budget()

        def run_budgeted(frame: Frame) -> Any:
            values = [each(frame) for each in runs]
            return function.invoke(overloads, values, frame[budget])

        return Code(run_budgeted)

    run = _scalar_call(function, overloads, runs)
    return folded(run, *arguments) if function.pure else Code(run)


def _scalar_call(function: Builtin, overloads: tuple[Fitting, ...], runs: tuple[Run, ...]) -> Run:
    """A call whose work does not depend on the size of its arguments. Values of the very types that the first
    overload names go straight in; for any others the registry looks closer."""
    first, places = overloads[0]
    if places is not None or first.classes is None:
        return lambda frame: function.invoke(overloads, [each(frame) for each in runs], None)
    direct, classes = first.run, first.classes
    if first.signature.most is None:
        return _many(function, overloads, runs, classes[0])
    if len(runs) == 1:
        return _one(function, overloads, runs[0], classes[0])
    classes = classes[: len(runs)]

    def run(frame: Frame) -> Any:
        values = [each(frame) for each in runs]
        for value, fits in zip(values, classes, strict=True):
            if value.__class__ not in fits:
                return function.invoke(overloads, values, None)
        try:
            return direct(*values)
        except ArithmeticError:
            return None

    return run


def _one(function: Builtin, overloads: tuple[Fitting, ...], argument: Run, fits: frozenset[type]) -> Run:
    """A call with one value."""
    direct = overloads[0][0].run

    def run(frame: Frame) -> Any:
        value = argument(frame)
        if value.__class__ not in fits:
            return function.invoke(overloads, [value], None)
        try:
            return direct(value)
        except ArithmeticError:
            return None

    return run


def _many(
    function: Builtin, overloads: tuple[Fitting, ...], runs: tuple[Run, ...], fits: frozenset[type]
) -> Run:
    """A call of a function that takes any number of values of one type."""
    direct = overloads[0][0].run

    def run(frame: Frame) -> Any:
        values = [each(frame) for each in runs]
        for value in values:
            if value.__class__ not in fits:
                return function.invoke(overloads, values, None)
        try:
            return direct(values)
        except ArithmeticError:
            return None

    return run


def _value_call(compiler: Compiler, node: ast.Call) -> Code:
    function_of = compiler.run(node.function)
    runs = tuple(compiler.run(each) for each in node.arguments)
    names = node.names

    def run(frame: Frame) -> Any:
        function = function_of(frame)
        if function is UNKNOWN:
            return UNKNOWN
        if not isinstance(function, Function):
            return None
        values = [each(frame) for each in runs]
        if names:
            if set(names) != set(function.parameters):
                return None
            given = dict(zip(names, values, strict=True))
            values = [given[name] for name in function.parameters]
        return function.run(values)

    return Code(run)


def definition(compiler: Compiler, node: ast.FunctionDefinition) -> Code:
    """`function(x) body`: a value that remembers the names around it."""
    slots: dict[str, int] = {}
    budget = compiler.budget()
    for each in node.parameters:
        slots[each.name] = compiler.new_slot()
    with compiler.scope(Names(slots)):
        body = compiler.run(node.body)
    places = tuple(slots[each.name] for each in node.parameters)
    types = tuple(resolved(each.type) if each.type else None for each in node.parameters)
    names = tuple(each.name for each in node.parameters)
    cost = sum(1 for _ in node.body.walk())

    def run(frame: Frame) -> Any:
        frame[budget].spend(len(frame) >> 4)
        return Function(names, _invocation(list(frame), budget, cost, places, types, body), types)

    return Code(lambda _: Function(names, lambda _: None, types)) if node.external else Code(run)


def _invocation(
    captured: Frame, budget: int, cost: int, places: tuple[int, ...], types: tuple[Any, ...], body: Run
) -> Any:
    def invoke(arguments: Sequence[object]) -> object:
        if len(arguments) != len(places):
            return None
        frame = list(captured)
        frame[budget].enter(cost + (len(frame) >> 4))
        fits = True
        for place, argument, type_ in zip(places, arguments, types, strict=True):
            frame[place] = argument
            if type_ is not None and argument is not UNKNOWN:
                one_fits, frame[place] = conforming(argument, type_, frame[budget])
                fits = fits and one_fits
        result = body(frame) if fits else None
        frame[budget].leave()
        return result

    return invoke


def instance_of(compiler: Compiler, node: ast.InstanceOf) -> Code:
    """`value instance of type`; null for a type nobody has declared."""
    value = compiler.code(node.value)
    value_of, type_ = value.run, resolved(node.type)
    if type_ is None:
        return constant(None)
    budget = compiler.budget() if compiler.uses_locals and not value.constant else None

    def run(frame: Frame) -> Any:
        found = value_of(frame)
        if found is UNKNOWN:
            return UNKNOWN
        return is_instance(found, type_, Budget() if budget is None else frame[budget])

    return folded(run, value)
