"""Clocks in SQL: the pieces on which a clock runs in each case, what it reads, and the day on which it reaches a
reading, in closed form.

A *dial* is a relation `case, i, s, t, prev, earlier, measure`: piece i from s to before t, the end of the piece
before it, the sum of the measures of earlier pieces, its own measure. The calendar needs no relation.
"""

from __future__ import annotations

from dataclasses import dataclass

from frirum.decide.sql.query import Query
from frirum.decide.sql.runs import Bounds, last_run, true_runs
from frirum.decide.sql.spans import Sweeper
from frirum.decide.sql.text import FIRST_DAY, LAST_DAY, on_day
from frirum.decide.sql.weekdays import Weekdays
from frirum.law.model import Clock, Counting, Expression

FIRST, LAST = on_day(FIRST_DAY), on_day(LAST_DAY)
WEEKDAYS = "weekdays"
"""the kind of a reading that counts weekdays"""
_OVER = 'OVER (PARTITION BY "case" ORDER BY s)'
_RUNNING = 'OVER (PARTITION BY "case" ORDER BY s ROWS UNBOUNDED PRECEDING)'


def measure(kind: str, start: str, end: str) -> str:
    """What the days from `start` to before `end` measure, in months or days."""
    return f"frirum_units({start}, {end})" if kind == "months" else f"frirum_days_between({start}, {end})"


def complete(kind: str, start: str, count: str) -> str:
    """The first day after `count` is complete, in a piece that begins on `start`."""
    if kind == "days":
        return f"frirum_days_after({start}, {count})"
    if count.isdigit() and int(count) % 30 == 0:
        return f"frirum_months_after({start}, {int(count) // 30})"
    months, rest = f"frirum_div({count}, 30)", f"frirum_mod({count}, 30)"
    base = f"frirum_months_after({start}, {months})"
    return f"LEAST(frirum_days_after({base}, {rest}), frirum_months_after({start}, {months} + 1))"


@dataclass(slots=True)
class Dial:
    """The clock of a duty for the cases of `begins`: `case, begin, known`. `begin` is the day from which it counts
    (NULL: nobody can read it), `known` the first day on which it is not known (NULL: it always is). `pieces` is None
    for the calendar."""

    query: Query
    begins: str
    pieces: str | None

    def dial(self, kind: str) -> str:
        """The relation of pieces with their measures of a kind."""
        assert self.pieces is not None
        if kind == WEEKDAYS:
            return numbered_pieces(self.query, self.pieces)
        sized = self.query.part(
            "measured", f'SELECT "case", s, t, {measure(kind, "s", "t")} AS measure FROM {self.pieces}'
        )
        text = (
            f'SELECT "case", s, t, ROW_NUMBER() {_OVER} AS i, LAG(t) {_OVER} AS prev, measure, '
            f"SUM(measure) {_RUNNING} - measure AS earlier\nFROM {sized}"
        )
        return self.query.part("dial", text)

    def reach(self, hint: str, relation: str, kind: str, start: str, amount: str) -> str:
        """A relation with the rows of another (which has `case` and `known`) and a column `day`: when the clock, counting
        from the day in column `start`, reaches the number in `amount` (text; a number or a column). NULL where it never
        does, or that is not known."""
        if kind == WEEKDAYS:
            found = self._nth(hint, relation, start, amount)
        else:
            if self.pieces is None:
                day = (
                    f"CASE WHEN {amount} <= 0 THEN q.{start} ELSE {complete(kind, f'q.{start}', amount)} END"
                )
                found = self.query.part(hint, f"SELECT q.*, {day} AS reached\nFROM {relation} AS q")
            else:
                found = self._on_pieces(hint, relation, kind, f"q.{start}", amount)
        valid = f"(known IS NULL OR reached <= known) AND reached <= {LAST}"
        return self.query.part(hint, f"SELECT *, CASE WHEN {valid} THEN reached END AS day\nFROM {found}")

    def _nth(self, hint: str, relation: str, start: str, amount: str) -> str:
        """`reach` in weekdays: which weekday it is, counted from the first of all days, then its day."""
        calendar = Weekdays(self.query)
        text = f"SELECT q.*, {calendar.number(f'q.{start}')} AS wd_from FROM {relation} AS q"
        numbered = self.query.part("from_weekday", text)
        wanted, joins = f"q.wd_from + {amount}", ""
        if self.pieces is not None:
            dial = self.dial(WEEKDAYS)
            first = "(a.until - GREATEST(a.base, q.wd_from))"
            goal = f"({amount} - {first} + a.earlier + a.measure)"
            joins = _piece_at(dial, f"q.{start}") + _piece_reached(dial, "a.i", amount, first, goal)
            wanted = f"CASE WHEN b.i = a.i THEN GREATEST(a.base, q.wd_from) + {amount} ELSE b.base + {goal} - b.earlier END"
        counted = self.query.part(
            "nth_weekday", f"SELECT q.*, {wanted} AS wd_wanted\nFROM {numbered} AS q{joins}"
        )
        day = f"CASE WHEN {amount} <= 0 THEN q.{start} WHEN q.wd_wanted IS NOT NULL THEN {calendar.nth('q.wd_wanted')} END"
        return self.query.part(hint, f"SELECT q.*, {day} AS reached FROM {counted} AS q")

    def _on_pieces(self, hint: str, relation: str, kind: str, start: str, amount: str) -> str:
        """`reach` on pieces: what is counted in the first of them is worked out once, before the last is sought."""
        dial, own = self.dial(kind), f"of_{relation}"
        begun, first, piece, until = f"begun_{own}", f"first_{own}", f"piece_{own}", f"until_{own}"
        text = (
            f"SELECT q.*, a.i AS {piece}, GREATEST(a.s, {start}) AS {begun}, "
            f"{measure(kind, f'GREATEST(a.s, {start})', 'a.t')} AS {first}, a.earlier + a.measure AS {until}\n"
            f"FROM {relation} AS q{_piece_at(dial, start)}"
        )
        counting = self.query.part("counting", text)
        goal = f"({amount} - q.{first} + q.{until})"
        joins = _piece_reached(dial, f"q.{piece}", amount, f"q.{first}", goal)
        within = complete(kind, f"q.{begun}", amount)
        beyond = complete(kind, "b.s", f"({goal} - b.earlier)")
        day = f"CASE WHEN {amount} <= 0 THEN {start} WHEN b.i = q.{piece} THEN {within} ELSE {beyond} END"
        return self.query.part(hint, f"SELECT q.*, {day} AS reached\nFROM {counting} AS q{joins}")

    def runs_from(self, hint: str) -> str:
        """`begins` with a column `day`: the first day from `begin` on which the clock runs, as far as is known."""
        if self.pieces is None:
            day, joins = "q.begin", ""
        else:
            day = "CASE WHEN a.s IS NOT NULL THEN GREATEST(a.s, q.begin) END"
            joins = (
                f'\nLEFT JOIN {self.dial("days")} AS a ON a."case" = q."case" AND a.t > q.begin '
                "AND (a.prev IS NULL OR a.prev <= q.begin)"
            )
        found = self.query.part(hint, f"SELECT q.*, {day} AS reached\nFROM {self.begins} AS q{joins}")
        valid = "(known IS NULL OR reached < known)"
        return self.query.part(hint, f"SELECT *, CASE WHEN {valid} THEN reached END AS day\nFROM {found}")

    def read(self, hint: str, relation: str, kind: str, start: str, end: str) -> str:
        """A relation `case, amount` with what the clock counts from column `start` to before column `end`; in weekdays up
        to and including it, since an amount of them is reached on its last day."""
        if kind == WEEKDAYS:
            return self._read_weekdays(hint, relation, start, end)
        if self.pieces is None:
            text = (
                f'SELECT "case", {measure(kind, start, end)} AS amount FROM {relation} WHERE {end} > {start}'
            )
            return self.query.part(hint, text)
        size = measure(kind, f"GREATEST(p.s, q.{start})", f"LEAST(p.t, q.{end})")
        text = (
            f'SELECT q."case", SUM({size}) AS amount FROM {relation} AS q\n'
            f'JOIN {self.pieces} AS p ON p."case" = q."case" AND p.t > q.{start} AND p.s < q.{end} '
            f'AND q.{end} > q.{start}\nGROUP BY q."case"'
        )
        return self.query.part(hint, text)

    def _read_weekdays(self, hint: str, relation: str, start: str, end: str) -> str:
        calendar = Weekdays(self.query)
        numbers = f"{calendar.number(f'q.{start}')} AS wd_from, {calendar.number(f'q.{end}')} AS wd_until"
        numbered = self.query.part(
            "between_weekdays", f"SELECT q.*, {numbers} FROM {relation} AS q WHERE q.{end} >= q.{start}"
        )
        if self.pieces is None:
            return self.query.part(hint, f'SELECT "case", wd_until - wd_from AS amount FROM {numbered}')
        text = (
            f'SELECT q."case", SUM(LEAST(p.until, q.wd_until) - GREATEST(p.base, q.wd_from)) AS amount '
            f'FROM {numbered} AS q\nJOIN {self.dial(WEEKDAYS)} AS p ON p."case" = q."case" '
            f'AND p.t > q.{start} AND p.s <= q.{end}\nGROUP BY q."case"'
        )
        return self.query.part(hint, text)


def _piece_at(dial: str, start: str) -> str:
    """Joins the piece `a` in which counting begins."""
    return (
        f'\nLEFT JOIN {dial} AS a ON a."case" = q."case" AND a.t > {start} '
        f"AND (a.prev IS NULL OR a.prev <= {start})"
    )


def _piece_reached(dial: str, piece: str, amount: str, first: str, goal: str) -> str:
    """Joins the piece `b` in which the amount is complete; `piece` is the number of that in which counting begins, `first`
    what is counted there."""
    here = f"(b.i = {piece} AND {amount} <= {first})"
    later = (
        f"(b.i > {piece} AND {amount} > {first} AND b.earlier < {goal} AND {goal} <= b.earlier + b.measure)"
    )
    return f'\nLEFT JOIN {dial} AS b ON b."case" = q."case" AND ({here} OR {later})'


def numbered_pieces(query: Query, pieces: str) -> str:
    """Pieces with their measures in weekdays: `base` weekdays lie before a piece, `until` up to its last day."""
    calendar = Weekdays(query)
    last = query.part(
        "piece_days",
        f'SELECT "case", s, t, CASE WHEN s > {FIRST} THEN frirum_days_after(s, -1) END AS eve, '
        f"frirum_days_after(t, -1) AS last FROM {pieces}",
    )
    numbered = query.part(
        "piece_weekdays",
        f'SELECT q."case", q.s, q.t, CASE WHEN q.eve IS NULL THEN 0 ELSE {calendar.number("q.eve")} END AS base, '
        f"{calendar.number('q.last')} AS until FROM {last} AS q",
    )
    size = "until - base"
    return query.part(
        "dial",
        f'SELECT "case", s, t, base, until, ROW_NUMBER() {_OVER} AS i, LAG(t) {_OVER} AS prev, {size} AS measure, '
        f"SUM({size}) {_RUNNING} - ({size}) AS earlier\nFROM {numbered}",
    )


class Clocks:
    """Builds the dials of a duty's clock. `wanted` has a row for each case, with the day `restart` from which clocks may
    run."""

    def __init__(self, query: Query, sweeper: Sweeper, wanted: str) -> None:
        self.query = query
        self.sweeper = sweeper
        self.wanted = wanted

    def dial(self, clock: Clock | None, suspended: Expression | None, *, pieces: bool = False) -> Dial:
        """The clock, with the duty's suspension. `pieces`: the calendar, too, is wanted as pieces."""
        begin, joins = "w.restart", ""
        if clock is not None and clock.since is not None:
            begin, joins = self._since(clock.since)
        running = clock.running if clock else None
        if running is None and suspended is None and not pieces:
            text = f'SELECT w."case", {begin} AS begin, CAST(NULL AS DATE) AS known\nFROM {self.wanted} AS w{joins}'
            return Dial(self.query, self.query.part("begins", text), None)
        begun = self.query.part("begun", f'SELECT w."case", {begin} AS begin\nFROM {self.wanted} AS w{joins}')
        running_pieces, doubts = self._pieces(clock, running, suspended)
        return self._cut(begun, running_pieces, doubts)

    def _since(self, since: Expression) -> tuple[str, str]:
        """The day from which the clock counts: the present run of a condition."""
        bounds = Bounds(high=self.sweeper.tomorrow)
        run = last_run(self.query, self.sweeper.spans(since.node, bounds, self.wanted))
        begin = "CASE WHEN u.holds AND u.known THEN GREATEST(w.restart, u.s) END"
        return begin, f'\nLEFT JOIN {run} AS u ON u."case" = w."case" AND u.back = 1'

    def _pieces(
        self, clock: Clock | None, running: Expression | None, suspended: Expression | None
    ) -> tuple[str, list[str]]:
        """The runs on which the clock runs, and the relations of days on which that is not known."""
        doubts: list[str] = []
        if running is None:
            runs = f'SELECT "case", {FIRST} AS s, {LAST} AS t FROM {self.wanted}'
            pieces = self.query.part("always", runs)
        else:
            spans = self.sweeper.spans(running.node, Bounds(), self.wanted)
            pieces = true_runs(self.query, spans)
            doubts.append(spans.relation)
        if clock is not None and clock.counting is Counting.WHOLE_WEEKS:
            pieces = whole_weeks(self.query, pieces)
        if suspended is not None:
            spans = self.sweeper.spans(suspended.node, Bounds(), self.wanted)
            pieces = without(self.query, pieces, true_runs(self.query, spans))
            doubts.append(spans.relation)
        return pieces, doubts

    def _cut(self, begun: str, pieces: str, doubts: list[str]) -> Dial:
        """The dial from the day on which each case's clock begins."""
        text = (
            f'SELECT p."case", GREATEST(p.s, w.begin) AS s, p.t\nFROM {pieces} AS p\n'
            f'JOIN {begun} AS w ON w."case" = p."case" AND p.t > w.begin'
        )
        cut = self.query.part("running", text)
        if not doubts:
            text = f'SELECT "case", begin, CAST(NULL AS DATE) AS known FROM {begun}'
            return Dial(self.query, self.query.part("begins", text), cut)
        union = " UNION ALL ".join(f'SELECT "case", s, t FROM {each} WHERE holds IS NULL' for each in doubts)
        known = self.query.part(
            "doubts",
            f'SELECT w."case", MIN(GREATEST(d.s, w.begin)) AS known\nFROM ({union}) AS d\n'
            f'JOIN {begun} AS w ON w."case" = d."case" AND d.t > w.begin\nGROUP BY w."case"',
        )
        begins = self.query.part(
            "begins",
            f'SELECT w."case", w.begin, d.known\nFROM {begun} AS w\nLEFT JOIN {known} AS d ON d."case" = w."case"',
        )
        return Dial(self.query, begins, cut)


def whole_weeks(query: Query, runs: str) -> str:
    """Runs widened to whole ISO weeks, and merged."""
    day_of_week = f"frirum_mod(frirum_days_between({FIRST}, {{}}), 7)"
    monday = f"frirum_days_after(s, -{day_of_week.format('s')})"
    after = f"LEAST(frirum_days_after(t, frirum_mod(7 - {day_of_week.format('t')}, 7)), {LAST})"
    wide = query.part("weeks", f'SELECT "case", {monday} AS s, {after} AS t FROM {runs}')
    until = 'MAX(t) OVER (PARTITION BY "case" ORDER BY s ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)'
    marked = query.part(
        "fresh", f'SELECT "case", s, t, CASE WHEN {until} >= s THEN 0 ELSE 1 END AS fresh FROM {wide}'
    )
    numbered = query.part("grouped", f'SELECT "case", s, t, SUM(fresh) {_RUNNING} AS run FROM {marked}')
    return query.part(
        "whole_weeks", f'SELECT "case", MIN(s) AS s, MAX(t) AS t FROM {numbered} GROUP BY "case", run'
    )


def without(query: Query, runs: str, holes: str) -> str:
    """Runs less the days of others."""
    text = (
        f'SELECT "case", d, SUM(x) AS x, SUM(y) AS y FROM (\n'
        f'SELECT "case", s AS d, 1 AS x, 0 AS y FROM {runs} UNION ALL\n'
        f'SELECT "case", t AS d, -1 AS x, 0 AS y FROM {runs} UNION ALL\n'
        f'SELECT "case", s AS d, 0 AS x, 1 AS y FROM {holes} UNION ALL\n'
        f'SELECT "case", t AS d, 0 AS x, -1 AS y FROM {holes}\n) AS u GROUP BY "case", d'
    )
    edges = query.part("edges", text)
    running = 'OVER (PARTITION BY "case" ORDER BY d ROWS UNBOUNDED PRECEDING)'
    between = query.part(
        "pieces_between",
        f'SELECT "case", d AS s, LEAD(d) OVER (PARTITION BY "case" ORDER BY d) AS t, SUM(x) {running} AS x, '
        f"SUM(y) {running} AS y FROM {edges}",
    )
    return query.part("left_over", f'SELECT "case", s, t FROM {between} WHERE x > 0 AND y = 0 AND t > s')
