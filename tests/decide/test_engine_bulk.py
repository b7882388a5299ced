"""Many cases at once, as a library: queries, relations, files, and questions that cannot be asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from frirum.cases.convert import to_relations
from frirum.cases.relations import Relations
from frirum.cases.shape import read_case_data
from frirum.catalogue import Catalogue
from frirum.decide import Engine
from frirum.decide.bulk import Bulk, BulkError, Unsupported
from frirum.decide.rows import COLUMNS, row

from .spec import Spec, build

if TYPE_CHECKING:
    from frirum.cases.model import Case

LAW = """
§ 1: {given: {gift: gift}, amount: {is: timer * 1.5}}
§ 2: {duty: {arises: {event: henvendelse}, due: {weeks: 1}}}
§ 3: {given: {a: 'sum(for x in 1..10 return x * timer) > 3'}, right: }
"""
EXPERIMENTS = (
    "e: {exemptions: {fri: {waive: [L § 1]}, bedt: {standing: asked, waive: [L § 2], at end: resume}}}"
)
ON = date(2018, 5, 1)
TWO = ["L § 1", "L § 2"]


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    return build(Spec("", LAW, (), EXPERIMENTS), tmp_path)


@pytest.fixture
def con() -> Iterator[Any]:
    with duckdb.connect() as found:
        yield found


@pytest.fixture
def cases(catalogue: Catalogue) -> list[Case]:
    return [
        read_case_data(
            {
                "case": str(number),
                "about": "person",
                "facts": {"kommune": f"By {'ABC'[number % 3]}", "gift": bool(number % 2), "timer": number},
                "events": [{"what": "henvendelse", "on": f"2018-04-{number + 1:02}"}],
            },
            catalogue.vocabulary,
        )
        for number in range(20)
    ]


@pytest.fixture
def bulk(con: Any, catalogue: Catalogue, cases: list[Case]) -> Bulk:
    return Bulk(catalogue, con, to_relations(con, cases, catalogue.vocabulary))


def rows_of(catalogue: Catalogue, cases: list[Case], asked: bool = False) -> list[tuple[object, ...]]:
    engine = Engine(catalogue, asked=asked)
    return sorted(row(engine.outcome(case, ON, each)) for case in cases for each in TWO)


def test_a_relation_has_the_rows_of_the_python_engine(
    bulk: Bulk, catalogue: Catalogue, cases: list[Case]
) -> None:
    found = bulk.decide(TWO, ON)
    assert tuple(found.columns) == COLUMNS
    assert sorted(found.fetchall()) == rows_of(catalogue, cases)
    assert len(bulk.decide(iter(["L § 1", "L § 1"]), ON).fetchall()) == len(cases)


def test_what_was_only_asked_for_takes_part_when_asked_about(
    con: Any, catalogue: Catalogue, cases: list[Case]
) -> None:
    bulk = Bulk(catalogue, con, to_relations(con, cases, catalogue.vocabulary), asked=["e/bedt"])
    assert sorted(bulk.decide(TWO, ON).fetchall()) == rows_of(catalogue, cases, asked=True)


@pytest.mark.parametrize("suffix", ["parquet", "CSV"])
def test_a_file_has_all_rows_provision_by_provision(
    bulk: Bulk, con: Any, catalogue: Catalogue, cases: list[Case], tmp_path: Path, suffix: str
) -> None:
    told: list[tuple[str, int, int]] = []
    out = tmp_path / f"out.{suffix}"
    out.write_text("what was there before")
    assert bulk.write(TWO, ON, out, lambda *each: told.append(each)) == 40
    assert told == [("L § 1", 1, 2), ("L § 2", 2, 2)]
    written = [each for (each,) in con.sql(f"SELECT provision FROM '{out}'").fetchall()]
    assert written == ["L § 1"] * 20 + ["L § 2"] * 20
    assert bulk.write(["L § 1"], ON, out) == 20
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith((".frirum", "out"))] == [
        out.name
    ]
    assert sorted(bulk.decide(TWO, ON).fetchall()) == rows_of(catalogue, cases)


def test_a_folder_has_a_file_for_each_provision(
    bulk: Bulk, con: Any, catalogue: Catalogue, cases: list[Case], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    assert bulk.write(TWO, ON, out) == 40
    assert sorted(each.name for each in out.iterdir()) == ["0001-L-1.parquet", "0002-L-2.parquet"]
    written = con.sql(f"FROM read_parquet('{out}/*.parquet')")
    assert tuple(written.columns) == COLUMNS
    assert sorted(written.fetchall()) == rows_of(catalogue, cases)
    with pytest.raises(BulkError, match="or to a new folder"):
        bulk.write(TWO, ON, out)
    assert bulk.write(["L § 1"], ON, tmp_path / "other") == 20
    assert not list(tmp_path.glob(".frirum*"))


def test_many_provisions_read_the_facts_of_the_day_once(
    con: Any, catalogue: Catalogue, cases: list[Case], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("frirum.decide.bulk.MANY", 2)
    monkeypatch.setattr("frirum.decide.sql.held.AT_ONCE", 1)
    bulk = Bulk(catalogue, con, to_relations(con, cases, catalogue.vocabulary, wide=False))
    out = tmp_path / "out"
    assert bulk.write(TWO, ON, out) == 40
    assert sorted(con.sql(f"FROM read_parquet('{out}/*')").fetchall()) == rows_of(catalogue, cases)
    assert not [
        name for (name,) in con.sql("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
    ]


def test_what_is_prepared_for_a_day_is_asked_about_that_day(
    con: Any, catalogue: Catalogue, cases: list[Case], tmp_path: Path
) -> None:
    bulk = Bulk(catalogue, con, to_relations(con, cases, catalogue.vocabulary, wide=False))
    with bulk.prepared(ON, tmp_path) as ready:
        assert "on_the_day" in ready.query("L § 1", ON)
        assert sorted(ready.decide(TWO, ON).fetchall()) == rows_of(catalogue, cases)
        with pytest.raises(BulkError, match="made ready for 2018-05-01, not for 2018-05-02"):
            ready.query("L § 1", date(2018, 5, 2))
        with pytest.raises(Unsupported):
            ready.query("L § 3", ON)
    assert "on_the_day" not in bulk.query("L § 1", ON)


def test_where_no_fact_changes_nothing_is_held(
    bulk: Bulk, catalogue: Catalogue, cases: list[Case], tmp_path: Path
) -> None:
    with bulk.prepared(ON, tmp_path) as ready:
        assert sorted(ready.decide(TWO, ON).fetchall()) == rows_of(catalogue, cases)
    assert list(tmp_path.glob("day-*")) == []


def test_a_type_that_parquet_lacks_is_not_held(con: Any, catalogue: Catalogue, tmp_path: Path) -> None:
    con.execute("CREATE TABLE people AS SELECT 'a' AS \"case\", 'By A' AS kommune, 3::HUGEINT AS timer")
    con.execute(
        "CREATE TABLE pieces AS SELECT 'a' AS \"case\", 'gift' AS fact, 'true' AS value, "
        'NULL::DATE AS "from", NULL::DATE AS "to"'
    )
    relations = Relations("person", "people", "pieces", wide=frozenset({"kommune", "timer"}))
    with Bulk(catalogue, con, relations).prepared(ON, tmp_path) as ready:
        assert "on_the_day" not in ready.query("L § 1", ON)
        found = ready.decide(["L § 1"], ON).project("ordinary_status, ordinary_value").fetchall()
    assert found == [("applies", "4.5")]


def test_a_file_is_whole_or_not_there(bulk: Bulk, tmp_path: Path) -> None:
    out = tmp_path / "out.parquet"
    with pytest.raises(Unsupported):
        bulk.write(["L § 1", "L § 3"], ON, out)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bulk.write(TWO, ON, out, stop)
    assert not out.exists()
    assert not list(tmp_path.glob(".frirum*"))


def test_the_query_can_be_read_without_a_database(catalogue: Catalogue) -> None:
    bulk = Bulk(catalogue, None, Relations("person", "people"))
    for dialect in ("duckdb", "postgres", "spark", "tsql"):
        assert "people" in bulk.query("L § 1", ON, dialect)
    assert bulk.query("L § 1", ON, pretty=True).count("\n") > bulk.query("L § 1", ON).count("\n")
    with pytest.raises(BulkError, match="no database connection"):
        bulk.decide(["L § 1"], ON)


def test_questions_that_cannot_be_asked(bulk: Bulk, con: Any, catalogue: Catalogue, tmp_path: Path) -> None:
    with pytest.raises(BulkError, match="no dialect `oracle`; there are duckdb"):
        bulk.query("L § 1", ON, "oracle")
    with pytest.raises(BulkError, match="no provision `L § 9` in the catalogue; see"):
        bulk.query("L § 9", ON)
    with pytest.raises(BulkError, match="no provision to decide"):
        bulk.decide([], ON)
    with pytest.raises(BulkError, match="no provision to decide"):
        bulk.write([], ON, tmp_path / "out.csv")
    with pytest.raises(BulkError, match=r"out\.xlsx: write to a file that ends in \.parquet or \.csv"):
        bulk.write(TWO, ON, tmp_path / "out.xlsx")
    homes = Bulk(catalogue, None, Relations("bolig", "homes"))
    with pytest.raises(BulkError, match="`L § 1` is about person, the cases are about bolig"):
        homes.query("L § 1", ON)
    with pytest.raises(Unsupported):
        bulk.query("L § 3", ON)
