"""Tables of expressions and what they give, written the way `string()` writes a value within a list."""

from __future__ import annotations

from collections.abc import Mapping

from frirum.feel import FeelError, evaluate
from frirum.feel.budget import Budget
from frirum.feel.show import literal


def given(expression: str, values: Mapping[str, object] | None = None) -> str:
    """The value of an expression as text; `error: …` with the message if it has none."""
    try:
        return literal(evaluate(expression, values or {}), Budget())
    except FeelError as error:
        return f"error: {error.message}"


def rows(table: str) -> list[tuple[str, str]]:
    """The lines `expression => value` of a table; empty lines and lines that begin with # are left out."""
    found = []
    for line in table.splitlines():
        if line.strip() and not line.lstrip().startswith("# "):
            expression, _, value = line.rpartition("=>")
            found.append((expression.strip(), value.strip()))
    return found
