"""Every version of every exemption is shown at work: its examples are decided, and their scope looked at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from functools import cache

from frirum.cases.shape import read_case_data
from frirum.catalogue import Catalogue, load
from frirum.decide.engine import Engine
from frirum.decide.examples import differences
from frirum.decide.outcome import Applied
from frirum.experiments.model import Exemption, ExemptionVersion, Experiment, Standing
from frirum.law.model import Example

Shown = Mapping[int, set[str]]
"""by the identity of an exemption version: what examples show of it"""


@cache
def catalogue() -> Catalogue:
    return load()


@cache
def shown() -> Shown:
    """What the examples of each experiment show of the versions of its exemptions."""
    found: dict[int, set[str]] = defaultdict(set)
    for experiment in catalogue().experiments.values():
        engines = {asked: Engine(catalogue(), asked=asked) for asked in (False, frozenset({experiment.id}))}
        for example in experiment.examples:
            engine = engines[frozenset({experiment.id}) if example.asked else False]
            for version, what in _shows(engine, experiment, example):
                found[id(version)].add(what)
    return found


def _shows(
    engine: Engine, experiment: Experiment, example: Example
) -> Iterator[tuple[ExemptionVersion, str]]:
    provision = engine.catalogue.provisions.get(example.provision)
    if provision is None:
        (provision,) = engine.catalogue.resolve(example.provision, example.on)
    case = read_case_data(
        example.case,
        engine.catalogue.vocabulary,
        about=provision.about,
        case=example.name,
        place=example.place,
    )
    applied = engine.outcome(case, example.on, provision.id).actual.considered
    for touch in engine.catalogue.touches.get(provision.id, ()):
        asked_in_vain = touch.exemption.standing is Standing.ASKED and not example.asked
        if touch.experiment.id == experiment.id and not asked_in_vain:
            yield from _shown_of(touch.version, touch.id, example, applied)


def _shown_of(
    version: ExemptionVersion, id_: str, example: Example, applied: tuple[Applied, ...]
) -> Iterator[tuple[ExemptionVersion, str]]:
    if version.period.end is not None and example.on > version.period.end:
        yield version, "after"
    for each in applied:
        here = each.id == id_ and each.period == version.period and example.on in version.period
        if here and each.in_scope is not None:
            yield version, "inside" if each.in_scope else "outside"


def _wanted(exemption: Exemption, version: ExemptionVersion) -> Iterator[str]:
    yield from ("inside", "outside")
    end = version.period.end
    if end is not None and exemption.at(end + timedelta(days=1)) is None:
        yield "after"


def test_every_exemption_version_has_an_example_inside_outside_and_after() -> None:
    missing = [
        f"{experiment.id}/{exemption.name} from {version.period.start}: no example {what}"
        for experiment in catalogue().experiments.values()
        for exemption in experiment.exemptions
        for version in exemption.versions
        for what in _wanted(exemption, version)
        if what not in shown()[id(version)]
    ]
    assert missing == []


def _without(version: ExemptionVersion) -> Catalogue:
    """The catalogue as it would be without that exemption version."""
    by_provision = {
        id_: tuple(each for each in touches if each.version is not version)
        for id_, touches in catalogue().touches.items()
    }
    return replace(catalogue(), touches=by_provision)


def _all_hold(catalogue_: Catalogue, experiment: Experiment) -> bool:
    """Whether every example of the experiment comes out as it expects under that catalogue."""
    engines = {asked: Engine(catalogue_, asked=asked) for asked in (False, frozenset({experiment.id}))}
    for example in experiment.examples:
        engine = engines[frozenset({experiment.id}) if example.asked else False]
        found = catalogue_.provisions.get(example.provision)
        provision = found or catalogue_.resolve(example.provision, example.on)[0]
        case = read_case_data(
            example.case,
            catalogue_.vocabulary,
            about=provision.about,
            case=example.name,
            place=example.place,
        )
        if any(differences(example.expect, engine.outcome(case, example.on, provision.id))):
            return False
    return True


def _versions() -> Iterator[tuple[Experiment, Exemption, ExemptionVersion]]:
    for experiment in catalogue().experiments.values():
        for exemption in experiment.exemptions:
            for version in exemption.versions:
                yield experiment, exemption, version


def _named(experiment: Experiment, exemption: Exemption, version: ExemptionVersion) -> str:
    return f"{experiment.id}/{exemption.name} from {version.period.start}"


def test_no_exemption_version_could_be_dropped_without_an_example_that_notices() -> None:
    unnoticed = [
        _named(experiment, exemption, version)
        for experiment, exemption, version in _versions()
        if _all_hold(_without(version), experiment)
    ]
    assert unnoticed == []


def test_no_exemption_version_could_hold_everywhere_without_an_example_that_notices() -> None:
    everybody = tuple(catalogue().vocabulary.municipalities)
    unnoticed = []
    for experiment, exemption, version in _versions():
        wide = replace(
            experiment,
            participations=tuple(
                replace(each, municipalities=everybody) for each in experiment.participations
            ),
        )
        by_provision = {
            id_: tuple(
                replace(each, experiment=wide) if each.version is version else each for each in touches
            )
            for id_, touches in catalogue().touches.items()
        }
        if _all_hold(replace(catalogue(), touches=by_provision), experiment):
            unnoticed.append(_named(experiment, exemption, version))
    assert unnoticed == []
