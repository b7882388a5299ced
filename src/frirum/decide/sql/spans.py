"""The sweep: the truth of a condition through time, in all cases at once.

Each atom contributes its code at the first day of every piece that differs from the gap, and takes it back on the
day after the last; running sums over these edges give the truth between them. Only rows of the condition's facts
that overlap the bounds are read.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from frirum.cases.vocabulary import Absence, FactType
from frirum.decide.sql.around import Around, Crossings
from frirum.decide.sql.constants import truth_of
from frirum.decide.sql.leaves import Leaf, Shape, take_apart
from frirum.decide.sql.population import (
    KINDS,
    Population,
    ends,
    fact_is,
    gap,
    overlaps,
    starts,
    varying_column,
)
from frirum.decide.sql.query import Query
from frirum.decide.sql.rates import RateBook
from frirum.decide.sql.reader import Reader
from frirum.decide.sql.runs import EVER, Bounds, Spans
from frirum.decide.sql.text import FIRST_DAY, LAST_DAY, literal, on_day, raw, shown
from frirum.feel import ast
from frirum.feel.sql import compile_sql
from frirum.feel.sql.value import FALSE, NULL, TRUE, Kind, Sql, case, either, is_true, negated


@dataclass(frozen=True, slots=True)
class Sweeper:
    """Builds spans of conditions into a query. `today` is the day of decision."""

    query: Query
    people: Population
    rates: RateBook
    today: date

    @property
    def tomorrow(self) -> date:
        """The day after the day of decision."""
        return self.today + timedelta(days=1)

    def shape(self, node: ast.Node) -> Shape:
        """The condition, taken apart."""
        return take_apart(node, self._varies, self._same)

    def atom(self, node: ast.Node) -> Leaf | None:
        """The node as an atom, if it is one."""
        leaves = self.shape(node).leaves
        return leaves[0] if len(leaves) == 1 and leaves[0].node == node and leaves[0].atom else None

    def _varies(self, name: str) -> bool:
        return name in self.people.facts and self.people.varies(name)

    def _same(self, name: str) -> bool:
        return not self.people.wide(name) and name not in self.people.facts and not self.rates.has(name)

    def reader(self, cases: str | None = None) -> Reader:
        """Reads names at the beginning of a span, in the cases of a relation."""
        return Reader(self.query, self.people, self.rates, "p", "p.s", cases)

    def spans(
        self, node: ast.Node, bounds: Bounds = EVER, cases: str | None = None, *, moving: bool = False
    ) -> Spans:
        """The truth of a condition within bounds, for the cases of a relation (None: for all). `moving`: `today()` is
        the day looked at, not the day of decision."""
        shape = self.shape(node)
        ordered = self._ordered(shape, bounds, cases, moving=moving)
        return self._truths(shape, ordered, cases, moving=moving)

    def _ordered(self, shape: Shape, bounds: Bounds, cases: str | None, *, moving: bool) -> str:
        """Spans without truth: from each edge to the next, with the running code of every atom."""
        atoms = [leaf for leaf in shape.leaves if leaf.atom]
        codes = [f"x{index}" for index in range(len(atoms))]
        zero = "".join(f", 0 AS {code}" for code in codes)
        low, high = on_day(bounds.low), on_day(bounds.high)
        everyone = cases or self.people.relations.cases
        parts = [f'SELECT k."case", {low} AS d{zero} FROM {everyone} AS k']
        if shape.facts:
            rows = self._rows(shape, atoms, bounds, cases)
            parts.append(f'SELECT r."case", GREATEST(r.s, {low}) AS d{_columns(codes)} FROM {rows} AS r')
            parts.append(
                f'SELECT r."case", r.t AS d{_columns(codes, "-")} FROM {rows} AS r WHERE r.t < {high}'
            )
        used = [name for leaf in shape.leaves for name in leaf.others if self.rates.has(name)]
        for edge in self.rates.edges(used, bounds.low, bounds.high):
            parts.append(f'SELECT k."case", {on_day(edge)} AS d{zero} FROM {everyone} AS k')
        parts += [
            f'SELECT y."case", y.d{zero} FROM (\n{each}\n) AS y WHERE y.d > {low} AND y.d < {high}'
            for each in self._crossings(shape, everyone, cases, moving=moving)
        ]
        sums = "".join(f", SUM({code}) AS {code}" for code in codes)
        union = " UNION ALL\n".join(parts)
        edges = self.query.part("edges", f'SELECT "case", d{sums} FROM (\n{union}\n) AS u GROUP BY "case", d')
        running = "".join(
            f', SUM({code}) OVER (PARTITION BY "case" ORDER BY d ROWS UNBOUNDED PRECEDING) AS {code}'
            for code in codes
        )
        text = (
            f'SELECT "case", d AS s, LEAD(d, 1, {high}) OVER (PARTITION BY "case" ORDER BY d) AS t{running}'
        )
        return self.query.part("spans", f"{text} FROM {edges}")

    def _crossings(self, shape: Shape, everyone: str, cases: str | None, *, moving: bool) -> list[str]:
        """The days on which what leaves say of other days may turn."""
        if not any(leaf.around for leaf in shape.leaves):
            return []
        found = Crossings(self, everyone, cases, moving)
        wanted = "" if cases is None else f' WHERE z."case" IN (SELECT k."case" FROM {cases} AS k)'
        selects = dict.fromkeys(each for leaf in shape.leaves if leaf.around for each in found.of(leaf.node))
        return [f"SELECT z.* FROM (\n{each}\n) AS z{wanted}" if wanted else each for each in selects]

    def _rows(self, shape: Shape, atoms: list[Leaf], bounds: Bounds, cases: str | None) -> str:
        """The pieces of the condition's facts within bounds, with what each atom makes of them."""
        codes = "".join(f", {self._code(leaf)} AS x{index}" for index, leaf in enumerate(atoms))
        about, relation = fact_is(list(shape.facts)), self.people.relations.facts
        if len(atoms) == len(shape.leaves):
            # Few pieces change a condition, and one that is followed twice, in a window and on a clock, reads them once.
            changes = " OR ".join(self._changes(leaf) for leaf in atoms)
            text = (
                f'SELECT f."case", f."from", f."to"{codes} FROM {relation} AS f WHERE {about} AND ({changes})'
            )
            relation, about = self.query.part("changing", text), "TRUE"
            codes = "".join(f", f.x{index}" for index in range(len(atoms)))
        high = None if bounds.high == LAST_DAY else bounds.high
        low = None if bounds.low == FIRST_DAY else bounds.low
        wanted = f' AND f."case" IN (SELECT k."case" FROM {cases} AS k)' if cases else ""
        return self.query.part(
            "pieces",
            f'SELECT f."case", {starts()} AS s, {ends()} AS t{codes} FROM {relation} AS f '
            f"WHERE {about} AND {overlaps(low, high)}{wanted}",
        )

    def _code(self, leaf: Leaf) -> str:
        """1, 2 or 3 where a piece makes the atom true, false or null; 0 where that is no change from the gap."""
        fact = self.people.facts[leaf.facts[0]]
        value, same = shown(self.on_piece(leaf).value), self._same_in_gap(leaf)
        true, false = (0 if same is True else 1), (0 if same is False else 2)
        return (
            f"CASE WHEN f.fact <> {literal(fact.name)} THEN 0 WHEN {value} THEN {true} "
            f"WHEN NOT {value} THEN {false} ELSE 3 END"
        )

    def _same_in_gap(self, leaf: Leaf) -> bool | None:
        """The truth of an atom between pieces, where a case that has a piece surely has that truth there."""
        fact = self.people.facts[leaf.facts[0]]
        if fact.absence is Absence.OPEN or self.people.doubtful(fact.name):
            return None
        return truth_of(self.in_gap(leaf).value)

    def _changes(self, leaf: Leaf) -> str:
        """Whether a piece makes the atom other than it is between pieces."""
        about, same = fact_is(list(leaf.facts)), self._same_in_gap(leaf)
        if same is None:
            return f"({about})"
        return f"({about} AND {shown(self.on_piece(leaf).value)} IS NOT {'TRUE' if same else 'FALSE'})"

    def on_piece(self, leaf: Leaf) -> Sql:
        """An atom on the days of a piece `f` of its fact."""
        fact = self.people.facts[leaf.facts[0]]
        value = varying_column(fact, "f.value", TRUE, TRUE, FALSE)
        return compile_sql(leaf.node, {fact.name: value})

    def in_gap(self, leaf: Leaf) -> Sql:
        """An atom on the days between pieces, where they are known: a constant."""
        fact = self.people.facts[leaf.facts[0]]
        if fact.type is FactType.BOOLEAN:
            value = Sql(Kind.BOOLEAN, FALSE, constant=False)
        else:
            value = Sql(KINDS[fact.type], NULL, none=True)
        return compile_sql(leaf.node, {fact.name: value})

    def _truths(self, shape: Shape, ordered: str, cases: str | None, *, moving: bool) -> Spans:
        reader = self.reader(cases)
        atoms = [leaf for leaf in shape.leaves if leaf.atom]
        columns = {leaf.name: self._atom(leaf, f"p.x{index}", reader) for index, leaf in enumerate(atoms)}
        for leaf in shape.leaves:
            if not leaf.atom:
                columns[leaf.name] = Around(self, ordered, cases, reader, moving).compile(leaf.node)
        truth = compile_sql(shape.tree, columns)
        names = tuple(sorted(truth.missing))
        missing = "".join(
            f", {shown(truth.missing[name])} AS missing_{index}" for index, name in enumerate(names)
        )
        text = (
            f'SELECT p."case", p.s, p.t, CAST({shown(truth.value)} AS BOOLEAN) AS holds{missing} '
            f"FROM {ordered} AS p{reader.joined()}"
        )
        return Spans(self.query.part("truth", text), names)

    def _atom(self, leaf: Leaf, code: str, reader: Reader) -> Sql:
        """An atom's truth from its running code: that of a piece, or that of the gap."""
        fact = self.people.facts[leaf.facts[0]]
        _, known = gap(fact, reader.recorded(fact.name), reader.incomplete(fact.name))
        value = case(
            (raw(f"{code} = 1"), TRUE),
            (raw(f"{code} = 2"), FALSE),
            (raw(f"{code} = 3"), NULL),
            (known, self.in_gap(leaf).value),
        )
        full = either(known, raw(f"{code} <> 0"))
        missing = {} if is_true(full) else {fact.name: negated(full)}
        return Sql(Kind.BOOLEAN, value, full, none=True, missing=missing)


def _columns(codes: list[str], sign: str = "") -> str:
    return "".join(f", {sign}r.{code} AS {code}" for code in codes)
