"""Cases in which an exemption's scope is unknown: every reading of them, and whether all say the same."""

from __future__ import annotations

from frirum.decide.sql.answers import Answer, Answering
from frirum.decide.sql.query import Query

MOST_OPEN = 8
"""exemptions of unknown scope up to which readings are compared; with more the answer is undecided"""
_NOTHING = "''"


class Openings:
    """Readings of the scopes, over the judged relation."""

    def __init__(self, query: Query, answering: Answering, judged: str) -> None:
        self.query = query
        self.answering = answering
        self.judged = judged
        self.scopes = answering.judged.scopes
        self.open = [
            index for index, test in enumerate(self.scopes) if not (test.certain or test.constant)
        ]
        self._names: list[str] = []

    def relation(self) -> str | None:
        """A relation `case, same, missing_i …, lacks_i …` of the cases with an exemption of unknown scope; None if
        there can be none."""
        if not self.open:
            return None
        answer = self.answering.actual(self._in_reading)
        self._names = sorted(answer.missing)
        readings = self.query.part("readings", self._readings())
        says = self.query.part("says", self._says(answer, readings))
        return self.query.part("openings", self._compared(says))

    def _held(self, index: int) -> str:
        """The column of the judged relation that tells whether an exemption is in scope."""
        return self.scopes[index].holds

    def _in_reading(self, index: int) -> str:
        test = self.scopes[index]
        if index in self.open:
            return f"b{index}"
        return test.holds

    def _readings(self) -> str:
        """Each case of unknown scope, once for every combination of what may be."""
        flags = "".join(f", b{index}.v AS b{index}" for index in self.open)
        joins = "".join(
            f"\nJOIN (VALUES (FALSE), (TRUE)) AS b{index}(v) "
            f"ON j.{self._held(index)} IS NULL OR j.{self._held(index)} = b{index}.v"
            for index in self.open
        )
        some = " OR ".join(f"j.{self._held(index)} IS NULL" for index in self.open)
        return f"SELECT j.*{flags}\nFROM {self.judged} AS j{joins}\nWHERE {some}"

    def _says(self, answer: Answer, readings: str) -> str:
        """What each reading says, as text, and what it lacks where it is undecided."""
        value = f"COALESCE(CAST({answer.value} AS VARCHAR), '?')" if answer.value is not None else _NOTHING
        undecided = f"{answer.status} = 'undecided'"
        missing = "".join(
            f", COALESCE({undecided} AND {answer.missing[name]}, FALSE) AS missing_{index}"
            for index, name in enumerate(self._names)
        )
        lacking = "".join(f", {text} AS lacks_{number}" for number, text in enumerate(self._lacks().values()))
        count = " + ".join(f"CASE WHEN {self._held(index)} IS NULL THEN 1 ELSE 0 END" for index in self.open)
        said = f"CASE {answer.status} WHEN 'applies' THEN {value} ELSE {_NOTHING} END"
        return (
            f'SELECT "case", {answer.status} AS status, {said} AS said, {count} AS unknown{missing}{lacking}\n'
            f"FROM {readings}"
        )

    def _lacks(self) -> dict[str, str]:
        """By name, whether scope lacks it."""
        found: dict[str, list[str]] = {}
        for index in self.open:
            for name, when in self.scopes[index].missing.items():
                found.setdefault(name, []).append(f"({self._held(index)} IS NULL AND {when})")
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
