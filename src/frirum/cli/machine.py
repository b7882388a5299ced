"""Outcomes as JSON, in the shape of the contract."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from frirum.decide.outcome import Answer, Applied, Judged, Occurrence, Outcome
from frirum.law.model import Expression, Place, Source

Json = Any
"""dict, list, str, int, bool or None, nested"""


def scalar(value: object) -> Json:
    """A value of a fact or an answer: numbers as decimal text, days as ISO text."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [scalar(item) for item in value]
    return value if value is None or isinstance(value, bool | str | int) else str(value)


def outcome(found: Outcome) -> Json:
    """One outcome."""
    return {
        "case": found.case,
        "on": found.on.isoformat(),
        "provision": found.provision,
        "differs": found.differs,
        "ordinary": answer(found.ordinary),
        "actual": answer(found.actual),
    }


def answer(found: Answer) -> Json:
    """One of the two answers. `exemptions` are those in scope that change something; `considered` all on the
    provision, with the reasons of their scope (in the actual answer)."""
    written: dict[str, Json] = {"status": str(found.status), "effect": found.effect and str(found.effect)}
    if found.value is not None:
        written["value"] = scalar(found.value)
    if found.unit is not None:
        written["unit"] = found.unit
    if found.duty is not None:
        written["duty"] = occurrence(found.duty)
    written["given"] = [judged(each) for each in found.given]
    written["missing"] = list(found.missing)
    written["exemptions"] = [applied(each) for each in found.exemptions]
    if found.considered:
        written["considered"] = [_considered(each) for each in found.considered]
    if found.source is not None:
        written["source"] = source(found.source)
    return written


def occurrence(found: Occurrence) -> Json:
    """One occurrence of a duty; what is not known is null, what does not exist is left out."""
    written: dict[str, Json] = {
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


def judged(found: Judged) -> Json:
    """A condition as it was found."""
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


def applied(found: Applied) -> Json:
    """An exemption as seen from the outcome."""
    return {
        "id": found.id,
        "basis": found.basis,
        "from": scalar(found.period.start),
        "to": scalar(found.period.end),
    }


def _considered(found: Applied) -> Json:
    """An exemption with whether it is in scope, and why."""
    scope = [judged(each) for each in found.scope]
    return {**applied(found), "in scope": found.in_scope, "scope": scope}


def source(found: Source) -> Json:
    """Where the answer comes from."""
    written: dict[str, Json] = {"place": found.place, "certainty": str(found.certainty)}
    if found.eli is not None:
        written = {"eli": found.eli, **written}
    if found.application is not None:
        written["application"] = found.application
    return written


def outcomes(found: Sequence[Outcome]) -> Json:
    """A list of outcomes."""
    return [outcome(each) for each in found]


def plain(found: object) -> Json:
    """Anything of the law's or the experiments' model as JSON: fields by name, expressions as their text."""
    if isinstance(found, Expression):
        return found.text
    if is_dataclass(found) and not isinstance(found, type):
        pairs = {each.name: getattr(found, each.name) for each in fields(found)}
        # Where something stands in a file says nothing to a machine elsewhere.
        return {name: plain(value) for name, value in pairs.items() if not isinstance(value, Place)}
    if isinstance(found, Mapping):
        return {str(name): plain(value) for name, value in found.items()}
    if isinstance(found, list | tuple | frozenset | set):
        return [plain(item) for item in found]
    return scalar(found)
