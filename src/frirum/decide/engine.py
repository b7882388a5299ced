"""The engine for one case: outcomes on a day, statuses, timelines, occurrences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import partial

from frirum.cases.model import LAST, Case
from frirum.catalogue.model import Catalogue
from frirum.decide.answers import Answers
from frirum.decide.cuts import Cutter
from frirum.decide.occurrences import Lister, Pair
from frirum.decide.outcome import Answer, Outcome, Status
from frirum.decide.plan import Asked, Plan, plan
from frirum.decide.program import Compiler
from frirum.decide.readings import NO_RESTART, Restart
from frirum.decide.reasons import beside
from frirum.decide.restarts import Restarts
from frirum.decide.rule import Rule
from frirum.decide.timeline import Span, joined
from frirum.law.model import Provision


class DecideError(ValueError):
    """A question the engine cannot be asked: no such provision, or one about another kind of case."""


class Repealed:
    """A provision on days on which no version of it is in force."""

    def __init__(self, plan: Plan, lang: str, asked: Asked) -> None:
        self.start, self.end = plan.start, plan.end
        self.law = Answer(Status.NOT_IN_FORCE, None)
        on = plan.start
        considered = tuple(beside(touch, on, lang, asked) for touch in plan.beside)
        self.now = Answer(Status.NOT_IN_FORCE, None, considered=considered)
        self.provision = plan.provision.id

    def status(self, case: Case, day: int, restart: Restart = NO_RESTART) -> tuple[Status, Status]:  # noqa: ARG002
        """Not in force, twice."""
        return Status.NOT_IN_FORCE, Status.NOT_IN_FORCE

    def outcome(self, case: Case, on: date, day: int, restart: Restart = NO_RESTART) -> Outcome:  # noqa: ARG002
        """Not in force, twice."""
        return Outcome(case.id, on, self.provision, self.law, self.now, differs=False)


MOST_CUTS = 100_000
"""cuts in one timeline; a longer one is refused"""


def _ordinal(on: date) -> int:
    """A day as an ordinal. A moment is refused: which day it is hangs on a time zone."""
    if isinstance(on, datetime):
        raise DecideError(f"{on} is a moment; ask about a day: its date where the case is decided")
    return on.toordinal()


def _ordered(start: date, end: date) -> tuple[int, int]:
    low, high = _ordinal(start), _ordinal(end)
    if high < low:
        raise DecideError(f"the span ends on {end}, before it begins on {start}; swap them")
    return low, high


class Engine:
    """Decides cases under a catalogue.

    `asked` lets exemptions take part that were only asked for: all of them, or those named by experiment or
    `experiment/exemption`. `lang` is the language of the reasons' texts.
    """

    def __init__(self, catalogue: Catalogue, *, asked: Asked = False, lang: str = "da") -> None:
        self.catalogue = catalogue
        self.lang = lang
        self.asked = asked if isinstance(asked, bool) else frozenset(asked)
        self._compilers: dict[str, Compiler] = {}
        self._laws: dict[str, Law] = {}

    def outcome(self, case: Case, on: date, provision_id: str) -> Outcome:
        """Both answers of a provision for a case on a day, with all reasons. Raises DecideError."""
        day = _ordinal(on)
        law = self._law(case, provision_id)
        restart = law.restarts.on(case, day) if law.restarts.any else NO_RESTART
        return law.at(day).outcome(case, on, day, restart)

    def outcomes(self, case: Case, on: date, provisions: Iterable[str] | None = None) -> list[Outcome]:
        """The outcomes of several provisions; None: all about this kind of case."""
        wanted = self.provisions(case.about) if provisions is None else provisions
        return [self.outcome(case, on, each) for each in wanted]

    def status(self, case: Case, on: date, provision_id: str) -> tuple[Status, Status]:
        """Ordinary and actual status alone: faster than an outcome. Raises DecideError."""
        day = _ordinal(on)
        law = self._law(case, provision_id)
        restart = law.restarts.on(case, day) if law.restarts.any else NO_RESTART
        return law.at(day).status(case, day, restart)

    def timeline(self, case: Case, start: date, end: date, provision_id: str) -> list[Span]:
        """The outcomes of all days from `start` to `end`, equal neighbours joined. Raises DecideError."""
        law = self._law(case, provision_id)
        low, high = _ordered(start, end)
        cuts = law.cuts(case, low, high)
        found = ((day, self.outcome(case, date.fromordinal(day), provision_id)) for day in cuts)
        return joined(found, high)

    def occurrences(self, case: Case, start: date, end: date, provision_id: str) -> list[Pair]:
        """Every occurrence of a duty that arises or is due from `start` to `end`, as it stands on `end`:
        ordinary and actual side by side, None on a side that has none. Raises DecideError."""
        low, high = _ordered(start, end)
        return Lister(self._law(case, provision_id), case, low, high).pairs()

    def provisions(self, about: str) -> list[str]:
        """The ids of the provisions about a kind of case, in the catalogue's order."""
        return [each.id for each in self.catalogue.provisions.values() if each.about == about]

    def _law(self, case: Case, provision_id: str) -> Law:
        law = self._laws.get(provision_id)
        if law is None:
            law = self._laws[provision_id] = self._found(provision_id)
        if law.provision.about != case.about:
            message = f"{provision_id} is about {law.provision.about}, not about {case.about}"
            raise DecideError(f"{message}; ask about a provision for this kind of case")
        return law

    def _found(self, provision_id: str) -> Law:
        provision = self.catalogue.provisions.get(provision_id)
        if provision is None:
            from difflib import get_close_matches  # only needed for this message

            near = get_close_matches(provision_id, self.catalogue.provisions, 1)
            hint = f"did you mean {near[0]}?" if near else "see `frirum list provisions`"
            raise DecideError(f"no provision {provision_id}; {hint}")
        compiler = self._compilers.get(provision.about)
        if compiler is None:
            compiler = self._compilers[provision.about] = Compiler(self.catalogue, provision.about)
        return Law(self, provision, compiler)


class Law:
    """One provision through time: its rules are made for the days that are asked about, and kept."""

    def __init__(self, engine: Engine, provision: Provision, compiler: Compiler) -> None:
        self.provision = provision
        self._engine = engine
        self._compiler = compiler
        self._rules: list[Answers | Repealed] = []
        touches = engine.catalogue.touches.get(provision.id, ())
        self.restarts = Restarts(provision, touches, engine.asked, self._in_force)

    def at(self, day: int) -> Answers | Repealed:
        """What answers on a day."""
        for rule in self._rules:
            if rule.start <= day <= rule.end:
                return rule
        rule = self._made(day)
        self._rules.insert(0, rule)
        return rule

    def cuts(self, case: Case, low: int, high: int) -> list[int]:
        """The days from `low` to `high`, `low` among them, on which the outcome may become another."""
        found: set[int] = set()
        for rule, first, last in self._stretches(low, high):
            found.add(first)
            if isinstance(rule, Answers):
                cutter = Cutter(rule)
                for day in cutter.days(
                    case, first, last, self.restarts.days(), partial(self.restarts.on, case)
                ):
                    found.add(day)
                    if len(found) > MOST_CUTS:
                        message = f"{self.provision.id} changes on more than {MOST_CUTS:,} days of the span"
                        raise DecideError(f"{message}; ask about fewer days")
        return sorted(found)

    def in_force(self, low: int, high: int) -> Iterator[tuple[Answers, int, int]]:
        """The rules of the days from `low` to `high` on which a version is in force, each with its days."""
        for rule, first, last in self._stretches(low, high):
            if isinstance(rule, Answers):
                yield rule, first, last

    def _stretches(self, low: int, high: int) -> Iterator[tuple[Answers | Repealed, int, int]]:
        while low <= high:
            rule = self.at(low)
            last = min(rule.end, high)
            yield rule, low, last
            low = last + 1

    def _made(self, day: int) -> Answers | Repealed:
        engine = self._engine
        made = plan(engine.catalogue, self.provision, date.fromordinal(day), engine.asked)
        if made.version is None:
            return Repealed(made, engine.lang, engine.asked)
        return Answers(Rule(self._compiler, made, made.version), engine.lang, engine.asked)

    def _in_force(self, day: int) -> Answers | None:
        rule = self.at(day) if day <= LAST else None
        return rule if isinstance(rule, Answers) else None
