"""Python and SQL answer alike: the spec tables, and every example of the shipped catalogue."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import duckdb
import pytest

from frirum.cases.model import Case
from frirum.cases.shape import read_case_data
from frirum.catalogue import Catalogue, load
from frirum.feel.sql import Unsupported
from frirum.law.model import Example

from .both import differences, in_python, in_sql
from .spec import Row, Spec, build, case_of, specs

REFUSED_TABLES: dict[str, str] = {}
"""spec tables with rows that SQL refuses, and the word that the refusal names; the other rows must be equal"""


@pytest.mark.parametrize("spec", specs(), ids=str)
def test_spec_tables(spec: Spec, tmp_path: Path) -> None:
    catalogue = build(spec, tmp_path)
    refusals = [
        refusal
        for number, row in enumerate(spec.rows)
        if (refusal := _compare(catalogue, row, held=number % 4 == 0 or "restart" in spec.title)) is not None
    ]
    word = REFUSED_TABLES.get(spec.title)
    assert all(word is not None and word in refusal for refusal in refusals)
    assert bool(refusals) is (word is not None)


def _compare(catalogue: Catalogue, row: Row, *, held: bool) -> str | None:
    """Hold the back ends against each other; what SQL refuses, if it does. Facts stand in columns; `held`: also in rows,
    of which those of the day are gathered beforehand."""
    case = case_of(row, catalogue)
    one = in_python(catalogue, [case], row.provision, row.day, asked=row.asked)
    for gathered in (False, True) if held else (False,):
        with duckdb.connect() as con:
            try:
                other = in_sql(
                    con,
                    catalogue,
                    [case],
                    row.provision,
                    row.day,
                    asked=row.asked,
                    wide=not gathered,
                    held=gathered,
                )
            except Unsupported as refusal:
                return str(refusal)
        assert differences(one, other) == {}, f"{row.provision} on {row.on}: {row.case} ({gathered=})"
    return None


@cache
def _catalogue() -> Catalogue:
    return load()


def _homes() -> Sequence[str]:
    catalogue = _catalogue()
    return [each for each in (*catalogue.acts, *catalogue.experiments) if _examples(each)]


def _examples(home: str) -> tuple[Example, ...]:
    catalogue = _catalogue()
    found = catalogue.acts.get(home) or catalogue.experiments[home]
    return found.examples


def _groups(home: str) -> Iterator[tuple[str, date, bool, list[Case]]]:
    catalogue = _catalogue()
    groups: dict[tuple[str, date, bool], list[Case]] = defaultdict(list)
    for number, example in enumerate(_examples(home)):
        found = catalogue.resolve(example.provision, example.on)
        for provision in found:
            case = read_case_data(
                example.case,
                catalogue.vocabulary,
                about=provision.about,
                case=str(number),
                place=example.place,
            )
            groups[provision.id, example.on, example.asked].append(case)
    for (provision_id, on, asked), cases in groups.items():
        yield provision_id, on, asked, [replace(case, memo={}) for case in cases]


@pytest.mark.parametrize("home", _homes())
def test_every_example_of_the_catalogue(home: str) -> None:
    catalogue = _catalogue()
    with duckdb.connect() as con:
        for provision, on, asked, cases in _groups(home):
            one = in_python(catalogue, cases, provision, on, asked=asked)
            other = in_sql(con, catalogue, cases, provision, on, asked=asked)
            assert differences(one, other) == {}, f"{provision} on {on}"
