"""What is folded when a query is written says what the unfolded expression says, in every case."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from itertools import product

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlglot import exp

from frirum.decide.sql.provision import joined_names
from frirum.decide.sql.query import Query
from frirum.feel import parse
from frirum.feel.sql import Kind, Sql, compile_sql
from frirum.feel.sql.dialects import render
from frirum.feel.sql.value import (
    FALSE,
    NULL,
    TRUE,
    both,
    case,
    either,
    holds,
    is_none,
    is_some,
    negated,
)

Both = tuple[exp.Expr, str]
"""an expression as the compiler folds it, and the same written out in full"""

A, B = exp.column("a"), exp.column("b")
LEAVES: list[Both] = [(A, "a"), (B, "b"), (TRUE, "TRUE"), (FALSE, "FALSE"), (NULL, "CAST(NULL AS BOOLEAN)")]


def joined(parts: tuple[Both, Both, Both]) -> list[Both]:
    folded, plain = [each[0] for each in parts], [each[1] for each in parts]
    return [
        (both(*folded), f"({' AND '.join(plain)})"),
        (either(*folded), f"({' OR '.join(plain)})"),
        (
            case((folded[0], folded[1]), otherwise=folded[2]),
            f"CASE WHEN {plain[0]} THEN {plain[1]} ELSE {plain[2]} END",
        ),
        (case((folded[0], folded[1])), f"CASE WHEN {plain[0]} THEN {plain[1]} END"),
    ]


def changed(part: Both) -> list[Both]:
    folded, plain = part
    return [
        (negated(folded), f"(NOT {plain})"),
        (holds(folded), f"COALESCE({plain}, FALSE)"),
        (holds(negated(folded)), f"COALESCE(NOT {plain}, FALSE)"),
        (is_none(folded), f"(({plain}) IS NULL)"),
        (is_some(folded), f"(({plain}) IS NOT NULL)"),
    ]


conditions = st.recursive(
    st.sampled_from(LEAVES),
    lambda inner: st.one_of(
        st.tuples(inner, inner, inner).map(joined).flatmap(st.sampled_from),
        inner.map(changed).flatmap(st.sampled_from),
    ),
    max_leaves=8,
)


@pytest.fixture(scope="module")
def truths() -> duckdb.DuckDBPyConnection:
    """Every pair of truth values, known and unknown."""
    con = duckdb.connect()
    rows = ", ".join(f"({a}, {b})" for a, b in product(("TRUE", "FALSE", "NULL"), repeat=2))
    con.execute(
        f"CREATE TABLE truths AS SELECT a::BOOLEAN AS a, b::BOOLEAN AS b FROM (VALUES {rows}) AS v(a, b)"
    )
    return con


@given(condition=conditions)
def test_folded_conditions_keep_their_truth(condition: Both, truths: duckdb.DuckDBPyConnection) -> None:
    folded, plain = condition
    text = folded.sql(dialect="duckdb")
    wrong = truths.execute(
        f"SELECT a, b, {text}, {plain} FROM truths WHERE CAST(({text}) AS BOOLEAN) IS DISTINCT FROM ({plain})"
    )
    assert wrong.fetchall() == []


@pytest.mark.parametrize(
    ("folded", "left"),
    [
        (holds(both(A, NULL)), "FALSE"),
        (holds(either(A, NULL)), "COALESCE(a, FALSE)"),
        (holds(negated(both(A, NULL))), "COALESCE(NOT a, FALSE)"),
        (holds(negated(either(A, NULL))), "FALSE"),
        (both(is_none(A), negated(is_none(A))), "FALSE"),
        (either(is_none(A), B, is_some(A)), "TRUE"),
        (either(B, either(is_none(A), both(B, is_none(A)))), "b OR (a IS NULL)"),
        (case((A, NULL), (B, NULL)), "NULL"),
    ],
)
def test_what_no_case_can_say_is_not_asked(folded: exp.Expr, left: str) -> None:
    assert folded.sql(dialect="duckdb") == left


NUMBERS = [
    Decimal(each) for each in ("-7.5", "-5", "-0.000001", "0", "0.999999", "4.999999", "5", "49.25", "50.5")
]
LARGE = Decimal("1234567.987654")
EDGE = Decimal("999999999999.999999")
"""products of it may outgrow what DuckDB keeps of a product: it then stops, and does not round"""
ROUNDED: dict[str, Callable[[Decimal], Decimal]] = {
    "floor(x)": lambda x: whole(x, ROUND_FLOOR),
    "ceiling(x)": lambda x: whole(x, ROUND_CEILING),
    "floor(x / 5)": lambda x: whole(x / 5, ROUND_FLOOR),
    "ceiling(x / 7)": lambda x: whole(x / 7, ROUND_CEILING),
    "floor((x - 50) / 10)": lambda x: whole((x - 50) / 10, ROUND_FLOOR),
    "ceiling((x + 3) / 10)": lambda x: whole((x + 3) / 10, ROUND_CEILING),
    "floor((x - 0.5) / 3)": lambda x: whole((x - Decimal("0.5")) / 3, ROUND_FLOOR),
    "floor(x, 2)": lambda x: x.quantize(Decimal("0.01"), ROUND_FLOOR),
    "ceiling(x / 4, 1)": lambda x: (x / 4).quantize(Decimal("0.1"), ROUND_CEILING),
    "floor(x, -1)": lambda x: whole(x / 10, ROUND_FLOOR) * 10,
    "round half up(x * 0.8, 0)": lambda x: whole(x * Decimal("0.8"), ROUND_HALF_UP),
    "decimal(0.35 * x, 0)": lambda x: whole(x * Decimal("0.35"), ROUND_HALF_EVEN),
    "decimal(x / 7, 0)": lambda x: whole(x / 7, ROUND_HALF_EVEN),
    "x * 0.001234": lambda x: x * Decimal("0.001234"),
    "(0.1 * x) * (0.1 * x)": lambda x: x * x / 100,
    "modulo(x, 7)": lambda x: x - 7 * whole(x / 7, ROUND_FLOOR),
    "round up(x, 0)": lambda x: whole(abs(x), ROUND_CEILING).copy_sign(x),
}


def whole(value: Decimal, rounding: str) -> Decimal:
    return value.to_integral_value(rounding)


@pytest.mark.parametrize("text", ROUNDED)
def test_rounding_without_decimals_is_exact(text: str) -> None:
    column = Sql(Kind.NUMBER, exp.column("x"), scale=6, digits=18)
    query = render(
        f"SELECT x, {compile_sql(parse(text, ['x']), {'x': column}).value.sql(dialect='duckdb')} FROM numbers"
    )
    numbers = (*NUMBERS, LARGE, -LARGE) if "*" in text else (*NUMBERS, LARGE, -LARGE, EDGE, -EDGE)
    with duckdb.connect() as con:
        con.execute("CREATE TABLE numbers (x DECIMAL(18, 6))")
        con.executemany("INSERT INTO numbers VALUES (?)", [[each] for each in numbers])
        rows = con.execute(query).fetchall()
    assert {x: Decimal(found) for x, found in rows} == {x: ROUNDED[text](x) for x, _ in rows}


@pytest.mark.parametrize("count", [0, 1, 3, 5])
def test_names_are_joined_where_their_tests_hold(count: int) -> None:
    names = [chr(ord("A") + index) for index in range(count)]
    text = render(joined_names([(name, f"COALESCE(t{index}, FALSE)") for index, name in enumerate(names)]))
    with duckdb.connect() as con:
        for held in product((True, False, None), repeat=count):
            given_ = ", ".join(
                f"CAST({'NULL' if each is None else each} AS BOOLEAN) AS t{at}"
                for at, each in enumerate(held)
            )
            row = con.execute(
                f"SELECT {text} FROM (SELECT 1 AS one{', ' + given_ if given_ else ''})"
            ).fetchone()
            expected = ", ".join(name for name, each in zip(names, held, strict=True) if each)
            assert row == (expected or None,)


def test_cheap_parts_are_worked_out_again_by_every_reader() -> None:
    query = Query()
    cheap = query.part("cheap", "SELECT 1 AS x", cheap=True)
    dear = query.part("dear", f"SELECT x FROM {cheap}")
    text = query.text(f"SELECT * FROM {dear} JOIN {cheap} ON TRUE JOIN {dear} AS again ON TRUE")
    assert "cheap AS NOT MATERIALIZED (" in text
    assert "dear AS MATERIALIZED (" in text
    assert "MATERIALIZED" not in render(text, "spark")
    assert render(text, "postgres").count("AS MATERIALIZED") == 2
