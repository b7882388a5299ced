"""The population as it stands on a day: what many provisions ask of every case, read once for all of them.

Most conditions ask for the value of a fact on the day of decision. Without this, each provision's query finds the
pieces of the day among all pieces and groups them by case. `hold` does so once for all facts: a relation with the
columns of `cases` and, for each fact of `facts`, three more (`Held`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from frirum.decide.sql.population import Population, covers, fact_is
from frirum.decide.sql.text import literal, on_day, quoted

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

VIEW = "on_the_day"
AT_ONCE = 8
"""facts gathered in one pass: memory grows with their number times that of the cases"""


class Held(NamedTuple):
    """The columns of a held fact: the value of its piece of the day as text, whether there is one, and whether the
    case has any piece at all."""

    value: str
    present: str
    recorded: str


def columns(name: str) -> Held:
    """The columns under which a fact is held; no fact is named so."""
    return Held(f"{name}: value", f"{name}: present", f"{name}: recorded")


@contextmanager
def hold(con: DuckDBPyConnection, people: Population, on: date, room: Path) -> Iterator[Population]:
    """The population, its facts of the day held in a Parquet file in the folder `room` as long as this lasts; the
    relations must stay as they are meanwhile."""
    names = _occurring(con, people)
    occurring = frozenset(names)
    known = replace(people, occurring=occurring)
    if not names:
        yield known
        return
    path = _gathered(con, known, on, room, names)
    cases, view = people.relations.cases, quoted(f"{VIEW}_{people.relations.about}")
    con.execute(f"CREATE OR REPLACE TEMP VIEW {view} AS FROM read_parquet({literal(str(path))})")
    try:
        if _described(con, cases).items() <= _described(con, view).items():
            relations = replace(people.relations, cases=view)
            yield replace(known, relations=relations, held=occurring, held_on=on)
        else:  # a type that Parquet does not have would be read as another
            yield known
    finally:
        con.execute(f"DROP VIEW {view}")


def _occurring(con: DuckDBPyConnection, people: Population) -> list[str]:
    """The facts that the population has pieces of, those that are constant left out."""
    if people.relations.facts is None:
        return []
    found = con.execute(f"SELECT DISTINCT fact FROM {people.relations.facts} ORDER BY fact").fetchall()
    return [name for (name,) in found if name in people.facts and not people.wide(name)]


def _gathered(
    con: DuckDBPyConnection, people: Population, on: date, room: Path, names: Sequence[str]
) -> Path:
    """The file with the columns of the cases and of the facts, a few of them in each pass."""
    source, path = people.relations.cases, room
    for start in range(0, len(names), AT_ONCE):
        text = _joined(people, on, source, names[start : start + AT_ONCE])
        path = room / f"day-{start}.parquet"
        con.execute(f"COPY ({text}) TO {literal(str(path))} (FORMAT parquet)")
        source = f"read_parquet({literal(str(path))})"
    return path


def _joined(people: Population, on: date, source: str, names: Sequence[str]) -> str:
    """The rows of the cases so far, with the columns of some more facts."""
    gathered, joined = [], []
    for name in names:
        here = f"{fact_is([name])} AND {covers(on_day(on))}"
        value, present, recorded = map(quoted, columns(name))
        gathered += [
            f"ANY_VALUE(f.value) FILTER (WHERE {here}) AS {value}",
            f"COUNT(*) FILTER (WHERE {here}) > 0 AS {present}",
            f"COUNT(*) FILTER (WHERE {fact_is([name])}) > 0 AS {recorded}",
        ]
        flags = (f"COALESCE(n.{each}, FALSE) AS {each}" for each in (present, recorded))
        joined += [f"n.{value}", *flags]
    rows = f"FROM {people.relations.facts} AS f WHERE {fact_is(list(names))}"
    return (
        f"SELECT c.*, {', '.join(joined)} FROM {source} AS c LEFT JOIN "
        f'(SELECT f."case", {", ".join(gathered)} {rows} GROUP BY f."case") AS n ON n."case" = c."case"'
    )


def _described(con: DuckDBPyConnection, relation: str) -> dict[str, str]:
    """The columns of a relation and their types."""
    return {row[0]: row[1] for row in con.execute(f"DESCRIBE FROM {relation}").fetchall()}
