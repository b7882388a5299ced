"""The full reason of one outcome, for a person to read from top to bottom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from frirum.catalogue.model import Catalogue, Touch
from frirum.cli import phrases, scope
from frirum.cli.changes import changes
from frirum.cli.screen import Screen
from frirum.decide.outcome import Answer, Applied, Judged, Outcome
from frirum.law.model import Source, Version


class Row(NamedTuple):
    """A line of the explanation: how far in it stands, its mark (if any), and its text, with our markup."""

    indent: int
    mark: str
    text: str


SIDE_BY_SIDE = 90
"""columns from which the two answers stand beside each other"""
MARKS = {True: ("✓", "holds"), False: ("✗", "fails"), None: ("?", "open")}


@dataclass(frozen=True, slots=True)
class Explanation:
    """An outcome, and where to look up what it speaks of."""

    outcome: Outcome
    catalogue: Catalogue
    screen: Screen
    asked: bool = False

    def show(self) -> None:
        """Print all of it."""
        self._head()
        self._answers()
        self._conditions()
        self._experiments()
        self._sources()

    @property
    def version(self) -> Version | None:
        """The provision as it stood on the day."""
        return self.catalogue.provisions[self.outcome.provision].at(self.outcome.on)

    def _head(self) -> None:
        screen, outcome = self.screen, self.outcome
        title = screen.tongue.text(self.catalogue.provisions[outcome.provision].title)
        day = screen.tongue.day(outcome.on)
        screen.say(f"[heading]{screen.plain(outcome.provision)}[/]  {screen.plain(title)}")
        screen.say(f"[dim]{screen.plain(screen.tongue('explain.case', case=outcome.case, day=day))}[/]")
        if self.asked:
            screen.say(f"[open]{screen.tongue('explain.asked')}[/]")
        screen.say("")

    def _answers(self) -> None:
        screen, tongue = self.screen, self.screen.tongue
        pairs = [
            (tongue("column.ordinary"), self.outcome.ordinary),
            (tongue("column.actual"), self.outcome.actual),
        ]
        cells = [self._answer(name, answer) for name, answer in pairs]
        if screen.width >= SIDE_BY_SIDE:
            grid = screen.grid(2, ratios=(1, 1))
            grid.add_row(*cells)
            screen.say(grid)
        else:
            screen.say("\n\n".join(cells))
        key = {True: "explain.differs", False: "explain.same", None: "explain.open"}[self.outcome.differs]
        style = "differs" if self.outcome.differs else "dim"
        screen.say(f"\n[{style}]{tongue(key)}[/]")

    def _answer(self, name: str, answer: Answer) -> str:
        plain, tongue = self.screen.plain, self.screen.tongue
        sentence = phrases.sentence(answer, self.version, tongue)
        status = phrases.status(answer, tongue)
        return f"[heading]{name}[/]: [status.{answer.status}]{status}[/]\n{plain(sentence)}"

    def _conditions(self) -> None:
        self._heading("explain.conditions")
        given = self.outcome.ordinary.given or self.outcome.actual.given
        now = {each.name: each for each in self.outcome.actual.given}
        if not given:
            self.screen.say(f"  {self.screen.tongue('explain.none')}")
        for each in given:
            self._rows(self._judged(each, 2))
            changed = now.get(each.name)
            if changed is not None and changed.change is not None:
                self._rows(self._changed(changed))

    def _changed(self, judged: Judged) -> Iterator[Row]:
        """What an exemption made of a condition."""
        tongue = self.screen.tongue
        by = tongue.several(judged.by)
        text = self.screen.plain(tongue(f"explain.{judged.change}", by=by))
        yield Row(4, "[status.waived]→[/]", f"[status.waived]{text}[/]")
        if judged.change == "set":
            yield from self._judged(judged, 6)

    def _judged(self, judged: Judged, indent: int, after: str = "") -> Iterator[Row]:
        """A condition with its mark (and, `after` it, what sort it is), then the facts it saw and those it
        lacks."""
        plain, tongue = self.screen.plain, self.screen.tongue
        mark, style = MARKS[judged.holds]
        yield Row(indent, f"[{style}]{mark}[/]", plain(judged.text or judged.name) + after)
        facts = ", ".join(
            f"{tongue.fact(name)}: {tongue.value(value)}" for name, value in judged.facts.items()
        )
        if facts:
            yield Row(indent + 4, "", f"[dim]{plain(facts)}[/]")
        if judged.missing:
            names = tongue("explain.missing", names=tongue.several(judged.missing))
            yield Row(indent + 4, "", f"[open]{plain(names)}[/]")

    def _experiments(self) -> None:
        self._heading("explain.experiments")
        groups = _by_exemption(self.outcome.actual.considered)
        if not groups:
            self.screen.say(f"  {self.screen.tongue('explain.no experiments')}")
        for group in groups:
            self._rows(self._applied(group))

    def _applied(self, group: Sequence[Applied]) -> Iterator[Row]:
        """An exemption: in scope or why not, its basis (several where it was renewed), what it does."""
        plain, tongue = self.screen.plain, self.screen.tongue
        first = group[0]
        mark, style = MARKS[first.in_scope]
        key = {True: "in scope", False: "out of scope", None: "scope unknown"}[first.in_scope]
        title = f"[heading]{plain(first.id)}[/]  [{style}]{tongue(f'explain.{key}')}[/]"
        yield Row(2, f"[{style}]{mark}[/]", title)
        for applied in group:
            period = tongue.period(applied.period.start, applied.period.end)
            yield Row(4, "", plain(tongue("explain.basis", basis=applied.basis, period=period)))
        touches = [touch for applied in group if (touch := self._touch(applied)) is not None]
        whole = first.in_scope is not False  # what an exemption leaves in force matters only where it holds
        does = dict.fromkeys(line for touch in touches for line in changes(touch, tongue, keeps=whole))
        yield from (Row(4, "", plain(line)) for line in does)
        touch = touches[0] if touches else None
        for judged in _telling(group):
            said = scope.kind(touch, judged.name, tongue)
            yield from self._judged(judged, 4, f"  [dim]{plain(said)}[/]" if said else "")
            if touch is not None and judged.name == scope.KOMMUNE and judged.holds is not True:
                kommune = judged.facts.get(scope.KOMMUNE)
                for line in scope.elsewhere(touch, kommune, self.outcome.on, tongue):
                    yield Row(8, "", f"[dim]{plain(line)}[/]")

    def _touch(self, applied: Applied) -> Touch | None:
        touches = self.catalogue.touches.get(self.outcome.provision, ())
        same = (each for each in touches if each.id == applied.id and each.version.basis == applied.basis)
        return next((each for each in same if each.version.period == applied.period), None)

    def _sources(self) -> None:
        self._heading("explain.sources")
        answer = self.outcome.ordinary if self.outcome.ordinary.source else self.outcome.actual
        rows = [(self.outcome.provision, answer.source)]
        for each in self.outcome.actual.exemptions:
            touch = self._touch(each)
            rows.append((each.basis, None if touch is None else touch.version.source))
        for at, (name, source) in enumerate(rows):
            if source is not None and (name, source) not in rows[:at]:
                self._rows(self._source(name, source))

    def _source(self, name: str, source: Source) -> Iterator[Row]:
        plain, tongue = self.screen.plain, self.screen.tongue
        yield Row(2, "", f"{plain(name)}  [dim]{phrases.certainty(source, tongue)}[/]")
        if source.eli is not None:
            yield Row(4, "", f"[dim]{plain(source.eli)}[/]")
        if source.note:
            yield Row(4, "", f"[dim]{plain(tongue.text(source.note))}[/]")

    def _heading(self, key: str) -> None:
        self.screen.say(f"\n[heading]{self.screen.tongue(key)}[/]")

    def _rows(self, rows: Iterable[Row]) -> None:
        """Each row with its text hanging below itself where it is broken."""
        from rich.table import Table

        for row in rows:
            grid = Table.grid(padding=(0, 1, 0, 0))
            grid.add_column(no_wrap=True)
            grid.add_column(overflow="fold")
            grid.add_row(" " * (row.indent - (not row.mark)) + row.mark, row.text)
            self.screen.say(grid)


def _by_exemption(applied: Sequence[Applied]) -> list[list[Applied]]:
    """Exemptions by id, those in scope first; of one whose basis was renewed, the version in force."""
    groups: dict[str, list[Applied]] = {}
    for each in applied:
        groups.setdefault(each.id, []).append(each)
    current = [[each for each in group if _in_time(each)] or group for group in groups.values()]
    order = {True: 0, None: 1, False: 2}
    return sorted(current, key=lambda group: order[group[0].in_scope])


def _in_time(applied: Applied) -> bool:
    return not any(judged.name == "period" and judged.holds is False for judged in applied.scope)


def _telling(group: Sequence[Applied]) -> list[Judged]:
    """The reasons of scope, each once; of exemptions outside their period or only asked for, just what keeps
    them out."""
    told: list[Judged] = []
    for applied in group:
        beside = any(judged.name in ("standing", "period", "aim") for judged in applied.scope)
        told += [judged for judged in applied.scope if judged.holds is False or not beside]
    return [judged for at, judged in enumerate(told) if judged not in told[:at]]
