"""What holds for every provision holds for the law that is shipped: its examples, changed by chance.

A case is an example's, with other values for some of the facts that the catalogue knows about such cases, on any day.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frirum.cases.model import FIRST, LAST, Case, FactValue, Piece
from frirum.cases.vocabulary import Absence, Fact, FactType
from frirum.decide import Engine
from frirum.decide.outcome import Outcome, Status
from frirum.decide.rows import to_row
from frirum.experiments.model import AtEnd
from frirum.feel.ast import Name
from frirum.feel.sql import Unsupported

from .both import differences, in_python, in_sql
from .examples import Group, groups, provisions, shipped

pytestmark = pytest.mark.fuzz

EARLIEST, LATEST = date(2010, 1, 1), date(2028, 12, 31)
OUTSIDE = "Fanø"
"""a municipality that takes part in nothing"""
days = st.dates(EARLIEST, LATEST)
touched = [each for each in provisions() if shipped().touches.get(each)]
some = settings(max_examples=max(20, settings.default.max_examples // 3))


@cache
def engine() -> Engine:
    """Law as it is asked for as well as granted."""
    return Engine(shipped(), asked=True)


def value(fact: Fact) -> st.SearchStrategy[FactValue]:
    """A value that the vocabulary allows."""
    if fact.values:
        return st.sampled_from(fact.values)
    kinds: dict[FactType, st.SearchStrategy[Any]] = {
        FactType.BOOLEAN: st.booleans(),
        FactType.NUMBER: st.integers(0, 40).map(lambda n: n * 5).map(str).map(_decimal),
        FactType.DATE: days,
        FactType.MUNICIPALITY: st.sampled_from(sorted(shipped().vocabulary.municipalities)),
        FactType.TEXT: st.just("x"),
    }
    return kinds[fact.type]


def _decimal(text: str) -> FactValue:
    from decimal import Decimal

    return Decimal(text)


@st.composite
def groups_of(draw: st.DrawFn, ids: list[str]) -> Group:
    """The examples of a provision, some of their facts changed."""
    group = draw(st.sampled_from(groups(draw(st.sampled_from(ids)))))
    return replace(group, cases=tuple(draw(_changed(case, group.provision)) for case in group.cases))


@st.composite
def _changed(draw: st.DrawFn, case: Case, provision: str) -> Case:
    known = _read(provision)
    facts = dict(case.facts)
    for name in draw(st.lists(st.sampled_from(sorted(known)), max_size=2, unique=True)) if known else ():
        if draw(st.integers(0, 3)) == 0:
            facts.pop(name, None)
        else:
            start, end = sorted(draw(st.tuples(days, days)))
            always = draw(st.booleans())
            first, last = (FIRST, LAST) if always else (start.toordinal(), end.toordinal())
            facts[name] = (Piece(first, last, draw(value(known[name]))),)
    return replace(case, facts=facts, memo={})


@cache
def _read(provision: str) -> dict[str, Fact]:
    """The facts that the conditions of a provision and of its exemptions name."""
    found = shipped().provisions[provision]
    versions = (*found.versions, *(touch.version for touch in shipped().touches.get(provision, ())))
    conditions = [
        each
        for version in versions
        for each in (version.given if hasattr(version, "given") else version.conditions).values()
    ]
    names = {node.name for each in conditions for node in each.test.node.walk() if isinstance(node, Name)}
    known = shipped().vocabulary.facts_of(found.about)
    return {name: fact for name, fact in known.items() if name in names or name == "kommune"}


def same(outcome: Outcome) -> None:
    """The actual answer is the ordinary one."""
    assert outcome.differs is False
    assert outcome.ordinary.status == outcome.actual.status
    assert outcome.ordinary.value == outcome.actual.value
    assert outcome.ordinary.duty == outcome.actual.duty
    assert outcome.actual.exemptions == ()


def _restarts(provision: str) -> bool:
    return any(touch.version.at_end is AtEnd.RESTART for touch in shipped().touches.get(provision, ()))


def _after(provision: str) -> date | None:
    """The day after the last exemption from a provision has ended; None: one has no end."""
    ends = [touch.version.period.end for touch in shipped().touches[provision]]
    known = [each for each in ends if each is not None]
    return max(known) + timedelta(1) if len(known) == len(ends) else None


ended = [each for each in touched if _after(each) is not None and not _restarts(each)]


def test_most_exemptions_end() -> None:
    assert len(ended) > len(touched) / 2


@some
@given(groups_of(ended), st.integers(0, 400))
def test_after_its_end_ordinary_law_holds_again(group: Group, later: int) -> None:
    after = _after(group.provision)
    assert after is not None
    for case in group.cases:
        same(engine().outcome(case, after + timedelta(later), group.provision))


@some
@given(groups_of(touched), days)
def test_outside_its_municipalities_ordinary_law_holds(group: Group, day: date) -> None:
    assert not any(
        OUTSIDE in entry.municipalities
        for experiment in shipped().experiments.values()
        for entry in experiment.participations
    )
    for case in group.cases:
        facts = {**case.facts, "kommune": (Piece(FIRST, LAST, OUTSIDE),)}
        same(engine().outcome(replace(case, facts=facts, memo={}), day, group.provision))


@some
@given(groups_of(list(provisions())), days, st.data())
def test_knowing_more_never_undoes_an_answer(group: Group, day: date, data: st.DataObject) -> None:
    known = _read(group.provision)
    for case in group.cases[:2]:
        before = engine().outcome(case, day, group.provision)
        more = dict(case.facts)
        for name, fact in known.items():
            if name not in more and fact.absence is Absence.OPEN:
                more[name] = (Piece(FIRST, LAST, data.draw(value(fact))),)
        after = engine().outcome(replace(case, facts=more, memo={}), day, group.provision)
        for old, new in ((before.ordinary, after.ordinary), (before.actual, after.actual)):
            if old.status is not Status.UNDECIDED:
                assert (new.status, new.value) == (old.status, old.value)
        if before.differs is not None:
            assert after.differs is before.differs


@some
@given(groups_of(list(provisions())), days, st.integers(0, 800))
def test_a_timeline_says_on_every_day_what_decide_says(group: Group, start: date, length: int) -> None:
    case = group.cases[0]
    spans = engine().timeline(case, start, start + timedelta(length), group.provision)
    for span in spans[:6]:
        for day in {span.start, span.end, span.start + (span.end - span.start) / 2}:
            fresh = engine().outcome(replace(case, memo={}), day, group.provision)
            assert _plain(fresh) == _plain(span.outcome), day


def _plain(outcome: Outcome) -> dict[str, object]:
    row = to_row(outcome)
    del row["on"]
    return row


@some
@given(groups_of(list(provisions())), days, st.booleans())
def test_sql_equals_python(group: Group, day: date, asked: bool) -> None:
    catalogue = shipped()
    with duckdb.connect(config={"threads": 1}) as con:
        fresh = [replace(case, memo={}) for case in group.cases]
        here = in_python(catalogue, fresh, group.provision, day, asked=asked)
        try:
            there = in_sql(con, catalogue, fresh, group.provision, day, asked=asked)
        except Unsupported as refusal:
            pytest.fail(f"{group.provision}: {refusal}")
    assert differences(here, there) == {}, f"{group.provision} on {day}"
