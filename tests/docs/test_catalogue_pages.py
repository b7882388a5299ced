"""The catalogue's pages are complete, readable without knowing any YAML, and the same in both languages."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from scripts import catalogue_pages
from scripts.catalogue.plain import said
from scripts.catalogue.room import (
    FOLDERS,
    Room,
    page_of_act,
    page_of_experiment,
    page_of_provision,
    safe,
    slug,
)

from frirum.cases.vocabulary import Fact
from frirum.catalogue import Catalogue, load
from frirum.cli.language import LANGUAGES, Language, Tongue
from frirum.feel import parse
from frirum.law.model import Expression

CODE = re.compile(r"`[^`]*`")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


@pytest.fixture(scope="module")
def pages() -> Mapping[str, str]:
    return catalogue_pages.pages()


def of(pages: Mapping[str, str], language: Language) -> dict[str, str]:
    folder = FOLDERS[language]
    return {path.removeprefix(f"{folder}/"): text for path, text in pages.items() if path.startswith(folder)}


def test_every_provision_act_and_experiment_has_its_page(
    pages: Mapping[str, str], catalogue: Catalogue
) -> None:
    wanted = [page_of_provision(each) for each in catalogue.provisions.values()]
    wanted += [page_of_act(each) for each in catalogue.acts.values()]
    wanted += [page_of_experiment(each) for each in catalogue.experiments]
    assert len(set(wanted)) == len(wanted)
    for language in LANGUAGES:
        assert set(wanted) <= of(pages, language).keys()


def test_both_languages_have_the_same_pages(pages: Mapping[str, str]) -> None:
    assert of(pages, "da").keys() == of(pages, "en").keys()


def test_the_index_of_an_act_leads_to_each_of_its_provisions(
    pages: Mapping[str, str], catalogue: Catalogue
) -> None:
    for act in catalogue.acts.values():
        text = of(pages, "da")[page_of_act(act)]
        for provision in act.provisions:
            assert f"({slug(provision.section)}.md)" in text


def test_no_page_shows_how_the_catalogue_is_stored(pages: Mapping[str, str]) -> None:
    """No raw value, no name of a field, no day in digits but what a source itself says."""
    jargon = re.compile(
        r"\{['\"]|datetime|Decimal\(|[:|(,] None\b(?! of)|\bTrue\b|\bFalse\b|met_by|duty\.|\{\w+\}"
    )
    found = {path: hit[0] for path, text in pages.items() if (hit := jargon.search(CODE.sub("", text)))}
    assert found == {}


def test_the_pages_stay_light(pages: Mapping[str, str]) -> None:
    assert sum(len(text.encode()) for text in pages.values()) < 15_000_000
    assert max(len(text.encode()) for text in pages.values()) < 400_000
    assert max(map(len, pages)) < 120


def test_a_provision_says_what_who_when_and_how_sure(pages: Mapping[str, str]) -> None:
    text = of(pages, "da")["law/las/74-c.md"]
    for said_so in (
        "# LAS § 74 c: Vurdering efter 12 måneders ledighedsydelse",
        "Kommunen skal sørge for: revurdering",
        "## Reglen fra 21. marts 2017",
        "[Lovtidende A 2017 nr. 269](https://www.retsinformation.dk/eli/lta/2017/269) (antaget)",
        "`accumulated months(",
        "Opstår: når uret har talt 12 måneder inden for 18 måneder; og igen, hver gang",
        "## Tal og deres kilder",
        "## Åbne spørgsmål og kendte konflikter",
        "LFN § 9 d (1. juli 2018 til 31. december 2022)",
        "Jammerbugt, Rebild, Thisted og Aalborg (1. juli 2018 til",
        "forsørgelsesydelse: ledighedsydelse fra 1. marts 2017",
        "Kommunen skulle have sørget for revurdering senest 1. september 2018",
        "Uden forsøget skulle der være revurdering senest 1. september 2018.",
    ):
        assert said_so in text, said_so


def test_the_same_page_in_english(pages: Mapping[str, str]) -> None:
    text = of(pages, "en")["law/las/74-c.md"]
    for said_so in (
        "## The rule from 21 March 2017",
        "(assumed)",
        "Arises: when the clock has counted 12 months within 18 months; and again, each time",
        "income-replacement benefit: ledighedsydelse from 1 March 2017",
    ):
        assert said_so in text, said_so


def test_names_units_and_missing_facts_are_in_the_language_of_the_page(pages: Mapping[str, str]) -> None:
    for language, path, wanted, unwanted in (
        ("en", "law/las/31.md", "kr. per month", "måned;"),
        ("en", "law/las/31.md", "hours worked in the month: 10 hours per month", "timer pr."),
        (
            "en",
            "law/las/31.md",
            "the case does not say anything about hours worked in the month",
            "about arbejdstimer",
        ),
        ("en", "law/las/31.md", "municipality: Randers", "kommune: Randers"),
        ("en", "rates.md", "25.38 kr. per hour", "kr. pr. time"),
        ("en", "law/sel/129-stk-2.md", "kommunalbestyrelsen (the municipal council)", "has the competence"),
        ("da", "law/sel/129-stk-2.md", "Kompetencen ligger hos kommunalbestyrelsen:", "municipal council"),
        ("da", "experiments/timefradrag-85.md", "(ordret i ansøgningen)", "(ordret i loven)"),
        ("en", "experiments/timefradrag-85.md", "(verbatim in the application)", "(verbatim in the law)"),
    ):
        text = of(pages, language)[path]
        assert wanted in text, (path, wanted)
        assert unwanted not in text, (path, unwanted)


def test_examples_have_their_name_in_the_language_of_the_page(
    pages: Mapping[str, str], catalogue: Catalogue
) -> None:
    for experiment in catalogue.experiments.values():
        path = page_of_experiment(experiment.id)
        for language in LANGUAGES:
            text = of(pages, language)[path]
            for example in experiment.examples:
                assert safe(example.names[language]) in text, (path, example.names)


def test_an_experiment_says_who_takes_part_on_which_basis_and_what_changes(pages: Mapping[str, str]) -> None:
    text = of(pages, "da")["experiments/ledighedsydelse-revurdering.md"]
    for said_so in (
        "Netværk: 1,",
        "Kaldes også: »",
        "## Hvem deltager, og hvornår",
        "### LFN § 9 d, 1. juli 2018 til 31. december 2022",
        "Fraviger [LAS § 74 c](../law/las/74-c.md)",
        "*Forbehold, og hvad der består*",
        "Når fritagelsen ophører:",
        "Indholdet er det samme som i den forrige hjemmel.",
        "| 1. oktober 2018 | [LAS § 74 c](../law/las/74-c.md) | Gælder: overskredet | Fraveget |",
        "## Dækning",
    ):
        assert said_so in text, said_so


def test_what_is_only_asked_for_is_said_to_be_no_law(pages: Mapping[str, str]) -> None:
    text = of(pages, "da")["experiments/timefradrag-85.md"]
    assert "0 givet, 1 kun ansøgt" in text
    assert "Det, der kun er ansøgt om, er ikke gældende ret." in text


def test_the_overview_names_every_entry_of_the_programme(pages: Mapping[str, str]) -> None:
    text = of(pages, "en")["overview.md"]
    assert all(f"Application {number:02d}: " in text for number in range(1, 34))


@pytest.mark.parametrize(
    ("feel", "words"),
    [
        ('ydelse = "dagpenge"', 'benefit is dagpenge (`ydelse = "dagpenge"`)'),
        ('not(ydelse in ("a", "b", "c"))', 'benefit is not a, b or c (`not(ydelse in ("a", "b", "c"))`)'),
        ("not(barsel)", "it is not so that on leave (`not(barsel)`)"),
        ("timer >= 12 and barsel", "hours is at least 12 and on leave (`timer >= 12 and barsel`)"),
        (
            "barsel and (barsel or timer < 3)",
            "on leave and (on leave or hours is under 3) (`barsel and (barsel or timer < 3)`)",
        ),
        ("timer + 1 > 3", "hours plus 1 is over 3 (`timer + 1 > 3`)"),
        (
            "max(timer, 3) > 3 or barsel",
            "the highest of hours and 3 is over 3 or on leave (`max(timer, 3) > 3 or barsel`)",
        ),
        (
            "min(timer, 160) * (timer - 2) + 1",
            "(the lowest of hours and 160) times (hours minus 2) plus 1 "
            "(`min(timer, 160) * (timer - 2) + 1`)",
        ),
        ("floor(timer / 5)", "(hours divided by 5) rounded down (`floor(timer / 5)`)"),
        (
            "if barsel then 3 else if timer > 3 then 4 else 5",
            "3 if on leave; 4 if hours is over 3; otherwise 5 "
            "(`if barsel then 3 else if timer > 3 then 4 else 5`)",
        ),
        ("if barsel then true else timer > 3", "`if barsel then true else timer > 3`"),
        (
            "(if barsel then 3 else 4) < 5",
            "(3 if on leave; otherwise 4) is under 5 (`(if barsel then 3 else 4) < 5`)",
        ),
        ("ordinary * 2", "the value under ordinary law times 2 (`ordinary * 2`)"),
        ('født <= @"2018-10-01"', 'date of birth is no later than 1 October 2018 (`født <= @"2018-10-01"`)'),
        ('født > @"P1D"', '`født > @"P1D"`'),
        ("floor(round half up(timer, 2))", "`floor(round half up(timer, 2))`"),
        ("12", "12"),
        ("timefradrag", "the rate timefradrag (`timefradrag`)"),
        ("timer = null", "`timer = null`"),
    ],
)
def test_a_simple_condition_is_said_in_words_any_other_is_shown(
    feel: str, words: str, catalogue: Catalogue
) -> None:
    known = catalogue.vocabulary.facts
    labels = {
        "ydelse": "benefit (of any kind)",
        "timer": "hours",
        "barsel": "on leave",
        "født": "date of birth",
    }
    some = next(iter(known.values()))
    facts = {
        name: Fact(name=name, about="person", type=some.type, text={"da": text, "en": text})
        for name, text in labels.items()
    }
    expression = Expression(feel, parse(feel, (*labels, *catalogue.rates, "ordinary")))
    assert said(expression, facts, Room(catalogue, (), Tongue("en"))) == words
