"""A rule on one case and one day: whether its tests hold, who is in scope, what the value is."""

from __future__ import annotations

from typing import Any

from frirum.cases.model import Case
from frirum.decide.rule import Entry, Rule, ScopeTests, Worth
from frirum.feel import UNKNOWN

Truth = bool | None
"""None: unknown"""

UNSEEN = object()


class Evaluation:
    """A rule on one case and one day: each test is run at most once."""

    __slots__ = ("case", "day", "frame", "rule", "seen")

    def __init__(self, rule: Rule, case: Case, day: int) -> None:
        self.rule = rule
        self.case = case
        self.day = day
        self.frame = rule.layout.frame(case, day, day)
        self.seen: list[Any] = [UNSEEN] * len(rule.runs)

    def truth(self, test: int) -> Truth:
        """Whether a test holds."""
        found = self.seen[test]
        if found is UNSEEN:
            value = self.rule.runs[test](self.frame)
            found = self.seen[test] = value if value is True or value is False else None
        return found  # type: ignore[no-any-return]

    def all(self, tests: tuple[int, ...]) -> Truth:
        """Whether all tests hold; stops at the first that does not."""
        result: Truth = True
        for test in tests:
            found = self.seen[test]
            if found is UNSEEN:
                value = self.rule.runs[test](self.frame)
                found = self.seen[test] = value if value is True or value is False else None
            if found is False:
                return False
            if found is None:
                result = None
        return result

    def in_scope(self, tests: ScopeTests) -> Truth:
        """Whether an exemption is in scope."""
        takes_part = self.takes_part(tests)
        if takes_part is False:
            return False
        result = takes_part
        for given in tests.conditions:
            found = self.truth(given.test)
            if found is False:
                return False
            if found is None:
                result = None
        return result

    def takes_part(self, tests: ScopeTests) -> Truth:
        """Whether some participation holds."""
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
        kommune = UNKNOWN if self.rule.kommune is None else self.frame[self.rule.kommune]
        return None if kommune is UNKNOWN else kommune in entry.municipalities

    def value(self, worth: Worth) -> object:
        """The value; UNKNOWN if it is not known, or null."""
        if worth.run is None:
            return worth.constant
        if worth.over_ordinary and self.rule.ordinary_slot is not None:
            self.frame[self.rule.ordinary_slot] = self.value(self.rule.ordinary.worth)
        value = worth.run(self.frame)
        return UNKNOWN if value is None else value
