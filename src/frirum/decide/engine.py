"""The engine for one case: outcomes on a day, statuses, timelines, occurrences."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches

from frirum.cases.model import LAST, Case
from frirum.catalogue.model import Catalogue
from frirum.decide.answers import Answers
from frirum.decide.outcome import Answer, Outcome, Status
from frirum.decide.plan import Asked, Plan, plan
from frirum.decide.program import Compiler
from frirum.decide.readings import NO_RESTART, Restart
from frirum.decide.reasons import beside
from frirum.decide.restarts import Restarts
from frirum.decide.rule import Rule
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
        day = on.toordinal()
        law = self._law(case, provision_id)
        restart = law.restarts.on(case, day) if law.restarts.any else NO_RESTART
        return law.at(day).outcome(case, on, day, restart)

    def outcomes(self, case: Case, on: date, provisions: Iterable[str] | None = None) -> list[Outcome]:
        """The outcomes of several provisions; None: all about this kind of case."""
        wanted = self.provisions(case.about) if provisions is None else provisions
        return [self.outcome(case, on, each) for each in wanted]

    def status(self, case: Case, on: date, provision_id: str) -> tuple[Status, Status]:
        """Ordinary and actual status alone: faster than an outcome. Raises DecideError."""
        day = on.toordinal()
        law = self._law(case, provision_id)
        restart = law.restarts.on(case, day) if law.restarts.any else NO_RESTART
        return law.at(day).status(case, day, restart)

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

    def _made(self, day: int) -> Answers | Repealed:
        engine = self._engine
        made = plan(engine.catalogue, self.provision, date.fromordinal(day), engine.asked)
        if made.version is None:
            return Repealed(made, engine.lang, engine.asked)
        return Answers(Rule(self._compiler, made, made.version), engine.lang, engine.asked)

    def _in_force(self, day: int) -> Answers | None:
        rule = self.at(day) if day <= LAST else None
        return rule if isinstance(rule, Answers) else None
