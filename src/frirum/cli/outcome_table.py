"""Outcomes as a table for people: one line for each case and provision, both answers side by side."""

from __future__ import annotations

from datetime import date

from frirum.catalogue.model import Catalogue
from frirum.cli import phrases
from frirum.cli.screen import Screen
from frirum.decide.outcome import Answer, Outcome, Status
from frirum.law.model import Version

QUIET = (Status.NOT_IN_FORCE, Status.DOES_NOT_APPLY)
"""statuses that say that nothing follows; left out of the table unless all is asked for"""
READABLE = 23
"""columns that an answer needs"""
GAPS = 12
"""columns between the others, and the mark"""
MOST = 500
"""lines that a person can still read"""


def is_quiet(outcome: Outcome) -> bool:
    """Whether neither answer says anything to the case."""
    return outcome.ordinary.status in QUIET and outcome.actual.status in QUIET


def is_open(outcome: Outcome) -> bool:
    """Whether at most one answer is decided, and that one says nothing."""
    return all(
        answer.status is Status.UNDECIDED or answer.status in QUIET
        for answer in (outcome.ordinary, outcome.actual)
    )


class Table:
    """Collects what a person can still read, and counts the rest."""

    def __init__(self, screen: Screen, catalogue: Catalogue, on: date, *, every: bool) -> None:
        self.screen = screen
        self.catalogue = catalogue
        self.on = on
        self.every = every
        self.shown: list[Outcome] = []
        self.hidden = 0
        self.open = 0
        self.beyond = 0

    def add(self, outcome: Outcome) -> None:
        """Take an outcome."""
        if not self.every and is_quiet(outcome):
            self.hidden += 1
        elif not self.every and is_open(outcome):
            self.open += 1
        elif len(self.shown) < MOST:
            self.shown.append(outcome)
        else:
            self.beyond += 1

    def show(self) -> None:
        """Print the table, and below it what was left out."""
        screen, tongue = self.screen, self.screen.tongue
        screen.say(f"[dim]{tongue('decide.title', day=tongue.day(self.on))}[/]\n")
        if self.shown and self._is_wide():
            screen.say(self._table())
        elif self.shown:
            self._stack()
        else:
            screen.say(tongue("decide.nothing"))
        marks = {outcome.differs for outcome in self.shown} & {True, None}
        legend = [tongue(f"decide.mark.{mark}") for mark in (True, None) if mark in marks]
        if legend:
            screen.say(f"\n[dim]{'   '.join(legend)}[/]")
        if self.beyond:
            screen.say(f"[dim]{tongue.count('decide.more', self.beyond)}[/]")
        if self.open:
            screen.say(f"[dim]{tongue.count('decide.open', self.open)}[/]")
        if self.hidden:
            screen.say(f"[dim]{tongue.count('decide.hidden', self.hidden)}[/]")

    def _is_wide(self) -> bool:
        """Whether there is room for the two answers beside each other."""
        names = max(len(each.case) + len(each.provision) for each in self.shown)
        return self.screen.width - names - GAPS >= 2 * READABLE

    def _stack(self) -> None:
        """On a narrow screen: the two answers below each other; one line where they say the same."""
        screen, before = self.screen, None
        for outcome in self.shown:
            if outcome.case != before:
                screen.say(f"[heading]{screen.plain(outcome.case)}[/]")
            before = outcome.case
            law = self.catalogue.provisions[outcome.provision].at(outcome.on)
            cells = [cell(answer, law, screen) for answer in (outcome.ordinary, outcome.actual)]
            self._pair(outcome, [each.replace("\n", " · ") for each in cells])

    def _pair(self, outcome: Outcome, cells: list[str]) -> None:
        screen, tongue = self.screen, self.screen.tongue
        name, mark = f"  [key]{screen.plain(outcome.provision)}[/]", differs(outcome)
        if cells[0] == cells[1] and not mark:
            screen.say(f"{name}  {cells[0]}")
            return
        screen.say(f"{name} {mark}")
        grid = screen.grid(2)
        for label, said in zip(("column.ordinary", "column.actual"), cells, strict=True):
            grid.add_row(f"    [dim]{tongue(label)}[/]", said)
        screen.say(grid)

    def _table(self) -> object:
        screen, tongue = self.screen, self.screen.tongue
        whole = [f"={tongue(name)}" for name in ("column.case", "column.provision")]
        table = screen.table(*whole, tongue("column.ordinary"), tongue("column.actual"), "")
        before = None
        for outcome in self.shown:
            law = self.catalogue.provisions[outcome.provision].at(outcome.on)
            table.add_row(
                screen.plain(outcome.case if outcome.case != before else ""),
                screen.plain(outcome.provision),
                cell(outcome.ordinary, law, screen),
                cell(outcome.actual, law, screen),
                differs(outcome),
            )
            before = outcome.case
        return table


def cell(answer: Answer, law: Version | None, screen: Screen) -> str:
    """An answer in one cell: its status, and in a few words what follows."""
    words = phrases.short(answer, None if law is None else law.value, screen.tongue)
    status = f"[status.{answer.status}]{phrases.status(answer, screen.tongue)}[/]"
    if not words:
        return status
    style = f"state.{answer.duty.state}" if answer.duty is not None and answer.duty.state else "dim"
    known = style if style in ("state.overdue", "state.met", "state.met late") else "dim"
    return f"{status}\n[{known}]{screen.plain(words)}[/]"


def differs(outcome: Outcome) -> str:
    """The mark of a difference."""
    return {True: "[differs]≠[/]", False: "", None: "[open]?[/]"}[outcome.differs]
