"""The functions over time that rules may call, besides FEEL's own: their names, parameters and results.

What they mean stands in docs/explanation/semantics.md. The first parameter of most is *followed* through
time: a condition, evaluated on every day, or an event. Checks, the Python engine and the SQL back end share
this list.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from frirum.feel.types import Signature, signature


class Followed(StrEnum):
    """What the first argument is."""

    CONDITION = "condition"
    """a boolean expression, looked at on every day"""
    EVENT = "event"
    """the name of an event, perhaps narrowed: `jobsamtale[form = "telefon"]`"""
    DAY = "date"
    """a date on the day of decision: not followed"""


@dataclass(frozen=True, slots=True)
class Temporal:
    """A function over time. `window`: whether it takes a second, optional number, the length of the window in
    the function's unit. `result` is the FEEL type of its value."""

    name: str
    followed: Followed
    result: str
    window: bool = False

    @property
    def parameters(self) -> tuple[str, ...]:
        """Names of the parameters, in order."""
        return (self.followed.value, "window") if self.window else (self.followed.value,)

    @property
    def signature(self) -> Signature:
        """Parameters and result as FEEL types; an event is a list of contexts, its attributes."""
        # FEEL has a `count` of its own, so ours takes any list.
        first = {
            Followed.CONDITION: "condition: boolean",
            Followed.EVENT: "event: list" if self.name == "count" else "event: list<context>",
            Followed.DAY: "date: date|date and time|null",
        }[self.followed]
        return signature(f"{first}{', window?: number' * self.window} -> {self.result}")


_CONDITION, _EVENT, _DAY = Followed

TEMPORAL: dict[str, Temporal] = {
    each.name: each
    for each in (
        Temporal("accumulated months", _CONDITION, "number", window=True),
        Temporal("accumulated weeks", _CONDITION, "number", window=True),
        Temporal("accumulated days", _CONDITION, "number", window=True),
        Temporal("consecutive months", _CONDITION, "number"),
        Temporal("since", _CONDITION, "date"),
        Temporal("latest", _EVENT, "date"),
        Temporal("first", _EVENT, "date"),
        Temporal("count", _EVENT, "number", window=True),
        Temporal("years since", _DAY, "number"),
        Temporal("months since", _DAY, "number"),
        Temporal("days since", _DAY, "number"),
        Temporal("weekdays since", _DAY, "number"),
    )
}
"""Every function over time, by name."""
