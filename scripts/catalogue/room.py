"""What the makers of the catalogue's pages share: the catalogue, the language, where pages lie, markup."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from frirum.catalogue import Catalogue
from frirum.catalogue.coverage import Coverage
from frirum.cli.language import Language, Tongue
from frirum.experiments.model import Experiment
from frirum.law.model import Act, Period, Provision
from scripts.catalogue.words import ACTORS, WORDS

FOLDERS: Mapping[Language, str] = {"da": "reference/katalog", "en": "reference/catalogue"}
INDEX, OVERVIEW, RATES = "index.md", "overview.md", "rates.md"
_LTA = re.compile(r"https://www\.retsinformation\.dk/eli/lta/(\d+)/(\d+)")


def slug(name: str) -> str:
    """A name as part of a file's name: "§ 74 c, stk. 1" -> 74-c-stk-1."""
    plain = name.lower().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    ascii_only = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")


def page_of_act(act: Act) -> str:
    """The page of an act, from the catalogue's folder of a language."""
    return f"law/{slug(act.short)}/index.md"


def page_of_experiment(experiment: str) -> str:
    """The page of an experiment."""
    return f"experiments/{slug(experiment)}.md"


def page_of_provision(provision: Provision) -> str:
    """The page of a provision: with its act, or with the experiment that adds it."""
    if provision.own is None:
        return f"law/{slug(provision.act)}/{slug(provision.section)}.md"
    experiment = provision.own.split("/", 1)[0]
    own = provision.id.removeprefix(f"{experiment} ")
    return f"experiments/{slug(experiment)}/{slug(own)}.md"


@dataclass(frozen=True)
class Room:
    """One language of the catalogue's pages."""

    catalogue: Catalogue
    coverage: Sequence[Coverage]
    tongue: Tongue

    def __call__(self, key: str, **parts: object) -> str:
        """The phrase under a key; an unknown one is a KeyError, our mistake."""
        text = WORDS[key][self.tongue.language]
        return text.format(**parts) if parts else text

    def period(self, period: Period) -> str:
        """A period in words."""
        return self.tongue.period(period.start, period.end)

    def from_to(self, period: Period) -> str:
        """A period in words, for a sentence: from … to …"""
        if period.start is None or period.end is None:
            return self.period(period) if period.start or period.end else ""
        return self("from to", start=self.tongue.day(period.start), end=self.tongue.day(period.end))

    def quoted(self, text: str) -> str:
        """A text in the language's own marks."""
        return self("quoted", text=text)

    def experiment(self, id_: str) -> Experiment:
        """An experiment by its id."""
        return self.catalogue.experiments[id_]

    def about(self, provision: Provision) -> str:
        """What a provision is about, with its article; kinds of case that have no words say their name."""
        key = f"about.{provision.about}"
        return self(key) if key in WORDS else provision.about

    def actor(self, name: str) -> str:
        """Who acts: the Danish name, on English pages with what it means."""
        meaning = ACTORS.get(name)
        return f"{name} ({meaning})" if meaning is not None and self.tongue.language == "en" else name

    def called(self, name: str, about: str) -> str:
        """What people call a fact, an event or a rate of this kind of case; anything else keeps its name."""
        words = self.catalogue.vocabulary
        if name == "kommune":
            return self("kommune")
        if name in self.catalogue.rates:
            return self("rate", name=name)
        known = words.facts.get((about, name)) or words.events.get((about, name))
        return short(self.tongue.text(known.text)) if known is not None else name

    def several(self, items: Iterable[str]) -> str:
        """A list in a sentence, each item once."""
        return self.tongue.several(list(dict.fromkeys(items)))


def danish(name: str) -> str:
    """Sorts Danish names: æ, ø, å come last, and aa is å."""
    return name.lower().replace("aa", "å").translate(str.maketrans("æøå", "{|}"))


def to(page: str, *, at: str) -> str:
    """The address of a page as a link on another."""
    return posixpath.relpath(page, posixpath.dirname(at) or ".")


def link(text: str, page: str, *, at: str) -> str:
    """A link from one page to another."""
    return f"[{safe(text)}]({to(page, at=at)})"


def eli(address: str) -> str:
    """A link to an act, named as jurists cite it: Lovtidende A, year and number."""
    found = _LTA.fullmatch(address)
    return f"[Lovtidende A {found[1]} nr. {found[2]}]({address})" if found else f"<{address}>"


def short(label: str) -> str:
    """A label without the remark in brackets behind it: target group (LAB § 2 …) -> target group."""
    return re.sub(r" \([^()]*\)$", "", label)


def safe(text: str) -> str:
    """Text that Markdown leaves as it is, on one line."""
    for sign in ("\\", "*", "_", "[", "]", "<", "`", "|"):
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.split())


def code(text: str) -> str:
    """A formula, as it is written."""
    return f"`{' '.join(text.split())}`"


def upper(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; its cells are Markdown already."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def items(texts: Iterable[str]) -> str:
    """A list; its texts are Markdown already."""
    return "\n".join(f"- {text}" for text in texts)


def page(parts: Iterable[str]) -> str:
    """A page from its paragraphs, the empty ones left out."""
    return "\n\n".join(part for part in parts if part) + "\n"
