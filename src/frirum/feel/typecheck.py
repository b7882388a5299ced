"""`typecheck`: the static type of an expression against a vocabulary."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import frirum.feel.builtins.all  # noqa: F401 - declares the built-in functions
from frirum.feel import ast
from frirum.feel.checking import calls, operators, structures
from frirum.feel.checking.checker import Checker
from frirum.feel.types import Signature, Type

_RULES: dict[type[ast.Node], Callable[[Checker, Any], Type]] = {
    ast.Null: structures.null,
    ast.Boolean: structures.boolean,
    ast.Number: structures.number,
    ast.String: structures.string,
    ast.AtLiteral: structures.at_literal,
    ast.Name: structures.name,
    ast.Implicit: operators.implicit,
    ast.Neg: operators.negation,
    ast.Arithmetic: operators.arithmetic,
    ast.Comparison: operators.comparison,
    ast.Between: operators.between,
    ast.RangeLiteral: operators.range_,
    ast.In: operators.in_,
    ast.UnaryTests: operators.unary_tests,
    ast.And: operators.logic,
    ast.Or: operators.logic,
    ast.If: structures.if_,
    ast.For: structures.for_,
    ast.Quantified: structures.quantified,
    ast.Filter: structures.filter_,
    ast.Path: structures.path,
    ast.ListLiteral: structures.list_,
    ast.ContextLiteral: structures.context,
    ast.Call: calls.call,
    ast.FunctionDefinition: structures.function,
    ast.InstanceOf: structures.instance_of,
}


def typecheck(
    node: ast.Node, names: Mapping[str, Type], functions: Mapping[str, Signature] | None = None
) -> Type:
    """The type of an expression in which `names` are in scope.

    `functions` are the host's own, besides the built-in ones; see `types.signature` for a short way to write
    one. In unary tests `?` is a name. A text whose `values` are closed compares only with those values.

    Stricter than evaluation, where the standard answers null to much that is a mistake in a rule: raises
    FeelTypeError, with line and column, for an unknown name or function, values that never compare, an
    operator or argument of the wrong type, a condition that is not boolean, a date that does not exist.
    """
    return Checker(_RULES, names, functions or {}).type_of(node)
