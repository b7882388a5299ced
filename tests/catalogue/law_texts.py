"""The texts of law, where they are at hand: the words under a source's address and place."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from frirum.law.citations import CitationError, Number, places
from frirum.law.model import Source

SHARED = Path(__file__).parent.parent.parent.parent / "shared"
TEXTS = SHARED / "law-texts"
_ADDRESS = re.compile(r"/eli/lta/(\d{4})/(\d+)$")
_SECTION = re.compile(r"(\d+)\s*([a-zæøå]*)")
_NAMED = re.compile(r"§+\s*(\d+)\s?([a-zæøå](?![a-zæøå]))?(?:\s*-\s*(\d+)\s?([a-zæøå](?![a-zæøå]))?)?")


@cache
def act(name: str) -> tuple[tuple[Number, str], ...] | None:
    """The sections of an act, in order; None where its text is not at hand."""
    file = TEXTS / f"{name}.json"
    if not file.exists():
        return None
    found = []
    for each in json.loads(file.read_text(encoding="utf-8"))["provisions"]:
        number = _SECTION.fullmatch(each["section"])
        if number is not None:
            found.append(((int(number[1]), number[2]), each["text"]))
    return tuple(found)


def words_of(source: Source) -> str | None:
    """The words of the sections that a source names.

    None where the act is not at hand, empty where it has no such section."""
    address = _ADDRESS.search(source.eli or "")
    sections = None if address is None else act(f"{address[1]}_{address[2]}")
    if sections is None:
        return None
    spans = list(_spans(source.place))
    return " ".join(
        text for number, text in sections if any(rank(a) <= rank(number) <= rank(b) for a, b in spans)
    )


def _spans(place: str) -> Iterator[tuple[Number, Number]]:
    """The sections that a place names. What is no plain place ("§ 31, jf. § 9") gives every section in it."""
    try:
        for spot in places(place):
            yield spot[0].first, spot[0].last
    except CitationError:
        for first, letter, last, its in _NAMED.findall(place):
            start = int(first), letter
            yield start, ((int(last), its) if last else start)


def rank(number: Number) -> tuple[int, int, str]:
    return number[0], len(number[1]), number[1]
