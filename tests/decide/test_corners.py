"""What is rare: laws written oddly, cases that lack nearly everything, back doors of the engine."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from frirum.cases.model import LAST, Case, Event, Piece
from frirum.cases.shape import read_case_data
from frirum.catalogue import Catalogue
from frirum.decide import Engine
from frirum.decide.changes import MOVING, Changes
from frirum.decide.json import to_json
from frirum.decide.outcome import Outcome, State, Status
from frirum.decide.program import Compiler
from frirum.decide.temporal import First, reached_from
from frirum.decide.truth import Runs
from frirum.feel import UNKNOWN, parse

from .spec import Spec, build


@pytest.fixture
def law(tmp_path: Path) -> Any:
    def made(text: str, experiments: str = "") -> Catalogue:
        return build(Spec("", text, (), experiments), tmp_path)

    return made


def decide(
    catalogue: Catalogue, on: str, data: dict[str, Any], provision: str = "L § 1", **more: Any
) -> Outcome:
    case = read_case_data(data, catalogue.vocabulary, about="person", case="1")
    return Engine(catalogue, **more).outcome(case, date.fromisoformat(on), provision)


def test_what_hangs_on_today_is_looked_at_every_day(law: Any) -> None:
    catalogue = law("§ 1: {duty: {arises: {event: henvendelse}, due: {days: 3}, suspended: today() < frist}}")
    data = {"facts": {"frist": "2018-02-01"}, "events": [{"what": "henvendelse", "on": "2018-01-01"}]}
    case = read_case_data(data, catalogue.vocabulary, about="person", case="1")
    spans = Engine(catalogue).timeline(case, date(2018, 1, 1), date(2018, 3, 1), "L § 1")
    states = [each.outcome.ordinary.duty and each.outcome.ordinary.duty.state for each in spans]
    assert states == [State.SUSPENDED, State.OVERDUE]
    assert spans[1].start == date(2018, 2, 1)


def test_a_clock_that_counts_from_today_backwards(law: Any) -> None:
    catalogue = law("§ 1: {given: {a: 'accumulated days(today() > frist) >= 10'}, right: }")
    assert decide(catalogue, "2018-02-01", {"frist": "2018-01-01"}).ordinary.status is Status.APPLIES
    assert decide(catalogue, "2018-01-01", {"frist": "2018-01-01"}).ordinary.status is Status.DOES_NOT_APPLY


def test_reasons_of_incomplete_facts_that_are_followed(law: Any) -> None:
    catalogue = law("§ 1: {given: {a: 'accumulated months(ydelse = \"hjælp\", 6) >= 1'}, right: }")
    recorded = {"facts": {"ydelse": [{"is": "hjælp", "from": "2018-01-01"}]}, "incomplete": ["ydelse"]}
    found = decide(catalogue, "2018-02-01", recorded)
    assert found.ordinary.status is Status.UNDECIDED
    assert found.ordinary.given[0].facts == {"ydelse": "hjælp"}
    nothing = decide(catalogue, "2018-02-01", {"facts": {}, "incomplete": ["ydelse"]})
    assert nothing.ordinary.given[0].facts == {}


def test_json_of_a_provision_not_in_force_and_of_a_duty_without_occurrence(law: Any) -> None:
    catalogue = law("§ 1: {duty: {arises: {event: henvendelse}, due: {weeks: 1}}}")
    early = to_json(decide(catalogue, "1999-01-01", {"facts": {}}))
    assert early["ordinary"] == {
        "status": "not in force",
        "effect": None,
        "given": [],
        "missing": [],
        "exemptions": [],
    }
    none = to_json(decide(catalogue, "2018-01-01", {"facts": {}}))
    assert none["ordinary"]["duty"] == {"do": "møde", "arises": None, "due": None, "state": None}
    met = {"events": [{"what": "henvendelse", "on": "2018-01-01"}, {"what": "møde", "on": "2018-01-02"}]}
    assert to_json(decide(catalogue, "2018-02-01", met))["ordinary"]["duty"] == {
        "do": "møde",
        "arises": "2018-01-01",
        "due": "2018-01-08",
        "state": "met",
        "fulfilled": "2018-01-02",
        "number": 1,
    }


def test_missing_names_in_odd_expressions(law: Any) -> None:
    catalogue = law(
        """
§ 1: {given: {a: 'accumulated months(gift, børn) > 1'}, right: }
§ 2: {given: {a: 'count(møde[form = "telefon"], børn) > 0'}, right: }
§ 3: {given: {a: 'some x in [børn] satisfies x > timer'}, right: }
§ 4: {given: {a: 'if gift then syg else syg and børn > 1'}, right: }
§ 5: {given: {a: 'count(møde[form = "telefon"], 1) > 0'}, right: }
§ 6: {given: {a: 'børn in (timer, 3)'}, right: }
§ 7: {given: {a: 'first(rygte) = frist'}, right: }
§ 8: {given: {a: 'count(møde, timer) > 0'}, right: }
§ 9: {given: {a: 'count(møde[form = "telefon"], timer) > 0'}, right: }
"""
    )

    def missing(provision: str, **facts: Any) -> tuple[str, ...]:
        data = {"facts": facts, "events": [{"what": "møde", "on": "2018-01-01"}]}
        return decide(catalogue, "2018-03-01", data, provision).ordinary.missing

    assert missing("L § 1", gift=True) == ("børn",)
    assert missing("L § 1", børn=3) == ("gift",)
    assert missing("L § 1", børn=Decimal("1.5")) == ()
    assert missing("L § 2", børn=3) == ("form",)
    assert missing("L § 2") == ("børn",)
    assert missing("L § 3") == ("børn", "timer")
    assert missing("L § 3", børn=1) == ("timer",)
    assert missing("L § 4", gift=True) == ("syg",)
    assert missing("L § 4", gift=False) == ("børn", "syg")
    assert missing("L § 4") == ("gift",)
    assert missing("L § 5") == ()  # the meeting lies before the window
    assert missing("L § 6", børn=1) == ("timer",)
    assert missing("L § 7") == ("frist", "rygte")
    assert missing("L § 8") == ("timer",)
    assert missing("L § 8", timer=Decimal("0.5")) == ()
    assert missing("L § 9", timer=Decimal("0.5")) == ()


def test_an_ordinary_value_that_is_unknown(law: Any) -> None:
    catalogue = law(
        "§ 1: {amount: {is: timer * 2}}",
        'e: {exemptions: {mere: {set: {"L § 1": {is: "if børn > 1 then ordinary else '
        'sum(for x in [1] return x + ordinary)"}}}}}',
    )
    found = decide(catalogue, "2018-05-01", {"kommune": "By A", "børn": 2})
    assert found.actual.missing == ("timer",)
    assert decide(catalogue, "2018-05-01", {"kommune": "By A"}).actual.missing == ("børn",)
    assert decide(catalogue, "2018-05-01", {"kommune": "By A", "børn": 1}).actual.missing == ("timer",)


def test_one_exemption_that_says_the_same_twice(law: Any) -> None:
    catalogue = law(
        "§ 1, stk. 1: {given: {a: gift}, right: }",
        'e: {exemptions: {fri: {waive: ["L § 1", "L § 1, stk. 1"]}}}',
    )
    found = decide(catalogue, "2018-05-01", {"kommune": "By A", "gift": True}, "L § 1, stk. 1")
    assert found.actual.status is Status.WAIVED
    assert len(found.actual.exemptions) == 1


def test_an_event_that_the_vocabulary_does_not_know(law: Any) -> None:
    """The loader finds it; the engine never takes it for something that did not happen."""
    compiler = Compiler(law("§ 1: {right: }"), "person")
    events = compiler.events("opdigtet")
    case = Case("1", "person", {}, {"opdigtet": (Event("opdigtet", 700_000, {}),)})
    assert not events.known(case)
    assert First(events)([case, 700_001, 700_001]) is UNKNOWN


def test_dropping_the_events_that_meet_a_duty(law: Any) -> None:
    catalogue = law(
        "§ 1: {duty: {arises: {event: henvendelse}, due: {weeks: 1}, met by: [brev]}}",
        'e: {exemptions: {fri: {drop: {"L § 1": [duty.met by]}, at end: resume}}}',
    )
    events = [{"what": "henvendelse", "on": "2018-01-01"}, {"what": "møde", "on": "2018-01-03"}]
    found = decide(catalogue, "2018-02-01", {"facts": {"kommune": "By A"}, "events": events})
    assert found.ordinary.duty is not None
    assert found.ordinary.duty.state is State.OVERDUE
    assert found.actual.duty is not None
    assert found.actual.duty.state is State.MET


def test_a_cadence_in_weeks_within_months(law: Any) -> None:
    catalogue = law(
        """
§ 1: {duty: {every: {weeks: 2}, up to: {months: 1}, clock: {while: 'ydelse = "hjælp"'}}}
§ 2: {duty: {every: {weeks: 2}, after: {months: 2}, clock: {while: 'ydelse = "hjælp"'}}}
§ 3: {duty: {every: {weeks: 0}, clock: {while: 'ydelse = "hjælp"'}}}
"""
    )

    def due(on: str, to: str | None, provision: str) -> date | None:
        data = {"ydelse": [{"is": "hjælp", "from": "2018-01-01", **({"to": to} if to else {})}]}
        duty = decide(catalogue, on, data, provision).ordinary.duty
        assert duty is not None
        return duty.due

    assert due("2018-01-01", None, "L § 1") == date(2018, 1, 15)
    assert due("2018-06-01", None, "L § 1") == date(2018, 1, 29)
    assert due("2018-06-01", "2018-01-20", "L § 1") is None  # the month is never full: the second is open
    assert due("2018-01-01", None, "L § 2") == date(2018, 3, 15)
    assert due("2018-01-01", "2018-01-20", "L § 2") is None
    assert due("2018-01-01", None, "L § 3") is None


def test_restart_where_the_provision_itself_ends_or_others_touch_it(law: Any) -> None:
    catalogue = law(
        "§ 1: {from: 2000-01-01, to: 2019-12-31, duty: {every: {months: 1}}}\n"
        "§ 2: {duty: {every: {weeks: 2}}}",
        """
e: {exemptions: {fri: {waive: [L § 1, L § 2], at end: restart}}}
f:
  takes part: [{kommune: [By A], to: 2018-06-30}]
  exemptions: {kort: {waive: [L § 2], at end: resume}}
""",
    )
    here = {"kommune": "By A"}
    assert decide(catalogue, "2020-02-01", here).actual.status is Status.NOT_IN_FORCE
    found = decide(catalogue, "2020-01-15", here, "L § 2")
    assert found.actual.duty is not None
    assert (found.actual.duty.number, found.actual.duty.arises) == (1, date(2020, 1, 1))
    unknown = decide(catalogue, "2020-01-15", {"facts": {}}, "L § 2")
    assert (unknown.actual.status, unknown.actual.missing) == (Status.UNDECIDED, ("kommune",))


def test_an_occurrence_of_unknown_beginning_is_listed_by_its_due_day(law: Any) -> None:
    catalogue = law("§ 1: {given: {a: gift}, duty: {due: {on: frist}}}".replace("on:", "'on':"))
    data = {"facts": {"gift": [{"is": True, "from": "2018-01-01"}], "frist": "2018-03-01"}}
    case = read_case_data(data, catalogue.vocabulary, about="person", case="1")
    ((ordinary, _),) = Engine(catalogue).occurrences(case, date(2018, 1, 1), date(2018, 12, 31), "L § 1")
    assert ordinary is not None
    assert (ordinary.arises, ordinary.due, ordinary.state) == (None, date(2018, 3, 1), None)
    assert Engine(catalogue).occurrences(case, date(2018, 4, 1), date(2018, 12, 31), "L § 1") == []
    data["facts"]["gift"] = [{"is": False, "to": "2017-12-31"}, {"is": True, "from": "2018-01-01"}]
    case = read_case_data(data, catalogue.vocabulary, about="person", case="1")
    ((ordinary, actual),) = Engine(catalogue).occurrences(case, date(2018, 1, 1), date(2018, 12, 31), "L § 1")
    assert ordinary is not None
    assert (ordinary.arises, ordinary.state) == (date(2018, 1, 1), State.OVERDUE)
    assert actual == ordinary


def test_more_exemptions_of_unknown_scope_than_are_combined(law: Any) -> None:
    names = ", ".join(f"x{n}: {{drop: {{'L § 1': [c{n}]}}}}" for n in range(10))
    given = ", ".join(f"c{n}: gift" for n in range(10))
    catalogue = law(f"§ 1: {{given: {{{given}}}, right: }}", f"e: {{exemptions: {{{names}}}}}")
    found = decide(catalogue, "2018-05-01", {"gift": True})
    assert (found.actual.status, found.actual.missing) == (Status.UNDECIDED, ("kommune",))
    assert Engine(catalogue).status(Case("1", "person"), date(2018, 5, 1), "L § 1")[1] is Status.UNDECIDED


def test_windows_open_on_the_first_day_that_reaches_back() -> None:
    start = date(2018, 3, 31).toordinal()
    assert date.fromordinal(reached_from(start, 1)) == date(2018, 5, 1)


def test_a_measure_within_one_of_many_runs() -> None:
    runs = Runs([(100 * n, 100 * n + 50) for n in range(1, 20)], [], [])
    assert runs.measure(510, 520, months=False) == 11
    assert runs.measure(551, 599, months=False) == 0
    assert runs.measure(150, 520, months=False) == 1 + 3 * 51 + 21
    assert runs.measure(140, 520, months=False) == 11 + 3 * 51 + 21


def test_unknown_pieces_side_by_side(law: Any) -> None:
    """A none among booleans is neither true nor false."""
    compiler = Compiler(law("§ 1: {right: }"), "person")
    catalogue_names = ["visiteret", "barsel"]
    condition = compiler.followed(parse("visiteret and not(barsel)", catalogue_names))
    pieces = (Piece(10, 19, None), Piece(20, 29, None), Piece(30, LAST, True))
    runs = condition.runs(Case("1", "person", {"visiteret": pieces}), 1)
    assert (runs.unknowns, runs.breaks, runs.trues) == ([(10, 29)], [20], [(30, LAST)])
    counted = parse("accumulated days(visiteret and not(barsel)) > 3", [*catalogue_names, "accumulated days"])
    # What is missing may be another fact from the day on which another piece begins.
    days = Changes(compiler, counted).days(Case("1", "person", {"visiteret": pieces}), 1, 100, MOVING)
    assert {11, 21, 31} <= days


def test_only_events_that_could_change_the_answer_are_missing_something(law: Any) -> None:
    catalogue = law(
        """
§ 1: {given: {a: 'latest(møde[minutter > 5 and form = "telefon"]) = frist'}, right: }
§ 2: {given: {a: 'latest(rygte) = frist'}, right: }
"""
    )
    events = [
        {"what": "møde", "on": "2018-01-01", "form": "telefon"},
        {"what": "møde", "on": "2018-02-01", "form": "telefon", "minutter": 9},
        {"what": "møde", "on": "2018-03-01", "minutter": 9},
    ]
    data = {"facts": {"frist": "2018-02-01"}, "events": events}
    assert decide(catalogue, "2018-05-01", data).ordinary.missing == ("form",)
    assert decide(catalogue, "2018-05-01", data, "L § 2").ordinary.missing == ("rygte",)


def test_a_changed_condition_that_a_later_version_no_longer_has(law: Any) -> None:
    catalogue = law(
        """
§ 1:
  versions:
    - {from: 2000-01-01, to: 2018-06-30, given: {a: gift, b: syg}, right: }
    - {from: 2018-07-01, given: {a: gift}, right: }
""",
        "e: {exemptions: {fri: {set: {L § 1: {given: {a: not(gift), b: gift}}}}}}",
    )
    facts = {"kommune": "By A", "gift": False, "syg": True}
    assert decide(catalogue, "2018-06-30", facts).actual.status is Status.DOES_NOT_APPLY
    assert decide(catalogue, "2018-07-01", facts).actual.status is Status.APPLIES
