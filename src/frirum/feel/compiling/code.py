"""What a compiled node is, and what the compiler knows while it works."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from frirum.feel import ast
from frirum.feel.budget import Budget
from frirum.feel.errors import FeelLimitError, FeelTypeError, nearest
from frirum.feel.values import UNKNOWN

if TYPE_CHECKING:
    from frirum.feel.builtins.registry import Builtin

Frame = list[Any]
"""what names mean: facts first, then whatever the expression itself binds"""
Run = Callable[[Frame], Any]
Special = Callable[[ast.Call], Run | None]


@dataclass(frozen=True, slots=True)
class Code:
    """A compiled node. `constant` with its `value`: no fact matters. `slot`: it is a bare name."""

    run: Run
    constant: bool = False
    value: Any = None
    slot: int | None = None


def constant(value: object) -> Code:
    """Code that always gives this value."""
    return Code(lambda _: value, constant=True, value=value)


def from_slot(slot: int) -> Code:
    """Code that reads a slot of the frame."""
    return Code(itemgetter(slot), slot=slot)


def folded(run: Run, *parts: Code) -> Code:
    """The code; run right away if every part is constant."""
    return constant(run([])) if all(part.constant for part in parts) else Code(run)


@dataclass(frozen=True, slots=True)
class Names:
    """Local names and their slots."""

    slots: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Item:
    """The slot of a filter's item; if that is a context, its entries are names."""

    slot: int


class Compiler:
    """Compiles nodes with the handlers it is given; hands out slots for local names."""

    def __init__(
        self,
        handlers: Mapping[type[ast.Node], Callable[[Compiler, Any], Code]],
        slots: Mapping[str, int],
        *,
        special: Special | None,
        lenient: bool,
        size: int,
        builtin: Callable[[str], Builtin | None],
    ) -> None:
        self._handlers = handlers
        self._scopes: list[Names | Item] = [Names(slots)]
        self._builtin = builtin
        self.special = special
        self.lenient = lenient
        self.size = size
        self.budget_slot = size
        self.end = size
        self.uses_locals = False

    def code(self, node: ast.Node) -> Code:
        """A compiled node."""
        return self._handlers[type(node)](self, node)

    def run(self, node: ast.Node) -> Run:
        """What runs a node."""
        return self.code(node).run

    def new_slot(self) -> int:
        """A slot that nothing else uses."""
        self.budget()
        self.end += 1
        return self.end - 1

    def budget(self) -> int:
        """The slot of the budget; asking for it makes the frame a private one."""
        if not self.uses_locals:
            self.uses_locals = True
            self.end += 1
        return self.budget_slot

    @contextmanager
    def scope(self, scope: Names | Item) -> Iterator[None]:
        """Within, these names are known."""
        self._scopes.append(scope)
        try:
            yield
        finally:
            self._scopes.pop()

    def name(self, node: ast.Name) -> Code:
        """The code of a name: local, entry of a filtered item, fact, or built-in function."""
        items: list[int] = []
        for scope in reversed(self._scopes):
            if isinstance(scope, Item):
                items.append(scope.slot)
            elif node.name in scope.slots:
                return _from_items(node.name, items, from_slot(scope.slots[node.name]))
        return _from_items(node.name, items, self._global(node, in_filter=bool(items)))

    def is_bound(self, name: str) -> bool:
        """Whether a name is a local one or a fact, and so hides the built-in function of that name."""
        return any(isinstance(scope, Names) and name in scope.slots for scope in self._scopes)

    def _global(self, node: ast.Name, *, in_filter: bool) -> Code:
        function = self._builtin(node.name)
        if function is None and not self.lenient and not in_filter:
            known = [name for scope in self._scopes if isinstance(scope, Names) for name in scope.slots]
            message = f"unknown name `{node.name}`{nearest(node.name, known)}"
            raise FeelTypeError(message, node.at.line, node.at.column)
        if function is None:
            return constant(None)
        budget, as_value = self.budget(), function.as_value
        return Code(lambda frame: as_value(frame[budget]))

    def finish(self, run: Run) -> Run:
        """The whole expression: with a private, longer frame where it has local names or needs a budget."""
        if not self.uses_locals:
            return run
        size, more = self.size, [UNKNOWN] * (self.end - self.size - 1)

        def private(frame: Frame) -> Any:
            try:
                return run([*frame[:size], Budget(), *more])
            except RecursionError:
                raise FeelLimitError("this calls functions, or nests lists, too deep") from None

        return private


def _from_items(name: str, items: list[int], outer: Code) -> Code:
    """The name, looked up in the items of filters (innermost first) before anything else."""
    for slot in reversed(items):
        outer = _from_item(name, slot, outer.run)
    return outer


def _from_item(name: str, slot: int, outer: Run) -> Code:
    def run(frame: Frame) -> Any:
        item = frame[slot]
        return item[name] if item.__class__ is dict and name in item else outer(frame)

    return Code(run)
