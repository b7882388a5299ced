"""Functions over time, changes and beginnings, against looking at every day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frirum.cases.model import FIRST, LAST, Case, Piece
from frirum.cases.shape import read_case_data
from frirum.catalogue import Catalogue
from frirum.decide.begun import begun
from frirum.decide.changes import MOVING, Changes
from frirum.decide.days import add_months, units
from frirum.decide.program import Compiler, Program
from frirum.decide.truth import Runs, join, truth
from frirum.feel import UNKNOWN, FeelTypeError, parse
from frirum.feel.ast import Node
from frirum.law.temporal import TEMPORAL

from . import worlds
from .spec import Spec, build

pytestmark = pytest.mark.fuzz

FACTS = ("ydelse", "barsel", "gift", "syg", "børn", "frist", "født", "visiteret")


@cache
def catalogue() -> Catalogue:
    spec = Spec(
        "empty",
        "§ 1: {right: }",
        (),
        rates="""
sats:
  - {from: 2017-01-01, to: 2017-12-31, is: 3}
  - {from: 2018-06-01, is: 6}
""",
    )
    return build(spec, Path(mkdtemp(prefix="frirum-time-")))


@cache
def compiler() -> Compiler:
    return Compiler(catalogue(), "person")


def parsed(text: str) -> Node:
    vocabulary = catalogue().vocabulary
    names = [*vocabulary.facts_of("person"), *vocabulary.events_of("person"), *TEMPORAL, "sats"]
    attributes = ["form", "minutter"]
    return parse(text, [*names, *attributes])


CONDITIONS = [
    'ydelse = "hjælp"',
    "gift",
    "gift and børn > 2",
    'ydelse = "hjælp" and not(barsel)',
    "børn > sats",
    'frist < date("2018-01-01") or gift',
    'accumulated months(ydelse = "hjælp", 6) >= 3',
    'accumulated months(ydelse = "hjælp", 6) > 3',
    'accumulated months(ydelse = "hjælp", 6) = 3',
    'accumulated months(ydelse = "hjælp", 6) != 6',
    'accumulated months(ydelse = "hjælp", 6) >= 6',
    'accumulated months(ydelse = "hjælp", 6) < 6',
    'accumulated months(ydelse = "hjælp", 6) <= 6',
    'accumulated months(not(ydelse = "hjælp"), 2) >= 1',
    "accumulated months(gift, 6) >= 3",
    "accumulated months(gift and syg) >= 2",
    "3 <= accumulated months(gift, 6)",
    "accumulated months(gift, 6) between 2 and 4",
    "accumulated months(gift, børn) >= 1",
    "accumulated months(gift, sats) >= 1",
    "accumulated months(condition: gift, window: 4) >= 2",
    "accumulated weeks(gift, 9) >= 4",
    "accumulated days(gift, 20) >= 10",
    "accumulated days(gift) >= 10",
    "accumulated months(gift, 6) >= sats",
    "accumulated months(gift, 6) >= accumulated months(syg, 6)",
    "accumulated months(gift, 6) + 1 >= 3",
    "consecutive months(gift) >= 2",
    'consecutive months(ydelse = "hjælp") < 2',
    'since(ydelse = "hjælp") < frist',
    "since(gift) = null",
    'latest(møde) > date("2018-01-01")',
    'latest(møde[form = "telefon"]) > date("2018-01-01")',
    "first(møde[minutter > 2]) < frist",
    "count(møde, 6) >= 2",
    "count(brev) = 1",
    "count(møde[gift], 12) > 1",
    "count(møde, børn) >= 1",
    "months since(latest(møde)) >= 2",
    "years since(født) >= 2",
    "months since(frist) > 3",
    "days since(frist) = 3",
    "weekdays since(frist) >= 5",
    "weekdays since(frist) <= -5",
    "today() > frist",
    "frist <= today()",
    'today() - frist > @"P30D"',
    "accumulated days(today() > frist) > 3",
    "if gift then børn > 2 else consecutive months(syg) >= 1",
    "accumulated months(consecutive months(gift) >= 1, 6) >= 2",
    "accumulated months(months since(frist) >= 2) >= 1",
    "some x in [1, 2] satisfies x > børn",
    "months since(frist) in [1..3]",
    "count(rygte) > 1",
]


def value(program: Program, case: Case, day: int) -> object:
    return program.run(program.layout.frame(case, day, day))


def case_strategy() -> st.SearchStrategy[dict[str, object]]:
    index = next(i for i, spec in enumerate(worlds.SPECS) if "rygte" in spec.law)
    return worlds.case_data(index, "person", FACTS)


def fresh(data: dict[str, object]) -> Case:
    return read_case_data(data, catalogue().vocabulary)


@pytest.mark.parametrize("text", CONDITIONS)
@settings(max_examples=max(6, settings.default.max_examples // 50))
@given(data=case_strategy(), low=st.integers(0, 900), length=st.integers(0, 250))
def test_between_changes_the_truth_stays(text: str, data: dict[str, object], low: int, length: int) -> None:
    node = parsed(text)
    start = worlds.FIRST_DAY.toordinal() + low
    case = fresh(data)
    changes = Changes(compiler(), node).days(case, start, start + length, MOVING)
    assert all(start < day <= start + length for day in changes)
    program = compiler().program(node)
    looking = fresh(data)
    last: object = None
    for day in range(start, start + length + 1):
        here = truth(value(program, looking, day))
        assert day == start or day in changes or here is last, date.fromordinal(day)
        last = here


@pytest.mark.parametrize("text", CONDITIONS)
@settings(max_examples=max(6, settings.default.max_examples // 50))
@given(data=case_strategy(), day=st.integers(0, 1300), earlier=st.integers(0, 300))
def test_a_run_begins_where_going_back_finds_it(
    text: str, data: dict[str, object], day: int, earlier: int
) -> None:
    node = parsed(text)
    program = compiler().program(node)
    on = worlds.FIRST_DAY.toordinal() + day
    case = fresh(data)
    for asked in (on - earlier, on, on - earlier // 2):  # in any order: what was found is kept
        if truth(value(program, case, asked)) is not True:
            continue
        found = begun(compiler(), case, asked, [node])
        before = asked
        looking = fresh(data)
        while before > asked - 300 and truth(value(program, looking, before - 1)) is True:
            before -= 1
        if before > asked - 300:
            expected = None if truth(value(program, looking, before - 1)) is None else before
            assert found == expected
        else:
            assert found is None or found <= before


@given(data=case_strategy())
def test_several_conditions_hold_together_since_the_last_of_them(data: dict[str, object]) -> None:
    nodes = [parsed("gift"), parsed('ydelse = "hjælp"')]
    both = parsed('gift and ydelse = "hjælp"')
    for offset in range(0, 1400, 50):
        day = worlds.FIRST_DAY.toordinal() + offset
        case = fresh(data)
        if truth(value(compiler().program(both), case, day)):
            assert begun(compiler(), case, day, nodes) == begun(compiler(), case, day, [both])


def test_no_condition_has_held_for_ever() -> None:
    assert begun(compiler(), Case("1", "person"), 700_000, []) == FIRST


@pytest.mark.parametrize(
    "text", ["accumulated months(accumulated months(gift) + 1 > 2)", "since(months since(frist) * 2 > 3)"]
)
def test_what_may_change_every_day_cannot_be_followed(text: str) -> None:
    with pytest.raises(FeelTypeError, match="only in a comparison"):
        compiler().program(parsed(text))


@given(data=case_strategy(), day=st.integers(0, 1400), window=st.integers(0, 12))
def test_accumulated_months_are_the_measure_of_the_days_on_which_it_held(
    data: dict[str, object], day: int, window: int
) -> None:
    on = worlds.FIRST_DAY.toordinal() + day
    condition = compiler().program(parsed("gift"))
    program = compiler().program(parsed(f"accumulated months(gift, {window})"))
    found = value(program, fresh(data), on)
    held = [truth(value(condition, fresh(data), each)) for each in range(add_months(on, -window), on)]
    if None in held:
        assert found is UNKNOWN
        return
    total, start = 0, None
    for offset, truth_ in enumerate([*held, False]):
        each = add_months(on, -window) + offset
        if truth_ and start is None:
            start = each
        elif not truth_ and start is not None:
            total += units(start, each - 1)
            start = None
    assert isinstance(found, Decimal)
    assert abs(found * 30 - total) < Decimal("1e-20")


@given(data=case_strategy(), low=st.integers(0, 1400), length=st.integers(0, 900))
def test_many_runs_measure_as_few_do(data: dict[str, object], low: int, length: int) -> None:
    start = worlds.FIRST_DAY.toordinal()
    trues = [(start + 20 * n, start + 20 * n + 7 + n % 5) for n in range(60)]
    runs = Runs(trues, [], [])
    first, last = start + low, start + low + length
    for months in (True, False):
        expected = sum(
            Runs([each], [], []).measure(first, last, months=months)
            for each in trues
            if each[0] <= last and each[1] >= first
        )
        assert runs.measure(first, last, months=months) == expected
    for day in (first, last):
        assert runs.at(day) is any(a <= day <= b for a, b in trues)


def test_runs_are_joined() -> None:
    runs = join([(FIRST, None), (5, None), (10, True), (12, True), (20, False), (30, True)])
    assert runs.trues == [(10, 19), (30, LAST)]
    assert runs.unknowns == [(FIRST, 9)]
    assert runs.breaks == [5]
    assert (runs.at(3), runs.at(10), runs.at(25)) == (None, True, False)
    assert (runs.start(15), runs.start(31), runs.start(25)) == (None, 30, None)
    assert runs.known(10, 20)
    assert not runs.known(9, 20)
    assert join([(FIRST, None)]).unknowns == [(FIRST, LAST)]


def test_a_condition_keeps_few_truths() -> None:
    """However many values a fact takes, what is remembered of them is bounded."""
    program = compiler().followed(parsed("børn > 2"))
    pieces = tuple(Piece(700_000 + n, 700_000 + n, Decimal(n)) for n in range(10_000))
    runs = program.runs(Case("1", "person", {"børn": pieces}), 1)
    assert runs.trues == [(700_003, 709_999)]
    assert (
        program.runs(Case("1", "person", {"børn": pieces}, incomplete=frozenset({"børn"})), 1).trues
        == runs.trues
    )
