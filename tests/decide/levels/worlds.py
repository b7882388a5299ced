"""A small law with a duty in every shape, and populations of it in a database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import duckdb

from frirum.cases.model import Case
from frirum.cases.relations import Relations
from frirum.cases.shape import read_case_data
from frirum.catalogue import Catalogue

from ..spec import Spec, build

START, END = date(2018, 1, 1), date(2018, 12, 31)
"""the span that is asked about"""

LAW = """
§ 1:
  given: {hjælp: ydelse = "hjælp"}
  duty: {every: {months: 1}, clock: {while: 'ydelse = "hjælp"'}}
§ 2:
  given: {hjælp: ydelse = "hjælp", ugift: not(gift)}
  duty: {do: møde, times: 4, per: {months: 12}, clock: {while: 'ydelse = "hjælp"', since: 'ydelse = "hjælp"'}}
§ 3:
  given: {hjælp: ydelse = "hjælp"}
  duty: {do: møde, every: {months: 1}, after: {months: 2}, up to: {months: 3}, clock: {while: 'ydelse = "hjælp" and not(barsel)'}}
§ 4:
  given: {hjælp: ydelse = "hjælp"}
  duty:
    do: møde
    counts: form = "fremmøde"
    times: 6
    per: {months: 6}
    up to: {months: 6}
    clock: {while: 'ydelse = "hjælp"', counting: whole weeks, since: 'not(barsel)'}
§ 5:
  given: {hjælp: ydelse = "hjælp"}
  duty: {do: møde, every: {days: 20}, suspended: barsel, clock: {while: 'ydelse = "hjælp"'}}
§ 6:
  given: {gift: gift}
  duty: {do: møde, met by: [møde, brev], every: {weeks: 2}}
§ 7:
  given: {hjælp: ydelse = "hjælp", henvendt: 'count(henvendelse, 3) >= 1'}
  duty: {do: møde, times: 3, per: {months: 3}, clock: {while: 'count(henvendelse, 3) >= 1', since: 'count(henvendelse, 3) >= 1'}}
§ 8:
  given: {ung: years since(født) < 30, hjælp: 'ydelse = "hjælp"'}
  duty: {do: møde, every: {months: 1}}
§ 11:
  given: {hjælp: ydelse = "hjælp"}
  duty: {do: møde, due: {weeks: 2}, tolerance: {days: 3}}
§ 12:
  given: {ugift: not(gift)}
  duty: {do: møde, counts: form = "fremmøde", arises: {event: henvendelse}, due: {months: 1}, early: {days: 5}}
§ 13:
  given: {hjælp: ydelse = "hjælp"}
  duty:
    do: møde
    arises: {after: {months: 3}, within: {months: 5}, again: true}
    due: {reading: {months: 4}}
    clock: {while: 'ydelse = "hjælp" and not(barsel)'}
§ 14:
  given: {hjælp: ydelse = "hjælp"}
  duty: {do: brev, due: {"on": frist}}
§ 15:
  given: {hjælp: ydelse = "hjælp"}
  duty: {do: møde, due: {months: 2}, suspended: barsel, clock: {while: 'ydelse = "hjælp"', since: 'ydelse = "hjælp"'}}
§ 16:
  given: {hjælp: ydelse = "hjælp", nok: 'accumulated months(ydelse = "hjælp", 6) >= 2'}
  duty: {do: møde, arises: {event: henvendelse}, due: {days: 10}}
§ 17:
  given: {hjælp: ydelse = "hjælp"}
  duty:
    do: møde
    arises: {event: henvendelse}
    due: {reading: {months: 2}}
    clock: {while: 'ydelse = "hjælp"', since: 'ydelse = "hjælp"'}
§ 21:
  given: {hjælp: ydelse = "hjælp"}
  limit: {what: {da: børn, en: children}, is: 'if gift then 3 else 2', unit: børn, bound: at most}
"""
SPEC = Spec("duties in every shape", LAW, ())
CADENCES = ("L § 1", "L § 2", "L § 3", "L § 4", "L § 5", "L § 6", "L § 7", "L § 8")
ON_EVENTS = ("L § 12", "L § 16")
ONCE = ("L § 11", "L § 12", "L § 13", "L § 14", "L § 15", "L § 16", "L § 17")


@cache
def catalogue() -> Catalogue:
    """The catalogue of this law."""
    return build(SPEC, Path(mkdtemp(prefix="frirum-levels-")))


def read(data: Mapping[str, Any]) -> Case:
    """A case from data as in a case file."""
    return read_case_data(data, catalogue().vocabulary, about="person")


def relations(con: duckdb.DuckDBPyConnection, cases: Sequence[Case]) -> Relations:
    """The cases as tables of a database."""
    con.execute('CREATE OR REPLACE TABLE cases ("case" VARCHAR)')
    con.execute(
        'CREATE OR REPLACE TABLE facts ("case" VARCHAR, fact VARCHAR, value VARCHAR, "from" DATE, "to" DATE)'
    )
    con.execute('CREATE OR REPLACE TABLE events ("case" VARCHAR, what VARCHAR, "on" DATE, form VARCHAR)')
    for case in cases:
        con.execute("INSERT INTO cases VALUES (?)", [case.id])
        for name, pieces in case.facts.items():
            for piece in pieces:
                days = [_day(piece.start, 1), _day(piece.end, date.max.toordinal())]
                con.execute(
                    "INSERT INTO facts VALUES (?, ?, ?, ?, ?)", [case.id, name, _text(piece.value), *days]
                )
        for name, happened in case.events.items():
            for event in happened:
                row = [case.id, name, date.fromordinal(event.on), event.attributes.get("form")]
                con.execute("INSERT INTO events VALUES (?, ?, ?, ?)", row)
    return Relations("person", "cases", "facts", "events", attributes=frozenset({"form"}))


def _day(ordinal: int, open_end: int) -> date | None:
    return None if ordinal == open_end else date.fromordinal(ordinal)


def _text(value: object) -> str | None:
    if value is None:
        return None
    return str(value).lower() if isinstance(value, bool) else str(value)


def days(start: date = START, end: date = END) -> list[date]:
    """Every day of a span."""
    return [start + timedelta(number) for number in range((end - start).days + 1)]
