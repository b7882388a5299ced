"""Many cases at once: provisions decided by SQL, in the database where the data already is.

```python
bulk = Bulk(catalogue, con, relations)
bulk.decide(["LAS § 74 c"], date(2018, 10, 1)).aggregate("actual_status, count(*)")
bulk.write(["LAS § 74 c"], date(2018, 10, 1), Path("outcomes.parquet"))
print(bulk.query("LAS § 74 c", date(2018, 10, 1), "postgres"))
```

The rows are those of `frirum.decide.rows`: equal to what the Python engine says of each case.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from copy import copy
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from frirum.cases.relations import Relations
from frirum.catalogue.model import Catalogue
from frirum.decide.plan import Asked
from frirum.decide.refusals import unsupported
from frirum.decide.sql.held import hold
from frirum.decide.sql.population import population
from frirum.decide.sql.provision import provision_query
from frirum.decide.sql.text import literal
from frirum.feel.sql import Unsupported
from frirum.feel.sql.dialects import DIALECTS, render
from frirum.law.model import Provision

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection, DuckDBPyRelation

__all__ = ["Bulk", "BulkError", "Unsupported", "unsupported"]

Progress = Callable[[str, int, int], None]
"""called with a provision's id, how many are done, and of how many"""


class BulkError(ValueError):
    """A question that cannot be asked in bulk: no such provision or dialect, or one about other cases."""


class Bulk:
    """Decides the cases of some relations under a catalogue.

    `con` is a DuckDB connection in which the relations are; without one, `query` alone can be asked. `asked`
    lets exemptions take part that were only asked for: all of them, or those named.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        con: DuckDBPyConnection | None,
        relations: Relations,
        asked: Asked = False,
    ) -> None:
        self.catalogue = catalogue
        self.relations = relations
        self._con = con
        self._asked = asked
        self._people = population(catalogue.vocabulary, relations, _types(con, relations))
        self._day: date | None = None
        self._unprepared: Bulk | None = None

    def query(self, provision_id: str, on: date, dialect: str = "duckdb", *, pretty: bool = False) -> str:
        """The query that decides a provision on a day, for a database: `duckdb`, `postgres`, `spark` or
        `tsql`.

        Raises `Unsupported`, naming the construct, where the query could not be equal to the Python engine.
        """
        if dialect not in DIALECTS:
            raise BulkError(f"no dialect `{dialect}`; there are {', '.join(DIALECTS)}")
        provision = self._provision(provision_id)
        if self._day not in (None, on):
            raise BulkError(f"this was made ready for {self._day}, not for {on}")
        try:
            text = provision_query(self.catalogue, provision, self._people, on, self._asked)
        except Unsupported:
            # What cannot be said over the facts of the day may be over all of them, with the same rows.
            if self._unprepared is None:
                raise
            return self._unprepared.query(provision_id, on, dialect, pretty=pretty)
        return render(text, dialect, pretty=pretty)

    def decide(self, provision_ids: Iterable[str], on: date) -> DuckDBPyRelation:
        """Both answers of provisions for every case, as a relation with the columns of `frirum.decide.rows`.
        Nothing is computed before it is read."""
        queries = [self.query(each, on) for each in _some(provision_ids)]
        return self._connection().sql("\nUNION ALL\n".join(f"SELECT * FROM (\n{each}\n)" for each in queries))

    def write(
        self, provision_ids: Iterable[str], on: date, path: Path, progress: Progress | None = None
    ) -> int:
        """Writes the rows provision by provision and gives their number: to a Parquet or CSV file (by its
        suffix), or into a new folder (a path without suffix), a Parquet file for each provision. The folder
        costs least: what was written is not read again. Rows go to disk as they are computed: memory does
        not grow with them. `progress` is told of each provision that is done. The file or folder is there
        whole or not at all; a file that was there is replaced, a folder only if it is empty.

        Raises `Unsupported` before anything is computed where a provision cannot be decided in SQL.
        """
        if path.suffix.lower() not in _FORMATS or (not path.suffix and path.is_dir() and any(path.iterdir())):
            raise BulkError(f"{path.name}: write to a file that ends in .parquet or .csv, or to a new folder")
        chosen = _some(provision_ids)
        with (
            TemporaryDirectory(prefix=".frirum-", dir=path.absolute().parent) as room,
            self.prepared(on, Path(room)) if len(chosen) >= MANY else nullcontext(self) as bulk,
        ):
            queries = {each: bulk.query(each, on) for each in chosen}
            parts = Path(room) / "parts"
            parts.mkdir()
            files = dict(zip(queries, file_names(queries), strict=True))
            count = 0
            for done, (name, text) in enumerate(queries.items(), 1):
                count += self._copy(text, parts / files[name], _PARQUET)
                if progress is not None:
                    progress(name, done, len(queries))
            self._together([parts / each for each in files.values()], path)
        return count

    @contextmanager
    def prepared(self, on: date, room: Path) -> Iterator[Bulk]:
        """The same, made ready to decide many provisions on one day: what they all ask of the cases is read
        once, and held in files in the folder `room` as long as this lasts. The relations must stay as they
        are meanwhile."""
        with hold(self._connection(), self._people, on, room) as people:
            ready = copy(self)
            ready._people, ready._day, ready._unprepared = people, on, self
            yield ready

    def _copy(self, query: str, path: Path, form: str) -> int:
        found = self._connection().execute(f"COPY ({query}) TO {literal(str(path))} ({form})").fetchone()
        return int(found[0]) if found else 0

    def _together(self, parts: list[Path], path: Path) -> None:
        """Moves the parts to their place: as they are, if that is a folder or there is but one."""
        if not path.suffix:
            if path.exists():
                path.rmdir()
            parts[0].parent.replace(path)
        elif len(parts) == 1 and path.suffix.lower() == ".parquet":
            parts[0].replace(path)
        else:
            draft = parts[0].parent / f"all{path.suffix}"
            listed = ", ".join(literal(str(each)) for each in parts)
            self._copy(f"FROM read_parquet([{listed}])", draft, _FORMATS[path.suffix.lower()])
            draft.replace(path)

    def _provision(self, id_: str) -> Provision:
        provision = self.catalogue.provisions.get(id_)
        if provision is None:
            raise BulkError(f"no provision `{id_}` in the catalogue; see `frirum list provisions`")
        if provision.about != self.relations.about:
            raise BulkError(f"`{id_}` is about {provision.about}, the cases are about {self.relations.about}")
        return provision

    def _connection(self) -> DuckDBPyConnection:
        if self._con is None:
            raise BulkError(
                "there is no database connection to decide in; give one, or ask for the query alone"
            )
        return self._con


MANY = 20
"""provisions from which on it costs less to prepare the population for all of them"""

_PARQUET = "FORMAT parquet, COMPRESSION zstd, DICTIONARY_SIZE_LIMIT 1000"
"""A column of more different values (the case, above all) is written as it is: to look for ever more costs a
quarter of the time of writing."""
_FORMATS = {"": _PARQUET, ".parquet": _PARQUET, ".csv": "FORMAT csv, HEADER"}


def file_names(provision_ids: Iterable[str]) -> list[str]:
    """The names of the files of provisions in a folder: numbered in their order, with the letters and digits
    of the id."""
    words = (re.sub(r"[^\w]+", "-", each).strip("-") for each in provision_ids)
    return [f"{number:04}-{each}.parquet" for number, each in enumerate(words, 1)]


def _some(provision_ids: Iterable[str]) -> tuple[str, ...]:
    """The provisions, each once."""
    found = tuple(dict.fromkeys(provision_ids))
    if not found:
        raise BulkError("no provision to decide; name one or more")
    return found


def _types(con: DuckDBPyConnection | None, relations: Relations) -> Mapping[str, str]:
    """The database's types of the wide columns."""
    if con is None:
        return {}
    rows = con.execute(f"DESCRIBE SELECT * FROM {relations.cases}").fetchall()
    return {row[0]: row[1] for row in rows if row[0] in relations.wide}
