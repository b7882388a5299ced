"""How ranges and points lie to one another (DMN 1.5, table 78; Allen's interval relations), and `range()`."""

from __future__ import annotations

from collections.abc import Callable

from frirum.feel import ast
from frirum.feel.budget import Budget
from frirum.feel.builtins.registry import declare
from frirum.feel.comparing import Truth, both, compare, either, equal, less
from frirum.feel.errors import FeelError
from frirum.feel.iso import parse_temporal
from frirum.feel.parser import parse
from frirum.feel.values import DECIMAL, OPEN, Range, kind_of

_POINT = "number|string|date|time|date and time|days and time duration|years and months duration"
_TWO = f"point1: {_POINT}, point2: {_POINT} -> boolean"
_RANGES = "range1: range, range2: range -> boolean"
_POINT_RANGE = f"point: {_POINT}, range: range -> boolean"
_RANGE_POINT = f"range: range, point: {_POINT} -> boolean"


def _same(a: object, b: object) -> Truth:
    return None if a is None or b is None or a is OPEN or b is OPEN else equal(a, b)


def _below(a: object, b: object) -> Truth:
    return None if a is OPEN or b is OPEN else less(a, b)


def _all(*truths: Truth) -> Truth:
    result: Truth = True
    for each in truths:
        result = both(result, each)
    return result


def _as_range(value: object) -> Range:
    return value if isinstance(value, Range) else Range(value, value)


def _before(a: Range, b: Range) -> Truth:
    touching = not (a.high_included and b.low_included)
    return either(_below(a.high, b.low), both(touching, _same(a.high, b.low)))


def _meets(a: Range, b: Range) -> Truth:
    return _all(a.high_included, b.low_included, _same(a.high, b.low))


def _starts_first(a: Range, b: Range) -> Truth:
    """a begins before b does."""
    inclusion = a.low_included and not b.low_included
    return either(_below(a.low, b.low), both(inclusion, _same(a.low, b.low)))


def _ends_first(a: Range, b: Range) -> Truth:
    """a ends before b does."""
    inclusion = b.high_included and not a.high_included
    return either(_below(a.high, b.high), both(inclusion, _same(a.high, b.high)))


def _same_start(a: Range, b: Range) -> Truth:
    return both(a.low_included == b.low_included, _same(a.low, b.low))


def _same_end(a: Range, b: Range) -> Truth:
    return both(a.high_included == b.high_included, _same(a.high, b.high))


def _reaches(a: Range, b: Range) -> Truth:
    """a ends within b or after it."""
    return either(_below(b.low, a.high), _meets(a, b))


def _overlaps(a: Range, b: Range) -> Truth:
    return both(_reaches(a, b), _reaches(b, a))


def _overlaps_before(a: Range, b: Range) -> Truth:
    return _all(_starts_first(a, b), _reaches(a, b), either(_ends_first(a, b), _same_end(a, b)))


def _finishes(a: Range, b: Range) -> Truth:
    return both(_same_end(a, b), either(_starts_first(b, a), _same_start(a, b)))


def _starts(a: Range, b: Range) -> Truth:
    return both(_same_start(a, b), either(_ends_first(a, b), _same_end(a, b)))


def _includes(a: Range, b: Range) -> Truth:
    starts = either(_starts_first(a, b), _same_start(a, b))
    return both(starts, either(_ends_first(b, a), _same_end(a, b)))


def _coincides(a: Range, b: Range) -> Truth:
    return both(_same_start(a, b), _same_end(a, b))


def _includes_point(span: Range, point: object) -> Truth:
    inside = both(_below(span.low, point), _below(point, span.high))
    at_start = both(span.low_included, _same(span.low, point))
    return either(inside, either(at_start, both(span.high_included, _same(span.high, point))))


Relation = Callable[[Range, Range], Truth]


def _relation(name: str, relation: Relation, *signatures: str, turned: bool = False) -> None:
    """Declare a relation of two ranges; a point counts as the range that holds only it."""

    def run(a: object, b: object) -> Truth:
        first, second = _as_range(a), _as_range(b)
        return relation(second, first) if turned else relation(first, second)

    declare(name, *signatures)(run)


for _name, _is_turned in (("before", False), ("after", True)):
    _relation(_name, _before, _RANGES, _RANGE_POINT, _POINT_RANGE, _TWO, turned=_is_turned)
for _name, _is_turned in (("meets", False), ("met by", True)):
    _relation(_name, _meets, _RANGES, turned=_is_turned)
for _name, _is_turned in (("overlaps before", False), ("overlaps after", True)):
    _relation(_name, _overlaps_before, _RANGES, turned=_is_turned)
_relation("overlaps", _overlaps, _RANGES)
_relation("coincides", _coincides, _RANGES, _TWO)
for _name, _each in (("finishes", _finishes), ("starts", _starts), ("during", _includes)):
    _relation(_name, _each, _RANGES, turned=_name == "during")
for _name, _each in (("finished by", _finishes), ("started by", _starts), ("includes", _includes)):
    _relation(_name, _each, _RANGES, turned=_name != "includes")


def _of_point(name: str, relation: Callable[[Range, object], Truth]) -> None:
    declare(name, _RANGE_POINT)(relation)


def _of_range(name: str, relation: Callable[[Range, object], Truth]) -> None:
    declare(name, _POINT_RANGE)(lambda point, span: relation(span, point))


def _finished_by_point(span: Range, point: object) -> Truth:
    return both(span.high_included, _same(span.high, point))


def _started_by_point(span: Range, point: object) -> Truth:
    return both(span.low_included, _same(span.low, point))


_of_point("includes", _includes_point)
_of_range("during", _includes_point)
_of_point("finished by", _finished_by_point)
_of_range("finishes", _finished_by_point)
_of_point("started by", _started_by_point)
_of_range("starts", _started_by_point)


_MAKERS = {"date": "date", "time": "time", "date and time": "date and time", "duration": None}
_NOTHING = object()
_PARSING = 20
"""steps for each character that is parsed"""


@declare("range", "from: string -> range", budgeted=True)
def range_(budget: Budget, text: str) -> Range | None:
    """The range that a text writes, between literals of one type in order; null otherwise."""
    budget.spend(_PARSING * len(text))
    try:
        node = parse(text.strip())
    except FeelError:
        return None
    if not isinstance(node, ast.RangeLiteral) or node.low is None or node.high is None:
        return None
    low, high = _literal(node.low), _literal(node.high)
    if low is _NOTHING or high is _NOTHING:
        return None
    if low is not None and high is not None:
        order = compare(low, high)
        if not isinstance(order, int) or order > 0:
            return None
    return Range(low, high, node.low_included, node.high_included)


def _literal(node: ast.Node) -> object:
    """The value of a literal, or _NOTHING for any other expression."""
    if isinstance(node, ast.Null):
        return None
    if isinstance(node, ast.String):
        return node.value
    if isinstance(node, ast.Number):
        return DECIMAL.plus(node.value)
    if isinstance(node, ast.Neg) and isinstance(node.operand, ast.Number):
        return DECIMAL.minus(node.operand.value)
    found: object = None
    if isinstance(node, ast.AtLiteral):
        found = parse_temporal(node.value)
    elif isinstance(node, ast.Call) and isinstance(node.function, ast.Name) and node.function.name in _MAKERS:
        found = _made(node.function.name, node.arguments)
    return _NOTHING if found is None else found


def _made(name: str, arguments: tuple[ast.Node, ...]) -> object:
    if len(arguments) != 1 or not isinstance(arguments[0], ast.String):
        return None
    value = parse_temporal(arguments[0].value)
    wanted = _MAKERS[name]
    return value if value is not None and wanted in {None, kind_of(value)} else None
