"""The catalogue as pages for people who have never seen YAML, in Danish and in English.

One page for each act with its provisions, one for each experiment with those it adds.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from frirum.catalogue import Catalogue, load
from frirum.cli import describe
from frirum.cli.blocks import Block, Heading, markdown
from frirum.cli.language import Tongue
from frirum.experiments.model import Experiment
from frirum.law.model import Act, Example, Provision

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


def page_of(experiment: str) -> str:
    """The name of an experiment's page; an act may have the same short name."""
    return f"experiment-{slug(experiment)}"


def _pages(catalogue: Catalogue, tongue: Tongue) -> Iterator[tuple[str, str]]:
    folder = FOLDERS[tongue.language]
    yield f"{folder}/index.md", _index(catalogue, tongue)
    for act in catalogue.acts.values():
        yield f"{folder}/{slug(act.short)}.md", _act(act, catalogue, tongue)
    for experiment in catalogue.experiments.values():
        yield f"{folder}/{page_of(experiment.id)}.md", _experiment(experiment, catalogue, tongue)


def _act(act: Act, catalogue: Catalogue, tongue: Tongue) -> str:
    lines = [f"# {act.short}: {tongue.text(act.title)}\n"]
    if act.period.start or act.period.end:
        lines.append(f"*{tongue.period(act.period.start, act.period.end)}*\n")
    lines += [f"- [{each.section}](#{slug(each.id)}) {tongue.text(each.title)}" for each in act.provisions]
    parts = ["\n".join(lines) + "\n", *(_provision(each, catalogue, tongue) for each in act.provisions)]
    return "\n".join([*parts, _see([], slug(act.short), tongue), ""]).replace("\n\n\n", "\n\n")


def _provision(provision: Provision, catalogue: Catalogue, tongue: Tongue) -> str:
    blocks = describe.provision(provision, catalogue, None, tongue)
    examples = _examples(_examples_of(catalogue, provision.id), tongue)
    touching = dict.fromkeys(touch.experiment.id for touch in catalogue.touches.get(provision.id, ()))
    see = " · ".join(f"[{name}]({page_of(name)}.md)" for name in touching)
    more = f"\n{WORDS[tongue.language]['see']}: {see}\n" if see else ""
    return f'<a id="{slug(provision.id)}"></a>\n\n{markdown(_deeper(blocks))}{examples}{more}'


def _deeper(blocks: Sequence[Block]) -> list[Block]:
    """The same page as a part of another."""
    return [replace(each, level=each.level + 1) if isinstance(each, Heading) else each for each in blocks]


def _experiment(experiment: Experiment, catalogue: Catalogue, tongue: Tongue) -> str:
    own = [each for each in catalogue.provisions.values() if (each.own or "").startswith(f"{experiment.id}/")]
    touched = [
        f"[{id_}]({slug(catalogue.provisions[id_].act)}.md#{slug(id_)})"
        for id_, touches in catalogue.touches.items()
        if catalogue.provisions[id_].own is None
        and any(touch.experiment.id == experiment.id for touch in touches)
    ]
    parts = [
        markdown(describe.experiment(experiment, catalogue, None, tongue)),
        *(_provision(each, catalogue, tongue) for each in own),
        _examples(experiment.examples, tongue),
        _see(touched, page_of(experiment.id), tongue),
    ]
    return "\n".join(part for part in parts if part).replace("\n\n\n", "\n\n")


def _examples_of(catalogue: Catalogue, provision: str) -> list[Example]:
    own = [example for act in catalogue.acts.values() for example in act.examples]
    own += [example for each in catalogue.experiments.values() for example in each.examples]
    return [example for example in own if example.provision == provision]


def _examples(examples: tuple[Example, ...] | list[Example], tongue: Tongue) -> str:
    if not examples:
        return ""
    words = WORDS[tongue.language]
    lines = [f"\n### {words['examples']}\n"]
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


def _see(links: list[str], page: str, tongue: Tongue) -> str:
    words = WORDS[tongue.language]
    other = FOLDERS["en" if tongue.language == "da" else "da"].rsplit("/", 1)[1]
    home = [f"[{words['other']}](../{other}/{page}.md)", f"[{words['title']}](index.md)"]
    return f"{words['see']}: {' · '.join([*links, *home])}\n"


def _index(catalogue: Catalogue, tongue: Tongue) -> str:
    words = WORDS[tongue.language]
    lines = [f"# {words['title']}\n", f"{words['lead']}\n", f"## {words['acts']}\n"]
    lines += [
        f"- [{act.short}]({slug(act.short)}.md): {tongue.text(act.title)}" for act in catalogue.acts.values()
    ]
    lines.append(f"\n## {words['experiments']}\n")
    for experiment in catalogue.experiments.values():
        lines.append(f"- [{experiment.id}]({page_of(experiment.id)}.md): {tongue.text(experiment.title)}")
    return "\n".join(lines) + "\n"
