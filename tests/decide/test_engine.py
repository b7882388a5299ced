"""The engine as its users see it: the contract's example, reasons, wrong questions, extremes."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest

from frirum.cases.model import LAST, Case, Event, Piece
from frirum.cases.shape import read_case_data
from frirum.catalogue import Catalogue, load
from frirum.decide import DecideError, Engine
from frirum.decide.json import to_json
from frirum.decide.outcome import Judged, State, Status
from frirum.decide.rows import COLUMNS, reason, reason_text, to_row

from .spec import Spec, build
from .spec.once import LAS

A17 = {
    "case": "A-17",
    "about": "person",
    "facts": {"kommune": "Aalborg", "ydelse": [{"is": "ledighedsydelse", "from": "2017-03-01"}]},
    "events": [{"what": "jobsamtale", "on": "2018-02-01", "form": "personligt fremmøde"}],
}


@cache
def danish() -> Catalogue:
    return load()


def a17(**facts: Any) -> Case:
    return read_case_data({**A17, "facts": {**A17["facts"], **facts}}, danish().vocabulary)  # type: ignore[dict-item]


def test_the_example_of_the_contract() -> None:
    found = to_json(Engine(danish()).outcome(a17(), date(2018, 10, 1), "LAS § 74 c"))
    assert (found["case"], found["on"], found["provision"]) == ("A-17", "2018-10-01", "LAS § 74 c")
    assert found["differs"] is True
    ordinary, actual = found["ordinary"], found["actual"]
    assert (ordinary["status"], ordinary["effect"]) == ("applies", "duty")
    duty = {"do": "revurdering", "arises": "2018-03-01", "due": "2018-09-01"}
    assert ordinary["duty"].items() >= {**duty, "state": "overdue"}.items()
    assert (
        ordinary["given"][0].items()
        >= {
            "name": "modtager",
            "holds": True,
            "text": "modtager ledighedsydelse",
            "facts": {"ydelse": "ledighedsydelse"},
        }.items()
    )
    assert (ordinary["missing"], ordinary["exemptions"]) == ([], [])
    assert ordinary["source"]["eli"].startswith("https://www.retsinformation.dk/")
    assert actual["status"] == "waived"
    assert actual["duty"].items() >= {**duty, "state": "waived"}.items()
    assert actual["exemptions"] == [
        {
            "id": "ledighedsydelse-revurdering/revurdering",
            "basis": "LFN § 9 d",
            "from": "2018-07-01",
            "to": "2022-12-31",
        }
    ]


def test_english_reasons() -> None:
    found = Engine(danish(), lang="en").outcome(a17(), date(2018, 10, 1), "LAS § 74 c")
    assert found.ordinary.given[0].text == "receives ledighedsydelse"


def test_every_exemption_is_considered_with_the_reason_why_not() -> None:
    found = Engine(danish()).outcome(a17(kommune="Odense"), date(2018, 10, 1), "LAS § 74 c")
    assert found.actual.exemptions == ()
    first, *others = found.actual.considered
    assert first.in_scope is False
    assert [(each.name, each.holds, each.facts) for each in first.scope] == [
        ("kommune", False, {"kommune": "Odense"})
    ]
    assert all(each.in_scope is False for each in others)
    assert {judged.name for each in others for judged in each.scope if judged.holds is False} == {"period"}


def test_outcomes_of_everything_about_a_case() -> None:
    engine = Engine(danish())
    wanted = engine.provisions("person")
    assert {"LAS § 74 c", "LAS § 31"} <= set(wanted)
    found = engine.outcomes(a17(), date(2018, 10, 1))
    assert [each.provision for each in found] == wanted
    assert engine.outcomes(a17(), date(2018, 10, 1), []) == []
    assert [each.provision for each in engine.outcomes(a17(), date(2018, 10, 1), ["LAS § 31"])] == [
        "LAS § 31"
    ]


def test_questions_that_cannot_be_asked() -> None:
    engine = Engine(danish())
    with pytest.raises(DecideError, match="no provision LAS § 74; did you mean LAS § 7"):
        engine.outcome(a17(), date(2018, 10, 1), "LAS § 74")
    with pytest.raises(DecideError, match="no provision xyz; see `frirum list"):
        engine.status(a17(), date(2018, 10, 1), "xyz")
    with pytest.raises(DecideError, match="is about bolig, not about person"):
        engine.outcome(a17(), date(2018, 10, 1), engine.provisions("bolig")[0])
    with pytest.raises(DecideError, match="ends on 2018-01-01, before it begins on 2018-10-01"):
        engine.timeline(a17(), date(2018, 10, 1), date(2018, 1, 1), "LAS § 74 c")
    with pytest.raises(DecideError, match="swap them"):
        engine.occurrences(a17(), date(2018, 10, 1), date(2018, 1, 1), "LAS § 74 c")


def test_a_row_has_the_columns_of_a_bulk_table() -> None:
    row = to_row(Engine(danish()).outcome(a17(), date(2018, 10, 1), "LAS § 74 c"))
    assert tuple(row) == COLUMNS
    assert row["ordinary_arises"] == date(2018, 3, 1)
    assert row["actual_exemptions"] == "ledighedsydelse-revurdering/revurdering"


RULES = """
§ 1: {given: {gift: gift, flere: børn > 2}, amount: {is: timer * 1.50, per: måned}}
§ 2: {duty: {every: {days: 1}}}
§ 3: {given: {a: 'accumulated months(gift) + accumulated months(syg) > 3'}, right: }
§ 4: {duty: {arises: {event: henvendelse}, due: {years: 1}, tolerance: {years: 1}, met by: [møde, brev]}}
§ 5: {given: {a: years since(født) >= 18}, right: }
"""


@cache
def small() -> Catalogue:
    return build(
        Spec(
            "",
            RULES + LAS.replace("§ 1:", "§ 74:"),
            (),
            """
e:
  takes part: [{kommune: [By A], group: gift}, {kommune: [By B]}]
  exemptions:
    mere:
      set: {"L § 1": {is: ordinary + 2, given: {flere: børn > 1}}}
      provided: {skøn: skøn er foretaget}
    fri: {waive: [L § 74], at end: restart}
    ingen: {standing: asked, drop: {"L § 1": [gift]}}
""",
        ),
        Path(mkdtemp(prefix="frirum-engine-")),
    )


def case(data: dict[str, Any]) -> Case:
    return read_case_data(data, small().vocabulary, about="person", case="1")


def test_json_of_an_amount_with_changes() -> None:
    facts = {"kommune": "By A", "gift": True, "børn": 2, "timer": 3, "skøn er foretaget": True}
    found = to_json(Engine(small()).outcome(case(facts), date(2018, 5, 1), "L § 1"))
    assert found["ordinary"]["status"] == "does not apply"
    assert "value" not in found["ordinary"]
    actual = found["actual"]
    assert (actual["value"], actual["unit"]) == ("6.5", "kr.")
    assert actual["given"][1] == {
        "name": "flere",
        "holds": True,
        "text": "flere",
        "facts": {"børn": "2"},
        "change": "set",
        "by": ["e/mere"],
    }
    considered = {each["id"]: each for each in actual["considered"]}
    assert considered["e/mere"]["in scope"] is True
    assert [(each["name"], each["holds"]) for each in considered["e/mere"]["scope"]] == [
        ("kommune", True),
        ("group", True),
        ("skøn", True),
    ]
    assert considered["e/ingen"]["scope"][0] == {
        "name": "standing",
        "holds": False,
        "text": "er givet, ikke kun ansøgt om",
        "facts": {},
    }


def test_json_of_what_is_unknown() -> None:
    found = to_json(Engine(small(), lang="en").outcome(case({}), date(2018, 5, 1), "L § 1"))
    assert found["differs"] is None
    assert found["ordinary"]["missing"] == ["børn", "gift"]
    assert found["ordinary"]["given"][0] == {
        "name": "gift",
        "holds": None,
        "text": "gift",
        "facts": {},
        "missing": ["gift"],
    }
    scope = found["actual"]["considered"][0]["scope"]
    assert scope[0]["missing"] == ["gift", "kommune"]
    assert scope[0]["text"] == "takes part in the experiment"
    assert scope[1]["text"] == "takes part with the group: gruppe"


def test_the_reason_is_the_first_condition_that_does_not_hold() -> None:
    found = Engine(small()).outcome(case({"gift": True, "børn": 1}), date(2018, 5, 1), "L § 1")
    assert (reason(found.ordinary), reason_text(found.ordinary)) == ("flere", "flere")
    applies = Engine(small()).outcome(case({"gift": True, "børn": 3, "timer": 1}), date(2018, 5, 1), "L § 1")
    assert (reason(applies.ordinary), reason_text(applies.ordinary)) == (None, None)


def test_reasons_show_what_was_counted_and_never_more_than_that() -> None:
    data = {"kommune": "By C", "ydelse": [{"is": "hjælp", "from": "2018-01-01"}]}
    spec = Spec("", "§ 1: {given: {a: 'accumulated months(ydelse = \"hjælp\") >= 3'}, right: }", ())
    catalogue = build(spec, Path(mkdtemp(prefix="frirum-engine-")))
    found = Engine(catalogue).outcome(
        read_case_data(data, catalogue.vocabulary, about="person", case="1"), date(2018, 3, 31), "L § 1"
    )
    assert found.ordinary.given[0] == Judged(
        "a",
        False,
        "a",
        {"ydelse": "hjælp", "accumulated months": found.ordinary.given[0].facts["accumulated months"]},
    )
    assert str(found.ordinary.given[0].facts["accumulated months"]) == "2.96"


def test_a_named_exemption_is_asked_about() -> None:
    facts = case({"kommune": "By B", "gift": False, "børn": 3, "timer": 1, "skøn er foretaget": False})
    for asked, status in (
        (False, "does not apply"),
        ({"e/ingen"}, "applies"),
        (["e"], "applies"),
        ([], "does not apply"),
    ):
        assert Engine(small(), asked=asked).status(facts, date(2018, 5, 1), "L § 1")[1] == status


@pytest.mark.parametrize("on", [date.min, date(1, 2, 28), date(9999, 12, 31), date(9998, 3, 1)])
def test_extreme_days(on: date) -> None:
    engine = Engine(small(), asked=True)
    data = {
        "facts": {"gift": True, "født": "0001-01-01", "kommune": "By A", "ydelse": "hjælp", "børn": 1},
        "events": [{"what": each, "on": on.isoformat()} for each in ("møde", "henvendelse", "henvendelse")],
    }
    for provision in engine.provisions("person"):
        found = engine.outcome(case(data), on, provision)
        assert to_row(found)["on"] == on
        engine.occurrences(case(data), on, on, provision)
        assert engine.timeline(case(data), on, on, provision)[0].start == on


def test_a_case_of_nothing() -> None:
    engine = Engine(small())
    empty = Case("0", "person")
    for provision in engine.provisions("person"):
        engine.outcome(empty, date(2018, 5, 1), provision)


def test_a_daily_duty_over_a_century() -> None:
    engine = Engine(small())
    empty = Case("0", "person")
    found = engine.outcome(empty, date(2118, 5, 1), "L § 2")
    assert found.ordinary.duty is not None
    assert found.ordinary.duty.due == date(2118, 5, 1)
    pairs = engine.occurrences(empty, date(2000, 1, 1), date(2009, 12, 31), "L § 2")
    assert len(pairs) == 3654
    spans = engine.timeline(empty, date(2000, 1, 1), date(2002, 12, 31), "L § 2")
    assert len(spans) == 1096


def test_many_pieces_and_many_events() -> None:
    start = date(1990, 1, 1).toordinal()
    pieces = tuple(Piece(start + 2 * n, start + 2 * n, "hjælp" if n % 3 else "løn") for n in range(8_000))
    events = tuple(Event("møde", start + n, {}) for n in range(10_000))
    large = Case("1", "person", {"ydelse": pieces, "gift": (Piece(1, LAST, True),)}, {"møde": events})
    engine = Engine(small())
    found = engine.outcome(large, date(2030, 1, 1), "L § 74")
    assert found.ordinary.status is Status.DOES_NOT_APPLY
    assert engine.outcome(large, date(2033, 10, 16), "L § 74").ordinary.status in set(Status)


def test_a_timeline_that_changes_too_often_is_refused() -> None:
    with pytest.raises(DecideError, match="changes on more than 100,000 days"):
        Engine(small()).timeline(Case("0", "person"), date(1900, 1, 1), date(2300, 1, 1), "L § 2")


def test_sums_of_counts_are_looked_at_every_day() -> None:
    facts = case(
        {"gift": True, "syg": [{"is": False, "to": "2018-01-31"}, {"is": True, "from": "2018-02-01"}]}
    )
    spans = Engine(small()).timeline(facts, date(2018, 1, 1), date(2018, 6, 1), "L § 3")
    assert [str(each.outcome.ordinary.status) for each in spans] == ["applies"]


def test_occurrences_side_by_side() -> None:
    data = {"kommune": "By B", "ydelse": [{"is": "hjælp", "from": "2017-03-01"}]}
    pairs = Engine(small()).occurrences(case(data), date(2017, 1, 1), date(2021, 6, 1), "L § 74")
    listed = [
        (
            ordinary and (str(ordinary.arises), ordinary.state),
            actual and (str(actual.arises), actual.state),
        )
        for ordinary, actual in pairs
    ]
    assert listed == [
        (("2018-03-01", State.OVERDUE), ("2018-03-01", State.WAIVED)),
        (("2019-03-01", State.OVERDUE), ("2019-03-01", State.WAIVED)),
        (("2020-03-01", State.OVERDUE), None),
        (None, ("2021-01-01", State.UPCOMING)),
        (("2021-03-01", State.UPCOMING), None),
    ]


def test_occurrences_where_the_experiment_is_not_known() -> None:
    data = {"ydelse": [{"is": "hjælp", "from": "2017-03-01"}]}
    pairs = Engine(small()).occurrences(case(data), date(2018, 1, 1), date(2018, 12, 1), "L § 74")
    assert [(a and a.state, b and b.state) for a, b in pairs] == [(State.OVERDUE, None)]


def test_occurrences_of_events() -> None:
    data = {
        "events": [
            {"what": "henvendelse", "on": "2018-01-01"},
            {"what": "henvendelse", "on": "2018-02-01"},
            {"what": "brev", "on": "2018-03-01"},
            {"what": "henvendelse", "on": "2019-06-01"},
        ]
    }
    pairs = Engine(small()).occurrences(case(data), date(2018, 1, 15), date(2019, 1, 31), "L § 4")
    assert [a and (a.arises, a.due, a.state, a.fulfilled) for a, _ in pairs] == [
        (date(2018, 1, 1), date(2019, 1, 1), State.UPCOMING, None),
        (date(2018, 2, 1), date(2019, 2, 1), State.MET, date(2018, 3, 1)),
    ]


def test_what_has_no_occurrences_lists_none() -> None:
    assert (
        Engine(small()).occurrences(case({"gift": True}), date(2018, 1, 1), date(2018, 12, 31), "L § 5") == []
    )
    assert Engine(small()).occurrences(case({}), date(1900, 1, 1), date(1900, 12, 31), "L § 4") == []


def test_the_span_of_a_timeline_is_covered_without_gaps() -> None:
    facts = case({"gift": [{"is": True, "from": "2018-03-01", "to": "2018-03-31"}], "børn": 3, "timer": 2})
    spans = Engine(small()).timeline(facts, date(1999, 1, 1), date(2018, 12, 31), "L § 1")
    assert [(str(each.start), str(each.outcome.ordinary.status)) for each in spans] == [
        ("1999-01-01", "not in force"),
        ("2000-01-01", "undecided"),
        ("2018-01-01", "undecided"),
        ("2018-03-01", "applies"),
        ("2018-04-01", "undecided"),
    ]
    assert spans[-1].end - spans[0].start == timedelta(days=7304)
