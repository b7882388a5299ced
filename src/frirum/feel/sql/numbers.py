"""Exact numbers in SQL: sums and products of decimals, quotients only where they are rounded or compared.

A database divides decimals in floating point or with a scale of its own, so a quotient is kept as numerator
and divisor until a rounding function makes whole numbers of it, or a comparison multiplies it out.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from sqlglot import exp

from frirum.feel.ast import At
from frirum.feel.sql.value import (
    NULL,
    Kind,
    Sql,
    Unsupported,
    bare,
    binary,
    both,
    case,
    either,
    house,
    is_none,
    literal_number,
    number,
    paren,
    union,
)

DIGITS = 38
"""digits of the widest decimal that every supported database has"""
_NARROW = 18
_DECIMALS = 24
"""decimals that leave room for 14 digits before the point"""
_BEFORE = 9
"""digits before the point that a product has room for, if 64 bits hold it"""
_ZERO = number(0)
_ONE = number(1)


def strict(kind: Kind, value: exp.Expr, *operands: Sql) -> Sql:
    """A value that is unknown, or none, where any operand is."""
    return Sql(
        kind,
        value,
        known=both(*(each.known for each in operands)),
        none=any(each.none for each in operands),
        missing=union(*(each.missing for each in operands)),
    )


def _checked(result: Sql, scale: int, digits: int, at: At) -> Sql:
    """The result with its digits. Where it may need more than a decimal has, the database must say so when it happens,
    not round: `frirum_wide` refuses databases that round."""
    if scale > _DECIMALS:
        raise Unsupported(f"a number that may need {scale} decimals", at)
    if digits <= DIGITS:
        return replace(result, scale=scale, digits=digits)
    return replace(result, value=house("wide", result.value), scale=scale, digits=DIGITS)


def settled(operand: Sql, at: At) -> Sql:
    """The operand as a plain number: a quotient only where a decimal holds it exactly."""
    divisor = operand.divisor
    if divisor is None:
        return operand
    places = _decimal_places(int(divisor.name)) if isinstance(divisor, exp.Literal) else None
    if places is None:
        raise Unsupported("a division outside a rounding function or a comparison", at)
    inverse = literal_number(Decimal(10**places // int(divisor.name)).scaleb(-places))
    return multiply(replace(operand, divisor=None), inverse, at)


def add(op: str, left: Sql, right: Sql, at: At) -> Sql:
    """`left + right` or `left - right`."""
    left, right = settled(left, at), settled(right, at)
    scale = max(left.scale, right.scale)
    digits = max(left.digits - left.scale, right.digits - right.scale) + 1 + scale
    kind = exp.Add if op == "+" else exp.Sub
    return _checked(
        strict(Kind.NUMBER, binary(kind, left.value, right.value), left, right), scale, digits, at
    )


def multiply(left: Sql, right: Sql, at: At) -> Sql:
    """`left * right`"""
    left, right = settled(left, at), settled(right, at)
    scale, digits = left.scale + right.scale, left.digits + right.digits
    factor = right.value
    if digits > _NARROW and _NARROW - scale < _BEFORE:
        factor = house("factor", factor, number(right.scale), number(right.digits))
    value = binary(exp.Mul, left.value, factor)
    return _checked(strict(Kind.NUMBER, value, left, right), scale, digits, at)


def _raised(value: exp.Expr, places: int, digits: int) -> exp.Expr:
    """The value times a power of ten; `digits` are those of the product."""
    power = number(10**places)
    if not places:
        return value
    return binary(exp.Mul, value, house("factor", power, _ZERO, _ONE) if digits > _NARROW else power)


def divide(left: Sql, right: Sql, at: At) -> Sql:
    """`left / right`: exact where the divisor is a constant with no factors but 2 and 5, else a quotient."""
    left, right = settled(left, at), settled(right, at)
    if isinstance(right.constant, Decimal):
        return _by_constant(left, right.constant, at)
    if right.scale:
        raise Unsupported("a division by a number with decimals that differs from case to case", at)
    result = strict(Kind.NUMBER, left.value, left, right)
    divisor = exp.Nullif(this=right.value, expression=_ZERO)
    return replace(result, scale=left.scale, digits=left.digits, divisor=divisor, none=True)


def _by_constant(left: Sql, divisor: Decimal, at: At) -> Sql:
    if divisor == 0:
        return strict(Kind.NULL, NULL, left, Sql(Kind.NULL, NULL, none=True))
    bottom, top = divisor.as_integer_ratio()
    if bottom < 0:
        bottom, top = -bottom, -top
    scaled = left if top == 1 else multiply(left, literal_number(Decimal(top)), at)
    return scaled if bottom == 1 else replace(scaled, divisor=number(bottom))


def _decimal_places(bottom: int) -> int | None:
    """The fewest decimals in which 1 / bottom is exact, if there are such."""
    twos = fives = 0
    while bottom % 2 == 0:
        bottom, twos = bottom // 2, twos + 1
    while bottom % 5 == 0:
        bottom, fives = bottom // 5, fives + 1
    return max(twos, fives) if bottom == 1 else None


def power(left: Sql, right: Sql, at: At) -> Sql:
    """`left ** n` for a small whole n, as a product."""
    count = right.constant
    if not isinstance(count, Decimal) or count != count.to_integral_value() or not 0 < count <= 8:
        raise Unsupported("a power whose exponent is not a whole number from 1 to 8", at)
    result = left
    for _ in range(int(count) - 1):
        result = multiply(result, left, at)
    return result


def compared(left: Sql, right: Sql, at: At) -> tuple[exp.Expr, exp.Expr]:
    """The two sides of a comparison, multiplied out so that no quotient is left."""
    if left.divisor is None and right.divisor is None:
        return left.value, right.value
    if left.divisor is not None and right.divisor is not None:
        if left.divisor == right.divisor and isinstance(left.divisor, exp.Literal):
            return left.value, right.value
        raise Unsupported("a comparison of two quotients", at)
    if left.divisor is None:
        flipped = compared(right, left, at)
        return flipped[1], flipped[0]
    if not isinstance(left.divisor, exp.Literal):
        raise Unsupported("a comparison of a quotient whose divisor differs from case to case", at)
    if isinstance(right.constant, Decimal):
        return left.value, number(right.constant * int(left.divisor.name))
    return left.value, binary(exp.Mul, right.value, left.divisor)


def _whole(value: exp.Expr, digits: int) -> exp.Expr:
    return house("whole" if digits <= _NARROW else "whole_wide", value)


def _sign(value: exp.Expr) -> exp.Expr:
    return exp.Sign(this=value)


_CUTS: dict[str, type[exp.Expr]] = {"floor": exp.Floor, "ceiling": exp.Ceil}
_HALF = {"round half up": exp.GTE, "round half down": exp.GT}


def rounded(mode: str, operand: Sql, places: int, at: At) -> Sql:
    """The operand rounded to `places` decimals; `mode` is the FEEL function's name."""
    if operand.divisor is None and operand.scale <= places:
        return operand
    top, bottom = _cut(mode, operand, places) or _as_wholes(operand, places)
    value = top
    if bottom != _ONE:
        quotient = house("div", top, bottom)
        remainder = house("mod", top, bottom)
        value = _corrected(mode, top, bottom, quotient, remainder)
    if places:
        value = binary(exp.Mul, value, number(Decimal(1).scaleb(-places)))
    result = strict(Kind.NUMBER, value, operand)
    digits = operand.digits - operand.scale + 1 + max(places, 0)
    return _checked(result, max(places, 0), digits, at)


def _cut(mode: str, operand: Sql, places: int) -> tuple[exp.Expr, exp.Expr] | None:
    """Like `_as_wholes`, the decimals that are not kept cut off beforehand: to round x / n down for a whole positive n, it
    is enough to know x rounded down, and so upwards. It spares the database large numbers."""
    kind = _CUTS.get(mode)
    divisor = number(1) if operand.divisor is None else operand.divisor
    kept = max(places, 0)
    if kind is None or operand.scale <= kept or not isinstance(divisor, exp.Literal):
        return None
    value = _raised(operand.value, kept, operand.digits + kept)
    top = _without_decimals(kind, value, operand.digits - operand.scale + kept)
    return top, number(int(divisor.name) * 10 ** max(-places, 0))


def _without_decimals(kind: type[exp.Expr], value: exp.Expr, digits: int) -> exp.Expr:
    """The value rounded to a whole number; a whole number that is added or taken away stays outside."""
    inner = bare(value)
    if isinstance(inner, exp.Add | exp.Sub):
        count = inner.expression
        if isinstance(count, exp.Literal) and "." not in count.name:
            return binary(type(inner), _without_decimals(kind, inner.this, digits), count)
    return _whole(kind(this=inner), digits)


def _as_wholes(operand: Sql, places: int) -> tuple[exp.Expr, exp.Expr]:
    """Whole numbers whose quotient, rounded, counts units of the last place kept; the divisor positive."""
    digits = operand.digits + max(places, 0)
    shift = operand.scale
    top = _whole(_raised(operand.value, shift, operand.digits + shift), digits)
    raise_by = places - shift
    bottom = 10 ** max(-raise_by, 0)
    if raise_by > 0:
        top = binary(exp.Mul, top, number(10**raise_by))
    divisor = operand.divisor
    if divisor is None:
        return top, number(bottom)
    if isinstance(divisor, exp.Literal):
        return top, number(int(divisor.name) * bottom)
    signed = case((binary(exp.LT, divisor, _ZERO), exp.Neg(this=paren(top))), otherwise=top)
    size: exp.Expr = exp.Abs(this=divisor)
    return signed, binary(exp.Mul, size, number(bottom)) if bottom != 1 else size


def _corrected(
    mode: str,
    top: exp.Expr,
    bottom: exp.Expr,
    quotient: exp.Expr,
    remainder: exp.Expr,
) -> exp.Expr:
    """The truncated quotient, moved by one where the mode wants the neighbour."""
    one = number(1)
    if mode == "round down":
        return quotient
    if mode == "floor":
        return binary(exp.Sub, quotient, case((binary(exp.LT, remainder, _ZERO), one), otherwise=_ZERO))
    if mode == "ceiling":
        return binary(exp.Add, quotient, case((binary(exp.GT, remainder, _ZERO), one), otherwise=_ZERO))
    if mode == "round up":
        return binary(exp.Add, quotient, _sign(remainder))
    doubled = binary(exp.Mul, exp.Abs(this=remainder), number(2))
    test: exp.Expr = binary(_HALF.get(mode, exp.GT), doubled, bottom)
    if mode == "decimal":
        odd = binary(exp.NEQ, house("mod", quotient, number(2)), _ZERO)
        test = either(test, both(binary(exp.EQ, doubled, bottom), odd))
    return binary(exp.Add, quotient, case((test, _sign(top)), otherwise=_ZERO))


def modulo(left: Sql, right: Sql, at: At) -> Sql:
    """`modulo(left, right)`: left - right * floor(left / right); none where right is 0."""
    left, right = settled(left, at), settled(right, at)
    scale = max(left.scale, right.scale)
    digits = max(left.digits, right.digits) + scale
    top, bottom = (_whole(_raised(each.value, scale, each.digits + scale), digits) for each in (left, right))
    remainder = house("mod", top, exp.Nullif(this=bottom, expression=_ZERO))
    crossed = both(
        binary(exp.NEQ, remainder, _ZERO),
        binary(exp.NEQ, _sign(remainder), _sign(bottom)),
    )
    value = binary(exp.Add, remainder, case((crossed, bottom), otherwise=_ZERO))
    if scale:
        value = binary(exp.Mul, value, number(Decimal(1).scaleb(-scale)))
    zero = not isinstance(right.constant, Decimal) or right.constant == 0
    result = strict(Kind.NUMBER, value, left, right)
    return _checked(replace(result, none=result.none or zero), scale, digits, at)


def extreme(largest: bool, operands: list[Sql], at: At) -> Sql:  # noqa: FBT001
    """`max(…)` or `min(…)`; none where any operand is."""
    operands = [settled(each, at) for each in operands]
    kind = exp.Greatest if largest else exp.Least
    value, *others = (each.value for each in operands)
    if others:
        value = kind(this=value, expressions=others, ignore_nulls=True)
    doubtful = [is_none(each.value) for each in operands if not each.certain]
    # Databases differ on NULL among the operands: some skip it, some give NULL.
    value = case((either(*doubtful), NULL), otherwise=value)
    scale = max(each.scale for each in operands)
    digits = max(each.digits - each.scale for each in operands) + scale
    return replace(strict(operands[0].kind, value, *operands), scale=scale, digits=digits)
