"""The operators, by precedence, and the tests that may follow `in`."""

from __future__ import annotations

from frirum.feel import ast
from frirum.feel.grammar.primary import COMPARISONS, Primary

_LEVELS = {
    "or": 1, "and": 2, "=": 3, "!=": 3, "<": 3, "<=": 3, ">": 3, ">=": 3, "between": 3, "in": 3,
    "+": 4, "-": 4, "*": 5, "/": 5, "**": 6,
}  # fmt: skip
_COMPARING, _ADDING = 3, 4
_GOES_ON = frozenset({".", "[", "(", "+", "-", "*", "/", "**"})


class Operators(Primary):
    """The rules from `or` down to unary minus."""

    def expression(self) -> ast.Node:
        """Any expression."""
        self.descend()
        node = self.binary(1)
        self.ascend()
        return node

    def operand(self) -> ast.Node:
        """What may stand on either side of a comparison."""
        return self.binary(_ADDING)

    def binary(self, lowest: int, left: ast.Node | None = None) -> ast.Node:
        """Operators of at least this level; those of one level group to the left. `left` is already read."""
        self.descend()
        left = left or self._unary()
        while (level := self._level()) >= lowest:
            left = self._operation(left, level)
        self.ascend()
        return left

    def _level(self) -> int:
        token = self.token
        return _LEVELS.get(token.text, 0) if token.kind in {"symbol", "word"} else 0

    def _operation(self, left: ast.Node, level: int) -> ast.Node:
        at, op = left.at, self.next().text
        if op == "in":
            return ast.In(left, self._tests_after_in(), at=at)
        if op == "between":
            low = self.operand()
            self.expect("and", "between the two ends of `between`")
            return ast.Between(left, low, self.operand(), at=at)
        right = self.binary(level + 1)
        if op in {"and", "or"}:
            return (ast.And if op == "and" else ast.Or)(left, right, at=at)
        if op in COMPARISONS:
            return ast.Comparison(op, left, right, at=at)
        return ast.Arithmetic(op, left, right, at=at)

    def _unary(self) -> ast.Node:
        minuses: list[ast.At] = []
        while self.sees("-"):
            minuses.append(self.here)
            self.position += 1
        node = self.postfix()
        for at in reversed(minuses):
            node = ast.Neg(node, at=at)
        return node

    # tests

    def _tests_after_in(self) -> tuple[ast.Node, ...]:
        if self.token.text in COMPARISONS:
            return (self.comparison_test(as_value=False),)
        if not self.sees("("):
            return (self.operand(),)
        at = self.here
        self.position += 1
        tests = self.tests()
        if len(tests) == 1 and self.takes(".."):
            return (self.range_from(tests[0], at, low_included=False),)
        self.expect(")", "or `,` after a test")
        if len(tests) == 1 and self.token.text in _GOES_ON:
            # Not tests in brackets, but an expression that begins with a bracket.
            return (self.binary(_ADDING, self.postfix(tests[0])),)
        return tests

    def tests(self) -> tuple[ast.Node, ...]:
        """Unary tests, with `,` between them."""
        found = [self._test()]
        while self.takes(","):
            found.append(self._test())
        return tuple(found)

    def _test(self) -> ast.Node:
        if self.token.text in COMPARISONS:
            return self.comparison_test(as_value=False)
        return self.expression()

    def unary_tests(self) -> ast.UnaryTests:
        """A whole text of unary tests: `-`, `not(…)`, or tests."""
        at = self.here
        if self.sees("-") and self.peek().kind == "end":
            self.position += 1
            return ast.UnaryTests((), always=True, at=at)
        start = self.position
        if self.takes("not", "("):
            tests = self.tests()
            if self.takes(")") and self.token.kind == "end":
                return ast.UnaryTests(tests, negated=True, at=at)
            self.position = start
        return ast.UnaryTests(self.tests(), at=at)
