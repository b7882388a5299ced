"""From which day the clocks of a duty begin anew in the actual answer, because an exemption that said so has ended:
`frirum.decide.restarts` in SQL."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from frirum.catalogue.model import Catalogue
from frirum.decide.plan import Asked, plan
from frirum.decide.restarts import ends
from frirum.decide.sql.answers import any_of
from frirum.decide.sql.dials import FIRST
from frirum.decide.sql.judged import Judged, Test
from frirum.decide.sql.rates import RateBook
from frirum.decide.sql.text import on_day
from frirum.decide.sql.today import Today

ORDINARY, SURE, PERHAPS = 0, 1, 2
"""from where clocks count: as in ordinary law, from the day on which they surely begin anew, or from that on which they
perhaps do"""


@dataclass(frozen=True, slots=True)
class Restarted:
    """Columns of the judged relation: the day from which clocks surely run, that from which they perhaps do (never
    before it), and by name, whether it is missing to tell."""

    sure: str
    perhaps: str
    missing: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Held:
    """Whether an exemption is in scope on a day: a test over a relation with a row for each case."""

    relation: str
    test: Test

    def read(self, text: str) -> str:
        """A column of the relation, or a constant."""
        column = text.isidentifier() and text not in ("TRUE", "FALSE")
        return f"{self.relation}.{text}" if column else text

    @property
    def holds(self) -> str:
        """Its text."""
        return self.read(self.test.holds)

    def lacks(self, name: str) -> str:
        """Whether a name is missing to tell."""
        if name not in self.test.missing:
            return "FALSE"
        return f"({self.holds} IS NULL AND {self.read(self.test.missing[name])})"


@dataclass(frozen=True, slots=True)
class End:
    """An exemption that may have ended: in scope on its last day, and not any more on the next, `after`."""

    after: date
    then: Held
    now: Held

    @property
    def ended(self) -> str:
        """Whether it has: NULL where that is not known."""
        return f"({self.then.holds} AND NOT {self.now.holds})"


def restarted(catalogue: Catalogue, judged: Judged, asked: Asked) -> Restarted | None:
    """The columns, over all exemptions on the provision; None where none has ended before the day."""
    provision, today = judged.plan.provision, judged.today
    over = [
        (date.fromordinal(last), exemption)
        for last, exemption in ends(provision, catalogue.touches.get(provision.id, ()), asked)
        if last < today.day.toordinal()
    ]
    if not over:
        return None
    found = list(_ends(catalogue, judged, asked, over))
    relation, names = _dated(judged, found)
    today.join(relation, relation)

    def column(label: str) -> str:
        return judged.column(label, today.output(label, f"{relation}.{label}"))

    missing = {name: column(f"restart_m{index}") for index, name in enumerate(names)}
    return Restarted(column("restart_sure"), column("restart_perhaps"), missing)


def _ends(
    catalogue: Catalogue, judged: Judged, asked: Asked, over: Sequence[tuple[date, str]]
) -> Iterator[End]:
    asked_about: dict[date, list[str]] = {}
    for last, exemption in over:
        for day in (last, last + timedelta(days=1)):
            asked_about.setdefault(day, []).append(exemption)
    held: dict[tuple[date, str], Held] = {}
    for day, exemptions in asked_about.items():
        held |= _on(catalogue, judged, asked, day, exemptions)
    for last, exemption in over:
        after = last + timedelta(days=1)
        yield End(after, held[last, exemption], held[after, exemption])


def _on(
    catalogue: Catalogue, judged: Judged, asked: Asked, day: date, exemptions: Sequence[str]
) -> dict[tuple[date, str], Held]:
    """Which exemptions are in scope on a day of the past; none where the provision was not in force."""
    query = judged.today.query
    found = plan(catalogue, judged.plan.provision, day, asked)
    if found.version is None:
        return {(day, each): Held("", Test(each, "FALSE", {}, certain=True)) for each in exemptions}
    then = Today(query, judged.today.people, RateBook(catalogue.rates), day)
    past = Judged(then, found, found.version)
    tests = {each: past.in_scope(f"s{index}", each) for index, each in enumerate(dict.fromkeys(exemptions))}
    relation = query.part("in_scope", past.text(then.relation()))
    return {(day, each): Held(relation, test) for each, test in tests.items()}


def _dated(judged: Judged, found: Sequence[End]) -> tuple[str, list[str]]:
    """A relation with the days of each case, and the names that may be missing."""
    query, cases = judged.today.query, judged.today.people.relations.cases
    names = sorted({name for end in found for held in (end.then, end.now) for name in held.test.missing})
    columns = [f"{end.ended} AS e{index}" for index, end in enumerate(found)]
    columns += [
        f"{any_of((end.then.lacks(name), end.now.lacks(name)))} AS e{index}_m{number}"
        for index, end in enumerate(found)
        for number, name in enumerate(names)
    ]
    relations = dict.fromkeys(held.relation for end in found for held in (end.then, end.now) if held.relation)
    joins = "".join(f'\nJOIN {each} ON {each}."case" = c."case"' for each in relations)
    ended = query.part("ended", f'SELECT c."case", {", ".join(columns)}\nFROM {cases} AS c{joins}')
    days = query.part(
        "restart_days",
        f"SELECT *, {_latest(found, '{} IS TRUE')} AS restart_sure, "
        f"{_latest(found, '{} IS NOT FALSE')} AS restart_perhaps FROM {ended}",
    )
    lacking = "".join(f", {_lacking(found, number)} AS restart_m{number}" for number in range(len(names)))
    return query.part("restarts", f"SELECT *{lacking} FROM {days}"), names


def _latest(found: Sequence[End], test: str) -> str:
    """The latest day after an end that passes a test; the first of all days where none does."""
    days = ", ".join(
        f"CASE WHEN {test.format(f'e{index}')} THEN {on_day(end.after)} ELSE {FIRST} END"
        for index, end in enumerate(found)
    )
    return f"GREATEST({FIRST}, {days})"


def _lacking(found: Sequence[End], number: int) -> str:
    """Whether a name is missing to tell of an end that came after the last sure one."""
    return any_of(
        f"(e{index} IS NULL AND {on_day(end.after)} > restart_sure AND e{index}_m{number})"
        for index, end in enumerate(found)
    )
