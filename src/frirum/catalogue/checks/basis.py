"""An exemption lasts as long as what it is based on, and no longer."""

from __future__ import annotations

from frirum.catalogue.checks.report import Report, uncovered
from frirum.catalogue.findings import shown
from frirum.experiments.model import ExemptionVersion, Standing
from frirum.law.citations import CitationError
from frirum.law.model import Period


def check_basis(report: Report) -> None:
    """Granted exemptions with an unknown basis, or outside the period of their basis."""
    for experiment, exemption, version in report.exemption_versions():
        if exemption.standing is Standing.GRANTED:
            for basis in version.basis.split(";"):
                _basis(report, f"{experiment.id}/{exemption.name}", version, basis.strip())


def _basis(report: Report, named: str, version: ExemptionVersion, basis: str) -> None:
    place = report.where(version.place, "basis")
    try:
        acts = report.citations.read(basis).acts
    except CitationError as error:
        report.add("F306", place, f"`{basis}`: {error}")
        return
    periods = [report.catalogue.acts[each].period for each in acts if each in report.catalogue.acts]
    what, outside = basis, uncovered(version.period, periods)
    if outside is None:
        what, outside = _provision(report, version, basis)
    if outside is not None:
        late = version.period.start is None or outside.start is None or outside.start > version.period.start
        message = f"{named} holds {shown(version.period)}, but {what} is not in force {shown(outside)}"
        report.add("F305", report.where(version.place, "to" if late else "from", "basis"), message)


def _provision(report: Report, version: ExemptionVersion, basis: str) -> tuple[str, Period | None]:
    """The provision the basis names, if the catalogue has it as law, and the days on which it does not
    hold."""
    found = report.catalogue.provisions.get(basis)
    if found is None or found.own is not None or not found.versions:
        return basis, None
    return found.id, uncovered(version.period, [each.period for each in found.versions])
