"""Outcomes as JSON in the shape of the contract, and as flat rows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from frirum.decide.outcome import Answer, Applied, Judged, Occurrence, Outcome
from frirum.law.model import Source

Json = Any
"""dict, list, str, bool or None, nested"""

COLUMNS = ("status", "effect", "value", "unit", "arises", "due", "state", "fulfilled", "reason", "missing")
"""the columns of one answer in a row"""

ROW = (
    "case",
    "on",
    "provision",
    "differs",
    *(f"ordinary_{name}" for name in COLUMNS),
    *(f"actual_{name}" for name in COLUMNS),
    "actual_exemptions",
    "actual_basis",
)
"""the columns of a row, in order"""


def number(value: Decimal) -> str:
    """A number as text: plain notation, no zeros at the end."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def scalar(value: object) -> Json:
    """A value of a fact or an answer: numbers as decimal text, days as ISO text."""
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, date):
        return value.isoformat()
    return value if value is None or isinstance(value, bool | str) else str(value)


def to_json(outcome: Outcome) -> Json:
    """An outcome as `frirum decide --json` writes it."""
    return {
        "case": outcome.case,
        "on": outcome.on.isoformat(),
        "provision": outcome.provision,
        "differs": outcome.differs,
        "ordinary": _answer(outcome.ordinary),
        "actual": _answer(outcome.actual),
    }


def _answer(answer: Answer) -> Json:
    written: dict[str, Json] = {"status": str(answer.status), "effect": answer.effect and str(answer.effect)}
    if answer.value is not None:
        written["value"] = scalar(answer.value)
    if answer.unit is not None:
        written["unit"] = answer.unit
    if answer.duty is not None:
        written["duty"] = _occurrence(answer.duty)
    written["given"] = [_judged(each) for each in answer.given]
    written["missing"] = list(answer.missing)
    written["exemptions"] = [_applied(each) for each in answer.exemptions]
    if answer.considered:
        written["considered"] = [_considered(each) for each in answer.considered]
    if answer.source is not None:
        written["source"] = _source(answer.source)
    return written


def _occurrence(found: Occurrence) -> Json:
    written = {
        "do": found.do,
        "arises": scalar(found.arises),
        "due": scalar(found.due),
        "state": found.state and str(found.state),
    }
    if found.fulfilled is not None:
        written["fulfilled"] = scalar(found.fulfilled)
    if found.number is not None:
        written["number"] = found.number
    return written


def _judged(found: Judged) -> Json:
    written: dict[str, Json] = {
        "name": found.name,
        "holds": found.holds,
        "text": found.text,
        "facts": {name: scalar(value) for name, value in found.facts.items()},
    }
    if found.missing:
        written["missing"] = list(found.missing)
    if found.change is not None:
        written["change"] = found.change
        written["by"] = list(found.by)
    return written


def _applied(found: Applied) -> Json:
    return {
        "id": found.id,
        "basis": found.basis,
        "from": scalar(found.period.start),
        "to": scalar(found.period.end),
    }


def _considered(found: Applied) -> Json:
    return {**_applied(found), "in scope": found.in_scope, "scope": [_judged(each) for each in found.scope]}


def _source(source: Source) -> Json:
    named = {"eli": source.eli, "application": source.application}
    written = {name: value for name, value in named.items() if value is not None}
    return {**written, "place": source.place, "certainty": str(source.certainty)}


def to_row(outcome: Outcome) -> dict[str, object]:
    """An outcome as one flat row: the columns of `ROW`. Days are dates; values are text; None where there is
    nothing to say."""
    exemptions = outcome.actual.exemptions
    return {
        "case": outcome.case,
        "on": outcome.on,
        "provision": outcome.provision,
        "differs": outcome.differs,
        **{f"ordinary_{name}": value for name, value in _columns(outcome.ordinary).items()},
        **{f"actual_{name}": value for name, value in _columns(outcome.actual).items()},
        "actual_exemptions": listed({each.id for each in exemptions}),
        "actual_basis": listed({each.basis for each in exemptions}),
    }


def listed(names: set[str]) -> str | None:
    """Names in one text: sorted, joined by ", "; None for none."""
    return ", ".join(sorted(names)) or None


def _columns(answer: Answer) -> Mapping[str, object]:
    duty = answer.duty or Occurrence("", None, None, None)
    return {
        "status": str(answer.status),
        "effect": answer.effect and str(answer.effect),
        "value": _text(answer.value),
        "unit": answer.unit,
        "arises": duty.arises,
        "due": duty.due,
        "state": duty.state and str(duty.state),
        "fulfilled": duty.fulfilled,
        "reason": reason(answer),
        "missing": listed(set(answer.missing)),
    }


def _text(value: object) -> str | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    return None if value is None else str(scalar(value))


def reason(answer: Answer) -> str | None:
    """The name of the first condition that counts and is false or unknown, if there is one."""
    open_ = (each for each in answer.given if each.holds is not True and each.change != "dropped")
    return next((each.name for each in open_), None)


def reason_text(answer: Answer) -> str | None:
    """The text of that condition."""
    name = reason(answer)
    return next((each.text for each in answer.given if each.name == name), None)
