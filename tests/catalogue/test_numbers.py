"""Every number of the shipped catalogue has a source and stands in its text, or is explained."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from frirum.catalogue import Catalogue, load
from frirum.law.model import Certainty, Place, Source, Unit

from .law_texts import TEXTS, words_of
from .numbers import Stated, numbers, plain, written

EXPLAINED = Path(__file__).parent / "numbers-explained.yaml"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


def test_every_number_has_a_source(catalogue: Catalogue) -> None:
    found = list(numbers(catalogue))
    assert len(found) > 1000
    assert [each for each in found if not each.source.place.strip()] == []
    # A number that stands in no act and in no application says where else it was seen.
    loose = [each for each in found if not (each.source.eli or each.source.application)]
    assert [each for each in loose if len(each.source.place) < 5] == []


def test_an_assumed_number_says_why(catalogue: Catalogue) -> None:
    unsure = {Certainty.ASSUMED, Certainty.UNDECIDED}
    found = [each for each in numbers(catalogue) if each.source.certainty in unsure]
    assert [each for each in found if set(each.source.note) != {"da", "en"}] == []


def explained() -> dict[tuple[str, str, str], str]:
    """The reasons, by owner, element and number."""
    data: list[dict[str, Any]] = yaml.safe_load(EXPLAINED.read_text(encoding="utf-8"))
    return {
        (each["whose"], element, str(number)): each["why"]
        for each in data
        for element, its in each["numbers"].items()
        for number in its
    }


def test_every_explanation_is_a_sentence() -> None:
    assert [key for key, why in explained().items() if len(why) < 15 or not why.endswith(".")] == []


@pytest.mark.skipif(not TEXTS.exists(), reason="the texts of law are not at hand")
def test_every_number_stands_in_the_text_of_its_source(catalogue: Catalogue) -> None:
    missing: dict[tuple[str, str, str], Stated] = {}
    read = 0
    for each in numbers(catalogue):
        words = words_of(each.source)
        if words is None:
            continue
        read += 1
        if not written(each, words):
            missing[each.owner, each.element, plain(each.number)] = each
    reasons = explained()
    assert read > 500
    unexplained = {key: each.source.place for key, each in missing.items() if key not in reasons}
    assert unexplained == {}, "look the number up: mend the catalogue, or explain it"
    assert [key for key in reasons if key not in missing] == [], "explained, but not missing any more"


SOURCE = Source("§ 1", Certainty.VERBATIM)


@pytest.mark.parametrize(
    ("number", "unit", "text"),
    [
        ("12", Unit.MONTHS, "inden for 12 måneder"),
        ("12", Unit.MONTHS, "mindst en gang hvert år"),
        ("6", Unit.MONTHS, "hvert halvår"),
        ("18", Unit.MONTHS, "i 1½ år"),
        ("30", Unit.MONTHS, "efter 2½ år"),
        ("3", Unit.MONTHS, "hvert kvartal, et kvartal ad gangen"),
        ("2", Unit.WEEKS, "senest 14 dage efter"),
        ("4", None, "mindst fire samtaler"),
        ("25.74", None, "25,74 kr. pr. time"),
        ("50000", None, "højst 50.000 kr."),
        ("0.25", None, "hver fjerde bolig"),
        ("0.9", None, "90 pct. af satsen"),
        ("1.05", None, "forhøjes med 5 pct."),
        ("2", None, "den anden opfølgning"),
        ("36", None, "i 3 år"),
    ],
)
def test_a_number_is_recognised_as_the_law_writes_it(number: str, unit: Unit | None, text: str) -> None:
    assert written(Stated(Decimal(number), "L § 1", "value", SOURCE, Place(), unit), text)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("4", "14 dage"),
        ("4", "4,5 pct."),
        ("2", "§ 12"),
        ("5", "femten"),
        ("25", "25,74 kr."),
        ("1", "enten"),
    ],
)
def test_another_number_is_not(number: str, text: str) -> None:
    assert not written(Stated(Decimal(number), "L § 1", "value", SOURCE, Place(), Unit.WEEKDAYS), text)
