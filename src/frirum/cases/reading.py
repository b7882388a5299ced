"""Cases from files: YAML, JSON and JSON Lines, one at a time, good ones and rejected ones."""

from __future__ import annotations

import codecs
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

from frirum.cases.json_reader import JsonCase, read_json, read_json_lines
from frirum.cases.model import Case
from frirum.cases.problems import LIMIT, CaseError, Problem, Rejected
from frirum.cases.shape import Reading
from frirum.cases.vocabulary import Vocabulary
from frirum.cases.wording import say
from frirum.law.model import Place

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

    from frirum.cases.yaml_reader import Located

Reader = Callable[[IO[bytes], str], Iterator["Located | JsonCase | Problem"]]


def read_yaml(stream: IO[bytes], file: str) -> Iterator[Located]:
    """As `yaml_reader.read_yaml`, which is imported when there is YAML to read: start-up is dear."""
    from frirum.cases.yaml_reader import read_yaml as read

    return read(stream, file)


READERS: dict[str, Reader] = {
    ".yaml": read_yaml,
    ".yml": read_yaml,
    ".json": read_json,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
}
"""By the ending of the file's name."""


_FIRST_LINE = 65_536
"""Bytes of a first line that are looked at to tell how a file without a name is written."""
SPREADSHEETS = (".xlsx", ".xls", ".xlsm", ".ods")
"""Endings of files that are often given by mistake."""


def read_cases(path: Path, vocabulary: Vocabulary) -> Iterator[Case | Rejected]:
    """The cases of a file in its order; a case that is wrong comes as Rejected, and the others go on.

    Where the file itself cannot be read further (no YAML, no UTF-8, too large a case), the last thing is a
    Rejected without id that says where and why. Nothing is raised.
    """
    file = str(path)
    reader = READERS.get(path.suffix.lower())
    if reader is None and (path.is_file() or not path.exists()):
        remedy = say("save it as CSV in UTF-8")
        if path.suffix.lower() not in SPREADSHEETS:
            remedy = say("name it {kinds}; tables are .csv, .tsv or .parquet", kinds=", ".join(READERS))
        yield _failed(Problem(file, 1, 1, "C001", _no_ending(path), remedy))
        return
    try:
        with path.open("rb") as stream:
            if reader is None:  # a pipe, which has no ending
                yield from read_unnamed(stream, file, vocabulary)
            else:
                yield from read_stream(stream, file, reader, vocabulary)
    except OSError as error:
        remedy = say("check that the file exists and may be read")
        yield _failed(
            Problem(
                file,
                1,
                1,
                "C001",
                say("the file cannot be read: {given}", given=error.strerror or error),
                remedy,
            )
        )


def _no_ending(path: Path) -> str:
    if path.suffix.lower() in SPREADSHEETS:
        return say("this is a packed file, such as a spreadsheet")
    if not path.suffix:
        return say("the name of the file has no ending")
    return say("`{suffix}` is no ending of a case file", suffix=path.suffix)


def read_stream(
    stream: IO[bytes], file: str, reader: Reader, vocabulary: Vocabulary
) -> Iterator[Case | Rejected]:
    """As `read_cases`, from an open stream (standard input, an upload); `file` is its name in problems."""
    seen: dict[str, int] = {}
    empty = True
    try:
        for item in reader(stream, file):
            empty = False
            yield _failed(item) if isinstance(item, Problem) else _case(item, file, vocabulary, seen)
    except CaseError as error:
        yield Rejected(None, error.problems)
        return
    if empty:
        yield _failed(
            Problem(
                file, 1, 1, "C008", say("the file holds no case"), say("write `case:`, `about:` and `facts:`")
            )
        )


def read_unnamed(stream: IO[bytes], file: str, vocabulary: Vocabulary) -> Iterator[Case | Rejected]:
    """As `read_stream`, where no ending tells how the cases are written. What begins with `[` is JSON; with
    `{`, JSON Lines if the first line holds the whole of it, else JSON; everything else is YAML."""
    head = stream.readline(_FIRST_LINE)
    while head and not head.strip():
        head += stream.readline(_FIRST_LINE)
        if len(head) > _FIRST_LINE:
            break
    begins = head.removeprefix(codecs.BOM_UTF8).strip()
    reader = READERS[".yaml"]
    if begins.startswith(b"["):
        reader = READERS[".json"]
    elif begins.startswith(b"{"):
        reader = READERS[".jsonl" if begins.endswith(b"}") or not head.endswith(b"\n") else ".json"]
    yield from read_stream(io.BufferedReader(_Resumed(head, stream)), file, reader, vocabulary)


class _Resumed(io.RawIOBase):
    """A stream whose beginning was read already, from its beginning."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def readinto(self, room: WriteableBuffer) -> int:
        """What comes next: first the head."""
        view = memoryview(room)
        data = self._head[: len(view)] or self._rest.read(len(view))
        self._head = self._head[len(view) :]
        view[: len(data)] = data
        return len(data)


def all_cases(path: Path, vocabulary: Vocabulary) -> list[Case]:
    """Every case of a file.

    Raises CaseError with what is wrong in all of them (at most 100 problems) if any is.
    """
    cases: list[Case] = []
    problems: list[Problem] = []
    for each in read_cases(path, vocabulary):
        if isinstance(each, Case):
            cases.append(each)
        elif len(problems) < LIMIT:
            problems.extend(each.problems)
    if problems:
        raise CaseError(problems[:LIMIT])
    return cases


def _case(
    item: Located | JsonCase, file: str, vocabulary: Vocabulary, seen: dict[str, int]
) -> Case | Rejected:
    line, column = item.locate(())
    reading = Reading(vocabulary, Place(file, line, column), item.locate)
    case = reading.case(item.data)
    if case is not None and case.id:
        if case.id in seen:
            message = say("the case `{id}` stands already in line {other}", id=case.id, other=seen[case.id])
            reading.wrong(("case",), "C104", message, say("give each case a name of its own"))
        else:
            seen[case.id] = line
    if case is None or reading.problems:
        return Rejected(case.id or None if case else None, tuple(reading.problems))
    return case


def _failed(problem: Problem) -> Rejected:
    return Rejected(None, (problem,))
