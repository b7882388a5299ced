"""JSON and JSON Lines, read as plain data, one case at a time; positions are looked up on demand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from frirum.cases.problems import CaseError, Problem
from frirum.cases.shape import Duplicated, KeyOf, Path
from frirum.cases.source import CASE_CHARACTERS, TextSource, mistaken, utf8_problem
from frirum.cases.values import NumberText
from frirum.cases.wording import DANISH, say

_BLANK = re.compile(r"[ \t\r\n]*")
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s"{}\[\],:]+', re.DOTALL)
_LINES = say("write one case per line and name the file .jsonl, or put the cases in one list")


class _ConstantError(ValueError):
    """NaN or Infinity, which JSON does not know."""


def _pairs(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    doubled = Duplicated(found)
    names = [name for name, _ in pairs]
    doubled.twice = tuple(sorted({name for name in names if names.count(name) > 1}))
    return doubled


def _constant(name: str) -> object:
    raise _ConstantError(name)


_DECODER = json.JSONDecoder(
    object_pairs_hook=_pairs, parse_float=NumberText, parse_int=NumberText, parse_constant=_constant
)


@dataclass(frozen=True, slots=True)
class JsonCase:
    """A case as data with its text; the text begins at `line` and `column` of the file."""

    data: object
    text: str
    line: int = 1
    column: int = 1

    def locate(self, path: Path) -> tuple[int, int]:
        """Line and column of a part, or of the nearest part around it."""
        offset = _offset(self.text, path) if path else 0
        return _place(self.text, offset, self.line, self.column)


def read_json(stream: IO[bytes], file: str) -> Iterator[JsonCase]:
    """The cases of a JSON file as data: one object, or each item of one list.

    Raises CaseError at the first place where the text is no JSON.
    """
    source = TextSource(stream, file)
    window = _Window(source, file)
    if window.peek() != "[":
        if window.peek():
            yield window.value()
            window.end(_LINES)
        return
    window.skip()
    while window.peek() != "]":
        yield window.value()
        if window.peek() == ",":
            window.skip()
            if window.peek() == "]":
                window.fail(
                    "C004", say("no JSON: a case should follow the comma"), say("take the last comma out")
                )
        elif window.peek() != "]":
            window.fail(
                "C004", say("no JSON: `,` or `]` should follow this case"), say("mend the text there")
            )
    window.skip()
    window.end(say("end the file after the list"))


def read_json_lines(stream: IO[bytes], file: str) -> Iterator[JsonCase | Problem]:
    """The cases of a JSON Lines file as data, one per line; a line that is no JSON is a problem."""
    line = 0
    while data := stream.readline(CASE_CHARACTERS + 1):
        line += 1
        problem = mistaken(file, data) if line == 1 else None
        if problem is not None:
            raise CaseError([problem])
        if len(data) > CASE_CHARACTERS:
            _skip_line(stream, data)
            remedy = say("write one case per line")
            yield Problem(
                file,
                line,
                1,
                "C002",
                say("this line is longer than {most:,} bytes", most=CASE_CHARACTERS),
                remedy,
            )
        elif data.strip():
            yield _line(data, file, line)


def _skip_line(stream: IO[bytes], data: bytes) -> None:
    while data and not data.endswith(b"\n"):
        data = stream.readline(CASE_CHARACTERS)


def _line(data: bytes, file: str, line: int) -> JsonCase | Problem:
    try:
        text = data.decode("utf-8-sig" if line == 1 else "utf-8")
    except UnicodeDecodeError as error:
        return utf8_problem(file, line, data, error)
    text = text.rstrip("\r\n")
    start = _blank(text, 0)
    try:
        found, end = _decode(text, start)
    except _NoJsonError as error:
        return Problem(file, *_place(text, error.at, line, 1), error.code, error.message, error.remedy)
    after = _blank(text, end)
    if after < len(text):
        place = _place(text, after, line, 1)
        return Problem(
            file, *place, "C004", say("no JSON: something follows the case"), say("write one case per line")
        )
    return JsonCase(found, text, line)


class _NoJsonError(Exception):
    def __init__(self, at: int, code: str, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.at, self.code, self.remedy = at, code, remedy


def _decode(text: str, start: int) -> tuple[object, int]:
    try:
        return _DECODER.raw_decode(text, start)
    except json.JSONDecodeError as error:
        remedy = say("mend the quotes, commas or brackets there")
        raise _NoJsonError(
            error.pos,
            "C004",
            say("no JSON: {fault}", fault=say(error.msg) if error.msg in DANISH else error.msg),
            remedy,
        ) from error
    except _ConstantError as error:
        at = max(text.find(str(error), start), start)
        raise _NoJsonError(
            at, "C004", say("no JSON: {error} is no number", error=error), say("leave it out")
        ) from error
    except RecursionError as error:
        remedy = say("see docs/reference/case-format.md")
        raise _NoJsonError(start, "C007", say("this is nested too deeply for a case"), remedy) from error


def _blank(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at


class _Window:
    """The part of a JSON text that is being read."""

    def __init__(self, source: TextSource, file: str) -> None:
        self._source = source
        self._file = file
        self._text = source.read()
        self._at = 0
        self._line = 1
        self._column = 1

    def peek(self) -> str:
        """The next character that is no blank; "" at the end."""
        while True:
            self._at = _blank(self._text, self._at)
            if self._at < len(self._text):
                return self._text[self._at]
            self._drop()
            if not self._more():
                return ""

    def skip(self) -> None:
        """Step over one character."""
        self._at += 1

    def value(self) -> JsonCase:
        """The next value; more is read as long as the text so far is only its beginning."""
        self.peek()
        self._drop()
        while True:
            try:
                found, end = _decode(self._text, 0)
            except _NoJsonError as error:
                if error.code == "C007" or not self._double():
                    line, column = _place(self._text, error.at, self._line, self._column)
                    raise CaseError(
                        [Problem(self._file, line, column, error.code, error.message, error.remedy)]
                    ) from error
            else:
                case = JsonCase(found, self._text[:end], self._line, self._column)
                self._at = end
                self._source.mark()
                return case

    def end(self, remedy: str) -> None:
        """Nothing but blanks may follow. Raises CaseError."""
        if self.peek():
            self.fail("C004", say("no JSON: something follows the end"), remedy)

    def fail(self, code: str, message: str, remedy: str) -> None:
        """Raise CaseError at the present place."""
        line, column = _place(self._text, self._at, self._line, self._column)
        raise CaseError([Problem(self._file, line, column, code, message, remedy)])

    def _drop(self) -> None:
        """Forget what has been read."""
        self._line, self._column = _place(self._text, self._at, self._line, self._column)
        self._text, self._at = self._text[self._at :], 0

    def _more(self) -> bool:
        more = self._source.read()
        self._text += more
        return bool(more)

    def _double(self) -> bool:
        """Read on until there is twice as much text: a long value costs a few attempts, not one per piece."""
        pieces, have, want = [self._text], len(self._text), 2 * len(self._text)
        while have < want and (more := self._source.read()):
            pieces.append(more)
            have += len(more)
        self._text = "".join(pieces)
        return len(pieces) > 1


def _place(text: str, offset: int, line: int, column: int) -> tuple[int, int]:
    lines = text.count("\n", 0, offset)
    if not lines:
        return line, column + offset
    return line + lines, offset - text.rfind("\n", 0, offset)


def _offset(text: str, path: Path) -> int:
    """Where a part begins in a text that is known to be JSON; the last of keys that stand twice."""
    tokens = [(found.group(), found.start()) for found in _TOKEN.finditer(text)]
    here = 0
    for step in path:
        entries = _entries(tokens, here)
        if isinstance(step, int):
            at = entries[step][1] if step < len(entries) else here
        else:
            name = step.name if isinstance(step, KeyOf) else step
            matching = [entry for entry in entries if entry[0] is not None and _key(tokens, entry[0]) == name]
            if not matching or matching[-1][0] is None:
                break
            at = matching[-1][0] if isinstance(step, KeyOf) else matching[-1][1]
        here = at
    return tokens[here][1] if tokens else 0


def _key(tokens: list[tuple[str, int]], at: int) -> object:
    return json.loads(tokens[at][0])


def _entries(tokens: list[tuple[str, int]], start: int) -> list[tuple[int | None, int]]:
    """The (key, value) token positions directly inside the container that begins at token `start`."""
    found: list[tuple[int | None, int]] = []
    if tokens[start][0] not in "{[":
        return found
    depth, key, fresh = 0, None, True
    for at in range(start + 1, len(tokens)):
        text = tokens[at][0]
        if depth == 0 and fresh and text not in ",:}]":
            if tokens[start][0] == "{" and key is None:
                key = at
            else:
                found.append((key, at))
                key, fresh = None, False
        if text in ("{", "["):
            depth += 1
        elif text in ("}", "]"):
            depth -= 1
            if depth < 0:
                break
        elif text == "," and depth == 0:
            fresh = True
    return found
