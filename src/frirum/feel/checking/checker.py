"""The names in scope and the errors of the type-check; one rule for each kind of node is given to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from frirum.feel import ast
from frirum.feel.builtins.registry import builtin
from frirum.feel.errors import FeelTypeError, nearest, shortened
from frirum.feel.text import to_text
from frirum.feel.types import ANY, FUNCTION, Kind, Signature, Type, conforms


class Checker:
    """Finds the type of each node with the rules it is given."""

    def __init__(
        self,
        rules: Mapping[type[ast.Node], Callable[[Checker, Any], Type]],
        names: Mapping[str, Type],
        functions: Mapping[str, Signature],
    ) -> None:
        self._rules = rules
        self._scopes: list[Mapping[str, Type]] = [names]
        self._open = 0
        self.functions = functions

    def type_of(self, node: ast.Node) -> Type:
        """The type of a node; FeelTypeError if it can have none."""
        return self._rules[type(node)](self, node)

    # names

    @contextmanager
    def scope(self, names: Mapping[str, Type], *, is_open: bool = False) -> Iterator[None]:
        """Within, these names are known too; an open scope may hold any others besides."""
        self._scopes.append(names)
        self._open += is_open
        try:
            yield
        finally:
            self._scopes.pop()
            self._open -= is_open

    def lookup(self, name: str) -> Type | None:
        """The type of a name, or None."""
        return next((scope[name] for scope in reversed(self._scopes) if name in scope), None)

    def name(self, node: ast.Name) -> Type:
        """The type of a name in scope."""
        found = self.lookup(node.name)
        if found is not None:
            return found
        if node.name in self.functions:
            raise self.error(node, f"`{node.name}` is a function; write `{node.name}(…)`")
        if builtin(node.name) is not None:
            return FUNCTION
        if self._open:
            return ANY
        raise self.unknown(node)

    def unknown(self, node: ast.Name) -> FeelTypeError:
        """The error for a name that is not in scope."""
        known = [name for scope in self._scopes for name in scope]
        return self.error(
            node, f"unknown name `{shortened(node.name)}`{nearest(node.name, [*known, *self.functions])}"
        )

    # errors

    def error(self, node: ast.Node, message: str) -> FeelTypeError:
        """An error at a node."""
        return FeelTypeError(message, node.at.line, node.at.column)

    def shown(self, node: ast.Node) -> str:
        """A node as the messages quote it."""
        return f"`{shortened(to_text(node))}`"

    def described(self, node: ast.Node, type_: Type) -> str:
        """What a node is, in words."""
        return f"{self.shown(node)} is {article(type_)}"

    def require(self, node: ast.Node, wanted: Type, why: str) -> Type:
        """The type of a node, which must be this one."""
        found = self.type_of(node)
        if not conforms(found, wanted):
            raise self.error(node, f"{self.described(node, found)}; {why}{_hint(found, wanted)}")
        return found


def _hint(found: Type, wanted: Type) -> str:
    if wanted.kind is Kind.BOOLEAN and found.kind is Kind.STRING and found.values:
        return f', such as `… = "{found.values[0]}"`'
    return ""


def article(type_: Type) -> str:
    """A type in words: `a number`, `no value (null)`."""
    if type_.kind is Kind.NULL:
        return "no value (null)"
    return f"a {type_}"
