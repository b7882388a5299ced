"""Conditions and effects: what a version of a provision, or an exemption that adds one, says."""

from __future__ import annotations

from collections.abc import Mapping

from frirum.catalogue.assemble.texts import optional_source, text
from frirum.catalogue.documents import LocatedMap
from frirum.catalogue.expressions import Scope, expression
from frirum.catalogue.findings import Findings
from frirum.catalogue.schema import (
    AmountModel,
    ArisesModel,
    ClockModel,
    CompetenceModel,
    ConditionModel,
    DueModel,
    DutyFields,
    DutyModel,
    LimitModel,
    RightModel,
    Rule,
    TermModel,
)
from frirum.law.model import (
    Arises,
    Cadence,
    Clock,
    Condition,
    Counting,
    Due,
    Duty,
    Effect,
    Expression,
    Place,
    Term,
    Unit,
    Value,
)

TYPES = {
    Effect.RIGHT: "boolean",
    Effect.AMOUNT: "number",
    Effect.LIMIT: "number",
    Effect.REQUIREMENT: "boolean",
}
"""The FEEL type of the value of an effect."""

CADENCE = ("every", "times", "per", "after", "up_to")


def conditions(
    models: Mapping[str, ConditionModel], scope: Scope, findings: Findings
) -> dict[str, Condition]:
    """Named conditions, in the order they stand."""
    return {name: condition(each, name, scope, findings) for name, each in models.items()}


def condition(model: ConditionModel, name: str, scope: Scope, findings: Findings) -> Condition:
    """A named condition."""
    return Condition(
        name=name,
        test=expression(model.at, "if", scope, findings, "boolean"),
        text=text(model, f"the condition `{name}`", findings),
        source=optional_source(model.source, findings),
        ask=text(model.ask, f"the question of `{name}`", findings) if model.ask else {},
        by=model.by,
    )


def effect(rule: Rule, scope: Scope, findings: Findings) -> tuple[Effect, Duty | None, Value | None]:
    """The one effect of a rule."""
    if rule.duty is not None:
        return Effect.DUTY, duty(rule.duty, scope, findings), None
    for kind in (Effect.RIGHT, Effect.AMOUNT, Effect.LIMIT, Effect.REQUIREMENT):
        model = getattr(rule, kind.value)
        if model is not None:
            return kind, None, value(model, scope, findings, TYPES[kind])
    assert rule.competence is not None  # noqa: S101  (the schema asks for exactly one effect)
    return Effect.COMPETENCE, None, value(rule.competence, scope, findings, "string")


def value(
    model: RightModel | AmountModel | LimitModel | CompetenceModel,
    scope: Scope,
    findings: Findings,
    wanted: str,
) -> Value:
    """The value of any effect but a duty."""
    return Value(
        what=text(model.what, "`what`", findings),
        value=maybe(model.at, "is", scope, findings, wanted),
        unit=getattr(model, "unit", None),
        bound=getattr(model, "bound", None),
        who=getattr(model, "who", None),
        per=getattr(model, "per", None),
    )


def maybe(
    at: LocatedMap, key: str, scope: Scope, findings: Findings, wanted: str = "boolean"
) -> Expression | None:
    """The expression under a key that may be left out, or null."""
    return None if at.get(key) is None else expression(at, key, scope, findings, wanted)


def duty(model: DutyModel, scope: Scope, findings: Findings) -> Duty:
    """A duty."""
    met_by = met_by_of(model)
    known_events(model, scope, findings)
    return Duty(
        do=model.do,
        by=model.by,
        met_by=met_by,
        counts=maybe(model.at, "counts", scope.with_attributes(met_by), findings),
        clock=clock(model.clock, scope, findings),
        arises=arises(model.arises, scope, findings),
        due=due(model.due, scope, findings),
        cadence=cadence(model),
        tolerance=term(model.tolerance),
        early=term(model.early),
        suspended=maybe(model.at, "suspended", scope, findings),
    )


def met_by_of(model: DutyModel) -> tuple[str, ...]:
    """The events that fulfil a duty: those named, else the event named by `do`."""
    return (model.do,) if model.met_by is None else tuple(model.met_by)


def known_events(model: DutyFields, scope: Scope, findings: Findings) -> None:
    """A finding for each event that is to fulfil the duty and is not in the vocabulary."""
    if model.met_by is None and model.do is not None:
        known_event(model.do, scope, model.at.value_place("do"), findings)
    for index, name in enumerate(model.met_by or ()):
        known_event(name, scope, model.at["met by"].item_place(index), findings)


def known_event(name: str, scope: Scope, place: Place, findings: Findings) -> None:
    """A finding if there is no such event about this kind of case."""
    if name not in scope.events:
        findings.add("F104", place, f"`{name}` is no event of the vocabulary here")


def change_of_duty(
    model: DutyFields, met_by: tuple[str, ...], scope: Scope, findings: Findings
) -> dict[str, object]:
    """The fields of a duty that an exemption sets, by their name in the model; None drops a field.

    `met_by` are the events that count when the change does not name others. A change of the cadence
    replaces it as a whole.
    """
    known_events(model, scope, findings)
    made: dict[str, object] = {
        "do": model.do,
        "by": model.by,
        "met_by": None if model.met_by is None else tuple(model.met_by),
        "counts": maybe(model.at, "counts", scope.with_attributes(model.met_by or met_by), findings),
        "clock": clock(model.clock, scope, findings),
        "arises": arises(model.arises, scope, findings),
        "due": due(model.due, scope, findings),
        "tolerance": term(model.tolerance),
        "early": term(model.early),
        "suspended": maybe(model.at, "suspended", scope, findings),
    }
    changed = {name: each for name, each in made.items() if name in model.model_fields_set}
    if model.model_fields_set.intersection(CADENCE):
        changed["cadence"] = cadence(model)
    return changed


def term(model: TermModel | DueModel | None) -> Term | None:
    """A term, if there is one."""
    if model is None:
        return None
    found = [
        Term(getattr(model, unit.value), unit) for unit in Unit if getattr(model, unit.value) is not None
    ]
    return found[0] if found else None


def clock(model: ClockModel | None, scope: Scope, findings: Findings) -> Clock | None:
    """A clock, if there is one; without one the calendar counts."""
    if model is None:
        return None
    return Clock(
        running=maybe(model.at, "while", scope, findings),
        counting=Counting(model.counting),
        since=maybe(model.at, "since", scope, findings),
    )


def arises(model: ArisesModel | None, scope: Scope, findings: Findings) -> Arises | None:
    """When occurrences arise; None: once, when the conditions begin to hold."""
    if model is None:
        return None
    if model.event is not None:
        known_event(model.event, scope, model.at.value_place("event"), findings)
    return Arises(model.event, term(model.after), term(model.within), model.again)


def due(model: DueModel | None, scope: Scope, findings: Findings) -> Due | None:
    """When an occurrence is due."""
    if model is None:
        return None
    return Due(
        term=term(model), reading=term(model.reading), day=maybe(model.at, "on", scope, findings, "date")
    )


def cadence(model: DutyFields) -> Cadence | None:
    """The cadence of a recurring duty, if it is one."""
    if model.every is None and model.times is None:
        return None
    return Cadence(term(model.every), model.times, term(model.per), term(model.after), term(model.up_to))
