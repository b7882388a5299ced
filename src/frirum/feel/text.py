"""Tree to text: `to_text` writes an expression as an author would, with no more brackets than needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from frirum.feel import ast
from frirum.feel.show import key_text, quoted

_LOOSEST, _OR, _AND, _COMPARING, _ADDING, _UNARY, _TIGHT = 0, 1, 2, 3, 4, 7, 8
_ARITHMETIC = {"+": 4, "-": 4, "*": 5, "/": 5, "**": 6}
_LEVELS: dict[type[ast.Node], int] = {
    ast.If: _LOOSEST,
    ast.For: _LOOSEST,
    ast.Quantified: _LOOSEST,
    ast.FunctionDefinition: _LOOSEST,
    ast.UnaryTests: _LOOSEST,
    ast.Or: _OR,
    ast.And: _AND,
    # `number < 5` after `instance of` would be read as a type with arguments.
    ast.InstanceOf: _AND,
    ast.Comparison: _COMPARING,
    ast.Between: _COMPARING,
    ast.In: _COMPARING,
    ast.Neg: _UNARY,
}
_BARE_TESTS = (ast.ListLiteral, ast.String, ast.Number, ast.Name, ast.RangeLiteral)


def to_text(node: ast.Node) -> str:
    """The expression as FEEL text; parsed again with the same names it gives an equal tree."""
    return _at_least(node, _LOOSEST)


def _level(node: ast.Node) -> int:
    if isinstance(node, ast.Arithmetic):
        return _ARITHMETIC[node.op]
    return _LEVELS.get(type(node), _TIGHT)


def _at_least(node: ast.Node, level: int) -> str:
    text: str = _WRITERS[type(node)](node)
    return text if _level(node) >= level else f"({text})"


def _loose(node: ast.Node) -> str:
    return _at_least(node, _LOOSEST)


def _number(node: ast.Number) -> str:
    text = str(node.value)
    return format(node.value, "f") if "E" in text and -20 < node.value.adjusted() < 40 else text


def _infix(node: ast.Arithmetic | ast.Comparison | ast.And | ast.Or, op: str) -> str:
    level = _level(node)
    return f"{_at_least(node.left, level)} {op} {_at_least(node.right, level + 1)}"


def _between(node: ast.Between) -> str:
    low, high = _at_least(node.low, _ADDING), _at_least(node.high, _ADDING)
    return f"{_at_least(node.value, _COMPARING)} between {low} and {high}"


def _in(node: ast.In) -> str:
    value = _at_least(node.value, _COMPARING)
    if len(node.tests) == 1 and isinstance(node.tests[0], _BARE_TESTS):
        return f"{value} in {_test(node.tests[0])}"
    return f"{value} in ({_tests(node.tests)})"


def _tests(tests: tuple[ast.Node, ...]) -> str:
    return ", ".join(_test(each) for each in tests)


def _test(node: ast.Node) -> str:
    if isinstance(node, ast.RangeLiteral):
        return _open_range(node) or _closed_range(node)
    if isinstance(node, ast.Comparison) and isinstance(node.left, ast.Implicit) and node.op in {"=", "!="}:
        return f"{node.op} {_at_least(node.right, _ADDING)}"
    return _loose(node)


def _open_range(node: ast.RangeLiteral) -> str | None:
    if node.low is None and node.high is not None:
        return f"<{'=' * node.high_included} {_at_least(node.high, _ADDING)}"
    if node.high is None and node.low is not None:
        return f">{'=' * node.low_included} {_at_least(node.low, _ADDING)}"
    return None


def _closed_range(node: ast.RangeLiteral) -> str:
    ends = "..".join(_loose(end) for end in (node.low, node.high) if end is not None)
    return f"{'[' if node.low_included else '('}{ends}{']' if node.high_included else ')'}"


def _range(node: ast.RangeLiteral) -> str:
    unbounded = _open_range(node)
    return _closed_range(node) if unbounded is None else f"({unbounded})"


def _if(node: ast.If) -> str:
    return f"if {_loose(node.test)} then {_loose(node.then)} else {_loose(node.otherwise)}"


def _iterations(node: ast.For | ast.Quantified) -> str:
    return ", ".join(
        f"{each.name} in {_loose(each.domain)}" + (f"..{_loose(each.end)}" if each.end else "")
        for each in node.iterations
    )


def _quantified(node: ast.Quantified) -> str:
    word = "every" if node.every else "some"
    return f"{word} {_iterations(node)} satisfies {_loose(node.test)}"


def _tight(node: ast.Node) -> str:
    text = _at_least(node, _TIGHT)
    return f"({text})" if isinstance(node, ast.Number) else text


def _call(node: ast.Call) -> str:
    names = [f"{name}: " for name in node.names] or [""] * len(node.arguments)
    arguments = (name + _loose(each) for name, each in zip(names, node.arguments, strict=True))
    return f"{_tight(node.function)}({', '.join(arguments)})"


def _function(node: ast.FunctionDefinition) -> str:
    parameters = ", ".join(map(_parameter, node.parameters))
    return f"function({parameters}){' external' * node.external} {_loose(node.body)}"


def _parameter(node: ast.Parameter) -> str:
    return node.name if node.type is None else f"{node.name}: {type_text(node.type)}"


def type_text(node: ast.TypeName) -> str:
    """A type as it stands in source."""
    if not node.arguments and node.result is None:
        return node.name
    names = [f"{name}: " for name in node.names] or [""] * len(node.arguments)
    inner = ", ".join(name + type_text(each) for name, each in zip(names, node.arguments, strict=True))
    result = "" if node.result is None else f" -> {type_text(node.result)}"
    return f"{node.name}<{inner}>{result}"


def _context(node: ast.ContextLiteral) -> str:
    entries = (
        f"{key_text(name)}: {_loose(value)}" for name, value in zip(node.names, node.values, strict=True)
    )
    return "{" + ", ".join(entries) + "}"


def _unary_tests(node: ast.UnaryTests) -> str:
    if node.always:
        return "-"
    return f"not({_tests(node.tests)})" if node.negated else _tests(node.tests)


def _instance_of(node: ast.InstanceOf) -> str:
    return f"{_tight(node.value)} instance of {type_text(node.type)}"


_WRITERS: dict[type[ast.Node], Callable[[Any], str]] = {
    ast.Null: lambda _: "null",
    ast.Boolean: lambda node: "true" if node.value else "false",
    ast.Number: _number,
    ast.String: lambda node: quoted(node.value),
    ast.AtLiteral: lambda node: "@" + quoted(node.value),
    ast.Name: lambda node: node.name,
    ast.Implicit: lambda _: "?",
    ast.Neg: lambda node: "-" + _at_least(node.operand, _UNARY),
    ast.Arithmetic: lambda node: _infix(node, node.op),
    ast.Comparison: lambda node: _infix(node, node.op),
    ast.And: lambda node: _infix(node, "and"),
    ast.Or: lambda node: _infix(node, "or"),
    ast.Between: _between,
    ast.In: _in,
    ast.If: _if,
    ast.For: lambda node: f"for {_iterations(node)} return {_loose(node.body)}",
    ast.Quantified: _quantified,
    ast.Path: lambda node: f"{_tight(node.value)}.{node.name}",
    ast.Filter: lambda node: f"{_tight(node.value)}[{_loose(node.test)}]",
    ast.Call: _call,
    ast.FunctionDefinition: _function,
    ast.ListLiteral: lambda node: "[" + ", ".join(map(_loose, node.items)) + "]",
    ast.ContextLiteral: _context,
    ast.RangeLiteral: _range,
    ast.InstanceOf: _instance_of,
    ast.UnaryTests: _unary_tests,
}
