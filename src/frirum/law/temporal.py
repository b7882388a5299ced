"""The functions over time that rules may call, besides FEEL's own: their names, parameters and results.

What they mean stands in docs/explanation/semantics.md. The first parameter of most is *followed* through
time: a condition, evaluated on every day, or an event. Checks, the Python engine and the SQL back end share
this list.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Followed(StrEnum):
    """What the first argument is."""

    CONDITION = "condition"
    """a boolean expression, looked at on every day"""
    EVENT = "event"
    """the name of an event, perhaps narrowed: `jobsamtale[form = "telefon"]`"""
    DAY = "day"
    """a date on the day of decision: not followed"""


@dataclass(frozen=True, slots=True)
class Temporal:
    """A function over time. `window` says whether it takes a second, optional number: the length of the
    window in the function's unit. `result` is the FEEL type of its value."""

    name: str
    followed: Followed
    window: bool
    result: str

    @property
    def parameters(self) -> tuple[str, ...]:
        """Names of the parameters, in order."""
        return (self.followed.value, "window") if self.window else (self.followed.value,)


TEMPORAL: dict[str, Temporal] = {
    each.name: each
    for each in (
        Temporal("accumulated months", Followed.CONDITION, True, "number"),  # noqa: FBT003
        Temporal("accumulated weeks", Followed.CONDITION, True, "number"),  # noqa: FBT003
        Temporal("accumulated days", Followed.CONDITION, True, "number"),  # noqa: FBT003
        Temporal("consecutive months", Followed.CONDITION, False, "number"),  # noqa: FBT003
        Temporal("since", Followed.CONDITION, False, "date"),  # noqa: FBT003
        Temporal("latest", Followed.EVENT, False, "date"),  # noqa: FBT003
        Temporal("first", Followed.EVENT, False, "date"),  # noqa: FBT003
        Temporal("count", Followed.EVENT, True, "number"),  # noqa: FBT003
        Temporal("years since", Followed.DAY, False, "number"),  # noqa: FBT003
        Temporal("months since", Followed.DAY, False, "number"),  # noqa: FBT003
        Temporal("days since", Followed.DAY, False, "number"),  # noqa: FBT003
        Temporal("weekdays since", Followed.DAY, False, "number"),  # noqa: FBT003
    )
}
"""Every function over time, by name."""
