"""What the checks leave alone, and the finer points of what they find."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import frirum.catalogue
from frirum.catalogue import Catalogue, Finding, check, finding, load
from frirum.catalogue.checks.report import common, uncovered
from frirum.catalogue.findings import shown
from frirum.law.model import Period, Place

from .fault import LAS, MODTAGER, RATIO, REASSESS, TWINS, modtager_when
from .faults_exemptions import second_experiment, twin
from .faulty import Edit, copy_of_mini


def codes(tmp_path: Path, *edits: Edit) -> list[str]:
    return [each.code for each in check(load(copy_of_mini(tmp_path, *edits)))]


# Exemptions beside each other


def beside(text: str) -> Edit:
    return Edit(TWINS, "", text)


@pytest.mark.parametrize(
    "text",
    [
        twin("set: {BAB § 73: {is: ordinary+1}}"),
        twin("waive: [BAB § 73]"),
        twin(for_="trygt miljø er noteret = false"),
    ],
    ids=["the same consequence", "another element", "another case"],
)
def test_exemptions_that_do_not_collide(text: str, tmp_path: Path) -> None:
    found = codes(tmp_path, beside(text))
    assert found == []


def test_exemptions_in_other_municipalities_or_days_do_not_collide(tmp_path: Path) -> None:
    narrow = Edit(
        RATIO, "{network: true, from: 2017-07-01}", "{kommune: [Rebild, Thisted], from: 2017-07-01}"
    )
    case = "{kommune: KOMMUNE, ordinært ansatte: 12, trygt miljø er noteret: true}\n    expect: {ordinary"
    inside = Edit(RATIO, case.replace("KOMMUNE", "Aalborg"), case.replace("KOMMUNE", "Rebild"))
    assert codes(tmp_path / "a", beside(twin()), narrow, inside) == []
    early = Edit(
        RATIO, "{network: true, from: 2017-07-01}", "{network: true, from: 2017-07-01, to: 2017-08-31}"
    )
    assert codes(tmp_path / "b", beside(twin()), early) == []
    first = Edit(RATIO, "        to: 2017-12-31", "        to: 2017-08-31")
    assert codes(tmp_path / "c", beside(twin()), first) == []


def reassess(change: str) -> Edit:
    return Edit(REASSESS, "        waive: [LAS § 74 c]\n", f"        {change}\n")


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("drop: {LAS § 74 c: [modtager]}", "drop: {LAS § 74 c: [modtager]}", []),
        ("drop: {LAS § 74 c: [modtager]}", "drop: {LAS § 74 c: [tolv af atten]}", []),
        (
            "drop: {LAS § 74 c: [modtager]}",
            "set: {LAS § 74 c: {given: {modtager: {if: barsel, da: a, en: b}}}}",
            ["F309"],
        ),
        ("drop: {LAS § 74 c: [duty.clock]}", "set: {LAS § 74 c: {duty: {clock: null}}}", []),
        ("drop: {LAS § 74 c: [duty.clock]}", "set: {LAS § 74 c: {duty: {clock: {while: barsel}}}}", ["F309"]),
        (
            "set: {LAS § 74 c: {duty: {clock: {while: barsel}}}}",
            "set: {LAS § 74 c: {duty: {clock: {while: ( barsel )}}}}",
            [],
        ),
        (
            "set: {LAS § 74 c: {duty: {due: {days: 3}}}}",
            "set: {LAS § 74 c: {duty: {due: {days: 4}}}}",
            ["F309"],
        ),
        ("set: {LAS § 74 c: {duty: {by: a}}}", "set: {LAS § 74 c: {duty: {by: a}}}", []),
        (
            "set: {LAS § 74 c: {duty: {by: a, early: {days: 1}}}}",
            "set: {LAS § 74 c: {duty: {by: b, early: {days: 2}}}}",
            ["F309", "F309"],
        ),
        ("waive: [LAS § 74 c]", "waive: [LAS § 74 c]", []),
        # A citation that covers two provisions collides only where both have the element.
        ("set: {LAS §§ 74-75: {duty: {by: a}}}", "drop: {LAS § 75: [modtager]}", ["F304"]),
    ],
)
def test_what_collides(first: str, second: str, expected: list[str], tmp_path: Path) -> None:
    found = codes(
        tmp_path,
        reassess(first),
        Edit("experiments/uden/anden.yaml", "", second_experiment(second)),
    )
    assert [each for each in found if each != "F314"] == expected


# Examples


def example(on: str, case: str, expect: str) -> Edit:
    """The only example of the reassessment experiment."""
    return Edit(
        REASSESS,
        "examples:\n",
        ONE.replace("ON", on).replace("CASE", case).replace("EXPECT", expect) + "\nold:\n",
    )


ONE = """examples:
  - name: ene
    on: ON
    provision: LAS § 74 c
    case: CASE
    expect: EXPECT
"""


def shows(tmp_path: Path, edit: Edit) -> set[str]:
    """Which kinds of examples there are, by what is not missing."""
    root = copy_of_mini(tmp_path, edit)
    text = (root / REASSESS).read_text(encoding="utf-8").split("\nold:\n")[0]
    (root / REASSESS).write_text(text, encoding="utf-8")
    kinds = {"inside its scope", "outside its scope", "after its end"}
    missing = [each.message for each in check(load(root)) if each.code == "F314"]
    return {each for each in kinds if not any(each in message for message in missing)}


@pytest.mark.parametrize(
    ("on", "case", "expect", "kinds"),
    [
        ("2019-01-01", "{kommune: Aalborg}", "{actual: {status: waived}}", {"inside"}),
        ("2019-01-01", "{kommune: Ålborg}", "{ordinary: {value: 1}, actual: {value: 2}}", {"inside"}),
        ("2019-01-01", "{kommune: Aalborg}", "{ordinary: {value: 1}, actual: {value: 1}}", {"outside"}),
        ("2019-01-01", "{kommune: Aalborg}", "{actual: {status: applies}}", {"inside", "outside"}),
        ("2019-01-01", "{}", "{}", {"inside", "outside"}),
        ("2019-01-01", "{kommune: Atlantis}", "{}", {"inside", "outside"}),
        ("2019-01-01", "{kommune: Aarhus}", "{}", {"outside"}),
        ("2019-01-01", "{kommune: [{is: Aarhus, to: 2018-12-31}, {is: Aalborg, from: 2019-01-01}]}",
         "{actual: {status: waived}}", {"inside"}),
        ("2019-01-01", "{kommune: [{is: Aarhus, from: 2018-12-31}, Aalborg]}", "{}", {"outside"}),
        ("2019-01-01", "{kommune: [{is: Aarhus, to: 2019-01-01}]}", "{}", {"outside"}),
        ("2019-01-01", "{kommune: [Aalborg]}", "{}", {"inside", "outside"}),
        ("2022-12-31", "{kommune: Aalborg}", "{actual: {status: waived}}", {"inside"}),
        ("2023-01-01", "{kommune: Aalborg}", "{}", {"after"}),
        ("2018-01-01", "{kommune: Aalborg}", "{}", set()),
    ],
)  # fmt: skip
def test_what_an_example_shows(on: str, case: str, expect: str, kinds: set[str], tmp_path: Path) -> None:
    found = shows(tmp_path, example(on, case, expect))
    assert {each.split()[0] for each in found} == kinds


def test_before_it_takes_part_a_municipality_is_outside(tmp_path: Path) -> None:
    late = Edit(REASSESS, "Rebild], from: 2018-07-01", "Rebild], from: 2019-01-01")
    found = check(load(copy_of_mini(tmp_path, late)))
    assert [each.message.split("revurdering/")[1] for each in found] == ["revurdering inside its scope"]


def test_an_example_after_the_end_is_not_asked_for_where_another_version_follows(tmp_path: Path) -> None:
    later = """      - basis: LFN § 9 d
        from: 2022-07-01
        to: 2022-12-31
        source: {place: § 9 d, certainty: verbatim}
        waive: [LAS § 74 c]
        at end: resume
"""
    found = check(
        load(
            copy_of_mini(
                tmp_path,
                Edit(REASSESS, "        to: 2022-12-31\n", "        to: 2022-06-30\n"),
                Edit(REASSESS, "        at end: resume\n", "        at end: resume\n" + later),
            )
        )
    )
    assert [each.message.split("revurdering/")[1] for each in found] == [
        "revurdering inside its scope or outside its scope"
    ]


def test_without_end_there_is_no_after(tmp_path: Path) -> None:
    endless = [
        Edit(REASSESS, "        to: 2022-12-31\n", ""),
        Edit("law/lfn.yaml", "to: 2022-12-31\n", ""),
        Edit(REASSESS, "on: 2023-01-01", "on: 2022-01-01"),
    ]
    assert codes(tmp_path, *endless) == []


def test_a_day_at_the_end_of_time_is_no_trap(tmp_path: Path) -> None:
    last = [
        Edit(REASSESS, "        to: 2022-12-31\n", "        to: 9999-12-31\n"),
        Edit("law/lfn.yaml", "to: 2022-12-31", "to: 9999-12-31"),
    ]
    assert codes(tmp_path, *last) == ["F314"]


# Expressions


@pytest.mark.parametrize(
    "expression",
    [
        "some x in [1, 2], y in [x] satisfies x = y",
        "every x in 1..3 satisfies x > arbejdstimer",
        "sum(for x in [1, 2] return sum(partial) + x) > 1",
        "{a: 1, b: a}.b = 1",
        "(function(x: number) x + 1)(2) = 3",
        "count([1, 2][item > 1]) = 1",
        'latest(jobsamtale[form = "telefon"]) > today()',
        'count(jobsamtale[form in ["telefon"] and form in "telefon"], 6) > 1',
        "accumulated months(condition: barsel, window: 3) > 1",
        'years since(fødselsdato) >= 18 and kommune in ("Aalborg", "Rebild")',
        "timefradrag > 20 and since(barsel) = null",
        "count([1, 2]) = 2",
        'kommune != string("a") and "x" = "y"',
    ],
)
def test_expressions_that_are_fine(expression: str, tmp_path: Path) -> None:
    new = modtager_when(expression).replace("'", "''").replace("if: ''", "if: '").replace("'', da", "', da")
    assert [each for each in codes(tmp_path, Edit(LAS, MODTAGER, new)) if each != "F204"] == []


# The order, and checks from above


def test_checks_of_the_layers_above_are_run_with_the_others(mini: Catalogue) -> None:
    def broken(catalogue: Catalogue) -> list[Finding]:
        assert catalogue is mini
        return [
            finding("F316", Place("b.yaml", 2, 1), "an example fails"),
            finding("F501", Place("a.yaml", 9, 1), "`for` is refused", "write it out"),
        ]

    assert [str(each) for each in check(mini, [broken])] == [
        "a.yaml:9:1: F501: `for` is refused; write it out",
        "b.yaml:2:1: F316: an example fails; mend the rule or what the example expects",
    ]


# Periods

DAYS = st.none() | st.dates(date(2018, 1, 1), date(2018, 1, 20))
PERIODS = st.builds(Period, DAYS, DAYS).filter(lambda p: not (p.start and p.end and p.end < p.start))
SPAN = [date(2017, 12, 20 + i) for i in range(12)] + [date(2018, 1, 1 + i) for i in range(31)]


@given(period=PERIODS, covers=st.lists(PERIODS, max_size=4))
def test_uncovered_days_are_the_first_that_nothing_covers(period: Period, covers: list[Period]) -> None:
    found = uncovered(period, covers)
    bare = [day for day in SPAN if day in period and not any(day in each for each in covers)]
    if found is None:
        assert bare == []
        return
    if bare:
        assert bare[0] in found
    assert all(day in bare for day in SPAN if day in found)


@given(one=PERIODS, other=PERIODS)
def test_common_days_lie_in_both(one: Period, other: Period) -> None:
    both = common(one, other)
    for day in SPAN:
        assert (both is not None and day in both) == (day in one and day in other)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (None, None, "without limit"),
        (None, date(2018, 1, 1), "up to 2018-01-01"),
        (date(2018, 1, 1), None, "from 2018-01-01"),
        (date(2018, 1, 1), date(2018, 1, 1), "on 2018-01-01"),
        (date(2018, 1, 1), date(2018, 2, 1), "2018-01-01 to 2018-02-01"),
    ],
)
def test_periods_in_words(start: date | None, end: date | None, expected: str) -> None:
    assert shown(Period(start, end)) == expected


FIRST_RATE = """    - from: 2016-01-01
      to: 2016-12-31
      is: 25.74
      source: {place: "LAS § 31", certainty: secondary}
"""
LATER_RATE = """    - from: 2017-01-01
      is: 26.25
      source: {place: "LAS § 31", certainty: derived}
"""


@pytest.mark.parametrize("start", ["from: 2016-01-01\n      ", ""], ids=["a first day", "no first day"])
def test_versions_may_be_written_in_any_order(start: str, tmp_path: Path) -> None:
    first = FIRST_RATE.replace("from: 2016-01-01\n      ", start)
    turned = Edit("rates.yaml", FIRST_RATE + LATER_RATE, LATER_RATE + first)
    assert codes(tmp_path, turned) == []


# What is used, and what exemptions add


def test_a_rate_is_used_wherever_an_expression_stands(tmp_path: Path) -> None:
    unused = Edit(LAS, "* timefradrag", "* 25")
    clock = Edit(LAS, "clock: {while: ydelse", "clock: {while: timefradrag > 3 and ydelse")
    day = Edit(LAS, "due: {reading: {months: 18}}", 'due: {on: "today() + duration(string(timefradrag))"}')
    pause = Edit(LAS, "due: {reading:", "suspended: timefradrag > 3\n          due: {reading:")
    assert codes(tmp_path / "a", unused) == ["F109"]
    assert codes(tmp_path / "b", unused, clock) == []
    assert codes(tmp_path / "c", unused, day) == []
    assert codes(tmp_path / "e", unused, pause) == []
    group = Edit(REASSESS, "Rebild], from", "Rebild], group: {if: timefradrag > 3, da: a, en: b}, from")
    assert codes(tmp_path / "d", unused, group) == []


OWN = """        add:
          § 9 a: {title: {da: a, en: b}, about: person, right: {what: {da: a, en: b}}}
"""


def test_a_provision_of_an_exemption_lives_by_its_exemption(tmp_path: Path) -> None:
    add = Edit(REASSESS, "        at end: resume\n", OWN + "        at end: resume\n")
    part = Edit(REASSESS, "Rebild], from", "Rebild], part: [revurdering, revurdering], from")
    assert codes(tmp_path, add, part) == []


OWN_DUTY = """add:
          § 9 a:
            title: {da: a, en: b}
            about: person
            duty: {do: revurdering, by: kommunen, due: {weeks: 1}}
"""


def test_who_only_adds_a_duty_need_not_say_how_clocks_go_on(tmp_path: Path) -> None:
    text = second_experiment(OWN_DUTY).replace("        at end: resume\n", "")
    assert codes(tmp_path, Edit("experiments/uden/anden.yaml", "", text)) == ["F314"]


def test_acts_that_follow_each_other_may_share_a_title(tmp_path: Path) -> None:
    next_act = """act: LFN-2
title: {da: lov om frikommunenetværk, en: Act on Free-Municipality Networks}
from: DAY
"""
    after, before = next_act.replace("DAY", "2023-01-01"), next_act.replace("DAY", "2022-12-31")
    assert codes(tmp_path / "a", Edit("law/lfn2.yaml", "", after)) == []
    assert codes(tmp_path / "b", Edit("law/lfn2.yaml", "", before)) == ["F108"]


def test_a_period_of_one_day_is_one(tmp_path: Path) -> None:
    first = Edit("rates.yaml", "to: 2016-12-31", "to: 2016-01-01")
    second = Edit("rates.yaml", "from: 2017-01-01", "from: 2016-01-02")
    assert codes(tmp_path, first, second) == []


def test_a_catalogue_without_acts_can_be_checked(mini: Catalogue) -> None:
    bare = replace(mini, acts={}, families={}, experiments={}, touches={})
    assert check(bare) == []


def test_the_package_has_no_other_names() -> None:
    with pytest.raises(AttributeError, match="lood"):
        frirum.catalogue.lood  # noqa: B018
