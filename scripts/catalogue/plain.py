"""A condition in plain words, where it is simple enough to be said in a sentence.

Only what reads well is said: facts, comparisons with a value, lists of values, and, or, not. Everything else
gives None, and the page shows the formula alone.
"""

from __future__ import annotations

from collections.abc import Mapping

from frirum.cases.vocabulary import Fact
from frirum.feel.ast import And, Boolean, Call, Comparison, In, ListLiteral, Name, Node, Number, Or, String
from frirum.law.model import Expression
from scripts.catalogue.room import Room, code, safe, short

_SIGNS = {"=": "is", "!=": "is not", ">=": "at least", "<=": "at most", ">": "more", "<": "less"}


def said(expression: Expression, facts: Mapping[str, Fact], room: Room) -> str:
    """The condition in words with its formula behind, or the formula alone. Markdown."""
    words = _said(expression.node, facts, room)
    return code(expression.text) if words is None else f"{safe(words)} ({code(expression.text)})"


def _said(node: Node, facts: Mapping[str, Fact], room: Room) -> str | None:
    match node:
        case Name(name=name):
            return short(room.tongue.text(facts[name].text)) if name in facts else None
        case Comparison(op=op, left=left, right=right):
            return _pair(_SIGNS[op], _said(left, facts, room), _value(right, room), room)
        case In(value=value, tests=tests):
            return _pair("is one of", _said(value, facts, room), _one_of(tests, room), room)
        case Call(function=Name(name="not"), arguments=(inner,)):
            text = _said(inner, facts, room)
            return None if text is None else f"{room('not')} {_within(inner, text)}"
        case And() | Or():
            return _joined(node, facts, room)
    return None


def _pair(key: str, left: str | None, right: str | None, room: Room) -> str | None:
    return None if left is None or right is None else room(key, left=left, right=right)


def _joined(node: And | Or, facts: Mapping[str, Fact], room: Room) -> str | None:
    words: list[str] = []
    for each in (node.left, node.right):
        text = _said(each, facts, room)
        if text is None:
            return None
        mixed = isinstance(each, And | Or) and type(each) is not type(node)
        words.append(f"({text})" if mixed else text)
    return f" {room('and' if isinstance(node, And) else 'or')} ".join(words)


def _within(node: Node, text: str) -> str:
    return f"({text})" if isinstance(node, And | Or) else text


def _value(node: Node, room: Room) -> str | None:
    match node:
        case String(value=value):
            return value
        case Number(value=number) | Boolean(value=number):
            return room.tongue.value(number)
    return None


def _one_of(tests: tuple[Node, ...], room: Room) -> str | None:
    nodes = tests[0].items if len(tests) == 1 and isinstance(tests[0], ListLiteral) else tests
    found = [_value(each, room) for each in nodes]
    known = [each for each in found if each is not None]
    if len(known) < len(found):
        return None
    return f"{', '.join(known[:-1])} {room('or')} {known[-1]}" if len(known) > 1 else "".join(known)
