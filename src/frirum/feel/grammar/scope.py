"""The names in scope. FEEL names hold spaces and keywords, so only the scope can tell where one ends."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from frirum.feel.ast import At
from frirum.feel.errors import FeelSyntaxError
from frirum.feel.grammar.tokens import Source, Token, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Parts = tuple[tuple[str, bool], ...]
"""The token texts of a name, each with whether a gap stands before it."""


@lru_cache(maxsize=4096)
def parts_of(name: str) -> Parts:
    """The tokens that spell a name; none if no FEEL text can spell it."""
    try:
        tokens = tokenize(Source(name, At()))[:-1]
    except FeelSyntaxError:
        return ()
    return tuple((token.text, token.gap) for token in tokens)


def spelled(tokens: Sequence[Token]) -> str:
    """The name that some tokens spell: one blank wherever there was white space."""
    first, *rest = tokens
    return first.text + "".join(" " * token.gap + token.text for token in rest)


class Names:
    """A set of names that finds the longest of them at a place in the tokens."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._by_first: dict[str, list[tuple[Parts, str]]] = {}
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """Put a name in scope. A key that no text can spell (`"a!"`) is out of reach, not an error."""
        parts = parts_of(name)
        if parts:
            entries = self._by_first.setdefault(parts[0][0], [])
            if (parts, name) not in entries:
                entries.append((parts, name))
                entries.sort(key=lambda entry: -len(entry[0]))

    def copy(self) -> Names:
        """The same names, to which others may be added."""
        found = Names()
        found._by_first = {first: list(entries) for first, entries in self._by_first.items()}
        return found

    def longest(self, tokens: Sequence[Token], position: int) -> tuple[str, int] | None:
        """The longest name that stands at `position`, and how many tokens it takes."""
        for parts, name in self._by_first.get(tokens[position].text, ()):
            if _stands(parts, tokens, position):
                return name, len(parts)
        return None

    def __iter__(self) -> Iterator[str]:
        return (name for entries in self._by_first.values() for _, name in entries)


def _stands(parts: Parts, tokens: Sequence[Token], position: int) -> bool:
    for offset, (text, gap) in enumerate(parts):
        token = tokens[position + offset]
        if token.text != text or token.kind == "string" or (offset and token.gap != gap):
            return False
    return True


@lru_cache(maxsize=256)
def names_of(names: tuple[str, ...]) -> Names:
    """The names, indexed once for all expressions that share them."""
    return Names(names)
