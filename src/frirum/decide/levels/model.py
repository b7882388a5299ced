"""What is asked of a population, and what is answered for each group and period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from frirum.decide.levels.periods import Every
from frirum.feel.ast import Node
from frirum.law.model import Period

__all__ = ["Level", "Measure", "Period", "Question"]


class Measure(StrEnum):
    """How a level is counted."""

    CADENCE = "cadence"
    """time under the conditions, times how often the duty recurs, beside the events that count"""
    OCCURRENCES = "occurrences"
    """occurrences of a duty that fall due, beside those that were fulfilled"""
    LIMIT = "limit"
    """what a limit allows, beside what is used, both averaged over the time"""
    SHARE = "share"
    """time on one value of a fact, beside the time on all"""


@dataclass(frozen=True, slots=True)
class Question:
    """What to count: from `start` to `end`, both included, by municipality, group and period.

    `by` is the fact that tells the group, `case` for each case by itself, None for no groups within a
    municipality. `where` narrows the population to the days on which a condition holds. `baseline` is the
    time whose level counts as the earlier one. `used` is the fact that a limit is compared with.
    """

    start: date
    end: date
    by: str | None = None
    every: Every = Every.QUARTER
    where: Node | None = None
    baseline: tuple[date, date] | None = None
    used: str | None = None


@dataclass(frozen=True, slots=True)
class Level:
    """One group in one period.

    `law` is what ordinary law requires (a duty) or allows (a limit) in `months` person-months, `found` what
    there was (both None where no month is known to be under the conditions); `law_per_month` and
    `found_per_month` the same for one person-month, `ratio` found / law (a share: found / months). `kept`
    is whether what was found is at the level or better; None where that is not known. There is no rule for
    how far "about the level" reaches, so a `kept` that is false is no breach by itself.
    `earlier_per_month`, `earlier_ratio` and `earlier_kept` say the same against the baseline.
    `municipality` and `group` are None where they are not known, "" where a fact is known to be none.
    """

    provision: str
    measure: Measure
    municipality: str | None
    group: str | None
    period: str
    cases: int
    months: Decimal
    unknown_months: Decimal
    """time of which it is not known whether the conditions hold; it is in no other number"""
    law: Decimal | None
    found: Decimal | None
    in_time: int | None
    """occurrences fulfilled in time"""
    uncertain: int | None
    """events or occurrences of which it is not known whether they count"""
    law_per_month: Decimal | None
    found_per_month: Decimal | None
    ratio: Decimal | None
    kept: bool | None
    beyond_months: Decimal | None
    """time beyond a limit"""
    earlier_per_month: Decimal | None = None
    earlier_ratio: Decimal | None = None
    earlier_kept: bool | None = None
    exemptions: tuple[str, ...] = ()
    """granted exemptions of the provision in which the municipality takes part in the period"""
