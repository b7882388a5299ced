"""Sets of values that one fact or sub-expression can have: what conditions leave possible."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

Value = str | bool | Decimal | date


@dataclass(frozen=True, slots=True)
class Bound:
    """An end of an interval."""

    value: Decimal | date
    included: bool


@dataclass(frozen=True, slots=True)
class Domain:
    """The values that are still possible. `allowed` None: any; `null`: whether none is possible, too.

    Intervals are of numbers or of days, never of both; a mixture is left alone, so nothing is concluded
    from it.
    """

    allowed: frozenset[Value] | None = None
    excluded: frozenset[Value] = frozenset()
    low: Bound | None = None
    high: Bound | None = None
    null: bool = True

    def __and__(self, other: Domain) -> Domain:
        if self.allowed is None or other.allowed is None:
            allowed = other.allowed if self.allowed is None else self.allowed
        else:
            allowed = self.allowed & other.allowed
        return Domain(
            allowed,
            self.excluded | other.excluded,
            _tighter(self.low, other.low, upper=False),
            _tighter(self.high, other.high, upper=True),
            self.null and other.null,
        )

    @property
    def empty(self) -> bool:
        """Whether no value is possible. Only what is certain counts."""
        if self.null:
            return False
        if self.allowed is not None:
            return not any(self._holds(each) for each in self.allowed - self.excluded)
        if self.low is None or self.high is None or type(self.low.value) is not type(self.high.value):
            return False
        low, high = self.low.value, self.high.value
        if low == high:
            return not (self.low.included and self.high.included) or low in self.excluded
        return bool(low > high)  # type: ignore[operator]

    def _holds(self, value: Value) -> bool:
        return self._above(value) and self._below(value)

    def _above(self, value: Value) -> bool:
        if self.low is None or type(value) is not type(self.low.value):
            return self.low is None or isinstance(value, str | bool) is False
        return value > self.low.value or (self.low.included and value == self.low.value)  # type: ignore[operator]

    def _below(self, value: Value) -> bool:
        if self.high is None or type(value) is not type(self.high.value):
            return self.high is None or isinstance(value, str | bool) is False
        return value < self.high.value or (self.high.included and value == self.high.value)  # type: ignore[operator]


ANYTHING = Domain()
SOMETHING = Domain(null=False)


def among(values: Iterable[Value]) -> Domain:
    """One of these values."""
    return Domain(allowed=frozenset(values), null=False)


def other_than(values: Iterable[Value]) -> Domain:
    """None of these values; none at all is possible."""
    return Domain(excluded=frozenset(values))


def above(value: Decimal | date, *, included: bool) -> Domain:
    """Greater than a value, or equal to it if `included`."""
    return Domain(low=Bound(value, included), null=False)


def below(value: Decimal | date, *, included: bool) -> Domain:
    """Less than a value, or equal to it if `included`."""
    return Domain(high=Bound(value, included), null=False)


def _tighter(one: Bound | None, other: Bound | None, *, upper: bool) -> Bound | None:
    if one is None or other is None:
        return one or other
    if type(one.value) is not type(other.value):
        return one
    if one.value == other.value:
        return one if not one.included else other
    first_wins = (one.value < other.value) is upper  # type: ignore[operator]
    return one if first_wins else other
