"""Functions over time inside a condition that is itself followed through time.

Their values are looked up at the beginning of each span; `crossings` gives the days on which a comparison with one
of them may turn, so that nothing turns inside a span. A comparison that cannot be followed so is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from sqlglot import exp

from frirum.cases.vocabulary import Absence
from frirum.decide.changes import MIRRORED
from frirum.decide.sql.elapsed import elapsed
from frirum.decide.sql.leaves import names_in
from frirum.decide.sql.population import fact_is, typed
from frirum.decide.sql.reader import Reader
from frirum.decide.sql.runs import last_run, true_runs
from frirum.decide.sql.text import FIRST_DAY, literal, on_day, quoted, raw, shown
from frirum.decide.sql.weekdays import Weekdays
from frirum.decide.sql.windows import PER as _PER
from frirum.decide.sql.windows import Windowed, opens
from frirum.decide.words import TemporalCall, event_of, is_today, looks_around, looks_at_today, temporal
from frirum.feel import ast
from frirum.feel.sql import compile_sql
from frirum.feel.sql.value import (
    FALSE,
    TRUE,
    Kind,
    Sql,
    Unsupported,
    both,
    case,
    day,
    either,
    holds,
    is_none,
    negated,
    number,
)

if TYPE_CHECKING:
    from frirum.decide.sql.spans import Sweeper


def literal_window(call: TemporalCall) -> int | None:
    """The length of a window that is a number in the text."""
    if call.window is None:
        return None
    if not isinstance(call.window, ast.Number) or call.window.value != int(call.window.value):
        raise Unsupported("a window that is not a plain number", call.window.at)
    return int(call.window.value)


@dataclass(slots=True)
class Around:
    """Compiles functions over time for the first days of the spans `relation` (`case, s`), read as `p`. `moving`: today is
    the day itself, not the day of decision."""

    sweeper: Sweeper
    relation: str
    cases: str | None
    reader: Reader
    moving: bool

    def special(self, call: ast.Call) -> Sql | None:
        """The value of a function over time, or of `today()`."""
        if is_today(call):
            today = self.sweeper.today
            return Sql(Kind.DATE, raw("p.s")) if self.moving else Sql(Kind.DATE, day(today), constant=today)
        found = temporal(call)
        if found is None:
            return None
        name = found.function.name
        if name.endswith(" since"):
            start = self.compile(found.subject)
            return elapsed(self.sweeper.query, name.removesuffix(" since"), start, raw("p.s"), call.at)
        if name in ("latest", "first", "count"):
            return self._events(found)
        if name.startswith("accumulated"):
            return self._accumulated(found, name.removeprefix("accumulated "))
        return self._run(found)

    def compile(self, node: ast.Node) -> Sql:
        """An expression on the first day of a span."""
        names = {
            name: self.reader.column(name)
            for name in names_in(node)
            if name in self.sweeper.people.facts or self.sweeper.rates.has(name)
        }
        return compile_sql(node, names, self.special)

    def _beside(self, relation: str) -> None:
        """Joins a relation `case, s, …` on the spans."""
        self.reader.join(f'\nLEFT JOIN {relation} ON {relation}."case" = p."case" AND {relation}.s = p.s')

    def _accumulated(self, call: TemporalCall, unit: str) -> Sql:
        query = self.sweeper.query
        low = opens(unit, literal_window(call), "q.s")
        spans = self.sweeper.spans(call.subject, cases=self.cases)
        start, end = f"GREATEST(r.s, {low})", "LEAST(r.t, q.s)"
        size = f"frirum_units({start}, {end})" if unit == "months" else f"frirum_days_between({start}, {end})"
        inside = 'ON r."case" = q."case" AND r.s < q.s AND r.t > '
        sums = query.part(
            "sums",
            f'SELECT q."case", q.s, SUM({size}) AS amount FROM {self.relation} AS q\n'
            f'JOIN {true_runs(query, spans)} AS r {inside}{low} GROUP BY q."case", q.s',
        )
        flags = "".join(f", BOOL_OR(r.{each}) AS {each}" for each in spans.missing())
        doubts = query.part(
            "unsure",
            f'SELECT q."case", q.s{flags} FROM {self.relation} AS q\n'
            f'JOIN {spans.relation} AS r {inside}{low} AND r.holds IS NULL GROUP BY q."case", q.s',
        )
        self._beside(sums)
        self._beside(doubts)
        known = raw(f'{doubts}."case" IS NULL')
        value = case((known, raw(f"COALESCE({sums}.amount, 0)")))
        missing = {
            name: raw(f"COALESCE({doubts}.missing_{index}, FALSE)") for index, name in enumerate(spans.names)
        }
        divisor = None if _PER[unit] == 1 else number(_PER[unit])
        return Sql(Kind.NUMBER, value, known, missing=missing, digits=9, divisor=divisor)

    def _run(self, call: TemporalCall) -> Sql:
        """`since` and `consecutive months`: the run that contains the day."""
        query = self.sweeper.query
        spans = self.sweeper.spans(call.subject, cases=self.cases)
        run = last_run(query, spans)
        self.reader.join(f'\nLEFT JOIN {run} ON {run}."case" = p."case" AND {run}.s <= p.s AND {run}.t > p.s')
        known = raw(f"COALESCE(NOT {run}.holds, FALSE) OR ({run}.holds IS NOT NULL AND {run}.known)")
        missing = {
            name: both(negated(known), raw(f"COALESCE({run}.missing_{index}, FALSE)"))
            for index, name in enumerate(spans.names)
        }
        if call.function.name == "since":
            value = raw(f"CASE WHEN {run}.holds AND {run}.known THEN {run}.s END")
            return Sql(Kind.DATE, value, known, none=True, missing=missing)
        units = f"CASE WHEN {run}.holds AND {run}.known THEN frirum_units({run}.s, p.s) WHEN NOT {run}.holds THEN 0 END"
        return Sql(Kind.NUMBER, raw(units), known, missing=missing, digits=9, divisor=number(30))

    def _events(self, call: TemporalCall) -> Sql:
        query, people = self.sweeper.query, self.sweeper.people
        name, test = event_of(call.subject)
        function = call.function.name
        kind = Kind.NUMBER if function == "count" else Kind.DATE
        complete = self._complete(name)
        missing = {name: negated(complete)} if complete is not TRUE else {}
        if people.relations.events is None:
            nothing = raw("0" if function == "count" else "CAST(NULL AS DATE)")
            return Sql(
                kind, case((complete, nothing)), complete, none=kind is Kind.DATE, missing=missing, digits=9
            )
        sure, doubt, blamed, joins = self._passing(name, test)
        aggregate = {"latest": 'MAX(e."on")', "first": 'MIN(e."on")', "count": "COUNT(*)"}[function]
        window = literal_window(call)
        after = "" if window is None else f' AND e."on" > {opens("months", window, "q.s")}'
        doubts = {"doubt": doubt} | {
            f"doubt_{index}": f"{doubt} AND {when}" for index, when in enumerate(blamed.values())
        }
        columns = "".join(f", {aggregate} FILTER (WHERE {when}) AS {each}" for each, when in doubts.items())
        found = query.part(
            "happened_by",
            f'SELECT q."case", q.s, {aggregate} FILTER (WHERE {sure}) AS value{columns}\n'
            f'FROM {self.relation} AS q JOIN {people.relations.events} AS e ON e."case" = q."case" '
            f'AND e.what = {literal(name)} AND e."on" <= q.s{after}{joins}\nGROUP BY q."case", q.s',
        )
        self._beside(found)
        value = raw(f"COALESCE({found}.value, 0)" if function == "count" else f"{found}.value")
        certain = _certain(function, found, "doubt")
        full = both(complete, certain) if test is not None else complete
        for index, each in enumerate(blamed):
            missing[each] = both(complete, negated(_certain(function, found, f"doubt_{index}")))
        return Sql(kind, case((full, value)), full, none=kind is Kind.DATE, missing=missing, digits=9)

    def _passing(self, name: str, test: ast.Node | None) -> tuple[str, str, dict[str, str], str]:
        """Text over the event `e`: that it surely passes, that it may, which names are missing then; and what must be
        joined for that."""
        from frirum.decide.sql.events import event_test

        if test is None:
            return "TRUE", "FALSE", {}, ""
        reader = Reader(self.sweeper.query, self.sweeper.people, self.sweeper.rates, "e", 'e."on"')
        found = event_test(reader, self.sweeper.people.events[name], test)
        missing = {each: shown(when) for each, when in found.missing.items()}
        return shown(found.value), f"({shown(found.value)}) IS NULL", missing, reader.joined()

    def _complete(self, name: str) -> exp.Expr:
        """Whether a case's absence of an event means that it did not happen."""
        people = self.sweeper.people
        absence = people.events[name].absence
        complete = negated(self.reader.incomplete(name))
        if absence is Absence.COMPLETE:
            return complete
        if absence is Absence.OPEN or people.relations.events is None:
            return FALSE
        any_ = self.sweeper.query.part(
            "recorded_events",
            f'SELECT DISTINCT e."case" FROM {people.relations.events} AS e WHERE e.what = {literal(name)}',
        )
        self.reader.join(f'\nLEFT JOIN {any_} ON {any_}."case" = p."case"')
        return both(complete, raw(f'{any_}."case" IS NOT NULL'))


@dataclass(frozen=True, slots=True)
class Crossings:
    """The days on which what a condition says of functions over time may turn."""

    sweeper: Sweeper
    cases: str
    narrowed: str | None
    moving: bool

    def of(self, node: ast.Node) -> Iterator[str]:
        """SELECTs of `case, d` for one leaf of a condition."""
        if isinstance(node, ast.Comparison):
            sides = ((node.op, node.left, node.right), (MIRRORED[node.op], node.right, node.left))
            for op, one, other in sides:
                if self._counts(one):
                    assert isinstance(one, ast.Call)
                    yield from self._crossed(op, one, _constant(other))
                    return
            yield from self._dates(node)
        elif self._counts(node):
            raise Unsupported(f"`{_name(node)}` that is followed through time but not compared", node.at)
        else:
            call = temporal(node)
            if call is not None:
                yield from self._turns(call)
            elif isinstance(node, ast.Call) and is_today(node) and self.moving:
                raise Unsupported("`today()` that is followed through time but not compared", node.at)
            else:
                for child in node.children():
                    if not (isinstance(node, ast.Call) and child is node.function):
                        yield from self.of(child)

    def _counts(self, node: ast.Node) -> bool:
        """Whether a node is a number that grows by itself."""
        call = temporal(node)
        return call is not None and call.function.result == "number" and call.function.name != "count"

    def _dates(self, node: ast.Comparison) -> Iterator[str]:
        """A comparison in which no number grows; `today()` may stand on one side."""
        sides = (node.left, node.right)
        for one, other in (sides, sides[::-1]):
            if self.moving and isinstance(one, ast.Call) and is_today(one):
                yield from self._around("x", self._possible(other), range(2))
                return
        for side in sides:
            yield from self.of(side)

    def _turns(self, call: TemporalCall) -> Iterator[str]:
        """Days on which `latest`, `first`, `count` and `since` may change."""
        if call.function.followed.value == "event":
            name, _ = event_of(call.subject)
            window = literal_window(call)
            yield from self._around("x", [self._event_days(name)], range(1))
            if window is not None:
                yield from self._around(
                    f"frirum_months_after(x, {window})", [self._event_days(name)], range(4)
                )
        else:
            spans = self.sweeper.spans(call.subject, cases=self.narrowed)
            yield f'SELECT "case", s AS d FROM {spans.relation}'

    def _crossed(self, op: str, node: ast.Call, threshold: Decimal) -> Iterator[str]:
        call = temporal(node)
        assert call is not None
        name = call.function.name
        if name.endswith(" since"):
            yield from self._elapsed(name.removesuffix(" since"), call, threshold)
            return
        spans = self.sweeper.spans(call.subject, cases=self.narrowed)
        yield f'SELECT "case", s AS d FROM {spans.relation}'
        runs = true_runs(self.sweeper.query, spans)
        yield f'SELECT "case", frirum_days_after(s, 1) AS d FROM {spans.relation}'
        if name == "consecutive months":
            wanted = int((threshold * 30).to_integral_value(ROUND_FLOOR))
            for units in (max(wanted, 0), max(wanted + 1, 0)):
                yield f'SELECT "case", {_after_units("s", units)} AS d FROM {runs}'
        elif call.window is None:
            yield from self._reached(runs, name.removeprefix("accumulated "), threshold)
        else:
            counted = Windowed(name.removeprefix("accumulated "), literal_window(call) or 0, op, threshold)
            counted.refuse(call.subject.at)
            yield from counted.turns(self.sweeper.query, spans.relation, runs)

    def _elapsed(self, unit: str, call: TemporalCall, threshold: Decimal) -> Iterator[str]:
        whole = int(threshold.to_integral_value(ROUND_FLOOR))
        days = list(self._possible(call.subject))
        if unit == "weekdays":
            calendar = Weekdays(self.sweeper.query)
            for count in (whole, whole + 1):
                yield from self._around(calendar.nth(f"({calendar.number('x')} + {count})"), days, range(1))
            yield from self.of(call.subject)
            return
        yield from self._around("x", days, range(2))
        for count in (whole, whole + 1):
            if unit == "days":
                yield from self._around(f"frirum_days_after(x, {count})", days, range(2))
            else:
                months = count * (12 if unit == "years" else 1)
                yield from self._around(
                    f"frirum_months_after(x, {months})", days, range(5 if count <= 0 else 1)
                )
        # The values that the day is read from may change as well.
        yield from self.of(call.subject)

    def _reached(self, runs: str, unit: str, threshold: Decimal) -> Iterator[str]:
        """The days on which a count without window passes a threshold."""
        size = "frirum_units(s, t)" if unit == "months" else "frirum_days_between(s, t)"
        over = 'OVER (PARTITION BY "case" ORDER BY s ROWS UNBOUNDED PRECEDING)'
        summed = self.sweeper.query.part(
            "summed",
            f'SELECT "case", s, {size} AS measure, SUM({size}) {over} - {size} AS earlier FROM {runs}',
        )
        wanted = int((threshold * _PER[unit]).to_integral_value(ROUND_FLOOR))
        for amount in (wanted, wanted + 1):
            rest = f"({amount} - earlier)"
            day_ = f"frirum_days_after(s, {rest})"
            if unit == "months":
                base = f"frirum_months_after(s, frirum_div({rest}, 30))"
                next_ = f"frirum_months_after(s, frirum_div({rest}, 30) + 1)"
                day_ = f"LEAST(frirum_days_after({base}, frirum_mod({rest}, 30)), {next_})"
            yield (
                f'SELECT "case", {day_} AS d FROM {summed} WHERE earlier < {amount} AND {amount} <= earlier + measure'
            )

    def _possible(self, node: ast.Node) -> Iterator[str]:
        """SELECTs of `case, x`: every day that an expression may give in a case."""
        people = self.sweeper.people
        if isinstance(node, ast.Name) and node.name in people.facts:
            fact = people.facts[node.name]
            if people.wide(fact.name):
                yield f'SELECT c."case", c.{quoted(fact.name)} AS x FROM {people.relations.cases} AS c'
            elif people.occurs(fact.name):
                value = shown(typed(fact, "f.value")[0])
                yield f'SELECT f."case", {value} AS x FROM {people.relations.facts} AS f WHERE {fact_is([fact.name])}'
            return
        call = temporal(node)
        if call is not None and call.function.name in ("latest", "first"):
            yield self._event_days(event_of(call.subject)[0])
        elif call is not None and call.function.name == "since":
            spans = self.sweeper.spans(call.subject, cases=self.narrowed)
            yield f'SELECT "case", s AS x FROM {spans.relation}'
        else:
            if any(names_in(node)) or looks_around(node) or looks_at_today(node):
                raise Unsupported("a day reckoned from another day, followed through time,", node.at)
            found = compile_sql(node, {})
            if found.kind is not Kind.DATE:
                raise Unsupported("what is no day, compared with a day and followed through time,", node.at)
            yield f'SELECT k."case", {shown(found.value)} AS x FROM {self.cases} AS k'

    def _event_days(self, name: str) -> str:
        relation = self.sweeper.people.relations.events
        if relation is None:
            return f'SELECT k."case", {on_day(FIRST_DAY)} AS x FROM {self.cases} AS k WHERE FALSE'
        return f'SELECT e."case", e."on" AS x FROM {relation} AS e WHERE e.what = {literal(name)}'

    def _around(self, day_: str, days: object, offsets: range) -> Iterator[str]:
        for select in days:  # type: ignore[attr-defined]
            for offset in offsets:
                moved = day_ if offset == 0 else f"frirum_days_after({day_}, {offset})"
                yield f'SELECT "case", {moved} AS d FROM (\n{select}\n) AS y'


def _certain(function: str, relation: str, doubt: str) -> exp.Expr:
    """Whether the events counted in a column of doubt could not change the answer."""
    if function == "count":
        return raw(f"COALESCE({relation}.{doubt}, 0) = 0")
    further = ">=" if function == "latest" else "<="
    unsure = raw(f"{relation}.{doubt}")
    return either(is_none(unsure), holds(raw(f"{relation}.value {further} {relation}.{doubt}")))


def _after_units(start: str, units: int) -> str:
    months, rest = divmod(units, 30)
    base = f"frirum_months_after({start}, {months})"
    return f"LEAST(frirum_days_after({base}, {rest}), frirum_months_after({start}, {months + 1}))"


def _constant(node: ast.Node) -> Decimal:
    found = compile_sql(node, {}) if not any(isinstance(each, ast.Name) for each in node.walk()) else None
    if found is None or not isinstance(found.constant, Decimal):
        raise Unsupported("a comparison of a number that grows with anything but a number", node.at)
    return found.constant


def _name(node: ast.Node) -> str:
    call = temporal(node)
    return "" if call is None else call.function.name
