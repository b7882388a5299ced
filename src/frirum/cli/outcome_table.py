"""Outcomes as a table for people: one line for each case and provision, both answers side by side."""

from __future__ import annotations

from collections.abc import Sequence

from frirum.cli import phrases
from frirum.cli.screen import Screen
from frirum.decide.outcome import Answer, Outcome, Status

QUIET = (Status.NOT_IN_FORCE, Status.DOES_NOT_APPLY)
"""statuses that say that nothing follows; left out of the table unless all is asked for"""
MOST = 500
"""lines that a person can still read"""


def is_quiet(outcome: Outcome) -> bool:
    """Whether neither answer says anything to the case."""
    return outcome.ordinary.status in QUIET and outcome.actual.status in QUIET


def show(outcomes: Sequence[Outcome], screen: Screen, *, every: bool) -> None:
    """Print the table, and below it what was left out."""
    shown = [each for each in outcomes if every or not is_quiet(each)]
    if shown:
        screen.say(_table(shown[:MOST], screen))
        screen.say(f"\n[dim]{screen.tongue('decide.legend')}[/]")
    else:
        screen.say(screen.tongue("decide.nothing"))
    _below(len(outcomes) - len(shown), len(shown) - MOST, screen)


def _below(hidden: int, beyond: int, screen: Screen) -> None:
    if beyond > 0:
        screen.say(f"[dim]{screen.tongue('decide.more', count=beyond)}[/]")
    if hidden:
        screen.say(f"[dim]{screen.tongue('decide.hidden', count=hidden)}[/]")


def _table(outcomes: Sequence[Outcome], screen: Screen) -> object:
    tongue = screen.tongue
    names = ["column.case", "column.provision", "column.ordinary", "column.actual"]
    table = screen.table(*(tongue(name) for name in names), "")
    before = None
    for outcome in outcomes:
        case = outcome.case if outcome.case != before else ""
        before = outcome.case
        table.add_row(
            screen.plain(case),
            screen.plain(outcome.provision),
            cell(outcome.ordinary, screen),
            cell(outcome.actual, screen),
            differs(outcome),
        )
    return table


def cell(answer: Answer, screen: Screen) -> str:
    """An answer in one cell: its status, and in a few words what follows."""
    words = phrases.short(answer, screen.tongue)
    status = f"[status.{answer.status}]{phrases.status(answer, screen.tongue)}[/]"
    if not words:
        return status
    style = f"state.{answer.duty.state}" if answer.duty is not None and answer.duty.state else "dim"
    known = style if style in ("state.overdue", "state.met", "state.met late") else "dim"
    return f"{status}\n[{known}]{screen.plain(words)}[/]"


def differs(outcome: Outcome) -> str:
    """The mark of a difference."""
    return {True: "[differs]≠[/]", False: "", None: "[open]?[/]"}[outcome.differs]
