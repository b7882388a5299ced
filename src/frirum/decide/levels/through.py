"""Conditions through time as the days ask about them: on each day, `today()` is that day.

The sweep follows them. What it refuses, a count in a window (`accumulated months(…, 18)`), is asked on every day
on which the rest of the condition does not fail.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from frirum.decide.levels.cuts import cut
from frirum.decide.sql.around import Around
from frirum.decide.sql.runs import EVER, Bounds, Spans
from frirum.decide.sql.spans import Sweeper
from frirum.decide.sql.text import FIRST_DAY, on_day, shown
from frirum.decide.words import temporal
from frirum.feel import ast
from frirum.feel.sql.value import Sql, Unsupported

NO_CONDITION = ast.Boolean(True)


@dataclass(frozen=True, slots=True)
class Through(Sweeper):
    """A sweeper that follows every condition. `today` is the last day that is looked at."""

    def given(self, node: ast.Node, bounds: Bounds = EVER) -> Spans:
        """The truth of a condition as each day asks about it. Where it counts in a window, spans on which it fails may
        be left out, and no missing names are given."""
        calm = [each for each in conjuncts(node) if not _counts_in_a_window(each)]
        daily = [each for each in conjuncts(node) if _counts_in_a_window(each)]
        if not daily:
            return self.spans(node, bounds, moving=True)
        if bounds.low == FIRST_DAY:
            raise Unsupported("a count in a window, followed from the beginning of time", node.at)
        return self._asked(self._calm(calm, bounds), together(daily))

    def _calm(self, calm: list[ast.Node], bounds: Bounds) -> str:
        """The spans on which the part that the sweep follows does not fail."""
        if calm:
            spans = self.spans(together(calm), bounds, moving=True)
            text = f'SELECT "case", s, t, holds FROM {spans.relation} WHERE holds IS NULL OR holds'
        else:
            low, high = on_day(bounds.low), on_day(bounds.high)
            everyone = self.people.relations.cases
            text = f'SELECT k."case", {low} AS s, {high} AS t, TRUE AS holds FROM {everyone} AS k'
        return self.query.part("calm", text)

    def _asked(self, base: str, node: ast.Node) -> Spans:
        points = cut(self.query, base, None)
        (truth,), joins = self.at(points, node)
        text = (
            f'SELECT p."case", p.s, p.t, CAST(p.holds AND {shown(truth.value)} AS BOOLEAN) AS holds\n'
            f"FROM {points} AS p{joins}"
        )
        return Spans(self.query.part("asked", text), ())

    def at(self, points: str, *nodes: ast.Node) -> tuple[list[Sql], str]:
        """Expressions on the first days of a relation of spans, read as `p`; and what must be joined for them."""
        reader = self.reader()
        around = Around(self, points, None, reader, moving=True)
        return [around.compile(node) for node in nodes], reader.joined()


def _counts_in_a_window(node: ast.Node) -> bool:
    calls = (temporal(each) for each in node.walk())
    return any(
        call is not None and call.function.name.startswith("accumulated") and call.window is not None
        for call in calls
    )


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
