"""A file as a table of texts: `raw` holds its rows, `row` numbers them from 0 in the order of the file.

A reader of CSV may drop what it cannot read. Here every line of a file is accounted for: it is a row, it is
blank, it is reported as unreadable, or the file is refused.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING, NoReturn

from frirum.cases.lexicon import normal, shown
from frirum.cases.problems import CaseError, Problem
from frirum.cases.source import mistaken, utf8_problem
from frirum.cases.storage import glob_free
from frirum.cases.tables import literal, name, number_of_rows
from frirum.cases.wording import say

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

LINE_BYTES = 1_000_000
"""A longer line is no row of a table."""
_CHUNK = 1 << 20
_DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True)
class Unread:
    """A line that is no row: where it begins, what is wrong, and its text."""

    line: int
    reason: str
    text: str


@dataclass(slots=True)
class Source:
    """A file that was opened. `raw` names the relation of its rows; `columns` are their names as written."""

    path: Path
    columns: tuple[str, ...]
    raw: str
    rows: int
    unread: tuple[Unread, ...] = ()
    delimiter: str = ","
    simple: bool = True
    """every line after the header is one row, so that row n stands in line n + 2"""
    parquet: bool = False
    days: frozenset[str] = frozenset()
    """columns that hold days already; `raw` has them as `day_COLUMN` too"""
    unread_lines: frozenset[int] = field(default_factory=frozenset)

    def fail(self, line: int, column: int, code: str, message: str, remedy: str) -> NoReturn:
        """Refuse the file. Raises CaseError."""
        raise CaseError([Problem(str(self.path), line, column, code, message, remedy)])

    def lines(self) -> LineFinder:
        """A way to find the lines of rows, asked in ascending order."""
        return LineFinder(self)


def open_source(con: DuckDBPyConnection, path: Path, number: int) -> Source:
    """Open a CSV or Parquet file as table number `number`.

    Raises CaseError when it cannot be read as a table at all.
    """
    kind = path.suffix.lower()
    source = Source(path, (), f"bulk_raw_{number}", 0, parquet=kind == ".parquet")
    if kind not in (".csv", ".tsv", ".parquet"):
        source.fail(
            1,
            1,
            "C001",
            say("`{suffix}` is no ending of a table", suffix=path.suffix),
            say("name it .csv, .tsv or .parquet"),
        )
    try:
        with path.open("rb") as stream:
            if kind == ".parquet":
                stream.read(1)
            else:
                scan = _scan(source, stream)
    except OSError as error:
        remedy = say("check that the file exists and may be read")
        source.fail(
            1, 1, "C001", say("the file cannot be read: {given}", given=error.strerror or error), remedy
        )
    if kind == ".parquet":
        _open_parquet(con, source)
    else:
        _open_csv(con, source, scan)
    return source


# -- Parquet


def _open_parquet(con: DuckDBPyConnection, source: Source) -> None:
    import duckdb

    read = f"read_parquet({literal(glob_free(source.path))}, file_row_number = true)"
    try:
        described = con.execute(f"DESCRIBE SELECT * FROM {read}").fetchall()
        source.columns = tuple(row[0] for row in described if row[0] != "file_row_number")
        source.days = frozenset(row[0] for row in described if row[1] == "DATE")
        texts = "".join(_text(row[0], row[1]) for row in described if row[0] != "file_row_number")
        con.execute(
            f"CREATE OR REPLACE TEMP VIEW {source.raw} AS SELECT file_row_number AS row{texts} FROM {read}"
        )
        source.rows = number_of_rows(con, source.raw)
    except duckdb.Error as error:
        message = say("the file is no Parquet: {given}", given=str(error).splitlines()[0])
        source.fail(1, 1, "C004", message, say("write it anew, or as CSV"))


def _text(column: str, kind: str) -> str:
    """A column as text; a point in time at midnight is a day, as many programs write days so."""
    text = f"{name(column)}::VARCHAR"
    if kind.startswith("TIMESTAMP"):
        day = f"{name(column)}::DATE"
        text = f"CASE WHEN {name(column)} = {day} THEN {day}::VARCHAR ELSE {text} END"
    day = f", {name(column)} AS {name(f'day_{column}')}" if kind == "DATE" else ""
    return f", {text} AS {name(column)}{day}"


# -- CSV


@dataclass(slots=True)
class _Scan:
    """What a first look at a CSV file found: its first line, and how many lines there are."""

    header: bytes
    lines: int


def _scan(source: Source, stream: IO[bytes]) -> _Scan:
    """Count lines and refuse what no CSV reader should be given: endless lines, stray returns, NUL bytes."""
    lines, tail, header, before = 0, 0, b"", b""
    while chunk := stream.read(_CHUNK):
        problem = mistaken(str(source.path), chunk) if not header else None
        if problem is not None:
            raise CaseError([problem])
        if not lines and len(header) < LINE_BYTES:
            header += chunk
        _refuse_bytes(source, chunk, before, lines)
        first, last = chunk.find(b"\n"), chunk.rfind(b"\n")
        if tail + (len(chunk) if first < 0 else first) > LINE_BYTES:
            message = say("this line is longer than {most:,} bytes", most=LINE_BYTES)
            source.fail(lines + 1, 1, "C002", message, say("end each row with a line break"))
        tail = tail + len(chunk) if last < 0 else len(chunk) - last - 1
        lines += chunk.count(b"\n")
        before = chunk[-1:]
    return _Scan(header.split(b"\n", 1)[0].rstrip(b"\r"), lines + (1 if tail else 0))


def _refuse_bytes(source: Source, chunk: bytes, before: bytes, lines: int) -> None:
    nul = chunk.find(b"\0")
    if nul >= 0:
        line = lines + chunk.count(b"\n", 0, nul) + 1
        source.fail(line, 1, "C003", say("this line holds a NUL byte"), say("save the file as UTF-8"))
    stray = before == b"\r" and chunk[:1] != b"\n"
    returns = chunk.count(b"\r")
    if stray or (returns and returns - chunk.endswith(b"\r") != chunk.count(b"\r\n")):
        remedy = say("save the file with line breaks of one kind")
        source.fail(
            lines + 1, 1, "C004", say("there is a carriage return inside a line from here on"), remedy
        )


def _open_csv(con: DuckDBPyConnection, source: Source, scan: _Scan) -> None:
    import duckdb

    _read_header(source, scan)
    rejects = f"{source.raw}_rejects"
    con.execute(f"DROP TABLE IF EXISTS {rejects}; DROP TABLE IF EXISTS {rejects}_scans")
    read = _read_csv(source, rejects)
    table = f"{source.raw}_rows"
    try:
        con.execute(f"CREATE OR REPLACE TEMP TABLE {table} AS SELECT * FROM {read}")
    except duckdb.Error as error:
        source.fail(
            1,
            1,
            "C004",
            say("no CSV: {given}", given=str(error).splitlines()[0]),
            say("save it as CSV in UTF-8"),
        )
    con.execute(f"CREATE OR REPLACE TEMP VIEW {source.raw} AS SELECT rowid AS row, * FROM {table}")
    source.rows = number_of_rows(con, table)
    source.unread = _unread(con, source, rejects)
    source.unread_lines = frozenset(each.line for each in source.unread)
    source.simple = source.rows + len(source.unread) + 1 == scan.lines and not source.unread
    if source.rows + len(source.unread) + 1 != scan.lines:
        account(source)


def _read_csv(source: Source, rejects: str) -> str:
    """The SQL that reads a CSV file as texts; lines that are no rows go to the table `rejects`."""
    columns = ", ".join(f"{literal(each)}: 'VARCHAR'" for each in source.columns)
    options = {
        "columns": f"{{{columns}}}",
        "header": "true",
        "auto_detect": "false",
        "delim": literal(source.delimiter),
        "quote": "'\"'",
        "escape": "'\"'",
        "max_line_size": str(4 * LINE_BYTES),
        "store_rejects": "true",
        "rejects_table": literal(rejects),
        "rejects_scan": literal(f"{rejects}_scans"),
        "rejects_limit": "0",
    }
    given = ", ".join(f"{option} = {value}" for option, value in options.items())
    return f"read_csv({literal(glob_free(source.path))}, {given})"


def _read_header(source: Source, scan: _Scan) -> None:
    if not scan.lines or not scan.header.strip():
        source.fail(
            1, 1, "C008", say("the file has no first line with the names of its columns"), say("write one")
        )
    try:
        text = scan.header.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CaseError([utf8_problem(str(source.path), 1, scan.header, error)]) from error
    source.delimiter = max(_DELIMITERS, key=text.count) if any(each in text for each in _DELIMITERS) else ","
    heads = next(csv.reader([text], delimiter=source.delimiter))
    source.columns = tuple(normal(each).strip() for each in heads)
    twice = sorted({each for each in source.columns if source.columns.count(each) > 1})
    faulty = twice or [each for each in source.columns if not each]
    if faulty:
        what = (
            say("the column `{given}` stands twice", given=shown(faulty[0]))
            if twice
            else say("a column has no name")
        )
        source.fail(1, source.columns.index(faulty[0]) + 1, "C401", what, say("mend the first line"))


def _unread(con: DuckDBPyConnection, source: Source, rejects: str) -> tuple[Unread, ...]:
    query = f"""SELECT line_byte_position, min(error_type), any_value(csv_line) FROM {rejects}
        GROUP BY 1 ORDER BY 1"""
    found = con.execute(query).fetchall()
    if not found:
        return ()
    lines = _lines_at(source.path, [int(position) for position, _, _ in found])
    return tuple(
        Unread(line, str(kind).lower().replace("_", " "), str(text))
        for line, (_, kind, text) in zip(lines, found, strict=True)
    )


def _lines_at(path: Path, positions: list[int]) -> list[int]:
    """The lines of byte positions (from 1, ascending)."""
    found, line, at = [], 1, 0
    with path.open("rb") as stream:
        for position in positions:
            while at < position - 1 and (chunk := stream.read(min(_CHUNK, position - 1 - at))):
                line += chunk.count(b"\n")
                at += len(chunk)
            found.append(line)
    return found


def account(source: Source) -> None:
    """Some lines are no rows: they are blank, or a row has several lines. Every record must have come out.

    Raises CaseError when one has not.
    """
    records = sum(1 for _ in _records(source)) - 1
    if records != source.rows + len(source.unread):
        message = say(
            "{records:,} rows stand in the file, but {other:,} can be told apart",
            records=records,
            other=source.rows + len(source.unread),
        )
        remedy = say("check its quotes: each opening quote needs a closing one on the same line")
        source.fail(1, 1, "C402", message, remedy)


def _records(source: Source) -> Iterator[int]:
    """The line on which each record begins, header first, blank lines left out."""
    limit = csv.field_size_limit(4 * LINE_BYTES)
    try:
        with source.path.open(encoding="utf-8-sig", errors="replace", newline="") as stream:
            reader, before = csv.reader(stream, delimiter=source.delimiter), 0
            for record in reader:
                if record:
                    yield before + 1
                before = reader.line_num
    except csv.Error as error:
        source.fail(
            before + 1, 1, "C402", say("no CSV from here on: {error}", error=error), say("check the quotes")
        )
    finally:
        csv.field_size_limit(limit)


class LineFinder:
    """Finds the lines of rows, asked in ascending order."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._at = -1
        self._line = 0
        self._records: Iterator[int] | None = None

    def line(self, row: int) -> int:
        """The line of a row; of a Parquet file, the number of the row counted from 1."""
        if self._source.parquet:
            return row + 1
        if self._source.simple:
            return row + 2
        if self._records is None:
            self._records = (each for each in _records(self._source) if each not in self._source.unread_lines)
            next(self._records)
        while self._at < row:
            self._line = next(self._records)
            self._at += 1
        return self._line
