"""Populations from CSV and Parquet, checked against the vocabulary in SQL and put into relations.

    with connect(memory_limit="1GB") as con:
        loaded = load(con, [Path("facts.csv"), Path("events.csv")], vocabulary, rejects=Path("rejected.csv"))

Good rows go on, bad rows are reported with file, line, column and reason and written to a file of rejects.
"""

from frirum.cases.bulk.loading import Loaded, connect, load

__all__ = ["Loaded", "connect", "load"]
