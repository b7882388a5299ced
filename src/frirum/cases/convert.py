"""Cases into relations and back: the same cases for both back ends, and one row of a population as a case."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from frirum.cases.model import FIRST, LAST, Case, Event, FactValue, Piece
from frirum.cases.relations import Relations
from frirum.cases.tables import SQL_TYPES, name, value_from_text, value_text
from frirum.cases.vocabulary import Fact, Vocabulary

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Column = tuple[str, str, Sequence[object]]
"""name, SQL type, values"""


def to_relations(
    con: DuckDBPyConnection,
    cases: Sequence[Case],
    vocabulary: Vocabulary,
    *,
    prefix: str = "population",
    wide: bool = True,
) -> Relations:
    """Put cases of one kind into tables `PREFIX_cases`, `PREFIX_facts`, `PREFIX_events` of the database.

    `wide`: facts that never change in any of the cases become columns of `cases`; otherwise every fact goes
    to `facts`. Raises ValueError when the cases are of several kinds, are none, or share a name.
    """
    about = _about(cases)
    columns = sorted(_constant(cases)) if wide else []
    partial = _partial(cases)
    facts = _fact_rows(cases, frozenset(columns))
    attributes = _attributes(cases)
    _write(con, f"{prefix}_cases", _case_columns(cases, about, columns, vocabulary, partial))
    _write(con, f"{prefix}_facts", facts)
    _write(con, f"{prefix}_events", _event_rows(cases, attributes))
    return Relations(
        about,
        f"{prefix}_cases",
        f"{prefix}_facts" if facts[0][2] else None,
        f"{prefix}_events" if any(case.events for case in cases) else None,
        frozenset(columns),
        frozenset(attributes),
        frozenset.intersection(*(case.incomplete for case in cases)),
        partial,
    )


def _about(cases: Sequence[Case]) -> str:
    abouts = {case.about for case in cases}
    if len(abouts) != 1 or len({case.id for case in cases}) != len(cases):
        raise ValueError("relations need cases of one kind, at least one, each with a name of its own")
    return abouts.pop()


def _constant(cases: Sequence[Case]) -> set[str]:
    """Facts that are the same on every day in each case that has them."""
    constant: set[str] = set()
    varying: set[str] = set()
    for case in cases:
        for fact, pieces in case.facts.items():
            always = len(pieces) == 1 and pieces[0][:2] == (FIRST, LAST) and pieces[0].value is not None
            (constant if always or not pieces else varying).add(fact)
    return constant - varying


def _partial(cases: Sequence[Case]) -> frozenset[str]:
    declared = [case.incomplete for case in cases]
    return frozenset.union(*declared) - frozenset.intersection(*declared)


def _case_columns(
    cases: Sequence[Case], about: str, columns: Sequence[str], vocabulary: Vocabulary, partial: frozenset[str]
) -> list[Column]:
    made: list[Column] = [("case", "VARCHAR", [case.id for case in cases])]
    for fact in columns:
        kind = SQL_TYPES[vocabulary.facts[about, fact].type]
        values = [case.facts[fact][0].value if case.facts.get(fact) else None for case in cases]
        made.append((fact, kind, values))
    if partial:
        made.append(
            ("incomplete", "VARCHAR[]", [sorted(case.incomplete & partial) or None for case in cases])
        )
    return made


def _fact_rows(cases: Sequence[Case], columns: frozenset[str]) -> list[Column]:
    rows = [
        (case.id, fact, value_text(piece.value), _day(piece.start, FIRST), _day(piece.end, LAST))
        for case in cases
        for fact, pieces in case.facts.items()
        if fact not in columns
        for piece in pieces
    ]
    heads = [("case", "VARCHAR"), ("fact", "VARCHAR"), ("value", "VARCHAR"), ("from", "DATE"), ("to", "DATE")]
    return [(head, kind, [row[at] for row in rows]) for at, (head, kind) in enumerate(heads)]


def _attributes(cases: Sequence[Case]) -> list[str]:
    events = (event for case in cases for each in case.events.values() for event in each)
    return sorted({attribute for event in events for attribute in event.attributes})


def _event_rows(cases: Sequence[Case], attributes: Sequence[str]) -> list[Column]:
    rows = [(case.id, event) for case in cases for events in case.events.values() for event in events]
    return [
        ("case", "VARCHAR", [case for case, _ in rows]),
        ("what", "VARCHAR", [event.what for _, event in rows]),
        ("on", "DATE", [date.fromordinal(event.on) for _, event in rows]),
        *(
            (each, "VARCHAR", [value_text(event.attributes.get(each)) for _, event in rows])
            for each in attributes
        ),
    ]


def _day(ordinal: int, open_end: int) -> date | None:
    return None if ordinal == open_end else date.fromordinal(ordinal)


def _write(con: DuckDBPyConnection, table: str, columns: Sequence[Column]) -> None:
    """One table from columns; lists go in as parameters, which is much faster than row by row."""
    selected = ", ".join(f"unnest(?::{_list(kind)}) AS {name(head)}" for head, kind, _ in columns)
    values = [list(values) for _, _, values in columns]
    con.execute(f"CREATE OR REPLACE TABLE {name(table)} AS SELECT {selected}", values)


def _list(kind: str) -> str:
    return f"{kind}[]"


def from_relations(
    con: DuckDBPyConnection, relations: Relations, vocabulary: Vocabulary, ids: Collection[str]
) -> list[Case]:
    """The cases of these names, in the order of `ids`; a name that the relations do not hold is left out."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return []
    found = _cases(con, relations, vocabulary, wanted)
    _add_facts(con, relations, vocabulary, found)
    _add_events(con, relations, vocabulary, found)
    return [found[each] for each in wanted if each in found]


def _rows(con: DuckDBPyConnection, relation: str, columns: Sequence[str], ids: Sequence[str]) -> list[tuple]:  # type: ignore[type-arg]
    selected = ", ".join(columns)
    query = (
        f'SELECT "case"::VARCHAR, {selected} FROM {name(relation)} '
        'WHERE "case"::VARCHAR IN (SELECT unnest(?::VARCHAR[]))'
    )
    return con.execute(query, [list(ids)]).fetchall()


def _cases(
    con: DuckDBPyConnection, relations: Relations, vocabulary: Vocabulary, ids: Sequence[str]
) -> dict[str, Case]:
    wide = sorted(relations.wide)
    columns = [f"{name(each)}::{SQL_TYPES[vocabulary.facts[relations.about, each].type]}" for each in wide]
    columns.append('"incomplete"' if relations.partial else "NULL")
    found = {}
    for id_, *values, incomplete in _rows(con, relations.cases, columns, ids):
        facts = {
            fact: (Piece(FIRST, LAST, value),)
            for fact, value in zip(wide, values, strict=True)
            if value is not None
        }
        found[id_] = Case(id_, relations.about, facts, {}, relations.incomplete | frozenset(incomplete or ()))
    return found


def _add_facts(
    con: DuckDBPyConnection, relations: Relations, vocabulary: Vocabulary, found: dict[str, Case]
) -> None:
    if relations.facts is None:
        return
    pieces: dict[tuple[str, str], list[Piece]] = {}
    for id_, fact, text, start, end in _rows(
        con, relations.facts, ["fact", "value", '"from"', '"to"'], list(found)
    ):
        value = value_from_text(vocabulary.facts[relations.about, fact].type, text)
        first = FIRST if start is None else start.toordinal()
        last = LAST if end is None else end.toordinal()
        pieces.setdefault((id_, fact), []).append(Piece(first, last, value))
    for (id_, fact), each in pieces.items():
        found[id_].facts = {**found[id_].facts, fact: tuple(sorted(each, key=lambda piece: piece.start))}


def _add_events(
    con: DuckDBPyConnection, relations: Relations, vocabulary: Vocabulary, found: dict[str, Case]
) -> None:
    if relations.events is None:
        return
    attributes = sorted(relations.attributes)
    events: dict[tuple[str, str], list[Event]] = {}
    columns = ["what", '"on"', *(f"{name(each)}::VARCHAR" for each in attributes)]
    for id_, what, on, *texts in _rows(con, relations.events, columns, list(found)):
        known = vocabulary.events[relations.about, what].attributes
        values = _attribute_values(known, dict(zip(attributes, texts, strict=True)))
        events.setdefault((id_, what), []).append(Event(what, on.toordinal(), values))
    for (id_, what), each in events.items():
        found[id_].events = {**found[id_].events, what: tuple(sorted(each, key=lambda event: event.on))}


def _attribute_values(known: Mapping[str, Fact], texts: Mapping[str, str | None]) -> dict[str, FactValue]:
    """An attribute without value in the table is not known; it is left out of the event."""
    return {each: value_from_text(known[each].type, text) for each, text in texts.items() if text is not None}
