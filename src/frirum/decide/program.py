"""Expressions of a catalogue, ready to run: compiled FEEL with the functions over time bound to what they
follow.

A `Compiler` serves one catalogue and one kind of case. It follows equal conditions and narrowed events
only once, however many rules mention them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from frirum.cases.model import FIRST, LAST, Case, Event
from frirum.cases.vocabulary import Absence
from frirum.catalogue.model import Catalogue
from frirum.decide import temporal as functions
from frirum.decide.changes import Changes
from frirum.decide.frames import TODAY, UNASKED, Frame, Layout, Words, absences
from frirum.decide.missing import Missing
from frirum.decide.truth import Condition, Runs, Segment, join, truth
from frirum.decide.words import (
    TemporalCall,
    event_of,
    is_today,
    looks_around,
    looks_at_today,
    surface,
    temporal,
)
from frirum.feel.ast import Call, Node, Number
from frirum.feel.compiler import compile as compile_feel
from frirum.law.temporal import Followed

Closure = Callable[[Frame], object]


class Program:
    """An expression that runs on frames of its layout, and on which days its value may change."""

    __slots__ = ("_changes", "_missing", "compiler", "layout", "node", "run")

    def __init__(self, compiler: Compiler, node: Node, layout: Layout) -> None:
        self.compiler = compiler
        self.node = node
        self.layout = layout
        self.run: Closure = compile_feel(
            node, layout.slots, lambda call: compiler.special(call, layout), frame_size=layout.size
        )
        self._changes: Changes | None = None
        self._missing: Missing | None = None

    def missing(self, frame: Frame) -> set[str]:
        """The facts that it lacks in a frame."""
        if self._missing is None:
            self._missing = Missing(self.compiler, self.layout)
        return self._missing.of(self.node, frame)

    @property
    def changes(self) -> Changes:
        """The days on which its value may change."""
        if self._changes is None:
            self._changes = Changes(self.compiler, self.node)
        return self._changes


class LookingAround:
    """A condition with functions over time in it, itself followed through time."""

    __slots__ = ("_dated", "_program")

    def __init__(self, program: Program) -> None:
        program.changes.refuse_daily()
        self._program = program
        self._dated = looks_at_today(program.node)

    def runs(self, case: Case, today: int) -> Runs:
        """Its runs in a case."""
        key = (self, today) if self._dated else self
        found = case.memo.get(key)
        if found is None:
            found = case.memo[key] = join(self._segments(case, today))
        return found  # type: ignore[return-value]

    def _segments(self, case: Case, today: int) -> Iterator[Segment]:
        program = self._program
        days = program.changes.days(case, FIRST, LAST, today)
        for day in (FIRST, *sorted(days)):
            yield day, truth(program.run(program.layout.frame(case, day, today)))


class Narrowed:
    """The events of one name that pass a test (None: all)."""

    __slots__ = ("_absence", "_attributes", "_test", "complete", "dated", "name")

    def __init__(self, compiler: Compiler, name: str, test: Node | None, others: Iterable[str]) -> None:
        kind = compiler.words.events.get(name)
        self.name = name
        self._absence = kind.absence if kind else Absence.OPEN
        self.complete = self._absence is Absence.COMPLETE
        attributes: dict[str, object] = dict.fromkeys(others)
        if kind is not None:
            attributes |= {each: absences(fact)[1] for each, fact in kind.attributes.items()}
        self._test: Program | None = None
        self.dated = False
        self._attributes: list[tuple[int, str, object]] = []
        if test is not None:
            layout = compiler.words.layout(surface(test), attributes)
            self._test = Program(compiler, test, layout)
            self.dated = looks_at_today(test)
            self._attributes = [(layout.slots[each], each, absent) for each, absent in attributes.items()]

    def known(self, case: Case) -> bool:
        """Whether what is not recorded did not happen."""
        if self.name in case.incomplete or self._absence is Absence.OPEN:
            return False
        return self.complete or bool(case.events.get(self.name))

    def days(self, case: Case, today: int) -> list[tuple[int, bool | None]]:
        """The days of those that pass, or may pass, in order."""
        if not case.events.get(self.name):
            return []
        key = (self, today) if self.dated else self
        found = case.memo.get(key)
        if found is None:
            found = case.memo[key] = list(self._passing(case, today))
        return found  # type: ignore[return-value]

    def _passing(self, case: Case, today: int) -> Iterator[tuple[int, bool | None]]:
        for event in case.events[self.name]:
            passes = True if self._test is None else truth(self._test.run(self.frame(case, event, today)))
            if passes is not False:
                yield event.on, passes

    def missing(self, case: Case, today: int, days: set[int]) -> set[str]:
        """The facts and attributes that the test lacks for the events of some days."""
        test = self._test
        assert test is not None  # noqa: S101 - without a test nothing about an event is unknown
        frames = (self.frame(case, each, today) for each in case.events[self.name] if each.on in days)
        return {name for frame in frames for name in test.missing(frame)}

    def frame(self, case: Case, event: Event, today: int) -> Frame:
        """The frame of the test for one event: its attributes, and the facts of its day."""
        assert self._test is not None  # noqa: S101 - only asked where there is a test
        frame = self._test.layout.frame(case, event.on, today)
        for index, name, absent in self._attributes:
            frame[index] = event.attributes.get(name, absent)
        return frame


class Compiler:
    """Programs, followed conditions and narrowed events of one catalogue and one kind of case."""

    def __init__(self, catalogue: Catalogue, about: str) -> None:
        self.words = Words(catalogue, about)
        self._programs: dict[Node, Program] = {}
        self._followed: dict[Node, Condition | LookingAround] = {}
        self._narrowed: dict[tuple[str, Node | None, tuple[str, ...]], Narrowed] = {}

    def program(self, node: Node, layout: Layout | None = None) -> Program:
        """An expression, on a layout of its own unless one is given."""
        if layout is not None:
            return Program(self, node, layout)
        found = self._programs.get(node)
        if found is None:
            found = self._programs[node] = Program(self, node, self.words.layout(surface(node)))
        return found

    def followed(self, node: Node) -> Condition | LookingAround:
        """A condition through time."""
        found = self._followed.get(node)
        if found is None:
            program = self.program(node)
            if looks_around(node):
                found = LookingAround(program)
            else:
                found = Condition(program.run, program.layout, dated=looks_at_today(node))
            self._followed[node] = found
        return found

    def events(self, name: str, test: Node | None = None, beside: Iterable[str] = ()) -> Narrowed:
        """The events of a name that pass a test. The test may also name attributes of events `beside` it,
        which are none here."""
        key = (name, test, tuple(beside))
        found = self._narrowed.get(key)
        if found is None:
            kinds = [kind for each in key[2] if (kind := self.words.events.get(each)) is not None]
            others = [attribute for kind in kinds for attribute in kind.attributes]
            found = self._narrowed[key] = Narrowed(self, name, test, others)
        return found

    def special(self, call: Call, layout: Layout) -> Closure | None:
        """What runs a call of a function over time, or of `today`; None for FEEL's own functions."""
        if is_today(call):
            return lambda frame: date.fromordinal(frame[TODAY])
        found = temporal(call)
        if found is None:
            return None
        function = self.bound(found, layout)
        slot = layout.calls.get(call)
        return function if slot is None else remembered(function, slot)

    def bound(self, call: TemporalCall, layout: Layout) -> functions.OverTime:
        """A function over time, bound to what it follows; its window and its day are read in the layout."""
        name = call.function.name
        unit = name.split()[-1] if name.startswith("acc") else name.split()[0]
        window = None if call.window is None else Program(self, call.window, layout).run
        if call.function.followed is Followed.DAY:
            return functions.Elapsed(unit, Program(self, call.subject, layout).run)
        if call.function.followed is Followed.EVENT:
            events = self.events(*event_of(call.subject))
            if name == "count":
                return functions.Count(events, window)
            return functions.Latest(events) if name == "latest" else functions.First(events)
        condition = self.followed(call.subject)
        if name.startswith("accumulated"):
            fixed = functions.window_of(call.window.value) if isinstance(call.window, Number) else None
            return functions.Accumulated(unit, condition, window, fixed)
        return functions.Since(condition) if name == "since" else functions.Consecutive(condition)


def remembered(function: Closure, slot: int) -> Closure:
    """A function that is run once for a frame, and then read off it."""

    def run(frame: Frame) -> object:
        value = frame[slot]
        if value is UNASKED:
            value = frame[slot] = function(frame)
        return value

    return run
