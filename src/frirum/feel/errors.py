"""Every error of FEEL, in one tree.

```
FeelError                the common base: message, line, column
├── FeelSyntaxError      the text is not FEEL, or uses a name that is not in scope
├── FeelTypeError        the text is FEEL, but cannot mean anything with these types
└── FeelLimitError       the text or its evaluation is larger than the limits allow
```
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from frirum.feel.ast import NOWHERE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from frirum.feel.ast import At


_SHOWN = 60


class FeelError(ValueError):
    """What is wrong with an expression, where, and what to write instead. Line and column count from 1."""

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(f"{line}:{column}: {message}")
        self.message = message
        self.line = line
        self.column = column

    def said(self, language: str) -> str:
        """The message in `da` or `en`; what has no Danish words is said in English."""
        if language != "da":
            return self.message
        from frirum.feel.danish import in_danish

        return in_danish(self.message)

    @classmethod
    def at(cls, message: str, at: At = NOWHERE) -> FeelError:
        """The error, placed at a node."""
        return cls(message, at.line, at.column)


class FeelSyntaxError(FeelError):
    """The text is not FEEL."""


class FeelTypeError(FeelError):
    """The expression cannot mean anything with the types at hand."""


class FeelLimitError(FeelError):
    """The expression, or what it computes, is larger than the limits allow."""


def shortened(text: str) -> str:
    """A piece of text as messages quote it."""
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def nearest(name: str, known: Iterable[str]) -> str:
    """A half-sentence that names the up to three known names most like `name`; empty if none is near."""
    if len(name) > _SHOWN:
        return ""
    close = get_close_matches(name, sorted(set(known)), n=3, cutoff=0.6)
    if not close:
        return ""
    return "; did you mean " + " or ".join(f"`{each}`" for each in close) + "?"
