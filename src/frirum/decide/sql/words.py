"""Texts of which an answer has few: statuses, effects, states, and what a provision itself names.

Each is written with all the texts that may stand in its place. DuckDB then keeps a number for it and not the text, which
more than halves the time of writing rows; databases without such a type get the text. The texts stand in the order of
their letters, so that sorting and comparing give what they give of text.
"""

from __future__ import annotations

from collections.abc import Iterable

from frirum.decide.outcome import State, Status
from frirum.decide.sql.text import literal
from frirum.law.model import Effect


def word(value: str | None, of: Iterable[str]) -> str:
    """The text of a value, or of none, that is one of some."""
    texts = ", ".join(literal(each) for each in sorted(set(of)))
    return f"frirum_word({'NULL' if value is None else literal(value)}, {texts})"


STATUSES = {str(each): word(str(each), Status) for each in Status}
"""the texts of the statuses of an answer"""
EFFECTS = {str(each): word(str(each), Effect) for each in Effect}
"""the texts of what a provision does"""
STATES = {str(each): word(str(each), State) for each in State}
"""the texts of how an occurrence of a duty stands"""
NO_EFFECT = word(None, Effect)
NO_STATE = word(None, State)
TRUTHS = ("false", "true")
"""a right as text"""
