"""What is judged of a case before anything is resolved: every condition, value and scope as columns of a relation.

The columns are named after what they hold: `g0` the first condition, `g0_1` what the second consequence makes of
it, `s0` the first exemption's scope, `v` the value. Missing names stand in columns of their own, shared where
two expressions miss a name under the same test.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlglot import exp

from frirum.decide.plan import DROPPED, Consequence, Plan, Scope
from frirum.decide.sql.text import shown
from frirum.decide.sql.today import Today
from frirum.feel import ast
from frirum.feel.ast import Node
from frirum.feel.sql.compile import conjunction, disjunction, shared
from frirum.feel.sql.numbers import settled
from frirum.feel.sql.value import FALSE, NULL, TRUE, Kind, Sql, holds, is_false, is_null
from frirum.law.model import Condition, Effect, Expression, Version

KOMMUNE = "kommune"
ORDINARY = "ordinary"
NO_TRUTH = "CAST(NULL AS BOOLEAN)"
NO_VALUE = {
    Kind.NUMBER: "CAST(NULL AS DECIMAL(18, 6))",
    Kind.TEXT: "CAST(NULL AS VARCHAR)",
    Kind.BOOLEAN: NO_TRUTH,
    Kind.DATE: "CAST(NULL AS DATE)",
    Kind.MONTHS: "CAST(NULL AS INT)",
    Kind.DAYS: "CAST(NULL AS INT)",
    Kind.NULL: NO_TRUTH,
}
"""a value that is unknown in all cases, by its kind"""


@dataclass(frozen=True, slots=True)
class Test:
    """A condition in SQL: `holds` is TRUE, FALSE or NULL; `missing` the flags of the names it may lack."""

    name: str
    holds: str
    missing: Mapping[str, str]
    certain: bool = False
    """it is never unknown"""
    never: bool = False
    """it is never true: something that it needs is recorded in no case"""

    @property
    def constant(self) -> bool:
        """Whether it is TRUE or FALSE in all cases."""
        return self.holds in ("TRUE", "FALSE")


@dataclass(frozen=True, slots=True)
class Worth:
    """A value in SQL; NULL is unknown."""

    kind: Kind
    value: str
    missing: Mapping[str, str]
    scale: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """An element: as ordinary law has it, and what each consequence makes of it (None: dropped)."""

    name: str
    ordinary: Test
    others: tuple[tuple[Consequence, Test | None], ...] = ()


@dataclass(slots=True)
class Judged:
    """The columns of one provision's judgement."""

    today: Today
    plan: Plan
    version: Version
    columns: dict[str, str] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)
    given: list[Choice] = field(default_factory=list)
    scopes: list[Test] = field(default_factory=list)
    worth: Worth | None = None
    worths: list[tuple[Consequence, Worth]] = field(default_factory=list)

    def build(self) -> None:
        """Compiles everything the plan may need."""
        for index, (name, condition) in enumerate(self.version.given.items()):
            self.given.append(self._choice(f"g{index}", name, condition))
        for index, scope in enumerate(self.plan.scopes):
            self.scopes.append(self._test(f"s{index}", scope.id, self._scope(scope)))
        self._worths()

    def _choice(self, label: str, name: str, condition: Condition) -> Choice:
        ordinary = self._condition(label, name, condition)
        others = tuple(
            (each, None if each.to is DROPPED else self._condition(f"{label}_{number}", name, each.to))
            for number, each in enumerate(self.plan.elements.get(f"given.{name}", ()))
        )
        return Choice(name, ordinary, others)

    def _condition(self, label: str, name: str, condition: object) -> Test:
        assert isinstance(condition, Condition)
        return self._test(label, name, self.today.compile(condition.test.node))

    def _scope(self, scope: Scope) -> Sql:
        """Whether an exemption is in scope: one of its participations, and all its conditions."""
        result = Sql(Kind.BOOLEAN, FALSE)
        for entry in scope.entries:
            here = self._takes_part(entry.municipalities)
            if entry.group is not None:
                here = self._shared(conjunction(here, self.today.compile(entry.group.test.node)))
            result = here if is_false(result.value) else self._shared(disjunction(result, here))
        for condition in scope.conditions:
            result = self._shared(conjunction(result, self.today.compile(condition.test.node)))
        return result

    def in_scope(self, label: str, exemption: str) -> Test:
        """Whether an exemption is in scope, by its id."""
        found = Sql(Kind.BOOLEAN, FALSE)
        for scope in self.plan.scopes:
            if scope.id == exemption:
                found = self._shared(disjunction(found, self._scope(scope)))
        return self._test(label, exemption, found)

    def _shared(self, found: Sql) -> Sql:
        return shared(found, self.today.share)

    def _takes_part(self, municipalities: Sequence[str]) -> Sql:
        names = tuple(ast.String(name) for name in municipalities)
        test = (
            ast.In(ast.Name(KOMMUNE), names)
            if len(names) > 1
            else ast.Comparison("=", ast.Name(KOMMUNE), *names)
        )
        return self.today.compile(test)

    def _worths(self) -> None:
        value = self.version.value
        ordinary: Sql | None = None
        if value is not None and value.value is not None:
            ordinary = self._settled(value.value.node)
            self.worth = self._worth("v", ordinary)
        for number, each in enumerate(self.plan.elements.get("value", ())):
            assert isinstance(each.to, Expression)
            others = {ORDINARY: self._constant() if ordinary is None else ordinary}
            self.worths.append((each, self._worth(f"v_{number}", self._settled(each.to.node, others))))

    def _constant(self) -> Sql:
        """The ordinary value where no expression gives it."""
        if self.version.effect is Effect.RIGHT:
            return Sql(Kind.BOOLEAN, TRUE, constant=True)
        return Sql(Kind.NULL, NULL, none=True)

    def _settled(self, node: Node, others: Mapping[str, Sql] | None = None) -> Sql:
        found = self.today.compile(node, others)
        return settled(found, node.at) if found.kind is Kind.NUMBER else found

    def _worth(self, label: str, found: Sql) -> Worth:
        value = NO_VALUE[found.kind] if is_null(found.value) else self.column(label, found.value)
        return Worth(found.kind, value, self._missing(found), found.scale)

    def _test(self, label: str, name: str, found: Sql) -> Test:
        certain = found.known is TRUE and not found.none
        never = is_false(holds(found.value))
        return Test(name, self.column(label, found.value), self._missing(found), certain, never)

    def _missing(self, found: Sql) -> dict[str, str]:
        return {name: self.column("m", when, number=True) for name, when in sorted(found.missing.items())}

    def column(self, label: str, node: exp.Expr, *, number: bool = False) -> str:
        """The text that reads an expression from the relation: a constant, or a column of its own."""
        if isinstance(node, exp.Boolean | exp.Literal | exp.Null):
            return NO_TRUTH if is_null(node) else shown(node)
        text = shown(node)
        known = self._names.get(text)
        if known is None:
            known = f"{label}{len(self.columns)}" if number else label
            self._names[text] = known
            self.columns[known] = text
        return known

    def text(self, base: str) -> str:
        """The relation: the case and every column."""
        columns = "".join(f",\n  {text} AS {name}" for name, text in self.columns.items())
        return f'SELECT "case"{columns}\nFROM {base}'
