"""`compile`: a tree becomes a Python function of a frame of values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from frirum.feel import ast
from frirum.feel.builtins.registry import builtin
from frirum.feel.compiling import comparison, functions, logic, loops, membership, values
from frirum.feel.compiling.code import Code, Compiler, Frame, Run, Special

_HANDLERS: dict[type[ast.Node], Callable[[Compiler, Any], Code]] = {
    ast.Null: values.null,
    ast.Boolean: values.literal,
    ast.String: values.literal,
    ast.Number: values.number,
    ast.AtLiteral: values.at_literal,
    ast.Name: values.name,
    ast.Implicit: membership.implicit,
    ast.Neg: values.negation,
    ast.Arithmetic: values.arithmetic,
    ast.Comparison: comparison.comparison,
    ast.Between: comparison.between,
    ast.RangeLiteral: comparison.range_,
    ast.In: membership.in_,
    ast.UnaryTests: membership.unary_tests,
    ast.And: logic.and_,
    ast.Or: logic.or_,
    ast.If: logic.if_,
    ast.For: loops.for_,
    ast.Quantified: loops.quantified,
    ast.Filter: loops.filter_,
    ast.Path: values.path,
    ast.ListLiteral: values.list_,
    ast.ContextLiteral: values.context,
    ast.Call: functions.call,
    ast.FunctionDefinition: functions.definition,
    ast.InstanceOf: functions.instance_of,
}


def compile(  # noqa: A001 - the name of the thing
    node: ast.Node,
    slots: Mapping[str, int],
    special: Special | None = None,
    *,
    frame_size: int | None = None,
    lenient: bool = False,
) -> Callable[[Frame], Any]:
    """A function of a frame that gives the value of the expression.

    A name in `slots` is read as `frame[slot]`; `?`, in unary tests, is such a name. Values are those of
    `frirum.feel.values`: numbers are Decimal, a fact nobody has recorded is UNKNOWN. The frame holds
    `frame_size` entries (by default, the highest slot and all below it) and is never changed: an
    expression with names of its own works on a longer copy, whose first `frame_size` entries are the frame's.

    `special` may take over a call: what it returns runs on the frame in place of the call; None leaves it.
    Functions of that kind are no names for the compiler, so a name that is neither in `slots`, nor bound in
    the expression, nor built in raises FeelTypeError; with `lenient` it is null, as in the standard.

    The function raises FeelLimitError when evaluation would take too much work. Values that the standard
    does not define are None (null).
    """
    size = max(slots.values(), default=-1) + 1 if frame_size is None else frame_size
    compiler = Compiler(_HANDLERS, slots, special=special, lenient=lenient, size=size, builtin=builtin)
    run: Run = compiler.run(node)
    return compiler.finish(run)
