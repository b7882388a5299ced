"""What stands alone: literals, names, brackets, lists, contexts; and what follows: `.name`, `[…]`, `(…)`."""

from __future__ import annotations

from abc import ABC, abstractmethod
from decimal import Decimal, InvalidOperation

from frirum.feel import ast
from frirum.feel.errors import FeelLimitError
from frirum.feel.grammar.scope import Names
from frirum.feel.grammar.tokens import KEYWORDS, unescape
from frirum.feel.grammar.types import Types

PROPERTIES = (
    "year", "month", "day", "weekday", "hour", "minute", "second", "time offset", "timezone",
    "years", "months", "days", "hours", "minutes", "seconds",
    "start", "end", "start included", "end included",
)  # fmt: skip
CALLED_ONLY = frozenset({"date and time", "years and months duration"})
"""built-in names with a keyword inside: they count as names only before `(`"""
COMPARISONS = frozenset({"=", "!=", "<", "<=", ">", ">="})
_AFTER_RANGE = frozenset({")", "]", ",", "}", "and", "or", "=", "!=", "then", "else", "return", "satisfies"})
_COLON = frozenset({":"})
_LARGEST = 6144
_ITEM = Names(("item",))


class Primary(Types, ABC):
    """The rules below the operators."""

    @abstractmethod
    def expression(self) -> ast.Node:
        """Any expression; the operators implement it."""
        ...

    @abstractmethod
    def textual(self) -> ast.Node | None:
        """`if`, `for`, `some`, `every`, `function`, or None."""
        ...

    def postfix(self, node: ast.Node | None = None) -> ast.Node:
        """A primary (`node`, if it is already read) and all that follows it."""
        node = node or self.primary()
        while True:
            at = node.at
            if self.sees(".") and not self.peek().is_symbol:
                self.position += 1
                node = ast.Path(node, self._member(), at=at)
            elif self.sees("[") and not self._ends_range():
                self.position += 1
                with self.scope(_ITEM, filtering=True):
                    test = self.expression()
                self.expect("]", "at the end of a filter")
                node = ast.Filter(node, test, at=at)
            elif self.sees("(") and not isinstance(node, ast.Number | ast.String | ast.Boolean | ast.Null):
                node = self._call(node)
            elif self.sees("instance", "of"):
                self.position += 2
                node = ast.InstanceOf(node, self.type_name(), at=at)
            else:
                return node

    def primary(self) -> ast.Node:
        """A literal, a name or brackets."""
        token, at = self.token, self.here
        known = self.known_name() if token.kind in {"word", "number"} or token.text in {"?", "'"} else None
        if known and self._counts(token.text, *known):
            return self._known(*known)
        if token.kind == "number":
            return self._number()
        if token.kind == "string":
            self.position += 1
            return ast.String(unescape(token.text), at=at)
        if token.kind == "word":
            return self.textual() or self._word()
        return self._symbol()

    # names

    def _counts(self, first: str, name: str, length: int) -> bool:
        if name in CALLED_ONLY:
            return self.peek(length).text == "("
        return first not in KEYWORDS or length > 1

    def _known(self, name: str, length: int) -> ast.Node:
        at, token = self.here, self.token
        self.position += length
        if more := self.free_words():
            words = " ".join(each.text for each in self.tokens[self.position : self.position + more])
            raise self.unknown_name(f"{name} {words}", token)
        return ast.Name(name, at=at)

    def _word(self) -> ast.Node:
        at, token = self.here, self.token
        if token.text in {"true", "false"}:
            self.position += 1
            return ast.Boolean(token.text == "true", at=at)
        if token.text == "null":
            self.position += 1
            return ast.Null(at=at)
        length = self.free_words()
        if not length:
            raise self.unexpected("a value")
        name = " ".join(each.text for each in self.tokens[self.position : self.position + length])
        if length > 1 and not self._in_filter:
            raise self.unknown_name(name, token)
        self.position += length
        return ast.Name(name, at=at)

    def _member(self) -> str:
        known = self.members.longest(self.tokens, self.position)
        length = max(known[1] if known else 0, self.free_words(), 1)
        if self.token.kind not in {"word", "string"}:
            raise self.unexpected("the name of an entry")
        if known and known[1] == length:
            self.position += length
            return known[0]
        words = [self.next().text for _ in range(length)]
        return " ".join(words)

    # literals

    def _number(self) -> ast.Node:
        at, token = self.here, self.next()
        try:
            value = Decimal(token.text)
        except InvalidOperation:
            # An exponent beyond even Python's numbers.
            value = Decimal("Infinity")
        if not value.is_finite() or (value and not -_LARGEST <= value.adjusted() <= _LARGEST):
            raise FeelLimitError("this number is too large or too small", at.line, at.column)
        return ast.Number(value, at=at)

    def _symbol(self) -> ast.Node:
        at, text = self.here, self.token.text
        if text == "?":
            self.position += 1
            return ast.Implicit(at=at)
        if text == "@" and self.peek().kind == "string":
            self.position += 1
            return ast.AtLiteral(unescape(self.next().text), at=at)
        if text == "(":
            return self._parenthesis()
        if text in {"[", "]"}:
            return self._bracket()
        if text == "{":
            return self._context()
        raise self.unexpected("a value")

    # brackets

    def _parenthesis(self) -> ast.Node:
        at = self.here
        self.position += 1
        if self.token.text in COMPARISONS:
            test = self.comparison_test(as_value=True)
            self.expect(")", "after a comparison in brackets")
            return test
        node = self.expression()
        if self.takes(".."):
            return self.range_from(node, at, low_included=False)
        self.expect(")", "to close the bracket")
        return node

    def _bracket(self) -> ast.Node:
        at, opening = self.here, self.next().text
        if opening == "[" and self.takes("]"):
            return ast.ListLiteral((), at=at)
        first = self.expression()
        if self.takes(".."):
            return self.range_from(first, at, low_included=opening == "[")
        if opening == "]":
            raise self.unexpected("`..`: a range that begins with `]`")
        items = [first]
        while self.takes(","):
            items.append(self.expression())
        self.expect("]", "or `,` in a list")
        return ast.ListLiteral(tuple(items), at=at)

    def range_from(self, low: ast.Node, at: ast.At, *, low_included: bool) -> ast.Node:
        """A range whose low end and `..` are already read."""
        high = self.expression()
        if self.token.text not in {"]", ")", "["}:
            raise self.unexpected("`]` or `)` at the end of a range")
        ends_with = self.next().text
        return ast.RangeLiteral(low, high, low_included, ends_with == "]", at=at)

    def _ends_range(self) -> bool:
        """Whether `[` here closes a range such as `]1..5[` rather than opening a filter."""
        after = self.peek()
        return after.kind == "end" or after.text in _AFTER_RANGE

    def comparison_test(self, *, as_value: bool) -> ast.Node:
        """`< 5` and the like: a range; `= 5` as a value too, otherwise a test of `?`."""
        at, op = self.here, self.next().text
        limit = self.operand()
        if op[0] == "<":
            return ast.RangeLiteral(None, limit, low_included=False, high_included=op == "<=", at=at)
        if op[0] == ">":
            return ast.RangeLiteral(limit, None, low_included=op == ">=", high_included=False, at=at)
        if op == "=" and as_value:
            return ast.RangeLiteral(limit, limit, low_included=True, high_included=True, at=at)
        return ast.Comparison(op, ast.Implicit(at=at), limit, at=at)

    @abstractmethod
    def operand(self) -> ast.Node:
        """What may stand on either side of a comparison."""
        ...

    def _context(self) -> ast.Node:
        at = self.here
        self.position += 1
        names: list[str] = []
        values: list[ast.Node] = []
        entries = Names()
        with self.scope(entries):
            while not self.takes("}"):
                if values:
                    self.expect(",", "or `}` after an entry of a context")
                key = self._key()
                self.expect(":", "after the name of an entry")
                names.append(key)
                values.append(self.expression())
                entries.add(key)
                self.members.add(key)
        return ast.ContextLiteral(tuple(names), tuple(values), at=at)

    def _key(self) -> str:
        if self.token.kind == "string":
            return unescape(self.next().text)
        return self.name_until(_COLON, "the name of an entry")

    # calls

    def _call(self, function: ast.Node) -> ast.Node:
        self.position += 1
        names: list[str] = []
        arguments: list[ast.Node] = []
        while not self.takes(")"):
            if arguments:
                self.expect(",", "or `)` in the arguments of a function")
            start = self.token
            if (name := self._argument_name()) is not None:
                names.append(name)
            arguments.append(self.expression())
            if names and len(names) != len(arguments):
                raise self.error("name all arguments or none of them", start)
        return ast.Call(function, tuple(arguments), tuple(names), at=function.at)

    def _argument_name(self) -> str | None:
        length = 0
        while self.peek(length).kind == "word":
            length += 1
        if not length or self.peek(length).text != ":":
            return None
        name = self.name_until(_COLON, "the name of an argument")
        self.position += 1
        return name
