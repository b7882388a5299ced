"""Both answers of one rule, with their reasons."""

from __future__ import annotations

from datetime import date

from frirum.cases.model import Case
from frirum.decide.days import as_date
from frirum.decide.duties import Stand
from frirum.decide.evaluation import Evaluation
from frirum.decide.outcome import Answer, Judged, Occurrence, Outcome, State, Status
from frirum.decide.plan import Asked
from frirum.decide.readings import (
    NO_RESTART,
    NOBODY,
    Reading,
    Restart,
    Scoped,
    actual,
    agree,
    ordinary,
    scoped,
    settle,
)
from frirum.decide.reasons import Reasons
from frirum.decide.rule import Elements, Rule
from frirum.feel import UNKNOWN

WITH_DUTY = frozenset({Status.APPLIES, Status.WAIVED})
"""the statuses in which an answer shows an occurrence"""


class Answers:
    """Answers cases under one rule."""

    def __init__(self, rule: Rule, lang: str, asked: Asked) -> None:
        self.rule = rule
        self.start, self.end = rule.start, rule.end
        self._lang = lang
        self._asked = asked
        self._reasons: Reasons | None = None

    @property
    def reasons(self) -> Reasons:
        """What makes the reasons; itself made when first asked for."""
        if self._reasons is None:
            self._reasons = Reasons(self.rule, self._lang, self._asked)
        return self._reasons

    def status(self, case: Case, day: int, restart: Restart = NO_RESTART) -> tuple[Status, Status]:
        """Both statuses, without reasons."""
        found = Evaluation(self.rule, case, day)
        law, _ = settle(found, self.rule.ordinary)
        scope = scoped(found) if self.rule.scopes else NOBODY
        if not scope.open and len(restart.days) == 1:
            return law, settle(found, self.rule.elements(scope.mask))[0] if scope.mask else law
        readings = actual(found, ordinary(found), scope, restart)
        return law, readings[0].status if agree(readings, scope) else Status.UNDECIDED

    def outcome(self, case: Case, on: date, day: int, restart: Restart = NO_RESTART) -> Outcome:
        """Both answers with all reasons."""
        found = Evaluation(self.rule, case, day)
        law = ordinary(found)
        scope = scoped(found) if self.rule.scopes else NOBODY
        first = self._answer(found, [law], NOBODY, NO_RESTART, None)
        elements = self.rule.elements(scope.mask)
        if scope.open or restart is not NO_RESTART or not elements.alike:
            second = self._answer(found, actual(found, law, scope, restart), scope, restart, first.given)
        else:
            second = self._alike(found, first, law, elements)
        second.considered = considered = self.reasons.considered(found, scope)
        if scope.mask:
            second.exemptions = tuple([each for each in considered if each.in_scope])
        touched = scope.mask or scope.open or restart is not NO_RESTART
        differs = differ(first, second) if touched else False
        return Outcome(case.id, on, self.rule.plan.provision.id, first, second, differs)

    def _alike(self, found: Evaluation, first: Answer, law: Reading, elements: Elements) -> Answer:
        """The actual answer where the provision is as in ordinary law, or waived: nothing is judged again."""
        if elements.waived and settle(found, elements)[0] is Status.WAIVED:
            duty = first.duty
            if duty is not None and law.stand is not None:
                waived = State.WAIVED
                duty = Occurrence(duty.do, duty.arises, duty.due, waived, duty.fulfilled, duty.number)
            return Answer(Status.WAIVED, first.effect, None, None, duty, first.given, (), (), first.source)
        return Answer(
            first.status,
            first.effect,
            first.value,
            first.unit,
            first.duty,
            first.given,
            first.missing,
            (),
            first.source,
        )

    def _answer(
        self,
        found: Evaluation,
        readings: list[Reading],
        scope: Scoped,
        restart: Restart,
        known: tuple[Judged, ...] | None,
    ) -> Answer:
        shown, version = readings[0], self.rule.version
        settled = agree(readings, scope)
        status = shown.status if settled else Status.UNDECIDED
        if status is Status.NOT_IN_FORCE:
            return Answer(status, None)
        value = None if shown.value is UNKNOWN or not settled else shown.value
        duty = shown.elements.duty
        return Answer(
            status,
            version.effect,
            value,  # type: ignore[arg-type]
            version.value.unit if version.value is not None and value is not None else None,
            occurrence(duty.duty.do, shown.stand) if duty is not None and status in WITH_DUTY else None,
            self._given(found, shown, known),
            self._missing(found, readings, scope, restart) if status is Status.UNDECIDED else (),
            (),
            version.source,
        )

    def _given(
        self, found: Evaluation, shown: Reading, known: tuple[Judged, ...] | None
    ) -> tuple[Judged, ...]:
        """The conditions of a reading; those that are as in the ordinary answer are not judged again."""
        if shown.status is Status.NOT_IN_FORCE:
            return ()
        if known and shown.elements.given is self.rule.ordinary.given:
            return known
        return self.reasons.given(found, shown.elements)

    def _missing(
        self, found: Evaluation, readings: list[Reading], scope: Scoped, restart: Restart
    ) -> tuple[str, ...]:
        """The facts that would decide an undecided answer."""
        names = set()
        for reading in readings:
            if reading.status is Status.UNDECIDED:
                names |= self._lacking(found, reading.elements)
        if not agree(readings, scope):
            names |= restart.missing
            for index in scope.open:
                names |= self.reasons.lacking_scope(found, self.rule.scopes[index])
        return tuple(sorted(names))

    def _lacking(self, found: Evaluation, elements: Elements) -> set[str]:
        """The facts that the conditions of a reading lack, or its value."""
        names = set().union(*(self.reasons.missing(found, test) for test in elements.counted))
        if names or found.all(elements.counted) is not True or elements.worth.node is None:
            return names
        found.value(elements.worth)
        return self.rule.missing.of(elements.worth.node, found.frame)


def occurrence(do: str, stand: Stand | None) -> Occurrence:
    """An occurrence as an outcome shows it; without any, only what is to be done."""
    if stand is None:
        return Occurrence(do, None, None, None)
    return Occurrence(
        do, as_date(stand.arises), as_date(stand.due), stand.state, as_date(stand.fulfilled), stand.number
    )


def differ(law: Answer, now: Answer) -> bool | None:
    """Whether two answers differ, where exemptions change an element or may do so; None where that is
    open."""
    if Status.UNDECIDED in {law.status, now.status}:
        return None
    return (law.status, law.value, _days(law)) != (now.status, now.value, _days(now))


def _days(answer: Answer) -> tuple[object, ...] | None:
    duty = answer.duty
    return None if duty is None else (duty.arises, duty.due, duty.state)
