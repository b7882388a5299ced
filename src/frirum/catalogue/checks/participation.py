"""Who takes part: municipalities of the network, parts of the experiment, days on which there is something
to join."""

from __future__ import annotations

import re
from datetime import date

from frirum.catalogue.checks.report import Report, uncovered
from frirum.catalogue.findings import shown
from frirum.experiments.model import Experiment, Network, Participation
from frirum.feel.errors import nearest
from frirum.law.model import Period

APPLICATION = re.compile(r"[0-9]{2}[a-z]?")


def check_participation(report: Report) -> None:
    """Unknown municipalities, networks and parts; participation outside network or period; application
    numbers."""
    for network in report.catalogue.networks.values():
        for index, name in enumerate(network.municipalities):
            _municipality(report, name, network.place, f"municipalities/{index}")
    for experiment in report.catalogue.experiments.values():
        _experiment(report, experiment)
        for entry in experiment.participations:
            _entry(report, experiment, entry)


def _municipality(report: Report, name: str, place: object, path: str) -> None:
    known = report.catalogue.vocabulary.municipalities
    if name in known:
        return
    official = next((each.name for each in known.values() if name in each.aliases), None)
    advice = f"; its name is `{official}`" if official else nearest(name, known)
    report.add("F105", report.where(place, path), f"`{name}` is no municipality{advice}")  # type: ignore[arg-type]


def _experiment(report: Report, experiment: Experiment) -> None:
    networks = report.catalogue.networks
    if experiment.network is not None and experiment.network not in networks:
        place = report.where(experiment.place, "network")
        report.add(
            "F106", place, f"`{experiment.network}` is no network{nearest(experiment.network, networks)}"
        )
    for index, number in enumerate(experiment.applications):
        if not APPLICATION.fullmatch(number):
            place = report.where(experiment.place, f"applications/{index}")
            report.add("F110", place, f"`{number}` is no application number")


def _entry(report: Report, experiment: Experiment, entry: Participation) -> None:
    parts = {each.name for each in experiment.exemptions}
    for index, part in enumerate(entry.parts):
        if part not in parts:
            place = report.where(entry.place, f"part/{index}")
            report.add("F107", place, f"`{part}` is no exemption of {experiment.id}{nearest(part, parts)}")
    network = report.catalogue.networks.get(experiment.network or "")
    for index, name in enumerate(entry.municipalities):
        path = f"kommune/{index}"
        if path in report.catalogue.spots.get(entry.place, {}) or network is None:
            _municipality(report, name, entry.place, path)
        if network is not None and name not in network.municipalities:
            place = report.where(entry.place, path)
            report.add("F307", place, f"{name} is not in the network {network.id}")
    _period(report, experiment, entry, network)


def _period(report: Report, experiment: Experiment, entry: Participation, network: Network | None) -> None:
    held = [
        version.period
        for exemption in experiment.exemptions
        if not entry.parts or exemption.name in entry.parts
        for version in exemption.versions
    ]
    if held:
        _within(report, entry, hull(held), "the exemptions hold")
    if network is not None:
        _within(report, entry, network.period, f"the network {network.id} exists")


def hull(periods: list[Period]) -> Period:
    """From the first day of any of the periods to the last day of any."""
    starts, ends = [each.start for each in periods], [each.end for each in periods]
    return Period(
        None if None in starts else min(each for each in starts if each),
        None if None in ends else max(each for each in ends if each),
    )


def _within(report: Report, entry: Participation, bounds: Period, why: str) -> None:
    # An end left open means "as long as the exemption": only days that are written can lie outside.
    first = entry.period.start or bounds.start or date.min
    last = entry.period.end or max(first, bounds.end or date.max)
    outside = uncovered(Period(first, last), [bounds])
    if outside is not None:
        late = outside.start is not None and outside.start > first
        place = report.where(entry.place, "to" if late else "from", "to", "from")
        report.add("F308", place, f"{why} {shown(bounds)}, but participation runs {shown(entry.period)}")
