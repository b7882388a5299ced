"""Answers in words, drawings, pages: small pieces that every command shares."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from frirum.catalogue import Catalogue, load
from frirum.cli import blocks, describe, phrases
from frirum.cli.drawing import Stretch, axis, bar
from frirum.cli.language import LANGUAGES, Tongue
from frirum.decide.outcome import Answer, Occurrence, State, Status
from frirum.law.model import Effect, Value

EN = Tongue("en")
AT_MOST, PER_HOUR = Value({}, bound="at most"), Value({}, per="time")
ARISES, DUE, DONE = date(2018, 3, 1), date(2018, 9, 1), date(2018, 8, 1)


@pytest.mark.parametrize(
    ("occurrence", "words"),
    [
        (Occurrence("svar", ARISES, DUE, State.UPCOMING), "kommunen must see to svar by"),
        (
            Occurrence("svar", ARISES, DUE, State.OVERDUE),
            "kommunen should have seen to svar by",
        ),
        (
            Occurrence("svar", ARISES, DUE, State.MET, DONE),
            "on 1 August 2018, within the term",
        ),
        (
            Occurrence("svar", ARISES, DUE, State.MET_LATE, DONE),
            "on 1 August 2018, after the term",
        ),
        (Occurrence("svar", ARISES, DUE, State.SUSPENDED), "svar is suspended; otherwise it would be due"),
        (Occurrence("svar", ARISES, DUE, None), "whether it was done is not fully on record"),
        (Occurrence("svar", ARISES, None, State.UPCOMING), "on what is known the term does not run out"),
        (Occurrence("svar", ARISES, None, None), "when it is due is not known"),
        (Occurrence("svar", ARISES, None, None, DONE), "on 1 August 2018; no term is known"),
        (Occurrence("svar", None, DUE, State.UPCOMING), "since when the duty has been there is not known"),
        (Occurrence("svar", None, DUE, State.OVERDUE), "svar by 1 September 2018; it is overdue"),
    ],
)
def test_an_occurrence_in_a_sentence(occurrence: Occurrence, words: str) -> None:
    assert words in phrases.duty(occurrence, "kommunen", EN)


@pytest.mark.parametrize(
    ("answer", "law", "words"),
    [
        (Answer(Status.APPLIES, Effect.RIGHT, value=True), None, "yes"),
        (Answer(Status.APPLIES, Effect.REQUIREMENT, value=False), None, "not kept"),
        (
            Answer(Status.APPLIES, Effect.LIMIT, Decimal(10), "personer"),
            Value({}, bound="at most"),
            "at most 10 persons",
        ),
        (
            Answer(Status.APPLIES, Effect.AMOUNT, Decimal("85.5"), "kr."),
            Value({}, per="time"),
            "85.50 kr. per hour",
        ),
        (Answer(Status.APPLIES, Effect.COMPETENCE, "kommunen"), None, "kommunen"),
        (Answer(Status.UNDECIDED, None, missing=("barsel", "ydelse")), None, "missing barsel, ydelse"),
        (Answer(Status.DOES_NOT_APPLY, Effect.RIGHT, value=False), None, ""),
        (
            Answer(Status.APPLIES, Effect.DUTY, duty=Occurrence("svar", ARISES, DUE, State.MET, DONE)),
            None,
            "svar 2018-08-01 · met",
        ),
        (
            Answer(Status.APPLIES, Effect.DUTY, duty=Occurrence("svar", ARISES, None, None)),
            None,
            "svar without a known day · unknown",
        ),
    ],
)
def test_an_answer_in_a_few_words(answer: Answer, law: Value | None, words: str) -> None:
    assert phrases.short(answer, law, EN) == words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("status", list(Status))
def test_every_status_has_a_sentence(status: Status, language: str) -> None:
    tongue = Tongue("da" if language == "da" else "en")
    assert phrases.sentence(Answer(status, Effect.RIGHT, missing=("barsel",)), None, tongue).endswith(".")


@pytest.mark.parametrize("tongue", [Tongue("da"), EN])
def test_what_no_fact_would_decide_names_none(tongue: Tongue) -> None:
    sentence = phrases.sentence(Answer(Status.UNDECIDED, Effect.RIGHT), None, tongue)
    assert sentence == tongue("sentence.undecided.bare")


def test_a_bar_gives_each_stretch_at_least_a_sign() -> None:
    applies, not_ = Answer(Status.APPLIES, None), Answer(Status.DOES_NOT_APPLY, None)
    stretches = [
        Stretch(date(2018, 1, 1), date(2018, 6, 30), not_),
        Stretch(date(2018, 7, 1), date(2018, 7, 1), applies),
        Stretch(date(2018, 7, 2), date(2018, 12, 31), not_),
    ]
    drawn = bar(stretches, date(2018, 1, 1), date(2018, 12, 31), 12)
    assert drawn.count("·") + drawn.count("━") == 12


def test_the_axis_marks_years_and_of_short_spans_months() -> None:
    assert axis(date(2010, 1, 1), date(2019, 12, 31), 60).split() == [str(year) for year in range(2010, 2020)]
    assert axis(date(2018, 1, 1), date(2018, 12, 31), 30).split()[0] == "2018-01"


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    return load()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_the_shipped_catalogue_can_be_written(shipped: Catalogue, language: str) -> None:
    tongue = Tongue("da" if language == "da" else "en")
    for provision in shipped.provisions.values():
        page = blocks.markdown(describe.provision(provision, shipped, None, tongue))
        assert page.startswith(f"# {provision.id}: ")
        assert "{" not in page.replace("\\{", "")
    for experiment in shipped.experiments.values():
        page = blocks.markdown(describe.experiment(experiment, shipped, None, tongue))
        assert page.startswith("# ")


def test_markdown_leaves_texts_as_they_are() -> None:
    page = blocks.markdown(
        [
            blocks.Heading("a_b", 1),
            blocks.Prose("https://example.org/a_b"),
            blocks.Prose("[x] *y*", quiet=True),
            blocks.Items(("one\ntwo",)),
            blocks.Pairs((("k", "v"),)),
            blocks.Rows(("a", "b"), (("1|2", "3"),)),
        ]
    )
    assert page == (
        "# a\\_b\n\n<https://example.org/a_b>\n\n*\\[x\\] \\*y\\**\n\n- one two\n\n- **k**: v\n\n"
        "| a | b |\n| --- | --- |\n| 1\\|2 | 3 |\n"
    )
