"""The syntax of a pattern: text to a tree of small parts."""

from __future__ import annotations

from dataclasses import dataclass

from frirum.feel.regex.characters import (
    BLOCKS,
    CATEGORIES,
    ESCAPES,
    CharacterClass,
    Test,
    in_block,
    in_category,
    is_any,
    is_no_line_end,
    negated,
    variants,
)

_DEPTH = 50
_QUANTIFIERS = {"?": (0, 1), "*": (0, None), "+": (1, None)}
_SINGLE = {"n": "\n", "r": "\r", "t": "\t"}
_ESCAPABLE = frozenset("\\|.?*+(){}-[]^$")
_MAX_REPEAT = 1000


class PatternError(ValueError):
    """The text is no pattern."""


@dataclass(frozen=True, slots=True)
class Single:
    """One character that passes a test."""

    test: Test


@dataclass(frozen=True, slots=True)
class Anchor:
    """`^` or `$`"""

    at_end: bool


@dataclass(frozen=True, slots=True)
class BackReference:
    """`\\1`"""

    group: int


@dataclass(frozen=True, slots=True)
class Group:
    """`(…)`, or `(?:…)` without a number."""

    number: int | None
    inner: Part


@dataclass(frozen=True, slots=True)
class Repeat:
    """`a*`, `a{2,3}?`"""

    inner: Part
    least: int
    most: int | None
    is_lazy: bool


@dataclass(frozen=True, slots=True)
class Sequence:
    """Parts one after the other."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """`a|b`"""

    options: tuple[Part, ...]


Part = Single | Anchor | BackReference | Group | Repeat | Sequence | Choice


class Reader:
    """Reads a pattern, once, from left to right."""

    def __init__(self, pattern: str, flags: str) -> None:
        self._text = pattern
        self._at = 0
        self._depth = 0
        self._ignore_case = "i" in flags
        self._dot_all = "s" in flags
        self._skips_space = "x" in flags
        self._closed: set[int] = set()
        self.groups = 0
        self.refers_back = False

    def read(self) -> Part:
        """The whole pattern."""
        part = self._choice()
        if self._peek():
            raise PatternError("a bracket is closed that was not opened")
        return part

    def _peek(self) -> str:
        while self._skips_space and self._text[self._at : self._at + 1] in {" ", "\t", "\n", "\r"}:
            self._at += 1
        return self._text[self._at : self._at + 1]

    def _next(self) -> str:
        character = self._peek()
        if not character:
            raise PatternError("the pattern ends too early")
        self._at += 1
        return character

    def _takes(self, character: str) -> bool:
        if self._peek() != character:
            return False
        self._at += 1
        return True

    def _choice(self) -> Part:
        self._depth += 1
        if self._depth > _DEPTH:
            raise PatternError("too deep")
        options = [self._sequence()]
        while self._takes("|"):
            options.append(self._sequence())
        self._depth -= 1
        return options[0] if len(options) == 1 else Choice(tuple(options))

    def _sequence(self) -> Part:
        parts: list[Part] = []
        while self._peek() not in {"", "|", ")"}:
            parts.append(self._quantified(self._atom()))
        return Sequence(tuple(parts))

    def _quantified(self, atom: Part) -> Part:
        character = self._peek()
        if character in _QUANTIFIERS:
            self._at += 1
            least, most = _QUANTIFIERS[character]
        elif character == "{":
            least, most = self._counts()
        else:
            return atom
        if isinstance(atom, Anchor):
            raise PatternError("an anchor cannot be repeated")
        return Repeat(atom, least, most, self._takes("?"))

    def _counts(self) -> tuple[int, int | None]:
        self._next()
        least = self._count()
        if least is None:
            raise PatternError("a number is missing in braces")
        most: int | None = least
        if self._takes(","):
            most = self._count()
        if not self._takes("}") or (most is not None and most < least):
            raise PatternError("malformed braces")
        return least, most

    def _count(self) -> int | None:
        digits = ""
        while self._peek() and self._peek() in "0123456789":
            digits += self._next()
        if len(digits) > 4 or int(digits or 0) > _MAX_REPEAT:
            raise PatternError("too many repetitions")
        return int(digits) if digits else None

    def _atom(self) -> Part:
        character = self._next()
        if character == "(":
            return self._group()
        if character == "[":
            return Single(self._class())
        if character == ".":
            return Single(is_any if self._dot_all else is_no_line_end)
        if character in "^$":
            return Anchor(at_end=character == "$")
        if character == "\\":
            return self._escape()
        if character in "?*+{}]":
            raise PatternError(f"{character} stands where it means nothing")
        return self.literal(character)

    def literal(self, character: str) -> Single:
        """One character as it is, or in either case."""
        if self._ignore_case:
            return Single(variants(character).__contains__)
        return Single(character.__eq__)

    def _group(self) -> Part:
        number = None
        if self._takes("?"):
            if not self._takes(":"):
                raise PatternError("only (?:…) begins so")
        else:
            self.groups += 1
            number = self.groups
        inner = self._choice()
        if not self._takes(")"):
            raise PatternError("a bracket is not closed")
        if number is not None:
            self._closed.add(number)
        return Group(number, inner)

    # escapes and classes

    def _escape(self) -> Part:
        character = self._next_raw()
        if character in "123456789" and character:
            return self._back_reference(int(character))
        found = self._escaped(character)
        return self.literal(found) if isinstance(found, str) else Single(found)

    def _next_raw(self) -> str:
        """The next character, white space too."""
        character = self._text[self._at : self._at + 1]
        if self._skips_space and character in {" ", "\t", "\n", "\r"}:
            return self._next()
        self._at += 1
        return character

    def _back_reference(self, group: int) -> BackReference:
        # A further digit belongs to the number if there are so many groups.
        following = self._text[self._at : self._at + 1]
        if following in "0123456789" and following and group * 10 + int(following) <= self.groups:
            self._at += 1
            group = group * 10 + int(following)
        if group not in self._closed:
            raise PatternError("a group is referred to that is not closed yet")
        self.refers_back = True
        return BackReference(group)

    def _escaped(self, character: str) -> str | Test:
        if character in ESCAPES:
            return ESCAPES[character]
        if character in {"p", "P"}:
            test = self._property()
            return negated(test) if character == "P" else test
        if character in _SINGLE:
            return _SINGLE[character]
        if character in _ESCAPABLE and character:
            return character
        raise PatternError("an unknown escape")

    def _property(self) -> Test:
        end = self._text.find("}", self._at)
        if self._text[self._at : self._at + 1] != "{" or end < 0:
            raise PatternError("braces are missing after \\p")
        name = self._text[self._at + 1 : end]
        if self._skips_space:
            name = "".join(name.split())
        self._at = end + 1
        if name.startswith("Is") and name[2:] in BLOCKS:
            return in_block(name[2:])
        if name not in CATEGORIES:
            raise PatternError("an unknown category or block")
        return in_category(name)

    def _class(self) -> CharacterClass:
        self._depth += 1
        if self._depth > _DEPTH:
            raise PatternError("too deep")
        result = CharacterClass(self._ignore_case)
        if self._raw("^"):
            result.is_negated = True
        while not self._raw("]") or not (result.ranges or result.tests):
            if self._text[self._at - 1 : self._at] == "]" and self._text[self._at - 2 : self._at - 1] in "[^":
                raise PatternError("an empty class")
            if (result.ranges or result.tests) and self._text.startswith("-[", self._at):
                self._at += 2
                result.less = self._class()
                if not self._raw("]"):
                    raise PatternError("a class goes on after what it lacks")
                break
            self._class_item(result)
        self._depth -= 1
        return result

    def _raw(self, character: str) -> bool:
        if self._text[self._at : self._at + 1] != character:
            return False
        self._at += 1
        return True

    def _class_item(self, result: CharacterClass) -> None:
        low = self._class_character()
        if not isinstance(low, str):
            result.tests.append(low)
            return
        following = self._text[self._at : self._at + 2]
        if following[:1] != "-" or following in {"-]", "-["}:
            result.ranges.append((low, low))
            return
        self._at += 1
        high = self._class_character()
        if not isinstance(high, str) or high < low:
            raise PatternError("a range runs backwards")
        result.ranges.append((low, high))

    def _class_character(self) -> str | Test:
        character = self._text[self._at : self._at + 1]
        self._at += 1
        if not character:
            raise PatternError("a class is not closed")
        if character == "\\":
            escaped = self._text[self._at : self._at + 1]
            self._at += 1
            return self._escaped(escaped)
        if character == "[":
            raise PatternError("a bracket stands in a class")
        return character
