"""Both answers of one rule, with their reasons."""

from __future__ import annotations

from datetime import date

from frirum.cases.model import Case
from frirum.decide.days import as_date
from frirum.decide.duties import Stand
from frirum.decide.evaluation import Evaluation
from frirum.decide.outcome import (
    APPLIES,
    NOT_IN_FORCE,
    UNDECIDED,
    WAIVED,
    Answer,
    AnswerValue,
    Judged,
    Occurrence,
    Outcome,
    State,
    Status,
)
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
from frirum.decide.reasons import KEPT, Reasons
from frirum.decide.rule import Elements, Rule
from frirum.feel import UNKNOWN

_STATE_WAIVED = State.WAIVED


class Answers:
    """Answers cases under one rule."""

    def __init__(self, rule: Rule, lang: str, asked: Asked) -> None:
        self.rule = rule
        self.start, self.end = rule.start, rule.end
        self._lang = lang
        self._asked = asked
        self._reasons: Reasons | None = None
        self._placed: dict[object, Scoped] = {}

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
        scope = self._scoped(found)
        if not scope.open and restart.sure == restart.perhaps:
            return law, settle(found, self.rule.elements(scope.mask))[0] if scope.mask else law
        readings = actual(found, ordinary(found), scope, restart)
        return law, readings[0].status if agree(readings, scope) else UNDECIDED

    def outcome(self, case: Case, on: date, day: int, restart: Restart = NO_RESTART) -> Outcome:
        """Both answers with all reasons."""
        found = Evaluation(self.rule, case, day)
        law = ordinary(found)
        first = self._ordinary(found, law)
        scope = self._scoped(found)
        elements = self.rule.elements(scope.mask)
        differs: bool | None = False
        if scope.open or restart is not NO_RESTART or not elements.alike:
            second = self._actual(found, law, first, scope, restart)
            differs = differ(first, second)
        elif elements.waived and law.status is not NOT_IN_FORCE and found.all(elements.counted):
            second = _waived(first, law.stand)
            differs = None if law.status is UNDECIDED else True
        else:
            second = _same(first)
            if scope.mask and law.status is UNDECIDED:
                differs = None
        second.considered = considered = self.reasons.considered(found, scope)
        if scope.mask:
            second.exemptions = tuple([each for each in considered if each.in_scope])
        return Outcome(case.id, on, self.rule.id, first, second, differs)

    def _scoped(self, found: Evaluation) -> Scoped:
        """Which exemptions are in scope; kept for a municipality where that alone decides."""
        if not self.rule.scopes:
            return NOBODY
        if not self.rule.by_place:
            return scoped(found)
        kommune = found.kommune()
        scope = self._placed.get(kommune)
        if scope is None:
            if len(self._placed) >= KEPT:
                self._placed.clear()
            scope = self._placed[kommune] = scoped(found)
        return scope

    def _ordinary(self, found: Evaluation, law: Reading) -> Answer:
        if law.status is NOT_IN_FORCE:
            return Answer(NOT_IN_FORCE, None)
        missing = self._missing(found, [law], NOBODY, NO_RESTART) if law.status is UNDECIDED else ()
        return self._answer(law, law.status, law.value, self.reasons.given(found, law.elements), missing)

    def _actual(
        self, found: Evaluation, law: Reading, first: Answer, scope: Scoped, restart: Restart
    ) -> Answer:
        """The actual answer where the provision is not just as in ordinary law, or waived."""
        readings = actual(found, law, scope, restart)
        shown, settled = readings[0], agree(readings, scope)
        status = shown.status if settled else UNDECIDED
        if status is NOT_IN_FORCE:
            return Answer(NOT_IN_FORCE, None)
        value = shown.value if settled else None
        missing = self._missing(found, readings, scope, restart) if status is UNDECIDED else ()
        return self._answer(shown, status, value, self._given(found, shown, first), missing)

    def _answer(
        self,
        shown: Reading,
        status: Status,
        value: object,
        given: tuple[Judged, ...],
        missing: tuple[str, ...],
    ) -> Answer:
        version = self.rule.version
        known: AnswerValue = None if value is UNKNOWN else value  # type: ignore[assignment]
        unit = None if known is None or version.value is None else version.value.unit
        duty = None
        if shown.elements.duty is not None and (status is APPLIES or status is WAIVED):
            duty = occurrence(shown.elements.duty.duty.do, shown.stand)
        return Answer(status, version.effect, known, unit, duty, given, missing, (), version.source)

    def _given(self, found: Evaluation, shown: Reading, first: Answer) -> tuple[Judged, ...]:
        """The conditions of a reading; those that are as in the ordinary answer are not judged again."""
        if shown.status is NOT_IN_FORCE:
            return ()
        if first.given and shown.elements.given is self.rule.ordinary.given:
            return first.given
        return self.reasons.given(found, shown.elements)

    def _missing(
        self, found: Evaluation, readings: list[Reading], scope: Scoped, restart: Restart
    ) -> tuple[str, ...]:
        """The facts that would decide an undecided answer."""
        names = set()
        for reading in readings:
            if reading.status is UNDECIDED:
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


def _same(first: Answer) -> Answer:
    """The actual answer where it is that of ordinary law."""
    value, unit, duty = first.value, first.unit, first.duty
    return Answer(first.status, first.effect, value, unit, duty, first.given, first.missing, (), first.source)


def _waived(first: Answer, stand: Stand | None) -> Answer:
    """The actual answer where the provision as ordinary law has it is waived."""
    duty = first.duty
    if duty is not None and stand is not None:
        duty = Occurrence(duty.do, duty.arises, duty.due, _STATE_WAIVED, duty.fulfilled, duty.number)
    return Answer(WAIVED, first.effect, None, None, duty, first.given, (), (), first.source)


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
    if law.status is UNDECIDED or now.status is UNDECIDED:
        return None
    return (law.status, law.value, _days(law)) != (now.status, now.value, _days(now))


def _days(answer: Answer) -> tuple[object, ...] | None:
    duty = answer.duty
    return None if duty is None else (duty.arises, duty.due, duty.state)
