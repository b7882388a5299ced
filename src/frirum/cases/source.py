"""Text from a file, piece by piece: strictly UTF-8, no control characters, and a bounded amount for one case,
whatever the file holds."""

from __future__ import annotations

import codecs
import re
from typing import IO

from frirum.cases.problems import CaseError, Problem
from frirum.cases.wording import say

CASE_CHARACTERS = 4_000_000
"""What one case may take up in a file."""
_CHUNK = 65_536
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


_FORMS = (
    (b"PK\x03\x04", "C001", "this is a packed file, such as a spreadsheet", "save it as CSV in UTF-8"),
    (b"\xd0\xcf\x11\xe0", "C001", "this is an old spreadsheet or document", "save it as CSV in UTF-8"),
    (b"\xff\xfe", "C003", "this text is UTF-16", "save the file as UTF-8"),
    (b"\xfe\xff", "C003", "this text is UTF-16", "save the file as UTF-8"),
)
"""How files begin that are given by mistake, and what to say of them."""


def mistaken(file: str, begins: bytes) -> Problem | None:
    """The problem of a file that is no text at all, told by its first bytes; None for every other."""
    for mark, code, message, remedy in _FORMS:
        if begins.startswith(mark):
            return Problem(file, 1, 1, code, say(message), say(remedy))
    return None


def utf8_problem(file: str, line: int, data: bytes, error: UnicodeDecodeError) -> Problem:
    """The problem that a byte which is no UTF-8 makes; `data` begins in column 1 of `line`."""
    before = data[: error.start].decode("utf-8", "replace")
    column = len(before) - (before.rfind("\n") + 1) + 1
    message = say(
        "the byte {given:#04x} is no UTF-8", given=data[error.start] if error.start < len(data) else 0
    )
    return Problem(file, line + before.count("\n"), column, "C003", message, say("save the file as UTF-8"))


class TextSource:
    """A file as characters. `read` gives the next ones (a YAML parser calls it), "" at the end.

    Raises CaseError at a byte that is no UTF-8, at a control character, and when more than CASE_CHARACTERS
    have been read since the last `mark()`.
    """

    def __init__(self, stream: IO[bytes], file: str) -> None:
        self._stream = stream
        self._file = file
        self._decoder = codecs.getincrementaldecoder("utf-8")("strict")
        self._first = True
        self._since_mark = 0
        self.line = 1
        self.column = 1

    def mark(self) -> None:
        """A case is complete: the bound counts anew."""
        self._since_mark = 0

    def read(self, _size: int = -1) -> str:
        """The next characters, or "" at the end of the file."""
        text = ""
        while not text:
            data = self._stream.read(_CHUNK)
            problem = mistaken(self._file, data) if self._first else None
            if problem is not None:
                raise CaseError([problem])
            text = self._decode(data)
            if self._first and text:
                text, self._first = text.removeprefix("\ufeff"), False
            if not data:
                break
        self._check(text)
        self._advance(text)
        return text

    def _decode(self, data: bytes) -> str:
        pending = self._decoder.getstate()[0]
        try:
            return self._decoder.decode(data, final=not data)
        except UnicodeDecodeError as error:
            found = utf8_problem(self._file, self.line, pending + data, error)
            column = found.column + (self.column - 1 if found.line == self.line else 0)
            place = (found.file, found.line, column)
            raise CaseError([Problem(*place, found.code, found.message, found.remedy)]) from error

    def _check(self, text: str) -> None:
        control = _CONTROL.search(text)
        if control:
            self._advance(text[: control.start()])
            self._fail(
                "C004",
                say("the control character {given:#04x} is no text", given=ord(control.group())),
                say("take it out"),
            )
        self._since_mark += len(text)
        if self._since_mark > CASE_CHARACTERS + _CHUNK:
            self._fail(
                "C002", say("a case takes up more than {most:,} characters", most=CASE_CHARACTERS),
                say("write one case per line (JSON Lines) or the whole population as a table (CSV, Parquet)"),
            )  # fmt: skip

    def _advance(self, text: str) -> None:
        lines = text.count("\n")
        self.line += lines
        self.column = len(text) - text.rfind("\n") if lines else self.column + len(text)

    def _fail(self, code: str, message: str, remedy: str) -> None:
        raise CaseError([Problem(self._file, self.line, self.column, code, message, remedy)])
