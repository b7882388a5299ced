"""Events in SQL: which of them a test lets through, and `latest`, `first` and `count` on the day of decision."""

from __future__ import annotations

from sqlglot import exp

from frirum.cases.vocabulary import Absence, EventType, Fact
from frirum.decide.days import add_months, as_date
from frirum.decide.sql.population import KINDS, never_recorded, varying_column
from frirum.decide.sql.reader import Reader
from frirum.decide.sql.text import literal, on_day, quoted, raw, shown
from frirum.decide.sql.today import Today
from frirum.decide.words import TemporalCall, event_of
from frirum.feel import ast
from frirum.feel.ast import At
from frirum.feel.sql import compile_sql
from frirum.feel.sql.value import (
    FALSE,
    NULL,
    TRUE,
    Kind,
    Sql,
    both,
    case,
    either,
    holds,
    is_false,
    is_none,
    is_some,
    is_true,
    negated,
)


def attribute(fact: Fact, held: bool) -> Sql:
    """An attribute of the event `e`; `held`: the population has a column for it."""
    if not held:
        return never_recorded(fact, FALSE)
    value = f"e.{quoted(fact.name)}"
    return varying_column(fact, value, is_some(raw(value)), FALSE, FALSE)


def event_test(reader: Reader, kind: EventType, test: ast.Node) -> Sql:
    """A test of the event `e`: its attributes, and the facts of its day."""
    from frirum.decide.sql.leaves import names_in

    columns: dict[str, Sql] = {}
    for name in names_in(test):
        inner = kind.attributes.get(name)
        if inner is not None:
            columns[name] = attribute(inner, name in reader.people.relations.attributes)
        elif name in reader.people.facts or reader.rates.has(name):
            columns[name] = reader.column(name)
        else:
            columns[name] = Sql(KINDS[_elsewhere(reader, name).type], NULL, none=True)
    return compile_sql(test, columns)


def _elsewhere(reader: Reader, name: str) -> Fact:
    """An attribute that only other events have: of this one it is none."""
    kinds = reader.people.events.values()
    return next(kind.attributes[name] for kind in kinds if name in kind.attributes)


def known(today: Today, name: str) -> exp.Expr:
    """Whether a case's absence of an event means that it did not happen, as a column."""
    kind = today.people.events[name]
    complete = negated(today.incomplete(name))
    if kind.absence is Absence.OPEN:
        return FALSE
    if kind.absence is Absence.COMPLETE:
        return complete
    if today.people.relations.events is None:
        return FALSE
    rows = f"e.what = {literal(name)}"
    return both(
        complete, today.of_events(f"{name} recorded", f"COUNT(*) FILTER (WHERE {rows}) > 0", "FALSE", rows)
    )


def on_the_day(today: Today, call: TemporalCall, window: int | None, at: At) -> Sql:
    """`latest`, `first` or `count` on the day of decision."""
    name, test = event_of(call.subject)
    function = call.function.name
    sure, doubt, missing = _tests(today, name, test)
    complete = known(today, name)
    rows = f'e.what = {literal(name)} AND e."on" <= {on_day(today.day)}'
    if function == "count" and window is not None:
        after = as_date(add_months(today.day.toordinal(), -window))
        rows += f' AND e."on" > {on_day(after)}' if after else ""
    if today.people.relations.events is None:
        return _nothing(function, name, complete)
    label = f"{function} {len(today.events.columns)}"
    aggregate = {"latest": 'MAX(e."on")', "first": 'MIN(e."on")', "count": "COUNT(*)"}[function]
    absent = "0" if function == "count" else "NULL"
    value = today.of_events(label, f"{aggregate} FILTER (WHERE {rows} AND {sure})", absent, rows)
    certain: exp.Expr = TRUE
    if doubt != "FALSE":
        unsure = today.of_events(
            f"{label} doubt", f"{aggregate} FILTER (WHERE {rows} AND {doubt})", absent, rows
        )
        certain = _certain(function, value, unsure)
    lacking = {name: negated(complete)}
    for each, when in missing.items():
        doubtful = f"{rows} AND {doubt} AND {when}"
        unsure = today.of_events(f"{label} {each}", f"{aggregate} FILTER (WHERE {doubtful})", absent, rows)
        flag = negated(_certain(function, value, unsure))
        lacking[each] = both(complete, negated(certain), flag)
    full = both(complete, certain)
    kind = Kind.NUMBER if function == "count" else Kind.DATE
    kept = {each: when for each, when in lacking.items() if not is_false(when)}
    return Sql(kind, case((full, value)), full, none=function != "count", missing=kept, digits=9)


def _certain(function: str, value: exp.Expr, unsure: exp.Expr) -> exp.Expr:
    """Whether the events that may pass the test could not change the answer."""
    if function == "count":
        return raw(f"{shown(unsure)} = 0")
    further = ">=" if function == "latest" else "<="
    return either(is_none(unsure), holds(raw(f"{shown(value)} {further} {shown(unsure)}")))


def _tests(today: Today, name: str, test: ast.Node | None) -> tuple[str, str, dict[str, str]]:
    """Text over the event `e`: that it surely passes, that it may pass, and the names that are missing then."""
    if test is None:
        return "TRUE", "FALSE", {}
    reader = Reader(today.query, today.people, today.sweeper.rates, "e", 'e."on"')
    found = event_test(reader, today.people.events[name], test)
    today.events.join(reader.joins)
    value = shown(found.value)
    missing = {each: shown(when) for each, when in found.missing.items()}
    doubt = "FALSE" if is_true(found.known) and not found.none else f"({value} IS NULL)"
    return f"{value}", doubt, missing


def _nothing(function: str, name: str, complete: exp.Expr) -> Sql:
    """The answer where the population holds no events at all."""
    kind = Kind.NUMBER if function == "count" else Kind.DATE
    value = case((complete, raw("0" if function == "count" else "CAST(NULL AS DATE)")))
    missing = {} if is_true(complete) else {name: negated(complete)}
    return Sql(kind, value, complete, none=function != "count", missing=missing, digits=9)
