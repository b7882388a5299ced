"""The events that count for a duty under ordinary law."""

from __future__ import annotations

from frirum.cases.vocabulary import Absence
from frirum.decide.levels.through import Through
from frirum.decide.sql.events import event_test
from frirum.decide.sql.reader import Reader
from frirum.decide.sql.text import literal, on_day, shown
from frirum.law.model import Duty


def counting(sweeper: Through, duty: Duty) -> str:
    """A relation `case, happened, sure`: the events up to the last day that count (`sure`), or may."""
    parts = [_kind(sweeper, duty, name) for name in dict.fromkeys(duty.met_by)]
    nothing = (
        f'SELECT k."case", {on_day(sweeper.today)} AS happened, TRUE AS sure '
        f"FROM {sweeper.people.relations.cases} AS k WHERE FALSE"
    )
    return sweeper.query.part("meeting", " UNION ALL\n".join(part for part in parts if part) or nothing)


def _kind(sweeper: Through, duty: Duty, name: str) -> str:
    relation = sweeper.people.relations.events
    if relation is None:
        return ""
    rows = f'e.what = {literal(name)} AND e."on" <= {on_day(sweeper.today)}'
    if duty.counts is None:
        return f'SELECT e."case", e."on" AS happened, TRUE AS sure FROM {relation} AS e WHERE {rows}'
    reader = Reader(sweeper.query, sweeper.people, sweeper.rates, "e", 'e."on"')
    passes = shown(event_test(reader, sweeper.people.events[name], duty.counts.node).value)
    return (
        f'SELECT e."case", e."on" AS happened, COALESCE({passes}, FALSE) AS sure FROM {relation} AS e'
        f"{reader.joined()} WHERE {rows} AND COALESCE({passes}, TRUE)"
    )


def incomplete(sweeper: Through, duty: Duty, table: str = "c") -> str:
    """Whether a case of `cases` may have had events that nobody recorded: a text over `table`."""
    people = sweeper.people
    found = []
    for name in dict.fromkeys(duty.met_by):
        if people.events[name].absence is not Absence.COMPLETE:
            return "TRUE"
        found.append(shown(people.incomplete(name, table)))
    kept = [each for each in found if each != "FALSE"]
    return " OR ".join(kept) or "FALSE"
