"""Clocks, windows and weekdays in SQL at their corners: both back ends on small catalogues."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from frirum.cases.model import Case
from frirum.cases.shape import read_case_data
from frirum.catalogue import Catalogue, load
from frirum.decide.sql.elapsed import elapsed
from frirum.decide.sql.query import Query
from frirum.decide.sql.text import raw
from frirum.feel.ast import At
from frirum.feel.sql import Unsupported
from frirum.feel.sql.value import Kind, Sql

from .both import Rows, differences, in_python, in_sql
from .spec import Spec, build

ON = date(2018, 9, 3)
DAYS = (date(2019, 4, 23), ON)


def piece(value: object, start: str | None = None, end: str | None = None) -> dict[str, object]:
    """A piece of a fact."""
    return {"is": value, **({"from": start} if start else {}), **({"to": end} if end else {})}


FACTS: tuple[dict[str, Any], ...] = (
    {},
    {"gift": True, "barsel": True, "visiteret": True, "ydelse": "hjælp", "børn": 2, "frist": "2018-08-01"},
    {
        "gift": [piece(True, "2017-01-01", "2018-06-30"), piece(True, "2018-08-01")],
        "barsel": [piece(True, "2018-02-01", "2018-03-31")],
        "visiteret": [piece(True, "2017-06-01", "2018-09-01")],
        "ydelse": [piece("hjælp", "2018-01-15", "2018-05-10"), piece(None, "2018-05-11", "2018-06-10")],
        "børn": [piece(3, "2018-01-01", "2018-02-28"), piece(None, "2018-03-01", "2018-04-15")],
        "frist": [piece("2018-04-02", "2018-01-01", "2018-12-31")],
    },
    {
        "gift": [piece(False, "2018-01-01", "2018-01-31"), piece(True, "2018-02-01", "2018-02-28")],
        "barsel": [piece(True, "2018-02-10", "2018-02-12"), piece(False, "2018-02-13", "2018-06-01")],
        "visiteret": [piece(False, "2018-03-01"), piece(True, "2018-01-01", "2018-02-15")],
        "ydelse": [piece("løn", "2018-01-01", "2018-03-01"), piece("hjælp", "2018-03-02", "2018-08-31")],
        "børn": [piece(2, "2018-06-01", "2018-06-30"), piece(0, "2018-07-01")],
        "frist": "2018-09-03",
    },
)
"""what the cases record: nothing, something for ever, pieces that touch, pieces apart"""
EVENTS = (
    (),
    ("2018-08-27", "2018-09-03", "2019-04-10"),
    ("2016-12-24", "2018-03-28"),
    ("2018-02-01", "2018-04-17"),
)


def made(law: str, folder: Path, experiments: str = "") -> Catalogue:
    """A catalogue with one provision, `L § 1`."""
    return build(Spec("", f"§ 1: {law}", (), experiments), folder)


def cases(catalogue: Catalogue) -> list[Case]:
    """The cases, anew: what one of them remembers of a catalogue is of no use to another."""
    return [
        read_case_data(
            {
                "facts": {"kommune": "By A"} | facts,
                "events": [
                    {"what": "møde", "on": day, "form": "fremmøde", "minutter": number}
                    for number, day in enumerate(happened)
                ],
            },
            catalogue.vocabulary,
            about="person",
            case=str(index),
        )
        for index, (facts, happened) in enumerate(zip(FACTS, EVENTS, strict=True))
    ]


def alike(catalogue: Catalogue, *days: date) -> Rows:
    """The rows of the last day, once both back ends have given the same on all of them."""
    for on in days:
        here = in_python(catalogue, cases(catalogue), "L § 1", on, asked=False)
        with duckdb.connect(config={"threads": 1}) as con:
            there = in_sql(con, catalogue, cases(catalogue), "L § 1", on, asked=False, wide=False)
        assert differences(here, there) == {}, f"on {on}"
    return here


def values(rows: Rows) -> set[str]:
    return {str(each["ordinary_value"]) for each in rows.values()}


# ---- accumulated time on the day of decision ------------------------------------------------------------


@pytest.mark.parametrize("unit", ["months", "weeks", "days"])
def test_a_window_of_nothing_holds_nothing(unit: str, tmp_path: Path) -> None:
    rows = alike(made(f"{{amount: {{is: 'floor(accumulated {unit}(gift, 0))'}}}}", tmp_path), *DAYS)
    assert {float(str(each["ordinary_value"])) for each in rows.values()} == {0}


@pytest.mark.parametrize(
    "condition",
    [
        "barsel and ydelse = 'hjælp'",
        "barsel and barsel",
        "barsel and not(visiteret)",
        "not(barsel) and visiteret",
        "børn > 1",
        "børn > 1 and not(barsel)",
        "frist.year = 2018",
        "if ydelse = null then null else true",
        "(if ydelse = 'løn' then null else ydelse = 'hjælp') and not(barsel)",
    ],
)
def test_time_is_added_up_whatever_the_condition(condition: str, tmp_path: Path) -> None:
    text = condition.replace("'", '"')
    alike(made(f"{{amount: {{is: 'accumulated days({text})'}}}}", tmp_path), *DAYS)


def test_time_is_added_up_where_no_record_says_no(tmp_path: Path) -> None:
    made("{amount: {is: 'accumulated days(visiteret and not(barsel))'}}", tmp_path)
    vocabulary = tmp_path / "vocabulary.yaml"
    text = vocabulary.read_text("utf-8").replace("absence: recorded", "absence: complete")
    vocabulary.write_text(text, "utf-8")
    rows = alike(load(tmp_path), *DAYS)
    assert rows["0"]["ordinary_value"] == "0"


def test_a_count_of_events_in_a_window_that_is_no_length_is_unknown(tmp_path: Path) -> None:
    rows = alike(made("{amount: {is: 'count(møde, 1.5)'}}", tmp_path), *DAYS)
    assert {str(each["ordinary_status"]) for each in rows.values()} == {"undecided"}


# ---- time since a day -----------------------------------------------------------------------------------


@pytest.mark.parametrize("unit", ["years", "weekdays"])
def test_since_no_day_nothing_is_counted(unit: str, tmp_path: Path) -> None:
    rows = alike(made(f"{{amount: {{is: '{unit} since(null)'}}}}", tmp_path), *DAYS)
    assert values(rows) == {"None"}


def test_time_since_anything_but_a_day_is_refused() -> None:
    text = Sql(Kind.TEXT, raw("x"))
    with pytest.raises(Unsupported, match="`days since` of text"):
        elapsed(Query(), "days", text, raw("y"), At())


# ---- conditions followed through time -------------------------------------------------------------------


@pytest.mark.parametrize(
    "test",
    [
        "accumulated weeks(gift) >= 3",
        "accumulated days(barsel) < 20",
    ],
)
def test_since_when_a_count_of_all_time_has_stood(test: str, tmp_path: Path) -> None:
    alike(made(f"{{given: {{a: '{test}'}}, duty: {{due: {{weeks: 2}}}}}}", tmp_path), *DAYS)


# ---- duties ---------------------------------------------------------------------------------------------

DUTIES = {
    "met from some weekdays before": "{arises: {event: møde}, met by: [møde], early: {weekdays: 3}, due: {weeks: 2}}",
    "met from one weekday before, in turn": "{met by: [møde], early: {weekdays: 1}, every: {months: 1}}",
    "due on the day itself": "{arises: {event: møde}, due: {weekdays: 0}}",
    "early by nothing": "{arises: {event: møde}, met by: [møde], early: {weekdays: 0}, due: {weekdays: 4}}",
    "tolerant by weekdays": "{met by: [møde], every: {weeks: 4}, tolerance: {weekdays: 2}}",
    "counted on the calendar": "{arises: {after: {months: 1}, within: {months: 2}}, due: {weeks: 1}}",
    "counted on the calendar, again": "{arises: {after: {weeks: 5}, within: {weeks: 9}, again: true}, due: {days: 3}}",
    "counted since": "{arises: {after: {months: 2}, within: {months: 3}}, clock: {since: gift}, due: {weeks: 1}}",
    "counted in weekdays": "{arises: {after: {weekdays: 20}, within: {months: 3}}, clock: {while: gift}, due: {weeks: 1}}",
    "after some months on a clock": "{clock: {while: gift}, after: {months: 2}, every: {months: 1}}",
    "after days, then months": "{clock: {while: gift}, after: {weeks: 3}, every: {months: 2}, up to: {weeks: 30}}",
    "due on a clock": "{arises: {event: møde}, clock: {while: gift}, due: {months: 1}}",
}


@pytest.mark.parametrize("title", DUTIES)
def test_duties(title: str, tmp_path: Path) -> None:
    alike(made(f"{{given: {{a: gift}}, duty: {DUTIES[title]}}}", tmp_path), *DAYS)


# ---- what an exemption makes of a value that ordinary law does not write --------------------------------


@pytest.mark.parametrize("effect", ["right", "requirement"])
@pytest.mark.parametrize("value", ["gift", "if gift then ordinary else barsel"])
def test_an_ordinary_value_that_nobody_wrote(effect: str, value: str, tmp_path: Path) -> None:
    body = "{who: rådet}" if effect == "competence" else ""
    experiments = f"e: {{exemptions: {{en: {{set: {{'L § 1': {{is: '{value}'}}}}}}}}}}"
    alike(made(f"{{given: {{a: gift}}, {effect}: {body}}}", tmp_path, experiments), *DAYS)
