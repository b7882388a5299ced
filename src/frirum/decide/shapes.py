"""The shape of a duty: what makes its occurrences in a case, chosen once when the duty is compiled."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from frirum.cases.model import FIRST, LAST, Case
from frirum.decide.clocks import NO_CLOCK, Dial, Reading, reading
from frirum.decide.days import adding
from frirum.decide.series import (
    NEVER,
    Counted,
    OnEvents,
    Recurring,
    Series,
    Single,
    reached,
)
from frirum.decide.series import Due as DueOf
from frirum.decide.words import counts_on_facts
from frirum.law.model import Arises, Cadence, Due, Duty, Term

if TYPE_CHECKING:
    from frirum.decide.duties import Begun
    from frirum.decide.program import Compiler, Narrowed, Program

Make = Callable[[Case, int, Dial, int, "Begun | None"], Series]
"""the occurrences in a case as a decision on a day sees them, on a clock that counts from a day"""
DueMake = Callable[[Case, int, Dial, int], DueOf]
"""the same for what gives the due day of each"""


class Shape:
    """How occurrences of a duty arise and fall due. `plain`: the duty has neither clock nor suspension."""

    def __init__(self, compiler: Compiler, duty: Duty, *, plain: bool) -> None:
        arises, due = duty.arises or Arises(), duty.due or Due()
        self.events: tuple[Narrowed, ...] = ()
        """the events that occurrences arise on"""
        if arises.event is not None:
            self.events = (compiler.events(arises.event),)
        self.day: Program | None = None if due.day is None else compiler.program(due.day.node)
        """what computes the due day, where an expression does"""
        self.once = duty.cadence is None and arises.event is None and arises.after is None
        """whether it arises when its conditions begin to hold"""
        counting = duty.cadence is not None or (arises.event is None and arises.after is not None)
        self.steady = counting and due.day is None
        """whether its occurrences hang on the clock alone: one series then serves all days"""
        if duty.cadence is not None:
            self.series: Make = _recurring(duty.cadence)
        else:
            self.series = _arising(arises, self.events, _due(due, self.day, plain=plain))
        if counting and counts_on_facts(duty):
            self.series = _placed(self.series)


def _placed(series: Make) -> Make:
    """The same, but a clock that has run since before anything is recorded cannot be read: nobody knows its
    phase."""

    def placed(case: Case, day: int, dial: Dial, begin: int, begun: Begun | None) -> Series:
        if begin == FIRST and dial.pieces and dial.pieces[0][0] == FIRST:
            dial = NO_CLOCK
        return series(case, day, dial, begin, begun)

    return placed


def _recurring(cadence: Cadence) -> Make:
    term = cadence.every or cadence.per
    assert term is not None  # noqa: S101 - the loader knows no other cadence
    step, inside = reading(term), cadence.every is None
    after, up_to = _maybe(cadence.after), _maybe(cadence.up_to)
    return lambda _case, _day, dial, begin, _begun: Recurring(dial, begin, step, after, up_to, inside=inside)


def _arising(arises: Arises, events: tuple[Narrowed, ...], due: DueMake) -> Make:
    if events:
        return _on_events(events[0], due)
    if arises.after is not None and arises.within is not None:
        return _counted(reading(arises.after), adding(arises.within), due, again=arises.again)

    def once(case: Case, day: int, dial: Dial, begin: int, begun: Begun | None) -> Series:
        return Single(None if begun is None else begun(), begin, due(case, day, dial, begin))

    return once


def _on_events(event: Narrowed, due: DueMake) -> Make:
    def on_events(case: Case, day: int, dial: Dial, begin: int, _begun: Begun | None) -> Series:
        days = [on for on, _ in event.days(case, day) if on <= day]
        return OnEvents(days, begin, due(case, day, dial, begin))

    return on_events


def _counted(after: Reading, within: Callable[[int], int], due: DueMake, *, again: bool) -> Make:
    def counted(case: Case, day: int, dial: Dial, begin: int, _begun: Begun | None) -> Series:
        return Counted(dial, begin, after, within, due(case, day, dial, begin), again=again)

    return counted


def _due(due: Due, day: Program | None, *, plain: bool) -> DueMake:
    """What makes the due days of the occurrences, each from its arising and the beginning of its count."""
    if due.reading is not None:
        amount = reading(due.reading)
        return lambda _case, _day, dial, _begin: lambda _arises, counts: reached(dial, amount, counts)
    if due.term is not None:
        after = _term_after(due.term, plain=plain)
        return lambda _case, _day, dial, begin: lambda arises, _counts: after(dial, begin, arises)
    if day is not None:
        return lambda case, on, _dial, _begin: lambda _arises, _counts: _on_day(day, case, on)
    return lambda _case, _day, _dial, _begin: lambda _arises, _counts: NEVER


def _on_day(program: Program, case: Case, day: int) -> int | None:
    value = program.run(program.layout.frame(case, day, day))
    return value.toordinal() if isinstance(value, date) else None


def _term_after(term: Term, *, plain: bool) -> Callable[[Dial, int, int | None], int | None]:
    """What gives the day a term after arising: on the clock, or by the calendar. Not known where the clock
    ran as it arose, and that was before anything is recorded."""
    amount, add = reading(term), adding(term)

    def after(dial: Dial, begin: int, arises: int | None) -> int | None:
        if arises is None:
            return None
        start = max(arises, begin)
        if start == FIRST or not plain:
            return reached(dial, amount, start)
        day = add(start)
        return day if day <= LAST else NEVER

    return after


def _maybe(term: Term | None) -> Reading | None:
    return None if term is None else reading(term)
