"""What holds for every provision and every case."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frirum.decide import Engine
from frirum.decide.outcome import Outcome, Status
from frirum.decide.rows import to_row

from . import worlds

pytestmark = pytest.mark.fuzz

few = settings(max_examples=max(5, settings.default.max_examples // 50))
"""There are many catalogues; `make fuzz` looks further at each."""
every_catalogue = pytest.mark.parametrize("index", range(len(worlds.SPECS)), ids=map(str, worlds.SPECS))


def drawn(index: int, data: st.DataObject) -> tuple[str, dict[str, Any]]:
    """A provision of a catalogue, and a case it may be about."""
    provisions = worlds.catalogue(index).provisions
    provision = data.draw(st.sampled_from(sorted(provisions)))
    about = provisions[provision].about
    return provision, data.draw(worlds.case_data(index, about, worlds.names(index)))


def about(index: int, provision: str) -> str:
    return worlds.catalogue(index).provisions[provision].about


def plain(outcome: Outcome) -> dict[str, object]:
    row = to_row(outcome)
    del row["on"]
    return row


@every_catalogue
@few
@given(data=st.data())
def test_a_timeline_says_on_every_day_what_decide_says(index: int, data: st.DataObject) -> None:
    provision, case = drawn(index, data)
    start = data.draw(worlds.days)
    end = start + timedelta(data.draw(st.integers(0, 500)))
    engine = Engine(worlds.catalogue(index), asked=True)
    spans = engine.timeline(worlds.read(index, case), start, end, provision)
    assert (spans[0].start, spans[-1].end) == (start, end)
    for span, following in pairwise(spans):
        assert following.start == span.end + timedelta(1)
    for span in spans:
        for day in {
            span.start,
            span.end,
            span.start + (span.end - span.start) / 2,
            span.start + timedelta(1),
        }:
            if span.start <= day <= span.end:
                fresh = engine.outcome(worlds.read(index, case), day, provision)
                assert plain(fresh) == plain(span.outcome), day


@every_catalogue
@few
@given(data=st.data())
def test_the_fast_way_says_the_same(index: int, data: st.DataObject) -> None:
    provision, case = drawn(index, data)
    day = data.draw(worlds.days)
    engine = Engine(worlds.catalogue(index), asked=data.draw(st.booleans()))
    outcome = engine.outcome(worlds.read(index, case), day, provision)
    assert engine.status(worlds.read(index, case), day, provision) == (
        outcome.ordinary.status,
        outcome.actual.status,
    )
    assert outcome.differs is not False or outcome.ordinary.status is outcome.actual.status


def without_restart(index: int) -> bool:
    return "restart" not in worlds.SPECS[index].experiments


@every_catalogue
@few
@given(data=st.data())
def test_ordinary_law_holds_again_after_and_elsewhere(index: int, data: st.DataObject) -> None:
    provision, case = drawn(index, data)
    engine = Engine(worlds.catalogue(index), asked=True)
    if without_restart(index):
        after = engine.outcome(worlds.read(index, case), date(2021, 1, 1), provision)
        same(after)
    case["facts"]["kommune"] = "By C"
    same(engine.outcome(worlds.read(index, case), data.draw(worlds.days), provision))


def same(outcome: Outcome) -> None:
    assert outcome.differs is False
    assert outcome.ordinary.duty == outcome.actual.duty
    assert outcome.ordinary.given == outcome.actual.given
    assert outcome.actual.exemptions == ()


@every_catalogue
@few
@given(data=st.data())
def test_knowing_more_never_undoes_an_answer(index: int, data: st.DataObject) -> None:
    """A fact where nothing was known: a decided answer stays decided, and stays what it was."""
    provision, case = drawn(index, data)
    day = data.draw(worlds.days)
    engine = Engine(worlds.catalogue(index), asked=True)
    before = engine.outcome(worlds.read(index, case), day, provision)
    more = learn(index, provision, case, data)
    after = engine.outcome(worlds.read(index, more), day, provision)
    for old, new in ((before.ordinary, after.ordinary), (before.actual, after.actual)):
        if old.status is not Status.UNDECIDED:
            assert (new.status, new.value) == (old.status, old.value)
            if old.duty is not None and new.duty is not None and old.duty.due and old.duty.state:
                assert (new.duty.due, new.duty.state) == (old.duty.due, old.duty.state)
    if before.differs is not None:
        assert after.differs is before.differs


def learn(index: int, provision: str, case: dict[str, Any], data: st.DataObject) -> dict[str, Any]:
    """The case with every open fact known on all days."""
    vocabulary = worlds.catalogue(index).vocabulary
    facts = dict(case["facts"])
    for name, fact in vocabulary.facts_of(about(index, provision)).items():
        value = st.sampled_from(fact.values) if fact.values else worlds.VALUES[fact.type]
        if fact.absence == "open" and name in worlds.names(index):
            facts[name] = filled(facts.get(name, []), data.draw(value))
        elif fact.absence == "recorded" and name not in facts:
            facts[name] = data.draw(worlds.pieces(value)) or [{"is": data.draw(value)}]
    return {**case, "facts": facts}


def filled(pieces: list[dict[str, Any]], value: object) -> list[dict[str, Any]]:
    """Pieces, and one value in all gaps."""
    found: list[dict[str, Any]] = []
    free: date | None = date(1, 1, 1)
    for piece in pieces:
        if free is not None and "from" in piece and str(free) < piece["from"]:
            found.append(
                {"is": value, "from": str(free), "to": str(date.fromisoformat(piece["from"]) - timedelta(1))}
            )
        found.append(piece)
        free = date.fromisoformat(piece["to"]) + timedelta(1) if "to" in piece else None
    if free is not None:
        found.append({"is": value, "from": str(free)})
    return found
