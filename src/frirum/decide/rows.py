"""An outcome as one row of a table: the columns of bulk answers, whichever back end gave them."""

from __future__ import annotations

from decimal import Decimal

from frirum.decide.outcome import Answer, Outcome, Status

SIDE = ("status", "effect", "value", "unit", "arises", "due", "state", "fulfilled", "reason", "missing")
COLUMNS = (
    "case",
    "on",
    "provision",
    "differs",
    *(f"ordinary_{name}" for name in SIDE),
    *(f"actual_{name}" for name in SIDE),
    "actual_exemptions",
    "actual_basis",
)
"""the columns of a bulk table, in order"""


def row(outcome: Outcome) -> tuple[object, ...]:
    """An outcome as the values of `COLUMNS`. Names are joined by ", ", sorted; nothing is None."""
    applied = [each for each in outcome.actual.exemptions if each.in_scope]
    return (
        outcome.case,
        outcome.on,
        outcome.provision,
        outcome.differs,
        *_side(outcome.ordinary),
        *_side(outcome.actual),
        _names(each.id for each in applied),
        _names(each.basis for each in applied),
    )


def _side(answer: Answer) -> tuple[object, ...]:
    duty = answer.duty
    days = (duty.arises, duty.due, duty.state and str(duty.state), duty.fulfilled) if duty else (None,) * 4
    return (
        str(answer.status),
        answer.effect and str(answer.effect),
        value_text(answer.value),
        answer.unit,
        *days,
        _reason(answer),
        _names(answer.missing) if answer.status is Status.UNDECIDED else None,
    )


def _reason(answer: Answer) -> str | None:
    """The first condition that counts and is false or unknown."""
    return next(
        (each.name for each in answer.given if each.holds is not True and each.change != "dropped"), None
    )


def _names(names: object) -> str | None:
    return ", ".join(sorted(set(names))) or None  # type: ignore[call-overload]


def value_text(value: bool | Decimal | str | None) -> str | None:
    """A value as text: numbers plain, with a point, without trailing zeros."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        text = format(value, "f")
        return (
            (text.rstrip("0").rstrip(".") if "." in text else text).replace("-0", "0")
            if not value
            else (text.rstrip("0").rstrip(".") if "." in text else text)
        )
    return value
