"""What an expression becomes in SQL: a value, whether it is known, and the names that are missing.

Trees of SQLGlot are used here as immutable values: the same node may stand in several places, nobody changes
one. A query is put together from their text and parsed anew, so shared nodes never matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from sqlglot import exp

from frirum.feel.ast import At

TRUE = exp.true()
FALSE = exp.false()
NULL = exp.null()


class Kind(StrEnum):
    """The types that rules meet in a database."""

    NUMBER = "number"
    TEXT = "text"
    BOOLEAN = "boolean"
    DATE = "date"
    MONTHS = "months"
    """a years and months duration, as whole months"""
    DAYS = "days"
    """a days and time duration, as whole days"""
    NULL = "null"


class Unsupported(Exception):  # noqa: N818 - it names a refusal, not a fault
    """A construct that the SQL back end does not compile; `construct` names it, `at` is where it stands."""

    def __init__(self, construct: str, at: At) -> None:
        super().__init__(f"{at.line}:{at.column}: {construct} cannot be compiled to SQL")
        self.construct = construct
        self.at = at


@dataclass(frozen=True, slots=True)
class Sql:
    """An expression in SQL.

    `value` is NULL where the value is unknown or none; `known` tells the two apart (TRUE: always known).
    `none` is False when a known value is never none; then NULL means unknown. `missing` maps the name of each
    fact that may be missing to the condition under which it is. A number carries the digits after its
    decimal point (`scale`), the most digits it can have (`digits`), and stands for value / `divisor` where a
    quotient has not been rounded yet. `constant` is the value where it is the same for every case.
    """

    kind: Kind
    value: exp.Expr
    known: exp.Expr = TRUE
    none: bool = False
    missing: Mapping[str, exp.Expr] = field(default_factory=dict)
    scale: int = 0
    digits: int = 18
    divisor: exp.Expr | None = None
    constant: object = None

    def __post_init__(self) -> None:
        # A bare NULL has no type of its own, and databases could not tell which date function is meant.
        if self.kind is Kind.DATE and is_null(self.value):
            object.__setattr__(self, "value", exp.cast(NULL, exp.DataType.Type.DATE))

    @property
    def certain(self) -> bool:
        """Known and never none, whatever the case."""
        return self.known is TRUE and not self.none


Column = Sql
"""How a name in scope is read: a compiled value like any other."""


def is_true(node: exp.Expr) -> bool:
    """The constant TRUE."""
    return isinstance(node, exp.Boolean) and bool(node.this)


def is_false(node: exp.Expr) -> bool:
    """The constant FALSE."""
    return isinstance(node, exp.Boolean) and not node.this


def is_null(node: exp.Expr) -> bool:
    """The constant NULL."""
    return isinstance(node, exp.Null)


_OPERATORS = (exp.Connector, exp.Binary, exp.Unary, exp.In, exp.Between)
_ATOMS = (
    exp.Column,
    exp.Literal,
    exp.Func,
    exp.Boolean,
    exp.Null,
    exp.Paren,
    exp.Cast,
    exp.Case,
    exp.Identifier,
)


def paren(node: exp.Expr) -> exp.Expr:
    """The node, in parentheses where an operator around it could take it apart."""
    if isinstance(node, exp.Paren) or (isinstance(node, _ATOMS) and not isinstance(node, _OPERATORS)):
        return node
    return exp.Paren(this=node)


def binary(kind: type[exp.Expr], left: exp.Expr, right: exp.Expr) -> exp.Expr:
    """`left op right`, operands in parentheses where needed; NULL where an operand is: for operators that are strict."""
    if is_null(left) or is_null(right):
        return NULL
    return kind(this=paren(left), expression=paren(right))


def both(*parts: exp.Expr) -> exp.Expr:
    """AND, constants folded, repetitions and contradictions left out."""
    kept = [part for part in dict.fromkeys(_operands(exp.And, parts)) if not is_true(part)]
    if any(is_false(part) for part in kept) or _opposed(kept):
        return FALSE
    return _joined(exp.And, kept, TRUE)


def either(*parts: exp.Expr) -> exp.Expr:
    """OR, constants folded, repetitions and what is always so left out."""
    kept = [part for part in dict.fromkeys(_operands(exp.Or, parts)) if not is_false(part)]
    if any(is_true(part) for part in kept) or _opposed(kept):
        return TRUE
    return _joined(exp.Or, _absorbed(kept), FALSE)


def _operands(kind: type[exp.Expr], parts: Iterable[exp.Expr]) -> Iterator[exp.Expr]:
    """The parts, those that are of the kind taken apart."""
    for part in parts:
        inner = bare(part)
        if isinstance(inner, kind):
            yield from _operands(kind, (inner.this, inner.expression))
        else:
            yield inner


def _opposed(parts: list[exp.Expr]) -> bool:
    """Whether a part stands beside its own negation, and is never null: then one of the two holds and one does not."""
    every = set(parts)
    return any(isinstance(part, exp.Not) and bare(part.this) in every and two_valued(part) for part in parts)


def _absorbed(parts: list[exp.Expr]) -> list[exp.Expr]:
    """The parts without those that another part implies: of `a` and `a and b`, `a` remains."""
    factors = [set(_operands(exp.And, (part,))) for part in parts]
    return [part for index, part in enumerate(parts) if not any(other < factors[index] for other in factors)]


def bare(node: exp.Expr) -> exp.Expr:
    """The node without parentheses around it."""
    while isinstance(node, exp.Paren):
        node = node.this
    return node


def two_valued(node: exp.Expr) -> bool:
    """Whether a condition is surely never null."""
    inner = bare(node)
    if isinstance(inner, exp.Not):
        return two_valued(inner.this)
    if isinstance(inner, exp.Connector):
        return two_valued(inner.this) and two_valued(inner.expression)
    if isinstance(inner, exp.Coalesce):
        return isinstance(inner.expressions[-1], exp.Boolean)
    return isinstance(inner, exp.Boolean | exp.Is | exp.NullSafeEQ)


def _joined(kind: type[exp.Expr], parts: list[exp.Expr], empty: exp.Expr) -> exp.Expr:
    if not parts:
        return empty
    joined = parts[0]
    for part in parts[1:]:
        left = joined if isinstance(joined, kind) else paren(joined)
        joined = kind(this=left, expression=paren(part))
    return joined


def negated(node: exp.Expr) -> exp.Expr:
    """NOT, constants folded."""
    if isinstance(node, exp.Boolean):
        return FALSE if node.this else TRUE
    if is_null(node):
        return NULL
    inner = bare(node)
    if isinstance(inner, exp.Not):
        return bare(inner.this)
    return exp.Not(this=paren(node))


def is_none(node: exp.Expr) -> exp.Expr:
    """`node IS NULL`"""
    if is_null(node):
        return TRUE
    if isinstance(node, exp.Literal | exp.Boolean):
        return FALSE
    return exp.Is(this=paren(node), expression=NULL)


def is_some(node: exp.Expr) -> exp.Expr:
    """`NOT node IS NULL`"""
    return negated(is_none(node))


def holds(node: exp.Expr) -> exp.Expr:
    """TRUE where a three-valued condition is true, else FALSE."""
    inner = bare(node)
    if is_null(inner):
        return FALSE
    if two_valued(inner):
        return node
    if isinstance(inner, exp.And):
        parts = list(_operands(exp.And, (inner,)))
        if any(is_null(part) for part in parts):
            return FALSE
    if isinstance(inner, exp.Or):
        # A disjunction holds where one of its parts does, whatever is unknown beside it.
        parts = [part for part in _operands(exp.Or, (inner,)) if not is_null(part)]
        return exp.Coalesce(this=_joined(exp.Or, parts, FALSE), expressions=[FALSE])
    if isinstance(inner, exp.Not):
        return _fails(inner)
    return exp.Coalesce(this=node, expressions=[FALSE])


def _fails(node: exp.Not) -> exp.Expr:
    """TRUE where what is negated is false, else FALSE."""
    inner = bare(node.this)
    if isinstance(inner, exp.Or) and any(is_null(part) for part in _operands(exp.Or, (inner,))):
        return FALSE
    if isinstance(inner, exp.And):
        # A conjunction fails where one of its parts does, whatever is unknown beside it.
        parts = [part for part in _operands(exp.And, (inner,)) if not is_null(part)]
        return exp.Coalesce(this=negated(_joined(exp.And, parts, TRUE)), expressions=[FALSE])
    return exp.Coalesce(this=node, expressions=[FALSE])


def case(*branches: tuple[exp.Expr, exp.Expr], otherwise: exp.Expr | None = None) -> exp.Expr:
    """CASE WHEN … THEN … ELSE … END, constant tests folded."""
    ifs: list[exp.If] = []
    for test, then in branches:
        if is_false(test) or is_null(test):
            continue
        if is_true(test):
            otherwise = then
            break
        ifs.append(exp.If(this=test, true=then))
    default = NULL if otherwise is None else otherwise
    while ifs and ifs[-1].args["true"] == default:
        ifs.pop()
    if not ifs:
        return default
    if is_null(default):
        return exp.Case(ifs=ifs)
    return exp.Case(ifs=ifs, default=default)


def number(value: Decimal | int) -> exp.Expr:
    """A number literal, exact."""
    text = format(Decimal(value), "f")
    return exp.Neg(this=exp.Literal.number(text[1:])) if text.startswith("-") else exp.Literal.number(text)


def text(value: str) -> exp.Expr:
    """A text literal."""
    return exp.Literal.string(value)


def day(value: date) -> exp.Expr:
    """A date literal."""
    return exp.cast(exp.Literal.string(value.isoformat()), exp.DataType.Type.DATE)


def house(name: str, *arguments: exp.Expr) -> exp.Expr:
    """A call of one of the house functions, which `dialects` writes out for each database; NULL of a NULL."""
    if any(is_null(each) for each in arguments):
        return NULL
    return exp.Anonymous(this=f"frirum_{name}", expressions=list(arguments))


def literal_number(value: Decimal) -> Sql:
    """A number that is the same for every case."""
    plain = _plain(value)
    scale = max(0, -int(plain.as_tuple().exponent))
    digits = max(len(plain.as_tuple().digits), scale + 1)
    return Sql(Kind.NUMBER, number(plain), scale=scale, digits=digits, constant=plain)


def _plain(value: Decimal) -> Decimal:
    exponent = int(value.as_tuple().exponent)
    if exponent >= 0:
        return value.quantize(Decimal(1)) if value.adjusted() < 28 else value
    cut = value.normalize()
    return cut if int(cut.as_tuple().exponent) <= 0 else cut.quantize(Decimal(1))


def union(*parts: Mapping[str, exp.Expr]) -> dict[str, exp.Expr]:
    """The names that are missing in any of the parts, each with the condition under which it is."""
    found: dict[str, exp.Expr] = {}
    for part in parts:
        for name, when in part.items():
            found[name] = either(found[name], when) if name in found else when
    return found


def only_when(test: exp.Expr, missing: Mapping[str, exp.Expr]) -> dict[str, exp.Expr]:
    """The same names, missing only where `test` holds."""
    narrowed = {name: both(test, when) for name, when in missing.items()}
    return {name: when for name, when in narrowed.items() if not is_false(when)}


def missing_text(missing: Mapping[str, exp.Expr]) -> exp.Expr:
    """The names that are missing, sorted and joined by ", "; NULL where there are none."""
    names = [(name, missing[name]) for name in sorted(missing) if not is_false(missing[name])]
    if not names:
        return NULL
    if len(names) == 1:
        return case((names[0][1], text(names[0][0])))
    parts = [case((when, text(name))) for name, when in names]
    joined = exp.Anonymous(this="CONCAT_WS", expressions=[text(", "), *parts])
    return case((either(*(when for _, when in names)), joined))
