"""Calls: the arguments of built-in functions, of the host's own, and of functions that are values."""

from __future__ import annotations

from collections.abc import Sequence

from frirum.feel import ast
from frirum.feel.builtins.names import BUILTIN_NAMES
from frirum.feel.builtins.registry import builtin
from frirum.feel.checking.checker import Checker, article
from frirum.feel.errors import FeelTypeError, nearest
from frirum.feel.iso import parse_date, parse_date_time, parse_duration, parse_time
from frirum.feel.types import ANY, Kind, Param, Signature, Type, conforms, list_of

_MAKERS = {
    "date": (parse_date, "2018-07-01"),
    "time": (parse_time, "13:20:00"),
    "date and time": (parse_date_time, "2018-07-01T13:20:00"),
    "duration": (parse_duration, "P18M"),
}


def call(checker: Checker, node: ast.Call) -> Type:
    """The result of a call."""
    function = node.function
    if isinstance(function, ast.Name) and checker.lookup(function.name) is None:
        return _named_call(checker, node, function)
    found = checker.type_of(function)
    if found.kind is Kind.ANY:
        _types(checker, node)
        return ANY
    if found.kind is not Kind.FUNCTION:
        raise checker.error(
            node, f"{checker.described(function, found)}, no function; remove the brackets after it"
        )
    return _value_call(checker, node, found)


def _value_call(checker: Checker, node: ast.Call, function: Type) -> Type:
    arguments = _types(checker, node)
    wanted = function.parameters
    if wanted is None or node.names:
        return function.result or ANY
    if len(wanted) != len(arguments):
        raise checker.error(
            node, f"{checker.shown(node.function)} takes {len(wanted)} arguments, not {len(arguments)}"
        )
    for argument, found, parameter in zip(node.arguments, arguments, wanted, strict=True):
        if not conforms(found, parameter):
            raise checker.error(
                argument, f"{checker.described(argument, found)}; {article(parameter)} is needed"
            )
    return function.result or ANY


def _types(checker: Checker, node: ast.Call) -> list[Type]:
    return [checker.type_of(each) for each in node.arguments]


def _named_call(checker: Checker, node: ast.Call, function: ast.Name) -> Type:
    own = checker.functions.get(function.name)
    if own is not None:
        return _fitting(checker, node, function.name, [own])
    found = builtin(function.name)
    if found is None:
        known = [*BUILTIN_NAMES, *checker.functions]
        raise checker.error(function, f"unknown function `{function.name}`{nearest(function.name, known)}")
    _check_literal(checker, node, function.name)
    return _fitting(checker, node, function.name, [each.signature for each in found.overloads])


def _check_literal(checker: Checker, node: ast.Call, name: str) -> None:
    """`date("2018-02-30")` is null in the standard; in a rule it is a slip of the pen."""
    if name not in _MAKERS or len(node.arguments) != 1 or not isinstance(node.arguments[0], ast.String):
        return
    parser, example = _MAKERS[name]
    written = node.arguments[0].value
    if parser(written) is None:
        raise checker.error(node.arguments[0], f'"{written}" is no {name}; write it as "{example}"')


def _fitting(checker: Checker, node: ast.Call, name: str, signatures: Sequence[Signature]) -> Type:
    """The result by the first signature that fits; the error by the one that came closest."""
    arguments = _types(checker, node)
    failure: FeelTypeError | None = None
    for signature in signatures:
        arranged = _arranged(node, arguments, signature)
        if arranged is None:
            continue
        problem = _problem(checker, name, arranged)
        if problem is None:
            return _result(signature, arranged)
        failure = failure or problem
    if failure is not None:
        raise failure
    ways = " or ".join(dict.fromkeys(f"`{name}{signature}`" for signature in signatures))
    raise checker.error(node, f"these arguments do not fit; write {ways}")


Argument = tuple[Param, ast.Node, Type]


def _arranged(node: ast.Call, types: list[Type], signature: Signature) -> list[Argument] | None:
    """Each argument with its parameter, or None if number or names do not fit."""
    parameters = signature.parameters
    if node.names:
        by_name = {each.name: each for each in parameters}
        required = {each.name for each in parameters if not each.optional}
        if (
            set(node.names) - set(by_name)
            or required - set(node.names)
            or len(set(node.names)) < len(node.names)
        ):
            return None
        chosen = [by_name[each] for each in node.names]
    elif signature.takes(len(types)):
        repeated = parameters[-1:] * (len(types) - len(parameters))
        chosen = [*parameters, *repeated][: len(types)]
    else:
        return None
    return list(zip(chosen, node.arguments, types, strict=True))


def _problem(checker: Checker, name: str, arguments: list[Argument]) -> FeelTypeError | None:
    for param, node, found in arguments:
        if not any(_fits(found, wanted) for wanted in param.types):
            wanted_text = " or ".join(dict.fromkeys(article(each) for each in param.types))
            message = f"{checker.described(node, found)}; `{name}` needs {wanted_text} for `{param.name}`"
            return checker.error(node, message)
    return None


def _fits(found: Type, wanted: Type) -> bool:
    return conforms(found, wanted) or (wanted.kind is Kind.LIST and conforms(list_of(found), wanted))


def _result(signature: Signature, arguments: list[Argument]) -> Type:
    if signature.result_from is None or not arguments:
        return signature.result
    first = arguments[0][2]
    if signature.result_from == "same":
        return Type(Kind.STRING) if first.kind is Kind.STRING else first
    return (first.element or ANY) if first.kind is Kind.LIST else first
