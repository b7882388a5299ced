"""Text to tree: `parse` and `parse_unary_tests`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frirum.feel.ast import NOWHERE, At, Node, UnaryTests
from frirum.feel.builtins.names import BUILTIN_NAMES
from frirum.feel.errors import FeelLimitError
from frirum.feel.grammar.primary import PROPERTIES
from frirum.feel.grammar.scope import names_of
from frirum.feel.grammar.textual import Grammar
from frirum.feel.grammar.tokens import Source, tokenize
from frirum.feel.limits import MAX_CHARACTERS, MAX_HEIGHT, MAX_NODES

if TYPE_CHECKING:
    from collections.abc import Iterable


def parse(text: str, names: Iterable[str] = (), *, start: At = NOWHERE, members: Iterable[str] = ()) -> Node:
    """The tree of a FEEL expression.

    `names` are in scope besides the built-in functions: facts, rates, functions; they may hold spaces, Danish
    letters and keywords, and the longest that fits wins. `members` are names of entries of contexts, known
    after a point and in filters. `start` is the place of the text's first character in its file.

    A single word that is not in scope is left to the type-check (the standard gives it null); several in a
    row cannot be a name and are an error. Raises FeelSyntaxError, or FeelLimitError for a text too large.
    """
    grammar = _grammar(text, names, start, members)
    node = grammar.expression()
    _finish(grammar, node)
    return node


def parse_unary_tests(
    text: str, names: Iterable[str] = (), *, start: At = NOWHERE, members: Iterable[str] = ()
) -> UnaryTests:
    """The tree of unary tests (`< 5, [7..9]`, `not("a", "b")`, `-`); arguments and errors as for `parse`."""
    grammar = _grammar(text, names, start, members)
    node = grammar.unary_tests()
    _finish(grammar, node)
    return node


def _grammar(text: str, names: Iterable[str], start: At, members: Iterable[str]) -> Grammar:
    if len(text) > MAX_CHARACTERS:
        message = f"this expression has {len(text):,} characters; at most {MAX_CHARACTERS:,} are allowed"
        raise FeelLimitError(message, start.line, start.column)
    source = Source(text, start)
    scope = names_of((*BUILTIN_NAMES, *names))
    entries = names_of((*PROPERTIES, *members)).copy()  # an expression may add its own
    return Grammar(source, tokenize(source), scope, entries)


def _finish(grammar: Grammar, node: Node) -> None:
    if grammar.token.kind != "end":
        raise grammar.unexpected("an operator, or the end")
    count, level = 0, [node]
    for _ in range(MAX_HEIGHT):
        count += len(level)
        if not level or count > MAX_NODES:
            break
        level = [child for each in level for child in each.children()]
    if level:
        what = "nodes" if count > MAX_NODES else "operators above one another"
        limit = MAX_NODES if count > MAX_NODES else MAX_HEIGHT
        message = f"this expression has more than {limit:,} {what}; split it"
        raise FeelLimitError(message, node.at.line, node.at.column)
