"""The catalogue as pages for people who have never seen YAML: one for each provision and each experiment, in
Danish and in English."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date

from frirum.catalogue import Catalogue, load
from frirum.cli import describe
from frirum.cli.blocks import markdown
from frirum.cli.language import Tongue
from frirum.law.model import Example

FOLDERS = {"da": "reference/katalog", "en": "reference/catalogue"}
WORDS = {
    "da": {
        "title": "Kataloget",
        "lead": "Hvad Frirum kender af dansk ret og af forsøg med den. Hver side siger, hvor en regel kommer"
        " fra, og hvor sikker læsningen er.",
        "acts": "Love og bekendtgørelser",
        "experiments": "Forsøg",
        "examples": "Eksempler",
        "stated": "resultatet står i kilden",
        "asked": "hvis det ansøgte var givet",
        "ordinary": "almindelige regler",
        "actual": "her og nu",
        "see": "Se også",
        "other": "In English",
    },
    "en": {
        "title": "The catalogue",
        "lead": "What Frirum knows of Danish law and of experiments with it. Each page says where a rule"
        " comes from, and how certain the reading is.",
        "acts": "Acts and orders",
        "experiments": "Experiments",
        "examples": "Examples",
        "stated": "the result stands in the source",
        "asked": "if what was asked for were granted",
        "ordinary": "ordinary law",
        "actual": "here and now",
        "see": "See also",
        "other": "På dansk",
    },
}


def pages() -> Mapping[str, str]:
    """The pages of both languages."""
    catalogue = load()
    found: dict[str, str] = {}
    for language in ("da", "en"):
        tongue = Tongue(language)
        found |= dict(_pages(catalogue, tongue))
    return found


def slug(name: str) -> str:
    """The name of a page's file: "LAS § 74 c" -> las-74-c."""
    plain = name.lower().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    ascii_only = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")


def _pages(catalogue: Catalogue, tongue: Tongue) -> Iterator[tuple[str, str]]:
    folder, other = FOLDERS[tongue.language], FOLDERS["en" if tongue.language == "da" else "da"]
    yield f"{folder}/index.md", _index(catalogue, tongue)
    for provision in catalogue.provisions.values():
        text = markdown(describe.provision(provision, catalogue, None, tongue))
        touching = (touch.experiment.id for touch in catalogue.touches.get(provision.id, ()))
        see = [f"[{name}]({slug(name)}.md)" for name in dict.fromkeys(touching)]
        examples = _examples(_examples_of(catalogue, provision.id), tongue)
        yield f"{folder}/{slug(provision.id)}.md", text + examples + _see(see, other, provision.id, tongue)
    for experiment in catalogue.experiments.values():
        text = markdown(describe.experiment(experiment, catalogue, None, tongue))
        touched = [
            id_
            for id_, touches in catalogue.touches.items()
            if any(touch.experiment is experiment for touch in touches)
        ]
        see = [f"[{name}]({slug(name)}.md)" for name in touched]
        examples = _examples(experiment.examples, tongue)
        yield f"{folder}/{slug(experiment.id)}.md", text + examples + _see(see, other, experiment.id, tongue)


def _examples_of(catalogue: Catalogue, provision: str) -> list[Example]:
    own = [example for act in catalogue.acts.values() for example in act.examples]
    own += [example for each in catalogue.experiments.values() for example in each.examples]
    return [example for example in own if example.provision == provision]


def _examples(examples: tuple[Example, ...] | list[Example], tongue: Tongue) -> str:
    if not examples:
        return ""
    words = WORDS[tongue.language]
    lines = [f"\n## {words['examples']}\n"]
    lines += [f"- {_example(example, tongue)}" for example in examples]
    return "\n".join(lines) + "\n"


def _example(example: Example, tongue: Tongue) -> str:
    words = WORDS[tongue.language]
    marks = [words["asked"]] if example.asked else []
    marks += [words["stated"]] if example.stated else []
    marked = f" ({'; '.join(marks)})" if marks else ""
    answers = ", ".join(
        f"{words[side]}: {_expected(example.expect[side], tongue)}"
        for side in ("ordinary", "actual")
        if side in example.expect
    )
    return f"**{_name(example, tongue)}** · {tongue.day(example.on)}{marked}. {answers}."


def _name(example: Example, tongue: Tongue) -> str:
    name: object = example.name
    return tongue.text(name) if isinstance(name, Mapping) else str(name)


def _expected(expected: object, tongue: Tongue) -> str:
    if not isinstance(expected, Mapping):
        return str(expected)
    parts = [tongue(f"status.{expected['status']}")] if "status" in expected else []
    if "value" in expected:
        parts.append(tongue.value(expected["value"]))
    duty = expected.get("duty")
    if isinstance(duty, Mapping):
        if isinstance(duty.get("due"), date):
            parts.append(f"{tongue('column.due').lower()} {tongue.day(duty['due'])}")
        if "state" in duty:
            parts.append(tongue(f"state.{duty['state']}"))
    return " · ".join(parts)


def _see(links: list[str], other: str, name: str, tongue: Tongue) -> str:
    words = WORDS[tongue.language]
    there = f"[{words['other']}](../{other.rsplit('/', 1)[1]}/{slug(name)}.md)"
    home = f"[{words['title']}](index.md)"
    return f"\n{words['see']}: {' · '.join([*links, there, home])}\n"


def _index(catalogue: Catalogue, tongue: Tongue) -> str:
    words = WORDS[tongue.language]
    lines = [f"# {words['title']}\n", f"{words['lead']}\n", f"## {words['acts']}\n"]
    for act in catalogue.acts.values():
        lines.append(f"### {act.short}: {tongue.text(act.title)}\n")
        lines += [f"- [{each.id}]({slug(each.id)}.md): {tongue.text(each.title)}" for each in act.provisions]
        lines.append("")
    lines.append(f"## {words['experiments']}\n")
    for experiment in catalogue.experiments.values():
        lines.append(f"- [{experiment.id}]({slug(experiment.id)}.md): {tongue.text(experiment.title)}")
    return "\n".join(lines) + "\n"
