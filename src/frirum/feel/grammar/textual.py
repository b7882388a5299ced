"""The expressions that begin with a word: `if`, `for`, `some`, `every`, `function`."""

from __future__ import annotations

from frirum.feel import ast
from frirum.feel.grammar.operators import Operators
from frirum.feel.grammar.scope import Names

_IN = frozenset({"in"})
_AFTER_PARAMETER = frozenset({",", ")", ":"})
_PARTIAL = ("partial",)


class Grammar(Operators):
    """The whole grammar."""

    def textual(self) -> ast.Node | None:
        """The expression that a keyword opens, or None if the next word opens none."""
        at, word = self.here, self.token.text
        if word == "if":
            return self._if(at)
        if word == "for":
            return self._for(at)
        if word in {"some", "every"}:
            return self._quantified(at)
        if word == "function" and self.peek().text == "(":
            return self._function(at)
        return None

    def _if(self, at: ast.At) -> ast.Node:
        self.position += 1
        test = self.expression()
        self.expect("then", "after the condition of `if`")
        then = self.expression()
        self.expect("else", "and a value: every `if` needs one")
        return ast.If(test, then, self.expression(), at=at)

    def _for(self, at: ast.At) -> ast.Node:
        self.position += 1
        names = Names()
        with self.scope(names):
            iterations = self._iterations(names)
            self.expect("return", "or `,` after what `for` runs through")
            with self.scope(Names(_PARTIAL)):
                return ast.For(iterations, self.expression(), at=at)

    def _quantified(self, at: ast.At) -> ast.Node:
        every = self.next().text == "every"
        names = Names()
        with self.scope(names):
            iterations = self._iterations(names)
            self.expect("satisfies", "or `,` after what `some` and `every` run through")
            return ast.Quantified(every, iterations, self.expression(), at=at)

    def _iterations(self, names: Names) -> tuple[ast.Iteration, ...]:
        found: list[ast.Iteration] = []
        while not found or self.takes(","):
            at, name = self.here, self.name_until(_IN, "a name")
            self.position += 1
            domain = self.expression()
            end = self.expression() if self.takes("..") else None
            found.append(ast.Iteration(name, domain, end, at=at))
            names.add(name)
        return tuple(found)

    def _function(self, at: ast.At) -> ast.Node:
        self.position += 2
        names = Names()
        parameters: list[ast.Parameter] = []
        while not self.takes(")"):
            if parameters:
                self.expect(",", "or `)` after a parameter")
            parameters.append(self._parameter())
            names.add(parameters[-1].name)
        external = self.takes("external")
        with self.scope(names):
            return ast.FunctionDefinition(tuple(parameters), self.expression(), external, at=at)

    def _parameter(self) -> ast.Parameter:
        at, name = self.here, self.name_until(_AFTER_PARAMETER, "the name of a parameter")
        return ast.Parameter(name, self.type_name() if self.takes(":") else None, at=at)
