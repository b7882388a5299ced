"""The time under a duty: the days on which its conditions hold and its clock runs between its readings.

Two relations `case, s, t`: `sure`, the days of which that is known, and `possible`, those of which it is not
known that it is not so. Their difference is the time of which nobody can say.
"""

from __future__ import annotations

from dataclasses import dataclass

from frirum.decide.clocks import reading
from frirum.decide.levels.through import Through
from frirum.decide.sql.dials import FIRST, LAST, Dial, whole_weeks, without
from frirum.decide.sql.query import Query
from frirum.decide.sql.runs import Bounds, Spans, true_runs
from frirum.decide.words import looks_at_today
from frirum.feel import ast
from frirum.feel.sql.value import Unsupported
from frirum.law.model import Cadence, Clock, Counting, Duty, Term

NO_DAY = "CAST(NULL AS DATE)"


def maybe(query: Query, spans: Spans) -> Spans:
    """The spans of a condition, true wherever it is not known to fail."""
    text = f'SELECT "case", s, t, COALESCE(holds, TRUE) AS holds FROM {spans.relation}'
    return Spans(query.part("maybe", text), ())


def overlap(query: Query, one: str, other: str) -> str:
    """The days that lie in both of two relations `case, s, t`."""
    text = (
        f'SELECT a."case", GREATEST(a.s, b.s) AS s, LEAST(a.t, b.t) AS t\nFROM {one} AS a '
        f'JOIN {other} AS b ON b."case" = a."case" AND a.s < b.t AND b.s < a.t'
    )
    return query.part("overlap", text)


@dataclass(frozen=True, slots=True)
class Time:
    """The time under a duty; `runs` are the unbroken runs on which the conditions surely hold."""

    sure: str
    possible: str
    runs: str


@dataclass(frozen=True, slots=True)
class Clockwork:
    """The clock of a duty in every case, as far back as it goes. `begins` (`case, person, begin, stop,
    known`) has one row for each run of what the clock waits for, under a key of its own; `sure` and
    `possible` (`case, s, t`, by person) are the days on which it runs; None: on all."""

    dial: Dial
    sure: str | None
    possible: str | None
    waiting: str | None
    """days on which it is not known whether the clock has begun"""


class Under:
    """Builds the time under duties of one population."""

    def __init__(self, sweeper: Through) -> None:
        self.sweeper = sweeper
        self.query = sweeper.query

    def given(self, node: ast.Node, bounds: Bounds) -> Time:
        """The time on which conditions hold."""
        spans = self.sweeper.given(node, bounds)
        runs = true_runs(self.query, spans)
        return Time(runs, true_runs(self.query, maybe(self.query, spans)), runs)

    def of(self, node: ast.Node, duty: Duty, bounds: Bounds) -> Time:
        """The time on which conditions hold and a recurring duty runs."""
        given = self.given(node, bounds)
        if duty.cadence is None or (duty.clock is None and duty.suspended is None and _whole(duty.cadence)):
            return given
        clock = self.clockwork(duty)
        sure, possible = given.sure, given.possible
        if clock.sure is not None and clock.possible is not None:
            sure = overlap(self.query, sure, clock.sure)
            possible = overlap(self.query, possible, clock.possible)
        if not _whole(duty.cadence):
            inside, perhaps = self._between(duty.cadence, clock)
            sure, possible = overlap(self.query, sure, inside), overlap(self.query, possible, perhaps)
        return Time(sure, possible, given.runs)

    def clockwork(self, duty: Duty) -> Clockwork:
        """The clock of a duty."""
        clock = duty.clock or Clock()
        for each in (clock.running, clock.since, duty.suspended):
            if each is not None and looks_at_today(each.node):
                raise Unsupported("a clock that looks at `today()`", each.node.at)
        pieces, possible, doubts = self._pieces(clock, duty)
        begun, waiting = self._begun(clock)
        begins, keyed = self._keyed(begun, pieces, doubts)
        sure = keyed
        if sure is not None:
            sure = self.query.part(
                "clock_runs",
                f'SELECT b.person AS "case", p.s, LEAST(p.t, b.stop) AS t FROM {keyed} AS p '
                f'JOIN {begins} AS b ON b."case" = p."case" AND p.s < b.stop',
            )
        elif clock.since is not None:
            sure = self.query.part(
                "begun_runs", f'SELECT person AS "case", begin AS s, stop AS t FROM {begins}'
            )
            possible = possible or self._everything()
        if waiting is not None and possible is not None:
            possible = overlap(self.query, possible, self._perhaps_begun(begins, waiting))
        return Clockwork(Dial(self.query, begins, keyed), sure, possible, waiting)

    def _everything(self) -> str:
        text = f'SELECT "case", {FIRST} AS s, {LAST} AS t FROM {self.sweeper.people.relations.cases}'
        return self.query.part("always", text)

    def _spans(self, node: ast.Node) -> Spans:
        return self.sweeper.spans(node, Bounds(high=self.sweeper.tomorrow))

    def _pieces(self, clock: Clock, duty: Duty) -> tuple[str | None, str | None, list[str]]:
        """The days on which the clock surely, and possibly, runs; None: on all. And where that is not
        known."""
        if clock.running is None and duty.suspended is None:
            return None, None, []
        doubts: list[str] = []
        sure = possible = self._everything()
        if clock.running is not None:
            spans = self._spans(clock.running.node)
            sure, possible = true_runs(self.query, spans), true_runs(self.query, maybe(self.query, spans))
            doubts.append(spans.relation)
        if clock.counting is Counting.WHOLE_WEEKS:
            sure, possible = whole_weeks(self.query, sure), whole_weeks(self.query, possible)
        if duty.suspended is not None:
            spans = self._spans(duty.suspended.node)
            sure = without(self.query, sure, true_runs(self.query, maybe(self.query, spans)))
            possible = without(self.query, possible, true_runs(self.query, spans))
            doubts.append(spans.relation)
        return sure, possible, doubts

    def _begun(self, clock: Clock) -> tuple[str, str | None]:
        """`person, begin, stop` for each run of what the clock waits for, and the days on which that is not
        known."""
        if clock.since is None:
            everyone = self.sweeper.people.relations.cases
            text = f'SELECT "case" AS person, {FIRST} AS begin, {LAST} AS stop FROM {everyone}'
            return self.query.part("begun", text), None
        spans = self._spans(clock.since.node)
        runs = true_runs(self.query, spans)
        begun = self.query.part("begun", f'SELECT "case" AS person, s AS begin, t AS stop FROM {runs}')
        waiting = f'SELECT "case", s, t FROM {spans.relation} WHERE holds IS NULL'
        return begun, self.query.part("waiting", waiting)

    def _keyed(self, begun: str, pieces: str | None, doubts: list[str]) -> tuple[str, str | None]:
        """The beginnings under keys of their own, with the first day that is not known; and their pieces."""
        keys = self.query.part(
            "keys", f'SELECT *, ROW_NUMBER() OVER (ORDER BY person, begin) AS "case" FROM {begun}'
        )
        if pieces is None:
            return self.query.part("begins", f"SELECT *, {NO_DAY} AS known FROM {keys}"), None
        cutting = (
            f'SELECT k."case", GREATEST(p.s, k.begin) AS s, p.t FROM {keys} AS k\n'
            f'JOIN {pieces} AS p ON p."case" = k.person AND p.t > k.begin'
        )
        keyed = self.query.part("running", cutting)
        union = " UNION ALL ".join(f'SELECT "case", s, t FROM {each} WHERE holds IS NULL' for each in doubts)
        known = self.query.part(
            "doubts",
            f'SELECT k."case", MIN(GREATEST(d.s, k.begin)) AS known FROM {keys} AS k\n'
            f'JOIN ({union}) AS d ON d."case" = k.person AND d.t > k.begin GROUP BY k."case"',
        )
        text = f'SELECT k.*, d.known FROM {keys} AS k LEFT JOIN {known} AS d ON d."case" = k."case"'
        return self.query.part("begins", text), keyed

    def _perhaps_begun(self, begins: str, waiting: str) -> str:
        text = (
            f'SELECT person AS "case", begin AS s, stop AS t FROM {begins} '
            f'UNION ALL SELECT "case", s, t FROM {waiting}'
        )
        return self.query.part("perhaps_begun", text)

    def _between(self, cadence: Cadence, clock: Clockwork) -> tuple[str, str]:
        """The days between the readings `after` and `up_to`: surely, and possibly."""
        ends = self._ends(cadence, clock.dial)
        sure = "COALESCE(last, LEAST(known, stop), stop)"
        inside = self.query.part(
            "inside",
            f'SELECT person AS "case", first AS s, LEAST({sure}, stop) AS t FROM {ends} '
            f"WHERE first IS NOT NULL AND first < LEAST({sure}, stop)",
        )
        start, stop = "COALESCE(first, known)", "LEAST(COALESCE(last, stop), stop)"
        perhaps = f'SELECT person AS "case", {start} AS s, {stop} AS t FROM {ends} WHERE {start} < {stop}'
        if clock.waiting is not None:
            perhaps += f'\nUNION ALL SELECT "case", s, t FROM {clock.waiting}'
        return inside, self.query.part("perhaps", perhaps)

    def _ends(self, cadence: Cadence, dial: Dial) -> str:
        """`begins` with the days on which the duty begins (`first`) and ends (`last`) to recur."""
        after = None if cadence.after is None else reading(cadence.after)
        offset = 0
        if after is None or after[1] <= 0:
            found = dial.runs_from("runs_from")
        else:
            found = dial.reach("starting", dial.begins, after.kind, "begin", str(after[1]))
            offset = after[1]
        firsts = self.query.part("firsts", f"SELECT * EXCLUDE (reached, day), day AS first FROM {found}")
        if cadence.up_to is None:
            return self.query.part("ends", f"SELECT *, {NO_DAY} AS last FROM {firsts}")
        up_to, step = reading(cadence.up_to), reading(step_of(cadence))
        amount = up_to[1]
        if up_to[0] == step[0]:
            amount = amount // max(step[1], 1) * step[1]
        together = after is not None and offset and after[0] == up_to[0]
        start, goal = ("first", amount) if offset and not together else ("begin", offset + amount)
        reached = dial.reach("ending", firsts, up_to.kind, start, str(goal))
        return self.query.part("ends", f"SELECT *, day AS last FROM {reached}")


def _whole(cadence: Cadence) -> bool:
    """Whether a duty recurs all the time its clock runs."""
    return cadence.after is None and cadence.up_to is None


def step_of(cadence: Cadence) -> Term:
    """The term in which a duty recurs."""
    step = cadence.every or cadence.per
    assert step is not None  # noqa: S101  (the catalogue takes no cadence without `every` or `per`)
    return step
