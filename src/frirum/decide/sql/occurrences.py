"""Which occurrence of a duty an outcome shows, and how it stands: arising day, due day, state, fulfilled."""

from __future__ import annotations

from dataclasses import dataclass

from sqlglot import exp

from frirum.decide.plan import DROPPED
from frirum.decide.sql.dials import FIRST, LAST, Clocks
from frirum.decide.sql.events import event_test, known
from frirum.decide.sql.judged import Judged
from frirum.decide.sql.query import Query
from frirum.decide.sql.reader import Reader
from frirum.decide.sql.runs import Bounds, last_run
from frirum.decide.sql.series import Series, after_term, opens
from frirum.decide.sql.text import literal, on_day, shown
from frirum.decide.sql.today import Today
from frirum.decide.sql.words import STATES
from frirum.feel import ast
from frirum.feel.sql.value import FALSE, NULL, Kind, both
from frirum.law.model import Duty

NO_DAY = "CAST(NULL AS DATE)"

__all__ = ["DROPPED", "Held", "Occurrences"]


@dataclass(frozen=True, slots=True)
class Held:
    """Columns of the judged relation that a duty needs of the day of decision."""

    suspended: str
    due_day: str
    complete: str


class Occurrences:
    """The occurrences of one duty. Made before the query is written, since it asks for columns of the day."""

    def __init__(self, judged: Judged, duty: Duty, label: str) -> None:
        self.judged = judged
        self.today: Today = judged.today
        self.query: Query = judged.today.query
        self.duty = duty
        self.kinds = tuple(dict.fromkeys(duty.met_by))
        self.held = self._held(label)

    def _held(self, label: str) -> Held:
        duty, today = self.duty, self.today
        suspended = FALSE if duty.suspended is None else today.compile(duty.suspended.node).value
        due_day: exp.Expr = exp.cast(NULL, exp.DataType.Type.DATE)
        if duty.due is not None and duty.due.day is not None:
            found = today.compile(duty.due.day.node)
            # The catalogue has seen to it that it gives a day, or none.
            due_day = found.value if found.kind is Kind.DATE else due_day
        complete = both(*(known(today, name) for name in self.kinds))
        column = self.judged.column
        return Held(
            column(f"suspended{label}", suspended),
            column(f"due_day{label}", due_day),
            column(f"complete{label}", complete),
        )

    @property
    def once(self) -> bool:
        """Whether the duty arises when its conditions became true."""
        arises = self.duty.arises
        return self.duty.cadence is None and (
            arises is None or (arises.event is None and arises.after is None)
        )

    def relation(self, wanted: str, given: tuple[ast.Node, ...]) -> str:
        """A relation `case, arises, due, state, fulfilled` for the cases of `wanted`: `case, restart, suspended, due_day,
        complete`. `given` are the conditions that count."""
        if self.once:
            wanted = self._begun(wanted, given)
        clocks = Clocks(self.query, self.today.sweeper, wanted)
        arises = self.duty.arises
        counted = arises is not None and arises.after is not None
        dial = clocks.dial(self.duty.clock, self.duty.suspended, pieces=counted)
        events = self.today.people.relations.events
        series = Series(self.query, self.duty, dial, wanted, self.today.day, events).relation()
        return self._shown(self._met(self._candidates(series), wanted))

    def _begun(self, wanted: str, given: tuple[ast.Node, ...]) -> str:
        """`wanted` with the first day of the run of days on which all conditions hold."""
        if not given:
            return self.query.part("wanted_once", f"SELECT w.*, {FIRST} AS arises FROM {wanted} AS w")
        together = given[0]
        for node in given[1:]:
            together = ast.And(together, node)
        sweeper = self.today.sweeper
        spans = sweeper.spans(together, Bounds(high=sweeper.tomorrow), wanted, moving=True)
        run = last_run(self.query, spans)
        return self.query.part(
            "wanted_once",
            f"SELECT w.*, CASE WHEN u.holds AND u.known THEN u.s END AS arises FROM {wanted} AS w\n"
            f'LEFT JOIN {run} AS u ON u."case" = w."case" AND u.back = 1',
        )

    def _candidates(self, series: str) -> str:
        """The occurrences that may be shown, with the last day in time."""
        today = on_day(self.today.day)
        in_time = "due"
        if self.duty.tolerance is not None:
            in_time = after_term(self.query, "due", self.duty.tolerance)
        timed = self.query.part(
            "timed",
            f"SELECT *, CASE WHEN due IS NULL THEN {LAST} ELSE {in_time} END AS in_time FROM {series}",
        )
        counted = self.query.part("counted", f"SELECT *, {self._arisen()} AS arisen FROM {timed}")
        may = f"number = arisen OR (number < arisen AND in_time >= {today}) OR (arisen = 0 AND number = 1)"
        return self.query.part("candidates", f"SELECT * FROM {counted} WHERE {may}")

    def _arisen(self) -> str:
        """How many have arisen; a duty that arises once has, or nobody would ask."""
        if self.once:
            return "1"
        today = on_day(self.today.day)
        if self.duty.cadence is not None:
            return f'MAX(CASE WHEN arises <= {today} THEN number ELSE 0 END) OVER (PARTITION BY "case")'
        return f'SUM(CASE WHEN arises <= {today} THEN 1 ELSE 0 END) OVER (PARTITION BY "case")'

    def _windows(self) -> tuple[str, str]:
        """The first and the last day on which an event meets an occurrence."""
        query, duty = self.query, self.duty
        low = f"CASE WHEN arises IS NULL THEN {FIRST} ELSE {opens(query, 'arises', duty)} END"
        if duty.cadence is not None and duty.cadence.every is not None:
            before = "before_due"
            if duty.tolerance is not None:
                before = after_term(query, "before_due", duty.tolerance)
            low = f"CASE WHEN has_before THEN frirum_days_after({before}, 1) ELSE {low} END"
            return low, f"CASE WHEN has_next THEN in_time ELSE {LAST} END"
        closes = f"frirum_days_after({opens(query, 'next', duty)}, -1)"
        return low, f"CASE WHEN has_next AND next IS NOT NULL THEN {closes} ELSE {LAST} END"

    def _met(self, candidates: str, wanted: str) -> str:
        """The candidates with the day on which they were surely, and perhaps, fulfilled."""
        low, high = self._windows()
        windows = self.query.part("windows", f"SELECT *, {low} AS low, {high} AS high FROM {candidates}")
        needed = max(1, (self.duty.cadence.times or 1) if self.duty.cadence else 1)
        events = self._events(wanted)
        first = self._first(windows, events) if needed == 1 else self._nth(windows, events, needed)
        text = (
            "SELECT o.*, m.sure, CASE WHEN NOT w.complete AND o.low <= "
            f"{on_day(self.today.day)} THEN o.low ELSE m.perhaps END AS perhaps, w.suspended\n"
            f'FROM {windows} AS o JOIN {wanted} AS w ON w."case" = o."case"\n'
            f'LEFT JOIN {first} AS m ON m."case" = o."case" AND m.number = o.number'
        )
        return self.query.part("met", text)

    def _events(self, wanted: str) -> str:
        """The events that meet the duty up to the day of decision: `case, happened, sure`."""
        relation = self.today.people.relations.events
        parts = [self._kind(relation, name, wanted) for name in self.kinds] if relation else []
        nothing = f'SELECT "case", {FIRST} AS happened, TRUE AS sure FROM {wanted} WHERE FALSE'
        return self.query.part("meeting", " UNION ALL\n".join(parts) or nothing)

    def _kind(self, relation: str, name: str, wanted: str) -> str:
        rows = f'e.what = {literal(name)} AND e."on" <= {on_day(self.today.day)}'
        rows += f' AND e."case" IN (SELECT w."case" FROM {wanted} AS w)'
        if self.duty.counts is None:
            return f'SELECT e."case", e."on" AS happened, TRUE AS sure FROM {relation} AS e WHERE {rows}'
        reader = Reader(self.query, self.today.people, self.today.sweeper.rates, "e", 'e."on"')
        test = event_test(reader, self.today.people.events[name], self.duty.counts.node)
        passes = shown(test.value)
        return (
            f'SELECT e."case", e."on" AS happened, COALESCE({passes}, FALSE) AS sure FROM {relation} AS e'
            f"{reader.joined()} WHERE {rows} AND COALESCE({passes}, TRUE)"
        )

    def _first(self, windows: str, events: str) -> str:
        text = (
            'SELECT o."case", o.number, MIN(e.happened) FILTER (WHERE e.sure) AS sure, MIN(e.happened) AS perhaps\n'
            f'FROM {windows} AS o JOIN {events} AS e ON e."case" = o."case" '
            'AND e.happened >= o.low AND e.happened <= o.high\nGROUP BY o."case", o.number'
        )
        return self.query.part("firsts_met", text)

    def _nth(self, windows: str, events: str, needed: int) -> str:
        over = 'OVER (PARTITION BY o."case", o.number ORDER BY e.happened)'
        sure_over = 'OVER (PARTITION BY o."case", o.number, e.sure ORDER BY e.happened)'
        ranked = self.query.part(
            "ranked",
            f'SELECT o."case", o.number, e.happened, e.sure, ROW_NUMBER() {over} AS place, '
            f"ROW_NUMBER() {sure_over} AS sure_place\n"
            f'FROM {windows} AS o JOIN {events} AS e ON e."case" = o."case" '
            "AND e.happened >= o.low AND e.happened <= o.high",
        )
        text = (
            f'SELECT "case", number, MIN(happened) FILTER (WHERE sure AND sure_place = {needed}) AS sure, '
            f'MIN(happened) FILTER (WHERE place = {needed}) AS perhaps\nFROM {ranked} GROUP BY "case", number'
        )
        return self.query.part("nth_met", text)

    def _shown(self, met: str) -> str:
        """The earliest that is unfulfilled and can still be met in time, else the one that arose last."""
        today = on_day(self.today.day)
        states = self.query.part(
            "states",
            f"SELECT *, {_state('sure', today)} AS surely, {_state('perhaps', today)} AS maybe FROM {met}",
        )
        state = "CASE WHEN arises IS NOT NULL AND surely = maybe THEN surely END"
        rank = 'ROW_NUMBER() OVER (PARTITION BY "case" ORDER BY number) AS place'
        kept = f"number >= arisen OR (sure IS NULL AND in_time >= {today})"
        chosen = self.query.part("chosen", f"SELECT *, {state} AS state, {rank} FROM {states} WHERE {kept}")
        return self.query.part(
            "occurrences",
            f'SELECT "case", NULLIF(arises, {FIRST}) AS arises, due, state, sure AS fulfilled FROM {chosen} WHERE place = 1',
        )


def _state(fulfilled: str, today: str) -> str:
    """How an occurrence stands, if it was fulfilled on the day in a column; NULL where that is not known."""
    late = f"WHEN {fulfilled} <= in_time THEN {STATES['met']} ELSE {STATES['met late']}"
    met = f"CASE WHEN unsure THEN NULL {late} END"
    return (
        f"CASE WHEN {fulfilled} IS NOT NULL THEN {met} "
        f"WHEN suspended IS NULL THEN NULL WHEN suspended THEN {STATES['suspended']} WHEN unsure THEN NULL "
        f"WHEN in_time < {today} THEN {STATES['overdue']} ELSE {STATES['upcoming']} END"
    )
