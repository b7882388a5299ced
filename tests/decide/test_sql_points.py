"""Single points where a rule is read otherwise in SQL than it usually is: each beside Python, or refused in words."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

from frirum.cases.convert import to_relations
from frirum.cases.shape import read_case_data
from frirum.decide.rows import COLUMNS
from frirum.decide.sql.population import population
from frirum.decide.sql.provision import provision_query
from frirum.decide.sql.query import Query
from frirum.decide.sql.rates import RateBook
from frirum.decide.sql.today import Beside, Today
from frirum.feel.sql.dialects import render
from frirum.feel.sql.value import literal_number
from frirum.law.model import Certainty, Period, Rate, RateVersion, Source

from .both import differences, in_python
from .generated import World
from .spec import Spec, build
from .test_equal import compare

FACTS: dict[str, Any] = {"kommune": "By A", "gift": True, "børn": 2, "timer": 1.5, "frist": "2018-03-01"}
MET = {"what": "møde", "on": "2018-02-20", "form": "telefon"}
LETTER = {"what": "brev", "on": "2018-02-10"}
CASES: tuple[dict[str, Any], ...] = (
    {"facts": FACTS, "events": [MET, LETTER]},
    {"facts": {**FACTS, "gift": False, "børn": 0, "timer": 3}, "events": [LETTER]},
    {"facts": {**FACTS, "kommune": "By C", "timer": 2.25}},
    {"facts": {"kommune": "By A"}, "events": [MET]},
    {"facts": {**FACTS, "gift": [{"is": True, "from": "2017-12-01", "to": "2018-06-30"}]}},
)
DAYS = ("2017-06-01", "2018-02-15", "2018-09-01")


def world(law: str, experiments: str = "{}", rates: str = "{}", *, wide: bool = True) -> World:
    """A law, and cases that differ in what it may look at."""
    cases = tuple({"case": str(n), "about": "person", **each} for n, each in enumerate(CASES))
    return World(law, experiments, rates, cases, tuple(map(date.fromisoformat, DAYS)), asked=False, wide=wide)


ALIKE = {
    "a due day that is none": world("§ 1: {duty: {due: {'on': 'null'}}}"),
    "a duty that an exemption lets be met by what it asks for": world(
        "§ 1: {given: {a: gift}, duty: {met by: [brev], due: {days: 10}}}",
        'e: {exemptions: {en: {set: {"L § 1": {duty: {met by: null}}}, at end: resume}}}',
    ),
    "a duty that arises once, without one of its conditions": world(
        "§ 1: {given: {a: gift, b: børn > 1}, duty: {due: {months: 1}}}",
        'e: {exemptions: {en: {drop: {"L § 1": [b]}, at end: resume}}}',
    ),
    "a rate that nobody has decided at any time": world(
        "§ 1: {given: {a: 'accumulated days(børn > satsen) >= 1'}, right: }",
        rates="satsen: [{from: 2000-01-01, undecided: true}]",
    ),
    "a cadence of no length": world("§ 1: {given: {a: gift}, duty: {every: {months: 0}}}"),
    "a cadence of no length, for a time": world("§ 1: {duty: {every: {weeks: 0}, up to: {months: 6}}}"),
}


@pytest.mark.parametrize("wide", [True, False])
@pytest.mark.parametrize("title", ALIKE)
def test_alike(title: str, wide: bool) -> None:
    seen: Counter[str] = Counter()
    found = ALIKE[title]
    compare(
        World(found.law, found.experiments, found.rates, found.cases, found.days, asked=False, wide=wide),
        seen,
    )
    # With facts in pieces, each day is decided twice: once with the facts of the day gathered beforehand.
    assert seen == {"answered": len(DAYS) if wide else 2 * len(DAYS)}


REFUSED = {
    "a duty in 128 variants": world(
        "§ 1: {given: {a: gift}, duty: {due: {days: 10}}}",
        """
e:
  exemptions:
    a: {set: {"L § 1": {duty: {met by: [møde, brev]}}}, at end: resume}
    b: {set: {"L § 1": {duty: {counts: gift}}}, at end: resume}
    c: {set: {"L § 1": {duty: {tolerance: {days: 3}}}}, at end: resume}
    d: {set: {"L § 1": {duty: {suspended: syg}}}, at end: resume}
    e: {set: {"L § 1": {duty: {due: {days: 20}}}}, at end: resume}
    f: {set: {"L § 1": {duty: {early: {days: 2}}}}, at end: resume}
    g: {set: {"L § 1": {duty: {clock: {while: gift}}}}, at end: resume}
""",
    ),
}


@pytest.mark.parametrize("construct", REFUSED)
def test_refused(construct: str) -> None:
    seen: Counter[str] = Counter()
    compare(REFUSED[construct], seen)
    assert construct in seen


@pytest.mark.parametrize("day", ["børn", "gift", "ydelse", "today() - frist", "if gift then frist else børn"])
def test_a_due_day_that_is_no_day_never_comes_to_sql(day: str, tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match=r"F\d+: .*(date|day)"):
        build(Spec("", f"§ 1: {{duty: {{due: {{'on': '{day}'}}}}}}", ()), tmp_path)


@pytest.mark.parametrize("kind", ["TINYINT", "BIGINT", "HUGEINT", "DECIMAL(6, 2)", "DOUBLE", "VARCHAR"])
@pytest.mark.parametrize("test", ["børn * 100 >= 200", "børn / 3 > 0.5", "round half up(børn, 1) = 2"])
def test_numbers_in_columns_of_every_type(kind: str, test: str, tmp_path: Path) -> None:
    catalogue = build(Spec("", f"§ 1: {{given: {{a: '{test}'}}, right: }}", ()), tmp_path)
    data = [{"case": str(n), "about": "person", "facts": {"børn": n}} for n in range(4)]
    data.append({"case": "none", "about": "person", "facts": {}})
    cases = [read_case_data(each, catalogue.vocabulary) for each in data]
    day = date(2018, 1, 1)
    with duckdb.connect() as con:
        relations = to_relations(con, cases, catalogue.vocabulary)
        con.execute(f'ALTER TABLE {relations.cases} ALTER "børn" TYPE {kind}')
        types = {name: type_ for name, type_, *_ in con.execute(f"DESCRIBE {relations.cases}").fetchall()}
        people = population(catalogue.vocabulary, relations, types)
        query = provision_query(catalogue, catalogue.provisions["L § 1"], people, day, asked=False)
        rows = con.execute(render(query, "duckdb")).fetchall()
    there = {str(each[0]): dict(zip(COLUMNS, each, strict=True)) for each in rows}
    assert differences(in_python(catalogue, cases, "L § 1", day, asked=False), there) == {}


def test_a_rate_that_has_always_been_so_holds_on_every_day_before_its_end() -> None:
    source = Source("§ 1", Certainty.ASSUMED)
    always = Rate("altid", "kr.", {}, (RateVersion(Period(None, None), Decimal(7), source),))
    until = Rate("til", "kr.", {}, (RateVersion(Period(None, date(2017, 12, 31)), Decimal(5), source),))
    book = RateBook({"altid": always, "til": until})
    assert book.edges(["altid", "til"], date.min, date.max) == [date(2018, 1, 1)]
    with duckdb.connect() as con:
        for name, day, value in (
            ("altid", "1900-01-01", 7),
            ("til", "2017-12-31", 5),
            ("til", "2018-01-01", None),
        ):
            text = book.through_time(name, f"DATE '{day}'").value.sql(dialect="duckdb")
            assert con.execute(f"SELECT {text}").fetchone() == (value,)


def test_the_names_of_a_day_are_its_facts_and_rates_and_those_beside_them(tmp_path: Path) -> None:
    catalogue = build(Spec("", "§ 1: {right: }", (), rates="satsen: [{is: 2}]"), tmp_path)
    facts = set(catalogue.vocabulary.facts_of("person"))
    with duckdb.connect() as con:
        case = read_case_data({"case": "1", "about": "person", "facts": {}}, catalogue.vocabulary)
        people = population(catalogue.vocabulary, to_relations(con, [case], catalogue.vocabulary), {})
    today = Today(Query(), people, RateBook(catalogue.rates), date(2018, 1, 1))
    assert (set(today), len(today)) == ({*facts, "satsen"}, len(facts) + 1)
    beside = Beside(today, {"ordinary": literal_number(Decimal(1)), "satsen": literal_number(Decimal(3))})
    assert (set(beside), len(beside)) == ({*facts, "satsen", "ordinary"}, len(facts) + 2)
    assert (beside["satsen"].constant, today["satsen"].constant) == (3, 2)
