"""Sets of characters: `[a-z]`, `\\d`, `\\p{Lu}`, `.`"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field

Test = Callable[[str], bool]

# Blocks of Unicode by their names in XML Schema: `\\p{IsBasicLatin}`.
BLOCKS = {
    "BasicLatin": (0x0000, 0x007F), "Latin-1Supplement": (0x0080, 0x00FF),
    "LatinExtended-A": (0x0100, 0x017F), "LatinExtended-B": (0x0180, 0x024F),
    "IPAExtensions": (0x0250, 0x02AF), "SpacingModifierLetters": (0x02B0, 0x02FF),
    "CombiningDiacriticalMarks": (0x0300, 0x036F), "Greek": (0x0370, 0x03FF),
    "GreekandCoptic": (0x0370, 0x03FF), "Cyrillic": (0x0400, 0x04FF), "Armenian": (0x0530, 0x058F),
    "Hebrew": (0x0590, 0x05FF), "Arabic": (0x0600, 0x06FF), "Devanagari": (0x0900, 0x097F),
    "Thai": (0x0E00, 0x0E7F), "Georgian": (0x10A0, 0x10FF), "HangulJamo": (0x1100, 0x11FF),
    "LatinExtendedAdditional": (0x1E00, 0x1EFF), "GreekExtended": (0x1F00, 0x1FFF),
    "GeneralPunctuation": (0x2000, 0x206F), "SuperscriptsandSubscripts": (0x2070, 0x209F),
    "CurrencySymbols": (0x20A0, 0x20CF), "LetterlikeSymbols": (0x2100, 0x214F),
    "NumberForms": (0x2150, 0x218F), "Arrows": (0x2190, 0x21FF),
    "MathematicalOperators": (0x2200, 0x22FF), "MiscellaneousTechnical": (0x2300, 0x23FF),
    "BoxDrawing": (0x2500, 0x257F), "BlockElements": (0x2580, 0x259F),
    "GeometricShapes": (0x25A0, 0x25FF), "MiscellaneousSymbols": (0x2600, 0x26FF),
    "Dingbats": (0x2700, 0x27BF), "CJKSymbolsandPunctuation": (0x3000, 0x303F),
    "Hiragana": (0x3040, 0x309F), "Katakana": (0x30A0, 0x30FF), "CJKUnifiedIdeographs": (0x4E00, 0x9FFF),
    "HangulSyllables": (0xAC00, 0xD7AF), "PrivateUse": (0xE000, 0xF8FF),
}  # fmt: skip
CATEGORIES = frozenset({
    "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Ps",
    "Pe", "Pi", "Pf", "Po", "Z", "Zs", "Zl", "Zp", "S", "Sm", "Sc", "Sk", "So", "C", "Cc", "Cf", "Co", "Cn",
})  # fmt: skip


def in_category(name: str) -> Test:
    """A test for a general category of Unicode, `L` or `Lu`."""
    return lambda character: unicodedata.category(character).startswith(name)


def in_block(name: str) -> Test:
    """A test for a block of Unicode."""
    low, high = BLOCKS[name]
    return lambda character: low <= ord(character) <= high


def _is_word(character: str) -> bool:
    return unicodedata.category(character)[0] not in "PZC"


def _is_initial(character: str) -> bool:
    return (
        character in "_:"
        or unicodedata.category(character)[0] == "L"
        or unicodedata.category(character) == "Nl"
    )


def _is_name(character: str) -> bool:
    return character in "_:-.\u00b7" or unicodedata.category(character)[0] in "LNM"


def negated(test: Test) -> Test:
    """The opposite test."""
    return lambda character: not test(character)


ESCAPES: dict[str, Test] = {
    "s": lambda character: character in " \t\n\r",
    "d": in_category("Nd"),
    "w": _is_word,
    "i": _is_initial,
    "c": _is_name,
}
ESCAPES |= {letter.upper(): negated(test) for letter, test in ESCAPES.items()}


def is_no_line_end(character: str) -> bool:
    """`.`"""
    return character not in "\n\r"


def is_any(character: str) -> bool:  # noqa: ARG001
    """`.` with the flag `s`"""
    return True


def variants(character: str) -> set[str]:
    """A character in both cases."""
    return {character, character.lower(), character.upper()}


@dataclass(slots=True)
class CharacterClass:
    """`[a-z\\d-[aeiou]]`: ranges and tests, perhaps negated, less another class."""

    ignore_case: bool
    ranges: list[tuple[str, str]] = field(default_factory=list)
    tests: list[Test] = field(default_factory=list)
    is_negated: bool = False
    less: CharacterClass | None = None
    _known: dict[str, bool] = field(default_factory=dict)

    def __call__(self, character: str) -> bool:
        """Whether the class holds the character."""
        known = self._known.get(character)
        if known is None:
            known = self._known[character] = self._holds(character)
        return known

    def _holds(self, character: str) -> bool:
        forms = variants(character) if self.ignore_case else {character}
        found = any(low <= each <= high for low, high in self.ranges for each in forms)
        found = found or any(test(character) for test in self.tests)
        if found is self.is_negated:
            return False
        return self.less is None or not self.less(character)
