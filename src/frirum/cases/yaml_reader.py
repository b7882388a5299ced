"""YAML, read as plain data with positions, one case at a time.

YAML's own guessing of types is not used: every scalar stays text as written (`Plain` when it has no quotes),
and the vocabulary says what it means. Anchors, aliases, merge keys and tags are refused, so a small file
cannot grow into a large one; depth and number of nodes are bounded.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any, NamedTuple

import yaml

from frirum.cases.problems import CaseError, Problem
from frirum.cases.shape import Duplicated, KeyOf, Path
from frirum.cases.source import TextSource
from frirum.cases.values import Plain
from frirum.cases.wording import one_line, say

NODES = 200_000
DEPTH = 12
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Mark(NamedTuple):
    """Line and column, counted from 1."""

    line: int
    column: int


class LocatedMap(Duplicated):
    """A mapping that knows where its keys and values begin: `marks[key]` is (of the key, of the value)."""

    __slots__ = ("key", "key_mark", "mark", "marks", "twice")

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self.mark = mark
        self.marks: dict[str, tuple[Mark, Mark]] = {}
        self.twice: tuple[str, ...] = ()
        self.key: str | None = None
        self.key_mark = mark


class LocatedList(list[object]):
    """A list that knows where its items begin."""

    __slots__ = ("mark", "marks")

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self.mark = mark
        self.marks: list[Mark] = []


class Located(NamedTuple):
    """A case as data: where it begins, and a way to find the place of each part."""

    data: object
    mark: Mark

    def locate(self, path: Path) -> tuple[int, int]:
        """Line and column of a part, or of the nearest part around it."""
        here, mark = self.data, self.mark
        for step in path:
            if isinstance(step, KeyOf):
                return (
                    here.marks[step.name][0]
                    if isinstance(here, LocatedMap) and step.name in here.marks
                    else mark
                )
            if isinstance(here, LocatedMap) and step in here.marks:
                mark, here = here.marks[str(step)][1], here[str(step)]
            elif isinstance(here, LocatedList) and isinstance(step, int):
                mark, here = here.marks[step], here[step]
            else:
                return mark
        return mark


def read_yaml(stream: IO[bytes], file: str) -> Iterator[Located]:
    """The cases of a YAML file as data: each document, or each item of a document that is a list.

    Raises CaseError at the first place where the text is no YAML, or is YAML of a kind that is refused.
    """
    source = TextSource(stream, file)
    try:
        yield from _Composer(file, source).cases(yaml.parse(source, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (source.line, source.column)
        what = " ".join(part for part in (error.context, error.problem) if part)
        raise _failure(
            file,
            place,
            "C004",
            say("no YAML: {what}", what=what),
            say("mend the indentation, quotes or brackets there"),
        ) from error
    except yaml.YAMLError as error:
        place = (source.line, source.column)
        raise _failure(
            file,
            place,
            "C004",
            say("no YAML: {error}", error=error),
            say("save the file as plain UTF-8 text"),
        ) from error


def _failure(file: str, place: tuple[int, int], code: str, message: str, remedy: str) -> CaseError:
    return CaseError([Problem(file, *place, code, one_line(message), remedy)])


class _Composer:
    """Builds data from parser events, without recursion."""

    def __init__(self, file: str, source: TextSource) -> None:
        self._file = file
        self._source = source
        self._stack: list[LocatedMap | LocatedList] = []
        self._nodes = 0

    def cases(self, events: Iterator[Any]) -> Iterator[Located]:
        for event in events:
            found = self._take(event)
            if found is not None:
                self._nodes = 0
                self._source.mark()
                yield found

    def _take(self, event: Any) -> Located | None:
        """The case that this event completes, if any."""
        if isinstance(event, yaml.ScalarEvent):
            self._refuse(event)
            return self._place(_scalar(event), _mark(event))
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._refuse(event)
            self._open(event)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            done = self._stack.pop()
            if not self._streams(done):
                return self._place(done, done.mark)
        elif isinstance(event, yaml.AliasEvent):
            self._fail(
                event,
                "C005",
                say("the alias *{anchor} is not read", anchor=event.anchor),
                say("write the value out where it is used"),
            )
        return None

    def _open(self, event: Any) -> None:
        if len(self._stack) >= DEPTH:
            self._fail(
                event,
                "C007",
                say("this is nested too deeply for a case"),
                say("see docs/reference/case-format.md"),
            )
        is_map = isinstance(event, yaml.MappingStartEvent)
        self._stack.append(LocatedMap(_mark(event)) if is_map else LocatedList(_mark(event)))

    def _streams(self, container: object) -> bool:
        """Whether this is the list of all cases, whose items have been handed out already."""
        return not self._stack and isinstance(container, LocatedList)

    def _place(self, value: object, mark: Mark) -> Located | None:
        if not self._stack:
            return None if isinstance(value, Plain) and not value else Located(value, mark)
        top = self._stack[-1]
        if isinstance(top, LocatedList):
            if len(self._stack) == 1:
                return Located(value, mark)
            top.append(value)
            top.marks.append(mark)
        elif top.key is None:
            self._key(top, value, mark)
        else:
            top.marks[top.key] = (top.key_mark, mark)
            top[top.key] = value
            top.key = None
        return None

    def _key(self, top: LocatedMap, value: object, mark: Mark) -> None:
        if not isinstance(value, str) or value == "<<":
            message = say("a merge key is not read") if value == "<<" else say("a key must be a text")
            raise _failure(self._file, mark, "C005", message, say("write the names and values out"))
        if value in top:
            top.twice = (*top.twice, value)
        top.key, top.key_mark = str(value), mark

    def _refuse(self, event: Any) -> None:
        self._nodes += 1
        if self._nodes > NODES:
            self._fail(
                event,
                "C002",
                say("a case has more than {most:,} parts", most=NODES),
                say("write the population as a table"),
            )
        if event.anchor is not None:
            self._fail(
                event,
                "C005",
                say("the anchor &{anchor} is not read", anchor=event.anchor),
                say("write the value out where it is used"),
            )
        if event.tag is not None:
            self._fail(
                event,
                "C005",
                say("the tag {tag} is not read", tag=event.tag),
                say("write the value without a tag"),
            )

    def _fail(self, event: Any, code: str, message: str, remedy: str) -> None:
        raise _failure(self._file, _mark(event), code, message, remedy)


def _mark(event: Any) -> Mark:
    at = event.start_mark
    return Mark(at.line + 1, at.column + 1)


def _scalar(event: Any) -> str:
    return str(event.value) if event.style in ("'", '"', "|", ">") else Plain(event.value)
