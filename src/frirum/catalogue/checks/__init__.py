"""Checks over a whole catalogue: what cannot be seen in one file alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from frirum.catalogue.checks.basis import check_basis
from frirum.catalogue.checks.changes import check_changes
from frirum.catalogue.checks.conflicts import check_conflicts
from frirum.catalogue.checks.examples import check_examples
from frirum.catalogue.checks.names import check_names
from frirum.catalogue.checks.participation import check_participation
from frirum.catalogue.checks.report import Report
from frirum.catalogue.checks.scopes import check_scopes
from frirum.catalogue.checks.terms import check_terms
from frirum.catalogue.checks.unused import check_unused
from frirum.catalogue.checks.versions import check_versions
from frirum.catalogue.model import Catalogue, Finding

CHECKS: tuple[Callable[[Report], None], ...] = (
    check_names,
    check_versions,
    check_terms,
    check_changes,
    check_basis,
    check_participation,
    check_scopes,
    check_conflicts,
    check_examples,
    check_unused,
)
"""Every check of the catalogue by itself."""

Further = Callable[[Catalogue], Iterable[Finding]]
"""A check that needs the engine: it runs examples, or asks a back end what it can do."""


def check(catalogue: Catalogue, further: Iterable[Further] = ()) -> list[Finding]:
    """Everything that is wrong or open in a catalogue, sorted by file, line and column.

    Includes what was found while loading it. `further` are checks of the layers above, such as running the
    examples.
    """
    report = Report(catalogue)
    for each in CHECKS:
        each(report)
    found = [*catalogue.findings, *report.found]
    for other in further:
        found += other(catalogue)
    return sorted(found, key=_order)


def _order(finding: Finding) -> tuple[str, int, int, str, str]:
    place = finding.place
    return place.file, place.line, place.column, finding.code, finding.message
