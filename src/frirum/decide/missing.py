"""Which facts would decide an expression that is unknown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from frirum.cases.model import FIRST, Case
from frirum.decide.days import add_months
from frirum.decide.frames import CASE, DAY, TODAY, Frame, Layout
from frirum.decide.temporal import Accumulated, window_of
from frirum.decide.truth import Runs, run_at
from frirum.decide.words import TemporalCall, event_of, temporal
from frirum.feel import UNKNOWN
from frirum.feel.ast import (
    ContextLiteral,
    Filter,
    For,
    FunctionDefinition,
    If,
    In,
    Iteration,
    Name,
    Node,
    Parameter,
    Quantified,
    TypeName,
    UnaryTests,
)
from frirum.law.temporal import Followed

if TYPE_CHECKING:
    from frirum.decide.program import Compiler

_OWN_NAMES = (ContextLiteral, Filter, For, FunctionDefinition, In, Quantified, UnaryTests)
"""constructs whose parts cannot be looked at alone: all unknown names in them count"""
_NO_VALUE = (Iteration, Parameter, TypeName)


class Missing:
    """Finds the missing facts of expressions on one layout."""

    def __init__(self, compiler: Compiler, layout: Layout, ordinary: Node | None = None) -> None:
        self._compiler = compiler
        self._layout = layout
        self._ordinary = ordinary
        self._runs: dict[Node, Callable[[Frame], object]] = {}

    def of(self, node: Node, frame: Frame) -> set[str]:
        """The facts that an expression lacks in a frame; none if it is known."""
        if isinstance(node, Name):
            return self._name(node, frame)
        call = temporal(node)
        if call is not None:
            return self._over_time(call, frame) if self._unknown(node, frame) else set()
        if isinstance(node, _OWN_NAMES):
            return self._names(node, frame)
        if isinstance(node, If):
            return self._if(node, frame)
        return {
            name
            for child in node.children()
            if not isinstance(child, _NO_VALUE) and self._unknown(child, frame)
            for name in self.of(child, frame)
        }

    def _unknown(self, node: Node, frame: Frame) -> bool:
        return self._value(node, frame) is UNKNOWN

    def _value(self, node: Node, frame: Frame) -> object:
        run = self._runs.get(node)
        if run is None:
            run = self._runs[node] = self._compiler.program(node, self._layout).run
        return run(frame)

    def _name(self, node: Name, frame: Frame) -> set[str]:
        slot = self._layout.slots.get(node.name)
        if slot is None or frame[slot] is not UNKNOWN:
            return set()
        if node.name == "ordinary" and self._ordinary is not None:
            return self.of(self._ordinary, frame)
        return {node.name}

    def _names(self, node: Node, frame: Frame) -> set[str]:
        return {name for each in node.walk() if isinstance(each, Name) for name in self._name(each, frame)}

    def _if(self, node: If, frame: Frame) -> set[str]:
        test = self._value(node.test, frame)
        if test is UNKNOWN:
            return self.of(node.test, frame)
        return self.of(node.then if test is True else node.otherwise, frame)

    def _over_time(self, call: TemporalCall, frame: Frame) -> set[str]:
        if call.window is not None and self._unknown(call.window, frame):
            return self.of(call.window, frame)
        if call.function.followed is Followed.CONDITION:
            return self._condition(call, frame)
        if call.function.followed is Followed.EVENT:
            return self._events(call, frame)
        return self.of(call.subject, frame)

    def _condition(self, call: TemporalCall, frame: Frame) -> set[str]:
        case, day, today = frame[CASE], frame[DAY], frame[TODAY]
        runs = self._compiler.followed(call.subject).runs(case, today)
        function = self._compiler.bound(call, self._layout)
        days = function.looked_at(frame) if isinstance(function, Accumulated) else _brink(runs, day)
        return missing_between(self._compiler, call.subject, case, runs, days, today)

    def _events(self, call: TemporalCall, frame: Frame) -> set[str]:
        case, today = frame[CASE], frame[TODAY]
        name, test = event_of(call.subject)
        events = self._compiler.events(name, test)
        if not events.known(case):
            return {name}
        doubtful = set(
            _doubtful(call.function.name, events.days(case, today), frame[DAY], self._after(call, frame))
        )
        return events.missing(case, today, doubtful)

    def _after(self, call: TemporalCall, frame: Frame) -> int:
        """The day after which a function over events begins to look."""
        if call.window is None:
            return FIRST - 1
        window = window_of(self._compiler.program(call.window, self._layout).run(frame))
        return FIRST - 1 if window is None else add_months(frame[DAY], -window)


def _doubtful(function: str, days: Sequence[tuple[int, bool | None]], day: int, after: int) -> Iterator[int]:
    """The days of the events that make a function over events unknown."""
    sure = [on for on, passes in days if passes and on <= day]
    for on, passes in days:
        if passes is None and after < on <= day:
            later = function == "latest" and sure and on <= sure[-1]
            sooner = function == "first" and sure and on >= sure[0]
            if not (later or sooner):
                yield on


def _brink(runs: Runs, day: int) -> tuple[int, int]:
    """The unknown day that a run hangs on: the day itself, or the one before the run."""
    run = run_at(runs.trues, day)
    return (day, day) if run is None else (run[0] - 1, run[0] - 1)


def missing_between(
    compiler: Compiler, condition: Node, case: Case, runs: Runs, days: tuple[int, int], today: int
) -> set[str]:
    """The facts that a followed condition lacks on those of some days on which it is unknown."""
    low, high = days
    program = compiler.program(condition)
    lacking = Missing(compiler, program.layout)
    found: set[str] = set()
    for start, end in runs.unknowns:
        first, last = max(start, low), min(end, high)
        if first <= last:
            for day in (first, *program.changes.days(case, first, last, today)):
                found |= lacking.of(condition, program.layout.frame(case, day, today))
    return found
