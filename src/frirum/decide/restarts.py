"""From which day the clocks of a duty begin anew, because an exemption that said so has ended."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from frirum.cases.model import Case
from frirum.catalogue.model import Touch
from frirum.decide.answers import Answers
from frirum.decide.evaluation import Evaluation
from frirum.decide.plan import Asked, is_asked
from frirum.decide.readings import NO_RESTART, Restart
from frirum.experiments.model import AtEnd
from frirum.law.model import Effect, Provision

RuleAt = Callable[[int], Answers | None]
Held = tuple[bool | None, frozenset[str]]
"""whether an exemption is in scope, and what would decide it"""


class Restarts:
    """The ends of exemptions that let a provision's clocks begin anew. `any`: whether there are such."""

    def __init__(
        self, provision: Provision, touches: tuple[Touch, ...], asked: Asked, rule_at: RuleAt
    ) -> None:
        self._ends = ends(provision, touches, asked)
        self._rule_at = rule_at
        self.any = bool(self._ends)

    def on(self, case: Case, day: int) -> Restart:
        """From which day the clocks run in the actual answer of a day."""
        perhaps, missing = 0, frozenset[str]()
        for last, exemption in self._ends:
            if last >= day:
                continue
            ended, lacking = self._ended(case, last, exemption)
            if ended:
                return Restart(last + 1, max(perhaps, last + 1), missing)
            if ended is None:
                perhaps, missing = max(perhaps, last + 1), missing | lacking
        return Restart(perhaps=perhaps, missing=missing) if perhaps else NO_RESTART

    def days(self) -> Iterator[int]:
        """The days on which clocks may begin anew."""
        return (last + 1 for last, _ in self._ends)

    def _ended(self, case: Case, last: int, exemption: str) -> Held:
        """Whether the exemption was in scope on its last day and is not on the next."""
        key = (self, last, exemption)
        found = case.memo.get(key)
        if found is None:
            before, after = self._held(case, last, exemption), self._held(case, last + 1, exemption)
            if before[0] is False or after[0]:
                found = (False, frozenset())
            elif before[0] and after[0] is False:
                found = (True, frozenset())
            else:
                found = (None, before[1] | after[1])
            case.memo[key] = found
        return found  # type: ignore[return-value]

    def _held(self, case: Case, day: int, exemption: str) -> Held:
        rule = self._rule_at(day)
        if rule is None:
            return False, frozenset()
        found = Evaluation(rule.rule, case, day)
        result: Held = (False, frozenset())
        for tests in rule.rule.scopes:
            if tests.scope.id == exemption:
                held = found.in_scope(tests)
                if held:
                    return True, frozenset()
                if held is None:
                    result = (None, result[1] | rule.reasons.lacking_scope(found, tests))
        return result


def ends(provision: Provision, touches: Iterable[Touch], asked: Asked) -> list[tuple[int, str]]:
    """The last days after which clocks of a duty may begin anew, each with the exemption that ends; the
    latest first."""
    if all(version.effect is not Effect.DUTY for version in provision.versions):
        return []
    anew = (touch for touch in touches if is_asked(touch, asked) and touch.version.at_end is AtEnd.RESTART)
    return sorted({(last, touch.id) for touch in anew for last in _last_days(touch)}, reverse=True)


def _last_days(touch: Touch) -> Iterator[int]:
    """The days on which the exemption may end for those who take part."""
    law = touch.version.period
    for period in (law, *(entry.period for entry in touch.experiment.participations)):
        if period.end is not None and period.end in law:
            yield period.end.toordinal()
