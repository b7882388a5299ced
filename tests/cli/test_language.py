"""Danish and English: chosen by the locale, complete in both."""

from __future__ import annotations

import string
from datetime import date
from decimal import Decimal

import pytest

from frirum.catalogue import load
from frirum.cli.language import LANGUAGES, Tongue, chosen, of_locale
from frirum.cli.messages import MESSAGES
from frirum.decide.outcome import State, Status
from frirum.experiments.model import AtEnd, Standing
from frirum.law.model import Certainty, Counting, Effect, Unit

DANISH, ENGLISH = Tongue("da"), Tongue("en")


def test_every_message_is_written_in_both_languages() -> None:
    assert [key for key, texts in MESSAGES.items() if set(texts) != set(LANGUAGES)] == []
    assert [key for key, texts in MESSAGES.items() if not all(text.strip() for text in texts.values())] == []


def parts(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_both_languages_fill_in_the_same_parts() -> None:
    assert [key for key, texts in MESSAGES.items() if parts(texts["da"]) != parts(texts["en"])] == []


@pytest.mark.parametrize(
    ("prefix", "words"),
    [
        ("status", Status),
        ("state", State),
        ("effect", Effect),
        ("certainty", Certainty),
        ("standing", Standing),
        ("at end", AtEnd),
        ("counting", Counting),
        ("unit", Unit),
        ("duty", State),
    ],
)
def test_every_word_of_the_model_has_a_message(prefix: str, words: type[Status]) -> None:
    assert {f"{prefix}.{word}" for word in words} <= set(MESSAGES)


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "da_DK.UTF-8"}, "da"),
        ({"LANG": "da_DK.UTF-8", "LC_MESSAGES": "en_GB"}, "en"),
        ({"LANG": "en_GB", "LC_MESSAGES": "", "LC_ALL": "da"}, "da"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LC_ALL": "C"}, "en"),
    ],
)
def test_the_locale_decides(environment: dict[str, str], language: str) -> None:
    assert of_locale(environment) == language


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        (["--lang", "da"], "da"),
        (["list", "--lang=da"], "da"),
        (["feel", "--", "--lang=da"], "en"),
        (["--lang"], "en"),
        (["--lang", "xx"], "en"),
    ],
)
def test_lang_outweighs_the_locale(arguments: list[str], language: str) -> None:
    assert chosen(arguments, {"LANG": "en_GB"}) == language


def test_days_and_numbers_are_written_as_in_the_language() -> None:
    assert DANISH.day(date(2018, 10, 1)) == "1. oktober 2018"
    assert ENGLISH.day(date(2018, 10, 1)) == "1 October 2018"
    assert DANISH.number(Decimal("1307.50")) == "1.307,50"
    assert ENGLISH.number(Decimal("1307.50")) == "1,307.50"
    assert DANISH.seconds(6.6) == "6,6"
    assert ENGLISH.seconds(6.6) == "6.6"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2018, 1, 1), date(2018, 1, 31), "1 January 2018 to 31 January 2018"),
        (date(2018, 1, 1), None, "from 1 January 2018"),
        (None, date(2018, 1, 31), "until 31 January 2018"),
        (None, None, "without end"),
    ],
)
def test_periods_say_their_open_ends(start: date | None, end: date | None, words: str) -> None:
    assert ENGLISH.period(start, end) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "none"),
        (True, "yes"),
        (False, "no"),
        (Decimal(3), "3"),
        (date(2018, 1, 2), "2 January 2018"),
        ("Aalborg", "Aalborg"),
    ],
)
def test_values_are_written_as_people_write_them(value: object, words: str) -> None:
    assert ENGLISH.value(value) == words


@pytest.mark.parametrize(
    ("value", "unit", "danish", "english"),
    [
        (10, "timer pr. uge", "10 timer pr. uge", "10 hours per week"),
        (1, "timer pr. uge", "1 time pr. uge", "1 hour per week"),
        (1, "personer", "1 person", "1 person"),
        (85, "kr. pr. time", "85,00 kr. pr. time", "85.00 kr. per hour"),
        (3, "skefulde pr. glas", "3 skefulde pr. glas", "3 skefulde per glas"),
    ],
)
def test_units_are_said_in_the_language_of_many_and_of_one(
    value: int, unit: str, danish: str, english: str
) -> None:
    assert DANISH.value(Decimal(value), unit) == danish
    assert ENGLISH.value(Decimal(value), unit) == english


def test_every_unit_of_the_shipped_catalogue_has_words() -> None:
    catalogue = load()
    units = {each.unit for each in catalogue.rates.values()}
    units |= {each.unit for each in catalogue.vocabulary.facts.values() if each.unit}
    for provision in catalogue.provisions.values():
        values = [each.value for each in provision.versions if each.value is not None]
        units |= {word for each in values for word in (each.unit, each.per) if word is not None}
    assert {part for unit in units for part in unit.split(" pr. ") if f"of.{part}" not in MESSAGES} == set()


def test_several_things_in_a_sentence() -> None:
    assert ENGLISH.several([]) == ""
    assert ENGLISH.several(["a"]) == "a"
    assert DANISH.several(["a", "b", "c"]) == "a, b og c"
