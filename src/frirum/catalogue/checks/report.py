"""What the checks share: the catalogue, an index of citations, and the findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cached_property

from frirum.catalogue.citations import Citations
from frirum.catalogue.findings import finding
from frirum.catalogue.model import Catalogue, Finding
from frirum.experiments.model import Exemption, ExemptionVersion, Experiment, Participation
from frirum.law.model import Period, Place

EVER = Period(None, None)


class Report:
    """Collects the findings of the checks."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.found: list[Finding] = []

    def add(self, code: str, place: Place, message: str, remedy: str = "") -> None:
        """Add a finding of a registered kind."""
        self.found.append(finding(code, place, message, remedy))

    def where(self, place: Place, *paths: str) -> Place:
        """Where the first of these keys stands that the thing at a place has; else the place itself."""
        spots = self.catalogue.spots.get(place, {})
        found = next((spots[path] for path in paths if path in spots), None)
        return place if found is None else Place(place.file, *found)

    @cached_property
    def citations(self) -> Citations:
        """The catalogue's acts and provisions, arranged for looking up citations."""
        catalogue = self.catalogue
        return Citations(catalogue.acts, catalogue.families, catalogue.provisions.values())

    def exemption_versions(self) -> Iterator[tuple[Experiment, Exemption, ExemptionVersion]]:
        """Every version of every exemption."""
        for experiment in self.catalogue.experiments.values():
            for exemption in experiment.exemptions:
                for version in exemption.versions:
                    yield experiment, exemption, version


def entries_of(experiment: Experiment, exemption: Exemption) -> tuple[Participation, ...]:
    """The entries of who takes part that concern an exemption."""
    return tuple(each for each in experiment.participations if not each.parts or exemption.name in each.parts)


def common(*periods: Period) -> Period | None:
    """The days that lie in all periods; None if there are none."""
    start = max((each.start for each in periods if each.start), default=None)
    end = min((each.end for each in periods if each.end), default=None)
    return None if start and end and end < start else Period(start, end)


def uncovered(period: Period, covers: Iterable[Period]) -> Period | None:
    """The first run of days of a period that none of the others covers; None if they cover it."""
    start = period.start or date.min
    last = period.end or date.max
    for each in sorted(covers, key=lambda one: one.start or date.min):
        if (each.start or date.min) > start:
            break
        end = each.end or date.max
        if end >= last:
            return None
        start = max(start, end + timedelta(days=1))
    else:
        return _open(Period(start, last))
    following = min((e.start for e in covers if e.start and e.start > start), default=date.max)
    return _open(Period(start, min(last, following - timedelta(days=1))))


def _open(period: Period) -> Period:
    """The period with the earliest and latest possible days read as open ends."""
    start, end = period.start, period.end
    return Period(None if start == date.min else start, None if end == date.max else end)
