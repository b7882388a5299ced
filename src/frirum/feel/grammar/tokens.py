"""Text to tokens. Names are pieced together later, from words, because only the scope knows them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from frirum.feel.ast import At
from frirum.feel.errors import FeelSyntaxError
from frirum.feel.grammar.hints import hint_for_character

KEYWORDS = frozenset({
    "and", "between", "else", "every", "external", "false", "for", "function", "if", "in", "instance", "null",
    "of", "or", "return", "satisfies", "some", "then", "true",
})  # fmt: skip

_START = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_PART = _START + "0-9\u00b7\u0300-\u036f\u203f-\u2040"
_SPACE = "\t\n\x0b\x0c\r \x85\xa0\u1680\u180e\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff"

_TOKEN = re.compile(
    rf"""
    (?P<space>(?:[{_SPACE}]+|//[^\n]*|/\*(?:[^*]|\*(?!/))*\*/)+)
  | (?P<number>(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?)
  | (?P<string>"(?:[^"\\]|\\.)*")
  | (?P<word>[{_START}][{_PART}]*)
  | (?P<symbol>\*\*|\.\.|->|<=|>=|!=|[-+*/=<>()\[\]{{}},:.?@'])
    """,
    re.VERBOSE | re.ASCII | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{6})|(.))", re.DOTALL)
_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "'": "'", "\\": "\\"}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text. `gap`: white space or a comment stands before it."""

    kind: str
    text: str
    start: int
    end: int
    gap: bool

    @property
    def is_symbol(self) -> bool:
        """Whether the token is an operator or bracket, not a word, number or string."""
        return self.kind == "symbol"


class Source:
    """A text and where its offsets lie in lines and columns; `start` is the place of its first character."""

    def __init__(self, text: str, start: At) -> None:
        self.text = whole(text)
        self._start = start
        self._lines = [0, *(match.end() for match in re.finditer("\n", self.text))]

    def at(self, offset: int) -> At:
        """Line and column of an offset."""
        line = bisect_right(self._lines, offset) - 1
        column = offset - self._lines[line]
        if line == 0:
            return At(self._start.line, self._start.column + column)
        return At(self._start.line + line, column + 1)

    def error(self, message: str, offset: int) -> FeelSyntaxError:
        """A syntax error at an offset."""
        at = self.at(offset)
        return FeelSyntaxError(message, at.line, at.column)


def tokenize(source: Source) -> list[Token]:
    """All tokens of a text, with an end token; FeelSyntaxError at the first character that fits nowhere."""
    tokens: list[Token] = []
    text, position, gap = source.text, 0, False
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            raise source.error(hint_for_character(text, position), position)
        kind = str(match.lastgroup)
        if kind != "space":
            tokens.append(Token(kind, match.group(), position, match.end(), gap))
        gap = kind == "space"
        position = match.end()
    tokens.append(Token("end", "", len(text), len(text), gap))
    return tokens


def unescape(text: str) -> str:
    """The value of a string literal. An escape that FEEL does not know keeps its backslash (`"\\d"`)."""
    if "\\" not in text:
        return text[1:-1]
    return whole(_ESCAPE.sub(_one_escape, text[1:-1]))


def whole(text: str) -> str:
    """The text with pairs of surrogates as the character they mean, and a lone one as U+FFFD."""
    if _SURROGATE.search(text) is None:
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _one_escape(match: re.Match[str]) -> str:
    short, long, single = match.groups()
    if single is not None:
        return _ESCAPED.get(single, match.group())
    code = int(short or long, 16)
    return chr(code) if code <= 0x10FFFF else match.group()
