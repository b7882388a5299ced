"""A plan, compiled: every expression that it may need on one frame, and what each set of exemptions makes
of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from frirum.decide.duties import DutyProgram
from frirum.decide.frames import Frame, Layout
from frirum.decide.missing import Missing
from frirum.decide.plan import DROPPED, Consequence, Plan, Scope
from frirum.decide.program import Compiler
from frirum.decide.words import surface, temporal
from frirum.feel.ast import Name, Node
from frirum.law.model import Condition, Effect, Expression, Value, Version

KOMMUNE = "kommune"
"""the fact that participation looks at"""
ORDINARY = "ordinary"


UNSEEN = object()
"""what a test gave that has not been run"""


class Given(NamedTuple):
    """A condition as an answer shows it: `test` is its place among the rule's tests; `counts` is False
    where it was dropped; `change` and `by` say what became of it."""

    condition: Condition
    test: int
    counts: bool = True
    change: str | None = None
    by: tuple[str, ...] = ()


class Worth(NamedTuple):
    """What gives the value: an expression, or a constant."""

    node: Node | None
    run: Callable[[Frame], Any] | None
    constant: bool | str | None
    over_ordinary: bool = False


class Entry(NamedTuple):
    """A participation: its municipalities, and the test of its group."""

    municipalities: frozenset[str]
    group: int | None


class ScopeTests(NamedTuple):
    """An exemption's scope as tests of the rule."""

    scope: Scope
    entries: tuple[Entry, ...]
    conditions: tuple[Given, ...]
    places: frozenset[str] | None
    """all its municipalities, where no participation asks for a group"""


class Elements:
    """What the provision is with certain exemptions in scope."""

    __slots__ = ("absent", "alike", "conflict", "counted", "duty", "given", "key", "waived", "worth")

    absent: bool
    """whether it is a provision that an exemption adds, which none does"""
    alike: bool
    """whether it is as ordinary law has it, but for being waived"""

    def __init__(self, rule: Rule, mask: int) -> None:
        chosen = {name: rule.chosen(each, mask) for name, each in rule.plan.elements.items()}
        self.conflict = any(len(each) > 1 for each in chosen.values())
        self.key = tuple((name, tuple(id(each) for each in some)) for name, some in chosen.items() if some)
        one = {name: each[0] for name, each in chosen.items() if len(each) == 1}
        self.given = tuple(rule.given(one, mask))
        self.counted = tuple(each.test for each in self.given if each.counts)
        if mask and self.given == rule.ordinary.given:
            self.given, self.counted = rule.ordinary.given, rule.ordinary.counted
        self.waived = "waive" in one
        self.absent = rule.plan.own and "add" not in one
        self.alike = not self.conflict and one.keys() <= {"waive"}
        self.worth = rule.worth(one)
        self.duty = rule.duty(one)


class Rule:
    """A plan, ready for cases. `start` and `end` bound the days it is for."""

    def __init__(self, compiler: Compiler, plan: Plan, version: Version) -> None:
        self.plan = plan
        self.id = plan.provision.id
        self.version = version
        self.compiler = compiler
        self.start, self.end = plan.start, plan.end
        self.effect = version.effect
        self.otherwise = False if version.effect is Effect.RIGHT else None
        """the value where it does not apply"""
        self.expressions = list(dict.fromkeys(_nodes(plan, version)))
        surfaces = [each for node in self.expressions for each in surface(node)]
        calls = [each for each in surfaces if temporal(each) is not None]
        over = any(isinstance(each, Name) and each.name == ORDINARY for each in surfaces)
        names = [Name(KOMMUNE)] if plan.scopes else []
        self.layout: Layout = compiler.words.layout([*names, *surfaces], [ORDINARY] if over else [], calls)
        self.kommune = self.layout.slots.get(KOMMUNE)
        self._numbers: dict[Node, int] = {}
        self.runs: list[Callable[[Frame], Any]] = []
        self.nodes: list[Node] = []
        self.ordinary_slot = self.layout.slots.get(ORDINARY)
        self.missing = Missing(compiler, self.layout, _value_node(version.value))
        self.scopes = tuple(self._scope(each) for each in plan.scopes)
        self.by_place = all(each.places is not None and not each.conditions for each in self.scopes)
        """whether nothing but the municipality decides who is in scope"""
        for consequences in plan.elements.values():
            for each in consequences:
                if isinstance(each.to, Condition):
                    self.test(each.to.test.node)
        self._worth = self._own_worth()
        self._duties: dict[object, DutyProgram] = {}
        self._elements: dict[int, Elements] = {}
        self.ordinary = self.elements(0)
        self.unseen: list[object] = [UNSEEN] * len(self.runs)

    def elements(self, mask: int) -> Elements:
        """What the provision is with the exemptions of a mask (bit i: `scopes[i]`) in scope."""
        found = self._elements.get(mask)
        if found is None:
            found = self._elements[mask] = Elements(self, mask)
        return found

    def chosen(self, consequences: tuple[Consequence, ...], mask: int) -> tuple[Consequence, ...]:
        """The consequences of an element that some exemption in scope wants."""
        return tuple(each for each in consequences if any(mask >> index & 1 for index in each.scopes))

    def by(self, consequence: Consequence, mask: int) -> tuple[str, ...]:
        """The exemptions in scope that want a consequence."""
        return tuple(self.plan.scopes[index].id for index in consequence.scopes if mask >> index & 1)

    def given(self, one: Mapping[str, Consequence], mask: int) -> Iterator[Given]:
        """The conditions, as consequences leave them."""
        for name, condition in self.version.given.items():
            consequence = one.get(f"given.{name}")
            if consequence is None:
                yield Given(condition, self.test(condition.test.node))
            elif consequence.to is DROPPED:
                node = condition.test.node
                yield Given(condition, self.test(node), False, "dropped", self.by(consequence, mask))  # noqa: FBT003
            else:
                changed = consequence.to
                assert isinstance(changed, Condition)  # noqa: S101
                node = changed.test.node
                yield Given(changed, self.test(node), True, "set", self.by(consequence, mask))  # noqa: FBT003

    def worth(self, one: Mapping[str, Consequence]) -> Worth:
        """What gives the value, as a consequence leaves it."""
        consequence = one.get("value")
        if consequence is None:
            return self._worth
        assert isinstance(consequence.to, Expression)  # noqa: S101
        node = consequence.to.node
        return Worth(node, self._run(node), None, over_ordinary=True)

    def _own_worth(self) -> Worth:
        value = self.version.value
        if value is not None and value.value is not None:
            return Worth(value.value.node, self._run(value.value.node), None)
        if self.effect is Effect.COMPETENCE and value is not None:
            return Worth(None, None, value.who)
        return Worth(None, None, True if self.effect is Effect.RIGHT else None)

    def duty(self, one: Mapping[str, Consequence]) -> DutyProgram | None:
        """The duty, as consequences leave it."""
        duty = self.version.duty
        if duty is None:
            return None
        changes = {
            name.removeprefix("duty."): None if each.to is DROPPED else each.to
            for name, each in one.items()
            if name.startswith("duty.")
        }
        key = tuple(id(each) for name, each in one.items() if name.startswith("duty."))
        if key not in self._duties:
            if changes.get("met_by", duty.met_by) is None:
                changes["met_by"] = (changes.get("do", duty.do),)
            self._duties[key] = DutyProgram(self.compiler, replace(duty, **changes))  # type: ignore[arg-type]
        return self._duties[key]

    def test(self, node: Node) -> int:
        """The place of a condition among the rule's tests."""
        number = self._numbers.get(node)
        if number is None:
            number = self._numbers[node] = len(self.runs)
            self.nodes.append(node)
            self.runs.append(self._run(node))
        return number

    def _run(self, node: Node) -> Callable[[Frame], Any]:
        return self.compiler.program(node, self.layout).run

    def _scope(self, scope: Scope) -> ScopeTests:
        entries = tuple(
            Entry(
                frozenset(each.municipalities),
                None if each.group is None else self.test(each.group.test.node),
            )
            for each in scope.entries
        )
        conditions = tuple(Given(each, self.test(each.test.node)) for each in scope.conditions)
        grouped = any(each.group is not None for each in entries)
        places = None if grouped else frozenset().union(*(each.municipalities for each in entries))
        return ScopeTests(scope, entries, conditions, places)


def _value_node(value: Value | None) -> Node | None:
    return None if value is None or value.value is None else value.value.node


def _nodes(plan: Plan, version: Version) -> Iterator[Node]:
    """Every expression that is evaluated on the rule's frame."""
    yield from (each.test.node for each in version.given.values())
    value = _value_node(version.value)
    if value is not None:
        yield value
    for name, consequences in plan.elements.items():
        for each in consequences:
            if isinstance(each.to, Condition):
                yield each.to.test.node
            elif name == "value" and isinstance(each.to, Expression):
                yield each.to.node
    for scope in plan.scopes:
        yield from (entry.group.test.node for entry in scope.entries if entry.group is not None)
        yield from (each.test.node for each in scope.conditions)
