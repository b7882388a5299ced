"""Reasons: every condition as it was found, with the facts it saw and those it lacked.

What a reason says whatever the case is (name, text, what changed it) is made ready once for a rule. A reason
that hangs on facts with few values alone (texts, booleans, the municipality) is made once for each of them,
and so is the tuple of exemptions considered, where only the municipality decides on them. Reasons are values:
two outcomes may share one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import ROUND_FLOOR, Decimal
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from frirum.cases.vocabulary import FactType
from frirum.catalogue.model import Touch
from frirum.decide.days import as_date
from frirum.decide.evaluation import Evaluation, Truth
from frirum.decide.frames import UNASKED, FactSlot, Frame, Layout, absences, on_day
from frirum.decide.outcome import Applied, Judged
from frirum.decide.plan import Asked, is_asked
from frirum.decide.program import Compiler
from frirum.decide.readings import Scoped
from frirum.decide.rule import KOMMUNE, Elements, Entry, Given, Rule, ScopeTests
from frirum.decide.words import looks_around, looks_at_today, surface, temporal
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

KEPT = 512
"""how many reasons of one condition are kept"""
FEW_VALUES = frozenset({FactType.TEXT, FactType.BOOLEAN, FactType.MUNICIPALITY})
"""types of facts of which most cases have one of a few values"""


def in_language(text: Text, lang: str) -> str:
    """A text in a language; what is written in another one if it is not there."""
    return text.get(lang) or next(iter(text.values()), "")


@lru_cache(maxsize=1 << 12)
def shown(value: Decimal) -> Decimal:
    """A number over time as a reason shows it: never more than was counted."""
    return value.quantize(_CENT, ROUND_FLOOR)


_CENT = Decimal("0.01")


class Seen(NamedTuple):
    """Which values a reason shows for a test: facts and rates (by slot, or looked up on the day where it
    has no slot), then numbers over time. `few`: all that it tells hangs on facts with few values."""

    facts: tuple[tuple[str, int, FactSlot | None], ...]
    calls: tuple[tuple[str, int], ...]
    few: bool


class Telling:
    """How one condition is told."""

    __slots__ = ("_by", "_change", "_key", "_made", "_name", "_reasons", "_seen", "_text", "test")

    def __init__(self, reasons: Reasons, given: Given, text: str) -> None:
        self._reasons = reasons
        self.test = given.test
        self._name, self._text = given.condition.name, text
        self._change, self._by = given.change, given.by
        self._seen = seen = reasons.seen[given.test]
        self._key: Callable[[Frame], object] | None = None
        if seen.few and seen.facts:
            self._key = itemgetter(*(slot for _, slot, _ in seen.facts))
        self._made: dict[object, Judged] = {}

    def judged(self, found: Evaluation) -> Judged:
        """The condition as it was found."""
        if self._key is None:
            return self._new(found)
        key = self._key(found.frame)
        made = self._made.get(key)
        if made is None:
            if len(self._made) >= KEPT:
                self._made.clear()
            made = self._made[key] = self._new(found)
        return made

    def _new(self, found: Evaluation) -> Judged:
        holds = found.truth(self.test)
        missing = () if holds is not None else tuple(sorted(self._reasons.missing(found, self.test)))
        facts = seen_facts(self._seen, found)
        return Judged(self._name, holds, self._text, facts, missing, self._change, self._by)


class Reasons:
    """Makes the reasons of one rule's answers, in one language."""

    def __init__(self, rule: Rule, lang: str, asked: Asked) -> None:
        self.rule = rule
        self.lang = lang
        self.seen = [seen_by(rule.compiler, rule.layout, node) for node in rule.nodes]
        self.beside = tuple(beside(touch, rule.start, lang, asked) for touch in rule.plan.beside)
        self._told: dict[Elements, tuple[Telling, ...]] = {}
        self._considering = tuple(_Considering(self, each) for each in rule.scopes)
        self._placed: dict[object, tuple[Applied, ...]] = {}

    def given(self, found: Evaluation, elements: Elements) -> tuple[Judged, ...]:
        """The conditions of a reading, each as it was found."""
        told = self._told.get(elements)
        if told is None:
            told = self._told[elements] = self.tellings(elements.given)
        return tuple([each.judged(found) for each in told])

    def tellings(self, given: tuple[Given, ...]) -> tuple[Telling, ...]:
        """How conditions are told."""
        return tuple(Telling(self, each, in_language(each.condition.text, self.lang)) for each in given)

    def missing(self, found: Evaluation, test: int) -> set[str]:
        """The facts a test lacks."""
        if found.truth(test) is not None:
            return set()
        return self.rule.missing.of(self.rule.nodes[test], found.frame)

    def considered(self, found: Evaluation, scope: Scoped) -> tuple[Applied, ...]:
        """Every exemption on the provision with the reasons of its scope."""
        if not self.rule.by_place:
            return self._considered(found, scope)
        kommune = found.kommune()
        made = self._placed.get(kommune)
        if made is None:
            if len(self._placed) >= KEPT:
                self._placed.clear()
            made = self._placed[kommune] = self._considered(found, scope)
        return made

    def _considered(self, found: Evaluation, scope: Scoped) -> tuple[Applied, ...]:
        here = [each.applied(found, scope.truth(at)) for at, each in enumerate(self._considering)]
        return tuple(here) + self.beside

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


class _Considering:
    """How an exemption whose basis holds on the day is told."""

    def __init__(self, reasons: Reasons, tests: ScopeTests) -> None:
        self._reasons = reasons
        self._tests = tests
        self._part = in_language(PARTICIPATION, reasons.lang)
        self._conditions = reasons.tellings(tests.conditions)
        self._groups = tuple(self._telling_groups())
        self._placed: dict[object, Judged] = {}

    def applied(self, found: Evaluation, in_scope: Truth) -> Applied:
        """The exemption with the reasons of its scope."""
        groups = [told.judged(found) for entry, told in self._groups if found.entry_place(entry) is not False]
        conditions = [each.judged(found) for each in self._conditions]
        law = self._tests.scope.touch.version
        scope = (self._participation(found), *groups, *conditions)
        return Applied(self._tests.scope.id, law.basis, law.period, in_scope, scope)

    def _participation(self, found: Evaluation) -> Judged:
        """Whether the case takes part; kept for a municipality where that alone decides."""
        if self._tests.places is None:
            return self._part_of(found)
        kommune = found.kommune()
        made = self._placed.get(kommune)
        if made is None:
            if len(self._placed) >= KEPT:
                self._placed.clear()
            made = self._placed[kommune] = self._part_of(found)
        return made

    def _part_of(self, found: Evaluation) -> Judged:
        kommune = found.kommune()
        holds = found.takes_part(self._tests)
        return Judged(
            KOMMUNE,
            holds,
            self._part,
            {} if kommune is UNKNOWN else {KOMMUNE: kommune},
            tuple(sorted(self._reasons.lacking_part(found, self._tests))) if holds is None else (),
        )

    def _telling_groups(self) -> Iterator[tuple[Entry, Telling]]:
        """The groups of the participations."""
        lang = self._reasons.lang
        for tests, entry in zip(self._tests.entries, self._tests.scope.entries, strict=True):
            if entry.group is not None and tests.group is not None:
                text = in_language(GROUP, lang).format(in_language(entry.group.text, lang))
                yield tests, Telling(self._reasons, Given(entry.group, tests.group), text)


def seen_facts(seen: Seen, found: Evaluation) -> dict[str, object]:
    """The facts a test saw: also those of the day in what it follows through time, and the numbers
    counted."""
    frame = found.frame
    facts: dict[str, object] = {}
    for name, slot, fact in seen.facts:
        value = frame[slot] if fact is None else on_day(found.case, fact, found.day)
        if value is not UNKNOWN:
            facts[name] = value
    for name, slot in seen.calls:
        value = frame[slot]
        if value is not UNKNOWN and value is not UNASKED:
            facts[name] = shown(value) if value.__class__ is Decimal else value
    return facts


def seen_by(compiler: Compiler, layout: Layout, node: Node) -> Seen:
    """Which values a reason shows for an expression."""
    on_surface = dict.fromkeys(each.name for each in surface(node) if isinstance(each, Name))
    below = dict.fromkeys(each.name for each in node.walk() if isinstance(each, Name))
    known = compiler.words.facts
    facts: list[tuple[str, int, FactSlot | None]] = [
        (name, layout.slots[name], None) for name in on_surface if name in layout.slots
    ]
    slotted = {each.name for each in layout.facts}
    for name in below:
        if name in known and name not in on_surface:
            beyond = None if name in slotted else FactSlot(0, name, *absences(known[name]))
            facts.append((name, layout.slots.get(name, 0), beyond))
    calls = tuple(
        (call.function.name, layout.calls[each]) for each in surface(node) if (call := temporal(each))
    )
    few = not (looks_around(node) or looks_at_today(node)) and all(
        name in known and known[name].type in FEW_VALUES for name, _, _ in facts
    )
    return Seen(tuple(facts), calls, few)


def beside(touch: Touch, day: int, lang: str, asked: Asked) -> Applied:
    """An exemption that cannot matter on a day, and why not."""
    law = touch.version
    on = as_date(day)
    in_time = on is not None and on in law.period
    standing = is_asked(touch, asked)
    reasons = [
        Judged("standing", standing, in_language(STANDING, lang)),
        Judged("period", in_time, in_language(PERIOD, lang)),
    ]
    if standing and in_time:
        reasons.append(Judged("aim", False, in_language(AIM, lang)))  # noqa: FBT003
    return Applied(touch.id, law.basis, law.period, False, tuple(reasons))  # noqa: FBT003
