"""A rule on one case and one day: whether its tests hold, who is in scope, what the value is."""

from __future__ import annotations

from typing import Any

from frirum.cases.model import Case
from frirum.decide.rule import UNSEEN, Entry, Rule, ScopeTests, Worth
from frirum.feel import UNKNOWN

Truth = bool | None
"""None: unknown"""


class Evaluation:
    """A rule on one case and one day: each test is run at most once."""

    __slots__ = ("_held", "_tests", "case", "day", "frame", "rule", "seen")

    def __init__(self, rule: Rule, case: Case, day: int) -> None:
        self.rule = rule
        self.case = case
        self.day = day
        self.frame = rule.layout.frame(case, day, day)
        self.seen: list[Any] = rule.unseen.copy()
        self._tests: tuple[int, ...] | None = None
        self._held: Truth = None

    def truth(self, test: int) -> Truth:
        """Whether a test holds."""
        found = self.seen[test]
        if found is UNSEEN:
            value = self.rule.runs[test](self.frame)
            found = self.seen[test] = value if value is True or value is False else None
        return found  # type: ignore[no-any-return]

    def all(self, tests: tuple[int, ...]) -> Truth:
        """Whether all tests hold; stops at the first that does not."""
        if tests is self._tests:
            return self._held
        result: Truth = True
        seen = self.seen
        for test in tests:
            found = seen[test]
            if found is UNSEEN:
                value = self.rule.runs[test](self.frame)
                found = seen[test] = value if value is True or value is False else None
            if found is False:
                result = False
                break
            if found is None:
                result = None
        self._tests, self._held = tests, result
        return result

    def in_scope(self, tests: ScopeTests) -> Truth:
        """Whether an exemption is in scope."""
        result = self.takes_part(tests)
        if result is False or not tests.conditions:
            return result
        for given in tests.conditions:
            found = self.truth(given.test)
            if found is False:
                return False
            if found is None:
                result = None
        return result

    def takes_part(self, tests: ScopeTests) -> Truth:
        """Whether some participation holds."""
        if tests.places is not None:
            kommune = self.kommune()
            return (None if tests.entries else False) if kommune is UNKNOWN else kommune in tests.places
        result: Truth = False
        for entry in tests.entries:
            found = self.entry(entry)
            if found:
                return True
            if found is None:
                result = None
        return result

    def entry(self, entry: Entry) -> Truth:
        """Whether a participation holds."""
        place = self.entry_place(entry)
        if place is False or entry.group is None:
            return place
        group = self.truth(entry.group)
        return place if group else group

    def entry_place(self, entry: Entry) -> Truth:
        """Whether the case's municipality is among those of a participation."""
        kommune = self.kommune()
        return None if kommune is UNKNOWN else kommune in entry.municipalities

    def kommune(self) -> object:
        """The municipality of the case; UNKNOWN if it is not known, or if no such case has one."""
        return UNKNOWN if self.rule.kommune is None else self.frame[self.rule.kommune]

    def value(self, worth: Worth) -> object:
        """The value; UNKNOWN if it is not known, or null."""
        if worth.run is None:
            return worth.constant
        if worth.over_ordinary and self.rule.ordinary_slot is not None:
            self.frame[self.rule.ordinary_slot] = self.value(self.rule.ordinary.worth)
        value = worth.run(self.frame)
        return UNKNOWN if value is None else value
