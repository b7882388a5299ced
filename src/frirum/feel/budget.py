"""How much work one evaluation may do."""

from __future__ import annotations

from frirum.feel.errors import FeelLimitError
from frirum.feel.limits import MAX_CALLS, MAX_STEPS, MAX_TEXT


class Budget:
    """Counts steps down; FeelLimitError when none is left."""

    __slots__ = ("_depth", "_left")

    def __init__(self, steps: int = MAX_STEPS) -> None:
        self._left = steps
        self._depth = 0

    def spend(self, steps: int = 1) -> None:
        """Take steps."""
        self._left -= steps
        if self._left < 0:
            raise FeelLimitError(f"this takes more than {MAX_STEPS:,} steps; loop over less")

    def spend_text(self, characters: int) -> None:
        """Take the steps for making a text of this length."""
        if characters > MAX_TEXT:
            raise FeelLimitError(f"this makes a text of more than {MAX_TEXT:,} characters")
        self.spend(characters >> 5)

    def enter(self) -> None:
        """Begin a call of a function defined in FEEL."""
        self._depth += 1
        if self._depth > MAX_CALLS:
            raise FeelLimitError(f"functions call one another more than {MAX_CALLS} levels deep")
        self.spend()

    def leave(self) -> None:
        """End such a call."""
        self._depth -= 1
