"""A query under construction: named parts (`WITH name AS (…)`), each written once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

Text = str | Callable[[], str]
"""the text of a part, or what writes it once everything that adds to it is known"""

_NAME = re.compile(r"(?:FROM|JOIN) ([a-z_0-9]+)\b")


class Query:
    """Collects the parts of a query, in the order in which they build on each other."""

    def __init__(self) -> None:
        self._parts: dict[str, Text] = {}
        self._names: dict[Text, str] = {}
        self._cheap: set[str] = set()
        self._recursive = False

    def part(self, hint: str, text: Text, *, cheap: bool = False) -> str:
        """The name under which a part stands; the same text stands only once. A part is cheap where to work it out again
        costs less than to keep it: then every reader does so, and only for the columns and rows it reads."""
        known = self._names.get(text)
        if known is not None:
            return known
        name = self.name(hint)
        if cheap:
            self._cheap.add(name)
        self._parts[name] = text
        self._names[text] = name
        return name

    def has(self, text: str) -> bool:
        """Whether a part with this text stands in the query."""
        return text in self._names

    def name(self, hint: str) -> str:
        """A name that no part has yet."""
        name, number = hint, 1
        while name in self._parts:
            number += 1
            name = f"{hint}_{number}"
        return name

    def recursive(self, name: str, text: str) -> str:
        """A part that reads itself under its own name."""
        self._parts[name] = text
        self._recursive = True
        return name

    def text(self, last: str) -> str:
        """The whole query; `last` selects from the parts."""
        written = {name: text if isinstance(text, str) else text() for name, text in self._parts.items()}
        used = Counter(word for text in (*written.values(), last) for word in _NAME.findall(text))
        parts = ",\n".join(
            f"{name} AS {self._kept(name, used[name])}(\n{text}\n)" for name, text in written.items()
        )
        start = "WITH RECURSIVE" if self._recursive else "WITH"
        return f"{start} {parts}\n{last}" if parts else last

    def _kept(self, name: str, readers: int) -> str:
        """A part that is read twice is kept, or databases would work it out anew for every reader."""
        if name in self._cheap:
            return "NOT MATERIALIZED "
        return "MATERIALIZED " if readers > 1 else ""
