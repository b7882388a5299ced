"""The duties that a provision may come to: one for each choice among the consequences of its elements.

Variant 0 is ordinary law. Each case has, in each reading, the number of its variant; the occurrences of all variants
stand in one relation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import prod
from typing import NamedTuple

from frirum.decide.plan import DROPPED, Consequence
from frirum.decide.sql.answers import Answering, InScope, choose
from frirum.decide.sql.dials import FIRST
from frirum.decide.sql.judged import Judged
from frirum.decide.sql.occurrences import Occurrences
from frirum.decide.sql.query import Query
from frirum.feel import ast
from frirum.feel.ast import NOWHERE
from frirum.feel.sql.value import Unsupported
from frirum.law.model import Condition, Duty

MOST = 64
"""variants of one duty; more are refused"""


@dataclass(frozen=True, slots=True)
class Variant:
    """A choice of consequences (None: ordinary) and the duty it leads to."""

    number: int
    occurrences: Occurrences
    given: tuple[ast.Node, ...]


class Source(NamedTuple):
    """Cases whose occurrences are wanted: a relation with the held columns, a test for the rows, the text of the variant's
    number, and from which day clocks run: `turn` keeps apart what is asked of one case more than once."""

    relation: str
    test: str
    variant: str
    turn: int = 0
    restart: str = FIRST


class Variants:
    """The variants of a provision's duty."""

    def __init__(self, answering: Answering, duty: Duty) -> None:
        self.answering = answering
        self.judged: Judged = answering.judged
        self.query: Query = self.judged.today.query
        self.duty = duty
        self._base = Occurrences(self.judged, duty, "")
        self.elements = self._touched()
        self.all = self._made()

    def _touched(self) -> list[tuple[str, tuple[Consequence, ...]]]:
        """The elements whose change makes another duty."""
        found = []
        for name, consequences in self.judged.plan.elements.items():
            own = name.startswith("duty.") or (name.startswith("given.") and self._base.once)
            if own:
                found.append((name, consequences))
        return found

    def _made(self) -> list[Variant]:
        options = [(None, *consequences) for _, consequences in self.elements]
        count = prod(len(each) for each in options)
        if count > MOST:
            raise Unsupported(f"a duty in {count} variants", NOWHERE)
        choices = enumerate(tuple(reversed(each)) for each in product(*reversed(options)))
        return [self._variant(number, choice) for number, choice in choices if self._possible(choice)]

    def _possible(self, choice: Sequence[Consequence | None]) -> bool:
        """Whether some exemptions in scope, and no others, make just this choice."""
        unwanted = {
            index
            for (_, consequences), chosen in zip(self.elements, choice, strict=True)
            for each in consequences
            if each is not chosen
            for index in each.scopes
        }
        return all(each is None or not unwanted.issuperset(each.scopes) for each in choice)

    def _variant(self, number: int, choice: Sequence[Consequence | None]) -> Variant:
        chosen = {
            name: each.to for (name, _), each in zip(self.elements, choice, strict=True) if each is not None
        }
        changes = {
            name.removeprefix("duty."): None if to is DROPPED else to
            for name, to in chosen.items()
            if name.startswith("duty.")
        }
        if changes.get("met_by", self.duty.met_by) is None:
            changes["met_by"] = (changes.get("do", self.duty.do),)
        duty = replace(self.duty, **changes)  # type: ignore[arg-type]  # fields of a duty by name
        made = self._base if not changes else Occurrences(self.judged, duty, f"_{number}")
        return Variant(number, made, tuple(self._given(chosen)))

    def _given(self, chosen: dict[str, object]) -> list[ast.Node]:
        """The conditions that count."""
        nodes = []
        for name, condition in self.judged.version.given.items():
            to = chosen.get(f"given.{name}", condition)
            if isinstance(to, Condition):
                nodes.append(to.test.node)
        return nodes

    def number(self, in_scope: InScope) -> str:
        """The number of the variant in a reading."""
        parts, radix = [], 1
        for _, consequences in self.elements:
            branches = [
                (self.answering.wants(each, in_scope), str(radix * (index + 1)))
                for index, each in enumerate(consequences)
            ]
            parts.append(f"({choose(branches, '0')})")
            radix *= len(consequences) + 1
        return " + ".join(parts) or "0"

    def held(self) -> dict[str, str]:
        """The columns that occurrences need of the judged relation."""
        columns: dict[str, str] = {}
        for each in self.all:
            held = each.occurrences.held
            for name, text in (
                ("suspended", held.suspended),
                ("due_day", held.due_day),
                ("complete", held.complete),
            ):
                columns[f"{name}_{each.number}"] = text
        return columns

    def relation(self, sources: Sequence[Source]) -> str:
        """A relation `case, variant, turn, arises, due, state, fulfilled`."""
        parts = []
        for turn in sorted({each.turn for each in sources}):
            for variant in self.all:
                wanted = self._wanted(variant, [each for each in sources if each.turn == turn])
                if wanted is not None:
                    found = variant.occurrences.relation(wanted, variant.given)
                    columns = (
                        f'"case", {variant.number} AS variant, {turn} AS turn, arises, due, state, fulfilled'
                    )
                    parts.append(f"SELECT {columns} FROM {found}")
        return self.query.part("stands", "\nUNION ALL\n".join(parts))

    def _wanted(self, variant: Variant, sources: Sequence[Source]) -> str | None:
        number = variant.number
        selects = [
            f'SELECT "case", suspended_{number} AS suspended, due_day_{number} AS due_day, '
            f"complete_{number} AS complete, {each.restart} AS restart "
            f"FROM {each.relation} WHERE {each.test} AND ({each.variant}) = {number}"
            for each in sources
            if each.variant != "0" or number == 0
        ]
        return self.query.part("wanted", "\nUNION\n".join(selects)) if selects else None
