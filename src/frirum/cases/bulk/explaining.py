"""What is wrong with a row, in words: the row is read once more by the code that reads a case file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from frirum.cases.bulk.kinds import WORDS, Kind, Table
from frirum.cases.lexicon import nearest, normal, shown
from frirum.cases.values import Plain, WrongValueError, read_day, read_value
from frirum.cases.vocabulary import EventType, Fact, FactType, Vocabulary
from frirum.cases.wording import say

Row = Mapping[str, str | None]
Fault = tuple[str, str, str, str]
"""column, code, message, remedy"""

OVERLAP = "C304"
TWICE = "C403"
SEVERAL = "C104"


def against_others(why: str, fact: str | None, row: Row) -> Fault:
    """A fault that only a look at other rows could find; `fact` is the one it is about."""
    if why == OVERLAP:
        message = say("this piece of `{fact}` overlaps another of the same case", fact=fact)
        remedy = say("end a piece on the day before the next one begins")
        column = next((each for each in ("from", "value", fact) if each in row), "case")
        return column or "case", OVERLAP, message, remedy
    if why == TWICE:
        return (
            "case",
            TWICE,
            say("this row stands twice"),
            say("take one of the two out; the other one counts"),
        )
    message = say("the case `{given}` has several rows", given=shown(row["case"] or ""))
    return "case", SEVERAL, message, say("keep one row for each case")


def faults(table: Table, row: Row, about: str, vocabulary: Vocabulary) -> list[Fault]:
    """Everything that is wrong with a row by itself. Never empty: the row is known to be bad."""
    readers = {Kind.FACTS: _fact_row, Kind.EVENTS: _event_row, Kind.WIDE: _wide_row}
    found = [*_case(row), *readers[table.kind](row, table, about, vocabulary)]
    return found or [
        (
            "case",
            "C402",
            say("this row does not fit {kind}", kind=WORDS[table.kind]),
            say("compare it with its neighbours"),
        )
    ]


def _case(row: Row) -> Iterator[Fault]:
    case = row["case"]
    if case is None or not case.strip():
        yield (
            "case",
            "C101",
            say("the row does not say which case it belongs to"),
            say("write the name of the case"),
        )
    elif len(case) > 200 or case != case.strip() or not case.isprintable():
        remedy = say("write 1 to 200 characters without blanks at the ends")
        yield "case", "C105", say("this name of a case cannot be used"), remedy


def _value(fact: Fact, written: str, column: str, vocabulary: Vocabulary) -> Iterator[Fault]:
    try:
        read_value(fact, Plain(written), vocabulary)
    except WrongValueError as wrong:
        yield column, wrong.code, wrong.message, wrong.remedy


def _day(row: Row, column: str) -> Iterator[Fault]:
    written = row.get(column)
    if written is not None:
        try:
            read_day(written, column)
        except WrongValueError as wrong:
            yield column, wrong.code, wrong.message, wrong.remedy


def _fact_row(row: Row, _: Table, about: str, vocabulary: Vocabulary) -> Iterator[Fault]:
    named, value = row["fact"], row["value"]
    fact = vocabulary.facts.get((about, normal(named))) if named is not None else None
    if named is None:
        yield "fact", "C101", say("the row names no fact"), say("write its name")
    elif fact is None:
        known = vocabulary.facts_of(about)
        yield (
            "fact",
            "C202",
            say("`{named}` is no fact about {about}", named=shown(named), about=about),
            nearest(named, known),
        )
    if value is None:
        remedy = say("leave the row out where it is not known, write null where it is known to be none")
        yield (
            "value",
            "C305",
            say("`{given}` has no value", given=say("the fact") if named is None else shown(named)),
            remedy,
        )
    elif fact is not None:
        yield from _value(fact, value, "value", vocabulary)
    days = [*_day(row, "from"), *_day(row, "to")]
    yield from days
    start, end = row.get("from"), row.get("to")
    if not days and start is not None and end is not None and end < start:
        remedy = say("mend the days: `to` is the last day on which it holds")
        yield (
            "to",
            "C303",
            say("this piece of `{given}` ends before it begins", given=shown(named or "")),
            remedy,
        )


def _event_row(row: Row, table: Table, about: str, vocabulary: Vocabulary) -> Iterator[Fault]:
    named = row["what"]
    event = vocabulary.events.get((about, normal(named))) if named is not None else None
    if named is None:
        yield "what", "C101", say("the row names no event"), say("write its name")
    elif event is None:
        known = vocabulary.events_of(about)
        yield (
            "what",
            "C203",
            say("`{named}` is no event about {about}", named=shown(named), about=about),
            nearest(named, known),
        )
    if row["on"] is None:
        yield "on", "C101", say("the row does not say on which day it happened"), say("write the day")
    yield from _day(row, "on")
    if event is not None:
        yield from _attributes(event, row, table, vocabulary)


def _attributes(event: EventType, row: Row, table: Table, vocabulary: Vocabulary) -> Iterator[Fault]:
    for attribute in table.others:
        cell, fact = row[attribute], event.attributes.get(attribute)
        if cell is not None and fact is None:
            message = say("the event `{name}` has no `{attribute}`", name=event.name, attribute=attribute)
            yield attribute, "C204", message, say("leave the cell empty")
        elif cell is not None and fact is not None:
            yield from _attribute(fact, cell, attribute, vocabulary)


def _attribute(fact: Fact, written: str, column: str, vocabulary: Vocabulary) -> Iterator[Fault]:
    if written in ("null", "~"):
        yield (
            column,
            "C305",
            say("`{column}` is null", column=column),
            say("leave the cell empty where it is not known"),
        )
    else:
        yield from _value(fact, written, column, vocabulary)


def _wide_row(row: Row, table: Table, about: str, vocabulary: Vocabulary) -> Iterator[Fault]:
    for column in table.others:
        written, fact = row[column], vocabulary.facts[about, column]
        if written is None:
            continue
        if written in ("null", "~") and fact.type is not FactType.BOOLEAN:
            remedy = say("leave the cell empty where it is not known; a known none needs a table of facts")
            yield column, "C305", say("`{column}` is null", column=column), remedy
        else:
            yield from _value(fact, written, column, vocabulary)
