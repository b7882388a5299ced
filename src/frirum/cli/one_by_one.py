"""Cases decided one by one, in the order of their files, each with full reasons."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from frirum.cases.problems import Rejected
from frirum.cli import deciding, outcome_table, reading
from frirum.cli.deciding import is_open
from frirum.cli.faults import FINDINGS
from frirum.cli.progress import watched
from frirum.cli.screen import Screen, write
from frirum.cli.tables import csv_to_parquet, write_csv
from frirum.decide.json import to_json
from frirum.decide.rows import COLUMNS, to_row

if TYPE_CHECKING:
    from frirum.cases.model import Case
    from frirum.catalogue.model import Catalogue
    from frirum.cli.rejects import Rejects
    from frirum.decide.outcome import Outcome


class Run:
    """One run over the cases of some files. Nothing is kept but what a table for people can show."""

    def __init__(
        self, catalogue: Catalogue, provisions: list[str], day: date, screen: Screen, *, asked: bool
    ) -> None:
        self.rejects: Rejects | None = None
        self.catalogue = catalogue
        self.provisions = provisions
        self.day = day
        self.screen = screen
        self.engine = deciding.engine(catalogue, asked=asked, tongue=screen.tongue)
        self.read = 0
        self.rejected = 0
        self.open = 0

    def outcomes(self, paths: Sequence[Path]) -> Iterator[Outcome]:
        """Every outcome. A rejected case is told on standard error."""
        cases = reading.cases(paths, self.catalogue.vocabulary)
        for case in watched(cases, self.screen):
            if isinstance(case, Rejected):
                self.rejected += 1
                reading.tell(case.problems, self.screen.tongue)
                if self.rejects is not None:
                    self.rejects.add(case)
                continue
            self.read += 1
            for outcome in self.engine.outcomes(case, self.day, self._of(case)):
                self.open += is_open(outcome)
                yield outcome

    def exit_code(self, *, strict: bool) -> int:
        """0 when all cases could be read, and (`strict`) every outcome is decided; else 1."""
        return FINDINGS if self.rejected or (strict and self.open) else 0

    def _of(self, case: Case) -> list[str]:
        if not self.provisions:
            return self.engine.provisions(case.about)
        chosen = [self.catalogue.provisions[name] for name in self.provisions]
        deciding.about(chosen, case.about, self.screen.tongue)
        return self.provisions

    def as_json(self, paths: Sequence[Path]) -> None:
        """A list of outcomes on standard output, written as they come."""
        before = "[\n"
        for outcome in self.outcomes(paths):
            written = json.dumps(to_json(outcome), ensure_ascii=self.screen.ascii_only, indent=1)
            write(before + written)
            before = ",\n"
        write("[]\n" if before == "[\n" else "\n]\n")

    def as_csv(self, paths: Sequence[Path], out: str) -> None:
        """A row for each outcome."""
        count = write_csv(out, COLUMNS, self._rows(paths))
        self._written(count, out)

    def as_parquet(self, paths: Sequence[Path], out: str) -> None:
        """As `as_csv`, through a CSV file that is thrown away."""
        with tempfile.TemporaryDirectory() as folder:
            draft = str(Path(folder) / "outcomes.csv")
            count = write_csv(draft, COLUMNS, self._rows(paths))
            csv_to_parquet(draft, out, COLUMNS)
        self._written(count, out)

    def _rows(self, paths: Sequence[Path]) -> Iterator[tuple[object, ...]]:
        return (tuple(to_row(outcome).values()) for outcome in self.outcomes(paths))

    def as_table(self, paths: Sequence[Path], *, every: bool) -> None:
        """A table for people."""
        table = outcome_table.Table(self.screen, self.catalogue, self.day, every=every)
        for outcome in self.outcomes(paths):
            table.add(outcome)
        if self.read:
            table.show()
        else:
            sys.stderr.write(f"{self.screen.tongue('decide.none read')}\n")

    def _written(self, count: int, out: str) -> None:
        sys.stderr.write(f"{self.screen.tongue.count('decide.written', count, file=out)}\n")
