"""Danish or English: which one, and how words, days and numbers are written in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from frirum.cli.messages import MESSAGES

Language = Literal["da", "en"]
LANGUAGES: tuple[Language, ...] = ("da", "en")

_JANUARY_TO_DECEMBER: Mapping[Language, str] = {
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "en": "January February March April May June July August September October November December",
}


def of_locale(environment: Mapping[str, str]) -> Language:
    """The language of the user's locale: Danish for `da…`, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return "da" if environment[name].lower().startswith("da") else "en"
    return "en"


def chosen(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """`--lang` if it is given rightly, else the locale's; a wrong one is refused later."""
    given = None
    for at, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang" and at + 1 < len(arguments):
            given = arguments[at + 1]
        elif argument.startswith("--lang="):
            given = argument.removeprefix("--lang=")
    return next((language for language in LANGUAGES if language == given), of_locale(environment))


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language, spoken: messages by key, texts of the catalogue, days, numbers."""

    language: Language

    def __call__(self, key: str, **parts: object) -> str:
        """The message under a key, its `{parts}` filled in. An unknown key is a KeyError: our mistake."""
        text = MESSAGES[key][self.language]
        return text.format(**parts) if parts else text

    def count(self, key: str, count: int, **parts: object) -> str:
        """The message of a count: under `KEY.1` where it is one, else under the key."""
        return self(f"{key}.1" if count == 1 else key, count=self.whole(count), **parts)

    def text(self, texts: Mapping[str, str]) -> str:
        """A text of the catalogue; the other language where this one is not written."""
        return texts.get(self.language) or next(iter(texts.values()), "")

    def day(self, day: date | None) -> str:
        """A day in words: 1 October 2018, 1. oktober 2018."""
        if day is None:
            return "…"
        dot = "." if self.language == "da" else ""
        month = _JANUARY_TO_DECEMBER[self.language].split()[day.month - 1]
        return f"{day.day}{dot} {month} {day.year}"

    def period(self, start: date | None, end: date | None) -> str:
        """A period in words, its open ends said."""
        if start is not None and end is not None:
            return self("period.closed", start=self.day(start), end=self.day(end))
        if start is not None:
            return self("period.since", start=self.day(start))
        if end is not None:
            return self("period.until", end=self.day(end))
        return self("period.always")

    def number(self, value: Decimal) -> str:
        """A number with the language's own marks: 1.307,50 or 1,307.50."""
        written = f"{value:,f}"
        return written.translate(str.maketrans(",.", ".,")) if self.language == "da" else written

    def whole(self, count: int) -> str:
        """A count with the language's own marks: 1.000.000 or 1,000,000."""
        return self.number(Decimal(count))

    def seconds(self, taken: float) -> str:
        """A time that was measured, to a tenth: 6,6 or 6.6."""
        return self.number(Decimal(f"{taken:.1f}"))

    def value(self, value: object, unit: str | None = None) -> str:
        """A value of a fact or of an answer, as people write it."""
        if value is None:
            return self("value.none")
        if isinstance(value, bool):
            return self("value.true" if value else "value.false")
        if isinstance(value, Decimal):
            written = self.number(_money(value) if unit and unit.startswith("kr") else _bare(value))
            return f"{written} {self.unit(unit, one=abs(value) == 1)}" if unit else written
        return self.day(value) if isinstance(value, date) else str(value)

    def unit(self, name: str, *, one: bool = False) -> str:
        """A unit of the catalogue, of many or of one: `timer pr. uge` is hours per week. One that has no
        words of its own stays as it is written."""
        counted, *per = name.split(" pr. ")
        known = f"of.{counted}.1" if one and f"of.{counted}.1" in MESSAGES else f"of.{counted}"
        words = [self(known) if known in MESSAGES else counted]
        return self("per").join([*words, *(self.one(each) for each in per)])

    def one(self, unit: str) -> str:
        """A unit after "per": one of it. In Danish "år" is one and many."""
        return next((self(each) for each in (f"of.{unit}.1", f"of.{unit}") if each in MESSAGES), unit)

    def fact(self, name: str) -> str:
        """A fact's own name, or that of a function over time in the user's language."""
        return self(f"function.{name}") if f"function.{name}" in MESSAGES else name

    def several(self, items: Sequence[str]) -> str:
        """A list in a sentence: a, b and c."""
        return self("and", first=", ".join(items[:-1]), last=items[-1]) if len(items) > 1 else "".join(items)


def _money(value: Decimal) -> Decimal:
    """Kroner with two decimals, unless the rule left more."""
    in_oere = value.quantize(Decimal("0.01"))
    return in_oere if in_oere == value else _bare(value)


def _bare(value: Decimal) -> Decimal:
    """A number without needless zeros."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
