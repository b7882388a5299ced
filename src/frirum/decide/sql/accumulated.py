"""`accumulated months|weeks|days` on the day of decision: one aggregation where that suffices, the sweep elsewhere.

The quick form serves a condition with one atom that a piece makes true, perhaps further atoms that pieces make
untrue: where a case has a single true piece in the window and nothing that takes days away, its measure is the
answer. The other cases, usually few, go through the sweep.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from frirum.cases.vocabulary import Absence
from frirum.decide.days import add_months, as_date
from frirum.decide.sql.constants import truth_of
from frirum.decide.sql.leaves import Leaf, Shape, is_not
from frirum.decide.sql.population import ends, fact_is, overlaps, starts
from frirum.decide.sql.reader import recorded
from frirum.decide.sql.runs import Bounds, Spans, amounts, unknowns
from frirum.decide.sql.text import FIRST_DAY, on_day, shown
from frirum.decide.sql.today import Today
from frirum.feel import ast
from frirum.feel.sql.value import Kind, Sql, is_some, number

_DIVISORS = {"months": 30, "weeks": 7, "days": 1}


@dataclass(frozen=True, slots=True)
class Atom:
    """A test of one fact: as text over a piece `f`, and its truth between pieces."""

    fact: str
    test: str
    between: bool
    certain: bool
    """on a piece it is never null"""


@dataclass(frozen=True, slots=True)
class Quick:
    """A condition that the quick form serves: the atom that must be true, those that may take days away."""

    true: Atom
    untrue: tuple[Atom, ...]


@dataclass(frozen=True, slots=True)
class Accumulated:
    """Compiles accumulated time for the day of decision."""

    today: Today

    def amount(self, condition: ast.Node, unit: str, window: int | None) -> Sql:
        """Its value: a number that counts units or days, over the divisor of its unit."""
        bounds = Bounds(self._low(unit, window), self.today.day)
        months, divisor = unit == "months", _DIVISORS[unit]
        if bounds.low >= bounds.high:
            return Sql(Kind.NUMBER, number(0), constant=Decimal(0))
        quick = self._quick(self.today.sweeper.shape(condition))
        if quick is None:
            found = self._swept(condition, bounds, months=months)
        else:
            found = self._gathered(condition, quick, bounds, months=months)
        return replace(found, digits=9, divisor=number(divisor) if divisor > 1 else None)

    def _low(self, unit: str, window: int | None) -> date:
        """The first day of the window."""
        if window is None:
            return FIRST_DAY
        today = self.today.day.toordinal()
        low = add_months(today, -window) if unit == "months" else today - _DIVISORS[unit] * window
        return as_date(low) or FIRST_DAY

    def _quick(self, shape: Shape) -> Quick | None:
        leaves = {leaf.name: leaf for leaf in shape.leaves}
        true: list[Atom] = []
        untrue: list[Atom] = []
        for part in _factors(shape.tree):
            atom = self._atom(part, leaves)
            if atom is None:
                return None
            (untrue if atom.between else true).append(atom)
        facts = {each.fact for each in (*true, *untrue)}
        if len(true) != 1 or len(facts) != len(untrue) + 1:
            return None
        return Quick(true[0], tuple(untrue))

    def _atom(self, part: ast.Node, leaves: Mapping[str, Leaf]) -> Atom | None:
        """A factor of the condition that hangs on one fact whose gaps are known once it is recorded."""
        negate = is_not(part)
        inner = part.arguments[0] if isinstance(part, ast.Call) else part
        leaf = leaves.get(inner.name) if isinstance(inner, ast.Name) else None
        if leaf is None or not leaf.atom or self.today.people.doubtful(leaf.facts[0]):
            return None
        sweeper = self.today.sweeper
        piece, between = sweeper.on_piece(leaf), truth_of(sweeper.in_gap(leaf).value)
        test = shown(piece.value)
        absence = self.today.people.facts[leaf.facts[0]].absence
        wanted = (Absence.COMPLETE,) if between is not negate else (Absence.COMPLETE, Absence.RECORDED)
        if between is None or absence not in wanted:
            return None
        test = f"(NOT {test})" if negate else test
        return Atom(leaf.facts[0], test, between is not negate, piece.certain)

    def _gathered(self, condition: ast.Node, quick: Quick, bounds: Bounds, *, months: bool) -> Sql:
        """The quick form, and the sweep for the cases that it does not serve."""
        today = self.today
        low, high = on_day(bounds.low), on_day(bounds.high)
        within = overlaps(bounds.low, bounds.high)
        rows = f"{fact_is([quick.true.fact])} AND {within} AND {quick.true.test}"
        may = rows if quick.true.certain else f"{rows} IS NOT FALSE"
        start, end = f"GREATEST({starts()}, {low})", f"LEAST({ends()}, {high})"
        measure = f"frirum_units({start}, {end})" if months else f"frirum_days_between({start}, {end})"
        name, gather = f"amount {len(today.facts.columns)}", today.facts.add
        gather(name, f"SUM(CASE WHEN {rows} THEN {measure} END)", may)
        gather(f"{name} pieces", f"COUNT(*) FILTER (WHERE {may})", may)
        if not quick.true.certain:
            gather(f"{name} doubts", f"COUNT(*) FILTER (WHERE {rows} IS NULL)", may)
        away = [f"{fact_is([each.fact])} AND {within} AND {each.test} IS NOT TRUE" for each in quick.untrue]
        taken = " OR ".join(f"({each})" for each in away)
        for each in away:
            gather(f"{name} taken", f"COUNT(*) FILTER (WHERE {taken})", each)
        today.recorded(today.people.facts[quick.true.fact])
        today.now()
        swept = self._tangled(condition, name, quick, bounds, months=months)
        return self._combined(name, quick.true.fact, *swept)

    def _tangled(
        self, condition: ast.Node, name: str, quick: Quick, bounds: Bounds, *, months: bool
    ) -> tuple[str, Spans]:
        """The sweep of the cases in which pieces may touch, or days be taken away."""
        doubtful = [f'n."{name} pieces" > 1']
        if not quick.true.certain:
            doubtful.append(f'n."{name} doubts" > 0')
        joins = ""
        if quick.untrue:
            taken, pieces = f'n."{name} taken" > 0', f'n."{name} pieces" > 0'
            if not self._complete(quick.true.fact):
                relation = recorded(self.today.query, self.today.people, quick.true.fact)
                joins = f'\nLEFT JOIN {relation} AS r ON r."case" = n."case"'
                pieces = f'({pieces} OR r."case" IS NULL)'
            doubtful.append(f"({taken} AND {pieces})")
        now = self.today.now()
        tangled = self.today.query.part(
            "tangled", f'SELECT n."case" FROM {now} AS n{joins} WHERE {" OR ".join(doubtful)}'
        )
        return self._measured(condition, bounds, tangled, months=months)

    def _measured(
        self, condition: ast.Node, bounds: Bounds, cases: str | None, *, months: bool
    ) -> tuple[str, Spans]:
        """A relation `case, amount, missing_i …` from the sweep; a NULL amount is unknown."""
        query = self.today.query
        spans = self.today.sweeper.spans(condition, bounds, cases)
        amount, doubt = amounts(query, spans, months=months), unknowns(query, spans)
        missing = "".join(f", COALESCE(u.{each}, FALSE) AS {each}" for each in spans.missing())
        text = (
            f'SELECT k."case", CASE WHEN u."case" IS NULL THEN COALESCE(a.amount, 0) END AS amount{missing}\n'
            f"FROM {cases or self.today.people.relations.cases} AS k\n"
            f'LEFT JOIN {amount} AS a ON a."case" = k."case"\nLEFT JOIN {doubt} AS u ON u."case" = k."case"'
        )
        return query.part("swept", text), spans

    def _combined(self, name: str, fact: str, swept: str, spans: Spans) -> Sql:
        """The quick amount, or that of the sweep in the cases that went through it."""
        today = self.today
        today.join(swept, swept)
        known = "TRUE" if self._complete(fact) else today.has_piece(fact)
        went = f'{swept}."case" IS NOT NULL'
        quick = f'COALESCE(n."{name}", 0)'
        text = f"CASE WHEN {went} THEN {swept}.amount WHEN {known} THEN {quick} END"
        value = today.output(name, text)
        missing = {}
        for index, each in enumerate(spans.names):
            direct = f"NOT ({went}) AND NOT {known}" if each == fact else "FALSE"
            flag = f"COALESCE({swept}.missing_{index}, FALSE) OR ({direct})"
            missing[each] = today.output(f"{name} missing {each}", flag)
        return Sql(Kind.NUMBER, value, is_some(value), missing=missing)

    def _complete(self, fact: str) -> bool:
        return self.today.people.facts[fact].absence is Absence.COMPLETE

    def _swept(self, condition: ast.Node, bounds: Bounds, *, months: bool) -> Sql:
        """The sweep of all cases."""
        today = self.today
        swept, spans = self._measured(condition, bounds, None, months=months)
        today.join(swept, swept)
        value = today.output(f"{swept} amount", f"{swept}.amount")
        missing = {
            each: today.output(f"{swept} missing {each}", f"{swept}.missing_{index}")
            for index, each in enumerate(spans.names)
        }
        return Sql(Kind.NUMBER, value, is_some(value), missing=missing)


def _factors(node: ast.Node) -> list[ast.Node]:
    if isinstance(node, ast.And):
        return [*_factors(node.left), *_factors(node.right)]
    return [node]
