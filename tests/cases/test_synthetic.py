"""The synthetic population: the same in every run, and consistent enough to be decided."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from tests.cases.conftest import contract_vocabulary

from frirum.cases.convert import from_relations, to_relations
from frirum.cases.model import Case
from frirum.cases.relations import Relations
from frirum.cases.shape import read_case_data
from frirum.cases.storage import attach, save
from frirum.cases.synthetic import ABOUTS, population
from frirum.cases.synthetic.person import TIMELINES
from frirum.cases.vocabulary import Absence, FactType, Vocabulary
from frirum.cases.writing import case_data
from frirum.catalogue import load

SIZE = 2_000
CAREFUL = {
    "modsætter sig flytning",
    "kan samtykke",
    "værge tiltræder",
    "erhvervet svækkelse",
    "botilbud påkrævet",
    "botilbud mest hensigtsmæssigt",
    "ny i praktik målgruppe",
    "ny i praktik ansat her",
    "lille trygt miljø",
    "udvikler sig bedst der",
    "køkken godkendt",
}
"""facts that are drawn with more care, for those whom they concern"""
Drawn = tuple[duckdb.DuckDBPyConnection, dict[str, Relations]]


@pytest.fixture(scope="module")
def drawn() -> Iterator[Drawn]:
    with duckdb.connect() as con:
        yield con, population(con, SIZE, contract_vocabulary(), seed=7)


def rows(con: duckdb.DuckDBPyConnection, query: str) -> list[tuple[object, ...]]:
    return con.execute(query).fetchall()


def fingerprint(threads: int, seed: int) -> list[tuple[object, ...]]:
    with duckdb.connect(config={"threads": threads}) as con:
        made = population(con, 3_000, contract_vocabulary(), seed=seed)
        tables = [table for each in made.values() for table in (each.cases, each.facts, each.events) if table]
        return [rows(con, f'SELECT count(*), sum(hash(t)) FROM "{table}" t')[0] for table in sorted(tables)]


def test_the_same_seed_gives_the_same_population_on_any_number_of_threads() -> None:
    assert fingerprint(1, 5) == fingerprint(4, 5)
    assert fingerprint(4, 5) != fingerprint(4, 6)


def test_every_kind_of_case_is_drawn(drawn: Drawn) -> None:
    con, made = drawn
    assert tuple(made) == ABOUTS
    for about, relations in made.items():
        assert relations.about == about
        assert rows(con, f'SELECT count(*), count(DISTINCT "case") FROM "{relations.cases}"') == [
            (SIZE, SIZE)
        ]


def test_five_benefit_spells_a_person(drawn: Drawn) -> None:
    con, _ = drawn
    assert rows(con, "SELECT count(*) FROM person_facts WHERE fact = 'ydelse'") == [(5 * SIZE,)]


@pytest.mark.parametrize("size", [1, 3])
def test_an_odd_number_of_persons(size: int, vocabulary: Vocabulary) -> None:
    with duckdb.connect() as con:
        population(con, size, vocabulary, abouts=["person"])
        assert rows(con, "SELECT count(*) FROM person_facts WHERE fact = 'ydelse'") == [(5 * size,)]


def test_pieces_of_a_fact_do_not_overlap(drawn: Drawn) -> None:
    con, _ = drawn
    query = """SELECT "case", fact FROM (
            SELECT *, lag("to") OVER (PARTITION BY "case", fact ORDER BY "from") AS before FROM person_facts
        ) WHERE before >= "from" OR "to" < "from" """
    assert rows(con, query) == []


def test_the_target_group_follows_benefit_and_date(drawn: Drawn) -> None:
    con, _ = drawn
    query = """SELECT DISTINCT y.value, m.value FROM person_facts y JOIN person_facts m USING ("case")
        WHERE y.fact = 'ydelse' AND m.fact = 'målgruppe' AND y."from" <= m."to" AND y."to" >= m."from"
            AND y.value IN ('dagpenge', 'ledighedsydelse', 'sygedagpenge')"""
    assert set(rows(con, query)) == {
        ("dagpenge", "2.1"),
        ("dagpenge", "6.1"),
        ("ledighedsydelse", "2.7"),
        ("ledighedsydelse", "6.9"),
        ("sygedagpenge", "2.5"),
        ("sygedagpenge", "6.6"),
    }
    wrong = """SELECT * FROM person_facts WHERE fact = 'målgruppe'
        AND (value LIKE '2.%' AND "to" >= DATE '2020-01-01'
            OR value LIKE '6.%' AND "from" < DATE '2020-01-01')"""
    assert rows(con, wrong) == []


def test_larger_municipalities_have_more_people(drawn: Drawn) -> None:
    con, _ = drawn
    counts = dict(rows(con, "SELECT kommune, count(*) FROM person_cases GROUP BY 1"))
    assert len(counts) == 10
    assert counts["København"] > counts["Aarhus"] > counts["Aalborg"] > counts["Rebild"]


@pytest.mark.parametrize("about", ABOUTS)
def test_every_case_fits_the_vocabulary(about: str, drawn: Drawn, vocabulary: Vocabulary) -> None:
    con, made = drawn
    ids = [str(row[0]) for row in rows(con, f'SELECT "case" FROM "{made[about].cases}" LIMIT 150')]
    cases = from_relations(con, made[about], vocabulary, ids)
    assert len(cases) == 150
    for case in cases:
        assert read_case_data(case_data(case), vocabulary) == case


@pytest.fixture(scope="module")
def shipped() -> Iterator[tuple[Vocabulary, Drawn]]:
    """A population with whatever the shipped catalogue may ask."""
    found = load().vocabulary
    with duckdb.connect() as con:
        yield found, (con, population(con, 300, found))


@pytest.mark.parametrize("about", ABOUTS)
def test_what_the_rules_ask_fits_the_shipped_vocabulary(
    about: str, shipped: tuple[Vocabulary, Drawn]
) -> None:
    words, (con, made) = shipped
    ids = [str(row[0]) for row in rows(con, f'SELECT "case" FROM "{made[about].cases}" LIMIT 40')]
    for case in from_relations(con, made[about], words, ids):
        assert read_case_data(case_data(case), words) == case


@pytest.mark.parametrize("about", ABOUTS)
def test_every_yes_or_no_and_every_choice_is_on_record(about: str, shipped: tuple[Vocabulary, Drawn]) -> None:
    """A fact that never changes is known of nearly every case, with both answers among them; a choice may be
    known to be none. What is drawn as spells is left to them."""
    words, (con, made) = shipped
    relations = made[about]
    spells = set(TIMELINES) if about == "person" else set()
    known: dict[str, tuple[object, ...]] = {}
    for name in relations.wide:
        column = f'"{name}"'
        [known[name]] = rows(con, f"SELECT count({column}), count(DISTINCT {column}) FROM {relations.cases}")
    if relations.facts:
        known |= {
            str(name): found
            for name, *found in rows(
                con, f"SELECT fact, count(*), count(DISTINCT value) FROM {relations.facts} GROUP BY 1"
            )
        }
    for fact in words.facts_of(about).values():
        chosen = fact.type is FactType.BOOLEAN or fact.values
        if chosen and fact.absence is not Absence.COMPLETE and fact.name not in spells | CAREFUL:
            count, values = known[fact.name]
            assert int(str(count)) > 250, fact.name
            assert int(str(values)) > 1, fact.name


def test_what_is_drawn_from_the_vocabulary_can_be_left_out(shipped: tuple[Vocabulary, Drawn]) -> None:
    words, _ = shipped
    with duckdb.connect() as con:
        made = population(con, 5, words, abouts=["bolig"], only=["ydelse"])["bolig"]
    assert made.facts is None
    assert "almen bolig" in made.wide
    assert "almen familiebolig" not in made.wide


def test_only_what_is_wanted_is_drawn(vocabulary: Vocabulary) -> None:
    with duckdb.connect() as con:
        made = population(con, 50, vocabulary, abouts=["person"], only=["ydelse", "barsel"])["person"]
        assert {row[0] for row in rows(con, "SELECT DISTINCT fact FROM person_facts")} == {"ydelse", "barsel"}
        assert made.events is None


def test_what_the_vocabulary_does_not_know_is_left_out(vocabulary: Vocabulary) -> None:
    small = Vocabulary(
        ("person",),
        {key: fact for key, fact in vocabulary.facts.items() if key[1] in ("kommune", "ydelse")},
        {},
        vocabulary.municipalities,
    )
    with duckdb.connect() as con:
        made = population(con, 50, small, abouts=["person"])["person"]
        assert (made.wide, made.events) == ({"kommune"}, None)


@pytest.mark.parametrize(("size", "about"), [(0, "person"), (10, "skib")])
def test_a_population_that_cannot_be(size: int, about: str, vocabulary: Vocabulary) -> None:
    with duckdb.connect() as con, pytest.raises(ValueError, match="a population has at least one case"):
        population(con, size, vocabulary, abouts=[about])


def test_a_population_needs_municipalities(vocabulary: Vocabulary) -> None:
    nowhere = Vocabulary(vocabulary.abouts, vocabulary.facts, vocabulary.events, {})
    with duckdb.connect() as con, pytest.raises(ValueError, match="names none"):
        population(con, 1, nowhere)


def test_a_saved_population_is_attached_as_it_was(
    drawn: Drawn, tmp_path: Path, vocabulary: Vocabulary
) -> None:
    con, made = drawn
    folder = tmp_path / "a [b] * c"
    for relations in made.values():
        save(con, relations, folder)
    with duckdb.connect() as other:
        for about, relations in made.items():
            assert attach(other, folder, about) == relations
            ids = [str(row[0]) for row in rows(con, f'SELECT "case" FROM "{relations.cases}" LIMIT 20')]
            there = from_relations(other, attach(other, folder, about), vocabulary, ids)
            assert there == from_relations(con, relations, vocabulary, ids)


def test_what_some_cases_do_not_hold_is_saved(tmp_path: Path, vocabulary: Vocabulary) -> None:
    cases = [Case("A", "person", incomplete=frozenset({"barsel"})), Case("B", "person")]
    with duckdb.connect() as con:
        save(con, to_relations(con, cases, vocabulary), tmp_path)
    with duckdb.connect() as con:
        relations = attach(con, tmp_path, "person")
        assert (relations.partial, relations.wide) == ({"barsel"}, frozenset())
        assert from_relations(con, relations, vocabulary, ["A", "B"]) == cases


def test_nothing_was_saved(tmp_path: Path) -> None:
    with duckdb.connect() as con, pytest.raises(FileNotFoundError, match="no cases about person"):
        attach(con, tmp_path, "person")
