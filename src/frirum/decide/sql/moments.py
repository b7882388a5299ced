"""The functions over time, on the day of decision."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from frirum.decide.sql import events
from frirum.decide.sql.accumulated import Accumulated
from frirum.decide.sql.elapsed import elapsed
from frirum.decide.sql.runs import Bounds, last_run
from frirum.decide.sql.text import on_day
from frirum.decide.sql.today import Today
from frirum.decide.temporal import window_of
from frirum.decide.words import TemporalCall, is_today, temporal
from frirum.feel import ast
from frirum.feel import compile as compile_feel
from frirum.feel.sql import compile_sql
from frirum.feel.sql.value import (
    NULL,
    Kind,
    Sql,
    Unsupported,
    both,
    day,
    negated,
    number,
)


@dataclass(frozen=True, slots=True)
class Moments:
    """Compiles calls of functions over time for the day of decision."""

    today: Today
    names: Mapping[str, Sql]

    def special(self, call: ast.Call) -> Sql | None:
        """The SQL of a function over time, or of `today()`; None for FEEL's own functions."""
        if is_today(call):
            return Sql(Kind.DATE, day(self.today.day), constant=self.today.day)
        found = temporal(call)
        if found is None:
            return None
        name = found.function.name
        if name.startswith("accumulated"):
            return self._accumulated(found, call)
        return _COMPILED[name](self, found, call)

    def _window(self, call: TemporalCall) -> int | Sql | None:
        """The length of the window, None for an unbounded one, or the value of the call where it is no length."""
        if call.window is None:
            return None
        length = window_of(self._length(call.window))
        return Sql(Kind.NUMBER, NULL, none=True) if length is None else length

    def _length(self, node: ast.Node) -> object:
        """What a window gives that hangs on nothing but the day of decision."""
        for each in node.walk():
            if isinstance(each, ast.Name) and each.name in self.names:
                raise Unsupported("a window whose length differs from case to case", node.at)
        return compile_feel(node, {}, lambda call: self._today if is_today(call) else None)([])

    def _today(self, frame: object) -> object:
        return self.today.day

    def _accumulated(self, call: TemporalCall, node: ast.Call) -> Sql:
        window = self._window(call)
        if isinstance(window, Sql):
            return window
        unit = call.function.name.removeprefix("accumulated ")
        return Accumulated(self.today).amount(call.subject, unit, window)

    def _present(self, call: TemporalCall) -> tuple[str, tuple[str, ...]]:
        """The run of the condition that contains the day, joined; its alias, and the names that may be missing."""
        today = self.today
        spans = today.sweeper.spans(call.subject, Bounds(high=today.day + timedelta(days=1)))
        relation = last_run(today.query, spans)
        today.join(relation, relation, f"{relation}.back = 1")
        return relation, spans.names

    def _since(self, call: TemporalCall, node: ast.Call) -> Sql:
        alias, names = self._present(call)
        out = self.today.output
        value = out(f"{alias} since", f"CASE WHEN {alias}.holds AND {alias}.known THEN {alias}.s END")
        return self._of_run(Kind.DATE, value, alias, names, none=True)

    def _consecutive(self, call: TemporalCall, node: ast.Call) -> Sql:
        alias, names = self._present(call)
        units = f"frirum_units({alias}.s, {on_day(self.today.day)})"
        text = f"CASE WHEN {alias}.holds AND {alias}.known THEN {units} WHEN NOT {alias}.holds THEN 0 END"
        value = self.today.output(f"{alias} units", text)
        found = self._of_run(Kind.NUMBER, value, alias, names, none=False)
        return replace(found, divisor=number(30), digits=9)

    def _of_run(self, kind: Kind, value: object, alias: str, names: tuple[str, ...], *, none: bool) -> Sql:
        out = self.today.output
        text = f"COALESCE(NOT {alias}.holds, FALSE) OR ({alias}.holds IS NOT NULL AND {alias}.known)"
        known = out(f"{alias} known", text)
        missing = {
            name: both(
                negated(known), out(f"{alias} missing {name}", f"COALESCE({alias}.missing_{index}, FALSE)")
            )
            for index, name in enumerate(names)
        }
        return Sql(kind, value, known, none=none, missing=missing)  # type: ignore[arg-type]

    def _elapsed(self, call: TemporalCall, node: ast.Call) -> Sql:
        start = compile_sql(call.subject, self.names, self.special)
        unit = call.function.name.removesuffix(" since")
        return elapsed(self.today.query, unit, start, day(self.today.day), node.at)

    def _event(self, call: TemporalCall, node: ast.Call) -> Sql:
        window = self._window(call)
        if isinstance(window, Sql):
            return window
        return events.on_the_day(self.today, call, window, node.at)


_COMPILED: dict[str, Callable[[Moments, TemporalCall, ast.Call], Sql]] = {
    "since": Moments._since,
    "consecutive months": Moments._consecutive,
    "latest": Moments._event,
    "first": Moments._event,
    "count": Moments._event,
    "years since": Moments._elapsed,
    "months since": Moments._elapsed,
    "days since": Moments._elapsed,
    "weekdays since": Moments._elapsed,
}
