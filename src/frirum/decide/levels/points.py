"""Expressions asked on many days: on the first day `p.s` of each span of a relation `points`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from sqlglot import exp

from frirum.cases.vocabulary import Absence
from frirum.decide.sql.events import event_test
from frirum.decide.sql.moments import followable
from frirum.decide.sql.population import Population
from frirum.decide.sql.reader import Reader
from frirum.decide.sql.runs import true_runs
from frirum.decide.sql.spans import Bounds, Sweeper
from frirum.decide.sql.text import literal, raw, shown
from frirum.decide.words import TemporalCall, event_of, is_today, temporal
from frirum.feel import ast
from frirum.feel.sql import compile_sql
from frirum.feel.sql.numbers import strict
from frirum.feel.sql.value import (
    FALSE,
    TRUE,
    Kind,
    Sql,
    Unsupported,
    binary,
    both,
    case,
    holds,
    house,
    is_none,
    negated,
    number,
)

if TYPE_CHECKING:
    from frirum.decide.levels.through import Through

_DAY = "p.s"
_UNITS = {"accumulated months": 30, "accumulated weeks": 7, "accumulated days": 1}
_AGGREGATE = {"latest": 'MAX(e."on")', "first": 'MIN(e."on")', "count": "COUNT(*)"}


class Points(Mapping[str, Sql]):
    """The names and functions of the days `p.s`. `joined()` is what they need beside the points."""

    def __init__(self, sweeper: Through, points: str) -> None:
        self._sweeper = sweeper
        self._points = points
        self._reader = Reader(sweeper.query, sweeper.people, sweeper.rates, "p", _DAY)
        self._known: dict[str, Sql] = {}
        self._joins: list[str] = []

    @property
    def _people(self) -> Population:
        return self._sweeper.people

    def joined(self) -> str:
        """What stands after FROM and the points."""
        return self._reader.joined() + "".join(dict.fromkeys(self._joins))

    def __getitem__(self, name: str) -> Sql:
        if name not in self:
            raise KeyError(name)
        found = self._known.get(name)
        if found is None:
            found = self._known[name] = self._reader.column(name)
        return found

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and (name in self._people.facts or self._sweeper.rates.has(name))

    def __iter__(self) -> Iterator[str]:
        yield from self._people.facts

    def __len__(self) -> int:
        return len(self._people.facts)

    def special(self, call: ast.Call) -> Sql | None:
        """A function over time, or `today()`, on the day."""
        if is_today(call):
            return Sql(Kind.DATE, raw(_DAY))
        found = temporal(call)
        if found is None:
            return None
        name = found.function.name
        compiled = _COMPILED.get(name)
        if compiled is None:
            raise Unsupported(f"`{name}` through time", call.at)
        return compiled(self, found, call)

    def _elapsed(self, call: TemporalCall, node: ast.Call) -> Sql:
        start = compile_sql(call.subject, self, self.special)
        if start.kind is not Kind.DATE:
            raise Unsupported(f"`{call.function.name}` of {start.kind}", node.at)
        value = house("days_between", start.value, raw(_DAY))
        if not call.function.name.startswith("days"):
            value = _months(start.value, 12 if call.function.name.startswith("years") else 1)
        return replace(strict(Kind.NUMBER, value, start), digits=9)

    def _window(self, call: TemporalCall, node: ast.Call) -> int | None:
        if call.window is None:
            return None
        given = compile_sql(call.window, self, self.special).constant
        if not isinstance(given, Decimal) or given < 0 or given != given.to_integral_value():
            raise Unsupported("a window that is no constant whole number", node.at)
        return int(given)

    def _join(self, hint: str, text: str) -> str:
        relation = self._sweeper.query.part(hint, text)
        self._joins.append(f'\nLEFT JOIN {relation} ON {relation}."case" = p."case" AND {relation}.s = p.s')
        return relation

    def _event(self, call: TemporalCall, node: ast.Call) -> Sql:
        name, test = event_of(call.subject)
        function, window = call.function.name, self._window(call, node)
        events, complete = self._people.relations.events, self._complete(name)
        kind = Kind.NUMBER if function == "count" else Kind.DATE
        absent = "0" if function == "count" else "CAST(NULL AS DATE)"
        missing = {} if complete is TRUE else {name: negated(complete)}
        if events is None:
            value = case((complete, raw(absent)))
            return Sql(kind, value, complete, none=function != "count", missing=missing, digits=9)
        relation, doubted = self._counted(function, name, test, window)
        certain = TRUE if not doubted else negated(holds(raw(f"{relation}.doubt")))
        known = both(complete, certain)
        value = case((known, raw(f"COALESCE({relation}.v, {absent})")))
        missing = {} if known is TRUE else {name: negated(known)}
        return Sql(kind, value, known, none=function != "count", missing=missing, digits=9)

    def _counted(
        self, function: str, name: str, test: ast.Node | None, window: int | None
    ) -> tuple[str, bool]:
        """A relation `case, s, v, doubt` of the events that pass; whether there may be doubts."""
        reader = Reader(self._sweeper.query, self._people, self._sweeper.rates, "e", 'e."on"')
        passes = "TRUE"
        if test is not None:
            passes = shown(event_test(reader, self._people.events[name], test).value)
        within = f'e.what = {literal(name)} AND e."on" <= p.s'
        if function == "count" and window is not None:
            within += f' AND e."on" > frirum_months_after(p.s, -{window})'
        text = (
            f'SELECT p."case", p.s, {_AGGREGATE[function]} FILTER (WHERE {passes}) AS v, '
            f"COUNT(*) FILTER (WHERE ({passes}) IS NULL) > 0 AS doubt\n"
            f'FROM (SELECT DISTINCT "case", s FROM {self._points}) AS p\n'
            f'JOIN {self._people.relations.events} AS e ON e."case" = p."case" AND {within}{reader.joined()}\n'
            'GROUP BY p."case", p.s'
        )
        return self._join("counted", text), test is not None

    def _complete(self, name: str) -> exp.Expr:
        """Whether the absence of an event means that it did not happen."""
        if self._people.events[name].absence is not Absence.COMPLETE:
            return FALSE  # what is there says nothing of what is not
        return negated(self._reader.incomplete(name))

    def _accumulated(self, call: TemporalCall, node: ast.Call) -> Sql:
        followable(call.subject)
        name, window = call.function.name, self._window(call, node)
        months = name == "accumulated months"
        low = "DATE '0001-01-01'"
        if window is not None:
            low = (
                f"frirum_months_after(p.s, -{window})"
                if months
                else f"frirum_days_after(p.s, -{window * _UNITS[name]})"
            )
        sweeper = self._sweeper
        spans = Sweeper.spans(sweeper, call.subject, Bounds(high=sweeper.tomorrow))
        measure = "frirum_units" if months else "frirum_days_between"
        v = self._within(
            true_runs(sweeper.query, spans), low, f"SUM({measure}(GREATEST(r.s, {low}), LEAST(r.t, p.s)))"
        )
        gaps = sweeper.query.part("gaps", f'SELECT "case", s, t FROM {spans.relation} WHERE holds IS NULL')
        u = self._within(gaps, low, "COUNT(*)")
        known = is_none(raw(f"{u}.v"))
        missing = {each: negated(known) for each in spans.names}
        value = case((known, raw(f"COALESCE({v}.v, 0)")))
        units = _UNITS[name]
        return Sql(
            Kind.NUMBER, value, known, missing=missing, digits=9, divisor=number(units) if units > 1 else None
        )

    def _within(self, runs: str, low: str, aggregate: str) -> str:
        """An aggregate over the runs with days from `low` to before the day."""
        text = (
            f'SELECT p."case", p.s, {aggregate} AS v FROM (SELECT DISTINCT "case", s FROM {self._points}) AS p\n'
            f'JOIN {runs} AS r ON r."case" = p."case" AND r.s < p.s AND r.t > {low}\nGROUP BY p."case", p.s'
        )
        return self._join("within", text)


def _months(start: exp.Expr, length: int) -> exp.Expr:
    """Whole months from a day to `p.s`, or back to it."""
    end = raw(_DAY)
    forward, back = house("months_between", start, end), house("months_between", end, start)
    if length > 1:
        forward, back = (house("div", each, number(length)) for each in (forward, back))
    return case((binary(exp.LTE, start, end), forward), otherwise=exp.Neg(this=back))


_COMPILED: dict[str, Callable[[Points, TemporalCall, ast.Call], Sql]] = {
    **dict.fromkeys(("days since", "months since", "years since"), Points._elapsed),
    **dict.fromkeys(_AGGREGATE, Points._event),
    **dict.fromkeys(_UNITS, Points._accumulated),
}
