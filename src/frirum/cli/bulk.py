"""A population in the embedded database, decided provision by provision.

Outcomes are never all kept: a provision's are counted, shown or written before the next one's turn, so that
memory does not grow with the catalogue.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from frirum.cases.tables import literal
from frirum.cli.deciding import OPEN
from frirum.cli.output import whole
from frirum.cli.rows import Row
from frirum.cli.singly import Singly
from frirum.decide.bulk import MANY, Bulk, Unsupported
from frirum.decide.rows import COLUMNS

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from frirum.cases.relations import Relations
    from frirum.catalogue.model import Catalogue

FORMATS = {"csv": "FORMAT csv, HEADER", "parquet": "FORMAT parquet, COMPRESSION zstd"}
_OPEN = ", ".join(literal(status) for status in OPEN)
IS_OPEN = f"(ordinary_status IN ({_OPEN}) OR actual_status IN ({_OPEN}))"


class Outcomes:
    """The outcomes of populations on a day. `populations`: the relations by what their cases are about."""

    def __init__(
        self,
        con: DuckDBPyConnection,
        catalogue: Catalogue,
        populations: Mapping[str, Relations],
        on: date,
        *,
        asked: bool,
    ) -> None:
        self.con = con
        self.catalogue = catalogue
        self.populations = populations
        self.on = on
        self.open = 0
        """how many of the outcomes that were asked for are undecided or in conflict"""
        self._bulk = {about: Bulk(catalogue, con, each, asked) for about, each in populations.items()}
        self._singly = {
            about: Singly(con, catalogue, each, on, asked=asked) for about, each in populations.items()
        }

    def query(self, provision: str) -> str:
        """SQL that gives a provision's outcomes. Where there is none, or few cases, they are decided at once
        by the other back end, into a table (which the next such provision replaces)."""
        about = self.catalogue.provisions[provision].about
        if not self._singly[about].are_few:
            try:
                return self._bulk[about].query(provision, self.on)
            except Unsupported:
                pass  # not sayable in SQL: the other back end knows all
        return self._singly[about].decide(provision)

    def ask(self, text: str, *parts: object) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        return self.con.execute(text, list(parts)).fetchall()

    def many(self, provisions: Iterable[str]) -> Generator[str, None, None]:
        """The provisions, one after the other; where they are many, what all of them ask of the cases is read
        once, as soon as that is known, and held as long as this lasts."""
        with TemporaryDirectory(prefix="frirum-") as room, ExitStack() as held:
            for number, provision in enumerate(provisions):
                if number == MANY:
                    held.callback(self._bulk.update, dict(self._bulk))
                    self._bulk.update(self._held(held, Path(room)))
                yield provision

    def _held(self, held: ExitStack, room: Path) -> Iterator[tuple[str, Bulk]]:
        for number, (about, bulk) in enumerate(list(self._bulk.items())):
            if not self._singly[about].are_few:
                folder = room / str(number)
                folder.mkdir()
                yield about, held.enter_context(bulk.prepared(self.on, folder))

    def rows(self, provisions: Iterable[str]) -> Iterator[Row]:
        """The outcomes, provision by provision, each in the order of the cases' names."""
        with closing(self.many(provisions)) as each_one:
            for provision in each_one:
                found = self.con.execute(self._ordered(provision))
                while batch := found.fetchmany(1000):
                    for row in batch:
                        outcome = dict(zip(COLUMNS, row, strict=True))
                        self.open += outcome["ordinary_status"] in OPEN or outcome["actual_status"] in OPEN
                        yield outcome

    def write(self, provisions: Iterable[str], out: str, kind: str) -> int:
        """Write them as `csv` or `parquet`, in the order of `rows`; gives their number. Each provision goes
        into a part, for the database writes a file in one go."""
        with (
            whole(out) as draft,
            TemporaryDirectory(prefix=".frirum-", dir=_beside(draft)) as room,
            closing(self.many(provisions)) as each_one,
        ):
            parts: list[str] = []
            for provision in each_one:
                parts.append(f"{room}/{len(parts)}.parquet")
                self._copy(self._ordered(provision), parts[-1], "parquet")
            if not parts:
                return self._copy(_nothing(), str(draft), kind)
            self.open += self.ask(f"SELECT count(*) FROM {_together(parts)} WHERE {IS_OPEN}")[0][0]
            return self._copy(f"FROM {_together(parts)}", str(draft), kind)

    def _copy(self, query: str, out: str, kind: str) -> int:
        return int(self.ask(f"COPY ({query}) TO {literal(out)} ({FORMATS[kind]})")[0][0])

    def _ordered(self, provision: str) -> str:
        return f'SELECT * FROM (\n{self.query(provision)}\n) ORDER BY "case"'


def _beside(draft: Path) -> Path | None:
    """The folder for parts: on the disk that must hold all of them in the end, too; None: the system's
    own."""
    return None if draft.exists() else draft.parent


def _together(parts: Sequence[str]) -> str:
    return f"read_parquet([{', '.join(map(literal, parts))}])"


def _nothing() -> str:
    """No outcome, under the columns of outcomes."""
    return f"SELECT {', '.join(f'NULL::VARCHAR AS {chr(34)}{name}{chr(34)}' for name in COLUMNS)} WHERE false"


def about(catalogue: Catalogue, chosen: Sequence[str], kind: str) -> list[str]:
    """The provisions to decide: those chosen, else all about the kind of case."""
    every = [each.id for each in catalogue.provisions.values() if each.about == kind]
    return list(chosen) or every
