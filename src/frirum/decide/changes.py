"""On which days an expression may get another value in a case: the source of all cuts.

Facts and rates change at the edges of their pieces, functions over time at their turns. A number over
time changes every day, but what rules ask of it is a comparison, and a comparison changes on the few days
on which the number crosses what it is compared with. Where an expression does anything else with such a
number, every day may change it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from frirum.cases.model import Case
from frirum.decide.temporal import OverTime, window_of
from frirum.decide.words import TemporalCall, is_today, looks_at_today, surface, temporal
from frirum.feel import FeelTypeError
from frirum.feel.ast import Between, Comparison, Name, Node
from frirum.law.temporal import Followed as Kind

if TYPE_CHECKING:
    from frirum.decide.program import Compiler, Program

Sign = Callable[[int], object]

MOVING = None
"""The day of decision is the day looked at: `today()` moves along."""


class Crossing:
    """A comparison of a number over time with something that changes only on some days."""

    def __init__(self, changes: Changes, op: str, call: Node, other: Node) -> None:
        found = temporal(call)
        self.op = op
        self.window: Program | None = None
        self.function: OverTime | None = None
        if found is not None:
            self.function = changes.compiler.bound(found, changes.layout)
            self.window = (
                None if found.window is None else changes.compiler.program(found.window, changes.layout)
            )
        self.layout = changes.layout
        self.number = changes.compiler.program(call, changes.layout)
        self.other = changes.compiler.program(other, changes.layout)

    def days(self, case: Case, low: int, high: int, today: int | None, steps: set[int]) -> Iterator[int]:
        """Days after `low`, up to `high`, on which the comparison may turn. `steps` are days on which the
        other side or an argument changes."""
        for start, after in pairwise([low, *sorted(steps), high + 1]):
            window = self._window(case, start, today)
            turns = {start, after}
            if self.function is not None:
                turns.update(
                    day
                    for day in self.function.turns(case, _day(today, start), window)
                    if start < day < after
                )
            for begin, end in pairwise(sorted(turns)):
                yield begin
                yield from self._between(case, begin, end - 1, today, window)

    def _window(self, case: Case, day: int, today: int | None) -> int | None:
        if self.window is None:
            return None
        return window_of(self.window.run(self.layout.frame(case, day, _day(today, day))))

    def _between(
        self, case: Case, begin: int, end: int, today: int | None, window: int | None
    ) -> Iterator[int]:
        bounds = None
        if self.function is not None:
            bounds = self.function.wobble(case, begin, _day(today, begin), window)
        if bounds is None:
            yield from turning_days(lambda day: self.sign(case, day, today), begin, end)
        elif self._within(case, begin, today, bounds):
            yield from range(begin + 1, end + 1)

    def _within(self, case: Case, day: int, today: int | None, bounds: tuple[int, int]) -> bool:
        """Whether a number between the bounds may cross the other side."""
        other = self.other.run(self.layout.frame(case, day, _day(today, day)))
        low, high = bounds
        if not isinstance(other, Decimal) or other > high or other < low:
            return False
        return not (other == low and self.op in {">=", "<"})

    def sign(self, case: Case, day: int, today: int | None) -> object:
        """How the two sides stand to each other on a day, as far as the operator cares."""
        frame = self.layout.frame(case, day, _day(today, day))
        left, right = self.number.run(frame), self.other.run(frame)
        if type(left) is not type(right) or not isinstance(left, Decimal | date):
            return type(left), type(right)
        if self.op in {">=", "<"}:
            return left >= right  # type: ignore[operator]
        if self.op in {">", "<="}:
            return left > right  # type: ignore[operator]
        return (left > right) - (left < right)  # type: ignore[operator]


def _day(today: int | None, day: int) -> int:
    return day if today is MOVING else today


def turning_days(sign: Sign, begin: int, end: int) -> Iterator[int]:
    """The days after `begin`, up to `end`, on which a sign that never turns back becomes another."""
    last = sign(end)
    here = sign(begin)
    while here != last:
        low, high = begin, end
        while high - low > 1:
            middle = (low + high) // 2
            if sign(middle) == here:
                low = middle
            else:
                high = middle
        yield high
        begin, here = high, sign(high)


MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}


class Changes:
    """The days on which an expression may get another value."""

    def __init__(self, compiler: Compiler, node: Node) -> None:
        self.compiler = compiler
        self.node = node
        self.layout = compiler.words.layout(surface(node))
        self._steps: list[TemporalCall] = []
        self._crossings: list[Crossing] = []
        self._daily: Node | None = None
        """a number over time that is used otherwise than in a comparison"""
        self._dated = False
        """whether `today()` is: then every day counts where it moves"""
        self._visit(node)

    def refuse_daily(self) -> None:
        """An error if every day may change the value: such an expression cannot be followed through time."""
        if self._daily is not None:
            message = (
                "a number over time can be followed only in a comparison with a number; compare it directly"
            )
            raise FeelTypeError(message, self._daily.at.line, self._daily.at.column)

    def days(self, case: Case, low: int, high: int, today: int | None) -> set[int]:
        """Days after `low`, up to `high`, on which the value may be another than on the day before.
        `today` is the day of decision, MOVING if it is the day looked at."""
        if high <= low:
            return set()
        if self._daily is not None or (today is MOVING and self._dated):
            return set(range(low + 1, high + 1))
        steps = {day for day in self._edges(case, _day(today, high)) if low < day <= high}
        found = set(steps)
        for crossing in self._crossings:
            found.update(day for day in crossing.days(case, low, high, today, steps) if day > low)
        return found

    def _edges(self, case: Case, today: int) -> Iterator[int]:
        for slot in self.layout.facts:
            for start, end, _ in case.facts.get(slot.name, ()):
                yield start
                yield end + 1
        for _, _, versions in self.layout.rates:
            for start, end, _ in versions:
                yield start
                yield end + 1
        for call in self._steps:
            yield from self.compiler.bound(call, self.layout).turns(case, today, None)

    def _visit(self, node: Node) -> None:
        for op, left, right in _comparisons(node):
            if _moves(left) and not _any_moves(right):
                self._cross(op, left, right)
            elif _moves(right) and not _any_moves(left):
                self._cross(MIRRORED[op], right, left)
            else:
                self._visit(left)
                self._visit(right)
        if isinstance(node, Comparison | Between):
            return
        self._visit_other(node)

    def _cross(self, op: str, call: Node, other: Node) -> None:
        self._crossings.append(Crossing(self, op, call, other))
        self._arguments(call)
        self._visit(other)

    def _visit_other(self, node: Node) -> None:
        call = temporal(node)
        if call is None:
            self._dated |= is_today(node)
            for child in node.children():
                self._visit(child)
        elif call.function.result == "number":
            self._daily = self._daily or node
        else:
            self._steps.append(call)
            self._arguments(node)

    def _arguments(self, node: Node) -> None:
        """What a function over time reads on the day itself; and whether what it follows hangs on
        `today()`."""
        call = temporal(node)
        if call is None:
            return
        if call.window is not None:
            self._visit(call.window)
        if call.function.followed is Kind.DAY:
            self._visit(call.subject)
        else:
            self._dated |= looks_at_today(call.subject)


def _comparisons(node: Node) -> Iterator[tuple[str, Node, Node]]:
    if isinstance(node, Comparison):
        yield node.op, node.left, node.right
    elif isinstance(node, Between):
        yield ">=", node.value, node.low
        yield "<=", node.value, node.high


def _moves(node: Node) -> bool:
    """Whether a node itself is a number over time, or `today()`."""
    call = temporal(node)
    return is_today(node) if call is None else call.function.result == "number"


def _any_moves(node: Node) -> bool:
    """Whether something in a tree is a number over time, or `today()`; what is `ordinary` may be one as
    well."""
    return any(_moves(each) or each == _ORDINARY for each in node.walk())


_ORDINARY = Name("ordinary")
