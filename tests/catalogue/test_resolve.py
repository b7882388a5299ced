"""Citations against a catalogue: families by day, aliases, and broader places."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from frirum.cases.vocabulary import Vocabulary
from frirum.catalogue import Catalogue
from frirum.catalogue.citations import Citations
from frirum.law.citations import CitationError
from frirum.law.model import Act, Certainty, Effect, Period, Provision, Source, Version


def provision(act: str, section: str) -> Provision:
    return Provision(f"{act} {section}", act, section, "person", {}, ())


OLD = Act(
    "LAB-2003", {"da": "lov om en aktiv beskæftigelsesindsats"}, Period(date(2003, 7, 1), date(2019, 12, 31))
)
NEW = Act(
    "LAB-2019", {"da": "lov om en aktiv beskæftigelsesindsats"}, Period(date(2020, 1, 1), None), ("LAB ny",)
)
LAS = Act("LAS", {"da": "lov om aktiv socialpolitik"}, Period(None, None), ("aktivloven",))
ORDER = Act("BEK 603/2017", {"da": "bekendtgørelse om forsøg"}, Period(date(2017, 7, 1), date(2017, 12, 31)))
PROVISIONS = [
    provision("LAB-2003", "§ 16 a, stk. 1"),
    provision("LAB-2003", "§ 16 a, stk. 3"),
    provision("LAB-2003", "§ 17"),
    provision("LAB-2003", "§ 170"),
    provision("LAB-2019", "§ 17"),
    provision("LAS", "§ 74 c"),
    provision("LAS", "bilag 1"),
    provision("samtaler", "§ 4"),
]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue(
        country="dk",
        vocabulary=Vocabulary((), {}, {}, {}),
        networks={},
        rates={},
        acts={each.short: each for each in (OLD, NEW, LAS, ORDER)},
        provisions={each.id: each for each in PROVISIONS},
        experiments={},
        touches={},
        families={"LAB": ("LAB-2003", "LAB-2019")},
    )


@pytest.mark.parametrize(
    ("citation", "day", "expected"),
    [
        ("LAS § 74 c", None, ["LAS § 74 c"]),
        ("LAS § 74c", None, ["LAS § 74 c"]),
        ("aktivloven § 74 c", None, ["LAS § 74 c"]),
        ("Aktivloven, § 74 c", None, ["LAS § 74 c"]),
        ("lov om aktiv  socialpolitik § 74 c", None, ["LAS § 74 c"]),
        ("LAB § 17", date(2019, 12, 31), ["LAB-2003 § 17"]),
        ("LAB § 17", date(2020, 1, 1), ["LAB-2019 § 17"]),
        ("LAB § 17", None, ["LAB-2003 § 17", "LAB-2019 § 17"]),
        ("LAB-2003 § 17", date(2020, 1, 1), ["LAB-2003 § 17"]),
        ("LAB-2003 § 17", date(2019, 1, 1), ["LAB-2003 § 17"]),
        ("lov om en aktiv beskæftigelsesindsats § 17", date(2018, 1, 1), ["LAB-2003 § 17"]),
        ("LAB ny § 17", None, ["LAB-2019 § 17"]),
        ("LAB § 16 a", date(2018, 1, 1), ["LAB-2003 § 16 a, stk. 1", "LAB-2003 § 16 a, stk. 3"]),
        ("LAB § 16 a, stk. 3-5", date(2018, 1, 1), ["LAB-2003 § 16 a, stk. 3"]),
        (
            "LAB §§ 16-17",
            date(2018, 1, 1),
            ["LAB-2003 § 16 a, stk. 1", "LAB-2003 § 16 a, stk. 3", "LAB-2003 § 17"],
        ),
        ("LAB § 16", date(2018, 1, 1), []),
        ("BEK 603/2017 § 4", None, []),
        ("LAS", None, ["LAS § 74 c"]),
        ("LAS bilag 1", None, ["LAS bilag 1"]),
        ("samtaler § 4", date(2018, 1, 1), ["samtaler § 4"]),
        ("KLM § 4", None, []),
        ("LAS § x", None, []),
    ],
)
def test_a_citation_names_provisions(
    catalogue: Catalogue, citation: str, day: date | None, expected: list[str]
) -> None:
    assert [each.id for each in catalogue.resolve(citation, day)] == expected


@pytest.mark.parametrize(
    ("citation", "message"),
    [
        ("KLM § 4", "no act is known as `KLM`"),
        ("§ 4", "the name of an act is missing"),
        ("", "the name of an act is missing"),
        ("BEK 604/2017 § 4", "no act is known as `BEK 604/2017`"),
        ("LAS § ", "a number is missing"),
    ],
)
def test_a_citation_that_cannot_be_read_says_why(catalogue: Catalogue, citation: str, message: str) -> None:
    index = Citations(catalogue.acts, catalogue.families, PROVISIONS)
    with pytest.raises(CitationError, match=message):
        index.read(citation)


def test_a_citation_is_read_as_acts_and_places(catalogue: Catalogue) -> None:
    read = Citations(catalogue.acts, catalogue.families, PROVISIONS).read("LAB § 17")
    assert read.acts == ("LAB-2003", "LAB-2019")
    assert len(read.spots) == 1


def test_provisions_that_come_later_are_found_too(catalogue: Catalogue) -> None:
    index = Citations(catalogue.acts, catalogue.families, PROVISIONS)
    ever = Period(None, None)
    assert index.find("LAS § 75", ever) == ()
    late = provision("LAS", "§ 75")
    index.add(late)
    assert index.find("LAS § 75", ever) == (late,)


@pytest.mark.parametrize(
    ("citation", "day", "expected"),
    [
        ("LAS § 10, stk. 1", date(2018, 1, 1), ["LAS § 10", "LAS § 10, stk. 1, 5. pkt."]),
        ("LAS § 10, stk. 1", date(2019, 1, 1), ["LAS § 10, stk. 1, 5. pkt."]),
        ("LAS § 10, stk. 1", None, ["LAS § 10", "LAS § 10, stk. 1, 5. pkt."]),
        ("LAS § 10, stk. 2", date(2019, 1, 1), ["LAS § 10"]),
        ("LAS § 10, stk. 3", date(2018, 1, 1), []),
        ("LAS § 10", date(2018, 1, 1), ["LAS § 10", "LAS § 10, stk. 1, 5. pkt."]),
    ],
)
def test_a_place_names_what_stands_there_under_a_wider_name(
    catalogue: Catalogue, citation: str, day: date | None, expected: list[str]
) -> None:
    until, since = Period(None, date(2018, 12, 31)), Period(date(2019, 1, 1), None)
    versions = [_version(until, "§ 10, stk. 1"), _version(since, "§ 10, stk. 2"), _version(since, "x")]
    wide = replace(provision("LAS", "§ 10"), versions=tuple(versions))
    law = (wide, provision("LAS", "§ 10, stk. 1, 5. pkt."), *PROVISIONS)
    held = replace(catalogue, provisions={each.id: each for each in law})
    assert [each.id for each in held.resolve(citation, day)] == expected


def _version(period: Period, place: str) -> Version:
    return Version(period, Source(place, Certainty.VERBATIM), {}, Effect.RIGHT)
