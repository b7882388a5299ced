"""The timeline of one provision in one case, for people: a drawing, what changed when, and the duties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from frirum.cli import phrases
from frirum.cli.drawing import MONTH, SIGNS, Stretch, axis, bar
from frirum.cli.outcome_table import QUIET, cell, differs
from frirum.cli.screen import Screen
from frirum.decide.outcome import Occurrence, Outcome
from frirum.decide.timeline import Span
from frirum.law.model import Provision, Version

Pair = tuple[Occurrence | None, Occurrence | None]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Spans and occurrences from day `start` to day `end`, both included."""

    provision: Provision
    case: str
    start: date
    end: date
    spans: Sequence[Span]
    occurrences: Sequence[Pair]

    def show(self, screen: Screen) -> None:
        """Print it."""
        tongue = screen.tongue
        title = screen.plain(tongue.text(self.provision.title))
        screen.say(f"[heading]{screen.plain(self.provision.id)}[/]  {title}")
        period = tongue.period(self.start, self.end)
        screen.say(f"[dim]{screen.plain(tongue('timeline.case', case=self.case, period=period))}[/]\n")
        self._draw(screen)
        screen.say("")
        screen.say(self._table(screen))
        if self.occurrences:
            screen.say(f"\n[heading]{tongue('timeline.duties')}[/]")
            self._show_duties(screen)

    def _draw(self, screen: Screen) -> None:
        """A bar for each answer, the years, and what the signs mean."""
        tongue = screen.tongue
        names = [tongue("column.ordinary"), tongue("column.actual")]
        margin = max(map(len, names)) + 2
        width = max(screen.width - margin - MONTH, 10)
        sides = [
            [Stretch(span.start, span.end, span.outcome.ordinary) for span in self.spans],
            [Stretch(span.start, span.end, span.outcome.actual) for span in self.spans],
        ]
        for name, stretches in zip(names, sides, strict=True):
            screen.wide(f"{name:<{margin}}{bar(stretches, self.start, self.end, width)}")
        screen.wide(f"[dim]{'':<{margin}}{axis(self.start, self.end, width)}[/]")
        statuses = dict.fromkeys(stretch.answer.status for side in sides for stretch in side)
        legend = [
            f"{SIGNS[status]} {tongue(f'status.{status}')}" for status in statuses if SIGNS[status] != " "
        ]
        if legend:
            screen.say(f"[dim]{'':<{margin}}{'   '.join(legend)}[/]")

    def _table(self, screen: Screen) -> object:
        tongue = screen.tongue
        names = ("column.from", "column.to")
        whole = [f"={tongue(name)}" for name in names]
        table = screen.table(*whole, tongue("column.ordinary"), tongue("column.actual"), "")
        for line in _lines(self, screen):
            table.add_row(
                line.start.isoformat(), line.end.isoformat(), line.ordinary, line.actual, line.differs
            )
        return table

    def _show_duties(self, screen: Screen) -> None:
        """A table of the occurrences; on a screen that is too narrow for it, one below the other."""
        tongue = screen.tongue
        keys = ("number", "duty", "arises", "due", "fulfilled", "ordinary", "actual")
        heads = [tongue(f"column.{key}") for key in keys]
        marks = (">", "", "=", "=", "=", "", "")
        table = screen.table(*(mark + head for mark, head in zip(marks, heads, strict=True)))
        rows = [_duty(number, *pair, screen) for number, pair in enumerate(self.occurrences, 1)]
        for row in rows:
            table.add_row(*row)
        if screen.needs(table) <= screen.width:
            screen.say(table)
        else:
            screen.stack(heads[1:], [(f"{number}. {do}", *rest) for number, do, *rest in rows])


def _duty(
    number: int, ordinary: Occurrence | None, actual: Occurrence | None, screen: Screen
) -> tuple[str, ...]:
    shown = ordinary or actual
    assert shown is not None  # noqa: S101 - a pair has at least one side
    days = (_day(day) for day in (shown.arises, shown.due, shown.fulfilled))
    return (
        str(number),
        screen.plain(shown.do),
        *days,
        _state(ordinary, screen),
        _state(actual, screen),
    )


class Line(NamedTuple):
    """A row of the table: days on which a person reads the same."""

    start: date
    end: date
    ordinary: str
    actual: str
    differs: str


def _lines(found: Timeline, screen: Screen) -> list[Line]:
    """The spans, those joined that look the same in the table."""
    lines: list[Line] = []
    for span in found.spans:
        looks = _looks(span.outcome, found.provision.at(span.start), screen)
        if lines and lines[-1][2:] == looks:
            lines[-1] = lines[-1]._replace(end=span.end)
        else:
            lines.append(Line(span.start, span.end, *looks))
    return lines


def _looks(outcome: Outcome, law: Version | None, screen: Screen) -> tuple[str, str, str]:
    return cell(outcome.ordinary, law, screen), cell(outcome.actual, law, screen), differs(outcome)


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _state(found: Occurrence | None, screen: Screen) -> str:
    if found is None:
        return "[dim]–[/]"
    name = phrases.state(found.state, screen.tongue)
    style = f"state.{found.state}"
    return f"[{style}]{name}[/]" if screen.knows(style) else name


def is_silent(found: Timeline) -> bool:
    """Whether neither answer says anything on any day."""
    sides = ((span.outcome.ordinary, span.outcome.actual) for span in found.spans)
    return all(answer.status in QUIET for pair in sides for answer in pair)
