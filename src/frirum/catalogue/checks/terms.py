"""Terms of a duty that must not be nothing, and conditions of its clock that can be followed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from frirum.catalogue.checks.report import Report
from frirum.catalogue.following import LOOSE, loose_numbers
from frirum.law.model import Arises, Cadence, Clock, Expression, Place, Term


def check_terms(report: Report) -> None:
    """Recurring every nothing, so many times in nothing, no times at all; and what a clock cannot follow."""
    for provision in report.catalogue.provisions.values():
        for version in provision.versions:
            duty = version.duty
            if duty is not None:
                fields = {"cadence": duty.cadence, "arises": duty.arises, "clock": duty.clock}
                _check(report, version.place, "duty", {**fields, "suspended": duty.suspended})
    for _, _, version_ in report.exemption_versions():
        for provision_id, change in version_.set.items():
            _check(report, version_.place, f"set/{provision_id}/duty", change.duty)


def _check(report: Report, place: Place, path: str, fields: Mapping[str, object]) -> None:
    for field, value in fields.items():
        for name in _empty(value):
            where = report.where(place, f"{path}/{name}", path)
            report.add(
                "F205", where, f"`{name.rpartition('/')[2]}` is nothing, so that the duty would never come"
            )
        for expression in _followed(field, value):
            if any(True for _ in loose_numbers(expression.node)):
                report.add("F103", expression.place, LOOSE)


def _empty(value: object) -> Iterator[str]:
    """The fields that are nothing, by their names in the file."""
    match value:
        case Cadence(every=every, times=times, per=per, up_to=up_to):
            yield from (
                name for name, term in (("every", every), ("per", per), ("up to", up_to)) if _nothing(term)
            )
            if times == 0:
                yield "times"
        case Arises(after=after):
            yield from ["arises/after"] if _nothing(after) else []
        case _:
            pass


def _nothing(term: Term | None) -> bool:
    return term is not None and term.count == 0


def _followed(field: str, value: object) -> Iterator[Expression]:
    """The conditions of a field that are followed through time."""
    if isinstance(value, Clock):
        yield from (each for each in (value.running, value.since) if each is not None)
    elif field == "suspended" and isinstance(value, Expression):
        yield value
