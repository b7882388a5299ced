"""Reads the places of Danish acts as jurists write them: "§ 16 a, stk. 1 og 3-5", "§§ 17-18", "§ 2, nr. 3,
2. pkt.".

A *place* is a path of steps, from the section down. A step names one number or a range of them. A broader
place covers the narrower ones below it: § 16 a covers § 16 a, stk. 1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

LEVELS = ("kap.", "§", "stk.", "nr.", "litra", "pkt.")
"""The kinds of steps, broadest first."""

Number = tuple[int, str]
"""A number with its letter: § 16 a is (16, "a"); stk. 2 is (2, "")."""


class CitationError(ValueError):
    """A text that is no place of an act; the message says where it stops making sense."""


@dataclass(frozen=True, slots=True)
class Step:
    """One level of a place: its kind, and the first and last number it names (equal for a single one)."""

    level: int
    first: Number
    last: Number

    def covers(self, other: Step) -> bool:
        """Whether every number of the other step lies within this one."""
        if self.level != other.level or not self.first[0] <= other.first[0] <= self.last[0]:
            return False  # most are told apart by their numbers alone
        return _key(self.first) <= _key(other.first) <= _key(other.last) <= _key(self.last)


Spot = tuple[Step, ...]
"""A place: steps from the broadest down."""


_AFTER_Z = str.maketrans("æøå", "{|}")


@lru_cache(maxsize=4096)
def _key(number: Number) -> tuple[int, int, str]:
    # § 16, § 16 a … § 16 å, § 16 aa: fewer letters come first, and æ, ø, å stand in this order after z.
    return number[0], len(number[1]), number[1].translate(_AFTER_Z)


_TOKEN = re.compile(
    r"\s*(?:(?P<mark>§§?|stk\.?|nr\.?|litra|kap\.?|kapitel)(?![a-zæøå])"
    r"|(?P<pkt>(?P<low>\d+)\.(?:\s*(?:-|–|og)\s*(?P<high>\d+)\.)?\s*pkt\.?)"
    r"|(?P<number>\d+)(?:\s?(?P<letter>(?!og\b)[a-zæøå]{1,2})(?![a-zæøåA-ZÆØÅ.]))?"
    r"|(?P<alpha>(?<![a-zæøå])[a-zæøå])(?![a-zæøåA-ZÆØÅ.])"
    r"|(?P<joint>,|og\b|samt\b|-|–|til\b))"
)
_MARKS = {"§": 1, "§§": 1, "stk": 2, "nr": 3, "litra": 4, "kap": 0, "kapitel": 0}
_PKT = 5
_RANGE = ("-", "–", "til")


@lru_cache(maxsize=4096)
def places(text: str) -> tuple[Spot, ...]:
    """The places that a text names, in order; "§ 16 a, stk. 1 og 3" names two.

    Raises CitationError when the text is no such place.
    """
    spots = _Reader(text).read()
    if not spots:
        raise CitationError("a place is needed, as § 16 a, stk. 1")
    return spots


def covers(broad: tuple[Spot, ...], narrow: tuple[Spot, ...]) -> bool:
    """Whether each of the narrow places lies within one of the broad ones. No broad places: the whole act."""
    return not broad or (bool(narrow) and all(any(_within(each, one) for one in broad) for each in narrow))


def _within(narrow: Spot, broad: Spot) -> bool:
    return len(broad) <= len(narrow) and all(b.covers(n) for b, n in zip(broad, narrow, strict=False))


class _Reader:
    """Reads places token by token. `level` is where a bare number belongs; `awaits` says what a number must
    follow (a mark, a joint), empty when the place could end here; `range` that a range is open."""

    def __init__(self, text: str) -> None:
        self.text = text.strip()
        self.spots: list[Spot] = []
        self.level: int | None = None
        self.range = False
        self.awaits = ""

    def read(self) -> tuple[Spot, ...]:
        position = 0
        while position < len(self.text):
            match = _TOKEN.match(self.text, position)
            if match is None:
                raise CitationError(f"`{self.text[position:].strip()}` is not understood")
            self._token(match)
            position = match.end()
        if self.awaits:
            raise CitationError(f"a number is missing after `{self.awaits}` at the end of `{self.text}`")
        return tuple(self.spots)

    def _token(self, match: re.Match[str]) -> None:
        if match["mark"]:
            self._mark(match["mark"])
        elif match["pkt"]:
            low, high = int(match["low"]), int(match["high"] or match["low"])
            self.level = _PKT
            self._step(Step(_PKT, (low, ""), (high, "")))
        elif match["joint"]:
            self._joint(match["joint"])
        elif match["number"]:
            self._number((int(match["number"]), match["letter"] or ""))
        else:
            self._letter(match["alpha"])

    def _mark(self, mark: str) -> None:
        level = _MARKS[mark.rstrip(".")]
        if self.range and level == self.level:
            return  # "§ 16-§ 18"
        if self.range or self.awaits.rstrip(".") in _MARKS:
            raise CitationError(f"a number is missing before `{mark}` in `{self.text}`")
        self.level, self.awaits = level, mark

    def _joint(self, joint: str) -> None:
        if not self.spots or (self.awaits and not (self.awaits == "," and joint in ("og", "samt"))):
            raise CitationError(f"a number is missing before `{joint}` in `{self.text}`")
        self.range, self.awaits = joint in _RANGE, joint

    def _letter(self, letter: str) -> None:
        if self.range and self.spots[-1][-1].first[1]:
            self._number((self.spots[-1][-1].first[0], letter))  # "§§ 9 a-c"
        elif self.level == _MARKS["litra"]:
            self._number((0, letter))
        else:
            raise CitationError(f"`{letter}` stands without a number before it in `{self.text}`")

    def _number(self, number: Number) -> None:
        if self.level is None:
            raise CitationError(f"a `§` is missing before {number[0]} in `{self.text}`")
        if not self.awaits:
            raise CitationError(f"`,` or `og` is missing before {number[0]} in `{self.text}`")
        if not self.range:
            self._step(Step(self.level, number, number))
            return
        *above, last = self.spots.pop()
        step = Step(self.level, last.first, number)
        if _key(step.first) > _key(step.last):
            raise CitationError(f"the range in `{self.text}` runs backwards")
        self.spots.append((*above, step))
        self.range, self.awaits = False, ""

    def _step(self, step: Step) -> None:
        previous = self.spots[-1] if self.spots else ()
        above = tuple(each for each in previous if each.level < step.level)
        if previous and previous == above:
            self.spots.pop()  # "§ 16 a, stk. 1": the stk. narrows the §
        self.spots.append((*above, step))
        self.awaits = ""
