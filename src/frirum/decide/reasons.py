"""Reasons: every condition as it was found, with the facts it saw and those it lacked."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_FLOOR, Decimal
from functools import lru_cache
from typing import NamedTuple

from frirum.catalogue.model import Touch
from frirum.decide.days import as_date
from frirum.decide.evaluation import Evaluation
from frirum.decide.frames import UNASKED, FactSlot, Layout, absences, on_day
from frirum.decide.outcome import Applied, Judged
from frirum.decide.plan import Asked, is_asked
from frirum.decide.program import Compiler
from frirum.decide.rule import KOMMUNE, Entry, Given, Rule, ScopeTests
from frirum.decide.words import surface, temporal
from frirum.feel import UNKNOWN
from frirum.feel.ast import Name, Node
from frirum.law.model import Text

PARTICIPATION = {"da": "deltager i forsøget", "en": "takes part in the experiment"}
GROUP = {"da": "deltager med gruppen: {}", "en": "takes part with the group: {}"}
PERIOD = {"da": "hjemlen gælder på dagen", "en": "its basis is in force on the day"}
STANDING = {"da": "er givet, ikke kun ansøgt om", "en": "is granted, not only asked for"}
AIM = {
    "da": "ændrer bestemmelsen, som den gælder på dagen",
    "en": "changes the provision as it stands on the day",
}


def in_language(text: Text, lang: str) -> str:
    """A text in a language; what is written in another one if it is not there."""
    return text.get(lang) or next(iter(text.values()), "")


@lru_cache(maxsize=1 << 12)
def shown(value: Decimal) -> Decimal:
    """A number over time as a reason shows it: never more than was counted."""
    return value.quantize(_CENT, ROUND_FLOOR)


_CENT = Decimal("0.01")


class Seen(NamedTuple):
    """Which values a reason shows for a test."""

    slots: tuple[tuple[str, int], ...]
    inner: tuple[FactSlot, ...]
    calls: tuple[tuple[str, int], ...]


class Reasons:
    """Makes the reasons of one rule's answers, in one language."""

    def __init__(self, rule: Rule, lang: str, asked: Asked) -> None:
        self.rule = rule
        self.lang = lang
        self._seen = [seen_by(rule.compiler, rule.layout, node) for node in rule.nodes]
        self.beside = tuple(beside(touch, rule.start, lang, asked) for touch in rule.plan.beside)

    def given(self, found: Evaluation, given: tuple[Given, ...]) -> tuple[Judged, ...]:
        """Conditions, each as it was found."""
        return tuple(
            [self.judged(found, each, in_language(each.condition.text, self.lang)) for each in given]
        )

    def judged(self, found: Evaluation, given: Given, text: str) -> Judged:
        """One condition."""
        holds = found.truth(given.test)
        return Judged(
            given.condition.name,
            holds,
            text,
            self.facts(found, given.test),
            () if holds is not None else tuple(sorted(self.missing(found, given.test))),
            given.change,
            given.by,
        )

    def missing(self, found: Evaluation, test: int) -> set[str]:
        """The facts a test lacks."""
        if found.truth(test) is not None:
            return set()
        return self.rule.missing.of(self.rule.nodes[test], found.frame)

    def facts(self, found: Evaluation, test: int) -> dict[str, object]:
        """The facts a test saw: also those of the day in what it follows through time, and the numbers
        counted."""
        slots, inner, calls = self._seen[test]
        frame = found.frame
        facts: dict[str, object] = {}
        for name, slot in slots:
            if frame[slot] is not UNKNOWN:
                facts[name] = frame[slot]
        for fact in inner:
            value = on_day(found.case, fact, found.day)
            if value is not UNKNOWN:
                facts[fact.name] = value
        for name, slot in calls:
            value = frame[slot]
            if value is not UNKNOWN and value is not UNASKED:
                facts[name] = shown(value) if value.__class__ is Decimal else value
        return facts

    def considered(self, found: Evaluation) -> tuple[Applied, ...]:
        """Every exemption on the provision with the reasons of its scope."""
        return tuple([self.applied(found, each) for each in self.rule.scopes]) + self.beside

    def applied(self, found: Evaluation, tests: ScopeTests) -> Applied:
        """An exemption whose basis holds on the day."""
        law = tests.scope.touch.version
        reasons = [self._participation(found, tests)]
        if tests.places is None:
            reasons.extend(self._groups(found, tests))
        if tests.conditions:
            reasons.extend(self.given(found, tests.conditions))
        return Applied(tests.scope.id, law.basis, law.period, found.in_scope(tests), tuple(reasons))

    def _participation(self, found: Evaluation, tests: ScopeTests) -> Judged:
        """Whether the case takes part."""
        kommune = UNKNOWN if self.rule.kommune is None else found.frame[self.rule.kommune]
        holds = found.takes_part(tests)
        return Judged(
            KOMMUNE,
            holds,
            PARTICIPATION[self.lang],
            {} if kommune is UNKNOWN else {KOMMUNE: kommune},
            tuple(sorted(self.lacking_part(found, tests))) if holds is None else (),
        )

    def _groups(self, found: Evaluation, tests: ScopeTests) -> Iterator[Judged]:
        """The group of each participation that the case may fall under."""
        for index, entry in enumerate(tests.entries):
            group = tests.scope.entries[index].group
            if group is not None and entry.group is not None and found.entry_place(entry) is not False:
                text = GROUP[self.lang].format(in_language(group.text, self.lang))
                yield self.judged(found, Given(group, entry.group), text)

    def lacking_scope(self, found: Evaluation, tests: ScopeTests) -> set[str]:
        """The facts that would decide the scope."""
        names = self.lacking_part(found, tests) if found.takes_part(tests) is None else set()
        return names.union(*(self.missing(found, each.test) for each in tests.conditions))

    def lacking_part(self, found: Evaluation, tests: ScopeTests) -> set[str]:
        """The facts that would decide whether the case takes part."""
        return set().union(*(self._lacking_entry(found, each) for each in tests.entries))

    def _lacking_entry(self, found: Evaluation, entry: Entry) -> set[str]:
        if found.entry(entry) is not None:
            return set()
        names = {KOMMUNE} if found.entry_place(entry) is None else set()
        return names if entry.group is None else names | self.missing(found, entry.group)


def seen_by(compiler: Compiler, layout: Layout, node: Node) -> Seen:
    """Which values a reason shows for an expression."""
    on_surface = list(dict.fromkeys(each.name for each in surface(node) if isinstance(each, Name)))
    slots = tuple((name, layout.slots[name]) for name in on_surface if name in layout.slots)
    below = dict.fromkeys(each.name for each in node.walk() if isinstance(each, Name))
    inner = tuple(
        FactSlot(0, name, *absences(compiler.words.facts[name]))
        for name in below
        if name not in on_surface and name in compiler.words.facts
    )
    calls = ((call.function.name, layout.calls[each]) for each in surface(node) if (call := temporal(each)))
    return Seen(slots, inner, tuple(calls))


def beside(touch: Touch, day: int, lang: str, asked: Asked) -> Applied:
    """An exemption that cannot matter on a day, and why not."""
    law = touch.version
    on = as_date(day)
    in_time = on is not None and on in law.period
    standing = is_asked(touch, asked)
    reasons = [Judged("standing", standing, STANDING[lang]), Judged("period", in_time, PERIOD[lang])]
    if standing and in_time:
        reasons.append(Judged("aim", False, AIM[lang]))  # noqa: FBT003
    return Applied(touch.id, law.basis, law.period, False, tuple(reasons))  # noqa: FBT003
