"""What exemptions change is there to be changed: provisions in force, conditions and fields that exist."""

from __future__ import annotations

from collections.abc import Iterator

from frirum.catalogue.checks.report import Report, uncovered
from frirum.catalogue.findings import shown
from frirum.catalogue.model import Touch
from frirum.experiments.model import ExemptionVersion
from frirum.law.model import Effect, Provision, Version

Element = tuple[str, str, str]
"""A kind (`given`, `duty`, `value`), a name, and the path where the exemption names it."""


def check_changes(report: Report) -> None:
    """Elements that are not there, provisions in force in a part of the period, duties without `at end`."""
    touched: dict[int, list[tuple[Provision, Touch]]] = {}
    for id_, touches in report.catalogue.touches.items():
        for touch in touches:
            touched.setdefault(id(touch.version), []).append((report.catalogue.provisions[id_], touch))
    for experiment, exemption, version in report.exemption_versions():
        named = f"{experiment.id}/{exemption.name}"
        pairs = touched.get(id(version), [])
        _elements(report, version, pairs)
        _in_force(report, version, pairs)
        if not (version.waive or version.drop or version.set or version.add):
            report.add("F313", version.place, f"{named} changes nothing in this version")
        duties = sorted({each.id for each, _ in pairs if each.own is None and _has_duty(each, version)})
        if duties and version.at_end is None:
            report.add("F312", version.place, f"{named} touches the duty of {', '.join(duties)}")


def _has_duty(provision: Provision, version: ExemptionVersion) -> bool:
    return any(each.effect is Effect.DUTY for each in _versions(provision, version))


def _versions(provision: Provision, version: ExemptionVersion) -> list[Version]:
    return [each for each in provision.versions if each.period.overlaps(version.period)]


def _in_force(report: Report, version: ExemptionVersion, pairs: list[tuple[Provision, Touch]]) -> None:
    for citation in dict.fromkeys((*version.waive, *version.drop, *version.set)):
        found = [each for each, touch in pairs if citation in touch.cited and each.own is None]
        hole = uncovered(version.period, [one.period for each in found for one in each.versions])
        if found and hole is not None:
            place = report.where(version.place, *_paths(version, citation))
            names = ", ".join(each.id for each in found)
            report.add("F303", place, f"{names}: not in force {shown(hole)}, though the exemption is")


def _paths(version: ExemptionVersion, citation: str) -> Iterator[str]:
    if citation in version.waive:
        yield f"waive/{version.waive.index(citation)}"
    yield f"drop/{citation}"
    yield f"set/{citation}"


def _elements(report: Report, version: ExemptionVersion, pairs: list[tuple[Provision, Touch]]) -> None:
    for citation in dict.fromkeys((*version.drop, *version.set)):
        aimed = [each for each, touch in pairs if citation in touch.cited]
        there = [one for each in aimed for one in _versions(each, version)]
        for kind, name, path in _named(version, citation):
            if there and not any(has_element(each, kind, name) for each in there):
                known = sorted({each for one in there for each in _known(one, kind)})
                tail = f"; it has {', '.join(f'`{each}`' for each in known)}" if known else ""
                what = {"given": f"condition `{name}`", "duty": f"duty with `{name}`", "value": "value"}[kind]
                report.add("F304", report.where(version.place, path), f"{citation} has no {what}{tail}")


def _named(version: ExemptionVersion, citation: str) -> Iterator[Element]:
    for index, name in enumerate(version.drop.get(citation, ())):
        kind = "duty" if name.startswith("duty.") else "given"
        yield (
            kind,
            name.removeprefix("duty.").replace(" ", "_") if kind == "duty" else name,
            f"drop/{citation}/{index}",
        )
    change = version.set.get(citation)
    if change is None:
        return
    for name in change.conditions:
        yield "given", name, f"set/{citation}/given/{name}"
    if change.value is not None:
        yield "value", "is", f"set/{citation}/is"
    for name, to in change.duty.items():
        yield "duty", name if to is None else "", f"set/{citation}/duty/{name.replace('_', ' ')}"


def has_element(version: Version, kind: str, name: str) -> bool:
    """Whether a version has a condition (`given`), a `value`, or a duty (with a field, if named)."""
    if kind == "given":
        return name in version.given
    if kind == "value":
        return version.value is not None and version.effect is not Effect.COMPETENCE
    return version.duty is not None and (not name or getattr(version.duty, name, None) is not None)


def _known(version: Version, kind: str) -> list[str]:
    return list(version.given) if kind == "given" else []
