"""A loaded catalogue, and what was found wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from frirum.cases.vocabulary import Vocabulary
from frirum.cases.wording import in_language
from frirum.experiments.model import Exemption, ExemptionVersion, Experiment, Network
from frirum.law.model import Act, Place, Provision, Rate

Spot = tuple[int, int]
"""Line and column in a file that is known."""


class Severity(StrEnum):
    """An error makes `frirum check` fail; a warning does not; a note lists what the catalogue leaves open."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something wrong or open in a catalogue. Printed as `FILE:LINE:COLUMN: CODE: message; remedy`."""

    place: Place = field(compare=False)
    code: str
    message: str
    remedy: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        return self.said("en")

    def said(self, language: str) -> str:
        """The line in `da` or `en`; what has no words of its own in Danish is said in English."""
        tail = f"; {in_language(self.remedy, language)}" if self.remedy else ""
        return f"{self.place}: {self.code}: {in_language(self.message, language)}{tail}"


@dataclass(frozen=True, slots=True)
class Touch:
    """An exemption version that touches a provision: what it does there is read off `version` under `cited`,
    the citations of the exemption that resolve to the provision."""

    experiment: Experiment
    exemption: Exemption
    version: ExemptionVersion
    cited: tuple[str, ...]

    @property
    def id(self) -> str:
        """`experiment/exemption`"""
        return f"{self.experiment.id}/{self.exemption.name}"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything of a country. `provisions` holds ordinary ones and those that exemptions add, by id."""

    country: str
    vocabulary: Vocabulary
    networks: Mapping[str, Network]
    rates: Mapping[str, Rate]
    acts: Mapping[str, Act]
    provisions: Mapping[str, Provision]
    experiments: Mapping[str, Experiment]
    touches: Mapping[str, tuple[Touch, ...]]
    """by provision id: every exemption version that waives, drops, sets or adds something there"""
    families: Mapping[str, tuple[str, ...]]
    """family name ("LAB") to the acts of it, oldest first"""
    findings: tuple[Finding, ...] = ()
    """what was found while loading; `frirum.catalogue.check` gives these and all others"""
    spots: Mapping[Place, Mapping[str, Spot]] = field(default_factory=dict, compare=False, repr=False)
    """by the place of a version, exemption version, participation, …: where its keys stand (`waive/0`)"""

    def resolve(self, citation: str, day: date | None = None) -> tuple[Provision, ...]:
        """The provisions a citation names; a family name means the act in force on `day` (None: all of them).

        A place without `stk.` covers all its `stk.`. Nothing found: an empty tuple.
        """
        from frirum.catalogue.citations import resolve

        return resolve(self, citation, day)
