"""Hypothesis: any case of the vocabulary."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from unicodedata import normalize

from hypothesis import strategies as st
from tests.cases.conftest import contract_vocabulary

from frirum.cases.model import FIRST, LAST, Case, Event, FactValue, Piece
from frirum.cases.vocabulary import Fact, FactType

VOCABULARY = contract_vocabulary()
DAYS = st.integers(FIRST, LAST)


def values(fact: Fact) -> st.SearchStrategy[FactValue]:
    """Every value a fact may have."""
    known: dict[FactType, st.SearchStrategy[FactValue]] = {
        FactType.BOOLEAN: st.booleans(),
        FactType.NUMBER: st.integers(-(10**18) + 1, 10**18 - 1).map(lambda units: Decimal(units).scaleb(-6)),
        FactType.DATE: DAYS.map(date.fromordinal) | st.none(),
        FactType.MUNICIPALITY: st.sampled_from(sorted(VOCABULARY.municipalities)) | st.none(),
    }
    if fact.type in known:
        return known[fact.type]
    free = st.text(st.characters(categories=["L", "N", "P", "Zs"], exclude_characters="\xa0"), min_size=1)
    written = free.map(lambda text: normalize("NFC", text)).filter(lambda text: bool(text.strip()))
    return st.sampled_from(fact.values) if fact.values else written


@st.composite
def timelines(draw: st.DrawFn, fact: Fact) -> tuple[Piece, ...]:
    """Pieces in order, without overlap, of any length and with any gaps."""
    edges = sorted(draw(st.sets(DAYS, min_size=2, max_size=8)))
    return tuple(
        Piece(start, end - 1, draw(values(fact))) for start, end in zip(edges[::2], edges[1::2], strict=False)
    )


@st.composite
def cases(draw: st.DrawFn, about: str | None = None) -> Case:
    """Any case of the vocabulary."""
    about = about or draw(st.sampled_from(VOCABULARY.abouts))
    known, happen = VOCABULARY.facts_of(about), VOCABULARY.events_of(about)
    facts = {name: draw(timelines(known[name])) for name in draw(st.sets(st.sampled_from(sorted(known))))}
    events: dict[str, tuple[Event, ...]] = {}
    for name in draw(st.sets(st.sampled_from(sorted(happen)))) if happen else ():
        days = sorted(draw(st.sets(DAYS, min_size=1, max_size=4)))
        kind = happen[name]
        events[name] = tuple(
            Event(name, on, {each: draw(values(kind.attributes[each])) for each in kind.attributes})
            for on in days
        )
    incomplete = draw(st.sets(st.sampled_from(sorted([*known, *happen])), max_size=2))
    return Case("A-1", about, facts, events, frozenset(incomplete))
