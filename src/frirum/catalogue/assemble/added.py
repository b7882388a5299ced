"""Provisions that an exemption adds: they hold only where the exemption is in scope."""

from __future__ import annotations

from dataclasses import dataclass

from frirum.catalogue.assemble.rules import conditions, effect
from frirum.catalogue.assemble.texts import optional_source, period, text, texts
from frirum.catalogue.citations import Citations
from frirum.catalogue.expressions import Scopes
from frirum.catalogue.findings import Findings
from frirum.catalogue.schema import AddedModel
from frirum.law.model import Period, Provision, Source, Version


@dataclass(frozen=True, slots=True)
class Adding:
    """The exemption version that adds: its experiment and exemption, its period and its source."""

    experiment: str
    exemption: str
    period: Period
    source: Source

    @property
    def own(self) -> str:
        """`experiment/exemption`"""
        return f"{self.experiment}/{self.exemption}"


def added(
    key: str, model: AddedModel, by: Adding, citations: Citations, scopes: Scopes, findings: Findings
) -> Provision | None:
    """A provision that an exemption adds; its period and source are the exemption's unless it has its own."""
    scope = scopes.of(model.about, model.at.value_place("about"), findings)
    if scope is None:
        return None
    findings.note(model.at, depth=1)
    id_, act, section = named(key, by.experiment, citations)
    given = conditions(model.given, scope, findings)
    kind, duty, value = effect(model, scope, findings)
    version = Version(
        period=period(model, findings) if model.from_ or model.to else by.period,
        source=optional_source(model.source, findings) or by.source,
        given=given,
        effect=kind,
        duty=duty,
        value=value,
        remarks=texts(model.remarks, "a remark", findings),
        place=model.place,
    )
    title = text(model.title, id_, findings)
    return Provision(id_, act, section, model.about, title, (version,), model.place, by.own)


def named(key: str, experiment: str, citations: Citations) -> tuple[str, str, str]:
    """Id, act and section of an added provision: as written if it names a known act, else under the
    experiment."""
    name, section = citations.split(key)
    return (key, name, section) if name and section else (f"{experiment} {key}", experiment, key)
