"""Asks a population for its levels, and puts the answers together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from frirum.cases.relations import Relations
from frirum.catalogue.model import Catalogue
from frirum.decide.levels.exempt import exemptions
from frirum.decide.levels.model import Level, Measure, Question
from frirum.decide.levels.periods import Every, stretches
from frirum.decide.levels.queries import Asking, Sums, duty_query, limit_query, share_query
from frirum.decide.levels.rows import compared, level
from frirum.decide.sql.population import population
from frirum.feel.ast import NOWHERE
from frirum.feel.sql.dialects import render
from frirum.feel.sql.value import Unsupported
from frirum.law.model import Effect, Provision, Version

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Key = tuple[str, str | None, str | None, int]
"""measure, municipality, group, number of the period"""


def levels(
    con: DuckDBPyConnection,
    catalogue: Catalogue,
    relations: Relations,
    provision: str,
    question: Question,
) -> list[Level]:
    """The levels of a duty or a limit in a population, by municipality, group and period.

    `provision` is an id; or the name of a text fact, for the shares of its values. Raises KeyError for
    neither, and `Unsupported` (naming the construct) for what cannot be counted in bulk.
    """
    asking = _asking(con, catalogue, relations, question)
    found = _counted(con, catalogue, asking, provision, question)
    if question.baseline is not None:
        start, end = question.baseline
        earlier = replace(question, start=start, end=end, every=Every.SPAN, baseline=None)
        before = _counted(con, catalogue, _asking(con, catalogue, relations, earlier), provision, earlier)
        found = compared(found, before)
    return found


def _asking(
    con: DuckDBPyConnection, catalogue: Catalogue, relations: Relations, question: Question
) -> Asking:
    described = con.execute(f"DESCRIBE {relations.cases}").fetchall()
    types = {str(row[0]): str(row[1]) for row in described}
    people = population(catalogue.vocabulary, relations, types)
    periods = stretches(question.start, question.end, question.every)
    return Asking(catalogue, people, question, periods)


def _counted(
    con: DuckDBPyConnection, catalogue: Catalogue, asking: Asking, provision: str, question: Question
) -> list[Level]:
    if provision in asking.people.facts and provision not in catalogue.provisions:
        rows = _sums(con, [share_query(asking, provision)])
        return [_row(asking, provision, key, sums) for key, sums in rows.items()]
    found = catalogue.provisions[provision]
    rows = _sums(con, [_query(asking, version) for version in in_force(found, question.start, question.end)])
    levels = [_row(asking, found.id, key, sums) for key, sums in rows.items()]
    return [
        replace(each, exemptions=exemptions(catalogue, found.id, each.municipality, asking.periods[key[3]]))
        for each, key in zip(levels, rows, strict=True)
    ]


def in_force(provision: Provision, start: date, end: date) -> Iterable[tuple[Version, date, date]]:
    """The versions in force in a span, each with its first day and the day after its last."""
    for version in provision.versions:
        low = max(start, version.period.start or start)
        high = min(end, version.period.end or end)
        if low <= high:
            yield version, low, high + timedelta(days=1)


def measured(version: Version) -> Measure | None:
    """How levels of a version are counted; None where there is nothing to count."""
    if version.duty is not None:
        return Measure.CADENCE if version.duty.cadence is not None else Measure.OCCURRENCES
    if version.effect is Effect.LIMIT and version.value is not None and version.value.value is not None:
        return Measure.LIMIT
    return None


def _query(asking: Asking, found: tuple[Version, date, date]) -> str:
    version, low, high = found
    if version.duty is not None:
        return duty_query(asking, version, version.duty, low, high)
    if measured(version) is Measure.LIMIT and version.value is not None and version.value.value is not None:
        return limit_query(asking, version, version.value.value, low, high)
    raise Unsupported(f"the level of a {version.effect} without a number", NOWHERE)


def _sums(con: DuckDBPyConnection, texts: Sequence[str]) -> Mapping[Key, Sums]:
    """The rows of several queries, those of one key added up, in order."""
    found: dict[Key, Sums] = {}
    for text in texts:
        for row in con.execute(render(text)).fetchall():
            key: Key = (row[0], row[1], row[2], row[3])
            sums = Sums(*row[4:])
            found[key] = sums if key not in found else found[key].plus(sums)
    return dict(sorted(found.items(), key=lambda each: _order(each[0])))


def _order(key: Key) -> tuple[object, ...]:
    """Unknown municipalities and groups last."""
    measure, municipality, group, number = key
    return (municipality is None, municipality or "", group is None, group or "", number, measure)


def _row(asking: Asking, provision: str, key: Key, sums: Sums) -> Level:
    measure, municipality, group, number = key
    return level(provision, Measure(measure), municipality, group, asking.periods[number].label, sums)
