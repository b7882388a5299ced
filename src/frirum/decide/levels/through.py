"""Conditions through time, also those that look around in it themselves.

A part without functions over time is followed by the sweep. A part with them is asked on each day on which
its answer may change: where that is known in advance (events, birthdays), on those days; else on every day
on which the rest of the condition does not fail.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from frirum.decide.levels.cuts import Cuts, cut
from frirum.decide.levels.points import Points
from frirum.decide.sql.spans import Bounds, Spans, Sweeper
from frirum.decide.sql.text import on_day, shown
from frirum.decide.words import looks_around, looks_at_today
from frirum.feel import ast
from frirum.feel.sql import compile_sql

NO_CONDITION = ast.Boolean(True)  # noqa: FBT003 - a node


@dataclass(frozen=True, slots=True)
class Through(Sweeper):
    """A sweeper that follows every condition. `today` is the last day that is looked at."""

    def spans(self, node: ast.Node, bounds: Bounds, cases: str | None = None) -> Spans:
        """The truth of a condition within bounds. Where a part looks around in time, spans on which the
        condition fails may be left out, and no missing names are given."""
        calm = [each for each in conjuncts(node) if not _moves(each)]
        moving = [each for each in conjuncts(node) if _moves(each)]
        if not moving:
            return Sweeper.spans(self, node, bounds, cases)
        return self._asked(self._calm(calm, bounds, cases), together(moving), bounds)

    def _calm(self, calm: list[ast.Node], bounds: Bounds, cases: str | None) -> str:
        """The spans on which the part that the sweep follows does not fail."""
        if calm:
            spans = Sweeper.spans(self, together(calm), bounds, cases)
            text = f'SELECT "case", s, t, holds FROM {spans.relation} WHERE holds IS NULL OR holds'
        else:
            everyone = cases or self.people.relations.cases
            low, high = on_day(bounds.low), on_day(bounds.high)
            text = f'SELECT k."case", {low} AS s, {high} AS t, TRUE AS holds FROM {everyone} AS k'
        return self.query.part("calm", text)

    def _asked(self, base: str, node: ast.Node, bounds: Bounds) -> Spans:
        days = Cuts(self.query, self.people, self.rates, bounds).of(node)
        points = cut(self.query, base, days)
        asked = Points(self, points)
        truth = compile_sql(node, asked, asked.special)
        text = (
            f'SELECT p."case", p.s, p.t, CAST(p.holds AND {shown(truth.value)} AS BOOLEAN) AS holds\n'
            f"FROM {points} AS p{asked.joined()}"
        )
        return Spans(self.query.part("asked", text), ())


def _moves(node: ast.Node) -> bool:
    return looks_around(node) or looks_at_today(node)


def conjuncts(node: ast.Node) -> Iterator[ast.Node]:
    """The parts that must all hold."""
    if isinstance(node, ast.And):
        yield from conjuncts(node.left)
        yield from conjuncts(node.right)
    else:
        yield node


def together(nodes: list[ast.Node]) -> ast.Node:
    """All of some conditions; without any, one that always holds."""
    if not nodes:
        return NO_CONDITION
    found = nodes[0]
    for node in nodes[1:]:
        found = ast.And(found, node)
    return found
