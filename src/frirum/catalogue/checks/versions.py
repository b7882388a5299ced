"""Versions of provisions, rates and exemptions follow each other without gap or overlap, within their act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from frirum.catalogue.checks.report import Report, uncovered
from frirum.catalogue.findings import shown
from frirum.law.model import Period, Place, Provision


@dataclass(frozen=True, slots=True)
class Dated:
    """A period, and where it stands."""

    period: Period
    place: Place


def check_versions(report: Report) -> None:
    """Gaps, overlaps, and versions outside the period of their act."""
    for provision in report.catalogue.provisions.values():
        versions = [Dated(each.period, each.place) for each in provision.versions]
        _succession(report, provision.id, versions, gaps=provision.own is None)
        if provision.own is None:
            _within_act(report, provision)
    for rate in report.catalogue.rates.values():
        dated = [
            Dated(each.period, report.where(rate.place, f"versions/{index}/from", f"versions/{index}"))
            for index, each in enumerate(rate.versions)
        ]
        _succession(report, f"the rate `{rate.name}`", dated, gaps=True)
    for experiment in report.catalogue.experiments.values():
        for exemption in experiment.exemptions:
            versions = [Dated(each.period, each.place) for each in exemption.versions]
            _succession(report, f"{experiment.id}/{exemption.name}", versions, gaps=False)


def _succession(report: Report, what: str, versions: Sequence[Dated], *, gaps: bool) -> None:
    ordered = sorted(versions, key=lambda each: each.period.start or date.min)
    for earlier, later in pairwise(ordered):
        start, end = later.period.start, earlier.period.end
        place = report.where(later.place, "from")
        if start is None or end is None or start <= end:
            message = f"{what}: this version ({shown(later.period)}) overlaps the one {shown(earlier.period)}"
            report.add("F202", place, message)
        elif gaps and start > end + timedelta(days=1):
            hole = Period(end + timedelta(days=1), start - timedelta(days=1))
            report.add("F201", place, f"{what}: no version holds {shown(hole)}")


def _within_act(report: Report, provision: Provision) -> None:
    act = report.catalogue.acts.get(provision.act)
    if act is None:
        return
    for version in provision.versions:
        outside = uncovered(version.period, [act.period])
        if outside is None:
            continue
        late = outside.start is not None and (version.period.start or date.min) < outside.start
        place = report.where(version.place, "to" if late else "from", "from")
        held = shown(version.period)
        report.add(
            "F203", place, f"{provision.id}: {act.short} is in force {shown(act.period)}, this is {held}"
        )
