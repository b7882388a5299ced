"""Plans: what holds of a provision on a day, before any case is looked at."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from frirum.cases.model import FIRST, LAST
from frirum.decide.plan import DROPPED, Plan, consequence_key, plan
from frirum.feel import parse
from frirum.law.model import Clock, Condition, Counting, Due, Expression, Term, Unit

from .spec import Spec, build

LAW = """
§ 1:
  versions:
    - {from: 2010-01-01, to: 2018-06-30, given: {a: gift, b: syg}, right: }
    - {from: 2018-07-01, given: {a: gift}, right: }
§ 2: {duty: {due: {weeks: 1}, tolerance: {days: 2}}}
"""
EXPERIMENTS = """
e:
  takes part: [{kommune: [By A], part: [en]}, {kommune: [By B], from: 2018-02-01}]
  exemptions:
    en: {drop: {"L § 1": [a]}}
    to: {drop: {"L § 1": [b]}, set: {"L § 2": {duty: {due: {weeks: 2}}}}, at end: resume}
f:
  exemptions:
    tre: {drop: {"L § 1": [a], "L § 2": [duty.tolerance]}, waive: [L § 2], at end: resume}
    fire: {standing: asked, set: {"L § 1": {given: {a: not(gift)}, is: "false"}}}
    fem: {add: {§ 3: {right: }}}
"""


def planned(tmp_path: Path, provision: str, day: str, asked: bool | tuple[str, ...] = False) -> Plan:
    catalogue = build(Spec("", LAW, (), EXPERIMENTS), tmp_path)
    return plan(catalogue, catalogue.provisions[provision], date.fromisoformat(day), asked)


def ids(found: Plan) -> list[str]:
    return [scope.id for scope in found.scopes]


def test_the_same_consequence_is_one_with_all_who_want_it(tmp_path: Path) -> None:
    found = planned(tmp_path, "L § 1", "2018-05-01")
    assert ids(found) == ["e/en", "e/to", "f/tre"]
    assert {name: [(each.to, each.scopes) for each in some] for name, some in found.elements.items()} == {
        "given.a": [(DROPPED, (0, 2))],
        "given.b": [(DROPPED, (1,))],
    }
    assert [touch.id for touch in found.beside] == ["f/fire"]


def test_what_was_asked_for_takes_part_when_named(tmp_path: Path) -> None:
    for number, asked in enumerate((True, ("f",), ("f/fire",))):
        folder = tmp_path / str(number)
        folder.mkdir()
        found = planned(folder, "L § 1", "2018-05-01", asked)
        assert len(found.elements["given.a"]) == 2
        assert len(found.elements["value"]) == 1
    folder = tmp_path / "other"
    folder.mkdir()
    assert "value" not in planned(folder, "L § 1", "2018-05-01", ("e", "f/tre")).elements


def test_elements_that_the_version_lacks_are_not_touched(tmp_path: Path) -> None:
    found = planned(tmp_path, "L § 1", "2018-08-01")
    assert ids(found) == ["e/en", "f/tre"]
    assert "e/to" in [touch.id for touch in found.beside]


def test_duty_fields_and_waivers(tmp_path: Path) -> None:
    found = planned(tmp_path, "L § 2", "2018-05-01")
    assert set(found.elements) == {"duty.due", "duty.tolerance", "waive"}
    assert found.elements["duty.tolerance"][0].to is DROPPED
    assert found.elements["duty.due"][0].to == Due(term=Term(2, Unit.WEEKS))
    assert found.elements["waive"][0].to is True


def test_participation_of_the_day_and_the_part(tmp_path: Path) -> None:
    found = planned(tmp_path, "L § 1", "2018-01-15")
    assert [[entry.municipalities for entry in scope.entries] for scope in found.scopes[:2]] == [
        [("By A",)],
        [],
    ]


def test_a_plan_holds_until_something_begins_or_ends(tmp_path: Path) -> None:
    found = planned(tmp_path, "L § 1", "2018-03-01")
    assert date.fromordinal(found.start) == date(2018, 2, 1)
    assert date.fromordinal(found.end) == date(2018, 6, 30)


def test_before_and_after_everything(tmp_path: Path) -> None:
    before = planned(tmp_path, "L § 2", "1900-01-01")
    assert (before.version, before.scopes, before.elements) == (None, (), {})
    assert before.start == FIRST
    folder = tmp_path / "later"
    folder.mkdir()
    assert planned(folder, "L § 2", "2100-01-01").end == LAST


def test_a_provision_of_an_exemptions_own(tmp_path: Path) -> None:
    found = planned(tmp_path, "f § 3", "2018-05-01")
    assert found.own
    assert found.elements["add"][0].to is True


def test_consequences_are_the_same_if_they_mean_the_same() -> None:
    def expression(text: str) -> Expression:
        return Expression(text, parse(text, ["a"]))

    assert consequence_key(expression("a + 1")) == consequence_key(expression("a+1.0"))
    assert consequence_key(expression("a + 1")) != consequence_key(expression("1 + a"))
    clock = Clock(expression("a > 1"), Counting.CALENDAR)
    assert consequence_key(clock) == consequence_key(Clock(expression("a>1"), Counting.CALENDAR))
    assert consequence_key(clock) != consequence_key(Clock(expression("a>1"), Counting.WHOLE_WEEKS))
    one = Condition("a", expression("a = 1"), {"da": "x"})
    assert consequence_key(one) == consequence_key(Condition("b", expression("a=1"), {"da": "y"}))
    assert consequence_key(1) != consequence_key(True)
    assert consequence_key(None) is None
    assert consequence_key(Decimal(1)) == consequence_key(Decimal("1.0"))
    assert consequence_key(parse("1")) == parse("1")
