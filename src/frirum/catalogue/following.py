"""Numbers over time in what is followed through time: the engine follows them only in a comparison.

Such a number changes every day, so that a condition that does anything else with it could turn on any day.
"""

from __future__ import annotations

from collections.abc import Iterator

from frirum.feel.ast import Between, Call, Comparison, Name, Node
from frirum.law.temporal import TEMPORAL, Followed, Temporal

LOOSE = "a number over time that is followed through time must be compared with a number; compare it directly"
"""what is wrong with a loose number"""


def loose_numbers(node: Node) -> Iterator[Node]:
    """The numbers over time that a followed condition looks at on the day itself, otherwise than by comparing
    them with something that does not change by itself."""
    if isinstance(node, Comparison):
        yield from _compared(node.left, node.right)
    elif isinstance(node, Between):
        yield from _compared(node.value, node.low)
        yield from _compared(node.value, node.high)
    else:
        function = _temporal(node)
        if function is not None and function.result == "number":
            yield node
        else:
            yield from _inside(node, function)


def _compared(left: Node, right: Node) -> Iterator[Node]:
    for one, other in ((left, right), (right, left)):
        if _moves(one) and not any(_moves(each) for each in other.walk()):
            yield from _inside(one, _temporal(one))
            yield from loose_numbers(other)
            return
    yield from loose_numbers(left)
    yield from loose_numbers(right)


def _inside(node: Node, function: Temporal | None) -> Iterator[Node]:
    """What stands loose in the parts of a node that are looked at on the day itself: of a function over time
    its window and its date, not what it follows."""
    children = list(node.children())
    if function is not None and isinstance(node, Call):
        names = node.names or function.parameters
        followed = None if function.followed is Followed.DAY else function.parameters[0]
        pairs = zip(names, node.arguments, strict=False)
        children = [argument for name, argument in pairs if name != followed]
    for child in children:
        yield from loose_numbers(child)


def _temporal(node: Node) -> Temporal | None:
    if isinstance(node, Call) and isinstance(node.function, Name):
        return TEMPORAL.get(node.function.name)
    return None


def _moves(node: Node) -> bool:
    """Whether a node itself is a number over time, or `today()`."""
    function = _temporal(node)
    if function is not None:
        return function.result == "number"
    return isinstance(node, Call) and node.function == Name("today")
