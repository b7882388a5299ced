"""Ordinary law as data: acts, provisions, versions, conditions, effects, rates, sources.

Everything here is frozen and holds parsed FEEL. Days are `datetime.date`; periods are inclusive at both
ends, an open end is None. How it is written down is the business of `frirum.catalogue`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from frirum.feel.ast import Node

Text = Mapping[str, str]
"""A text by language: {"da": …, "en": …}."""


class Certainty(StrEnum):
    """How sure we are that a number or a reading is the law's own."""

    VERBATIM = "verbatim"
    """read in the text of the law"""
    SECONDARY = "secondary"
    """read on a page that quotes it"""
    DERIVED = "derived"
    """our arithmetic or reading of a text"""
    ASSUMED = "assumed"
    """a choice the text leaves open; `note` says why"""
    UNDECIDED = "undecided"
    """not known; outcomes that hang on it are undecided"""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in the catalogue: file, line and column (from 1)."""

    file: str = ""
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule or a number comes from. `eli` is the address of the act, `place` the place in it."""

    place: str
    certainty: Certainty
    eli: str | None = None
    application: str | None = None
    """number of an application ("28") when the source is what was asked, not law"""
    note: Text = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` to `end`, both included; None is an open end."""

    start: date | None
    end: date | None

    def __contains__(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    def overlaps(self, other: Period) -> bool:
        """Whether a day lies in both."""
        starts_in_time = self.start is None or other.end is None or self.start <= other.end
        return starts_in_time and (other.start is None or self.end is None or other.start <= self.end)


@dataclass(frozen=True, slots=True)
class Expression:
    """A FEEL text of the catalogue: as written, and parsed. `place` is where the text begins."""

    text: str
    node: Node = field(compare=False)
    place: Place = field(default=Place(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Condition:
    """A named condition. `record` marks one that nobody computes: it must be on record (`ask` says what to
    ask, `by` who may answer)."""

    name: str
    test: Expression
    text: Text
    source: Source | None = None
    ask: Text = field(default_factory=dict)
    by: str | None = None


class Effect(StrEnum):
    """What follows when the conditions hold."""

    DUTY = "duty"
    RIGHT = "right"
    AMOUNT = "amount"
    LIMIT = "limit"
    REQUIREMENT = "requirement"
    COMPETENCE = "competence"


class Unit(StrEnum):
    """Units in which a term is counted."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    WEEKDAYS = "weekdays"


class Counting(StrEnum):
    """How a clock counts the days on which its condition holds."""

    CALENDAR = "calendar"
    """whole months and days of each merged piece; added pieces count 30 days to the month"""
    WHOLE_WEEKS = "whole weeks"
    """a week that is touched counts whole (ISO weeks, Monday to Sunday), then as calendar"""


@dataclass(frozen=True, slots=True)
class Clock:
    """Runs on the days where `running` is true (None: every day), from the first such day on or after the
    start of `since` (a condition: the present unbroken run of it; None: no reset)."""

    running: Expression | None = None
    counting: Counting = Counting.CALENDAR
    since: Expression | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """An amount of time: `count` units."""

    count: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Arises:
    """When occurrences of a duty arise. Exactly one shape:

    * nothing set: once, on the day the given conditions became true (again after each break)
    * `event`: on each event of that name
    * `after`, `within`: when the duty's clock has counted `after` inside a span of `within` on the
      calendar; `again`: anew from there, each time
    """

    event: str | None = None
    after: Term | None = None
    within: Term | None = None
    again: bool = False


@dataclass(frozen=True, slots=True)
class Due:
    """When an occurrence is due. Exactly one is set: `term` after it arose (on the duty's clock if it has
    one), `reading` of the clock since counting began, or `day`, a date expression."""

    term: Term | None = None
    reading: Term | None = None
    day: Expression | None = None


@dataclass(frozen=True, slots=True)
class Cadence:
    """A recurring duty on its clock: `every` term, or `times` in each span of `per`; from the reading `after`
    of the clock (None: from the beginning) until `up_to` has been counted past it (None: without end)."""

    every: Term | None = None
    times: int | None = None
    per: Term | None = None
    after: Term | None = None
    up_to: Term | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """Something that must be done, by whom, and when. Either `cadence`, or `arises` with `due`."""

    do: str
    by: str
    met_by: tuple[str, ...]
    """events that can fulfil it"""
    counts: Expression | None = None
    """which of those events count: a test on the event's attributes (and the facts of its day)"""
    clock: Clock | None = None
    arises: Arises | None = None
    due: Due | None = None
    cadence: Cadence | None = None
    tolerance: Term | None = None
    """how late it may be and still be in time"""
    early: Term | None = None
    """how long before it arises an event may lie and still count"""
    suspended: Expression | None = None
    """the clock stands still and nothing is overdue while this holds"""


@dataclass(frozen=True, slots=True)
class Value:
    """The value of a right, amount, limit, requirement or competence.

    `what` names it; `value` computes it (None: a right that is simply true, a requirement nobody computes);
    `unit` is "kr.", "personer", …; `bound` is "at most" or "at least" for a limit; `who` decides, for a
    competence; `per` the period of an amount ("måned").
    """

    what: Text
    value: Expression | None = None
    unit: str | None = None
    bound: str | None = None
    who: str | None = None
    per: str | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """A provision as it stood in a period. `given` keeps the order in which it was written."""

    period: Period
    source: Source
    given: Mapping[str, Condition]
    effect: Effect
    duty: Duty | None = None
    value: Value | None = None
    remarks: tuple[Text, ...] = ()
    """open questions and known conflicts, shown by `frirum show`"""
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class Provision:
    """A provision under its id, act and place as a jurist writes it: "LAS § 74 c"."""

    id: str
    act: str
    section: str
    about: str
    title: Text
    versions: tuple[Version, ...]
    place: Place = Place()
    own: str | None = None
    """"experiment/exemption" when an exemption adds this provision; such a one is no ordinary law"""

    def at(self, day: date) -> Version | None:
        """The version in force on a day, if any."""
        return next((version for version in self.versions if day in version.period), None)


@dataclass(frozen=True, slots=True)
class Example:
    """A worked case with what must come out: run as a test.

    `case` is the case as data (the shape of a case file); `expect` maps `ordinary` and `actual` to the
    fields of the outcome that must be so (a subset: what is not named is not compared). `name` is one line
    of text, the Danish where there are two; `names` holds it by language (empty: it is the same in all).
    """

    name: str
    on: date
    provision: str
    case: Mapping[str, object]
    expect: Mapping[str, object]
    asked: bool = False
    source: Source | None = None
    stated: bool = False
    """True when a text states the result; False when we derived it"""
    place: Place = Place()
    names: Text = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Act:
    """An act or order. `aliases` are read in citations but never printed."""

    short: str
    title: Text
    period: Period
    aliases: tuple[str, ...] = ()
    provisions: tuple[Provision, ...] = ()
    examples: tuple[Example, ...] = ()
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class RateVersion:
    """The value of a rate in a period; None where it is `undecided`."""

    period: Period
    value: Decimal | None
    source: Source


@dataclass(frozen=True, slots=True)
class Rate:
    """A number that the law regulates from year to year; rules use it by name."""

    name: str
    unit: str
    title: Text
    versions: tuple[RateVersion, ...]
    place: Place = Place()
