"""The occurrences of a duty in SQL, in each of its shapes.

A series is a relation `case, number, arises, due, unsure, has_next, next, has_before, before_due`: an occurrence,
whether its due day is not known (it is NULL then, as where it never falls due), whether there is one after it and when
that arises, whether there is one before it and when that is due. It holds at least those that an outcome may show: the
last that arose, the earlier ones that may still be in time, or the first ahead.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from frirum.decide.clocks import Reading, reading
from frirum.decide.meeting import calls_for_the_next
from frirum.decide.sql.dials import FIRST, LAST, WEEKDAYS, Dial, complete, measure
from frirum.decide.sql.query import Query
from frirum.decide.sql.text import literal, on_day
from frirum.decide.sql.weekdays import Weekdays
from frirum.decide.words import counts_on_facts
from frirum.law.model import Arises, Cadence, Due, Duty, Term, Unit

DAYS_LONG = {Unit.DAYS: 1, Unit.WEEKS: 7, Unit.MONTHS: 31, Unit.YEARS: 366, Unit.WEEKDAYS: 7}
_NO_DAY = "CAST(NULL AS DATE)"


def after_term(query: Query, day: str, term: Term) -> str:
    """The day a term after another, by the calendar; before it for a negative term."""
    if term.unit is Unit.WEEKDAYS:
        return Weekdays(query).after(day, term.count)
    if term.unit in (Unit.MONTHS, Unit.YEARS):
        return f"frirum_months_after({day}, {term.count * (12 if term.unit is Unit.YEARS else 1)})"
    return f"frirum_days_after({day}, {term.count * (7 if term.unit is Unit.WEEKS else 1)})"


def before_term(query: Query, day: str, term: Term | None) -> str:
    """The day a term before another; the day itself without a term."""
    return day if term is None else after_term(query, day, Term(-term.count, term.unit))


def opens(query: Query, day: str, duty: Duty) -> str:
    """The first day on which an event meets an occurrence that arises on a day."""
    return f"frirum_days_after({day}, 1)" if calls_for_the_next(duty) else before_term(query, day, duty.early)


@dataclass(slots=True)
class Series:
    """Builds the series of a duty. `wanted` has a row for each case, with `restart`, `arises` (once: the first day of the
    run) and `due_day` (a date expression) where the duty needs them."""

    query: Query
    duty: Duty
    dial: Dial
    wanted: str
    today: date
    events: str | None

    def relation(self) -> str:
        """The series."""
        if self.duty.cadence is not None:
            self.dial = self._placed()
            return self._recurring(self.duty.cadence)
        arises = self.duty.arises
        if arises is not None and arises.event is not None:
            return self._on_events(arises.event)
        if arises is not None and arises.after is not None:
            self.dial = self._placed()
            return self._counted(arises)
        return self._single()

    def _placed(self) -> Dial:
        """The clock without the cases in which it has run since the first of all days, where facts say when it begins:
        it did so before anything is recorded, and nobody knows its phase."""
        if not counts_on_facts(self.duty):
            return self.dial
        begins, pieces = self.dial.begins, self.dial.pieces
        if pieces is None:
            text = f"SELECT q.* FROM {begins} AS q WHERE q.begin > {FIRST}"
        else:
            text = (
                f'SELECT q.* FROM {begins} AS q\nLEFT JOIN {pieces} AS p ON p."case" = q."case" AND p.s = {FIRST}\n'
                'WHERE p."case" IS NULL'
            )
        return Dial(self.query, self.query.part("placed", text), pieces)

    # one occurrence, or one for each event

    def _single(self) -> str:
        text = (
            f'SELECT w."case", 1 AS number, w.arises, b.begin AS counts, b.begin, b.known, w.due_day, '
            f"FALSE AS has_next, {_NO_DAY} AS next, FALSE AS has_before, {_NO_DAY} AS before_due\n"
            f'FROM {self.wanted} AS w JOIN {self.dial.begins} AS b ON b."case" = w."case"'
        )
        return self._with_due(self.query.part("single", text))

    def _on_events(self, event: str) -> str:
        if self.events is None:
            rows = f'SELECT w."case", {on_day(self.today)} AS arises FROM {self.wanted} AS w WHERE FALSE'
        else:
            rows = (
                f'SELECT e."case", e."on" AS arises FROM {self.events} AS e '
                f'WHERE e.what = {literal(event)} AND e."on" <= {on_day(self.today)} '
                f'AND e."case" IN (SELECT w."case" FROM {self.wanted} AS w)'
            )
        days = self.query.part("arising", rows)
        return self._listed(days, "CASE WHEN b.begin IS NOT NULL THEN GREATEST(e.arises, b.begin) END")

    def _listed(self, days: str, counts: str) -> str:
        """A series from arising days; what follows an occurrence is the next in the list."""
        over = 'OVER (PARTITION BY e."case" ORDER BY e.arises)'
        listed = self.query.part(
            "listed",
            f"SELECT e.*, ROW_NUMBER() {over} AS number, LEAD(e.arises) {over} AS next FROM {days} AS e",
        )
        text = (
            f'SELECT e."case", e.number, e.arises, {counts} AS counts, b.begin, b.known, w.due_day, '
            f"e.next IS NOT NULL AS has_next, e.next, FALSE AS has_before, {_NO_DAY} AS before_due\n"
            f'FROM {listed} AS e JOIN {self.dial.begins} AS b ON b."case" = e."case" '
            f'JOIN {self.wanted} AS w ON w."case" = e."case"'
        )
        return self._with_due(self.query.part("occurring", text))

    def _with_due(self, relation: str) -> str:
        due = self.duty.due
        if due is None:
            return self.query.part("series", f"SELECT *, {_NO_DAY} AS due, FALSE AS unsure FROM {relation}")
        if due.day is not None:
            return self.query.part(
                "series", f"SELECT *, due_day AS due, due_day IS NULL AS unsure FROM {relation}"
            )
        if due.reading is not None:
            return self._reached(relation, "counts", reading(due.reading))
        return self._after(relation, due)

    def _after(self, relation: str, due: Due) -> str:
        """Due a term after arising: on the clock, or by the calendar."""
        assert due.term is not None
        start = "CASE WHEN arises IS NOT NULL AND begin IS NOT NULL THEN GREATEST(arises, begin) END"
        begun = self.query.part("from_arising", f"SELECT *, {start} AS start FROM {relation}")
        if self.duty.clock is not None or self.duty.suspended is not None:
            return self._reached(begun, "start", reading(due.term))
        begun = self._recorded(begun, "start")
        day = after_term(self.query, "term_start", due.term)
        text = f"SELECT *, CASE WHEN {day} <= {LAST} THEN {day} END AS due, term_start IS NULL AS unsure FROM {begun}"
        return self.query.part("series", text)

    def _reached(self, relation: str, start: str, amount: Reading) -> str:
        begun = self._recorded(relation, start)
        found = self.dial.reach("reached", begun, amount.kind, "term_start", str(amount.amount))
        unsure = "day IS NULL AND (known IS NOT NULL OR term_start IS NULL)"
        return self.query.part("series", f"SELECT *, day AS due, {unsure} AS unsure FROM {found}")

    def _recorded(self, relation: str, start: str) -> str:
        """A relation with a column `term_start`: another one, NULL where the clock already ran on its day and that is the
        first of all days: where counting began before anything is recorded, nobody knows the end of a term."""
        if self.dial.pieces is None:
            text = f"SELECT q.*, NULLIF(q.{start}, {FIRST}) AS term_start FROM {relation} AS q"
        else:
            text = (
                f'SELECT q.*, CASE WHEN p."case" IS NULL THEN q.{start} END AS term_start FROM {relation} AS q\n'
                f'LEFT JOIN {self.dial.pieces} AS p ON p."case" = q."case" AND p.s = q.{start} AND p.s = {FIRST}'
            )
        return self.query.part("recorded_starts", text)

    # after n within w

    def _counted(self, arises: Arises) -> str:
        """Counting from the first day of a piece, anew at the next where it takes too long."""
        assert arises.after is not None
        assert arises.within is not None
        amount = reading(arises.after)
        walk = self._walk(amount.kind, amount.amount, arises.within, again=arises.again)
        days = self.query.part(
            "arising", f'SELECT "case", day AS arises, start AS counts FROM {walk} WHERE arose'
        )
        return self._listed(days, "e.counts")

    def _walk(self, kind: str, count: int, within: Term, *, again: bool) -> str:
        """Recursion over the counts of each case: where one begins, when it is complete, whether in time. A count that
        takes too long begins anew at the next piece; one that is complete, on the day it was."""
        dial, name = self.dial.dial(kind), self.query.name("walk")
        calendar = Weekdays(self.query)
        own, more, first = "", "", measure(kind, "GREATEST(g.s, g.start)", "g.t")
        if kind == WEEKDAYS:
            own, first = ", a.base, a.until", "g.until - GREATEST(g.base, g.since)"
            more = f", {calendar.number('g.start')} AS since"
        goal = "(" + str(count) + " - g.first + g.earlier + g.measure)"
        begun = (
            f'SELECT w."case", w.known, a.i, a.s, a.t, a.earlier, a.measure{own}, '
            "CASE WHEN w.arose THEN w.day ELSE a.s END AS start\n"
            f'FROM {name} AS w JOIN {dial} AS a ON a."case" = w."case" AND a.i = w.next_i\n'
            f"WHERE NOT w.arose OR ({'TRUE' if again else 'FALSE'} AND w.day > w.start "
            f"AND w.day <= {on_day(self.today)})"
        )
        started = f"SELECT g.*{more} FROM (\n{begun}\n) AS g"
        measured = f"SELECT g.*, {first} AS first FROM (\n{started}\n) AS g"
        here = f"({count} <= g.first AND b.i = g.i)"
        later = (
            f"({count} > g.first AND b.i > g.i AND b.earlier < {goal} AND {goal} <= b.earlier + b.measure)"
        )
        if kind == WEEKDAYS:
            within_first = calendar.nth(f"(GREATEST(g.base, g.since) + {count})")
            beyond = calendar.nth(f"(b.base + {goal} - b.earlier)")
        else:
            within_first = complete(kind, "GREATEST(g.s, g.start)", str(count))
            beyond = complete(kind, "b.s", f"({goal} - b.earlier)")
        day = f"CASE WHEN b.i = g.i THEN {within_first} ELSE {beyond} END"
        counted = (
            f"SELECT g.*, b.i AS b_i, b.t AS b_t, {day} AS day FROM (\n{measured}\n) AS g\n"
            f'JOIN {dial} AS b ON b."case" = g."case" AND ({here} OR {later})\n'
            "WHERE g.known IS NULL OR g.start < g.known"
        )
        late = f"h.day > {after_term(self.query, 'h.start', within)}"
        following = (
            f"CASE WHEN {late} THEN CASE WHEN h.s > h.start THEN h.i ELSE h.i + 1 END "
            "WHEN h.b_t > h.day THEN h.b_i ELSE h.b_i + 1 END"
        )
        seed = (
            f'SELECT q."case", q.known, {_NO_DAY} AS start, {_NO_DAY} AS day, FALSE AS arose, '
            f"CAST(1 AS BIGINT) AS next_i\nFROM {self.dial.begins} AS q"
        )
        step = (
            f'SELECT h."case", h.known, h.start, h.day, NOT ({late}) AS arose, {following} AS next_i\n'
            f"FROM (\n{counted}\n) AS h WHERE (h.known IS NULL OR h.day <= h.known) AND h.day <= {LAST}"
        )
        return self.query.recursive(name, f"{seed}\nUNION ALL\n{step}")

    # a cadence

    def _recurring(self, cadence: Cadence) -> str:
        step = reading(cadence.every or cadence.per)  # type: ignore[arg-type]  # a cadence has one of them
        kind = step.kind
        firsts, offset = self._firsts(cadence, step)
        firsts, last = self._limited(cadence, step, firsts, offset)
        arisen = self._arisen(kind, step.amount, firsts, offset, last)
        numbered = self._numbered(arisen, step, last)
        began = f"{offset} + (number - 1) * {step.amount}"
        goals = self.query.part(
            "goals", f"SELECT *, {began} AS goal, {began} + {step.amount} AS next_goal FROM {numbered}"
        )
        begun = self.dial.reach("begun", goals, kind, "origin", "goal")
        arising = self.query.part(
            "arising",
            f'SELECT "case", number, origin, known, last, next_goal, '
            f"CASE WHEN number = 1 THEN first ELSE day END AS arises FROM {begun}",
        )
        reached = self.dial.reach("reached", arising, kind, "origin", "next_goal")
        more = "day IS NOT NULL AND (last IS NULL OR number < last)"
        # So many times in each span: due on its last day.
        due = "day" if cadence.every is not None else "frirum_days_after(day, -1)"
        return self.query.part(
            "series",
            f'SELECT "case", number, arises, {due} AS due, (day IS NULL AND known IS NOT NULL) AS unsure, '
            f"({more}) AS has_next, day AS next, number > 1 AS has_before, "
            f"arises AS before_due FROM {reached} WHERE arises IS NOT NULL AND (last IS NULL OR number <= last)",
        )

    def _firsts(self, cadence: Cadence, step: Reading) -> tuple[str, int]:
        """When the first occurrence arises, and where readings are counted from."""
        after = None if cadence.after is None else reading(cadence.after)
        if after is None or after.amount <= 0:
            found, origin, offset = self.dial.runs_from("runs_from"), "begin", 0
        else:
            found = self.dial.reach("starting", self.dial.begins, after.kind, "begin", str(after.amount))
            same = after.kind == step.kind
            origin, offset = ("begin", after.amount) if same else ("day", 0)
        text = f'SELECT "case", known, day AS first, {origin} AS origin FROM {found}'
        return self.query.part("firsts", text), offset

    def _limited(self, cadence: Cadence, step: Reading, firsts: str, offset: int) -> tuple[str, str]:
        """The number of the last occurrence, as a column or a constant."""
        if step.amount <= 0:
            return firsts, "0"
        if cadence.up_to is None:
            return firsts, "CAST(NULL AS BIGINT)"
        up_to = reading(cadence.up_to)
        if up_to.kind == step.kind:
            return firsts, str(up_to.amount // step.amount)
        ending = self.dial.reach("ending", firsts, up_to.kind, "first", str(up_to.amount))
        read = self.dial.read("until_end", ending, step.kind, "origin", "day")
        text = (
            f'SELECT f."case", f.known, f.first, f.origin, CASE WHEN f.day IS NOT NULL THEN '
            f"frirum_div(COALESCE(r.amount, 0) - {offset}, {step.amount}) END AS last\n"
            f'FROM {ending} AS f LEFT JOIN {read} AS r ON r."case" = f."case"'
        )
        return self.query.part("firsts", text), "f.last"

    def _arisen(self, kind: str, count: int, firsts: str, offset: int, last: str) -> str:
        """How many have arisen up to the day of decision."""
        today = on_day(self.today)
        until = self.query.part(
            "until",
            f"SELECT f.*, CASE WHEN f.known < {today} THEN f.known ELSE {today} END AS until FROM {firsts} AS f",
        )
        read = self.dial.read("read", until, kind, "origin", "until")
        steps = f"frirum_div(COALESCE(r.amount, 0) - {offset}, {max(count, 1)}) + 1"
        none = f"f.first IS NULL OR f.first > {today} OR COALESCE({last} = 0, FALSE)"
        text = (
            f'SELECT f."case", f.known, f.first, f.origin, {last} AS last, CASE WHEN {none} THEN 0 '
            f"WHEN {last} < {steps} THEN {last} ELSE {steps} END AS arisen\n"
            f'FROM {until} AS f LEFT JOIN {read} AS r ON r."case" = f."case"'
        )
        return self.query.part("arisen", text)

    def _numbered(self, arisen: str, step: Reading, last: str) -> str:
        """The occurrences that an outcome may show, by number."""
        back = ", ".join(f"({number})" for number in range(self._back(step) + 1))
        return self.query.part(
            "numbered",
            'SELECT f."case", f.known, f.first, f.origin, f.last, '
            "CASE WHEN f.arisen = 0 THEN 1 ELSE f.arisen - v.n END AS number\n"
            f"FROM {arisen} AS f JOIN (VALUES {back}) AS v(n) ON v.n = 0 OR v.n < f.arisen\n"
            "WHERE f.origin IS NOT NULL AND f.first IS NOT NULL",
        )

    def _back(self, step: Reading) -> int:
        """How many occurrences before the last that arose may still be in time."""
        tolerance = self.duty.tolerance
        late = 0 if tolerance is None else tolerance.count * DAYS_LONG[tolerance.unit]
        length = step.amount * 28 // 30 if step.kind == "months" else step.amount
        return 1 + -(-late // max(length, 1))
