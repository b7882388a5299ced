"""Rows into files: CSV by hand, Parquet by DuckDB."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path


def write_csv(out: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """Write a CSV file in UTF-8; None is an empty cell. Gives the number of rows."""
    count = 0
    with Path(out).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(head)
        for row in rows:
            writer.writerow(["" if cell is None else cell for cell in row])
            count += 1
    return count
