"""The machine that runs a pattern's program over a text: first choice first, each state once in a place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frirum.feel.budget import Budget

SINGLE, SPLIT, JUMP, SAVE, ANCHOR, BACK, MATCH = range(7)
Instruction = tuple[int, Any, int]
Found = tuple[int, ...]
"""Start and end of the match, then of each group (-1: took no part)"""


class Pattern:
    """A compiled pattern with so many groups."""

    def __init__(self, program: list[Instruction], groups: int, flags: str, *, refers_back: bool) -> None:
        self._program = program
        self.groups = groups
        self._multiline = "m" in flags
        self._ignores_case = "i" in flags
        self._refers_back = refers_back

    def find_all(self, text: str, budget: Budget) -> Iterator[Found]:
        """All matches, one after the other (for a pattern that never matches an empty text)."""
        position = 0
        while (found := self.search(text, position, budget)) is not None:
            yield found
            # An anchor or a group may still let a match be empty here; it must not stand still.
            position = max(found[1], found[0] + 1)

    def search(self, text: str, position: int, budget: Budget) -> Found | None:
        """The first match at or after a position."""
        visited: set[int] = set()
        for start in range(position, len(text) + 1):
            found = self._match(text, start, visited, budget)
            if found is not None:
                return found
        return None

    def _match(self, text: str, start: int, visited: set[int], budget: Budget) -> Found | None:
        program, size = self._program, len(text) + 1
        empty = (start, *(-1 for _ in range(2 * self.groups + 1)))
        stack: list[tuple[int, int, Found]] = [(0, start, empty)]
        while stack:
            at, position, saved = stack.pop()
            while True:
                budget.spend()
                if not self._refers_back:
                    # What failed here once fails again; with back references it depends on the groups too.
                    state = at * size + position
                    if state in visited:
                        break
                    visited.add(state)
                kind, argument, other = program[at]
                if kind == SINGLE:
                    if position >= len(text) or not argument(text[position]):
                        break
                    at, position = at + 1, position + 1
                elif kind == SPLIT:
                    stack.append((other, position, saved))
                    at = argument
                elif kind == JUMP:
                    at = argument
                elif kind == SAVE:
                    saved = (*saved[:argument], position, *saved[argument + 1 :])
                    at += 1
                elif kind == MATCH:
                    return (start, position, *saved[2:])
                else:
                    end = self._zero_width(kind, argument, text, position, saved)
                    if end is None:
                        break
                    at, position = at + 1, end
        return None

    def _zero_width(self, kind: int, argument: Any, text: str, position: int, saved: Found) -> int | None:
        """Where the match goes on after an anchor or a back reference, or None."""
        if kind == BACK:
            start, end = saved[2 * argument], saved[2 * argument + 1]
            group = text[start:end] if end >= 0 else ""
            following = text[position : position + len(group)]
            same = following == group or (self._ignores_case and following.lower() == group.lower())
            return position + len(group) if same else None
        if argument:
            holds = position == len(text) or (self._multiline and text[position] == "\n")
        else:
            holds = position == 0 or (self._multiline and text[position - 1] == "\n" and position < len(text))
        return position if holds else None
