"""Reads a YAML file into plain values that remember where they stand.

Mappings and lists come out as `LocatedMap` and `LocatedList`: a dict and a list that also hold the place of
every key and value. Scalars are resolved here and not by YAML 1.1, so `on`, `yes` and `no` are text, and
`2.10` is a Decimal that still reads "2.10". Anchors, aliases, merge keys, tags and duplicate keys are
refused; size, depth and number of nodes are bounded, so a hostile file costs little.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from frirum.catalogue.findings import Findings
from frirum.law.model import Place

MAX_BYTES = 4_000_000
MAX_NODES = 200_000
MAX_DEPTH = 40

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,29})(\.[0-9]{1,30})?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}


class Mark(NamedTuple):
    """Where a value stands: line and column from 1, first and last offset in the text. `style` is how a
    scalar is written: "" plain, or one of `" ' | >`; None for mappings and lists. `text` is a scalar as
    written."""

    line: int
    column: int
    start: int
    end: int
    style: str | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read: its name in findings, and its text."""

    file: str
    text: str

    def place(self, mark: Mark) -> Place:
        """The place of a mark in this file."""
        return Place(self.file, mark.line, mark.column)


class LocatedMap(dict[str, Any]):
    """A mapping of a file: where it, its keys and its values stand."""

    __slots__ = ("document", "keys_at", "mark", "values_at")

    def __init__(self, document: Document, mark: Mark) -> None:
        self.document = document
        self.mark = mark
        self.keys_at: dict[str, Mark] = {}
        self.values_at: dict[str, Mark] = {}

    @property
    def place(self) -> Place:
        """Where the mapping begins."""
        return self.document.place(self.mark)

    def key_place(self, key: str) -> Place:
        """Where a key stands; the mapping itself if it has no such key."""
        return self.document.place(self.keys_at.get(key, self.mark))

    def value_place(self, key: str) -> Place:
        """Where the value of a key begins; the mapping itself if it has no such key."""
        return self.document.place(self.values_at.get(key, self.mark))

    def spots(self, depth: int) -> dict[str, Place]:
        """Where everything down to a depth stands, by its path (`to`, `waive/0`, `set/LAS § 31/is`): the
        value of a key, or the key itself if a mapping or list stands there."""
        return dict(_spots(self, "", depth))


class LocatedList(list[Any]):
    """A list of a file: where it and its items stand."""

    __slots__ = ("document", "items_at", "mark")

    def __init__(self, document: Document, mark: Mark) -> None:
        self.document = document
        self.mark = mark
        self.items_at: list[Mark] = []

    def item_place(self, index: int) -> Place:
        """Where an item begins."""
        return self.document.place(self.items_at[index])


def _spots(at: LocatedMap | LocatedList, prefix: str, depth: int) -> Iterator[tuple[str, Place]]:
    if not depth:
        return
    if isinstance(at, LocatedList):
        for index, item in enumerate(at):
            yield f"{prefix}{index}", at.item_place(index)
            if isinstance(item, LocatedMap | LocatedList):
                yield from _spots(item, f"{prefix}{index}/", depth - 1)
        return
    for key, value in at.items():
        if isinstance(value, LocatedMap | LocatedList):
            yield f"{prefix}{key}", at.key_place(key)
            yield from _spots(value, f"{prefix}{key}/", depth - 1)
        else:
            yield f"{prefix}{key}", at.value_place(key)


class _RefusedError(Exception):
    """The file cannot be read further; the finding has been made."""


def read(path: Path, file: str, findings: Findings) -> LocatedMap | None:
    """The mapping that a YAML file holds; None, with findings, if it cannot be read.

    `file` is the name used in findings.
    """
    text = read_text(path, file, findings)
    return None if text is None else parse(text, file, findings)


def read_text(path: Path, file: str, findings: Findings) -> str | None:
    """The text of a file, at most MAX_BYTES of UTF-8; None, with a finding, if it is not that."""
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        findings.add("F001", Place(file, 1, 1), f"the file cannot be read: {error.strerror}")
        return None
    if len(data) > MAX_BYTES:
        findings.add("F002", Place(file, 1, 1), f"the file is larger than {MAX_BYTES // 1_000_000} MB")
        return None
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        findings.add("F003", Place(file, line, column), f"byte 0x{data[error.start]:02X} is not UTF-8")
        return None


def parse(text: str, file: str, findings: Findings) -> LocatedMap | None:
    """The mapping that a YAML text holds; None, with findings, if there is none."""
    try:
        value = _Builder(Document(file, text), findings).build()
    except _RefusedError:
        return None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file, 1, 1)
        began = error.context_mark
        since = f" ({error.context} from line {began.line + 1})" if error.context and began else ""
        findings.add("F004", place, f"this is not YAML: {error.problem or error.context}{since}")
        return None
    except yaml.reader.ReaderError as error:
        place = place_of_offset(text, file, _first_unprintable(text, error))
        findings.add("F004", place, f"this is not YAML: {error.reason}")
        return None
    if not isinstance(value, LocatedMap):
        what = "the file is empty" if value is None else "the file does not begin with `key: value`"
        findings.add("F005", Place(file, 1, 1), what)
        return None
    return value


def _first_unprintable(text: str, error: yaml.reader.ReaderError) -> int:
    # libyaml counts bytes and Python's reader characters, so the place is looked up anew.
    found = yaml.reader.Reader.NON_PRINTABLE.search(text)
    return found.start() if found else min(int(error.position), len(text))


def place_of_offset(text: str, file: str, offset: int) -> Place:
    """The place of the character at an offset of a text."""
    return Place(file, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


class _Builder:
    """Builds the located tree from YAML events, without recursion."""

    def __init__(self, document: Document, findings: Findings) -> None:
        self.document = document
        self.findings = findings
        self.root: Any = None
        self.stack: list[LocatedMap | LocatedList] = []
        self.key: tuple[str, Mark] | None = None
        self.keys: list[tuple[str, Mark] | None] = []
        self.nodes = 0
        self.documents = 0

    def build(self) -> Any:
        loader = LOADER(self.document.text)
        handlers = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._open_map,
            yaml.SequenceStartEvent: self._open_list,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._begin,
        }
        try:
            event = loader.get_event()
            while event is not None and type(event) is not yaml.StreamEndEvent:
                handler = handlers.get(type(event))
                if handler is not None:
                    handler(event)
                event = loader.get_event()
        finally:
            loader.dispose()
        return self.root

    def _open_map(self, event: Any) -> None:
        self._open(LocatedMap(self.document, self._mark(event)), event)

    def _open_list(self, event: Any) -> None:
        self._open(LocatedList(self.document, self._mark(event)), event)

    def _close(self, _: Any) -> None:
        self.stack.pop()
        self.key = self.keys.pop()
        self._done()

    def _alias(self, event: Any) -> None:
        self._refuse("F006", event, f"`*{event.anchor}` refers to a value elsewhere")

    def _begin(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            self._refuse("F005", event, "a second document begins here")

    def _mark(self, event: Any) -> Mark:
        start = event.start_mark
        return Mark(start.line + 1, start.column + 1, start.index, event.end_mark.index)

    def _refuse(self, code: str, event: Any, message: str) -> None:
        self.findings.add(code, self.document.place(self._mark(event)), message)
        raise _RefusedError

    def _admit(self, event: Any) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self._refuse("F002", event, f"the file has more than {MAX_NODES} values")
        if event.anchor is not None:
            self._refuse("F006", event, f"`&{event.anchor}` names a value for use elsewhere")
        if event.tag is not None:
            self._refuse("F006", event, f"the tag `{event.tag}` sets a type")

    def _open(self, value: LocatedMap | LocatedList, event: Any) -> None:
        self._admit(event)
        if len(self.stack) >= MAX_DEPTH:
            self._refuse("F002", event, f"values lie more than {MAX_DEPTH} levels deep")
        if self._awaits_key():
            self._refuse("F005", event, "a key must be a text")
        self._store(value, value.mark)
        self.stack.append(value)
        self.keys.append(self.key)
        self.key = None

    def _awaits_key(self) -> bool:
        return bool(self.stack) and isinstance(self.stack[-1], LocatedMap) and self.key is None

    def _scalar(self, event: Any) -> None:
        self._admit(event)
        start, style, text = event.start_mark, event.style or "", event.value
        mark = Mark(start.line + 1, start.column + 1, start.index, event.end_mark.index, style, text)
        if self._awaits_key():
            if text == "<<" and not style:
                self._refuse("F006", event, "`<<` merges another mapping into this one")
            self.key = (text, mark)
            return
        self._store(text if style else resolve(text), mark)
        self._done()

    def _store(self, value: object, mark: Mark) -> None:
        if not self.stack:
            self.root = value
            return
        parent = self.stack[-1]
        if isinstance(parent, LocatedList):
            parent.append(value)
            parent.items_at.append(mark)
            return
        assert self.key is not None  # noqa: S101  (YAML gives a key before each value)
        name, at = self.key
        if name in parent:
            first = parent.keys_at[name].line
            self.findings.add(
                "F007", self.document.place(at), f"`{name}` stands here twice, first in line {first}"
            )
            return
        parent[name] = value
        parent.keys_at[name] = at
        parent.values_at[name] = mark

    def _done(self) -> None:
        if self.stack and isinstance(self.stack[-1], LocatedMap):
            self.key = None


def resolve(text: str) -> str | Decimal | bool | date | None:
    """A plain scalar: true and false, null, a number, a day, or else the text as it stands.

    A day that does not exist stays text; whoever needs a day says so.
    """
    if text in _WORDS:
        return _WORDS[text]
    if _NUMBER.fullmatch(text):
        return Decimal(text)
    if _DATE.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    return text


def inner_place(document: Document, mark: Mark, line: int, column: int) -> Place:
    """The place in the file of a place inside a scalar's text (line and column from 1).

    Blocks are indented, folded texts have their line breaks elsewhere and quoted ones have escapes; so the
    characters of the scalar are followed through the source, where only white space and escapes can differ.
    """
    lines = mark.text.split("\n")
    wanted = "".join("".join(each.split()) for each in lines[: line - 1])
    wanted += "".join(lines[line - 1][: column - 1].split()) if line <= len(lines) else ""
    offset = mark.start
    if mark.style in ("|", ">"):
        offset = document.text.find("\n", offset) + 1
    elif mark.style in ('"', "'"):
        offset += 1
    for character in wanted:
        found = document.text.find(character, offset, mark.end)
        offset = found + 1 if found >= 0 else offset
        offset += mark.style == character == "'"  # written twice
    while offset < mark.end - 1 and document.text[offset].isspace():
        offset += 1
    return place_of_offset(document.text, document.file, offset)
