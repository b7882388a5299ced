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

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from frirum.cases.relations import Relations
from frirum.catalogue.model import Catalogue
from frirum.decide.plan import Asked
from frirum.decide.refusals import unsupported
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

    def query(self, provision_id: str, on: date, dialect: str = "duckdb", *, pretty: bool = False) -> str:
        """The query that decides a provision on a day, for a database: `duckdb`, `postgres`, `spark` or
        `tsql`.

        Raises `Unsupported`, naming the construct, where the query could not be equal to the Python engine.
        """
        if dialect not in DIALECTS:
            raise BulkError(f"no dialect `{dialect}`; there are {', '.join(DIALECTS)}")
        provision = self._provision(provision_id)
        text = provision_query(self.catalogue, provision, self._people, on, self._asked)
        return render(text, dialect, pretty=pretty)

    def decide(self, provision_ids: Iterable[str], on: date) -> DuckDBPyRelation:
        """Both answers of provisions for every case, as a relation with the columns of `frirum.decide.rows`.
        Nothing is computed before it is read."""
        queries = [self.query(each, on) for each in _some(provision_ids)]
        return self._connection().sql("\nUNION ALL\n".join(f"SELECT * FROM (\n{each}\n)" for each in queries))

    def write(
        self, provision_ids: Iterable[str], on: date, path: Path, progress: Progress | None = None
    ) -> int:
        """Writes the rows to a Parquet or CSV file (by its suffix), provision by provision, and gives their
        number. Rows go to disk as they are computed: memory does not grow with them. `progress` is told of
        each provision that is done. The file is there whole or not at all; one that was there is replaced.

        Raises `Unsupported` before anything is computed where a provision cannot be decided in SQL.
        """
        form = _FORMATS.get(path.suffix.lower())
        if form is None:
            raise BulkError(f"{path.name}: write to a file that ends in .parquet or .csv")
        con = self._connection()
        queries = {each: self.query(each, on) for each in _some(provision_ids)}
        with TemporaryDirectory(prefix=".frirum-", dir=path.parent) as room:
            parts = []
            for done, (name, text) in enumerate(queries.items(), 1):
                parts.append(literal(f"{room}/{done}.parquet"))
                con.execute(f"COPY ({text}) TO {parts[-1]} ({_PARQUET})")
                if progress is not None:
                    progress(name, done, len(queries))
            draft = Path(room) / f"all{path.suffix}"
            together = f"FROM read_parquet([{', '.join(parts)}])"
            (count,) = con.sql(f"SELECT count(*) {together}").fetchall()[0]
            con.execute(f"COPY ({together}) TO {literal(str(draft))} ({form})")
            draft.replace(path)
        return int(count)

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


_PARQUET = "FORMAT parquet, COMPRESSION zstd"
_FORMATS = {".parquet": _PARQUET, ".csv": "FORMAT csv, HEADER"}


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
