"""An expression in plain words, where it is simple enough to be said in a sentence.

Only what reads well is said: facts and rates, comparisons, lists of values, and, or, not, sums and products,
the least and the greatest, if. Everything else gives None, and the page shows the formula alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from frirum.cases.vocabulary import Fact
from frirum.feel.ast import (
    And,
    Arithmetic,
    AtLiteral,
    Boolean,
    Call,
    Comparison,
    If,
    In,
    ListLiteral,
    Name,
    Node,
    Number,
    Or,
    String,
)
from frirum.law.model import Expression
from scripts.catalogue.room import Room, code, safe, short

_SIGNS = {"=": "is", "!=": "is not", ">=": "at least", "<=": "at most", ">": "more", "<": "less"}
_SUMS = {"+": "plus", "-": "minus", "*": "times", "/": "divided"}
_FUNCTIONS = {"min": "least", "max": "greatest", "floor": "rounded down", "ceiling": "rounded up"}
LONGEST = 300
"""as many signs as a sentence may have; a longer one is no easier to read than the formula"""


def said(expression: Expression, facts: Mapping[str, Fact], room: Room) -> str:
    """The expression in words with its formula behind, or the formula alone; a bare number or truth needs no
    formula. Markdown."""
    words = _said(expression.node, facts, room)
    if words is None or len(words) > LONGEST:
        return code(expression.text)
    bare = isinstance(expression.node, Number | Boolean)
    return safe(words) if bare else f"{safe(words)} ({code(expression.text)})"


def _said(node: Node, facts: Mapping[str, Fact], room: Room) -> str | None:
    match node:
        case Name(name=name):
            return _named(name, facts, room)
        case Comparison(op=op, left=left, right=right):
            sign = f"{_SIGNS[op]}.day" if isinstance(right, AtLiteral) and op != "!=" else _SIGNS[op]
            return _pair(sign, _operand(left, facts, room), _operand(right, facts, room), room)
        case In(value=value, tests=tests):
            return _pair("is one of", _said(value, facts, room), _one_of(tests, room), room)
        case Call(function=Name(name="not"), arguments=(In(value=value, tests=tests),)):
            return _pair("is not", _said(value, facts, room), _one_of(tests, room), room)
        case Call(function=Name(name="not"), arguments=(inner,)):
            text = _said(inner, facts, room)
            return None if text is None else room("not", text=_within(inner, text))
        case Call(function=Name(name=name), arguments=arguments) if name in _FUNCTIONS:
            return _call(_FUNCTIONS[name], arguments, facts, room)
        case Arithmetic(op=op, left=left, right=right) if op in _SUMS:
            after = op if op != "-" else "*"  # what is taken away is taken away whole
            return _pair(_SUMS[op], _part(left, op, facts, room), _part(right, after, facts, room), room)
        case If():
            return _branches(node, facts, room)
        case And() | Or():
            return _joined(node, facts, room)
    return _value(node, room)


def _named(name: str, facts: Mapping[str, Fact], room: Room) -> str | None:
    if name in facts:
        # What follows a comma explains the fact; its formula stands behind.
        label = short(room.tongue.text(facts[name].text)).partition(",")[0]
        return room("kommune") if name == "kommune" else label
    if name == "ordinary":
        return room("the ordinary value")
    return room("rate", name=name) if name in room.catalogue.rates else None


def _pair(key: str, left: str | None, right: str | None, room: Room) -> str | None:
    return None if left is None or right is None else room(key, left=left, right=right)


def _operand(node: Node, facts: Mapping[str, Fact], room: Room) -> str | None:
    """One side of a comparison: what is itself chosen by conditions stands in brackets."""
    text = _said(node, facts, room)
    return f"({text})" if text is not None and isinstance(node, If | And | Or) else text


def _part(node: Node, op: str, facts: Mapping[str, Fact], room: Room) -> str | None:
    """One side of a sum or product, in brackets where it would else be read otherwise."""
    text = _operand(node, facts, room)
    several = isinstance(node, Arithmetic) and op in "*/"
    several |= isinstance(node, Call) and len(node.arguments) > 1
    return f"({text})" if text is not None and several else text


def _call(key: str, arguments: Sequence[Node], facts: Mapping[str, Fact], room: Room) -> str | None:
    texts = _all(arguments, facts, room)
    if texts is None:
        return None
    if isinstance(arguments[0], Arithmetic) and len(arguments) == 1:
        texts = [f"({texts[0]})"]
    return room(key, items=room.tongue.several(texts))


def _all(nodes: Sequence[Node], facts: Mapping[str, Fact], room: Room) -> list[str] | None:
    found = [_said(each, facts, room) for each in nodes]
    known = [each for each in found if each is not None]
    return known if len(known) == len(found) else None


def _branches(node: If, facts: Mapping[str, Fact], room: Room) -> str | None:
    """`if a then x else if b then y else z`: x if a; y if b; otherwise z."""
    parts: list[str] = []
    rest: Node = node
    while isinstance(rest, If):
        texts = _all((rest.then, rest.test), facts, room)
        if texts is None or isinstance(rest.then, If | Boolean):
            return None
        parts.append(room("if", then=texts[0], test=texts[1]))
        rest = rest.otherwise
    last = _said(rest, facts, room)
    return None if last is None else "; ".join((*parts, room("otherwise", value=last)))


def _joined(node: And | Or, facts: Mapping[str, Fact], room: Room) -> str | None:
    words: list[str] = []
    for each in (node.left, node.right):
        text = _said(each, facts, room)
        if text is None:
            return None
        mixed = isinstance(each, If) or (isinstance(each, And | Or) and type(each) is not type(node))
        words.append(f"({text})" if mixed else text)
    return f" {room('and' if isinstance(node, And) else 'or')} ".join(words)


def _within(node: Node, text: str) -> str:
    return f"({text})" if isinstance(node, And | Or | If) else text


def _value(node: Node, room: Room) -> str | None:
    match node:
        case String(value=value):
            return value
        case Number(value=number) | Boolean(value=number):
            return room.tongue.value(number)
        case AtLiteral(value=text):
            try:
                return room.tongue.day(date.fromisoformat(text))
            except ValueError:
                return None  # a time or a duration
    return None


def _one_of(tests: tuple[Node, ...], room: Room) -> str | None:
    nodes = tests[0].items if len(tests) == 1 and isinstance(tests[0], ListLiteral) else tests
    found = [_value(each, room) for each in nodes]
    known = [each for each in found if each is not None]
    if len(known) < len(found):
        return None
    return f"{', '.join(known[:-1])} {room('or')} {known[-1]}" if len(known) > 1 else "".join(known)
