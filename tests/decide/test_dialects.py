"""Queries for databases that we do not run: what SQLGlot writes of them, it reads again; nothing of ours is left."""

from __future__ import annotations

from datetime import date

import pytest
import sqlglot
from sqlglot import exp

from frirum.cases.relations import Relations
from frirum.decide.sql.population import population
from frirum.decide.sql.provision import COLUMNS, provision_query
from frirum.feel.sql.dialects import render

from .examples import shipped

NAMED = ("LAS § 74 c", "LAS § 31", "LAB-2003 § 48, stk. 1", "SDL § 13 b, stk. 1, 1. pkt.", "SEL § 151, stk. 2")


def text_of(provision: str, dialect: str) -> str:
    """The query as `frirum sql` writes it."""
    catalogue = shipped()
    found = catalogue.provisions[provision]
    events = catalogue.vocabulary.events_of(found.about)
    attributes = frozenset(name for event in events.values() for name in event.attributes)
    relations = Relations(found.about, "cases", "facts", "events", attributes=attributes)
    people = population(catalogue.vocabulary, relations, {})
    return render(provision_query(catalogue, found, people, date(2018, 10, 1)), dialect)


@pytest.mark.parametrize("dialect", ["spark", "tsql"])
@pytest.mark.parametrize("provision", NAMED)
def test_the_text_is_read_back(provision: str, dialect: str) -> None:
    tree = sqlglot.parse_one(text_of(provision, dialect), read=dialect)
    assert isinstance(tree, exp.Select)
    assert tuple(tree.named_selects) == COLUMNS
    called = {each.name.lower() for each in tree.find_all(exp.Anonymous)}
    assert not any(each.startswith("frirum_") for each in called)
