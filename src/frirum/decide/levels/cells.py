"""Cells: spans of cases, cut by period and labelled with municipality and group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from frirum.decide.levels.cuts import Cuts, cut
from frirum.decide.levels.periods import Stretch
from frirum.decide.sql.reader import Reader
from frirum.decide.sql.spans import Sweeper
from frirum.decide.sql.text import on_day, shown
from frirum.feel.sql.value import Kind, Sql, is_false, is_true

KOMMUNE = "kommune"
CASE = "case"
"""`by`: each case is a group"""
KEYS = ("kommune", "grp")


@dataclass(frozen=True, slots=True)
class Cells:
    """Labels the spans of one population."""

    sweeper: Sweeper
    cuts: Cuts
    by: str | None
    periods: Sequence[Stretch]

    @property
    def _facts(self) -> list[str]:
        """The facts that tell municipality and group."""
        names = [KOMMUNE] if KOMMUNE in self.sweeper.people.facts else []
        return names if self.by in (None, CASE, KOMMUNE) else [*names, str(self.by)]

    def of(self, spans: str, also: Sequence[str] = ()) -> str:
        """`spans` (`case, s, t`, further columns are kept) with `i` (the number of the period), `kommune`
        and `grp`. Cut where these change, and where the facts `also` do."""
        query = self.sweeper.query
        pieces = cut(query, spans, self.cuts.of([*self._facts, *also]))
        values = ", ".join(
            f"({index}, {on_day(each.start)}, {on_day(each.after)})"
            for index, each in enumerate(self.periods)
        )
        within = query.part(
            "within",
            "SELECT p.* REPLACE (GREATEST(p.s, q.a) AS s, LEAST(p.t, q.b) AS t), q.i\n"
            f"FROM {pieces} AS p JOIN (VALUES {values}) AS q(i, a, b) ON p.s < q.b AND p.t > q.a",
        )
        return self.labelled(within)

    def labelled(self, spans: str) -> str:
        """`spans` with `kommune` and `grp` of the day `s`."""
        reader = Reader(self.sweeper.query, self.sweeper.people, self.sweeper.rates, "p", "p.s")
        columns = {name: label(reader.column(name)) for name in self._facts}
        kommune = columns.get(KOMMUNE, "''")
        group = 'CAST(p."case" AS VARCHAR)' if self.by == CASE else columns.get(str(self.by), "''")
        text = f"SELECT p.*, {kommune} AS kommune, {group} AS grp FROM {spans} AS p{reader.joined()}"
        return self.sweeper.query.part("cells", text)


def label(found: Sql) -> str:
    """The value of a fact as text: NULL where it is unknown, empty where it is known to be none."""
    if found.kind is Kind.NUMBER:
        text = f"frirum_number_text(CAST({shown(found.value)} AS DECIMAL(18, 6)))"
    else:
        text = f"CAST({shown(found.value)} AS VARCHAR)"
    if is_false(found.known):
        return "CAST(NULL AS VARCHAR)"
    known = "TRUE" if is_true(found.known) else shown(found.known)
    return f"CASE WHEN {known} THEN COALESCE({text}, '') END"
