"""Texts of which an answer has few: what DuckDB keeps of them, and what those who read the rows see."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest

from frirum.cases.convert import to_relations
from frirum.cases.shape import read_case_data
from frirum.decide.bulk import Bulk
from frirum.decide.sql.words import EFFECTS, STATES, STATUSES, word
from frirum.feel.sql.dialects import DIALECTS, render

from .spec import Spec, build

DAY = date(2018, 1, 1)
LAW = "§ 1: {given: {først: gift, siden: syg}, right: }\n§ 2: {given: {alene: not(gift)}, right: }"
COLUMNS = "provision, actual_status, actual_effect, actual_value, actual_reason, actual_missing"


@pytest.fixture
def bulk(tmp_path: Path) -> Iterator[Bulk]:
    catalogue = build(Spec("", LAW, ()), tmp_path)
    facts: list[dict[str, bool]] = [{"gift": True}, {"gift": False}, {}]
    data = [{"case": str(n), "about": "person", "facts": each} for n, each in enumerate(facts)]
    cases = [read_case_data(each, catalogue.vocabulary) for each in data]
    with duckdb.connect() as con:
        yield Bulk(catalogue, con, to_relations(con, cases, catalogue.vocabulary))


def test_few_texts_are_kept_as_numbers_and_read_as_texts(bulk: Bulk) -> None:
    rows = bulk.decide(["L § 1"], DAY).project(f'"case", {COLUMNS}').order('"case"')
    kinds = [str(kind).partition("(")[0] for kind in rows.types]
    assert kinds == ["VARCHAR", *["ENUM"] * 6]
    first, second, third = rows.fetchall()
    assert second == ("1", "L § 1", "does not apply", "right", "false", "først", None)
    assert third[2:4] == ("undecided", "right")
    assert {first[0], third[0]} == {"0", "2"}


def test_they_compare_and_sort_as_text(bulk: Bulk) -> None:
    rows = bulk.decide(["L § 1"], DAY)
    assert rows.filter("actual_status = 'no such status'").fetchall() == []
    told = rows.filter("actual_reason || '!' = 'først!' AND actual_status LIKE 'does%'")
    assert told.project('"case"').fetchall() == [("1",)]
    sorted_ = rows.project("actual_status").distinct().order("actual_status").fetchall()
    assert sorted_ == sorted(sorted_)


def test_provisions_with_other_texts_stand_in_one_relation(bulk: Bulk) -> None:
    rows = bulk.decide(["L § 1", "L § 2"], DAY)
    reasons = {each for (each,) in rows.project("actual_reason").fetchall()}
    assert {"først", "alene"} <= reasons
    kinds = dict(zip(rows.columns, map(str, rows.types), strict=True))
    assert (kinds["actual_reason"], kinds["actual_status"][:5]) == ("VARCHAR", "ENUM(")


def test_files_hold_text(bulk: Bulk, tmp_path: Path) -> None:
    bulk.write(["L § 1"], DAY, tmp_path / "rows.parquet")
    bulk.write(["L § 1"], DAY, tmp_path / "rows.csv")
    with duckdb.connect() as con:
        kinds = con.sql(f"SELECT {COLUMNS} FROM '{tmp_path / 'rows.parquet'}'").types
    assert {str(each) for each in kinds} == {"VARCHAR"}
    assert "\n1,2018-01-01,L § 1,false,does not apply,right,false," in (tmp_path / "rows.csv").read_text(
        "utf-8"
    )


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_query_that_is_printed_says_the_texts_themselves(bulk: Bulk, dialect: str) -> None:
    text = bulk.query("L § 1", DAY, dialect, pretty=True)
    assert "does not apply" in text
    assert "ENUM" not in text.upper()


@pytest.mark.parametrize("texts", [STATUSES, STATES, EFFECTS])
def test_the_texts_stand_in_the_order_of_their_letters(texts: dict[str, str]) -> None:
    written = "', '".join(sorted(texts))
    assert {render(each) for each in texts.values()} == {
        f"CAST('{name}' AS ENUM('{written}'))" for name in texts
    }


def test_none_of_them_is_null_and_quotes_are_kept() -> None:
    both = ("it's, so", "(b")
    with duckdb.connect() as con:
        query = render(f"SELECT {word(None, both)}, {word(both[0], both)}, {word(both[1], both)}")
        assert con.execute(query).fetchone() == (None, *both)
    assert render(f"SELECT {word(None, both)} AS x", "postgres") == "SELECT CAST(NULL AS VARCHAR) AS x"


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("100.00000000", "100"),
        ("0.50000000", "0.5"),
        ("-2.25000000", "-2.25"),
        ("0.00100000", "0.001"),
        ("0.12345678", "0.12345678"),
        ("0.00000000", "0"),
        ("12345678901234567890.00000000", "12345678901234567890"),
        ("12345678901234567890.10000000", "12345678901234567890.1"),
    ],
)
def test_a_number_has_no_zeros_at_its_end(number: str, text: str) -> None:
    with duckdb.connect() as con:
        query = render("SELECT frirum_number_text(x) FROM (SELECT CAST(? AS DECIMAL(38, 8)) AS x)")
        assert con.execute(query, [number]).fetchone() == (text,)
