"""Every exemption is shown at work: an example inside its scope, one outside, one after its end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from frirum.catalogue.checks.report import Report, entries_of
from frirum.catalogue.model import Catalogue
from frirum.experiments.model import Exemption, ExemptionVersion, Experiment
from frirum.law.citations import CitationError
from frirum.law.model import Example, Period


def check_examples(report: Report) -> None:
    """Examples of unknown provisions, and exemption versions without the three kinds of examples.

    Whether an example holds is found by running it; that is not done here.
    """
    catalogue = report.catalogue
    for examples in (
        *(act.examples for act in catalogue.acts.values()),
        *(experiment.examples for experiment in catalogue.experiments.values()),
    ):
        for example in examples:
            if example.provision not in catalogue.provisions and not _resolved(report, example):
                place = report.where(example.place, "provision")
                report.add(
                    "F315", place, f"`{example.provision}` names no provision in force on {example.on}"
                )
    touched = _touched(catalogue)
    for experiment in catalogue.experiments.values():
        shown = [(example, set(_resolved(report, example))) for example in experiment.examples]
        for exemption in experiment.exemptions:
            for version in exemption.versions:
                ids = touched.get(id(version), set())
                about = [example for example, named in shown if named & ids]
                if ids:
                    _three_kinds(report, experiment, exemption, version, about)


def _resolved(report: Report, example: Example) -> list[str]:
    try:
        found = report.citations.find(example.provision, Period(example.on, example.on))
    except CitationError:
        return []
    return [each.id for each in found]


def _touched(catalogue: Catalogue) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for id_, touches in catalogue.touches.items():
        for touch in touches:
            found.setdefault(id(touch.version), set()).add(id_)
    return found


def _three_kinds(
    report: Report,
    experiment: Experiment,
    exemption: Exemption,
    version: ExemptionVersion,
    about: list[Example],
) -> None:
    given: set[str] = set()
    for example in about:
        given.update(kinds(report.catalogue, experiment, exemption, version, example))
    wanted = ["inside its scope", "outside its scope"]
    if version.period.end is not None and not _goes_on(exemption, version.period.end):
        wanted.append("after its end")
    missing = [each for each in wanted if each not in given]
    if missing:
        named = f"{experiment.id}/{exemption.name}"
        report.add("F314", version.place, f"no example shows {named} {' or '.join(missing)}")


def _goes_on(exemption: Exemption, end: date) -> bool:
    """Whether another version follows at once: then only its examples can show what comes after."""
    return end < date.max and exemption.at(end + timedelta(days=1)) is not None


def kinds(
    catalogue: Catalogue,
    experiment: Experiment,
    exemption: Exemption,
    version: ExemptionVersion,
    example: Example,
) -> Iterable[str]:
    """What an example shows of an exemption version: "inside its scope", "outside its scope", "after its
    end", several of them where it cannot be told, or nothing."""
    if version.period.end is not None and example.on > version.period.end:
        return ("after its end",)
    if example.on not in version.period:
        return ()
    kommune = _municipality(catalogue, example)
    takes_part = any(
        kommune is None or kommune in entry.municipalities
        for entry in entries_of(experiment, exemption)
        if example.on in entry.period
    )
    if not takes_part:
        return ("outside its scope",)
    if _differs(example):
        return ("inside its scope",)
    # Who takes part may still be outside its group: the answers then do not differ.
    return ("outside its scope",) if _same(example) else ("inside its scope", "outside its scope")


def _differs(example: Example) -> bool:
    ordinary, actual = example.expect.get("ordinary"), example.expect.get("actual")
    if isinstance(actual, Mapping) and actual.get("status") == "waived":
        return True
    if not isinstance(ordinary, Mapping) or not isinstance(actual, Mapping):
        return False
    return any(ordinary[key] != actual[key] for key in ordinary.keys() & actual.keys())


def _same(example: Example) -> bool:
    ordinary, actual = example.expect.get("ordinary"), example.expect.get("actual")
    return isinstance(ordinary, Mapping) and ordinary == actual


def _municipality(catalogue: Catalogue, example: Example) -> str | None:
    """The official name of the municipality of the example's case on its day, if it gives one."""
    facts = example.case.get("facts")
    given = facts.get("kommune") if isinstance(facts, Mapping) else None
    if isinstance(given, list):
        given = next((each.get("is") for each in given if _holds(each, example.on)), None)
    if not isinstance(given, str):
        return None
    for each in catalogue.vocabulary.municipalities.values():
        if given.casefold() in (name.casefold() for name in (each.name, *each.aliases)):
            return each.name
    return None


def _holds(piece: object, day: date) -> bool:
    if not isinstance(piece, Mapping):
        return False
    start, end = piece.get("from"), piece.get("to")
    return (not isinstance(start, date) or start <= day) and (not isinstance(end, date) or day <= end)
