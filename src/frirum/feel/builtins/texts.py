"""Functions of texts."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from frirum.feel.budget import Budget
from frirum.feel.builtins.registry import declare
from frirum.feel.regex import Pattern, PatternError, compile_pattern


@declare("substring", "string: string, start position: number, length?: number -> string", budgeted=True)
def substring(budget: Budget, text: str, start: Decimal, length: Decimal | None = None) -> str | None:
    """`length` characters (or all) from a place on, counted from 1, or from -1 backwards."""
    budget.spend_text(len(text))
    place = int(start) if start.adjusted() < 10 else 0
    if place == 0 or abs(place) > len(text) or (length is not None and length < 1):
        return None
    first = place - 1 if place > 0 else len(text) + place
    return text[first:] if length is None else text[first : first + min(int(length), len(text))]


@declare("string length", "string: string -> number")
def string_length(text: str) -> Decimal:
    """The number of characters."""
    return Decimal(len(text))


@declare("upper case", "string: string -> string", budgeted=True)
def upper_case(budget: Budget, text: str) -> str:
    """The text in capitals."""
    budget.spend_text(len(text))
    return text.upper()


@declare("lower case", "string: string -> string", budgeted=True)
def lower_case(budget: Budget, text: str) -> str:
    """The text in small letters."""
    budget.spend_text(len(text))
    return text.lower()


@declare("substring before", "string: string, match: string -> string", budgeted=True)
def substring_before(budget: Budget, text: str, match: str) -> str:
    """What stands before the first match; empty if there is none."""
    budget.spend_text(len(text))
    found = text.find(match)
    return text[:found] if found >= 0 else ""


@declare("substring after", "string: string, match: string -> string", budgeted=True)
def substring_after(budget: Budget, text: str, match: str) -> str:
    """What stands after the first match; empty if there is none."""
    budget.spend_text(len(text))
    found = text.find(match)
    return text[found + len(match) :] if found >= 0 else ""


@declare("contains", "string: string, match: string -> boolean", budgeted=True)
def contains(budget: Budget, text: str, match: str) -> bool:
    """Whether the text holds the other."""
    budget.spend_text(len(text))
    return match in text


@declare("starts with", "string: string, match: string -> boolean")
def starts_with(text: str, match: str) -> bool:
    """Whether the text begins with the other."""
    return text.startswith(match)


@declare("ends with", "string: string, match: string -> boolean")
def ends_with(text: str, match: str) -> bool:
    """Whether the text ends with the other."""
    return text.endswith(match)


@declare("string join", "list: list<string>, delimiter?: string|null -> string", budgeted=True)
def string_join(budget: Budget, texts: list[str | None], delimiter: str | None = None) -> str:
    """The texts in one, nulls left out."""
    result = (delimiter or "").join(each for each in texts if each is not None)
    budget.spend(len(texts))
    budget.spend_text(len(result))
    return result


# regular expressions


def _pattern(pattern: str, flags: str | None, budget: Budget) -> Pattern | None:
    try:
        return compile_pattern(pattern, flags or "", budget)
    except PatternError:
        return None


@declare("matches", "input: string, pattern: string, flags?: string|null -> boolean", budgeted=True)
def matches(budget: Budget, text: str, pattern: str, flags: str | None = None) -> bool | None:
    """Whether the pattern matches somewhere; null for what is no pattern."""
    compiled = _pattern(pattern, flags, budget)
    return None if compiled is None else compiled.search(text, 0, budget) is not None


@declare(
    "replace",
    "input: string, pattern: string, replacement: string, flags?: string|null -> string",
    budgeted=True,
)
def replace(
    budget: Budget, text: str, pattern: str, replacement: str, flags: str | None = None
) -> str | None:
    """The text with each match replaced; `$1` stands for the first group. Null if the pattern matches an
    empty text, or the replacement is malformed."""
    compiled = _pattern(pattern, flags, budget)
    if compiled is None or compiled.search("", 0, budget) is not None:
        return None
    pieces = [replacement] if "q" in (flags or "") else _replacement(replacement, compiled.groups)
    if pieces is None:
        return None
    result: list[str] = []
    end = 0
    for found in compiled.find_all(text, budget):
        result.append(text[end : found[0]])
        result.extend(each if isinstance(each, str) else _group(text, found, each) for each in pieces)
        end = found[1]
        budget.spend(len(pieces))
    joined = "".join([*result, text[end:]])
    budget.spend_text(len(joined))
    return joined


def _group(text: str, found: tuple[int, ...], number: int) -> str:
    start, end = found[2 * number], found[2 * number + 1]
    return text[start:end] if end >= 0 else ""


def _replacement(text: str, groups: int) -> list[Any] | None:
    """Texts and group numbers; None for a `$` or `\\` that begins nothing."""
    pieces: list[Any] = []
    position = 0
    while position < len(text):
        character, following = text[position], text[position + 1 : position + 2]
        if character == "\\":
            if following not in {"\\", "$"} or not following:
                return None
            pieces.append(following)
            position += 2
        elif character == "$":
            end = position + 1
            while text[end : end + 1].isdigit() and text[end : end + 1].isascii():
                end += 1
            if end == position + 1:
                return None
            end = min(end, position + 4)
            # `$12` is group 12 if there are so many, else group 1 and the digit 2.
            while int(text[position + 1 : end]) > groups and end > position + 2:
                end -= 1
            number = int(text[position + 1 : end])
            pieces.append(number if number <= groups else "")
            position = end
        else:
            pieces.append(character)
            position += 1
    return pieces


@declare("split", "string: string, delimiter: string -> list<string>", budgeted=True)
def split(budget: Budget, text: str, delimiter: str) -> list[str] | None:
    """The pieces between the matches of a pattern; null if it matches an empty text."""
    compiled = _pattern(delimiter, None, budget)
    if compiled is None or compiled.search("", 0, budget) is not None:
        return None
    pieces: list[str] = []
    end = 0
    for found in compiled.find_all(text, budget):
        pieces.append(text[end : found[0]])
        end = found[1]
    return [*pieces, text[end:]]
