"""An outcome as one row, with the columns of the bulk back end."""

from __future__ import annotations

from frirum.cli.machine import scalar
from frirum.decide.outcome import Answer, Judged, Outcome

_SIDE = ("status", "value", "arises", "due", "state", "reason", "missing")
COLUMNS = (
    "case",
    "on",
    "provision",
    "differs",
    "effect",
    *(f"ordinary_{name}" for name in _SIDE),
    *(f"actual_{name}" for name in _SIDE),
    "exemptions",
)


def row(outcome: Outcome) -> tuple[object, ...]:
    """The outcome's cells; a list in a cell is separated by `; `."""
    effect = outcome.ordinary.effect or outcome.actual.effect
    return (
        outcome.case,
        outcome.on.isoformat(),
        outcome.provision,
        _written(outcome.differs),
        None if effect is None else str(effect),
        *_side(outcome.ordinary),
        *_side(outcome.actual),
        "; ".join(each.id for each in outcome.actual.exemptions),
    )


def _side(answer: Answer) -> tuple[object, ...]:
    duty = answer.duty
    return (
        str(answer.status),
        _written(answer.value),
        None if duty is None else scalar(duty.arises),
        None if duty is None else scalar(duty.due),
        None if duty is None or duty.state is None else str(duty.state),
        reason(answer.given),
        "; ".join(answer.missing),
    )


def reason(given: tuple[Judged, ...]) -> str | None:
    """The first condition that counts and is false or unknown."""
    return next((each.name for each in given if each.change != "dropped" and not each.holds), None)


def _written(value: object) -> object:
    return str(value).lower() if isinstance(value, bool) else scalar(value)
