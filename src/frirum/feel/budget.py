"""How much work one evaluation may do."""

from __future__ import annotations

from frirum.feel.errors import FeelLimitError
from frirum.feel.limits import MAX_DEPTH, MAX_STEPS, MAX_TEXT


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

    def enter(self, steps: int = 1) -> None:
        """Go one level deeper: into a call of a function, or into a list or context."""
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise FeelLimitError(
                f"functions, lists or contexts lie more than {MAX_DEPTH} levels within one another"
            )
        self.spend(steps)

    def leave(self) -> None:
        """Come out of that level."""
        self._depth -= 1
