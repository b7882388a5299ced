"""The vocabulary, ready for reading: municipalities by any spelling, names that are near, words for types."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache

from frirum.cases.vocabulary import Fact, FactType, Municipality, Vocabulary
from frirum.cases.wording import say

_CODE = re.compile(r"0?[1-9][0-9]{2}")
_SHOWN = 60
_KEPT = 8
"""vocabularies whose index is kept; a process seldom has more than one"""


def normal(text: str) -> str:
    """The text with composed letters (NFC): `å` written as `a` and a ring is the same letter."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def shown(text: str) -> str:
    """The text as it may stand in a message: one line, not too long."""
    short = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    return "".join(each if each.isprintable() else "�" for each in short)


def nearest(name: str, known: Collection[str]) -> str:
    """A remedy that names what the author may have meant, or all there is to choose from."""
    return _nearest(name[:_SHOWN], tuple(known))


@lru_cache(maxsize=1024)
def _nearest(name: str, known: tuple[str, ...]) -> str:
    by_fold = {each.casefold(): each for each in known}
    near = difflib.get_close_matches(name.strip().casefold(), by_fold, n=1, cutoff=0.6)
    if near:
        return say("did you mean `{given}`?", given=by_fold[near[0]])
    listed = ", ".join(known[:12]) + (", …" if len(known) > 12 else "")
    return say("known are: {listed}", listed=listed) if known else say("there are none to choose from")


def municipality_key(text: str) -> str:
    """A spelling reduced to what tells municipalities apart: small letters, `å` for `aa`, no `kommune`."""
    key = " ".join(normal(text).casefold().split()).removesuffix(" kommune")
    return key.replace("aa", "å").replace(" - ", "-").replace(" ", "-")


class Municipalities:
    """Municipalities by name, alias and three- or four-digit code."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._by_code = {each.code: each for each in vocabulary.municipalities.values()}
        self._by_key: dict[str, Municipality] = {}
        for each in vocabulary.municipalities.values():
            for spelling in each.aliases:
                self._by_key.setdefault(municipality_key(spelling), each)
        # names after aliases: an official name is never another municipality's alias
        self._by_key |= {municipality_key(each.name): each for each in vocabulary.municipalities.values()}
        self.names = tuple(vocabulary.municipalities)

    def find(self, text: str) -> Municipality | None:
        """The municipality that a name or a code means; None when there is none."""
        stripped = text.strip()
        if _CODE.fullmatch(stripped):
            return self._by_code.get(int(stripped))
        key = municipality_key(stripped)
        return self._by_key.get(key) or self._by_key.get(key + "s") or self._by_key.get(key.removesuffix("s"))


_indexes: dict[int, tuple[Vocabulary, Municipalities]] = {}


def municipalities_of(vocabulary: Vocabulary) -> Municipalities:
    """The index of a vocabulary's municipalities, built once. (The index keeps its vocabulary alive, so that
    an identity is never that of another one.)"""
    known = _indexes.get(id(vocabulary))
    if known is None:
        while len(_indexes) >= _KEPT:
            _indexes.pop(next(iter(_indexes)), None)
        known = _indexes[id(vocabulary)] = (vocabulary, Municipalities(vocabulary))
    return known[1]


def municipality_by(vocabulary: Vocabulary, text_or_code: str | int) -> Municipality | None:
    """The municipality of an official name, an alias ("Århus", "Aalborg Kommune") or a code (851, "0851")."""
    text = f"{text_or_code:03d}" if isinstance(text_or_code, int) else text_or_code
    return municipalities_of(vocabulary).find(text)


def type_words(fact: Fact) -> str:
    """What a value of this fact looks like, for a message."""
    match fact.type:
        case FactType.TEXT:
            return say("a text")
        case FactType.NUMBER:
            return say("a number like 37.5")
        case FactType.BOOLEAN:
            return say("true or false")
        case FactType.DATE:
            return say("a day like 2018-07-01")
        case FactType.MUNICIPALITY:
            return say("the name or code of a municipality")
