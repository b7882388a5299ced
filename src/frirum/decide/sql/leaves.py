"""A condition taken apart for the sweep: which parts hang on one fact that varies, and which on more.

`A` condition is a tree of `and`, `or` and `not` over leaves. A leaf that reads just one varying fact, and nothing
else that differs between cases or days, is an *atom*: its truth changes only where a piece of that fact begins or
ends, so a running sum over those edges follows it. Other leaves are evaluated from the facts' values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from frirum.decide.words import looks_around, looks_at_today, surface
from frirum.feel import ast

LEAF = "leaf "
"""prefix of the names under which leaves stand in the tree that is left"""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A part of a condition; `facts` are the varying facts it reads, `others` its other names."""

    name: str
    node: ast.Node
    facts: tuple[str, ...]
    others: tuple[str, ...]
    around: bool = False
    """it looks at other days, or at today"""

    @property
    def atom(self) -> bool:
        """Whether its truth hangs on one varying fact alone."""
        return len(self.facts) == 1 and not self.others and not self.around


@dataclass(frozen=True, slots=True)
class Shape:
    """A condition with its leaves taken out: `tree` names them."""

    tree: ast.Node
    leaves: tuple[Leaf, ...]

    @property
    def facts(self) -> tuple[str, ...]:
        """The varying facts of all leaves."""
        return tuple(dict.fromkeys(fact for leaf in self.leaves for fact in leaf.facts))


def names_in(node: ast.Node) -> Iterator[str]:
    """The names a node uses on the day itself, functions aside."""
    called = {id(each.function) for each in node.walk() if isinstance(each, ast.Call)}
    for each in surface(node):
        if isinstance(each, ast.Name) and id(each) not in called:
            yield each.name


def _around(node: ast.Node) -> bool:
    return looks_around(node) or looks_at_today(node)


def take_apart(node: ast.Node, varies: Callable[[str], bool], constant: Callable[[str], bool]) -> Shape:
    """The shape of a condition. `varies` tells which names are varying facts, `constant` which names have one
    value for all cases and days."""
    leaves: dict[ast.Node, Leaf] = {}

    def leaf(part: ast.Node) -> ast.Node:
        found = leaves.get(part)
        if found is None:
            names = dict.fromkeys(names_in(part))
            facts = tuple(name for name in names if varies(name))
            others = tuple(name for name in names if not varies(name) and not constant(name))
            found = leaves[part] = Leaf(f"{LEAF}{len(leaves)}", part, facts, others, _around(part))
        return ast.Name(found.name)

    def take(part: ast.Node) -> ast.Node:
        if isinstance(part, ast.And | ast.Or):
            return replace(part, left=take(part.left), right=take(part.right))
        if is_not(part):
            assert isinstance(part, ast.Call)
            return replace(part, arguments=(take(part.arguments[0]),))
        return leaf(part)

    tree = take(node)
    return Shape(tree, tuple(leaves.values()))


def is_not(node: ast.Node) -> bool:
    """`not(x)`"""
    return (
        isinstance(node, ast.Call)
        and isinstance(node.function, ast.Name)
        and node.function.name == "not"
        and len(node.arguments) == 1
    )
