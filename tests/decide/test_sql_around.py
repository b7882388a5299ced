"""Functions over time inside a condition that is itself followed through time: SQL beside Python, or a plain refusal."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random
from tempfile import mkdtemp
from typing import Any

import duckdb
import pytest

from frirum.cases.model import Case
from frirum.cases.shape import read_case_data
from frirum.catalogue import Catalogue
from frirum.decide.sql.around import Crossings
from frirum.feel import parse
from frirum.feel.sql import Unsupported

from .both import differences, in_python, in_sql
from .spec import Spec, build

START, DAYS = date(2016, 1, 1), 1400
ON = (date(2016, 1, 31), date(2017, 2, 28), date(2018, 7, 1), date(2019, 12, 30))

FOLLOWED = (
    "consecutive months(gift) >= 2",
    "consecutive months(ydelse = 'hjælp') < 1.5",
    "accumulated months(gift) >= 3",
    "accumulated months(ydelse = 'hjælp') < 5.5",
    "accumulated weeks(gift) > 9",
    "accumulated days(gift) <= 100",
    "accumulated months(gift, 6) >= 3",
    "months since(latest(møde)) >= 2",
    "years since(frist) >= 1",
    "days since(frist) < -20",
    "days since(since(gift)) >= 30",
    "months since(since(gift)) < 2",
    "days since(date('2017-03-31')) >= 10",
    "days since(født) >= 10",
    "since(gift) = null",
    "since(gift) < frist",
    "latest(møde) > date('2017-06-01')",
    "latest(møde[form = 'telefon']) > date('2017-06-01')",
    "count(møde) >= 2",
    "count(møde, 6) >= 2",
    "count(møde[form = 'telefon' or gift], 12) = 1",
    "count(brev) >= 1",
    "first(rygte) = null",
    "count(rygte) >= 1",
    "count(notat) < 1",
    "today() > frist",
    "today() <= since(gift)",
    "today() > date('2017-06-15')",
    "today() >= latest(møde)",
)


def law(tests: tuple[str, ...]) -> str:
    """Two provisions for each test: a duty that begins when it comes true, and a right while it has long been true."""
    lines = []
    for number, text in enumerate(tests, 1):
        test = text.replace("'", '"')
        lines.append(f"§ {number}: {{given: {{a: '{test}'}}, duty: {{due: {{weeks: 2}}}}}}")
        lines.append(f"§ {number} a: {{given: {{a: 'accumulated days({test}) > 90'}}, right: }}")
    return "\n".join(lines)


@cache
def catalogue() -> Catalogue:
    return build(Spec("around", law(FOLLOWED), ()), Path(mkdtemp(prefix="frirum-around-")))


def some_day(chance: Random) -> str:
    return str(START + timedelta(chance.randrange(DAYS)))


def pieces(chance: Random, values: list[Any]) -> list[dict[str, Any]]:
    """Pieces with gaps between them; the last may have no end."""
    edges = sorted(chance.sample(range(DAYS), 8))
    found = [
        {
            "is": chance.choice(values),
            "from": str(START + timedelta(low)),
            "to": str(START + timedelta(high - 1)),
        }
        for low, high in pairwise(edges)
        if chance.random() < 0.8
    ]
    if found and chance.random() < 0.5:
        del found[-1]["to"]
    return found


def case_data(chance: Random, *, events: bool) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "gift": pieces(chance, [True, True, False]),
        "ydelse": pieces(chance, ["hjælp", "løn"]),
        "frist": some_day(chance),
        "født": [
            {"is": some_day(chance), "to": "2017-05-05"},
            {"is": some_day(chance), "from": "2017-06-01"},
        ],
    }
    happened: list[dict[str, Any]] = []
    for name in ("møde", "brev", "rygte", "notat") if events else ():
        for _ in range(chance.randrange(4)):
            happened.append({"what": name, "on": some_day(chance)})
            if name == "møde" and chance.random() < 0.8:
                happened[-1]["form"] = chance.choice(["telefon", "fremmøde"])
    kept = {name: value for name, value in facts.items() if value and chance.random() < 0.9}
    incomplete = [name for name in ("møde", "notat", "ydelse") if chance.random() < 0.1]
    return {"facts": kept, "events": happened, "incomplete": incomplete}


def cases(seed: int, *, events: bool) -> list[Case]:
    """Cases that are the same in every run."""
    chance = Random(seed)  # noqa: S311 - the same cases every time
    return [
        read_case_data(
            case_data(chance, events=events), catalogue().vocabulary, about="person", case=str(index)
        )
        for index in range(12)
    ]


@pytest.mark.parametrize("events", [True, False], ids=["events", "no events"])
@pytest.mark.parametrize("number", range(1, len(FOLLOWED) + 1), ids=FOLLOWED)
def test_both_back_ends_follow_it_alike(number: int, events: bool) -> None:
    for seed, on in enumerate(ON):
        for provision in (f"L § {number}", f"L § {number} a"):
            one = in_python(catalogue(), cases(seed, events=events), provision, on, asked=False)
            with duckdb.connect(config={"threads": 1}) as con:
                other = in_sql(con, catalogue(), cases(seed, events=events), provision, on, asked=False)
            assert differences(one, other) == {}, (provision, on)


REFUSED = {
    "count(møde, børn) >= 1": "a window whose length differs from case to case",
    "accumulated months(gift) >= børn": "a comparison of a number that grows with anything but a number",
    "today() - duration('P1M') > frist": "`today[(][)]` that is followed through time but not compared",
    "since(gift) + duration('P1M') <= today()": "a day reckoned from another day",
    "frist + duration('P1M') <= today()": "a day reckoned from another day",
    "days since(null) >= 2": "what is no day",
}


@pytest.mark.parametrize("test", REFUSED)
def test_what_cannot_be_followed_is_refused_in_plain_words(test: str, tmp_path: Path) -> None:
    made = build(Spec("", law((test,)), ()), tmp_path)
    data = {"gift": True, "børn": 2, "frist": "2017-01-01"}
    case = read_case_data(data, made.vocabulary, about="person", case="1")
    with duckdb.connect() as con, pytest.raises(Unsupported, match=REFUSED[test]):
        in_sql(con, made, [case], "L § 1", date(2018, 5, 1), asked=False)


def test_a_day_that_nobody_recorded_is_never_reached() -> None:
    case = read_case_data({"gift": True}, catalogue().vocabulary, about="person", case="1")
    provision = f"L § {FOLLOWED.index('today() > frist') + 1}"
    one = in_python(catalogue(), [case], provision, ON[2], asked=False)
    with duckdb.connect() as con:
        assert differences(one, in_sql(con, catalogue(), [case], provision, ON[2], asked=False)) == {}
    assert one["1"]["ordinary_missing"] == "frist"


def test_nor_is_a_window_that_differs_from_day_to_day(tmp_path: Path) -> None:
    made = build(Spec("", law(("count(møde, børn) >= 1",)), ()), tmp_path)
    case = read_case_data({"børn": 2}, made.vocabulary, about="person", case="1")
    with duckdb.connect() as con, pytest.raises(Unsupported, match="a window that is not a plain number"):
        in_sql(con, made, [case], "L § 1 a", date(2018, 5, 1), asked=False)


def test_a_number_that_grows_is_followed_only_where_it_is_compared() -> None:
    """The check of a catalogue says so too (F103); a plan that was made by hand is refused here."""
    node = parse("accumulated months(gift) + 1 >= 2", ["accumulated months", "gift"])
    nowhere: Any = None  # nothing of the data is read before the refusal
    with pytest.raises(
        Unsupported, match="`accumulated months` that is followed through time but not compared"
    ):
        list(Crossings(nowhere, "cases", None, moving=False).of(node))
