"""Which facts would decide an expression that is unknown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
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
    from frirum.decide.program import Compiler, Program

_OWN_NAMES = (ContextLiteral, Filter, For, FunctionDefinition, In, Quantified, UnaryTests)
"""constructs whose parts cannot be looked at alone: all unknown names in them count"""
_NO_VALUE = (Iteration, Parameter, TypeName)


Finder = Callable[[Frame, set[str]], None]
"""adds to a set the facts that an expression lacks in a frame; nothing if it is known"""


class Missing:
    """Finds the missing facts of expressions on one layout. `ordinary` is what that name stands for."""

    def __init__(self, compiler: Compiler, layout: Layout, ordinary: Node | None = None) -> None:
        self._compiler = compiler
        self._layout = layout
        self._ordinary = ordinary
        self._finders: dict[int, tuple[Node, Finder]] = {}
        """by the identity of the expression: to compare trees would cost more than the search"""

    def of(self, node: Node, frame: Frame) -> set[str]:
        """The facts that an expression lacks in a frame; none if it is known."""
        made = self._finders.get(id(node))
        if made is None:
            made = self._finders[id(node)] = (node, self._finder(node))
        found: set[str] = set()
        made[1](frame, found)
        return found

    def _finder(self, node: Node) -> Finder:
        """What finds the missing facts of an expression that is unknown."""
        if isinstance(node, Name):
            return self._name(node)
        call = temporal(node)
        if call is not None:
            return self._over_time(node, call)
        if isinstance(node, _OWN_NAMES):
            return _together([self._name(each) for each in node.walk() if isinstance(each, Name)])
        if isinstance(node, If):
            return self._if(node)
        return _together(
            [self._guarded(child) for child in node.children() if not isinstance(child, _NO_VALUE)]
        )

    def _guarded(self, node: Node) -> Finder:
        """The same for a part of an expression, which may be known."""
        finder = self._finder(node)
        if finder is _nothing or isinstance(node, Name) or temporal(node) is not None:
            return finder
        run = self._run(node)

        def find(frame: Frame, found: set[str]) -> None:
            if run(frame) is UNKNOWN:
                finder(frame, found)

        return find

    def _run(self, node: Node) -> Callable[[Frame], object]:
        return self._compiler.program(node, self._layout).run

    def _name(self, node: Name) -> Finder:
        name, slot = node.name, self._layout.slots.get(node.name)
        if slot is None:
            return _nothing
        below = None
        if name == "ordinary" and self._ordinary is not None:
            below = self._guarded(self._ordinary)

        def find(frame: Frame, found: set[str]) -> None:
            if frame[slot] is UNKNOWN:
                if below is None:
                    found.add(name)
                else:
                    below(frame, found)

        return find

    def _if(self, node: If) -> Finder:
        run, test = self._run(node.test), self._finder(node.test)
        then, otherwise = self._finder(node.then), self._finder(node.otherwise)

        def find(frame: Frame, found: set[str]) -> None:
            value = run(frame)
            chosen = test if value is UNKNOWN else then if value is True else otherwise
            chosen(frame, found)

        return find

    def _over_time(self, node: Node, call: TemporalCall) -> Finder:
        run, inner = self._run(node), self._followed(call)
        window = None if call.window is None else self._run(call.window)
        of_window = _nothing if call.window is None else self._finder(call.window)

        def find(frame: Frame, found: set[str]) -> None:
            if run(frame) is UNKNOWN:
                given = None if window is None else window(frame)
                (of_window if given is UNKNOWN else inner)(frame, found)

        return find

    def _followed(self, call: TemporalCall) -> Finder:
        """What a function over time lacks in what it follows."""
        if call.function.followed is Followed.CONDITION:
            return self._condition(call)
        if call.function.followed is Followed.EVENT:
            return self._events(call)
        return self._guarded(call.subject)

    def _condition(self, call: TemporalCall) -> Finder:
        compiler = self._compiler
        followed, function = compiler.followed(call.subject), compiler.bound(call, self._layout)

        def find(frame: Frame, found: set[str]) -> None:
            runs = followed.runs(frame[CASE], frame[TODAY])
            days = (
                function.looked_at(frame) if isinstance(function, Accumulated) else _brink(runs, frame[DAY])
            )
            found |= missing_between(compiler.program(call.subject), frame[CASE], runs, days, frame[TODAY])

        return find

    def _events(self, call: TemporalCall) -> Finder:
        events = self._compiler.events(*event_of(call.subject))
        window = None if call.window is None else self._run(call.window)

        def find(frame: Frame, found: set[str]) -> None:
            case, day, today = frame[CASE], frame[DAY], frame[TODAY]
            if not events.known(case):
                found.add(events.name)
                return
            length = None if window is None else window_of(window(frame))
            after = FIRST - 1 if length is None else add_months(day, -length)
            doubtful = set(_doubtful(call.function.name, events.days(case, today), day, after))
            found |= events.missing(case, today, doubtful)

        return find


def _nothing(frame: Frame, found: set[str]) -> None:
    """Finds nothing: no fact stands in the expression."""


def _together(finders: Iterable[Finder]) -> Finder:
    some = [each for each in finders if each is not _nothing]
    if len(some) <= 1:
        return some[0] if some else _nothing

    def find(frame: Frame, found: set[str]) -> None:
        for each in some:
            each(frame, found)

    return find


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


def missing_between(program: Program, case: Case, runs: Runs, days: tuple[int, int], today: int) -> set[str]:
    """The facts that a followed condition lacks on those of some days on which it is unknown."""
    low, high = days
    found: set[str] = set()
    for start, end in runs.unknowns:
        first, last = max(start, low), min(end, high)
        if first <= last:
            for day in (first, *program.changes.days(case, first, last, today)):
                found |= program.missing(program.layout.frame(case, day, today))
    return found
