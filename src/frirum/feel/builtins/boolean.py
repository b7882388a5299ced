"""`not` and `is`."""

from __future__ import annotations

from frirum.feel.budget import Budget
from frirum.feel.builtins.registry import declare
from frirum.feel.comparing import equal
from frirum.feel.temporal import DateTime, Time
from frirum.feel.values import kind_of


@declare("not", "negand: boolean -> boolean")
def not_(negand: bool) -> bool:  # noqa: FBT001
    """The opposite."""
    return not negand


@declare("is", "value1: Any, value2: Any -> boolean", budgeted=True)
def is_(budget: Budget, value1: object, value2: object) -> bool:
    """Whether both are the same element of the same type: equal times in two zones are not."""
    if kind_of(value1) != kind_of(value2):
        return False
    if isinstance(value1, Time | DateTime):
        return value1 == value2
    return equal(value1, value2, budget) is True
