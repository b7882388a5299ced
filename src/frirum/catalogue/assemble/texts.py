"""Texts, sources and periods, with the findings they can give."""

from __future__ import annotations

from frirum.cases.wording import Said
from frirum.catalogue.findings import Findings
from frirum.catalogue.schema import Periodic, SourceModel, TextModel
from frirum.law.model import Certainty, Period, Place, Source, Text

LANGUAGES = ("da", "en")

_NAMES = {"da": "Danish", "en": "English"}
_CERTAINTIES = {Certainty.ASSUMED: "antaget", Certainty.UNDECIDED: "uafklaret"}


def text(model: TextModel, what: str, findings: Findings) -> Text:
    """The text by language; a finding for each language that is missing or empty."""
    given = {"da": model.da, "en": model.en}
    for language in LANGUAGES:
        if not (given[language] or "").strip():
            place = model.at.key_place(language)
            findings.add("F402", place, f"{what} has no {_NAMES[language]} text", f"write `{language}: …`")
    return {language: each for language, each in given.items() if each}


def texts(models: list[TextModel], what: str, findings: Findings) -> tuple[Text, ...]:
    """Several texts."""
    return tuple(text(each, what, findings) for each in models)


def source(model: SourceModel, findings: Findings) -> Source:
    """The source; a finding if it is assumed or undecided without saying why."""
    certainty = Certainty(model.certainty)
    note = text(model.note, "the note", findings) if model.note else {}
    if not model.place_.strip():
        findings.add(
            "F405", model.place, "the source names no place in the act", "add `place: § 16 a, stk. 1`"
        )
    place = model.at.value_place("certainty")
    if certainty in (Certainty.ASSUMED, Certainty.UNDECIDED):
        if not note:
            findings.add("F403", place, f"the source is {certainty.value} and does not say why")
        else:
            english = f"{certainty.value}: {note.get('en') or note['da']}"
            danish = f"{_CERTAINTIES[certainty]}: {note.get('da') or note['en']}"
            findings.add("F404", place, Said(english, danish))
    return Source(model.place_, certainty, model.eli, model.application, note)


def optional_source(model: SourceModel | None, findings: Findings) -> Source | None:
    """The source, if one is given."""
    return None if model is None else source(model, findings)


def required_source(
    model: SourceModel | None, what: str, number: str | None, place: Place, findings: Findings
) -> Source:
    """The source of something that must have one. `number` is a number it states, if any.

    Without one there is a finding, and what hangs on it counts as undecided.
    """
    if model is not None:
        return source(model, findings)
    if number is None:
        findings.add("F405", place, f"{what} has no source")
    else:
        findings.add("F401", place, f"{what} states {number} without a source")
    return Source("", Certainty.UNDECIDED)


def period(model: Periodic, findings: Findings) -> Period:
    """The period; a finding if it ends before it begins."""
    if model.from_ and model.to and model.to < model.from_:
        findings.add("F009", model.at.value_place("to"), f"{model.to} is before {model.from_}")
    return Period(model.from_, model.to)
