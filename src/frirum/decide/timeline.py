"""Timelines: the outcomes of all days of a span, equal neighbours joined."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from frirum.decide.outcome import Answer, Outcome


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `start` to `end`, both included, on which the outcome is the same; it is that of the
    first."""

    start: date
    end: date
    outcome: Outcome


def joined(found: Iterator[tuple[int, Outcome]], end: int) -> list[Span]:
    """Spans from outcomes at cuts, in order; the last one holds until `end`."""
    spans: list[tuple[int, Outcome, object]] = []
    for day, outcome in found:
        looks = face(outcome)
        if not spans or spans[-1][2] != looks:
            spans.append((day, outcome, looks))
    ends = [day - 1 for day, _, _ in spans[1:]] + [end]
    return [
        Span(date.fromordinal(day), date.fromordinal(last), outcome)
        for (day, outcome, _), last in zip(spans, ends, strict=True)
    ]


def face(outcome: Outcome) -> tuple[object, ...]:
    """What must be the same for two days to have the same outcome: everything but the day, and the facts and
    numbers that its reasons mention."""
    return outcome.differs, _side(outcome.ordinary), _side(outcome.actual)


def _side(answer: Answer) -> tuple[object, ...]:
    return (
        answer.status,
        answer.value,
        answer.duty,
        answer.missing,
        answer.source,
        tuple((each.name, each.holds, each.missing, each.change, each.by) for each in answer.given),
        tuple((each.id, each.basis, each.in_scope) for each in answer.considered),
    )
