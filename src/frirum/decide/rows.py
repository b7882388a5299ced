"""An outcome as one row of a table: the columns of bulk answers, whichever back end gave them.

| column | type | meaning |
| --- | --- | --- |
| `case`, `on`, `provision` | text, date, text | which case, day and provision |
| `differs` | boolean | whether the answers differ; none where that is open |
| `ordinary_…`, `actual_…` | | the columns of `SIDE`, for each of the two answers |
| `actual_exemptions`, `actual_basis` | text | the exemptions in scope, and what they rest on |

Of `SIDE`, `arises`, `due` and `fulfilled` are dates, the others text. `value` is plain: `true`, `false`, a
number without zeros at its end. `reason` is the name of the first condition that counts and does not hold.
Several names in one column are sorted and joined by ", "; a column that has nothing to say is none.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from frirum.decide.outcome import Answer, AnswerValue, Outcome

SIDE = ("status", "effect", "value", "unit", "arises", "due", "state", "fulfilled", "reason", "missing")
"""the columns of one answer, in order"""
DAYS = ("arises", "due", "fulfilled")
"""those of them that are dates"""

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
"""the columns of a row, in order"""


def row(outcome: Outcome) -> tuple[object, ...]:
    """An outcome as the values of `COLUMNS`."""
    applied = outcome.actual.exemptions
    return (
        outcome.case,
        outcome.on,
        outcome.provision,
        outcome.differs,
        *_side(outcome.ordinary),
        *_side(outcome.actual),
        listed(each.id for each in applied),
        listed(each.basis for each in applied),
    )


def to_row(outcome: Outcome) -> dict[str, object]:
    """An outcome as a row by column name."""
    return dict(zip(COLUMNS, row(outcome), strict=True))


def reason(answer: Answer) -> str | None:
    """The name of the first condition that counts and is false or unknown, if there is one."""
    open_ = (each for each in answer.given if each.holds is not True and each.change != "dropped")
    return next((each.name for each in open_), None)


def reason_text(answer: Answer) -> str | None:
    """The text of that condition."""
    name = reason(answer)
    return next((each.text for each in answer.given if each.name == name), None)


def value_text(value: AnswerValue) -> str | None:
    """The value of an answer as text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return number(value) if isinstance(value, Decimal) else value


def number(value: Decimal) -> str:
    """A number as text: plain notation with a point, no zeros at the end, no minus before zero."""
    if not value:
        return "0"
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def listed(names: Iterable[str]) -> str | None:
    """Names in one text: each once, sorted, joined by ", "; None for none."""
    return ", ".join(sorted(set(names))) or None


def _side(answer: Answer) -> tuple[object, ...]:
    duty = answer.duty
    days = (duty.arises, duty.due, duty.state and str(duty.state), duty.fulfilled) if duty else (None,) * 4
    return (
        str(answer.status),
        answer.effect and str(answer.effect),
        value_text(answer.value),
        answer.unit,
        *days,
        reason(answer),
        listed(answer.missing),
    )
