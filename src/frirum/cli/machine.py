"""For machines: what `frirum.decide.json` does not write, as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass

from frirum.decide.json import Json, scalar
from frirum.decide.outcome import Occurrence
from frirum.law.model import Expression, Place


def occurrence(found: Occurrence | None) -> Json:
    """One occurrence of a duty, null where there is none. What is not known is null."""
    return None if found is None else plain(found)


def plain(found: object) -> Json:
    """Anything of the model as JSON: fields by name, expressions as their text."""
    if isinstance(found, Expression):
        return found.text
    if is_dataclass(found) and not isinstance(found, type):
        pairs = {each.name: getattr(found, each.name) for each in fields(found)}
        # Where something stands in a file says nothing to a machine elsewhere.
        return {name: plain(value) for name, value in pairs.items() if not isinstance(value, Place)}
    if isinstance(found, Mapping):
        return {str(name): plain(value) for name, value in found.items()}
    if isinstance(found, list | tuple | frozenset | set):
        return [plain(item) for item in found]
    return found if isinstance(found, int) else scalar(found)
