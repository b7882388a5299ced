"""Outcomes as JSON in the shape of the contract."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from frirum.decide.outcome import Answer, Applied, Judged, Occurrence, Outcome
from frirum.decide.rows import number
from frirum.law.model import Source

Json = Any
"""dict, list, str, bool or None, nested"""


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
