"""Conditions through time as the days ask about them: on each day, `today()` is that day."""

from __future__ import annotations

from dataclasses import dataclass

from frirum.decide.sql.around import Around
from frirum.decide.sql.runs import EVER, Bounds, Spans
from frirum.decide.sql.spans import Sweeper
from frirum.feel import ast
from frirum.feel.sql.value import Sql

NO_CONDITION = ast.Boolean(value=True)


@dataclass(frozen=True, slots=True)
class Through(Sweeper):
    """A sweeper that follows every condition. `today` is the last day that is looked at."""

    def given(self, node: ast.Node, bounds: Bounds = EVER) -> Spans:
        """The truth of a condition as each day asks about it."""
        return self.spans(node, bounds, moving=True)

    def at(self, points: str, *nodes: ast.Node) -> tuple[list[Sql], str]:
        """Expressions on the first days of a relation of spans, read as `p`; and what to join for them."""
        reader = self.reader()
        around = Around(self, points, None, reader, moving=True)
        return [around.compile(node) for node in nodes], reader.joined()


def together(nodes: list[ast.Node]) -> ast.Node:
    """All of some conditions; without any, one that always holds."""
    if not nodes:
        return NO_CONDITION
    found = nodes[0]
    for node in nodes[1:]:
        found = ast.And(found, node)
    return found
