"""The queries of levels: sums by municipality, group and period.

Every query gives `measure, kommune, grp, i` and the columns of `Sums`, in their order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from decimal import Decimal

from frirum.catalogue.model import Catalogue
from frirum.decide.clocks import reading
from frirum.decide.levels.cells import Cells
from frirum.decide.levels.cuts import Cuts
from frirum.decide.levels.events import counting, incomplete
from frirum.decide.levels.model import Measure, Question
from frirum.decide.levels.occurring import Occurring
from frirum.decide.levels.periods import MONTH, Stretch, parts
from frirum.decide.levels.through import Through, together
from frirum.decide.levels.under import Time, Under, step_of
from frirum.decide.sql.population import Population
from frirum.decide.sql.query import Query
from frirum.decide.sql.rates import RateBook
from frirum.decide.sql.runs import Bounds
from frirum.decide.sql.text import literal, on_day, shown
from frirum.feel import ast
from frirum.feel.ast import NOWHERE
from frirum.feel.sql.numbers import settled
from frirum.feel.sql.value import Unsupported
from frirum.law.model import Cadence, Duty, Expression, Unit, Version

USED = {"virksomhed": "i praktik eller løntilskud"}
"""by kind of case: the fact that its limits are compared with, unless another is named"""


@dataclass(frozen=True, slots=True)
class Sums:
    """What is added up in one cell. `law` and `found` are exact fractions: `law` / `law_parts` and so on
    are not needed, since both are counted in whole parts."""

    cases: int
    parts: int
    """parts of person-months"""
    unknown: int
    """parts of person-months of which nothing is known"""
    law: Decimal | int | None
    """in parts of a person-month for a cadence and a limit, else a number"""
    found: Decimal | int | None
    in_time: int | None
    uncertain: int | None
    unseen: int
    """cases in which events may have happened that nobody recorded"""
    beyond: int | None
    """parts of person-months beyond a limit"""

    def plus(self, other: Sums) -> Sums:
        """Both together. Cases are those of the fuller of two versions: nobody is counted twice."""
        pairs = {each.name: (getattr(self, each.name), getattr(other, each.name)) for each in fields(self)}
        cases = max(pairs.pop("cases"))
        added = {
            name: None if one is None and two is None else (one or 0) + (two or 0)
            for name, (one, two) in pairs.items()
        }
        return Sums(cases=cases, **added)  # type: ignore[arg-type]  # the fields by name


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked of one population."""

    catalogue: Catalogue
    people: Population
    question: Question
    periods: Sequence[Stretch]

    def through(self, last: date) -> Through:
        """Follows conditions up to a last day, in a query of its own."""
        return Through(Query(), self.people, RateBook(self.catalogue.rates), last)

    def cells(self, sweeper: Through, bounds: Bounds) -> Cells:
        """Labels spans with municipality, group and period."""
        cuts = Cuts(sweeper.query, self.people, sweeper.rates, bounds)
        return Cells(sweeper, cuts, self.question.by, self.periods)

    def conditions(self, version: Version) -> ast.Node:
        """The conditions of a version, and the narrowing of the question."""
        nodes = [each.test.node for each in version.given.values()]
        return together([*nodes, *([] if self.question.where is None else [self.question.where])])


def duty_query(asking: Asking, version: Version, duty: Duty, low: date, high: date) -> str:
    """A duty: time under it and what law requires, beside what was held."""
    sweeper, bounds = asking.through(asking.question.end), Bounds(low, high)
    node = asking.conditions(version)
    time = Under(sweeper).of(node, duty, bounds)
    cells = asking.cells(sweeper, bounds)
    sure, possible = cells.of(time.sure), cells.of(time.possible)
    if duty.cadence is not None:
        law = {"law": f"SUM({_rate(duty.cadence)})"}
        parts_ = [*_exposed(sure, possible, law), *_held(sweeper, duty, sure, possible)]
        return _summed(sweeper.query, Measure.CADENCE, parts_)
    found = Occurring(sweeper, duty, node, bounds).relation()
    parts_ = [*_exposed(sure, possible, {"law": "0", "in_time": "0"}), _due(cells, found)]
    return _summed(sweeper.query, Measure.OCCURRENCES, parts_)


def _rate(cadence: Cadence) -> str:
    """How often a duty recurs, as parts of a person-month times so much: text over a span."""
    step = step_of(cadence)
    times = cadence.times if cadence.times is not None else 1
    kind, amount = reading(step)
    if kind == "months":
        return f"CAST({parts('s', 't')} AS DECIMAL(30, 10)) * {times * 30} / {amount}"
    if step.unit is Unit.WEEKDAYS:
        raise Unsupported("a cadence in weekdays", NOWHERE)
    return f"CAST(frirum_days_between(s, t) AS DECIMAL(30, 10)) * {times * MONTH} / {amount}"


_COLUMNS = [each.name for each in fields(Sums)]
_NULLS = dict.fromkeys(_COLUMNS, "CAST(NULL AS BIGINT)") | dict.fromkeys(
    ("law", "found"), "CAST(NULL AS DECIMAL(38, 10))"
)
_ADDED = {"cases": "MAX", "law": "SUM", "found": "SUM", "unseen": "MAX"}


def _select(texts: dict[str, str], source: str, *, grouped: bool = True) -> str:
    """One part of the sum."""
    columns = ", ".join(f"{texts.get(name, _NULLS[name])} AS {name}" for name in _COLUMNS)
    group = " GROUP BY kommune, grp, i" if grouped else ""
    return f"SELECT kommune, grp, i, {columns} FROM {source}{group}"


def _exposed(sure: str, possible: str, counted: dict[str, str]) -> list[str]:
    """Cases and time under the duty with what is `counted` there, and the time of which nothing is known.

    Where there is none but such time, nothing is counted: what law requires and what was held stay unknown.
    """
    measure = f"SUM({parts('s', 't')})"
    return [
        _select(
            {
                "cases": 'COUNT(DISTINCT "case")',
                "parts": measure,
                "unknown": f"-{measure}",
                "found": "0",
                "uncertain": "0",
            }
            | counted,
            sure,
        ),
        _select({"unknown": measure}, possible),
    ]


def _held(sweeper: Through, duty: Duty, sure: str, possible: str) -> list[str]:
    """The events that count on the days under the duty."""
    events = counting(sweeper, duty)
    join = f'JOIN {events} AS e ON e."case" = u."case" AND e.happened >= u.s AND e.happened < u.t'
    surely = "COUNT(*) FILTER (WHERE e.sure)"
    found = [
        _select({"found": f"{surely} * {MONTH}", "uncertain": f"-{surely}"}, f"{sure} AS u {join}"),
        _select({"uncertain": "COUNT(*)"}, f"{possible} AS u {join}"),
    ]
    unseen = incomplete(sweeper, duty)
    if unseen != "FALSE":
        cases = f'JOIN {sweeper.people.relations.cases} AS c ON c."case" = u."case"'
        texts = {"unseen": f'COUNT(DISTINCT u."case") FILTER (WHERE {unseen})'}
        found.append(_select(texts, f"{possible} AS u {cases}"))
    return found


def _due(cells: Cells, occurrences: str) -> str:
    """The occurrences by the period in which they are due, and the group of the day that was asked about."""
    values = ", ".join(
        f"({index}, {on_day(each.start)}, {on_day(each.after)})" for index, each in enumerate(cells.periods)
    )
    dated = cells.sweeper.query.part(
        "dated",
        f"SELECT o.*, q.i FROM {occurrences} AS o "
        f"JOIN (VALUES {values}) AS q(i, a, b) ON o.due >= q.a AND o.due < q.b",
    )
    labelled = cells.labelled(dated)
    texts = {
        "law": f"COUNT(*) * {MONTH}",
        "found": f"COUNT(*) FILTER (WHERE kept) * {MONTH}",
        "in_time": "COUNT(*) FILTER (WHERE in_time)",
        "uncertain": "COUNT(*) FILTER (WHERE perhaps)",
    }
    return _select(texts, labelled)


def limit_query(asking: Asking, version: Version, number: Expression, low: date, high: date) -> str:
    """A limit: what it allows, the `number` of the version, beside what is used."""
    used = asking.question.used or USED.get(asking.people.relations.about)
    if used is None:
        raise Unsupported("a limit that is compared with no fact", NOWHERE)
    sweeper, bounds = asking.through(asking.question.end), Bounds(low, high)
    cells = asking.cells(sweeper, bounds)
    time = Under(sweeper).given(asking.conditions(version), bounds)
    node = number.node
    read = [each.name for each in node.walk() if isinstance(each, ast.Name)]
    sure, possible = cells.of(time.sure, [*read, used]), cells.of(time.possible)
    compared, joins = sweeper.at(sure, node, ast.Name(used))
    texts = [shown(settled(each, node.at).value) for each in compared]
    valued = sweeper.query.part(
        "valued",
        "SELECT p.*, CAST({} AS DECIMAL(18, 6)) AS allowed, CAST({} AS DECIMAL(18, 6)) AS used ".format(
            *texts
        )
        + f"FROM {sure} AS p{joins}",
    )
    bound = None if version.value is None else version.value.bound
    return _summed(sweeper.query, Measure.LIMIT, _compared(valued, possible, bound))


def _compared(valued: str, possible: str, bound: str | None) -> list[str]:
    known = f"(SELECT * FROM {valued} WHERE allowed IS NOT NULL AND used IS NOT NULL)"
    measure = parts("s", "t")
    beyond = "used < allowed" if bound == "at least" else "used > allowed"
    texts = {
        "cases": 'COUNT(DISTINCT "case")',
        "parts": f"SUM({measure})",
        "unknown": f"-SUM({measure})",
        "law": f"SUM(CAST({measure} AS DECIMAL(18, 0)) * allowed)",
        "found": f"SUM(CAST({measure} AS DECIMAL(18, 0)) * used)",
        "beyond": f"COALESCE(SUM({measure}) FILTER (WHERE {beyond}), 0)",
    }
    return [_select(texts, f"{known} AS v"), _select({"unknown": f"SUM({measure})"}, possible)]


def share_query(asking: Asking, fact: str) -> str:
    """Shares: the time on each value of a fact, beside the time on all that it is known to have."""
    question = asking.question
    bounds = Bounds(question.start, question.end + timedelta(days=1))
    sweeper = asking.through(question.end)
    node = together([] if question.where is None else [question.where])
    time = Under(sweeper).given(node, bounds)
    by_value = Asking(asking.catalogue, asking.people, replace(question, by=fact), asking.periods)
    cells = by_value.cells(sweeper, bounds)
    found = cells.of(time.sure)
    measure = f"SUM({parts('s', 't')})"
    over = "OVER (PARTITION BY kommune, i)"
    grouped = sweeper.query.part(
        "values_held",
        f'SELECT kommune, grp, i, COUNT(DISTINCT "case") AS cases, {measure} AS own FROM {found} '
        "GROUP BY kommune, grp, i",
    )
    shared = sweeper.query.part(
        "shares",
        f"SELECT *, SUM(own) FILTER (WHERE grp <> '') {over} AS everyone, "
        f"SUM(own) FILTER (WHERE grp IS NULL) {over} AS nobody_knows FROM {grouped}",
    )
    texts = {
        "cases": "cases",
        "parts": "COALESCE(everyone, 0)",
        "unknown": "COALESCE(nobody_knows, 0)",
        "found": "own",
    }
    return _summed(sweeper.query, Measure.SHARE, [_select(texts, f"{shared} WHERE grp <> ''", grouped=False)])


def _summed(query: Query, measure: Measure, found: Sequence[str]) -> str:
    union = query.part("counted_up", "\nUNION ALL\n".join(found))
    columns = ", ".join(f"{_sum(name)} AS {name}" for name in _COLUMNS)
    return query.text(
        f"SELECT {literal(measure)} AS measure, kommune, grp, i, {columns}\n"
        f"FROM {union} GROUP BY kommune, grp, i"
    )


def _sum(name: str) -> str:
    total = f"{_ADDED.get(name, 'SUM')}({name})"
    return f"COALESCE({total}, 0)" if name in ("cases", "parts", "unknown", "unseen") else total


__all__ = ["Asking", "Sums", "Time", "duty_query", "limit_query", "share_query"]
