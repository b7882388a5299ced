"""`years|months|days|weekdays since(date)` in SQL, on any day."""

from __future__ import annotations

from dataclasses import replace

from sqlglot import exp

from frirum.decide.sql.query import Query
from frirum.decide.sql.text import raw, shown
from frirum.decide.sql.weekdays import Weekdays
from frirum.feel.ast import At
from frirum.feel.sql.numbers import strict
from frirum.feel.sql.value import Kind, Sql, Unsupported, binary, case, house, number


def elapsed(query: Query, unit: str, start: Sql, end: exp.Expr, at: At) -> Sql:
    """Whole units from a day to the day `end`; before it, minus the whole units the other way."""
    if start.kind is Kind.NULL:
        return Sql(Kind.NUMBER, exp.null(), start.known, none=True, missing=start.missing)
    if start.kind is not Kind.DATE:
        raise Unsupported(f"`{unit} since` of {start.kind}", at)
    return replace(strict(Kind.NUMBER, _measured(query, unit, start.value, end), start), digits=9)


def _measured(query: Query, unit: str, start: exp.Expr, end: exp.Expr) -> exp.Expr:
    if unit == "days":
        return house("days_between", start, end)
    if unit == "weekdays":
        return raw(Weekdays(query).since(shown(start), shown(end)))
    forward, back = house("months_between", start, end), house("months_between", end, start)
    if unit == "years":
        forward, back = (house("div", each, number(12)) for each in (forward, back))
    return case((binary(exp.LTE, start, end), forward), otherwise=exp.Neg(this=back))
