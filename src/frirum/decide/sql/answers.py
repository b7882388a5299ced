"""From what is judged to an answer: status, value and missing facts for one reading of the exemptions' scopes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from frirum.decide.plan import Consequence
from frirum.decide.sql.judged import NO_VALUE, Judged, Test, Worth
from frirum.decide.sql.text import literal
from frirum.decide.sql.words import STATUSES, word
from frirum.feel.sql.value import Kind
from frirum.law.model import Effect

InScope = Callable[[int], str]
"""the text that tells whether the exemption of an index is in scope: TRUE or FALSE, never NULL"""


@dataclass(frozen=True, slots=True)
class Answer:
    """Texts over the judged relation: of one answer, in one reading."""

    status: str
    value: str | None
    kind: Kind | None
    scale: int
    missing: Mapping[str, str]
    """by name, whether it is missing; only to be read where the status is `undecided`"""
    reason: str
    holds: str = "FALSE"
    """whether all conditions hold: then only the value may leave it undecided"""


def any_of(parts: Iterable[str]) -> str:
    """OR of texts, constants folded."""
    kept = [part for part in dict.fromkeys(parts) if part != "FALSE"]
    if "TRUE" in kept:
        return "TRUE"
    return "FALSE" if not kept else kept[0] if len(kept) == 1 else f"({' OR '.join(kept)})"


def all_of(parts: Iterable[str]) -> str:
    """AND of texts, constants folded."""
    kept = [part for part in dict.fromkeys(parts) if part != "TRUE"]
    if "FALSE" in kept:
        return "FALSE"
    return "TRUE" if not kept else kept[0] if len(kept) == 1 else f"({' AND '.join(kept)})"


def choose(branches: Sequence[tuple[str, str]], otherwise: str) -> str:
    """CASE, constants folded."""
    kept: list[tuple[str, str]] = []
    for test, then in branches:
        if test == "TRUE":
            otherwise = then
            break
        if test != "FALSE":
            kept.append((test, then))
    if not kept or all(then == otherwise for _, then in kept):
        return otherwise
    whens = " ".join(f"WHEN {test} THEN {then}" for test, then in kept)
    return f"CASE {whens} ELSE {otherwise} END"


class Answering:
    """Answers of one provision: `ordinary()`, and `actual(in_scope)` for a reading of the scopes."""

    def __init__(self, judged: Judged) -> None:
        self.judged = judged
        self.plan = judged.plan
        self.effect = judged.version.effect

    def ordinary(self) -> Answer:
        """The law without exemptions."""
        if self.plan.own:
            return Answer(STATUSES["not in force"], None, None, 0, {}, "CAST(NULL AS VARCHAR)")
        return self._answer([each.ordinary for each in self.judged.given], self._worth(lambda _: "FALSE"), ())

    def actual(self, in_scope: InScope) -> Answer:
        """The law with the exemptions that a reading has in scope."""
        tests = [self._chosen(choice.ordinary, choice.others, in_scope) for choice in self.judged.given]
        return self._answer(
            tests, self._worth(in_scope), self._outer(in_scope), self.wanted("waive", in_scope)
        )

    def _outer(self, in_scope: InScope) -> Sequence[tuple[str, str]]:
        """Statuses that outweigh those of the conditions: not in force, conflict."""
        added = self.wanted("add", in_scope)
        branches = [(f"NOT {added}", STATUSES["not in force"])] if self.plan.own else []
        conflict = any_of(self._conflict(each, in_scope) for each in self.plan.elements.values())
        return [*branches, (conflict, STATUSES["conflict"])]

    def wanted(self, element: str, in_scope: InScope) -> str:
        """Whether an exemption in scope wants something of an element."""
        return any_of(self.wants(each, in_scope) for each in self.plan.elements.get(element, ()))

    def wants(self, consequence: Consequence, in_scope: InScope) -> str:
        """Whether an exemption in scope wants a consequence."""
        return any_of(in_scope(index) for index in consequence.scopes)

    def _conflict(self, consequences: Sequence[Consequence], in_scope: InScope) -> str:
        wants = [self.wants(each, in_scope) for each in consequences]
        pairs = ((one, other) for at, one in enumerate(wants) for other in wants[at + 1 :])
        return any_of(all_of(pair) for pair in pairs)

    def _chosen(
        self, ordinary: Test, others: Sequence[tuple[Consequence, Test | None]], in_scope: InScope
    ) -> Test:
        """A condition as the exemptions in scope leave it."""
        wants = [(self.wants(each, in_scope), test) for each, test in others]
        holds = choose(
            [(want, "TRUE" if test is None else test.holds) for want, test in wants], ordinary.holds
        )
        names = sorted({*ordinary.missing, *(name for _, test in wants if test for name in test.missing)})
        missing = {
            name: choose(
                [
                    (want, "FALSE" if test is None else test.missing.get(name, "FALSE"))
                    for want, test in wants
                ],
                ordinary.missing.get(name, "FALSE"),
            )
            for name in names
        }
        return Test(ordinary.name, holds, missing)

    def _worth(self, in_scope: InScope) -> Worth | None:
        """The value as the exemptions in scope leave it; None where no expression gives it."""
        ordinary, others = self.judged.worth, self.judged.worths
        if not others or all(self.wants(each, in_scope) == "FALSE" for each, _ in others):
            return ordinary
        wants = [(self.wants(each, in_scope), worth) for each, worth in others]
        fallback = self._constant() if ordinary is None else ordinary
        value = choose([(want, _any_kind(worth.value)) for want, worth in wants], _any_kind(fallback.value))
        names = sorted({*fallback.missing, *(name for _, worth in wants for name in worth.missing)})
        missing = {
            name: choose(
                [(want, worth.missing.get(name, "FALSE")) for want, worth in wants],
                fallback.missing.get(name, "FALSE"),
            )
            for name in names
        }
        kinds = [
            each.kind for each in (*(worth for _, worth in wants), fallback) if each.kind is not Kind.NULL
        ]
        scale = max(each.scale for each in (*(worth for _, worth in wants), fallback))
        return Worth(kinds[0], value, missing, scale)

    def _constant(self) -> Worth:
        """The value of a version whose effect has one without an expression."""
        if self.effect is Effect.RIGHT:
            return Worth(Kind.BOOLEAN, "TRUE", {})
        value = self.judged.version.value
        if self.effect is Effect.COMPETENCE and value is not None and value.who is not None:
            return Worth(Kind.TEXT, literal(value.who), {})
        return Worth(Kind.NULL, "NULL", {})

    def _answer(
        self,
        tests: Sequence[Test],
        worth: Worth | None,
        outer: Sequence[tuple[str, str]],
        waive: str = "FALSE",
    ) -> Answer:
        """Status, value and missing from the conditions and the value."""
        no_value = "FALSE" if worth is None or _constant_text(worth.value) else f"{worth.value} IS NULL"
        branches = [
            *outer,
            (any_of(_false(test) for test in tests), STATUSES["does not apply"]),
            (any_of(_null(test) for test in tests), STATUSES["undecided"]),
            (waive, STATUSES["waived"]),
            (no_value, STATUSES["undecided"]),
        ]
        status = choose(branches, STATUSES["applies"])
        names = sorted(
            {name for test in tests for name in test.missing} | set(worth.missing if worth else ())
        )
        conditions_hold = all_of(_true(test) for test in tests)
        missing = {
            name: any_of(
                (
                    *(test.missing[name] for test in tests if name in test.missing),
                    all_of((conditions_hold, worth.missing[name]))
                    if worth and name in worth.missing
                    else "FALSE",
                )
            )
            for name in names
        }
        given = [test.name for test in tests]
        none = word(None, given) if given else "CAST(NULL AS VARCHAR)"
        reason = choose([(_not_true(test), word(test.name, given)) for test in tests], none)
        found = worth if worth is not None else self._fixed()
        value, kind, scale = (found.value, found.kind, found.scale) if found else (None, None, 0)
        return Answer(status, value, kind, scale, missing, reason, conditions_hold)

    def _fixed(self) -> Worth | None:
        fixed = self._constant()
        return None if fixed.kind is Kind.NULL else fixed


def _any_kind(value: str) -> str:
    """A null that takes the kind of the branches beside it."""
    return "NULL" if value in NO_VALUE.values() else value


def _constant_text(value: str) -> bool:
    return (
        value in ("TRUE", "FALSE")
        or value.replace(".", "").replace("-", "").isdigit()
        or value.startswith("'")
    )


def _false(test: Test) -> str:
    if test.constant:
        return "TRUE" if test.holds == "FALSE" else "FALSE"
    return f"NOT COALESCE({test.holds}, TRUE)"


def _null(test: Test) -> str:
    return "FALSE" if test.constant else f"{test.holds} IS NULL"


def _true(test: Test) -> str:
    return test.holds if test.constant else f"COALESCE({test.holds}, FALSE)"


def _not_true(test: Test) -> str:
    if test.constant:
        return "FALSE" if test.holds == "TRUE" else "TRUE"
    return f"NOT COALESCE({test.holds}, FALSE)"
