"""Functions of numbers."""

from __future__ import annotations

from collections.abc import Callable
from decimal import (
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
    Context,
    Decimal,
    InvalidOperation,
)

from frirum.feel.builtins.registry import declare
from frirum.feel.temporal import DaysTime, YearsMonths, negated
from frirum.feel.values import DECIMAL

SCALES = range(-6111, 6177)
"""the places after the point to which decimal128 can round; negative: before it"""
_UNITS = {places: Decimal((0, (1,), -places)) for places in range(5)}
_WIDE = Context(prec=13_000, Emin=-20_000, Emax=20_000)


def rounded(n: Decimal, scale: Decimal, rounding: str) -> Decimal | None:
    """A number with `scale` digits after its point (`scale` itself is cut to a whole number); None beyond."""
    places = int(scale)
    if places not in SCALES:
        return None
    unit = _UNITS.get(places) or Decimal((0, (1,), -places))
    try:
        return n.quantize(unit, rounding, DECIMAL)
    except InvalidOperation:
        # More digits than 34: the number is finer than they reach, or the scale far from it.
        return DECIMAL.plus(n.quantize(unit, rounding, _WIDE))


def _rounding(mode: str) -> Callable[..., Decimal | None]:
    def run(n: Decimal, scale: Decimal | None = None) -> Decimal | None:
        if scale is None:
            return n.to_integral_value(mode, DECIMAL)
        return rounded(n, scale, mode)

    return run


for _name, _mode in (
    ("decimal", ROUND_HALF_EVEN),
    ("round up", ROUND_UP),
    ("round down", ROUND_DOWN),
    ("round half up", ROUND_HALF_UP),
    ("round half down", ROUND_HALF_DOWN),
):
    declare(_name, "n: number, scale: number -> number")(_rounding(_mode))

for _name, _mode in (("floor", ROUND_FLOOR), ("ceiling", ROUND_CEILING)):
    declare(_name, "n: number, scale?: number -> number")(_rounding(_mode))


@declare("abs", "n: number -> number")
def abs_(n: Decimal) -> Decimal:
    """The number without its sign."""
    return n.copy_abs()


@declare("abs", "n: days and time duration -> same", "n: years and months duration -> same")
def abs_duration(n: DaysTime | YearsMonths) -> DaysTime | YearsMonths:
    """The duration without its sign."""
    size = n.months if isinstance(n, YearsMonths) else n.nanos
    return negated(n) if size < 0 else n


@declare("modulo", "dividend: number, divisor: number -> number")
def modulo(dividend: Decimal, divisor: Decimal) -> Decimal:
    """The remainder, with the sign of the divisor: dividend - divisor * floor(dividend / divisor)."""
    remainder = DECIMAL.plus(_WIDE.remainder(dividend, divisor))
    if remainder and (remainder < 0) != (divisor < 0):
        return DECIMAL.add(remainder, divisor)
    return remainder


@declare("sqrt", "number: number -> number")
def sqrt(number: Decimal) -> Decimal:
    """The square root; null of a negative number."""
    return DECIMAL.sqrt(number)


@declare("log", "number: number -> number")
def log(number: Decimal) -> Decimal | None:
    """The natural logarithm; null unless positive."""
    return DECIMAL.ln(number) if number > 0 else None


@declare("exp", "number: number -> number")
def exp(number: Decimal) -> Decimal:
    """e to the power of the number."""
    return DECIMAL.exp(number)


@declare("odd", "number: number -> boolean")
def odd(number: Decimal) -> bool:
    """Whether the number is whole and odd."""
    return abs(_WIDE.remainder(number, Decimal(2))) == 1


@declare("even", "number: number -> boolean")
def even(number: Decimal) -> bool:
    """Whether the number is whole and even."""
    return not _WIDE.remainder(number, Decimal(2))
