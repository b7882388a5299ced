"""The spec tests as a page: small tables of facts and expected answers, the same that the tests run."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from importlib import import_module
from typing import Any

from tests.decide import spec as decided
from tests.feel import spec

from frirum.feel import UNKNOWN

HEAD = """# Spec tests: expressions

What Frirum promises of an expression, as small tables; of decisions, see [the other page](spec-decisions.md).
The tests run every row on every back end, so what stands here is so.

A row is an expression, the facts of a case, and what comes out. A fact that a row does not name is unknown;
*none* is known to be nothing. The types of the facts:
"""


DECISIONS = """# Spec tests: decisions

What Frirum promises of a decision: a small law, some cases, and what must come out, as columns of the
row that `frirum decide --csv` writes. The tests run every row on every back end. Laws are written
short: what is left out (titles, sources, periods) does not matter there. What a provision says begins
in 2000; an exemption begins in 2018 and ends in 2019, unless it says otherwise; the municipalities By A
and By B take part, By C does not. A fact that a row does not name is unknown, unless the vocabulary
says what its absence means.
"""


def pages() -> Mapping[str, str]:
    """One page for expressions, one for decisions."""
    expressions = [HEAD, "\n".join(_facts()), *("\n".join(_table(table)) for table in spec.SPECS)]
    modules = [import_module(f"{decided.__name__}.{name}") for name in decided.MODULES]
    decisions = [DECISIONS, f"```yaml\n{decided.VOCABULARY.strip()}\n```"]
    decisions += ["\n".join(_module(module)) for module in modules]
    return {
        "reference/spec-tests.md": _page(expressions),
        "reference/spec-decisions.md": _page(decisions),
    }


def _page(parts: list[str]) -> str:
    return "\n\n".join(part.rstrip() for part in parts) + "\n"


def _module(module: Any) -> Iterator[str]:
    yield f"## {inspect.cleandoc(module.__doc__)}\n"
    for each in module.SPECS:
        yield from _decisions(each)


def _decisions(table: decided.Spec) -> Iterator[str]:
    yield f"### {_sentence(table.title)}\n"
    texts = (text.strip("\n") for text in (table.law, table.experiments, table.rates) if text)
    yield "```yaml\n" + "\n---\n".join(texts) + "\n```\n"
    yield "| day | provision | case | must come out |"
    yield "| --- | --- | --- | --- |"
    for row in table.rows:
        marks = " *(with what was asked)*" if row.asked else ""
        cells = (row.on, row.provision + marks, _data(row.case), _data(row.expect))
        yield f"| {' | '.join(_cell(cell) for cell in cells)} |"
    yield ""


def _data(values: Mapping[str, Any]) -> str:
    return ", ".join(f"{name.replace('_', ' ')}: {_written(value)}" for name, value in values.items())


def _written(value: object) -> str:
    """A value of a case or a row, as short as YAML has it."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {_written(each)}" for name, each in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_written(each) for each in value) + "]"
    return "–" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _facts() -> Iterator[str]:
    yield "| fact | type |"
    yield "| --- | --- |"
    yield from (f"| {name} | {kind} |" for name, kind in spec.FACTS.items())


def _table(table: spec.Spec) -> Iterator[str]:
    yield f"## {_sentence(table.title)}\n"
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
