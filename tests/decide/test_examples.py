"""Examples of a catalogue: run, compared, and located where they do not hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest

from frirum.catalogue import Catalogue, load
from frirum.decide.examples import run_examples
from frirum.law.model import Example, Place

from .spec import Spec, build

LAW = """
§ 1, stk. 1: {given: {gift: gift}, amount: {is: timer * 2}}
§ 1, stk. 2: {given: {gift: gift}, duty: {arises: {event: henvendelse}, due: {weeks: 1}}}
§ 2: {amount: {is: 'sum(for x in 1..1000000 return x)'}}
"""
EXPERIMENTS = """
e: {exemptions: {fri: {waive: ["L § 1, stk. 1"]}, mere: {standing: asked, drop: {"L § 1, stk. 1": [gift]}}}}
"""
HERE = Place("l.yaml", 7, 5)


@cache
def catalogue() -> Catalogue:
    return build(Spec("", LAW, (), EXPERIMENTS), Path(mkdtemp(prefix="frirum-examples-")))


def run(
    case: dict[str, Any], expect: dict[str, Any], provision: str = "L § 1, stk. 1", asked: bool = False
) -> list[str]:
    """What is wrong with an example, in the act and in the experiment alike."""
    example = Example("et eksempel", date(2018, 5, 1), provision, case, expect, asked, place=HERE)
    whole = catalogue()
    in_act = replace(whole, acts={"L": replace(whole.acts["L"], examples=(example,))})
    in_experiment = replace(whole, experiments={"e": replace(whole.experiments["e"], examples=(example,))})
    found = [run_examples(each) for each in (in_act, in_experiment)]
    assert found[0] == found[1]
    for each in found[0]:
        assert str(each).startswith("l.yaml:7:5: F316: the example `et eksempel`: ")
    return [each.message.partition("`: ")[2] for each in found[0]]


CASE = {"kommune": "By A", "gift": True, "timer": Decimal(3)}


def test_an_example_that_holds() -> None:
    assert run(CASE, {"ordinary": {"status": "applies", "value": 6, "unit": "kr.", "missing": []}}) == []
    assert run(CASE, {"ordinary": {"value": "6.00", "effect": "amount"}}) == []
    assert (
        run(
            CASE, {"actual": {"status": "waived", "exemptions": ["e/fri"], "basis": ["B fri"], "value": None}}
        )
        == []
    )
    assert run(CASE, {"differs": True}) == []
    assert run({"facts": {"gift": False}}, {"ordinary": {"status": "does not apply", "reason": "gift"}}) == []


def test_what_is_different() -> None:
    assert run(CASE, {"ordinary": {"status": "waived", "value": 7}}) == [
        "ordinary status is applies, not waived",
        "ordinary value is 6, not 7",
    ]
    assert run(CASE, {"ordinary": {"value": "many"}}) == ["ordinary value is 6, not many"]
    assert run(CASE, {"ordinary": {"value": True}}) == ["ordinary value is 6, not True"]
    assert run(CASE, {"actual": {"value": 1, "missing": ["x"]}}) == [
        "actual value is nothing, not 1",
        "actual missing is empty, not x",
    ]
    assert run(CASE, {"ordinary": {"duty": {"state": "met"}}}) == [
        "ordinary duty is nothing, not {'state': 'met'}"
    ]


def test_a_duty() -> None:
    case = {
        "facts": {"gift": True, "kommune": "By C"},
        "events": [{"what": "henvendelse", "on": "2018-04-01"}],
    }
    duty = {
        "arises": date(2018, 4, 1),
        "due": "2018-04-08",
        "state": "overdue",
        "fulfilled": None,
        "number": 1,
    }
    assert run(case, {"ordinary": {"duty": duty}, "differs": False}, "L § 1, stk. 2") == []
    assert run(case, {"ordinary": {"duty": {"due": date(2018, 4, 9), "number": 2}}}, "L § 1, stk. 2") == [
        "ordinary duty due is 2018-04-08, not 2018-04-09",
        "ordinary duty number is 1, not 2",
    ]


def test_a_field_that_no_outcome_has() -> None:
    (found,) = run(CASE, {"ordinary": {"state": "met"}})
    assert found.startswith("`ordinary state` is nothing an outcome has; expect one of status, effect,")


def test_a_provision_that_is_none_or_several() -> None:
    assert run(CASE, {}, "L § 9") == ["`L § 9` names no provision on 2018-05-01; name exactly one"]
    (found,) = run(CASE, {}, "L § 1")
    assert found == "`L § 1` names L § 1, stk. 1, L § 1, stk. 2 on 2018-05-01; name exactly one"


def test_a_case_that_is_wrong() -> None:
    (found,) = run({"kommune": "Atlantis"}, {})
    assert found.startswith("its case is wrong: ")
    assert "Atlantis" in found


def test_an_expression_that_takes_too_long() -> None:
    (found,) = run({}, {}, "L § 2")
    assert "steps" in found


@pytest.mark.parametrize(("asked", "status"), [(True, "waived"), (False, "does not apply")])
def test_what_was_asked_for(asked: bool, status: str) -> None:
    assert run({**CASE, "gift": False}, {"actual": {"status": status}}, asked=asked) == []


def test_every_example_of_the_danish_catalogue_holds() -> None:
    assert [str(each) for each in run_examples(load())] == []
