"""Levels counted in bulk are those counted day by day, and occurrence by occurrence, with the engine for one case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frirum.cases.model import LAST, Case
from frirum.decide.clocks import Dial, reading
from frirum.decide.days import adding
from frirum.decide.engine import Engine
from frirum.decide.levels import Level, Question, levels
from frirum.decide.outcome import State, Status
from frirum.law.model import Duty, Version

from .worlds import CADENCES, END, ON_EVENTS, ONCE, START, catalogue, days, read, relations

FIRST_DAY = date(2017, 6, 1)
MONTHS = st.integers(0, 550).map(lambda n: FIRST_DAY + timedelta(n))
Group = tuple[str | None, str]
"""municipality and period"""


def pieces(values: Sequence[Any], *, whole: bool = False) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Pieces of a fact, with gaps; `whole`: without."""

    def made(edges: list[date], drawn: list[Any]) -> list[dict[str, Any]]:
        edges = sorted(set(edges))
        found = []
        for at, start in enumerate(edges[:: 1 if whole else 2]):
            following = edges[(at + 1) if whole else (2 * at + 1) :]
            piece = {"is": drawn[at % len(drawn)], "from": str(start)}
            if following:
                piece["to"] = str(following[0] - timedelta(1))
            found.append(piece)
        if whole and found:
            del found[0]["from"]
        return found

    return st.builds(
        made,
        st.lists(MONTHS, min_size=1, max_size=6),
        st.lists(st.sampled_from(values), min_size=1, max_size=4),
    )


EVENTS = st.lists(
    st.builds(
        lambda what, on, form: {"what": what, "on": str(on), **({"form": form} if what == "møde" else {})},
        st.sampled_from(["møde", "møde", "brev", "henvendelse"]),
        MONTHS,
        st.sampled_from(["fremmøde", "telefon"]),
    ),
    max_size=8,
)
CASES = st.builds(
    lambda facts, events: {"facts": facts, "events": events},
    st.fixed_dictionaries(
        {
            "kommune": pieces(["By A", "By B"], whole=True),
            "ydelse": pieces(["hjælp", "hjælp", "løn"]),
            "barsel": pieces([True]),
            "gift": pieces([True, False], whole=True),
            "født": st.dates(date(1987, 1, 1), date(1990, 1, 1)).map(str),
            "frist": MONTHS.map(str),
        }
    ),
    EVENTS,
)
POPULATIONS = st.lists(CASES, min_size=1, max_size=3)


def counted(population: Sequence[Case], provision: str, **more: Any) -> dict[Group, Level]:
    """The levels in bulk, by municipality and period."""
    with duckdb.connect() as con:
        found = levels(con, catalogue(), relations(con, population), provision, Question(START, END, **more))
    return {(each.municipality, each.period): each for each in found}


def quarter(day: date) -> str:
    return f"{day.year}-Q{(day.month + 2) // 3}"


def on_day(case: Case, name: str, day: date) -> Any:
    found = [each.value for each in case.facts.get(name, ()) if each.start <= day.toordinal() <= each.end]
    return found[0] if found else None


def month_part(day: date) -> Fraction:
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return Fraction(1, (following - timedelta(1)).day)


def told(number: Fraction) -> Decimal:
    return (Decimal(number.numerator) / number.denominator).quantize(Decimal("0.0001"), "ROUND_HALF_UP")


class Clock:
    """The days on which a duty recurs in a case, from the conditions of its clock, day by day."""

    def __init__(self, case: Case, duty: Duty, version: Version, number: str) -> None:
        self.cadence = duty.cadence
        self.dials: dict[int, tuple[Dial, int]] = {}
        far = [FIRST_DAY + timedelta(n) for n in range(-40, 700)]
        running = [day.toordinal() for day in far if RUNNING[number](case, day)]
        begun = [day.toordinal() for day in far if SINCE[number](case, day)] if number in SINCE else None
        if number == "L § 4":
            weeks = {day - (day - 1) % 7 for day in running}
            running = sorted(day + n for day in weeks for n in range(7))
        for first, last in [(1, LAST)] if begun is None else runs(begun):
            inside = [day for day in running if day >= first]
            dial = Dial(runs(inside)), first
            for day in range(max(first, far[0].toordinal()), min(last, far[-1].toordinal()) + 1):
                self.dials[day] = dial
        self.running = set(running)

    def runs(self, day: date) -> bool:
        """Whether the duty recurs on the day."""
        assert self.cadence is not None
        found = self.dials.get(day.toordinal())
        if found is None or day.toordinal() not in self.running:
            return False
        dial, begin = found
        after = 0 if self.cadence.after is None else reading(self.cadence.after)[1]
        kind = reading(self.cadence.every or self.cadence.per)[0]  # type: ignore[arg-type]
        read = dial.reading(kind, begin, day.toordinal() - 1)
        return read >= after and (self.cadence.up_to is None or read < after + reading(self.cadence.up_to)[1])


def runs(ordinals: Sequence[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for day in ordinals:
        if found and found[-1][1] == day - 1:
            found[-1] = found[-1][0], day
        else:
            found.append((day, day))
    return found


def hjælp(case: Case, day: date) -> bool:
    return on_day(case, "ydelse", day) == "hjælp"


def barsel(case: Case, day: date) -> bool:
    return on_day(case, "barsel", day) is True


def henvendt(case: Case, day: date) -> bool:
    back = day.month - 4
    month = (day.year + back // 12, back % 12 + 1)
    following = date(month[0] + month[1] // 12, month[1] % 12 + 1, 1)
    floor = min(following - timedelta(1), date(*month, 1) + timedelta(day.day - 1))
    return any(floor.toordinal() < each.on <= day.toordinal() for each in case.events.get("henvendelse", ()))


RUNNING: dict[str, Any] = {
    "L § 1": hjælp,
    "L § 2": hjælp,
    "L § 3": lambda case, day: hjælp(case, day) and not barsel(case, day),
    "L § 4": hjælp,
    "L § 5": lambda case, day: hjælp(case, day) and not barsel(case, day),
    "L § 6": lambda case, day: True,
    "L § 7": henvendt,
    "L § 8": lambda case, day: True,
}
SINCE: dict[str, Any] = {"L § 2": hjælp, "L § 4": lambda case, day: not barsel(case, day), "L § 7": henvendt}


def counts(case: Case, duty: Duty, number: str) -> list[date]:
    found = [each for name in duty.met_by for each in case.events.get(name, ())]
    if number in ("L § 4", "L § 12"):
        found = [each for each in found if each.attributes["form"] == "fremmøde"]
    return [date.fromordinal(each.on) for each in found]


@pytest.mark.parametrize("number", CADENCES)
@given(data=POPULATIONS)
@settings(max_examples=12, deadline=None)
def test_time_and_events_under_a_recurring_duty(number: str, data: list[dict[str, Any]]) -> None:
    engine, population = Engine(catalogue()), cases(data)
    version = catalogue().provisions[number].versions[0]
    duty = version.duty
    assert duty is not None
    assert duty.cadence is not None
    months: Counter[Group] = Counter()
    length: Counter[Group] = Counter()
    held: Counter[Group] = Counter()
    for case in population:
        clock = Clock(case, duty, version, number)
        events = Counter(counts(case, duty, number))
        for day in days():
            if engine.status(case, day, number)[0] is Status.APPLIES and clock.runs(day):
                key = on_day(case, "kommune", day), quarter(day)
                months[key] += month_part(day)  # type: ignore[assignment]
                length[key] += 1
                held[key] += events[day]
    found = counted(population, number)
    assert {key: each.months for key, each in found.items()} == {
        key: told(each) for key, each in months.items()
    }
    assert all(not each.unknown_months for each in found.values())
    assert {key: each.found for key, each in found.items()} == {key: held[key] for key in months}
    kind, amount = reading(duty.cadence.every or duty.cadence.per)  # type: ignore[arg-type]
    time = {key: months[key] * 30 if kind == "months" else length[key] for key in months}
    law = {key: told(Fraction(time[key]) * (duty.cadence.times or 1) / amount) for key in months}
    assert {key: each.law for key, each in found.items()} == law


def cases(data: Sequence[dict[str, Any]]) -> list[Case]:
    return [read({"case": str(at), "about": "person", **each}) for at, each in enumerate(data)]


class Kept(NamedTuple):
    """An occurrence that falls due, where and when, and how it was kept."""

    key: Group
    fulfilled: bool
    in_time: bool


def listed(engine: Engine, case: Case, number: str) -> Iterator[Kept]:
    """The occurrences that the engine lists."""
    for ordinary, _ in engine.occurrences(case, START, END, number):
        if ordinary is not None and ordinary.due is not None and START <= ordinary.due <= END:
            asked = asked_on(ordinary.fulfilled, ordinary.due, ordinary.arises or START)
            key = on_day(case, "kommune", asked), quarter(ordinary.due)
            yield Kept(key, ordinary.fulfilled is not None, ordinary.state is State.MET)


def on_events(engine: Engine, case: Case, number: str) -> Iterator[Kept]:
    """An occurrence for each event: its window ends where the next one's begins."""
    duty = catalogue().provisions[number].versions[0].duty
    assert duty is not None
    assert duty.due is not None
    assert duty.due.term is not None
    events = sorted(each.on for each in case.events.get("henvendelse", ()))
    met = sorted(counts(case, duty, number))
    for arises, following in zip(events, [*events[1:], LAST], strict=False):
        early = 0 if duty.early is None else duty.early.count
        closes = LAST if following == LAST else following - early - 1
        inside = [day for day in met if arises - early <= day.toordinal() <= closes and day <= END]
        due = date.fromordinal(adding(duty.due.term)(arises))
        if START <= due <= END:
            fulfilled = inside[0] if inside else None
            asked = asked_on(fulfilled, due, date.fromordinal(arises))
            if engine.status(case, asked, number)[0] is Status.APPLIES:
                key = on_day(case, "kommune", asked), quarter(due)
                yield Kept(key, fulfilled is not None, fulfilled is not None and fulfilled <= due)


def asked_on(fulfilled: date | None, due: date, arises: date) -> date:
    """The day on which it is asked whether the duty applied."""
    return min(END, max(min(each for each in (fulfilled, due, END) if each is not None), arises, START))


@pytest.mark.parametrize("number", ONCE)
@given(data=POPULATIONS)
@settings(max_examples=10, deadline=None)
def test_occurrences_of_other_duties(number: str, data: list[dict[str, Any]]) -> None:
    engine, population = Engine(catalogue()), cases(data)
    reference = on_events if number in ON_EVENTS else listed
    found = [each for case in population for each in reference(engine, case, number)]
    due = Counter(each.key for each in found)
    kept = Counter(each.key for each in found if each.fulfilled)
    in_time = Counter(each.key for each in found if each.in_time)
    rows = {key: each for key, each in counted(population, number).items() if each.law}
    assert {key: each.law for key, each in rows.items()} == due
    assert {key: each.found for key, each in rows.items()} == {key: kept[key] for key in due}
    assert {key: each.in_time for key, each in rows.items()} == {key: in_time[key] for key in due}
