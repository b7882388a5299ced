"""Occurrences of a duty that does not recur on a clock: when they arise, fall due and are fulfilled.

They stand as on the last day of the span; whether the duty applied is asked on the day on which an
occurrence was fulfilled or due, whichever came first, as in a list of occurrences of one case.
"""

from __future__ import annotations

from dataclasses import dataclass

from frirum.decide.clocks import reading
from frirum.decide.levels.cuts import Cuts, cut
from frirum.decide.levels.events import counting, incomplete
from frirum.decide.levels.through import Through
from frirum.decide.levels.under import NO_DAY, Clockwork, Under, overlap
from frirum.decide.sql.dials import FIRST, LAST
from frirum.decide.sql.runs import Bounds, true_runs
from frirum.decide.sql.series import Series, after_term, opens
from frirum.decide.sql.text import literal, on_day, shown
from frirum.feel import ast
from frirum.feel.sql.value import Kind, Unsupported
from frirum.law.model import Duty

ALL = f"{FIRST} AS ps, {LAST} AS pt"
"""an occurrence is asked about on any day"""


@dataclass(frozen=True, slots=True)
class Occurring:
    """Builds the occurrences of one duty. `node` are its conditions."""

    sweeper: Through
    duty: Duty
    node: ast.Node
    bounds: Bounds

    def relation(self) -> str:
        """`case, s, due, kept, in_time, perhaps`: s is the day that was asked about."""
        query, clock = self.sweeper.query, Under(self.sweeper).clockwork(self.duty)
        listed = self._with_due(self._arising(clock), clock)
        asked = self._asked(self._met(listed))
        spans = self.sweeper.given(self.node, self.bounds)
        runs = true_runs(query, spans)
        return query.part(
            "asked_about",
            f'SELECT a."case", a.asked AS s, frirum_days_after(a.asked, 1) AS t, a.due, '
            "a.fulfilled IS NOT NULL AS kept, COALESCE(a.fulfilled <= a.in_time, FALSE) AS in_time, "
            "a.fulfilled IS NULL AND a.perhaps AS perhaps\n"
            f"FROM {asked} AS a JOIN {runs} AS r "
            'ON r."case" = a."case" AND r.s <= a.asked AND a.asked < r.t\n'
            "WHERE a.ps <= a.asked AND a.asked < a.pt "
            'QUALIFY ROW_NUMBER() OVER (PARTITION BY a."case", a.arises, a.number ORDER BY a.ps DESC) = 1',
        )

    # arising: `case, key, arises, next, counts, ps, pt`, `key` names the clock

    def _arising(self, clock: Clockwork) -> str:
        arises = self.duty.arises
        if arises is not None and arises.event is not None:
            return self._on_events(arises.event, clock)
        if arises is not None and arises.after is not None:
            return self._counted(clock)
        return self._once(clock)

    def _once(self, clock: Clockwork) -> str:
        """One for each run of days on which the conditions hold."""
        spans = self.sweeper.spans(self.node, Bounds(high=self.sweeper.tomorrow), moving=True)
        runs = true_runs(self.sweeper.query, spans)
        text = (
            f'SELECT r."case", b."case" AS key, 1 AS number, r.s AS arises, {NO_DAY} AS next, '
            "b.begin AS counts, b.begin, GREATEST(r.s, b.begin) AS ps, LEAST(r.t, b.stop) AS pt, b.known\n"
            f"FROM {runs} AS r JOIN {clock.dial.begins} AS b "
            'ON b.person = r."case" AND b.begin < r.t AND b.stop > r.s'
        )
        return self.sweeper.query.part("once", text)

    def _on_events(self, event: str, clock: Clockwork) -> str:
        relation = self.sweeper.people.relations.events
        source = (
            '(SELECT NULL AS "case", CURRENT_DATE AS "on", \'\' AS what WHERE FALSE)'
            if relation is None
            else relation
        )
        over = 'OVER (PARTITION BY e."case" ORDER BY e."on")'
        columns = f'LEAD(e."on") {over} AS next, ROW_NUMBER() {over} AS number'
        listed = self.sweeper.query.part(
            "listed",
            f'SELECT e."case", e."on" AS arises, {columns} FROM {source} AS e '
            f'WHERE e.what = {literal(event)} AND e."on" <= {on_day(self.sweeper.today)}',
        )
        text = (
            'SELECT e."case", b."case" AS key, e.number, e.arises, e.next, '
            "GREATEST(e.arises, b.begin) AS counts, b.begin, b.begin AS ps, b.stop AS pt, b.known\n"
            f'FROM {listed} AS e JOIN {clock.dial.begins} AS b ON b.person = e."case"'
        )
        return self.sweeper.query.part("on_events", text)

    def _counted(self, clock: Clockwork) -> str:
        """After so much within so long: the same walk as of a decision, on the last day."""
        query, begins = self.sweeper.query, clock.dial.begins
        wanted = query.part("wanted", f'SELECT "case", {NO_DAY} AS due_day FROM {begins}')
        series = Series(query, self.duty, clock.dial, wanted, self.sweeper.today, None).relation()
        text = (
            'SELECT b.person AS "case", b."case" AS key, o.number, o.arises, o.next, '
            f"{NO_DAY} AS counts, b.begin, b.begin AS ps, b.stop AS pt, b.known, o.due\n"
            f'FROM {series} AS o JOIN {begins} AS b ON b."case" = o."case"'
        )
        return query.part("counted", text)

    # due: the same with `due`

    def _with_due(self, arising: str, clock: Clockwork) -> str:
        query, due = self.sweeper.query, self.duty.due
        arises = self.duty.arises
        if arises is not None and arises.after is not None:
            return arising
        if due is None:
            return query.part("due", f"SELECT *, {NO_DAY} AS due FROM {arising}")
        if due.day is not None:
            return self._on_day(arising, due.day.node)
        if due.reading is not None:
            return self._reached(arising, clock, "counts", reading(due.reading))
        assert due.term is not None  # noqa: S101  (exactly one of three is set)
        start = query.part("starting", f"SELECT *, GREATEST(arises, begin) AS start FROM {arising}")
        if self.duty.clock is not None or self.duty.suspended is not None:
            return self._reached(start, clock, "start", reading(due.term))
        return query.part("due", f"SELECT *, {after_term(query, 'start', due.term)} AS due FROM {start}")

    def _reached(self, arising: str, clock: Clockwork, start: str, amount: tuple[str, int]) -> str:
        query = self.sweeper.query
        kind = amount[0]
        keyed = query.part("by_clock", f'SELECT * RENAME ("case" AS person, key AS "case") FROM {arising}')
        found = clock.dial.reach("reached", keyed, kind, start, str(amount[1]))
        return query.part(
            "due", f'SELECT * RENAME ("case" AS key, person AS "case"), day AS due FROM {found}'
        )

    def _on_day(self, arising: str, node: ast.Node) -> str:
        """Due on a day that facts give, as they are on the day that is asked about."""
        sweeper, query = self.sweeper, self.sweeper.query
        low, high = on_day(self.bounds.low), on_day(self.bounds.high)
        within = query.part(
            "days_asked",
            f"SELECT *, GREATEST(ps, {low}) AS s, LEAST(pt, {high}) AS t FROM {arising} "
            f"WHERE ps < {high} AND pt > {low}",
        )
        read = [each.name for each in node.walk() if isinstance(each, ast.Name)]
        points = cut(query, within, Cuts(query, sweeper.people, sweeper.rates, self.bounds).of(read))
        (found,), joins = sweeper.at(points, node)
        if found.kind not in (Kind.DATE, Kind.NULL):
            raise Unsupported(f"a due day that is {found.kind}", node.at)
        return query.part(
            "due",
            f"SELECT p.* REPLACE (p.s AS ps, p.t AS pt), CAST({shown(found.value)} AS DATE) AS due\n"
            f"FROM {points} AS p{joins}",
        )

    # met

    def _met(self, listed: str) -> str:
        """The occurrences due in the span, with the day on which they were first fulfilled."""
        query, duty = self.sweeper.query, self.duty
        in_time = "due" if duty.tolerance is None else after_term(query, "due", duty.tolerance)
        closes = f"frirum_days_after({opens(query, 'next', duty)}, -1)"
        windows = query.part(
            "windows",
            f"SELECT *, {in_time} AS in_time, {opens(query, 'arises', duty)} AS low, "
            f"CASE WHEN next IS NULL THEN {LAST} ELSE {closes} END AS high FROM {listed} "
            f"WHERE due >= {on_day(self.bounds.low)} AND due < {on_day(self.bounds.high)}",
        )
        events = counting(self.sweeper, duty)
        first = query.part(
            "first_met",
            'SELECT o."case", o.arises, o.number, o.ps, MIN(e.happened) FILTER (WHERE e.sure) AS fulfilled, '
            "COUNT(*) FILTER (WHERE NOT e.sure) > 0 AS perhaps\n"
            f'FROM {windows} AS o JOIN {events} AS e ON e."case" = o."case" '
            'AND e.happened >= o.low AND e.happened <= o.high\nGROUP BY o."case", o.arises, o.number, o.ps',
        )
        unseen = incomplete(self.sweeper, duty)
        return query.part(
            "met",
            f"SELECT o.*, m.fulfilled, COALESCE(m.perhaps, FALSE) OR {unseen} AS perhaps\n"
            f"FROM {windows} AS o\n"
            f'JOIN {self.sweeper.people.relations.cases} AS c ON c."case" = o."case"\n'
            f'LEFT JOIN {first} AS m ON m."case" = o."case" AND m.arises = o.arises '
            "AND m.number = o.number AND m.ps = o.ps",
        )

    def _asked(self, met: str) -> str:
        low, last = on_day(self.bounds.low), on_day(self.sweeper.today)
        first = f"LEAST(COALESCE(fulfilled, {last}), due, {last})"
        return self.sweeper.query.part(
            "asked", f"SELECT *, LEAST({last}, GREATEST({first}, arises, {low})) AS asked FROM {met}"
        )


__all__ = ["Occurring", "overlap"]
