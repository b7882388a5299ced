"""Rows into files: CSV by hand, Parquet by DuckDB."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence

from frirum.cli.output import whole
from frirum.decide.rows import DAYS


def write_csv(out: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """Write a CSV file in UTF-8; None is an empty cell. Gives the number of rows."""
    count = 0
    with whole(out) as draft, draft.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(head)
        for row in rows:
            writer.writerow([_cell(cell) for cell in row])
            count += 1
    return count


def _cell(value: object) -> object:
    """True and false as in SQL and JSON; None is an empty cell."""
    return str(value).lower() if isinstance(value, bool) else "" if value is None else value


def csv_to_parquet(source: str, out: str, head: Sequence[str]) -> None:
    """A CSV file of ours as Parquet: `differs` true or false, days as dates, the rest text."""
    import duckdb

    days = ("on", *(f"{side}_{name}" for side in ("ordinary", "actual") for name in DAYS))
    kinds = {name: "BOOLEAN" if name == "differs" else "DATE" if name in days else "VARCHAR" for name in head}
    database = duckdb.connect()
    relation = database.read_csv(source, header=True, dtype=kinds, sep=",", quotechar='"', escapechar='"')
    with whole(out) as draft:
        relation.write_parquet(str(draft), compression="zstd")
    database.close()
