"""A population as Parquet files: `ABOUT-cases.parquet`, `ABOUT-facts.parquet`, `ABOUT-events.parquet`.

The files hold what the relations hold and nothing needs to be checked again, so they are attached as views
and read as a query asks for them. What has not been checked yet goes through `bulk.load`.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from frirum.cases.relations import Relations
from frirum.cases.tables import literal, name

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

PARTS = ("cases", "facts", "events")


def glob_free(path: Path) -> str:
    """A path as DuckDB reads it: `*`, `?` and `[` in a name are letters, not patterns."""
    return "".join(f"[{each}]" if each in "*?[" else each for each in str(path))


def save(con: DuckDBPyConnection, relations: Relations, folder: Path) -> list[Path]:
    """Write relations as Parquet files into a folder, which is made if need be; returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for part in PARTS:
        table = getattr(relations, part)
        if table is not None:
            path = folder / f"{relations.about}-{part}.parquet"
            con.execute(f"COPY {name(table)} TO {literal(str(path))} (FORMAT parquet, COMPRESSION zstd)")
            written.append(path)
    return written


def attach(
    con: DuckDBPyConnection, folder: Path, about: str, *, incomplete: Collection[str] = ()
) -> Relations:
    """The relations that `save` wrote, as views over the files.

    `incomplete` names facts and events that the data set does not hold completely. Raises FileNotFoundError
    when the folder holds no cases of that kind.
    """
    files = {part: folder / f"{about}-{part}.parquet" for part in PARTS}
    if not files["cases"].exists():
        raise FileNotFoundError(f"{files['cases']}: no cases about {about} were saved here")
    views: dict[str, str | None] = dict.fromkeys(PARTS)
    columns: dict[str, list[str]] = {part: [] for part in PARTS}
    for part, path in files.items():
        if path.exists():
            view = views[part] = f"{about}_{part}"
            source = f"read_parquet({literal(glob_free(path))})"
            con.execute(f"CREATE OR REPLACE VIEW {name(view)} AS SELECT * FROM {source}")
            columns[part] = [row[0] for row in con.execute(f"DESCRIBE {name(view)}").fetchall()]
    return Relations(
        about,
        f"{about}_cases",
        views["facts"],
        views["events"],
        frozenset(columns["cases"]) - {"case", "incomplete"},
        frozenset(columns["events"]) - {"case", "what", "on"},
        frozenset(incomplete),
        _partial(con, f"{about}_cases") if "incomplete" in columns["cases"] else frozenset(),
    )


def _partial(con: DuckDBPyConnection, view: str) -> frozenset[str]:
    found = con.execute(f"SELECT DISTINCT unnest(incomplete) FROM {name(view)}").fetchall()
    return frozenset(row[0] for row in found)
