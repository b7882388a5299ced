"""Cases in which an exemption's scope is unknown: every reading of them, and whether all say the same."""

from __future__ import annotations

from frirum.decide.sql.answers import Answer, Answering
from frirum.decide.sql.query import Query
from frirum.decide.sql.restarts import ORDINARY, PERHAPS, SURE, Restarted
from frirum.decide.sql.variants import Variants

MOST_OPEN = 8
"""exemptions of unknown scope up to which readings are compared; with more the answer is undecided"""
_NOTHING = "''"
_STATE = "COALESCE(CAST({}.state AS VARCHAR), '-')"


class Openings:
    """Readings of the scopes, and of where clocks begin anew, over the judged relation."""

    def __init__(
        self,
        query: Query,
        answering: Answering,
        judged: str,
        variants: Variants | None,
        restart: Restarted | None = None,
    ) -> None:
        self.query = query
        self.answering = answering
        self.scopes = answering.judged.scopes
        self.open = [index for index, test in enumerate(self.scopes) if not (test.certain or test.constant)]
        self.restart = restart
        self.readings: str | None = None
        """the relation of readings: the judged one, with `status`, `value`, the duty's `variant` and the `turn` of its
        clocks"""
        self.answer = answering.actual(self._in_reading) if self.open or restart is not None else None
        self._names = sorted(self.answer.missing) if self.answer else []
        if self.answer is not None:
            self.readings = self._read(self.answer, query.part("combined", self._combined(judged)), variants)

    def _read(self, answer: Answer, combined: str, variants: Variants | None) -> str:
        unknown = " + ".join(
            f"CASE WHEN {self._held(index)} IS NULL THEN 1 ELSE 0 END" for index in self.open
        )
        columns = {
            "turn": str(SURE) if self.restart is None else f"CASE WHEN late THEN {PERHAPS} ELSE {SURE} END",
            "status": answer.status,
            "value": answer.value or "CAST(NULL AS VARCHAR)",
            "holds": answer.holds,
            "unknown": unknown or "0",
        }
        columns |= {f"missing_{index}": answer.missing[name] for index, name in enumerate(self._names)}
        columns |= {f"lacks_{index}": text for index, text in enumerate(self._lacks().values())}
        if variants is not None:
            columns |= {"variant": variants.number(self._in_reading), **variants.held()}
        if self.restart is not None:
            columns |= {"restart_sure": self.restart.sure, "restart_perhaps": self.restart.perhaps}
        texts = "".join(f",\n  {text} AS {name}" for name, text in columns.items())
        return self.query.part("readings", f'SELECT "case"{texts}\nFROM {combined}')

    def relation(self, stands: str | None, answered: str) -> str | None:
        """A relation `case, same, missing_i …, lacks_i …` of the cases with an exemption of unknown scope; None if
        there can be none. `stands` are the occurrences of a duty."""
        if self.answer is None:
            return None
        says = self.query.part("says", self._says(self.answer, stands, answered))
        return self.query.part("openings", self._compared(says))

    def _held(self, index: int, of: str = "") -> str:
        """What tells in the judged relation whether an exemption is in scope: a column, or a constant."""
        held = self.scopes[index].holds
        return f"{of}{held}" if held.isidentifier() and held not in ("TRUE", "FALSE") else held

    def _in_reading(self, index: int) -> str:
        test = self.scopes[index]
        if index in self.open:
            return f"b{index}"
        return test.holds

    def _combined(self, judged: str) -> str:
        """Each case of unknown scope, once for every combination of what may be."""
        flags = "".join(f", b{index}.v AS b{index}" for index in self.open)
        joins = "".join(
            f"\nJOIN (VALUES (FALSE), (TRUE)) AS b{index}(v) "
            f"ON {self._held(index, 'j.')} IS NULL OR {self._held(index, 'j.')} = b{index}.v"
            for index in self.open
        )
        some = " OR ".join(f"{self._held(index, 'j.')} IS NULL" for index in self.open)
        if self.restart is not None:
            later = f"j.{self.restart.perhaps} > j.{self.restart.sure}"
            flags += ", t.v AS late"
            joins += f"\nJOIN (VALUES (FALSE), (TRUE)) AS t(v) ON NOT t.v OR {later}"
            some = f"{some} OR {later}" if some else later
        return f"SELECT j.*{flags}\nFROM {judged} AS j{joins}\nWHERE {some}"

    def _says(self, answer: Answer, stands: str | None, answered: str) -> str:
        """What each reading says, as text, and what it lacks where it is undecided."""
        missing = "".join(
            f", COALESCE(r.status = 'undecided' AND r.missing_{index}, FALSE) AS missing_{index}"
            for index in range(len(self._names))
        )
        lacking = "".join(f", r.lacks_{number}" for number in range(len(self._lacks())))
        said, joins = self._said(answer, stands, answered)
        return (
            f'SELECT r."case", r.status, {said} AS said, r.unknown{missing}{lacking}\n'
            f"FROM {self.readings} AS r{joins}"
        )

    def _said(self, answer: Answer, stands: str | None, answered: str) -> tuple[str, str]:
        value = "COALESCE(CAST(r.value AS VARCHAR), '?')" if answer.value is not None else _NOTHING
        unknown_value = f"CASE WHEN r.holds THEN '?' ELSE {_NOTHING} END"
        branches = [f"WHEN 'applies' THEN {value}", f"WHEN 'undecided' THEN {unknown_value}"]
        joins = ""
        if stands is not None:
            days = "CONCAT_WS('|', COALESCE(CAST({0}.arises AS VARCHAR), '-'), COALESCE(CAST({0}.due AS VARCHAR), '-'), {1})"
            branches[0] = f"WHEN 'applies' THEN {days.format('d', _STATE.format('d'))}"
            branches.append(f"WHEN 'waived' THEN {days.format('w', _NOTHING)}")
            joins = (
                f'\nLEFT JOIN {stands} AS d ON d."case" = r."case" AND d.variant = r.variant{self._turn("d", "r.turn")}'
                f'\nLEFT JOIN {answered} AS n ON n."case" = r."case"'
                f'\nLEFT JOIN {stands} AS w ON w."case" = r."case" AND w.variant = 0 AND n.o_status = \'applies\''
                f"{self._turn('w', str(ORDINARY))}"
            )
        return f"CASE r.status {' '.join(branches)} ELSE {_NOTHING} END", joins

    def _turn(self, alias: str, turn: str) -> str:
        """What picks the occurrences of a turn of the clocks, where there is more than one."""
        return "" if self.restart is None else f" AND {alias}.turn = {turn}"

    def _lacks(self) -> dict[str, str]:
        """By name, whether scope lacks it."""
        found: dict[str, list[str]] = {}
        for index in self.open:
            for name, when in self.scopes[index].missing.items():
                found.setdefault(name, []).append(f"({self._held(index)} IS NULL AND {when})")
        if self.restart is not None:
            for name, when in self.restart.missing.items():
                found.setdefault(name, []).append(
                    f"({self.restart.perhaps} > {self.restart.sure} AND {when})"
                )
        return {name: f"({' OR '.join(found[name])})" for name in sorted(found)}

    def _compared(self, says: str) -> str:
        same = ["MIN(status) = MAX(status)", "MIN(said) = MAX(said)", f"MAX(unknown) <= {MOST_OPEN}"]
        missing = "".join(
            f", BOOL_OR(missing_{index}) AS missing_{index}" for index in range(len(self._names))
        )
        lacking = "".join(f", BOOL_OR(lacks_{index}) AS lacks_{index}" for index in range(len(self._lacks())))
        return f'SELECT "case", {" AND ".join(same)} AS same{missing}{lacking}\nFROM {says}\nGROUP BY "case"'

    def missing(self) -> dict[str, str]:
        """By name, whether some reading lacks it."""
        return {name: f"x.missing_{index}" for index, name in enumerate(self._names)}

    def lacking(self) -> dict[str, str]:
        """By name, whether scope lacks it."""
        return {name: f"x.lacks_{index}" for index, name in enumerate(self._lacks())}
