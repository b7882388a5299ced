"""Types as they stand in source: `list<number>`, `context<a: string>`, `function<date> -> number`."""

from __future__ import annotations

from frirum.feel.ast import TypeName
from frirum.feel.grammar.cursor import Cursor
from frirum.feel.grammar.scope import Names
from frirum.feel.grammar.tokens import KEYWORDS

TYPE_NAMES = (
    "Any", "Null", "number", "string", "boolean", "date", "time", "date and time",
    "days and time duration", "years and months duration", "day time duration", "year month duration",
    "list", "context", "range", "function",
)  # fmt: skip
_TYPES = Names(TYPE_NAMES)
_KEYS = frozenset({":"})


class Types(Cursor):
    """The rule `type`."""

    def type_name(self) -> TypeName:
        """A type, named or composed."""
        with self.deeper():
            at, name = self.here, self._type_word()
            if not self.takes("<"):
                return TypeName(name, at=at)
            names, arguments = self._type_arguments(name)
            result = self.type_name() if name == "function" and self._arrow() else None
            return TypeName(name, arguments, names, result, at=at)

    def _arrow(self) -> bool:
        self.expect("->", "and the type of the result")
        return True

    def _type_word(self) -> str:
        known = _TYPES.longest(self.tokens, self.position)
        if known is None and self.token.kind == "word" and self.token.text not in KEYWORDS - {"function"}:
            return self._own_type()
        if known is None:
            raise self.unexpected("a type such as `number` or `list<string>`")
        self.position += known[1]
        return known[0]

    def _own_type(self) -> str:
        name = self.next().text
        while self.sees(".") and self.peek().kind == "word":
            self.position += 1
            name += "." + self.next().text
        return name

    def _type_arguments(self, name: str) -> tuple[tuple[str, ...], tuple[TypeName, ...]]:
        names: list[str] = []
        arguments: list[TypeName] = []
        while not self.takes(">"):
            if arguments:
                self.expect(",", "or `>` after a type")
            if name == "context":
                names.append(self.name_until(_KEYS, "the name of an entry"))
                self.position += 1
            arguments.append(self.type_name())
        return tuple(names), tuple(arguments)
