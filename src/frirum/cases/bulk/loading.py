"""Loads tables of cases into relations."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING

from frirum.cases.bulk.faulty import find_bad
from frirum.cases.bulk.kinds import Kind, Table, about_of, check_columns, table_of
from frirum.cases.bulk.readings import spellings
from frirum.cases.bulk.reporting import HOLES, Report, Reporter
from frirum.cases.bulk.sources import open_source
from frirum.cases.bulk.staging import (
    EVENTS,
    FACTS,
    WIDE,
    columns_of,
    create_stages,
    stage_events,
    stage_facts,
    stage_wide,
)
from frirum.cases.problems import CaseError, Problem
from frirum.cases.relations import Relations
from frirum.cases.tables import SQL_TYPES, literal, name, number_of_rows
from frirum.cases.vocabulary import Vocabulary
from frirum.cases.wording import say

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class Loaded:
    """A population that was loaded.

    `cases` and `rows` went on, `rejected` rows did not; `problems` are the first of what was wrong, `rejects`
    the files that hold every rejected row with its reason.
    """

    relations: Relations
    cases: int
    rows: int
    rejected: int
    problems: tuple[Problem, ...]
    rejects: tuple[Path, ...]


def connect(
    *, memory_limit: str = "1GB", threads: int | None = None, spill: Path | None = None
) -> DuckDBPyConnection:
    """A database in memory that keeps within `memory_limit` and puts what does not fit into the folder
    `spill` (left out: the system's folder for temporary files)."""
    import duckdb

    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": memory_limit,
        "temp_directory": str(spill or gettempdir()),
    }
    con = duckdb.connect(config=config)
    if threads is not None:
        con.execute(f"SET threads = {int(threads)}")
    return con


def load(
    con: DuckDBPyConnection,
    paths: Sequence[Path],
    vocabulary: Vocabulary,
    *,
    about: str | None = None,
    likely: str | None = None,
    rejects: Path | None = None,
    incomplete: Collection[str] = (),
    prefix: str = "population",
    language: str = "en",
) -> Loaded:
    """Load tables of facts, of events, and with one row per case into `PREFIX_cases`, `_facts`, `_events`.

    What each file is, is told by its columns; what the cases are about, by the facts in them unless `about`
    says it (`likely`: what they are about where their facts leave it open). Bad rows are left out,
    reported, and written to `rejects` (further files: `rejects-2.csv`, …);
    without it they are only reported. A fact or event that lost a row is marked as not completely known in
    its case. `incomplete` names what the data set does not hold completely; `language` is that of the
    reasons in the file of rejects (`da` or `en`). Raises CaseError when a file is no table of cases, or none
    is left of it.
    """
    tables = [table_of(open_source(con, path, number)) for number, path in enumerate(paths)]
    kind = _about(con, tables, about, likely, vocabulary)
    problems = [problem for table in tables for problem in check_columns(table, kind, vocabulary)]
    problems += _unknown(incomplete, kind, vocabulary, paths)
    if problems:
        raise CaseError(problems)
    _stage(con, tables, kind, vocabulary)
    find_bad(con, tables)
    reporter = Reporter(con, kind, vocabulary, rejects, language)
    for number, table in enumerate(tables):
        reporter.table(table, number)
    made = _Assembly(con, tables, kind, vocabulary, prefix).relations(frozenset(incomplete))
    return _loaded(con, made, tables, reporter.report)


def _about(
    con: DuckDBPyConnection,
    tables: Sequence[Table],
    about: str | None,
    likely: str | None,
    vocabulary: Vocabulary,
) -> str:
    if not tables:
        raise ValueError("there is no table to load")
    if about is not None:
        if about not in vocabulary.abouts:
            raise ValueError(f"no case is about {about}: {', '.join(vocabulary.abouts)}")
        return about
    names: set[str] = set()
    for table in tables:
        column = {Kind.FACTS: "fact", Kind.EVENTS: "what"}.get(table.kind)
        if column is None:
            names.update(table.others)
        else:
            found = spellings(con, f"SELECT DISTINCT {column} FROM {table.source.raw} LIMIT 1000")
            names.update(each for (each,) in found)
    return about_of(names, vocabulary, tables, likely)


def _unknown(
    incomplete: Collection[str], about: str, vocabulary: Vocabulary, paths: Sequence[Path]
) -> list[Problem]:
    known = {*vocabulary.facts_of(about), *vocabulary.events_of(about)}
    return [
        Problem(
            str(paths[0]),
            1,
            1,
            "C202",
            say("`{each}` is no fact or event about {about}", each=each, about=about),
            say("mend `incomplete`"),
        )
        for each in incomplete
        if each not in known
    ]


def _stage(con: DuckDBPyConnection, tables: list[Table], about: str, vocabulary: Vocabulary) -> None:
    create_stages(con, tables, about, vocabulary)
    stages = {Kind.FACTS: stage_facts, Kind.EVENTS: stage_events, Kind.WIDE: stage_wide}
    for number, table in enumerate(tables):
        stages[table.kind](con, table, number, about, vocabulary)


class _Assembly:
    """Makes the relations from what is left in the stages."""

    def __init__(
        self, con: DuckDBPyConnection, tables: list[Table], about: str, vocabulary: Vocabulary, prefix: str
    ) -> None:
        self._con = con
        self._about = about
        self._vocabulary = vocabulary
        self._prefix = prefix
        self._attributes = frozenset(columns_of(tables)[0])
        described = con.execute(f"DESCRIBE {WIDE}").fetchall()
        self._columns = [row[0] for row in described if row[0] not in ("source", "row", "case", "good")]

    def relations(self, incomplete: frozenset[str]) -> Relations:
        """The relations, and the stages are gone."""
        constant = self._constant()
        partial = frozenset(each for (each,) in spellings(self._con, f"SELECT DISTINCT name FROM {HOLES}"))
        self._cases(constant, holes=bool(partial))
        if constant:
            listed = ", ".join(map(literal, constant))
            self._con.execute(f"DELETE FROM {FACTS} WHERE fact IN ({listed})")
        facts, events = self._keep(FACTS, "facts"), self._keep(EVENTS, "events")
        self._con.execute(f"DROP TABLE {WIDE}")
        return Relations(
            self._about,
            f"{self._prefix}_cases",
            facts,
            events,
            frozenset((*self._columns, *constant)),
            self._attributes if events else frozenset(),
            incomplete,
            partial,
        )

    def _constant(self) -> list[str]:
        """Facts that have no days in any row: they become columns, which are faster to read."""
        query = f"""SELECT fact FROM {FACTS} GROUP BY fact
            HAVING bool_and("from" IS NULL AND "to" IS NULL AND value IS NOT NULL) ORDER BY fact"""
        return [row[0] for row in self._con.execute(query).fetchall()]

    def _cases(self, constant: list[str], *, holes: bool) -> None:
        kinds = {each: SQL_TYPES[self._vocabulary.facts[self._about, each].type] for each in constant}
        filled = "".join(
            f", any_value(value) FILTER (fact = {literal(each)})::{kinds[each]} AS {name(each)}"
            for each in constant
        )
        given = "".join(f", w.{name(each)}" for each in self._columns)
        moved = "".join(f", f.{name(each)}" for each in constant)
        marks, join = "", ""
        if holes:
            marks = ", h.incomplete"
            join = f""" LEFT JOIN (SELECT "case", list(DISTINCT name ORDER BY name) AS incomplete
                FROM {HOLES} GROUP BY 1) h ON h."case" = i."case" """
        self._con.execute(f"""
            CREATE OR REPLACE TABLE {name(self._prefix + "_cases")} AS
            WITH facts AS (SELECT "case"{filled} FROM {FACTS} GROUP BY 1),
                ids AS (
                    SELECT "case" FROM facts UNION SELECT "case" FROM {WIDE}
                    UNION SELECT "case" FROM {EVENTS})
            SELECT i."case"{given}{moved}{marks} FROM ids i
                LEFT JOIN {WIDE} w ON w."case" = i."case" LEFT JOIN facts f ON f."case" = i."case"{join}
            ORDER BY i."case" """)

    def _keep(self, stage: str, part: str) -> str | None:
        """The stage as a relation of its own; None when nothing is left of it."""
        table = f"{self._prefix}_{part}"
        self._con.execute(f"DROP TABLE IF EXISTS {name(table)}")
        if not number_of_rows(self._con, stage):
            self._con.execute(f"DROP TABLE {stage}")
            return None
        for column in ("source", "row", "good"):
            self._con.execute(f"ALTER TABLE {stage} DROP COLUMN {column}")
        self._con.execute(f"ALTER TABLE {stage} RENAME TO {name(table)}")
        return table


def _loaded(con: DuckDBPyConnection, made: Relations, tables: Sequence[Table], report: Report) -> Loaded:
    rows = sum(table.source.rows + len(table.source.unread) for table in tables)
    cases = number_of_rows(con, name(made.cases))
    if not cases:
        file = str(tables[0].source.path)
        empty = Problem(
            file, 1, 1, "C008", say("no case is left of the tables"), say("mend the rows that were rejected")
        )
        raise CaseError([*report.problems, empty] if report.problems else [empty])
    return Loaded(
        made, cases, rows - report.rejected, report.rejected, tuple(report.problems), tuple(report.files)
    )
