"""A file of the cases that could not be read, and why: one line for each thing that is wrong."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from frirum.cases.problems import Rejected
from frirum.cli.language import Tongue
from frirum.cli.output import whole

COLUMNS = (
    "case",
    "rejected_file",
    "rejected_line",
    "rejected_column",
    "rejected_code",
    "rejected_reason",
)


class Rejects:
    """Writes rejected cases as CSV; one whose name cannot be read has none there, either."""

    def __init__(self, stream: IO[str], tongue: Tongue) -> None:
        self._rows = csv.writer(stream)
        self._rows.writerow(COLUMNS)
        self._tongue = tongue

    def add(self, case: Rejected) -> None:
        """Write everything that is wrong with a case."""
        for each in case.problems:
            reason = each.reason(self._tongue.language)
            self._rows.writerow([case.id or "", each.file, each.line, each.column, each.code, reason])


@contextmanager
def rejects(out: str | None, tongue: Tongue) -> Iterator[Rejects | None]:
    """The file for rejected cases; None where none is wanted."""
    if out is None:
        yield None
        return
    with whole(out) as draft, draft.open("w", encoding="utf-8", newline="") as stream:
        yield Rejects(stream, tongue)
