"""Runs of a condition from its spans: merged pieces, and how much they measure in each case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from frirum.decide.sql.query import Query
from frirum.decide.sql.text import FIRST_DAY, LAST_DAY


@dataclass(frozen=True, slots=True)
class Bounds:
    """Days from `low` to before `high`."""

    low: date = FIRST_DAY
    high: date = LAST_DAY


EVER = Bounds()


@dataclass(frozen=True, slots=True)
class Spans:
    """A relation `case, s, t, holds` and a column `missing_i` for each of `names`: from s to before t the
    condition is `holds` (NULL: unknown), for every case asked for. Neighbours may be equal."""

    relation: str
    names: tuple[str, ...]

    def missing(self) -> list[str]:
        """The columns that tell which names are missing."""
        return [f"missing_{index}" for index in range(len(self.names))]


_OVER = 'OVER (PARTITION BY "case" ORDER BY s)'
_RUNNING = 'OVER (PARTITION BY "case" ORDER BY s ROWS UNBOUNDED PRECEDING)'


def true_runs(query: Query, spans: Spans) -> str:
    """A relation `case, s, t`: the unbroken runs of true days, touching ones joined."""
    marked = query.part(
        "marked",
        f'SELECT "case", s, t, CASE WHEN LAG(t) {_OVER} = s THEN 0 ELSE 1 END AS fresh '
        f"FROM {spans.relation} WHERE holds",
    )
    numbered = query.part("numbered", f'SELECT "case", s, t, SUM(fresh) {_RUNNING} AS run FROM {marked}')
    return query.part("runs", f'SELECT "case", MIN(s) AS s, MAX(t) AS t FROM {numbered} GROUP BY "case", run')


def amounts(query: Query, spans: Spans, *, months: bool) -> str:
    """A relation `case, amount`: units (`months`) or days of the true days; no row where there are none."""
    if months:
        runs, measure = true_runs(query, spans), "frirum_units(s, t)"
    else:
        runs, measure = f"{spans.relation} WHERE holds", "frirum_days_between(s, t)"
    return query.part("amounts", f'SELECT "case", SUM({measure}) AS amount FROM {runs} GROUP BY "case"')


def unknowns(query: Query, spans: Spans) -> str:
    """A relation `case, missing_i …`: the cases in which the condition is unknown on some day, and why."""
    missing = "".join(f", BOOL_OR({name}) AS {name}" for name in spans.missing())
    return query.part(
        "unknowns", f'SELECT "case"{missing} FROM {spans.relation} WHERE holds IS NULL GROUP BY "case"'
    )


def last_run(query: Query, spans: Spans) -> str:
    """A relation `case, holds, s, known, missing_i …`: how the condition stands on the last day of the spans, since
    when, and whether the day before that beginning is known. Where it is not known, the missing are of that day."""
    missing = spans.missing()
    changes = query.part(
        "changes",
        f"SELECT *, CASE WHEN LAG(t) {_OVER} = s AND (LAG(holds) {_OVER} = holds "
        f"OR (LAG(holds) {_OVER} IS NULL AND holds IS NULL)) THEN 0 ELSE 1 END AS fresh FROM {spans.relation}",
    )
    numbered = query.part(
        "counted",
        f"SELECT *, SUM(fresh) {_RUNNING} AS run, COALESCE(LEAD(fresh) {_OVER}, 1) = 1 AS final FROM {changes}",
    )
    # What is missing on the stretch's last day: earlier days may lack other facts.
    together = "".join(f", BOOL_OR({name} AND final) AS {name}" for name in missing)
    joined = query.part(
        "stretches",
        f'SELECT "case", run, BOOL_OR(holds) AS holds, MIN(s) AS s, MAX(t) AS t{together} FROM {numbered} '
        f'GROUP BY "case", run',
    )
    before = "".join(
        f", CASE WHEN holds IS NULL THEN {name} ELSE LAG({name}) {_OVER} END AS {name}" for name in missing
    )
    return query.part(
        "present",
        f'SELECT "case", holds, s, t, (run = 1 OR LAG(holds) {_OVER} IS NOT NULL) AS known{before}, '
        f'ROW_NUMBER() OVER (PARTITION BY "case" ORDER BY s DESC) AS back FROM {joined}',
    )
