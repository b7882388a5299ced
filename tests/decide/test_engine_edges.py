"""Edges: the first and last of days, leap days, the day itself, periods that touch, a move, exemptions that meet."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from frirum.cases.model import FIRST, LAST, Case, Event, Piece
from frirum.cases.shape import read_case_data
from frirum.catalogue import Catalogue
from frirum.decide import DecideError, Engine
from frirum.decide.clocks import Dial, Reading
from frirum.decide.json import to_json
from frirum.decide.outcome import Outcome, State, Status
from frirum.decide.reasons import KEPT
from frirum.decide.rows import to_row
from frirum.decide.series import Counted, Span
from frirum.decide.truth import Truths

from .spec import Spec, build

ALL = (date.min, date.max)


@pytest.fixture
def law(tmp_path: Path) -> Any:
    def made(text: str, experiments: str = "") -> Catalogue:
        return build(Spec("", text, (), experiments), tmp_path)

    return made


def case(catalogue: Catalogue, data: dict[str, Any]) -> Case:
    return read_case_data(data, catalogue.vocabulary, about="person", case="1")


def decide(catalogue: Catalogue, on: str, data: dict[str, Any], provision: str = "L § 1") -> Outcome:
    return Engine(catalogue).outcome(case(catalogue, data), date.fromisoformat(on), provision)


def spans(
    catalogue: Catalogue, data: dict[str, Any], days: tuple[date, date], provision: str = "L § 1"
) -> list[tuple[str, str, str]]:
    """First day, ordinary and actual status of each span."""
    found = Engine(catalogue).timeline(case(catalogue, data), *days, provision)
    return [
        (str(each.start), str(each.outcome.ordinary.status), str(each.outcome.actual.status))
        for each in found
    ]


def test_a_law_without_beginning_or_end_holds_on_all_days(law: Any) -> None:
    catalogue = law(
        "§ 1: {from: 0001-01-01, given: {a: gift}, right: }",
        "e: {takes part: [{kommune: [By A], from: 0001-01-01}], "
        "exemptions: {fri: {from: 9999-12-31, to: null, waive: [L § 1]}}}",
    )
    here = {"kommune": "By A", "gift": True}
    assert spans(catalogue, here, ALL) == [
        ("0001-01-01", "applies", "applies"),
        ("9999-12-31", "applies", "waived"),
    ]
    assert decide(catalogue, "9999-12-31", here).actual.exemptions[0].period.end is None


def test_a_fact_of_one_day_at_either_end(law: Any) -> None:
    catalogue = law("§ 1: {from: 0001-01-01, given: {a: barsel}, right: }")
    first_and_last = {
        "barsel": [
            {"is": True, "from": "0001-01-01", "to": "0001-01-01"},
            {"is": True, "from": "9999-12-31", "to": "9999-12-31"},
        ]
    }
    assert spans(catalogue, first_and_last, ALL) == [
        ("0001-01-01", "applies", "applies"),
        ("0001-01-02", "does not apply", "does not apply"),
        ("9999-12-31", "applies", "applies"),
    ]


def test_an_open_end_is_the_last_of_days(law: Any) -> None:
    catalogue = law("§ 1: {given: {a: 'accumulated months(ydelse = \"hjælp\", 12) >= 12'}, right: }")
    open_ = {"ydelse": [{"is": "hjælp", "from": "9998-12-31"}]}
    written = {"ydelse": [{"is": "hjælp", "from": "9998-12-31", "to": "9999-12-31"}]}
    for on in ("9999-12-30", "9999-12-31"):
        assert decide(catalogue, on, open_) == decide(catalogue, on, written)
    assert decide(catalogue, "9999-12-30", open_).ordinary.status is Status.DOES_NOT_APPLY
    assert decide(catalogue, "9999-12-31", open_).ordinary.status is Status.APPLIES


def test_what_would_fall_due_after_the_last_of_days_has_no_due_day(law: Any) -> None:
    catalogue = law("§ 1: {duty: {arises: {event: henvendelse}, due: {months: 1}}}")
    duty = decide(
        catalogue, "9999-12-31", {"events": [{"what": "henvendelse", "on": "9999-12-15"}]}
    ).ordinary.duty
    assert duty is not None
    assert (duty.arises, duty.due, duty.state) == (date(9999, 12, 15), None, State.UPCOMING)


@pytest.mark.parametrize(
    ("since", "months", "before", "on"),
    [
        ("2016-02-29", 12, "2017-02-27", "2017-02-28"),
        ("2016-02-29", 48, "2020-02-28", "2020-02-29"),
        ("2017-02-28", 36, "2020-02-27", "2020-02-28"),
        ("2020-01-31", 1, "2020-02-28", "2020-02-29"),
        ("2019-01-31", 1, "2019-02-27", "2019-02-28"),
        ("1999-02-28", 12, "2000-02-27", "2000-02-28"),
        ("2000-02-29", 1200, "2100-02-27", "2100-02-28"),
    ],
)
def test_months_around_leap_days(law: Any, since: str, months: int, before: str, on: str) -> None:
    catalogue = law(f"§ 1: {{given: {{a: 'consecutive months(ydelse = \"hjælp\") >= {months}'}}, right: }}")
    data = {"ydelse": [{"is": "hjælp", "from": since}]}
    assert decide(catalogue, before, data).ordinary.status is Status.DOES_NOT_APPLY
    assert decide(catalogue, on, data).ordinary.status is Status.APPLIES


def test_who_is_born_on_a_leap_day_comes_of_age_on_the_last_of_february(law: Any) -> None:
    catalogue = law("§ 1: {given: {a: years since(født) >= 18}, right: }")
    born = {"født": "2000-02-29"}
    assert spans(catalogue, born, (date(2018, 2, 1), date(2020, 3, 1))) == [
        ("2018-02-01", "does not apply", "does not apply"),
        ("2018-02-28", "applies", "applies"),
    ]


def test_what_happens_on_the_day_itself_has_happened(law: Any) -> None:
    catalogue = law(
        "§ 1: {given: {a: 'count(møde) = 1', b: 'latest(møde) = today()', c: 'first(møde) = today()'}, right: }\n"
        "§ 2: {duty: {arises: {event: henvendelse}, due: {days: 0}}}"
    )
    events = [{"what": "møde", "on": "2018-05-02"}, {"what": "henvendelse", "on": "2018-05-02"}]
    data = {"facts": {}, "events": events}
    assert spans(catalogue, data, (date(2018, 5, 1), date(2018, 5, 3))) == [
        ("2018-05-01", "does not apply", "does not apply"),
        ("2018-05-02", "applies", "applies"),
        ("2018-05-03", "does not apply", "does not apply"),
    ]
    duty = decide(catalogue, "2018-05-02", data, "L § 2").ordinary.duty
    assert duty is not None
    assert (duty.arises, duty.due, duty.state) == (date(2018, 5, 2), date(2018, 5, 2), State.MET)


def test_a_count_of_days_does_not_hold_the_day_itself(law: Any) -> None:
    catalogue = law("§ 1: {given: {a: 'accumulated days(barsel) >= 1'}, right: }")
    data = {"barsel": [{"is": True, "from": "2018-05-02", "to": "2018-05-02"}]}
    assert spans(catalogue, data, (date(2018, 5, 1), date(2018, 5, 9))) == [
        ("2018-05-01", "does not apply", "does not apply"),
        ("2018-05-03", "applies", "applies"),
    ]


def test_a_moment_is_no_day(law: Any) -> None:
    """Which day a moment is hangs on where one is: nobody but the one who asks can say."""
    catalogue = law("§ 1: {right: }")
    engine, nobody = Engine(catalogue), Case("1", "person")
    for moment in (datetime(2018, 5, 1, 23, 30, tzinfo=UTC), datetime(2018, 5, 1)):  # noqa: DTZ001
        with pytest.raises(DecideError, match="ask about a day"):
            engine.outcome(nobody, moment, "L § 1")
        with pytest.raises(DecideError, match="ask about a day"):
            engine.status(nobody, moment, "L § 1")
        with pytest.raises(DecideError, match="ask about a day"):
            engine.timeline(nobody, moment, date(2018, 5, 1), "L § 1")
        with pytest.raises(DecideError, match="ask about a day"):
            engine.occurrences(nobody, date(2018, 5, 1), moment, "L § 1")


TOUCHING = """
e:
  exemptions:
    fri:
      versions:
        - {basis: B 1, from: 2018-01-01, to: 2018-06-30, waive: [L § 1]}
        - {basis: B 2, from: 2018-07-01, to: 2018-12-31, waive: [L § 1]}
"""


def test_bases_that_touch_leave_no_day_out_and_none_twice(law: Any) -> None:
    catalogue = law("§ 1: {right: }", TOUCHING)
    here = case(catalogue, {"kommune": "By A"})
    found = Engine(catalogue).timeline(here, date(2017, 12, 1), date(2019, 1, 31), "L § 1")
    assert [
        (str(each.start), str(each.end), [applied.basis for applied in each.outcome.actual.exemptions])
        for each in found
    ] == [
        ("2017-12-01", "2017-12-31", []),
        ("2018-01-01", "2018-06-30", ["B 1"]),
        ("2018-07-01", "2018-12-31", ["B 2"]),
        ("2019-01-01", "2019-01-31", []),
    ]


def test_participation_that_ends_where_another_begins(law: Any) -> None:
    catalogue = law(
        "§ 1: {right: }",
        """
e:
  takes part:
    - {kommune: [By A], to: 2018-06-30}
    - {kommune: [By A, By B], from: 2018-07-01}
  exemptions: {fri: {waive: [L § 1]}}
""",
    )
    days = (date(2018, 6, 1), date(2018, 7, 31))
    assert spans(catalogue, {"kommune": "By A"}, days) == [("2018-06-01", "applies", "waived")]
    assert spans(catalogue, {"kommune": "By B"}, days) == [
        ("2018-06-01", "applies", "applies"),
        ("2018-07-01", "applies", "waived"),
    ]


MOVES = {
    "facts": {
        "kommune": [
            {"is": "By A", "from": "2018-01-01", "to": "2018-03-09"},
            {"is": "By C", "from": "2018-03-10", "to": "2018-04-30"},
            {"is": "By B", "from": "2018-05-01"},
        ]
    },
    "events": [{"what": "henvendelse", "on": "2018-03-01"}],
}


@pytest.mark.parametrize("at_end", ["resume", "restart"])
def test_a_move_in_the_middle_of_a_duty(law: Any, at_end: str) -> None:
    """The exemption follows the municipality of the day; the duty's days are those of ordinary law throughout, for
    to move is not the end of the exemption."""
    catalogue = law(
        "§ 1: {duty: {arises: {event: henvendelse}, due: {weeks: 4}}}",
        f"e: {{exemptions: {{fri: {{waive: [L § 1], at end: {at_end}}}}}}}",
    )
    found = Engine(catalogue).timeline(case(catalogue, MOVES), date(2018, 3, 1), date(2018, 6, 1), "L § 1")
    told = []
    for each in found:
        duty = each.outcome.actual.duty
        assert duty is not None
        assert (duty.arises, duty.due) == (date(2018, 3, 1), date(2018, 3, 29))
        told.append((str(each.start), str(duty.state), each.outcome.differs))
    assert told == [
        ("2018-03-01", "waived", True),
        ("2018-03-10", "upcoming", False),
        ("2018-03-30", "overdue", False),
        ("2018-05-01", "waived", True),
    ]


def test_exemptions_that_say_the_same_merge_and_others_conflict_only_where_both_hold(law: Any) -> None:
    catalogue = law(
        "§ 1: {given: {a: gift, b: børn > 2}, right: }",
        """
e: {exemptions: {en: {set: {"L § 1": {given: {b: børn > 1}}}, to: 2018-06-30}}}
f: {exemptions: {to: {set: {"L § 1": {given: {b: "børn  >  1"}}}, from: 2018-03-01, to: 2018-12-31}}}
g: {exemptions: {tre: {set: {"L § 1": {given: {b: børn > 0}}}, from: 2018-10-01, to: 2019-03-31}}}
""",
    )
    here = case(catalogue, {"kommune": "By A", "gift": True, "børn": 2})
    found = Engine(catalogue).timeline(here, date(2018, 2, 1), date(2019, 4, 30), "L § 1")
    assert [
        (
            str(each.start),
            str(each.outcome.actual.status),
            [applied.id for applied in each.outcome.actual.exemptions],
            next((judged.by for judged in each.outcome.actual.given if judged.change), None),
        )
        for each in found
    ] == [
        ("2018-02-01", "applies", ["e/en"], ("e/en",)),
        ("2018-03-01", "applies", ["e/en", "f/to"], ("e/en", "f/to")),
        ("2018-07-01", "applies", ["f/to"], ("f/to",)),
        ("2018-10-01", "conflict", ["f/to", "g/tre"], None),
        ("2019-01-01", "applies", ["g/tre"], ("g/tre",)),
        ("2019-04-01", "does not apply", [], None),
    ]


SCOPES = """
e:
  takes part: [{kommune: [By A], group: gift}]
  exemptions:
    fri:
      waive: [L § 1]
      for: {børn: børn > 0}
      enrolled: {tilmeldt: syg}
      provided: {skøn: skøn er foretaget}
    bedt: {standing: asked, waive: [L § 1]}
    senere: {from: 2019-01-01, to: 2019-12-31, waive: [L § 1]}
    andet: {drop: {"L § 1": [gammel]}}
"""
VERSIONS = """
§ 1:
  versions:
    - {from: 2000-01-01, to: 2017-12-31, given: {gammel: gift}, right: }
    - {from: 2018-01-01, right: }
"""


@pytest.mark.parametrize(
    ("changed", "failing"),
    [
        ({"kommune": "By C"}, "kommune"),
        ({"gift": False}, "group"),
        ({"børn": 0}, "børn"),
        ({"syg": False}, "tilmeldt"),
        ({"skøn er foretaget": False}, "skøn"),
    ],
)
def test_which_part_of_scope_failed_is_told(law: Any, changed: dict[str, Any], failing: str) -> None:
    catalogue = law(VERSIONS, SCOPES.replace('drop: {"L § 1": [gammel]}', "waive: [L § 1], to: 2018-01-31"))
    facts = {"kommune": "By A", "gift": True, "børn": 1, "syg": True, "skøn er foretaget": True}
    assert decide(catalogue, "2018-05-01", facts).actual.status is Status.WAIVED
    found = decide(catalogue, "2018-05-01", facts | changed)
    assert (found.actual.status, found.actual.exemptions) == (Status.APPLIES, ())
    fri = found.actual.considered[0]
    assert (fri.id, fri.in_scope) == ("e/fri", False)
    wrong = [each.name for each in fri.scope if each.holds is False]
    assert failing in wrong
    assert set(wrong) <= {failing, "kommune"}  # without its group, the case takes no part


def test_why_others_cannot_matter_is_told(law: Any) -> None:
    catalogue = law(
        VERSIONS,
        SCOPES.replace("andet: {drop", "andet: {from: 2017-01-01, to: 2018-12-31, drop"),
    )
    found = decide(catalogue, "2018-05-01", {"kommune": "By A", "gift": True})
    told = {
        each.id: [judged.name for judged in each.scope if judged.holds is False]
        for each in found.actual.considered
    }
    assert told == {"e/fri": [], "e/bedt": ["standing"], "e/senere": ["period"], "e/andet": ["aim"]}
    fri = found.actual.considered[0]
    assert fri.in_scope is None
    assert {each.name: each.missing for each in fri.scope if each.holds is None} == {
        "børn": ("børn",),
        "tilmeldt": ("syg",),
        "skøn": ("skøn er foretaget",),
    }
    written = to_json(found)["actual"]
    assert written["exemptions"] == []
    assert [each["in scope"] for each in written["considered"]] == [None, False, False, False]


def test_reasons_stay_right_however_many_values_were_seen(law: Any) -> None:
    """Reasons of facts with few values are kept; cases made by hand may have any."""
    catalogue = law(
        '§ 1: {given: {a: ydelse = "hjælp"}, right: }', "e: {exemptions: {fri: {waive: [L § 1]}}}"
    )
    engine = Engine(catalogue)

    def judged(value: str) -> tuple[object, ...]:
        facts = {name: (Piece(FIRST, LAST, value),) for name in ("kommune", "ydelse")}
        found = engine.outcome(Case("1", "person", facts), date(2018, 5, 1), "L § 1")
        (given,), (applied,) = found.ordinary.given, found.actual.considered
        return given.holds, given.facts["ydelse"], applied.in_scope, applied.scope[0].facts["kommune"]

    for number in range(KEPT + 10):
        assert judged(str(number)) == (False, str(number), False, str(number))
    assert judged("hjælp") == (True, "hjælp", False, "hjælp")
    assert judged("By A") == (False, "By A", True, "By A")
    assert judged("0") == (False, "0", False, "0")


def test_a_language_without_words_of_its_own_gets_danish(law: Any) -> None:
    catalogue = law(
        "§ 1: {given: {a: gift}, right: }", SCOPES.replace('drop: {"L § 1": [gammel]}', "waive: [L § 1]")
    )
    found = Engine(catalogue, lang="sv").outcome(case(catalogue, {"gift": True}), date(2018, 5, 1), "L § 1")
    assert found.actual.considered[0].scope[0].text == "deltager i forsøget"


def test_a_provision_not_in_force_has_that_status_twice(law: Any) -> None:
    engine = Engine(law("§ 1: {right: }"))
    assert engine.status(Case("1", "person"), date(1999, 12, 31), "L § 1") == (Status.NOT_IN_FORCE,) * 2


def test_a_timeline_of_a_duty_that_arises_once(law: Any) -> None:
    catalogue = law("§ 1: {given: {a: gift}, duty: {due: {weeks: 2}}}")
    data = {"gift": [{"is": False, "to": "2018-02-28"}, {"is": True, "from": "2018-03-01"}]}
    found = Engine(catalogue).timeline(case(catalogue, data), date(2018, 2, 1), date(2018, 4, 1), "L § 1")
    assert [
        (str(each.start), each.outcome.ordinary.duty and each.outcome.ordinary.duty.state) for each in found
    ] == [("2018-02-01", None), ("2018-03-01", State.UPCOMING), ("2018-03-16", State.OVERDUE)]
    unknown = {"gift": [{"is": True, "from": "2018-03-01"}]}
    found = Engine(catalogue).timeline(case(catalogue, unknown), date(2018, 2, 1), date(2018, 4, 1), "L § 1")
    assert [str(each.start) for each in found] == ["2018-02-01", "2018-03-01"]


def test_two_unknown_stretches_of_a_fact_are_missing_only_where_they_are_looked_at(law: Any) -> None:
    catalogue = law("§ 1: {given: {a: 'accumulated months(gift and syg, 6) >= 1'}, right: }")
    data = {
        "gift": [{"is": True, "to": "2017-01-31"}, {"is": True, "from": "2017-03-01"}],
        "syg": [{"is": True, "to": "2018-03-31"}, {"is": True, "from": "2018-05-01"}],
    }
    assert decide(catalogue, "2018-05-01", data).ordinary.missing == ("syg",)


def test_events_of_the_same_day_are_all_seen(law: Any) -> None:
    catalogue = law("§ 1: {given: {a: 'count(møde) = 3', b: 'count(møde[form = \"telefon\"]) = 2'}, right: }")
    day = date(2018, 5, 1).toordinal()
    forms = ("telefon", "fremmøde", "telefon")
    events = tuple(Event("møde", day, {"form": each}) for each in forms)
    found = Engine(catalogue).outcome(Case("1", "person", {}, {"møde": events}), date(2018, 5, 1), "L § 1")
    assert found.ordinary.status is Status.APPLIES


def test_a_timeline_of_a_duty_that_never_arises(law: Any) -> None:
    catalogue = law("§ 1: {duty: {arises: {event: henvendelse}, due: {weeks: 1}}}")
    found = Engine(catalogue).timeline(Case("1", "person"), date(2018, 1, 1), date(2018, 12, 31), "L § 1")
    assert [(each.start, each.end) for each in found] == [(date(2018, 1, 1), date(2018, 12, 31))]
    duty = found[0].outcome.ordinary.duty
    assert duty is not None
    assert (duty.arises, duty.due, duty.state) == (None, None, None)


@pytest.mark.parametrize(
    ("timer", "text"),
    [
        ("0", "0"),
        ("-0.0", "0"),
        ("0.00", "0"),
        ("100", "100"),
        ("2.50", "2.5"),
        ("1E+3", "1000"),
        ("-3.10", "-3.1"),
    ],
)
def test_a_value_is_written_plain(law: Any, timer: str, text: str) -> None:
    catalogue = law("§ 1: {amount: {is: timer}}")
    facts = {"timer": (Piece(FIRST, LAST, Decimal(timer)),)}
    found = Engine(catalogue).outcome(Case("1", "person", facts), date(2018, 5, 1), "L § 1")
    assert to_row(found)["ordinary_value"] == text
    assert to_json(found)["ordinary"]["value"] == text


YEARLY = """
§ 1:
  duty:
    arises: {after: {months: 12}, within: {months: 18}, again: true}
    due: {reading: {months: 18}}
    clock: {while: 'ydelse = "hjælp"'}
"""


def test_an_earlier_day_is_answered_the_same_after_a_later_one(law: Any) -> None:
    catalogue = law(YEARLY)
    data = {"ydelse": [{"is": "hjælp", "from": "2010-03-01"}]}
    days = [date(2018, 5, 1), date(2012, 2, 28), date(2016, 3, 1), date(2010, 3, 1)]
    again, engine = case(catalogue, data), Engine(catalogue)
    for day in days:
        assert engine.outcome(again, day, "L § 1") == engine.outcome(case(catalogue, data), day, "L § 1")


def test_the_third_count_is_found_without_the_others_being_asked_for() -> None:
    start = date(2018, 1, 1).toordinal()
    counts = Counted(
        Dial([(start, LAST)]),
        FIRST,
        Reading("days", 10),
        lambda day: day + 20,
        lambda _arises, counts: counts + 15,
        again=True,
    )
    assert counts.get(0) is None
    assert counts.get(3) == Span(start + 30, start + 35)
    assert counts.arises(4) == start + 40
    assert [counts.arisen(start + day) for day in (9, 10, 29, 30, 45)] == [0, 1, 2, 3, 4]


def test_the_truth_is_kept_for_some_thousand_values_only() -> None:
    truths = Truths(lambda frame: frame[0] == "7", [None], 0)
    for number in range(10_000):
        assert truths[str(number)] is (number == 7)
        assert truths[str(number)] is (number == 7)
    assert len(truths) < 5_000


def test_a_duty_of_an_exemption_s_own_is_not_in_force_after_the_end_of_participation(law: Any) -> None:
    own = """
e:
  takes part: [{kommune: [By A], from: 2018-01-01, to: 2018-12-31}]
  exemptions: {egen: {add: {§ 9: {duty: {do: møde, due: {weeks: 1}}}}, at end: restart}}
"""
    found = decide(law("§ 1: {right: }", own), "2019-03-01", {"kommune": "By A"}, "e § 9")
    assert found.ordinary.status is found.actual.status is Status.NOT_IN_FORCE
    assert found.differs is False
