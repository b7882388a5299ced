"""What the law with the experiments comes to in a case: one reading, or several where scope is unknown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from frirum.cases.model import FIRST
from frirum.decide.begun import begun
from frirum.decide.duties import Stand
from frirum.decide.evaluation import Evaluation
from frirum.decide.outcome import (
    APPLIES,
    CONFLICT,
    DOES_NOT_APPLY,
    NOT_IN_FORCE,
    UNDECIDED,
    WAIVED,
    State,
    Status,
)
from frirum.decide.rule import Elements, Rule
from frirum.feel import UNKNOWN

MOST_OPEN = 8
"""exemptions of unknown scope whose combinations are all looked at; with more of them the answer is
undecided"""


class Restart(NamedTuple):
    """From which day clocks run in the actual answer: `sure`, and `perhaps` where it hangs on unknown
    facts."""

    sure: int = FIRST
    perhaps: int = FIRST
    missing: frozenset[str] = frozenset()

    @property
    def days(self) -> tuple[int, ...]:
        """The days it may be."""
        return (self.sure,) if self.sure == self.perhaps else (self.sure, self.perhaps)


NO_RESTART = Restart()


@dataclass(slots=True)
class Reading:
    """What one set of exemptions makes of the case. `value` is UNKNOWN where just that leaves it
    undecided."""

    elements: Elements
    status: Status
    value: object
    stand: Stand | None

    @property
    def says(self) -> tuple[object, ...]:
        """What must be the same in all readings for an answer to stand."""
        stand = self.stand
        days = None if stand is None else (stand.arises, stand.due, stand.state)
        return self.status, self.value, days


class Scoped(NamedTuple):
    """Which exemptions are in scope: `mask` those that surely are, `open` those of unknown scope."""

    mask: int
    open: tuple[int, ...]

    def truth(self, index: int) -> bool | None:
        """Whether an exemption is in scope."""
        return None if index in self.open else bool(self.mask >> index & 1)


NOBODY = Scoped(0, ())


def scoped(found: Evaluation) -> Scoped:
    """Which exemptions are in scope of the case."""
    mask = 0
    unknown: list[int] = []
    for index, tests in enumerate(found.rule.scopes):
        truth = found.in_scope(tests)
        if truth:
            mask |= 1 << index
        elif truth is None:
            unknown.append(index)
    return Scoped(mask, tuple(unknown))


def settle(found: Evaluation, elements: Elements) -> tuple[Status, object]:
    """Status and value of a reading."""
    if elements.absent:
        return NOT_IN_FORCE, None
    if elements.conflict:
        return CONFLICT, None
    holds = found.all(elements.counted)
    if holds is False:
        return DOES_NOT_APPLY, found.rule.otherwise
    if holds is None:
        return UNDECIDED, None
    if elements.waived:
        return WAIVED, None
    value = found.value(elements.worth)
    return (UNDECIDED, UNKNOWN) if value is UNKNOWN else (APPLIES, value)


def ordinary(found: Evaluation) -> Reading:
    """The answer of ordinary law. Of an exemption's own provision it knows nothing."""
    elements = found.rule.ordinary
    status, value = settle(found, elements)
    stand = standing(found, elements, FIRST) if status is APPLIES else None
    return Reading(elements, status, value, stand)


def actual(found: Evaluation, law: Reading, scope: Scoped, restart: Restart) -> list[Reading]:
    """All readings of the law with the exemptions, each different in its elements or in where clocks
    begin. The first is the one in which no exemption of unknown scope takes part."""
    readings: list[Reading] = []
    in_play = elements_in_play(found.rule, scope) if scope.open else (found.rule.elements(scope.mask),)
    for elements in in_play:
        status, value = settle(found, elements)
        if status is APPLIES and elements.duty is not None:
            stands = [standing(found, elements, day) for day in restart.days]
        else:
            stands = [_waived(law.stand) if status is WAIVED else None]
        readings.extend(Reading(elements, status, value, stand) for stand in stands)
    return readings


def elements_in_play(rule: Rule, scope: Scoped) -> Iterator[Elements]:
    """What the provision may be, from no exemption of unknown scope in it to all of them; each only once."""
    seen = set()
    open_ = scope.open if len(scope.open) <= MOST_OPEN else ()
    for size in range(len(open_) + 1):
        for some in combinations(open_, size):
            elements = rule.elements(scope.mask | sum(1 << index for index in some))
            if elements.key not in seen:
                seen.add(elements.key)
                yield elements


def standing(found: Evaluation, elements: Elements, restart: int) -> Stand | None:
    """The occurrence that the answer shows, if the provision is a duty."""
    if elements.duty is None:
        return None
    if not elements.duty.once:
        return elements.duty.shown(found.case, found.day, None, restart)

    def since() -> int | None:
        nodes = [found.rule.nodes[test] for test in elements.counted]
        return begun(found.rule.compiler, found.case, found.day, nodes)

    return elements.duty.shown(found.case, found.day, since, restart)


def _waived(stand: Stand | None) -> Stand | None:
    """The occurrence of ordinary law, waived."""
    if stand is None:
        return None
    return Stand(stand.number, stand.arises, stand.due, State.WAIVED, stand.fulfilled)


def agree(readings: list[Reading], scope: Scoped) -> bool:
    """Whether the readings say the same."""
    if len(readings) == 1:
        return len(scope.open) <= MOST_OPEN
    says = readings[0].says
    return len(scope.open) <= MOST_OPEN and all(each.says == says for each in readings[1:])
