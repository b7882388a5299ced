"""What is read from a YAML file: plain values that remember where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from frirum.catalogue.model import Spot
from frirum.law.model import Place

Event = Any
"""A node of the file as PyYAML gives it (`yaml.NodeEvent`): its marks hold lines, columns and offsets from 0;
a scalar also has its `value` as written and its `style` ("" or None plain, or one of `" ' | >`)."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read: its name in findings, and its text."""

    file: str
    text: str

    def place(self, event: Event) -> Place:
        """Where a node of this file begins."""
        start = event.start_mark
        return Place(self.file, start.line + 1, start.column + 1)


class LocatedMap(dict[str, Any]):
    """A mapping of a file: where it, its keys and its values stand."""

    __slots__ = ("document", "event", "keys_at", "values_at")

    def __init__(self, document: Document, event: Event) -> None:
        self.document = document
        self.event = event
        self.keys_at: dict[str, Event] = {}
        self.values_at: dict[str, Event] = {}

    @property
    def place(self) -> Place:
        """Where the mapping begins."""
        return self.document.place(self.event)

    def key_place(self, key: str) -> Place:
        """Where a key stands; the mapping itself if it has no such key."""
        return self.document.place(self.keys_at.get(key, self.event))

    def value_place(self, key: str) -> Place:
        """Where the value of a key begins; the mapping itself if it has no such key."""
        return self.document.place(self.values_at.get(key, self.event))

    def spots(self, depth: int) -> dict[str, Spot]:
        """Where everything down to a depth stands, by its path (`to`, `waive/0`, `set/LAS § 31/is`): the
        value of a key, or the key itself if a mapping or list stands there."""
        return dict(_spots(self, "", depth))


class LocatedList(list[Any]):
    """A list of a file: where it and its items stand."""

    __slots__ = ("document", "event", "items_at")

    def __init__(self, document: Document, event: Event) -> None:
        self.document = document
        self.event = event
        self.items_at: list[Event] = []

    def item_place(self, index: int) -> Place:
        """Where an item begins."""
        return self.document.place(self.items_at[index])


def _spots(at: LocatedMap | LocatedList, prefix: str, depth: int) -> Iterator[tuple[str, Spot]]:
    for key, value, event in _entries(at):
        path = f"{prefix}{key}"
        yield path, (event.start_mark.line + 1, event.start_mark.column + 1)
        if depth > 1 and isinstance(value, LocatedMap | LocatedList):
            yield from _spots(value, f"{path}/", depth - 1)


def _entries(at: LocatedMap | LocatedList) -> Iterator[tuple[str, object, Event]]:
    if isinstance(at, LocatedList):
        for index, item in enumerate(at):
            yield str(index), item, at.items_at[index]
        return
    for key, value in at.items():
        inner = isinstance(value, LocatedMap | LocatedList)
        yield key, value, (at.keys_at if inner else at.values_at)[key]


def place_of_offset(text: str, file: str, offset: int) -> Place:
    """The place of the character at an offset of a text."""
    return Place(file, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def inner_place(document: Document, scalar: Event, line: int, column: int) -> Place:
    """The place in the file of a place inside a scalar's text (line and column from 1).

    Blocks are indented, folded texts have their line breaks elsewhere and quoted ones have escapes; so the
    characters of the scalar are followed through the source, where only white space and escapes can differ.
    """
    style, source = scalar.style or "", document.text
    start, end = scalar.start_mark, scalar.end_mark.index
    if (line, column) == (1, 1) and style not in ("|", ">"):
        return Place(document.file, start.line + 1, start.column + 1 + len(style))
    offset = source.find("\n", start.index) + 1 if style in ("|", ">") else start.index + len(style)
    for character in _characters_before(scalar.value, line, column):
        found = source.find(character, offset, end)
        offset = found + 1 if found >= 0 else offset
        offset += style == character == "'"  # written twice
    while offset < end - 1 and source[offset].isspace():
        offset += 1
    return place_of_offset(source, document.file, offset)


def _characters_before(text: str, line: int, column: int) -> str:
    """The characters of a text before a line and column, without white space."""
    lines = text.split("\n")
    before = lines[: line - 1]
    if line <= len(lines):
        before.append(lines[line - 1][: column - 1])
    return "".join("".join(each.split()) for each in before)
