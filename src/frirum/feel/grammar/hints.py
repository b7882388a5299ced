"""What to write instead: plain words for the mistakes that authors of rules make most."""

from __future__ import annotations

import re

_CHARACTERS = (
    (re.compile("[“”„‟«»″]"), 'write straight quotes: "text"'),
    (re.compile("[‘’‚‛`´′]"), 'write texts in straight double quotes: "text"'),
    (re.compile("&&?"), "write `and`"),
    (re.compile(r"\|\|?"), "write `or`"),
    (re.compile("≤"), "write `<=`"),
    (re.compile("≥"), "write `>=`"),
    (re.compile("≠"), "write `!=`"),
    (re.compile("[−–—]"), "write the hyphen `-` for minus"),
    (re.compile("×"), "write `*`"),
    (re.compile("÷"), "write `/`"),
    (re.compile(r"\^"), "write `**` for powers"),
    (re.compile("%"), "write percentages as numbers: `0.25`, or `modulo(a, b)` for the remainder"),
    (re.compile(";"), "write `,` between items; an expression has no end mark"),
    (re.compile("!"), "write `not(…)`, or `!=` for unequal"),
    (re.compile("…"), "write `..` for a range"),
    (re.compile("#"), "write comments as `// …` or `/* … */`"),
    (re.compile("[$€£]"), "write the number without currency sign"),
)


def hint_for_character(text: str, position: int) -> str:
    """The message for a character that begins no token."""
    if text[position] == '"':
        return 'this text is not closed; write `"` at its end'
    for pattern, advice in _CHARACTERS:
        if match := pattern.match(text, position):
            return f"`{match.group()}` is not FEEL; {advice}"
    character = text[position]
    shown = character if character.isprintable() else f"U+{ord(character):04X}"
    return f"the character `{shown}` has no place here; remove it, or quote it as text"


def hint_for_token(previous: str, found: str, following: str, *, is_number_before: bool) -> str | None:
    """What to write instead when `found` cannot follow `previous`, or None."""
    if found == "=" and previous in {"=", "!="}:
        return "`==` is not FEEL; write `=`"
    if previous == "<" and found == ">":
        return "`<>` is not FEEL; write `!=`"
    if found == "'" or previous == "'":
        return 'write texts in double quotes: "text"'
    if found == "," and is_number_before and following.isdigit():
        return f"write the decimal mark as a point: `{previous}.{following}`"
    if found == "?":
        return "write `if … then … else …`"
    if found == ":":
        return "`:` stands only in `{name: value}` and in named arguments; write `=` to compare"
    if "/*" in {previous + found, found + following}:
        return "this comment is not closed; write `*/` at its end"
    return _KEYWORD_HINTS.get(found) or _KEYWORD_HINTS.get(previous)


def hint_for_words(name: str) -> str | None:
    """What to write instead of words that another language would read as operators, or None."""
    words = name.split()
    if words[0] == "not":
        return "write `not(…)`"
    return next((_KEYWORD_HINTS[word] for word in words if word in _KEYWORD_HINTS), None)


_KEYWORD_HINTS = {
    "AND": "write `and` in small letters",
    "OR": "write `or` in small letters",
    "NOT": "write `not(…)` in small letters",
    "IN": "write `in` in small letters",
    "elif": "write `else if`",
    "elseif": "write `else if`",
    "og": "write `and`",
    "eller": "write `or`",
    "ikke": "write `not(…)`",
    "hvis": "write `if`",
    "is": "write `=` to compare; `is(a, b)` is a function",
}
