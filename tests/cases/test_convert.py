"""Cases go into relations and come back as they were."""

from __future__ import annotations

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.cases.strategies import VOCABULARY, cases

from frirum.cases.convert import from_relations, to_relations
from frirum.cases.model import FIRST, LAST, Case, Event, Piece
from frirum.cases.vocabulary import Vocabulary

PIECE = (Piece(FIRST, LAST, "Aalborg"),)


def without_empty(case: Case) -> Case:
    """Relations know no attribute that is null: it is not there."""
    events = {
        what: tuple(
            Event(what, each.on, {k: v for k, v in each.attributes.items() if v is not None})
            for each in happened
        )
        for what, happened in case.events.items()
    }
    return Case(case.id, case.about, case.facts, events, case.incomplete)


@settings(max_examples=settings().max_examples // 3)
@given(st.lists(cases(about="person"), min_size=1, max_size=4), st.booleans())
def test_what_goes_into_relations_comes_back(made: list[Case], wide: bool) -> None:
    named = [
        Case(f"A{at}", "person", each.facts, each.events, each.incomplete) for at, each in enumerate(made)
    ]
    with duckdb.connect() as con:
        relations = to_relations(con, named, VOCABULARY, wide=wide)
        ids = [each.id for each in reversed(named)]
        back = from_relations(con, relations, VOCABULARY, [*ids, "unknown", ids[0]])
    assert back == [without_empty(each) for each in reversed(named)]


def test_a_fact_that_never_changes_is_a_column(vocabulary: Vocabulary) -> None:
    spell = (Piece(FIRST, 700_000, "dagpenge"),)
    made = [Case("A", "person", {"kommune": PIECE, "ydelse": spell}), Case("B", "person", {"kommune": PIECE})]
    with duckdb.connect() as con:
        relations = to_relations(con, made, vocabulary, prefix="p")
        assert (relations.wide, relations.facts, relations.events) == ({"kommune"}, "p_facts", None)
        assert con.execute("FROM p_cases").fetchall() == [("A", "Aalborg"), ("B", "Aalborg")]
        assert to_relations(con, made, vocabulary, wide=False).wide == frozenset()


def test_a_known_none_is_no_gap_and_stays_in_the_facts(vocabulary: Vocabulary) -> None:
    made = [Case("A", "person", {"ydelse": (Piece(FIRST, LAST, None),)})]
    with duckdb.connect() as con:
        relations = to_relations(con, made, vocabulary)
        assert relations.wide == frozenset()
        assert con.execute("SELECT value FROM population_facts").fetchall() == [(None,)]
        assert from_relations(con, relations, vocabulary, ["A"]) == made


def test_what_some_cases_do_not_hold_completely_is_kept_case_by_case(vocabulary: Vocabulary) -> None:
    made = [
        Case("A", "person", incomplete=frozenset({"barsel", "jobsamtale"})),
        Case("B", "person", incomplete=frozenset({"barsel"})),
    ]
    with duckdb.connect() as con:
        relations = to_relations(con, made, vocabulary)
        assert (relations.incomplete, relations.partial) == ({"barsel"}, {"jobsamtale"})
        assert con.execute("FROM population_cases").fetchall() == [("A", ["jobsamtale"]), ("B", None)]
        assert from_relations(con, relations, vocabulary, ["B", "A"]) == made[::-1]


@pytest.mark.parametrize(
    "made",
    [[], [Case("A", "person"), Case("B", "bolig")], [Case("A", "person"), Case("A", "person")]],
)
def test_cases_that_make_no_population(made: list[Case], vocabulary: Vocabulary) -> None:
    with duckdb.connect() as con, pytest.raises(ValueError, match="cases of one kind"):
        to_relations(con, made, vocabulary)


def test_no_names_no_cases(vocabulary: Vocabulary) -> None:
    with duckdb.connect() as con:
        relations = to_relations(con, [Case("A", "person")], vocabulary)
        assert from_relations(con, relations, vocabulary, []) == []
