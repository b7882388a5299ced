"""Levels at the corners of law and data: what cannot be counted is refused or told as unknown, not guessed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import duckdb
import pytest

from frirum.cases.relations import Relations
from frirum.catalogue import Catalogue
from frirum.decide.engine import Engine
from frirum.decide.levels import Every, Level, Question, levels
from frirum.feel.sql.value import Unsupported

from ..spec import Spec, build
from .worlds import END, START, days, read, relations

LAW = """
§ 1: {given: {ugift: not(gift)}, limit: {is: sats}}
§ 2:
  versions:
    - {from: 2000-01-01, to: 2018-06-30, given: {ugift: not(gift)}, duty: {every: {months: 1}}}
    - {from: 2018-07-01, given: {ugift: not(gift)}, duty: {every: {months: 2}}}
§ 3: {given: {ugift: not(gift)}, duty: {do: rygte, every: {months: 1}}}
§ 4: {given: {ugift: not(gift)}, duty: {every: {weekdays: 10}}}
§ 5: {given: {ugift: not(gift)}, duty: {}}
§ 6: {given: {ugift: not(gift)}, right: }
§ 7: {given: {ugift: not(gift)}, duty: {due: {"on": frist}}}
§ 11: {given: {ugift: not(gift)}, duty: {every: {weeks: 2}, up to: {months: 3}}}
§ 12: {given: {ugift: not(gift)}, duty: {every: {weeks: 2}, clock: {since: 'ydelse = "hjælp"'}}}
§ 13: {given: {ugift: not(gift)}, duty: {every: {weeks: 2}, suspended: barsel}}
§ 14: {given: {ugift: not(gift)}, duty: {every: {months: 1}, clock: {while: 'today() > date("2018-06-30")'}}}
§ 16: {given: {ugift: not(gift)}, duty: {every: {months: 1}, clock: {while: years since(født) < 30}}}
§ 15:
  given: {ugift: not(gift)}
  duty: {every: {weeks: 2}, up to: {months: 3}, clock: {since: 'ydelse = "hjælp"'}}
"""
RATES = """
sats:
  - {from: 2017-01-01, to: 2018-03-31, is: 2}
  - {from: 2018-04-01, is: 3}
"""
UNMARRIED: dict[str, Any] = {"kommune": "By A", "gift": False}
FROM_MARCH: dict[str, Any] = {
    **UNMARRIED,
    "ydelse": [{"is": "løn", "to": "2018-02-28"}, {"is": "hjælp", "from": "2018-03-01"}],
}


@cache
def catalogue() -> Catalogue:
    """The catalogue of this law."""
    return build(Spec("corners", LAW, (), rates=RATES), Path(mkdtemp(prefix="frirum-corners-")))


def asked(
    provision: str,
    *facts: Mapping[str, Any],
    events: Sequence[Mapping[str, Any]] = (),
    law: Catalogue | None = None,
    every: Every = Every.SPAN,
    **more: Any,
) -> list[Level]:
    """The levels of a population of so many cases; the events are those of the first."""
    cases = [
        read({"case": str(at), "facts": each, "events": list(events) if at == 0 else []})
        for at, each in enumerate(facts)
    ]
    with duckdb.connect() as con:
        found = relations(con, cases)
        return levels(con, law or catalogue(), found, provision, Question(START, END, every=every, **more))


def one(provision: str, *facts: Mapping[str, Any], **more: Any) -> Level:
    """The only level there is."""
    (found,) = asked(provision, *facts, **more)
    return found


def test_a_limit_follows_its_rate() -> None:
    found = one("L § 1", {**UNMARRIED, "børn": 2.5}, used="børn")
    assert [found.law, found.found] == [3 * 2 + 9 * 3, 30]
    assert [found.beyond_months, found.kept] == [3, False]


def test_a_limit_says_what_it_is_compared_with() -> None:
    with pytest.raises(Unsupported, match="compared with no fact"):
        asked("L § 1", UNMARRIED)


def test_versions_are_added_up_and_nobody_is_counted_twice() -> None:
    found = one("L § 2", UNMARRIED, events=[{"what": "møde", "on": "2018-02-01"}])
    assert [found.cases, found.months, found.law, found.found] == [1, 12, 6 + 3, 1]
    assert found.in_time is None


def test_a_month_is_a_period() -> None:
    found = asked("L § 2", UNMARRIED, every=Every.MONTH)
    assert [each.period for each in found] == [f"2018-{number:02d}" for number in range(1, 13)]
    assert {each.months for each in found} == {1}


def test_what_nobody_records_may_have_happened() -> None:
    few, enough = ([{"what": "rygte", "on": f"2018-{n:02d}-03"} for n in range(1, last)] for last in (3, 13))
    found = one("L § 3", UNMARRIED, events=few)
    assert [found.law, found.found, found.kept] == [12, 2, None]
    assert one("L § 3", UNMARRIED, events=enough).kept is True


def test_time_of_which_nothing_is_known_leaves_it_open_whether_a_level_is_kept() -> None:
    half = {"kommune": "By A", "gift": [{"is": False, "to": "2018-06-30"}]}
    found = one("L § 3", half)
    assert [found.months, found.unknown_months, found.law, found.kept] == [6, 6, 6, None]


@pytest.mark.parametrize(
    ("provision", "construct"),
    [("L § 4", "weekdays"), ("L § 6", "without a number"), ("L § 14", "today")],
)
def test_what_cannot_be_counted_is_named(provision: str, construct: str) -> None:
    with pytest.raises(Unsupported, match=construct):
        asked(provision, UNMARRIED)


def test_a_duty_that_is_never_due_has_nothing_to_keep() -> None:
    found = one("L § 5", UNMARRIED)
    assert [found.months, found.law, found.found, found.in_time] == [12, 0, 0, 0]


def test_a_due_day_is_a_day() -> None:
    """The loader finds this; a catalogue that is put together otherwise gets no number for it."""
    provision = catalogue().provisions["L § 7"]
    (version,) = provision.versions
    limit = catalogue().provisions["L § 1"].versions[0].value
    assert version.duty is not None
    assert version.duty.due is not None
    assert limit is not None
    due = replace(version.duty.due, day=limit.value)
    wrong = replace(provision, versions=(replace(version, duty=replace(version.duty, due=due)),))
    law = replace(catalogue(), provisions={**catalogue().provisions, "L § 7": wrong})
    with pytest.raises(Unsupported, match="a due day that is number"):
        asked("L § 7", UNMARRIED, law=law)


def test_without_a_clock_a_duty_recurs_from_the_first_day_there_is() -> None:
    """Its three months were over long before."""
    assert asked("L § 11", UNMARRIED) == []


def test_a_clock_that_only_begins_runs_from_there() -> None:
    found = one("L § 12", FROM_MARCH)
    length = Decimal(len(days(date(2018, 3, 1))))
    assert [found.months, found.law] == [10, (length / 14).quantize(Decimal("0.0001"))]


def test_a_duty_ends_after_months_though_it_recurs_in_weeks() -> None:
    found = one("L § 15", FROM_MARCH)
    length = Decimal(len(days(date(2018, 3, 1), date(2018, 5, 31))))
    assert [found.months, found.law] == [3, (length / 14).quantize(Decimal("0.0001"))]


def test_a_clock_that_runs_until_an_age_is_reached() -> None:
    found = one("L § 16", {**UNMARRIED, "født": "1988-07-01"})
    assert [found.months, found.law] == [6, 6]


def test_time_on_which_a_duty_is_suspended_is_no_time_under_it() -> None:
    away = {**UNMARRIED, "barsel": [{"is": True, "from": "2018-04-01", "to": "2018-06-30"}]}
    assert one("L § 13", away).months == 9


def test_a_number_can_be_a_group() -> None:
    found = asked("L § 2", {**UNMARRIED, "børn": 2}, {**UNMARRIED, "børn": 2.5}, UNMARRIED, by="børn")
    assert [each.group for each in found] == ["2", "2.5", None]
    assert {each.months for each in found} == {12}


def test_a_fact_that_the_data_lacks_is_unknown() -> None:
    with duckdb.connect() as con:
        con.execute("CREATE TABLE cases AS SELECT 1 AS \"case\", 'By A' AS kommune, FALSE AS gift")
        wide = Relations("person", "cases", wide=frozenset({"kommune", "gift"}))
        (found,) = levels(
            con, catalogue(), wide, "L § 2", Question(START, END, by="ydelse", every=Every.SPAN)
        )
    assert [found.municipality, found.group, found.months, found.found] == ["By A", None, 12, 0]


def test_what_is_no_duty_never_occurs() -> None:
    case = read({"case": "a", "facts": UNMARRIED})
    assert list(Engine(catalogue()).occurrences(case, START, END, "L § 6")) == []
