"""Bad rows are explained, written to a file of rejects, and leave a mark where they are missing."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING

from frirum.cases.bulk.explaining import TWICE, Fault, Row, against_others, faults
from frirum.cases.bulk.faulty import BAD
from frirum.cases.bulk.kinds import REJECT_COLUMNS, Kind, Table
from frirum.cases.bulk.readings import add, store
from frirum.cases.lexicon import normal
from frirum.cases.problems import LIMIT, CaseError, Problem
from frirum.cases.tables import name, number_of_rows
from frirum.cases.vocabulary import Absence, Vocabulary
from frirum.cases.wording import DANISH, in_language, say

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

HOLES = "bulk_holes"
"""case and name of each fact or event that lost a row"""
_BATCH = 10_000
_UNREAD_REMEDY = say("write as many cells as there are columns, in UTF-8, quotes in pairs")


@dataclass(slots=True)
class Report:
    """What was wrong: the first problems, the number of rejected rows, and the files they were written to."""

    problems: list[Problem] = field(default_factory=list)
    rejected: int = 0
    files: list[Path] = field(default_factory=list)


class Reporter:
    """Explains bad rows and writes them to the file of rejects."""

    def __init__(
        self,
        con: DuckDBPyConnection,
        about: str,
        vocabulary: Vocabulary,
        rejects: Path | None,
        language: str = "en",
    ) -> None:
        self._con = con
        self._about = about
        self._vocabulary = vocabulary
        self._rejects = rejects
        self._language = language
        self._holes: list[tuple[str, str]] = []
        self.report = Report()
        store(con, HOLES, [], ("case", "name"))

    def table(self, table: Table, number: int) -> None:
        """Report the bad rows of a table: lines that are no rows, then rows, each in the order of lines."""
        bad = number_of_rows(self._con, f"(FROM {BAD} WHERE source = {number})")
        if not bad and not table.source.unread:
            return
        with ExitStack() as stack:
            writer = self._writer(table, stack)
            for unread in table.source.unread:
                fault = (
                    "case",
                    "C402",
                    say("this line is no row: {reason}", reason=_reason(unread.reason)),
                    _UNREAD_REMEDY,
                )
                self._add(table, unread.line, [fault], {}, writer, unread.text)
                self._hole(table, _row_of(table, unread.text))
            self._bad_rows(table, number, writer)
            self._keep_holes()

    def _bad_rows(self, table: Table, number: int, writer: _Writer | None) -> None:
        lines = table.source.lines()
        for row_number, why, fact, row in self._rows(table, number):
            if why is None:
                found = faults(table, row, self._about, self._vocabulary)
            else:
                found = [against_others(why, fact, row)]
            self._add(table, lines.line(row_number), found, row, writer)
            if why != TWICE:
                self._hole(table, row)

    def _rows(self, table: Table, number: int) -> Iterator[tuple[int, str | None, str | None, Row]]:
        """Row number, what other rows say against which of its facts, and cells: page by page, so that any
        number of bad rows will do."""
        columns = table.source.columns
        selected = ", ".join(f"r.{name(each)} AS c{at}" for at, each in enumerate(columns))
        self._con.execute(
            f"CREATE OR REPLACE TEMP TABLE bulk_pages AS SELECT b.row, b.why, b.fact, {selected} "
            f"FROM {table.source.raw} r JOIN {BAD} b ON r.row = b.row AND b.source = {number} ORDER BY b.row"
        )
        for start in range(0, number_of_rows(self._con, "bulk_pages"), _BATCH):
            end = start + _BATCH
            page = f"SELECT * FROM bulk_pages WHERE rowid >= {start} AND rowid < {end} ORDER BY rowid"
            for row_number, why, fact, *cells in self._con.execute(page).fetchall():
                yield row_number, why, fact, dict(zip(columns, cells, strict=True))
            self._keep_holes()

    def _add(
        self,
        table: Table,
        line: int,
        found: Sequence[Fault],
        row: Row,
        writer: _Writer | None,
        text: str = "",
    ) -> None:
        self.report.rejected += 1
        file = str(table.source.path)
        for column, code, message, remedy in found[: LIMIT - len(self.report.problems)]:
            at = max(table.column(column), 1)
            self.report.problems.append(Problem(file, line, at, code, message, remedy))
        if writer is not None:
            column, code, message, remedy = found[0]
            cells = [row.get(each) for each in writer.columns]
            reason = "; ".join(in_language(each, self._language) for each in (message, remedy) if each)
            writer.rows.writerow([*cells, file, line, table.column(column), code, reason, text])

    def _writer(self, table: Table, stack: ExitStack) -> _Writer | None:
        if self._rejects is None:
            return None
        count = len(self.report.files)
        path = self._rejects.with_stem(f"{self._rejects.stem}-{count + 1}") if count else self._rejects
        self.report.files.append(path)
        try:
            stream = stack.enter_context(path.open("w", encoding="utf-8", newline=""))
        except OSError as error:
            message = say("the rejected rows cannot be written: {given}", given=error.strerror or error)
            fault = Problem(
                str(path), 1, 1, "C001", message, say("name a file in a folder that may be written to")
            )
            raise CaseError([fault]) from error
        return _Writer(stream, [each for each in table.source.columns if each not in REJECT_COLUMNS])

    # -- what is not known because a row was rejected

    def _hole(self, table: Table, row: Row) -> None:
        """Without its rejected row a case looks as if nothing were there; it is marked as not fully known.

        A gap in an `open` fact is unknown anyway and needs no mark.
        """
        case = row.get("case")
        if case:
            self._holes += [(case, each) for each in self._names(table, row)]

    def _keep_holes(self) -> None:
        add(self._con, HOLES, self._holes)
        self._holes = []

    def _names(self, table: Table, row: Row) -> list[str]:
        facts = self._vocabulary.facts_of(self._about)
        events = self._vocabulary.events_of(self._about)
        if table.kind is Kind.EVENTS:
            what = normal(row.get("what") or "")
            known = [each for each, event in events.items() if event.absence is not Absence.OPEN]
            return [what] if what in events else known
        named = normal(row.get("fact") or "") if table.kind is Kind.FACTS else ""
        candidates = [named] if named in facts else table.others if table.kind is Kind.WIDE else facts
        return [each for each in candidates if facts[each].absence is not Absence.OPEN]


class _Writer:
    """A file of rejects: the columns of the table, then where and why."""

    def __init__(self, stream: IO[str], columns: list[str]) -> None:
        self.columns = columns
        self.rows = csv.writer(stream)
        self.rows.writerow([*columns, *REJECT_COLUMNS])


def _reason(kind: str) -> str:
    """The database's word for what is wrong with a line, in both languages where we know it."""
    return say(kind) if kind in DANISH else kind


def _row_of(table: Table, text: str) -> Row:
    """What can be told of a line that is no row, to know whose data have a hole."""
    try:
        cells = next(csv.reader([text], delimiter=table.source.delimiter), [])
    except csv.Error:
        return {}
    return dict(zip(table.source.columns, cells, strict=False))
