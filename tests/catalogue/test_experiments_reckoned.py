"""Cases reckoned by hand from the texts of law and applications, where an example shows one day only."""

from __future__ import annotations

import shutil
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from frirum.cases.shape import read_case_data
from frirum.catalogue import Catalogue, load
from frirum.catalogue.loader import SHIPPED
from frirum.decide.engine import Engine
from frirum.decide.outcome import Occurrence, Outcome, State, Status
from frirum.law.model import Place

NINE = (
    "[Rebild, Thisted, Frederikshavn, Aalborg, Hjørring, Mariagerfjord, Brønderslev, Jammerbugt, "
    "Vesthimmerlands]"
)
FOURTEEN = (
    "Allerød",
    "Ballerup",
    "Halsnæs",
    "Hedensted",
    "Horsens",
    "Kalundborg",
    "Odsherred",
    "Stevns",
    "Sønderborg",
    "Vejle",
    "Aabenraa",
    "Tønder",
    "Køge",
    "Aarhus",
)


@cache
def shipped() -> Catalogue:
    return load()


@cache
def engine(*asked: str) -> Engine:
    return Engine(shipped(), asked=frozenset(asked) if asked else False)


def case(about: str, catalogue: Catalogue, facts: dict[str, Any], events: list[dict[str, Any]] | None) -> Any:
    data = {"facts": facts, "events": events or []}
    return read_case_data(data, catalogue.vocabulary, about=about, case="reckoned", place=Place())


def decided(
    provision: str,
    on: date,
    facts: dict[str, Any],
    events: list[dict[str, Any]] | None = None,
    by: Engine | None = None,
) -> Outcome:
    by = by or engine()
    about = by.catalogue.provisions[provision].about
    return by.outcome(case(about, by.catalogue, facts, events), on, provision)


def listed(
    provision: str,
    end: date,
    facts: dict[str, Any],
    events: list[dict[str, Any]] | None = None,
) -> tuple[list[Occurrence | None], list[Occurrence | None]]:
    """The occurrences up to a day as they stand on it: ordinary, actual."""
    by = engine()
    found = by.occurrences(case("person", by.catalogue, facts, events), date(2016, 1, 1), end, provision)
    return [each[0] for each in found], [each[1] for each in found]


def days(found: list[Occurrence | None]) -> list[tuple[date | None, date | None]]:
    return [(each.arises, each.due) for each in found if each is not None]


def states(found: list[Occurrence | None]) -> list[State | None]:
    return [each.state for each in found if each is not None]


def spells(what: str, *pieces: tuple[date, date | None]) -> list[dict[str, Any]]:
    return [{"is": what, "from": start, **({"to": end} if end else {})} for start, end in pieces]


# LAS § 74 c: assessed when ledighedsydelse has been received for 12 months within 18, again each time,
# finished when it has been received for 18; maternity is left out.


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        (  # without a break: every 12 months from the latest, each time 6 months to finish
            [(date(2018, 3, 1), None)],
            [
                (date(2019, 3, 1), date(2019, 9, 1)),
                (date(2020, 3, 1), date(2020, 9, 1)),
                (date(2021, 3, 1), date(2021, 9, 1)),
            ],
        ),
        (  # 6 months, 4 months' work, 6 months: 12 within 16; 18 are reached 6 months later
            [(date(2018, 1, 1), date(2018, 6, 30)), (date(2018, 11, 1), date(2019, 12, 31))],
            [(date(2019, 5, 1), date(2019, 11, 1))],
        ),
        (  # 6 months, 8 months' work: after 18 months there are 10 only, so the later piece counts by itself
            [(date(2018, 1, 1), date(2018, 6, 30)), (date(2019, 3, 1), date(2020, 9, 30))],
            [(date(2020, 3, 1), date(2020, 9, 1))],
        ),
    ],
)
def test_the_assessment_of_74_c_by_hand(
    pieces: list[tuple[date, date | None]], expected: list[tuple[date, date]]
) -> None:
    ydelse = spells("ledighedsydelse", *pieces)
    ordinary, actual = listed(
        "LAS § 74 c", date(2021, 6, 1), {"kommune": "Morsø", "barsel": False, "ydelse": ydelse}
    )
    assert days(ordinary) == expected
    assert days(actual) == expected


def test_maternity_moves_the_assessment_of_74_c_by_its_own_length() -> None:
    facts = {
        "kommune": "Morsø",
        "ydelse": spells("ledighedsydelse", (date(2018, 3, 1), None)),
        "barsel": [{"is": True, "from": date(2018, 9, 1), "to": date(2018, 11, 30)}],
    }
    ordinary, _ = listed("LAS § 74 c", date(2019, 12, 1), facts)
    assert days(ordinary)[0] == (date(2019, 6, 1), date(2019, 12, 1))


@pytest.mark.parametrize(
    ("municipality", "on", "waived"),
    [
        (
            municipality,
            on,
            municipality != "Vesthimmerlands" and on.year in range(2018, 2027) and on != date(2018, 6, 30),
        )
        for municipality in ("Aalborg", "Jammerbugt", "Thisted", "Rebild", "Vesthimmerlands")
        for on in (
            date(2018, 6, 30),
            date(2018, 7, 1),
            date(2022, 12, 31),
            date(2023, 1, 1),
            date(2026, 12, 31),
            date(2027, 1, 1),
        )
    ],
)
def test_74_c_is_waived_in_four_municipalities_from_july_2018(
    municipality: str, on: date, *, waived: bool
) -> None:
    ydelse = spells("ledighedsydelse", (date(2016, 1, 1), None))
    found = decided("LAS § 74 c", on, {"kommune": municipality, "barsel": False, "ydelse": ydelse})
    assert found.ordinary.status is Status.APPLIES
    assert found.actual.status is (Status.WAIVED if waived else Status.APPLIES)


# Application 30: form, content and frequency are parts of their own, and each municipality chooses.


@pytest.fixture(scope="module")
def choice(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """The catalogue as it reads once the choices are known: Thisted the form, Aalborg the frequency, Rebild
    the content for target group 2.2 only."""
    root = tmp_path_factory.mktemp("chosen") / "dk"
    shutil.copytree(SHIPPED, root)
    path = root / "experiments" / "nordjylland" / "samtaler.yaml"
    text = path.read_text(encoding="utf-8")
    group = '\n    group: {if: målgruppe = "2.2", da: er i målgruppe 2.2, en: is in target group 2.2}'
    for part, who in (("form", "[Thisted]"), ("hyppighed", "[Aalborg]"), ("indhold", "[Rebild]")):
        old = f"  - kommune: {NINE}\n    part: [{part}]"
        assert text.count(old) == 1
        text = text.replace(
            old, f"  - kommune: {who}\n    part: [{part}]" + (group if part == "indhold" else "")
        )
    path.write_text(text, encoding="utf-8")
    catalogue = load(Path(root))
    assert [each for each in catalogue.findings if each.code.startswith("F0")] == []
    return Engine(catalogue)


FIRST = "LAB-2003 § 20, stk. 1"  # the first conversation within a week of the first request, in person
BY_TELEPHONE = [
    {"what": "første henvendelse", "on": date(2018, 9, 3)},
    {"what": "jobsamtale", "on": date(2018, 9, 6), "form": "telefon"},
]


def job_ready(municipality: str, group: str = "2.2") -> dict[str, Any]:
    return {
        "kommune": municipality,
        "målgruppe": group,
        "ydelse": spells("kontanthjælp", (date(2018, 9, 1), None)),
    }


@pytest.mark.parametrize(
    ("municipality", "status", "state"),
    [
        ("Thisted", Status.APPLIES, State.MET),  # free form: the telephone counts, the week stays
        ("Aalborg", Status.WAIVED, State.WAIVED),  # free frequency: no week
        ("Rebild", Status.APPLIES, State.OVERDUE),  # free content: in person, within the week
        ("Morsø", Status.APPLIES, State.OVERDUE),
    ],
)
def test_each_part_of_the_conversations_works_by_itself(
    choice: Engine, municipality: str, status: Status, state: State
) -> None:
    found = decided(FIRST, date(2018, 9, 20), job_ready(municipality), BY_TELEPHONE, choice)
    assert found.ordinary.duty is not None
    assert (found.ordinary.duty.due, found.ordinary.duty.state) == (date(2018, 9, 10), State.OVERDUE)
    assert found.actual.duty is not None
    assert (found.actual.status, found.actual.duty.due, found.actual.duty.state) == (
        status,
        date(2018, 9, 10),
        state,
    )


@pytest.mark.parametrize(
    ("municipality", "group", "form", "content"),
    [
        ("Thisted", "2.2", Status.WAIVED, Status.APPLIES),
        ("Aalborg", "2.2", Status.APPLIES, Status.APPLIES),
        ("Rebild", "2.2", Status.APPLIES, Status.WAIVED),
        ("Rebild", "2.3", Status.APPLIES, Status.APPLIES),
    ],
)
def test_form_and_content_are_chosen_by_part_and_target_group(
    choice: Engine, municipality: str, group: str, form: Status, content: Status
) -> None:
    facts = job_ready(municipality, group)
    on = date(2018, 9, 20)
    assert decided("LAB-2003 § 16, stk. 1, 2. pkt.", on, facts, by=choice).actual.status is form
    assert decided("LAB-2003 § 16, stk. 1, 1. pkt.", on, facts, by=choice).actual.status is content


def test_a_late_conversation_with_a_revalidend_is_overdue_in_law_and_waived_in_the_experiment() -> None:
    """30-4: none is held in the three months after 10 April. LAB § 18 stk. 1: at the latest each time benefit
    has been received for three months."""
    facts = {
        "kommune": "Aalborg",
        "målgruppe": "2.4",
        "ydelse": spells("revalideringsydelse", (date(2018, 3, 1), None)),
    }
    events = [{"what": "jobsamtale", "on": date(2018, 4, 10), "form": "personligt fremmøde"}]
    ordinary, actual = listed("LAB-2003 § 18, stk. 1", date(2018, 11, 30), facts, events)
    assert states(ordinary)[:2] == [State.MET, State.OVERDUE]
    assert set(states(actual)) == {State.WAIVED}


# LAB § 48 with BAB: at most 1 for every 5 ordinary employees up to 50, always 1, beyond that 1 for every 10.

LIMITS = {
    0: 1,
    1: 1,
    4: 1,
    5: 1,
    9: 1,
    10: 2,
    14: 2,
    15: 3,
    24: 4,
    25: 5,
    49: 9,
    50: 10,
    51: 10,
    59: 10,
    60: 11,
    100: 15,
}


@pytest.mark.parametrize(("employees", "limit"), LIMITS.items())
def test_the_ratio_by_hand_and_room_for_one_more(employees: int, limit: int) -> None:
    facts = {"kommune": "Aalborg", "ordinært ansatte": employees, "ny i praktik målgruppe": "2.3"}
    found = decided("LAB-2003 § 48, stk. 1", date(2018, 3, 1), {**facts, "i praktik eller løntilskud": 0})
    assert found.actual.value == limit
    for there, room in ((limit - 1, True), (limit, False)):
        found = decided(
            "BAB-2016 § 73, stk. 1", date(2018, 3, 1), {**facts, "i praktik eller løntilskud": there}
        )
        assert found.actual.value is room


@pytest.mark.parametrize(
    ("group", "months", "waived"),
    [
        *(
            (group, 0, group in ("2.3", "2.11", "2.13"))
            for group in (f"2.{number}" for number in range(1, 15))
            if group != "2.7"
        ),
        ("2.7", 17, False),
        ("2.7", 18, False),
        ("2.7", 19, True),
    ],
)
def test_whom_the_exemption_from_the_ratio_covers(group: str, months: int, *, waived: bool) -> None:
    """BEK 603/2017 § 8 stk. 1: § 2 no. 3, 11 and 13, and no. 7 with more than 18 months of unemployment."""
    facts = {
        "kommune": "Thisted",
        "ordinært ansatte": 12,
        "i praktik eller løntilskud": 2,
        "ny i praktik målgruppe": group,
        "ny i praktik ledig måneder": months,
        "lille trygt miljø": True,
        "udvikler sig bedst der": True,
    }
    found = decided("LAB-2003 § 48, stk. 1", date(2017, 7, 1), facts)
    assert found.actual.status is (Status.WAIVED if waived else Status.APPLIES)


@pytest.mark.parametrize(
    ("there", "hours", "new", "value"),
    [
        (0, 0, 37, None),  # one place, one person of 37 hours: between 30 and 37 nobody knows
        (0, 0, 30, True),
        (2, 20, 10, True),  # the three of ten hours in the text
        (2, 20, 17, None),
        (2, 20, 18, False),  # 38 hours are more than any full week
    ],
)
def test_hours_in_one_place_of_a_small_company(
    there: int, hours: int, new: int, *, value: bool | None
) -> None:
    facts = {
        "kommune": "Jammerbugt",
        "ordinært ansatte": 2,
        "i praktik eller løntilskud": there,
        "omfattede i praktik": there,
        "ugentlige timer for omfattede": hours,
        "ny i praktik ugentlige timer": new,
        "ny i praktik målgruppe": "2.3",
        "lille trygt miljø": False,
        "udvikler sig bedst der": True,
        "repræsenterer arbejdskraft": False,
        "egnet virksomhedstype": True,
    }
    found = decided("BAB-2016 § 73, stk. 1", date(2018, 3, 1), facts, by=engine("forholdstal-timer")).actual
    assert found.value is value
    assert found.missing == (() if value is not None else ("fuldtidsuge i forholdstallet",))


# The hourly disregard: 25.74 kr. in 2016; 85 kr. in 14 municipalities until its end, asked for in Aalborg.


def disregard(municipality: str, on: date, hours: int, *asked: str, **more: object) -> object:
    ydelse = spells("kontanthjælp", (date(2015, 1, 1), None))
    facts = {"kommune": municipality, "målgruppe": "2.3", "ydelse": ydelse, "arbejdstimer": hours, **more}
    return decided("LAS § 31", on, facts, by=engine(*asked)).actual.value


@pytest.mark.parametrize("municipality", FOURTEEN)
def test_the_fourteen_of_the_85_kroner_model(municipality: str) -> None:
    assert disregard(municipality, date(2016, 12, 31), 20) == Decimal(20 * 85)
    assert disregard(municipality, date(2017, 1, 1), 20) == Decimal("525.00")  # 20 × 26.25


def test_nobody_else_is_in_the_85_kroner_model() -> None:
    others = [name for name in shipped().vocabulary.municipalities if name not in FOURTEEN]
    assert len(others) == 98 - 14
    for name in others:
        assert disregard(name, date(2016, 12, 31), 20) == Decimal("514.80")  # 20 × 25.74


def test_the_disregard_asked_for_in_aalborg_lasts_until_job_ready() -> None:
    visitation = [
        {"is": "aktivitetsparat", "from": date(2017, 1, 1), "to": date(2018, 5, 14)},
        {"is": "jobparat", "from": date(2018, 5, 15)},
    ]
    asked = ("timefradrag-85",)
    assert disregard("Aalborg", date(2018, 5, 14), 10, *asked, visitation=visitation) == 850
    assert disregard("Aalborg", date(2018, 5, 15), 10, *asked, visitation=visitation) == Decimal("267.80")
    assert disregard("Aalborg", date(2018, 5, 14), 10, visitation=visitation) == Decimal("267.80")


# LFN §§ 9 b and 9 c: down to two; goes on for up to 3 months when one moves out.


def women(on: date) -> Status:
    one_moves_out = [
        {"is": 2, "from": date(2018, 1, 1), "to": date(2018, 3, 31)},
        {"is": 1, "from": date(2018, 4, 1)},
    ]
    facts = {
        "kommune": "Randers",
        "beboere": one_moves_out,
        "kvinder med børn fra krisecenter": one_moves_out,
        "almen bolig": True,
        "beboelsesrum": 5,
        "individuelle lejekontrakter": True,
        "køkken godkendt": False,
        "almen ungdomsbolig": False,
        "anvist af kommunen": True,
    }
    return decided("BSL § 24 h", on, facts).actual.status


def test_housing_benefit_goes_on_for_three_months_when_one_of_two_women_moves_out() -> None:
    assert women(date(2018, 3, 31)) is Status.APPLIES
    assert women(date(2018, 6, 30)) is Status.APPLIES
    assert women(date(2018, 7, 1)) is Status.DOES_NOT_APPLY


# Application 33, track 3: 8 to 10 weeks of clarification; the act: a month at the latest.


@pytest.mark.parametrize(("track", "due"), [("3", date(2017, 9, 11)), ("2", date(2017, 8, 3))])
def test_the_company_directed_offer_by_track(track: str, due: date) -> None:
    facts = {
        "kommune": "Hjørring",
        "integrationsprogram": True,
        "ydelse": spells("integrationsydelse", (date(2017, 7, 3), None)),
        "fødselsdato": date(1980, 1, 1),
        "integrationsspor": track,
        "individuel vurdering af integrationsspor": True,
        "åbenbart ude af stand": False,
        "visitation": "jobparat",
    }
    events = [{"what": "kommunen overtager ansvaret", "on": date(2017, 7, 3)}]
    found = decided("INL § 16, stk. 6", date(2017, 7, 20), facts, events, engine("integrationsprogram"))
    assert found.ordinary.duty is not None
    assert found.ordinary.duty.due == date(2017, 8, 3)
    assert found.actual.duty is not None
    assert found.actual.duty.due == due
