"""The spec tests as a page: small tables of facts and expected answers, the same that the tests run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from tests.feel import spec

from frirum.feel import UNKNOWN

HEAD = """# Spec tests

What Frirum promises, as small tables. The tests run every row on every back end, so what stands here is so.

## Expressions

A row is an expression, the facts of a case, and what comes out. A fact that a row does not name is unknown;
*none* is known to be nothing. The types of the facts:
"""


def pages() -> Mapping[str, str]:
    """One page."""
    parts = [HEAD, "\n".join(_facts()), *("\n".join(_table(table)) for table in spec.SPECS)]
    return {"reference/spec-tests.md": "\n\n".join(part.rstrip() for part in parts) + "\n"}


def _facts() -> Iterator[str]:
    yield "| fact | type |"
    yield "| --- | --- |"
    yield from (f"| {name} | {kind} |" for name, kind in spec.FACTS.items())


def _table(table: spec.Spec) -> Iterator[str]:
    yield f"### {table.title[:1].upper()}{table.title[1:]}\n"
    yield "| expression | facts | value |"
    yield "| --- | --- | --- |"
    for expression, facts, value in table.rows:
        known = ", ".join(f"{name}: {_value(fact)}" for name, fact in facts.items())
        yield f"| `{_cell(expression)}` | {_cell(known)} | {_cell(_value(value))} |"


def _value(value: object) -> str:
    if value is UNKNOWN:
        return "*unknown*"
    if value is None:
        return "*none*"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal | date):
        return str(value)
    return f"“{value}”"


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())
