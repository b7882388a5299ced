"""Reads a YAML file into plain values that remember where they stand.

Scalars are resolved here and not by YAML 1.1, so `on`, `yes` and `no` are text, and `2.10` is a Decimal that
still reads "2.10". Anchors, aliases, merge keys, tags and duplicate keys are refused; size, depth and number
of nodes are bounded, so a hostile file costs little.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from frirum.catalogue.documents import Document, Event, LocatedList, LocatedMap, place_of_offset
from frirum.catalogue.findings import Findings
from frirum.law.model import Place

MAX_BYTES = 4_000_000
MAX_NODES = 200_000
MAX_DEPTH = 40

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,29})(\.[0-9]{1,30})?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}


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


class _Builder:
    """Builds the located tree from YAML events, without recursion.

    `container` is the mapping or list that is being filled, `key` the key that awaits its value; `outer`
    holds both for everything around.
    """

    def __init__(self, document: Document, findings: Findings) -> None:
        self.document = document
        self.findings = findings
        self.root: Any = None
        self.container: LocatedMap | LocatedList | None = None
        self.key: Event | None = None
        self.outer: list[tuple[LocatedMap | LocatedList | None, Event | None]] = []
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
            yaml.DocumentEndEvent: self._pass,
            yaml.StreamStartEvent: self._pass,
        }
        try:
            event = loader.get_event()
            while type(event) is not yaml.StreamEndEvent:
                handlers[type(event)](event)
                event = loader.get_event()
        finally:
            loader.dispose()
        return self.root

    def _scalar(self, event: Event) -> None:
        self._admit(event)
        if self.key is None and type(self.container) is LocatedMap:
            if event.value == "<<" and not event.style:
                self._refuse("F006", event, "`<<` merges another mapping into this one")
            self.key = event
        else:
            self._store(event.value if event.style else resolve(event.value), event)

    def _open_map(self, event: Event) -> None:
        self._open(LocatedMap(self.document, event), event)

    def _open_list(self, event: Event) -> None:
        self._open(LocatedList(self.document, event), event)

    def _open(self, value: LocatedMap | LocatedList, event: Event) -> None:
        self._admit(event)
        if len(self.outer) >= MAX_DEPTH:
            self._refuse("F002", event, f"values lie more than {MAX_DEPTH} levels deep")
        if self.key is None and type(self.container) is LocatedMap:
            self._refuse("F005", event, "a key must be a text")
        self._store(value, event)
        self.outer.append((self.container, self.key))
        self.container = value

    def _close(self, _: Event) -> None:
        self.container, self.key = self.outer.pop()

    def _store(self, value: object, event: Event) -> None:
        container, key = self.container, self.key
        if type(container) is LocatedMap and key is not None:
            self.key = None
            name = key.value
            if name in container:
                first = container.keys_at[name].start_mark.line + 1
                message = f"`{name}` stands here twice, first in line {first}"
                self.findings.add("F007", self.document.place(key), message)
                return
            container[name] = value
            container.keys_at[name] = key
            container.values_at[name] = event
        elif type(container) is LocatedList:
            container.append(value)
            container.items_at.append(event)
        else:
            self.root = value

    def _alias(self, event: Event) -> None:
        self._refuse("F006", event, f"`*{event.anchor}` refers to a value elsewhere")

    def _begin(self, event: Event) -> None:
        self.documents += 1
        if self.documents > 1:
            self._refuse("F005", event, "a second document begins here")

    def _pass(self, _: Event) -> None:
        """Nothing to do at the ends of documents."""

    def _admit(self, event: Event) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self._refuse("F002", event, f"the file has more than {MAX_NODES} values")
        if event.anchor is not None:
            self._refuse("F006", event, f"`&{event.anchor}` names a value for use elsewhere")
        if event.tag is not None:
            self._refuse("F006", event, f"the tag `{event.tag}` sets a type")

    def _refuse(self, code: str, event: Event, message: str) -> None:
        self.findings.add(code, self.document.place(event), message)
        raise _RefusedError


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
