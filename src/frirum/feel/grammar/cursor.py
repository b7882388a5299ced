"""The place in the tokens, the scopes around it, and how an error is told there."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from frirum.feel.errors import FeelLimitError, FeelSyntaxError, nearest, shortened
from frirum.feel.grammar.hints import hint_for_token, hint_for_words
from frirum.feel.grammar.scope import Names, spelled
from frirum.feel.grammar.tokens import KEYWORDS, Source, Token
from frirum.feel.limits import MAX_NESTING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frirum.feel.ast import At

_NAME_SYMBOLS = frozenset({"-", "+", "*", "/", "'", ".", "**"})


class Cursor:
    """Reads tokens one by one. Subclasses add the rules of the grammar."""

    def __init__(self, source: Source, tokens: list[Token], scope: Names, members: Names) -> None:
        self.source = source
        self.tokens = tokens
        self.position = 0
        self.members = members
        self._scopes = [scope]
        self._in_filter = 0
        self._depth = 0

    # reading

    @property
    def token(self) -> Token:
        """The next token."""
        return self.tokens[self.position]

    @property
    def here(self) -> At:
        """Where the next token stands."""
        return self.source.at(self.token.start)

    def peek(self, ahead: int = 1) -> Token:
        """A token further on; the end token beyond the end."""
        return self.tokens[min(self.position + ahead, len(self.tokens) - 1)]

    def next(self) -> Token:
        """Take the next token."""
        token = self.token
        self.position += token.kind != "end"
        return token

    def sees(self, *texts: str) -> bool:
        """Whether the next tokens are these symbols or words."""
        return all(
            (token := self.peek(ahead)).text == text and token.kind in {"symbol", "word"}
            for ahead, text in enumerate(texts)
        )

    def takes(self, *texts: str) -> bool:
        """Take these tokens if they are next."""
        if not self.sees(*texts):
            return False
        self.position += len(texts)
        return True

    def expect(self, text: str, why: str) -> Token:
        """Take this token, or say what is missing."""
        if not self.sees(text):
            raise self.unexpected(f"`{text}` {why}")
        return self.next()

    # errors

    def error(self, message: str, token: Token | None = None) -> FeelSyntaxError:
        """A syntax error at a token (the next one, if none is given)."""
        return self.source.error(message, (token or self.token).start)

    def unexpected(self, wanted: str) -> FeelSyntaxError:
        """The error for a token that cannot stand here."""
        token = self.token
        before = self.tokens[self.position - 1] if self.position else None
        hint = hint_for_token(
            before.text if before else "",
            token.text,
            self.peek().text,
            is_number_before=before is not None and before.kind == "number",
        )
        if hint is not None:
            return self.error(hint)
        if token.kind == "end":
            return self.error(f"the expression ends here; expected {wanted}")
        return self.error(f"`{shortened(token.text)}` cannot stand here; expected {wanted}")

    def unknown_name(self, name: str, token: Token) -> FeelSyntaxError:
        """The error for words that are no name in scope."""
        if hint := hint_for_words(name):
            return self.error(f"`{shortened(name)}` is no name in scope; {hint}", token)
        known = [each for scope in self._scopes for each in scope]
        advice = nearest(name, known) or "; write a name in scope, or an operator between the words"
        return self.error(f"unknown name `{shortened(name)}`{advice}", token)

    # scopes and depth

    @contextmanager
    def scope(self, names: Names, *, filtering: bool = False) -> Iterator[None]:
        """Within, these names are known too (and in a filter, the entries of any context)."""
        self._scopes.append(names)
        self._in_filter += filtering
        try:
            yield
        finally:
            self._scopes.pop()
            self._in_filter -= filtering

    @contextmanager
    def deeper(self) -> Iterator[None]:
        """One level of nesting."""
        self.descend()
        try:
            yield
        finally:
            self._depth -= 1

    def descend(self) -> None:
        """Count one level of nesting; `ascend` takes it back."""
        self._depth += 1
        if self._depth > 2 * MAX_NESTING:
            at = self.here
            message = f"this is nested more than {MAX_NESTING} levels deep; split the expression"
            raise FeelLimitError(message, at.line, at.column)

    def ascend(self) -> None:
        """Leave a level of nesting."""
        self._depth -= 1

    # names

    def known_name(self) -> tuple[str, int] | None:
        """The longest name in scope that stands here, with its number of tokens."""
        scopes = [*self._scopes, self.members] if self._in_filter else self._scopes
        found = [scope.longest(self.tokens, self.position) for scope in scopes]
        return max((each for each in found if each), key=lambda each: each[1], default=None)

    def free_words(self) -> int:
        """How many words from here on could spell a name nobody has declared."""
        count = 0
        while (token := self.peek(count)).kind == "word" and token.text not in KEYWORDS:
            count += 1
        return count

    def name_until(self, stops: frozenset[str], what: str) -> str:
        """A new name: every token up to one of `stops`."""
        first = self.position
        while self.token.text not in stops and self._may_spell(first):
            self.position += 1
        if self.position == first or self.token.text not in stops:
            raise self.unexpected(f"{what}, then " + " or ".join(f"`{stop}`" for stop in sorted(stops)))
        return spelled(self.tokens[first : self.position])

    def _may_spell(self, first: int) -> bool:
        token = self.token
        if token.kind == "word":
            return True
        if token.kind == "number":
            return self.position > first
        return token.text == "?" or (token.text in _NAME_SYMBOLS and self.position > first)
