"""What a decision says: the outcome of one provision for one case on one day, ordinary and actual.

The field names are those of the contract (`--json` and the columns of a bulk table). Treat outcomes as
values: they are not frozen only because a decision makes a dozen of them within microseconds, and frozen ones
take five times as long to make.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from frirum.law.model import Effect, Period, Source

AnswerValue = bool | Decimal | str | None
"""the value of an answer: of a right or a requirement, of an amount or a limit, of a competence; or none"""


class Status(StrEnum):
    """What the law says of the case on the day."""

    APPLIES = "applies"
    DOES_NOT_APPLY = "does not apply"
    WAIVED = "waived"
    UNDECIDED = "undecided"
    CONFLICT = "conflict"
    NOT_IN_FORCE = "not in force"


# Names for them by themselves: looking a member up in its class takes as long as five comparisons.
APPLIES = Status.APPLIES
DOES_NOT_APPLY = Status.DOES_NOT_APPLY
WAIVED = Status.WAIVED
UNDECIDED = Status.UNDECIDED
CONFLICT = Status.CONFLICT
NOT_IN_FORCE = Status.NOT_IN_FORCE


class State(StrEnum):
    """How an occurrence of a duty stands on the day."""

    UPCOMING = "upcoming"
    MET = "met"
    MET_LATE = "met late"
    OVERDUE = "overdue"
    WAIVED = "waived"
    SUSPENDED = "suspended"


@dataclass(slots=True)
class Judged:
    """A condition as it was found. `holds` None is unknown; `change` is None, "dropped" or "set"."""

    name: str
    holds: bool | None
    text: str
    facts: Mapping[str, object] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    change: str | None = None
    by: tuple[str, ...] = ()


@dataclass(slots=True)
class Occurrence:
    """One occurrence of a duty. `due` None: the clock does not reach it on what is known; `state` None: not
    known, because the events that could meet it are not completely recorded."""

    do: str
    arises: date | None
    due: date | None
    state: State | None
    fulfilled: date | None = None
    number: int | None = None


@dataclass(slots=True)
class Applied:
    """An exemption as seen from one outcome: in scope (True), out of it (False) or unknown (None), with the
    reasons of scope."""

    id: str
    basis: str
    period: Period
    in_scope: bool | None
    scope: tuple[Judged, ...] = ()


@dataclass(slots=True)
class Answer:
    """One of the two answers."""

    status: Status
    effect: Effect | None
    value: AnswerValue = None
    unit: str | None = None
    duty: Occurrence | None = None
    given: tuple[Judged, ...] = ()
    missing: tuple[str, ...] = ()
    exemptions: tuple[Applied, ...] = ()
    """those in scope that change an element of the version in force"""
    source: Source | None = None
    considered: tuple[Applied, ...] = ()
    """every exemption on the provision, in scope or not, with all reasons of its scope (actual answer
    only)"""


@dataclass(slots=True)
class Outcome:
    """Both answers, always. `differs` is None where either is undecided in a way that leaves it open."""

    case: str
    on: date
    provision: str
    ordinary: Answer
    actual: Answer
    differs: bool | None
