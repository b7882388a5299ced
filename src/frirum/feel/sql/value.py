"""What an expression becomes in SQL: a value, whether it is known, and the names that are missing.

Trees of SQLGlot are used here as immutable values: the same node may stand in several places, nobody changes
one. A query is put together from their text and parsed anew, so shared nodes never matter.
"""

from __future__ import annotations

from collections.abc import Mapping
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
    """`left op right`, operands in parentheses where needed."""
    return kind(this=paren(left), expression=paren(right))


def both(*parts: exp.Expr) -> exp.Expr:
    """AND, constants folded and repetitions left out."""
    kept: list[exp.Expr] = []
    for part in parts:
        if is_false(part):
            return FALSE
        if not is_true(part) and part not in kept:
            kept.append(part)
    return _joined(exp.And, kept, TRUE)


def either(*parts: exp.Expr) -> exp.Expr:
    """OR, constants folded and repetitions left out."""
    kept: list[exp.Expr] = []
    for part in parts:
        if is_true(part):
            return TRUE
        if not is_false(part) and part not in kept:
            kept.append(part)
    return _joined(exp.Or, _absorbed(kept), FALSE)


def _absorbed(parts: list[exp.Expr]) -> list[exp.Expr]:
    """The parts without those that another part implies: of `a` and `a and b`, `a` remains."""
    factors = [set(_factors(part)) for part in parts]
    return [part for index, part in enumerate(parts) if not any(other < factors[index] for other in factors)]


def _factors(node: exp.Expr) -> list[exp.Expr]:
    inner = node.this if isinstance(node, exp.Paren) else node
    if isinstance(inner, exp.And):
        return [*_factors(inner.this), *_factors(inner.expression)]
    return [inner]


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
    if isinstance(node, exp.Not):
        inner = node.this
        bare: exp.Expr = inner.this if isinstance(inner, exp.Paren) else inner
        return bare
    return exp.Not(this=paren(node))


def is_none(node: exp.Expr) -> exp.Expr:
    """`node IS NULL`"""
    return exp.Is(this=paren(node), expression=NULL)


def is_some(node: exp.Expr) -> exp.Expr:
    """`NOT node IS NULL`"""
    return exp.Not(this=is_none(node))


def holds(node: exp.Expr) -> exp.Expr:
    """TRUE where a three-valued condition is true, else FALSE."""
    return node if isinstance(node, exp.Boolean) else exp.Coalesce(this=node, expressions=[FALSE])


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
    if not ifs:
        return NULL if otherwise is None else otherwise
    default = None if otherwise is None or is_null(otherwise) else otherwise
    if default is not None and all(each.args["true"] == default for each in ifs):
        return default
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
    """A call of one of the house functions, which `dialects` writes out for each database."""
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
