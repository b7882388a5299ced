"""From our query text to the text for one database.

Queries are written once, in DuckDB's spelling, with *house functions* (`frirum_…`) where databases have no
common one: month arithmetic, whole-number division, the measure of a piece. `render` parses the text with
SQLGlot, writes the house functions out for the database, and lets SQLGlot do the rest.
"""

from __future__ import annotations

from collections.abc import Callable

import sqlglot
from sqlglot import exp

from frirum.feel.ast import NOWHERE
from frirum.feel.sql.value import Unsupported

DIALECTS = ("duckdb", "postgres", "spark", "tsql")
PREFIX = "frirum_"

_DIVIDE = {
    "duckdb": "({0} // {1})",
    "postgres": "DIV({0}, {1})",
    "spark": "({0} DIV {1})",
    "tsql": "({0} / {1})",
}
_WIDE = {
    "duckdb": "HUGEINT",
    "postgres": "NUMERIC(38, 0)",
    "spark": "DECIMAL(38, 0)",
    "tsql": "NUMERIC(38, 0)",
}
_MONTHS_AFTER = {
    "duckdb": "CAST({0} + TO_MONTHS(CAST({1} AS INT)) AS DATE)",
    "postgres": "CAST({0} + MAKE_INTERVAL(months => CAST({1} AS INT)) AS DATE)",
    "spark": "ADD_MONTHS({0}, {1})",
    "tsql": "DATEADD(MONTH, {1}, {0})",
}
_DAYS_AFTER = {
    "duckdb": "({0} + CAST({1} AS INT))",
    "postgres": "({0} + CAST({1} AS INT))",
    "spark": "DATE_ADD({0}, CAST({1} AS INT))",
    "tsql": "DATEADD(DAY, {1}, {0})",
}
_DAYS_BETWEEN = {
    "duckdb": "({1} - {0})",
    "postgres": "({1} - {0})",
    "spark": "DATEDIFF({1}, {0})",
    "tsql": "DATEDIFF(DAY, {0}, {1})",
}
_NUMBER_TEXT = {
    # Cutting zeros off a text takes DuckDB ten times as long as writing it; few numbers of a law have three decimals.
    "duckdb": (
        "CASE WHEN TRY_CAST({0} AS DECIMAL(18, 0)) = {0} THEN CAST(TRY_CAST({0} AS DECIMAL(18, 0)) AS VARCHAR) "
        "WHEN TRY_CAST({0} AS DECIMAL(18, 1)) = {0} THEN CAST(TRY_CAST({0} AS DECIMAL(18, 1)) AS VARCHAR) "
        "WHEN TRY_CAST({0} AS DECIMAL(18, 2)) = {0} THEN CAST(TRY_CAST({0} AS DECIMAL(18, 2)) AS VARCHAR) "
        "ELSE RTRIM(RTRIM(CAST({0} AS VARCHAR), '0'), '.') END"
    ),
    "postgres": "CAST(TRIM_SCALE(CAST({0} AS NUMERIC)) AS VARCHAR)",
    "spark": "RTRIM('.', RTRIM('0', CAST({0} AS STRING)))",
    "tsql": "RTRIM(RTRIM(CAST({0} AS VARCHAR(60)), '0'), '.')",
}
_ENDS_WITH = {
    "duckdb": "ENDS_WITH({0}, {1})",
    "postgres": "(RIGHT({0}, LENGTH({1})) = {1})",
    "spark": "ENDSWITH({0}, {1})",
    "tsql": "(RIGHT({0}, LEN({1})) = {1})",
}
_PART = {
    "duckdb": "{name}({0})",
    "postgres": "CAST(EXTRACT({name} FROM {0}) AS INT)",
    "spark": "{name}({0})",
    "tsql": "{name}({0})",
}
_TEXT_NUMBER = {
    "duckdb": (
        "CASE WHEN CONTAINS({0}, '.') AND LENGTH(RTRIM({0}, '0')) - STRPOS({0}, '.') > 6 "
        "THEN CAST(ERROR('more than 6 decimals: ' || {0}) AS DECIMAL(18, 6)) "
        "ELSE CAST({0} AS DECIMAL(18, 6)) END"
    ),
    "postgres": "CAST({0} AS NUMERIC)",
    "spark": "CAST({0} AS DECIMAL(18, 6))",
    "tsql": "CAST({0} AS NUMERIC(18, 6))",
}
_TEMPLATES = {
    "div": _DIVIDE,
    "months_after": _MONTHS_AFTER,
    "days_after": _DAYS_AFTER,
    "days_between": _DAYS_BETWEEN,
    "number_text": _NUMBER_TEXT,
    "ends_with": _ENDS_WITH,
    "text_number": _TEXT_NUMBER,
}

MONTHS_BETWEEN = (
    "(({ty} - {sy}) * 12 + {tm} - {sm} - CASE WHEN {td} < {sd} AND {after} <> 1 THEN 1 ELSE 0 END)"
)
"""Whole months from s to t, t not before s: the last one is whole on s's day number, or on the last of a month."""

UNITS = (
    "((({ty} - {sy}) * 12 + {tm} - {sm}) * 30 + CASE WHEN {td} >= {sd} THEN LEAST({td} - {sd}, 29) "
    "WHEN {after} = 1 THEN 0 ELSE LEAST({td} - 30 + GREATEST({before} - {sd}, 0), -1) END)"
)
"""The measure of the days from s up to, not including, t: 30 for each whole month from s, and the days left,
at most 29. When t's day number lies before s's, the last month is whole only if t is the last of its month; else the
days left are those of t's month and what follows s's day number in the month before."""


def render(query: str, dialect: str = "duckdb", *, pretty: bool = False) -> str:
    """The query for one database. `dialect` is one of `DIALECTS`."""
    if dialect == "duckdb" and not pretty:
        return expand(query)
    tree = _expanded(sqlglot.parse_one(query, read="duckdb"), dialect)
    if dialect != "duckdb":
        _largest_for_any(tree)
    _materialized(tree, dialect)
    # Names of ours, such as `begin`, are words of SQL Server's own.
    return tree.sql(dialect=dialect, pretty=pretty, identify=dialect == "tsql")


def _largest_for_any(tree: exp.Expr) -> None:
    """`MAX` for `ANY_VALUE`, which databases lack or write in ways of their own: queries ask for any only of what is one
    value, or none."""
    for each in list(tree.find_all(exp.AnyValue)):
        found = each.parent if isinstance(each.parent, exp.IgnoreNulls) else each
        found.replace(exp.Max(this=each.this))


_KEPT = {"postgres": True, "spark": None, "tsql": None}
"""What is said of named parts. PostgreSQL would write parts that are read once into their readers, and with them each
expression as often as it is used: planning then takes minutes. Spark and SQL Server have no word for it."""


def _materialized(tree: exp.Expr, dialect: str) -> None:
    """Named parts with the database's own word for working them out once."""
    if dialect in _KEPT:
        for each in tree.find_all(exp.CTE):
            each.set("materialized", _KEPT[dialect])


def expand(query: str) -> str:
    """The query with house functions written out for DuckDB, in whose spelling it already is."""
    low = query.lower()
    written: list[str] = []
    at = 0
    while (found := low.find(PREFIX, at)) >= 0:
        opening = low.index("(", found)
        arguments, closing = _arguments(query, opening)
        name = low[found + len(PREFIX) : opening]
        written.append(query[at:found])
        house = _numbered if name == "word" else _HOUSE[name]
        written.append(house(name, [expand(each) for each in arguments], "duckdb"))
        at = closing + 1
    written.append(query[at:])
    return "".join(written)


def _arguments(query: str, opening: int) -> tuple[list[str], int]:
    """The arguments of a call, and where its parenthesis closes. Quotes may hold anything."""
    arguments: list[str] = []
    depth, start, at = 0, opening + 1, opening
    while True:
        letter = query[at]
        if letter in "'\"":
            at = query.index(letter, at + 1)
        elif letter == "(":
            depth += 1
        elif letter == ")":
            depth -= 1
        if depth == 0 or (depth == 1 and letter == ","):
            arguments.append(query[start:at])
            start = at + 1
        if depth == 0:
            return arguments, at
        at += 1


def _expanded(tree: exp.Expr, dialect: str) -> exp.Expr:
    """The tree without house functions; innermost first, so that arguments are written out already."""
    calls = [
        each
        for each in tree.walk(bfs=True)
        if isinstance(each, exp.Anonymous) and each.name.lower().startswith(PREFIX)
    ]
    for call in reversed(calls):
        written = _house(call, dialect)
        if call is tree:
            return written
        call.replace(written)
    return tree


def _house(call: exp.Anonymous, dialect: str) -> exp.Expr:
    name = call.name.lower().removeprefix(PREFIX)
    arguments = [each.sql(dialect=dialect) for each in call.expressions]
    text = _HOUSE[name](name, arguments, dialect)
    return sqlglot.parse_one(text, read=dialect)


def _template(name: str, arguments: list[str], dialect: str) -> str:
    return _TEMPLATES[name][dialect].format(*(f"({each})" for each in arguments))


def _whole(name: str, arguments: list[str], dialect: str) -> str:
    kind = _WIDE[dialect] if name == "whole_wide" else "BIGINT"
    return f"CAST({arguments[0]} AS {kind})"


def _wide(_name: str, arguments: list[str], dialect: str) -> str:
    """A decimal that may outgrow 38 digits: only where the database then stops, and does not round."""
    if dialect in ("spark", "tsql"):
        raise Unsupported(f"a number that may need more than 38 digits ({dialect})", NOWHERE)
    return f"({arguments[0]})"


def _factor(_name: str, arguments: list[str], dialect: str) -> str:
    """A factor of a product that may outgrow 18 digits. DuckDB reckons with 64 bits, and stops where they do not do, unless
    a factor has more digits than that."""
    value, scale, digits = (each.strip() for each in arguments)
    wide = max(int(digits), 19)
    return f"CAST({value} AS DECIMAL({wide}, {scale}))" if dialect == "duckdb" else f"({value})"


def _word(_name: str, arguments: list[str], _dialect: str) -> str:
    """A text that is one of some."""
    return "CAST(NULL AS VARCHAR)" if arguments[0] == "NULL" else arguments[0]


def _numbered(_name: str, arguments: list[str], _dialect: str) -> str:
    """The same as a type of DuckDB's that keeps a number for each of the texts."""
    value, *others = (each.strip() for each in arguments)
    return f"CAST({value} AS ENUM({', '.join(others)}))"


def _modulo(_name: str, arguments: list[str], _dialect: str) -> str:
    return f"(({arguments[0]}) % ({arguments[1]}))"


def _part(name: str, argument: str, dialect: str) -> str:
    return _PART[dialect].format(argument, name=name)


def _between(name: str, arguments: list[str], dialect: str) -> str:
    start, end = arguments
    day = _part("DAY", end, dialect)
    template = UNITS if name == "units" else MONTHS_BETWEEN
    return template.format(
        sy=_part("YEAR", start, dialect),
        sm=_part("MONTH", start, dialect),
        sd=_part("DAY", start, dialect),
        ty=_part("YEAR", end, dialect),
        tm=_part("MONTH", end, dialect),
        td=day,
        after=_part("DAY", _template("days_after", [end, "1"], dialect), dialect),
        before=_part("DAY", _template("days_after", [end, f"-{day}"], dialect), dialect),
    )


_HOUSE: dict[str, Callable[[str, list[str], str], str]] = {
    **dict.fromkeys(_TEMPLATES, _template),
    "whole": _whole,
    "whole_wide": _whole,
    "mod": _modulo,
    "factor": _factor,
    "wide": _wide,
    "word": _word,
    "units": _between,
    "months_between": _between,
}
