"""What is said of cases that cannot be taken, in both languages.

A message is written in English where it arises, as a template: `say("`{name}` has no value", name=…)`. Its
Danish stands in `frirum.cases.danish`; a message without one is a mistake that a test finds.
"""

from __future__ import annotations

from frirum.cases.danish import DANISH

__all__ = ["DANISH", "Said", "in_language", "one_line", "say"]


class Said(str):
    """A text in English that knows its Danish."""

    __slots__ = ("danish",)
    danish: str

    def __new__(cls, english: str, danish: str) -> Said:
        """Both texts, ready to be shown."""
        said = super().__new__(cls, english)
        said.danish = danish
        return said

    def __getnewargs__(self) -> tuple[str, str]:  # type: ignore[override] # a kept catalogue holds findings
        """Both texts, to make it anew."""
        return str(self), self.danish


class _DanishNumber(int):
    """A whole number whose thousands are parted by points."""

    def __format__(self, form: str) -> str:
        return format(int(self), form).replace(",", ".")


def say(english: str, **parts: object) -> Said:
    """A message in both languages, its `{parts}` filled in; a part that is `Said` itself is put into each in
    its own words. An unknown message is a KeyError: our mistake."""
    danish = DANISH[english]
    if not parts:
        return Said(english, danish)
    return Said(
        english.format(**parts), danish.format(**{name: _danish(part) for name, part in parts.items()})
    )


def one_line(text: str) -> str:
    """The text with every run of blanks and line breaks as one blank, in both languages."""
    english = " ".join(text.split())
    return Said(english, " ".join(text.danish.split())) if isinstance(text, Said) else english


def _danish(part: object) -> object:
    if isinstance(part, Said):
        return part.danish
    return _DanishNumber(part) if type(part) is int else part


def in_language(text: str, language: str) -> str:
    """The text in `da` or `en`; one that has no Danish (a name, a word of the operating system) as it is."""
    return text.danish if language == "da" and isinstance(text, Said) else text
