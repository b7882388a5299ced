"""What SQL does not compile it refuses, naming the construct: never answered wrongly."""

from __future__ import annotations

from decimal import Decimal

import pytest
from sqlglot import exp

from frirum.feel import ast, parse, parse_unary_tests
from frirum.feel.sql import Kind, Sql, Unsupported, compile_sql
from frirum.feel.sql.dialects import DIALECTS, render

from ..spec import FACTS
from .both import COLUMNS, in_sql

REFUSED: dict[str, str] = {
    "for x in [1, 2] return x": "`for`",
    "some x in [1, 2] satisfies x = 1": "`some` or `every`",
    "[1, 2][1]": "a filter",
    "[1, 2] = [1, 2]": "a list outside `in`",
    "{a: 1}.a": "a context",
    "ydelse instance of string": "`instance of`",
    "(function(x) x)(1)": "a call of a computed function",
    'contains(string: ydelse, match: "d")': "a call with named arguments",
    "abs([1])": "a list outside `in`",
    'upper case(ydelse) = "D"': "the function `upper case`",
    "string length(ydelse, 1)": "`string length` with these arguments",
    'ydelse < "m"': "`<` between texts",
    "barsel < true": "`<` between boolean and boolean",
    "barsel = 1": "a comparison of boolean with number",
    "ydelse and barsel": "a condition of this type (text)",
    "if ydelse then 1 else 2": "an `if` on this type (text)",
    "if barsel then 1 else start": "an `if` that gives number or date",
    "-ydelse": "a minus sign before this type (text)",
    "ydelse + ydelse": "`+` between text and text",
    "start * 2": "`*` between date and number",
    "beboere in []": "an empty list of tests",
    "beboere in [[1..2], 4]": "a list of lists or ranges",
    "start.weekday": "the path `.weekday` of date",
    '@"10:00:00" = @"10:00:00"': '@"10:00:00"',
    'start + @"PT1H" = slut': '@"PT1H"',
    'start = @"2018-02-30"': '@"2018-02-30"',
    "date(2018, 2, 30) = start": "a date that does not exist",
    "date(ydelse) = start": "`date` of anything but a literal",
    "start + duration(ydelse) = slut": "`duration` of anything but a literal",
    "floor(arbejdstimer, beboere)": "`floor` with a scale that is not a small whole number",
    "floor(arbejdstimer, 13)": "`floor` with a scale that is not a small whole number",
    "floor(ydelse)": "`floor` with these arguments",
    "min(beboere, start)": "`min` with these arguments",
    "max(ydelse, ydelse)": "`max` of text",
    "max([])": "`max` with these arguments",
    "sum(ydelse)": "`sum` with these arguments",
    "arbejdstimer / 3 + 1": "a division outside a rounding function or a comparison",
    "max(1, beboere / floor(arbejdstimer))": "a division outside a rounding function or a comparison",
    "floor(beboere / arbejdstimer)": "a division by a number with decimals that differs from case to case",
    "arbejdstimer / 3 = beboere / 7": "a comparison of two quotients",
    "beboere / floor(arbejdstimer) > 1": "a comparison of a quotient whose divisor differs from case to case",
    "beboere ** 0.5": "a power whose exponent is not a whole number from 1 to 8",
    "beboere ** arbejdstimer": "a power whose exponent is not a whole number from 1 to 8",
    "(arbejdstimer ** 4) * arbejdstimer": "a number that may need 30 decimals",
    "[1..2] = [1..2]": "a range outside `in`",
}


@pytest.mark.parametrize("expression", REFUSED)
def test_refused(expression: str) -> None:
    with pytest.raises(Unsupported) as refusal:
        compile_sql(parse(expression, FACTS), COLUMNS)
    assert refusal.value.construct == REFUSED[expression]
    at = refusal.value.at
    assert str(refusal.value) == f"{at.line}:{at.column}: {REFUSED[expression]} cannot be compiled to SQL"


def test_refused_trees() -> None:
    """What the parser does not write, but a tree may hold."""
    name, one = ast.Name("beboere"), ast.Number(Decimal(1))
    for tree, named in {
        ast.Implicit(): "`?` outside a test",
        ast.Name("frist"): "the name `frist`, which is no column here,",
        ast.In(name, ()): "`in` without tests",
        ast.In(name, (ast.RangeLiteral(None, None, False, False),)): "a range without ends",
        ast.UnaryTests((one,)): "unary tests outside `in`",
        ast.Call(ast.Name("floor"), (one, one, one)): "`floor` with 3 arguments",
        ast.Call(ast.Name("round up"), (one,)): "`round up` with 1 arguments",
        ast.FunctionDefinition((), one): "a function definition",
        ast.Path(one, "year"): "the path `.year` of number",
    }.items():
        with pytest.raises(Unsupported) as refusal:
            compile_sql(tree, COLUMNS)
        assert refusal.value.construct == named


@pytest.mark.parametrize(
    ("tests", "beboere", "holds"),
    [
        ("< 3, > 8", 2, True),
        ("< 3, > 8", 5, False),
        ("not(< 3, > 8)", 5, True),
        ("not(3)", 3, False),
        ("-", 3, True),
        ("? > 2 and ? < 4", 3, True),
        ("[1, 3]", 3, True),
        ("[1..3)", 3, False),
    ],
)
def test_unary_tests(tests: str, beboere: int, holds: bool) -> None:
    """A cell of a decision table is about the implicit value."""
    tree = ast.In(ast.Name("beboere"), (parse_unary_tests(tests, FACTS),))
    columns = {"beboere": Sql(Kind.NUMBER, exp.Literal.number(beboere), scale=0, digits=2)}
    text = compile_sql(tree, columns).value.sql(dialect="duckdb")
    assert _ask(text) is holds


def _ask(text: str) -> object:
    import duckdb

    with duckdb.connect() as con:
        row = con.execute(render(f"SELECT {text}")).fetchone()
    assert row is not None
    return row[0]


def test_the_parts_of_an_expression_may_be_kept_elsewhere() -> None:
    """`share` replaces parts, `whole` a node before its parts are looked at, `special` a call."""
    kept: dict[str, str] = {}

    def share(part: exp.Expr) -> exp.Expr:
        if isinstance(part, exp.Column | exp.Boolean):
            return part
        text = part.sql(dialect="duckdb")
        return exp.column(kept.setdefault(text, f"k{len(kept)}"))

    answer = Sql(Kind.BOOLEAN, exp.column("whole"))
    found = compile_sql(
        parse('ydelse = "dagpenge" or barsel or gone(1)', [*FACTS, "gone"]),
        COLUMNS,
        special=lambda call: Sql(Kind.BOOLEAN, exp.column("called")) if call.arguments else None,
        share=share,
        whole=lambda node: answer if isinstance(node, ast.Name) and node.name == "barsel" else None,
    )
    assert isinstance(found.value, exp.Column)
    everything = " ".join(kept)
    assert "whole" in everything
    assert "called" in everything
    assert '"barsel"' not in everything


@pytest.mark.parametrize("dialect", DIALECTS)
def test_house_functions_in_every_dialect(dialect: str) -> None:
    """A query with every one of them is written and read back."""
    import sqlglot

    query = """WITH a AS (SELECT ANY_VALUE(x) FILTER (WHERE y) AS x FROM t)
    SELECT frirum_units(x, frirum_months_after(x, 3)), frirum_months_between(x, y), frirum_days_between(x, y),
    frirum_days_after(x, 1), frirum_number_text(frirum_div(n, 7)), frirum_mod(n, 3),
    frirum_ends_with(s, 'a''b'), frirum_text_number(s), frirum_whole(n), frirum_whole_wide(n) FROM a"""
    text = render(query, dialect, pretty=True)
    assert "frirum_" not in text.lower()
    assert sqlglot.parse_one(text, read=dialect).sql(dialect=dialect, pretty=True)
    assert ("ANY_VALUE" in text) is (dialect == "duckdb")
    if dialect in ("spark", "tsql"):
        with pytest.raises(Unsupported, match="more than 38 digits"):
            render("SELECT frirum_wide(n)", dialect)
    else:
        assert render("SELECT frirum_wide(n)", dialect) == "SELECT (n)"
    assert render("SELECT 1", dialect) == "SELECT 1"
    whole = render("frirum_mod(n, 3)", dialect)
    assert "%" in whole


def test_a_number_that_outgrows_its_digits_stops_the_query() -> None:
    import duckdb

    with pytest.raises(duckdb.Error):
        in_sql("arbejdstimer * arbejdstimer * arbejdstimer", [{"arbejdstimer": Decimal("999999999999.5")}])
