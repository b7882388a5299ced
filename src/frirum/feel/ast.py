"""The syntax tree of FEEL: frozen nodes, one class per construct of the DMN 1.5 expression grammar.

Every node carries `at`, the place in the source text where it begins. Nodes compare by structure
(`at` is left out), so two texts that mean the same tree are equal; catalogue checks rely on that.
Back ends (`evaluate`, `sql`) walk these nodes and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class At:
    """A place in a source text: line and column, both counted from 1."""

    line: int = 1
    column: int = 1


NOWHERE = At()


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A FEEL expression."""

    at: At = field(default=NOWHERE, compare=False, repr=False)

    def children(self) -> Iterator[Node]:
        """The nodes directly below this one, in source order."""
        for name in self.__dataclass_fields__:
            value = getattr(self, name)
            if isinstance(value, Node):
                yield value
            elif isinstance(value, tuple):
                yield from (each for each in value if isinstance(each, Node))

    def walk(self) -> Iterator[Node]:
        """This node and every node below it, parents first (no recursion: trees may be deep)."""
        stack: list[Node] = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(list(node.children())))


@dataclass(frozen=True, slots=True)
class Null(Node):
    """`null`"""


@dataclass(frozen=True, slots=True)
class Boolean(Node):
    """`true`, `false`"""

    value: bool


@dataclass(frozen=True, slots=True)
class Number(Node):
    """`12.50`, exact."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class String(Node):
    """`"text"`, escapes resolved."""

    value: str


@dataclass(frozen=True, slots=True)
class AtLiteral(Node):
    """`@"2018-07-01"`: a date, time, date and time, or duration; `value` is the text between the quotes."""

    value: str


@dataclass(frozen=True, slots=True)
class Name(Node):
    """A name in scope: a fact, a parameter, a local variable, a function."""

    name: str


@dataclass(frozen=True, slots=True)
class Implicit(Node):
    """`?`: the value that a unary test is about."""


@dataclass(frozen=True, slots=True)
class Neg(Node):
    """`-x`"""

    operand: Node


@dataclass(frozen=True, slots=True)
class Arithmetic(Node):
    """`a op b`, op one of `+ - * / **`."""

    op: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Comparison(Node):
    """`a op b`, op one of `= != < <= > >=`."""

    op: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Between(Node):
    """`x between low and high`, both ends included."""

    value: Node
    low: Node
    high: Node


@dataclass(frozen=True, slots=True)
class In(Node):
    """`x in tests`: true when any of the tests holds for x."""

    value: Node
    tests: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class And(Node):
    """`a and b`, three-valued."""

    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Or(Node):
    """`a or b`, three-valued."""

    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class If(Node):
    """`if test then a else b`"""

    test: Node
    then: Node
    otherwise: Node


@dataclass(frozen=True, slots=True)
class Iteration(Node):
    """One `name in domain` of a `for` or quantified expression; `end` is set for `name in domain..end`."""

    name: str
    domain: Node
    end: Node | None = None


@dataclass(frozen=True, slots=True)
class For(Node):
    """`for x in xs, y in ys return body`; `partial` names the results so far."""

    iterations: tuple[Iteration, ...]
    body: Node


@dataclass(frozen=True, slots=True)
class Quantified(Node):
    """`some|every x in xs satisfies test`"""

    every: bool
    iterations: tuple[Iteration, ...]
    test: Node


@dataclass(frozen=True, slots=True)
class Path(Node):
    """`value.name`"""

    value: Node
    name: str


@dataclass(frozen=True, slots=True)
class Filter(Node):
    """`values[test]`: by condition or by index."""

    value: Node
    test: Node


@dataclass(frozen=True, slots=True)
class Call(Node):
    """`f(a, b)` or `f(x: a, y: b)`: arguments are all positional (`names` empty) or all named."""

    function: Node
    arguments: tuple[Node, ...]
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Parameter(Node):
    """A formal parameter of a function definition; `type` is its type text, if given."""

    name: str
    type: TypeName | None = None


@dataclass(frozen=True, slots=True)
class TypeName(Node):
    """A type in source: `number`, `list<number>`, `context<a: string>`, `range<date>`, `function<…> -> …`."""

    name: str
    arguments: tuple[TypeName, ...] = ()
    names: tuple[str, ...] = ()
    result: TypeName | None = None


@dataclass(frozen=True, slots=True)
class FunctionDefinition(Node):
    """`function(x, y: number) body`; `external` marks a body that FEEL itself cannot run."""

    parameters: tuple[Parameter, ...]
    body: Node
    external: bool = False


@dataclass(frozen=True, slots=True)
class ListLiteral(Node):
    """`[a, b]`"""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class ContextLiteral(Node):
    """`{a: 1, "b": 2}`; `names[i]` belongs to `values[i]`, later entries see earlier ones."""

    names: tuple[str, ...]
    values: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class RangeLiteral(Node):
    """`[low..high)`, or an end left open: `low` or `high` None (`< 5`, `>= 3` as unary tests)."""

    low: Node | None
    high: Node | None
    low_included: bool
    high_included: bool


@dataclass(frozen=True, slots=True)
class InstanceOf(Node):
    """`value instance of type`"""

    value: Node
    type: TypeName


@dataclass(frozen=True, slots=True)
class UnaryTests(Node):
    """`< 5, [7..9], not(…)`: tests of the implicit value; `negated` for `not(...)`, `always` for `-`."""

    tests: tuple[Node, ...]
    negated: bool = False
    always: bool = False
