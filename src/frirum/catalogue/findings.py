"""Collects findings, and where things stand, while a catalogue is read and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from frirum.catalogue.codes import CODES
from frirum.catalogue.model import Finding, Spot
from frirum.law.model import Period, Place

if TYPE_CHECKING:
    from frirum.catalogue.documents import LocatedMap


def finding(code: str, place: Place, message: str, remedy: str = "") -> Finding:
    """A finding of a registered kind; `remedy` where there is a better one than the kind's own."""
    kind = CODES[code]
    return Finding(place, code, message, remedy or kind.remedy, kind.severity)


def shown(period: Period) -> str:
    """A period in words: "2018-07-01 to 2022-12-31"."""
    if period.start is not None and period.start == period.end:
        return f"on {period.start}"
    match period:
        case Period(None, None):
            return "without limit"
        case Period(None, end):
            return f"up to {end}"
        case Period(start, None):
            return f"from {start}"
        case _:
            return f"{period.start} to {period.end}"


@dataclass(slots=True)
class Findings:
    """What was found so far. `spots` holds, by the place of a mapping, where its keys and items stand."""

    found: list[Finding] = field(default_factory=list)
    spots: dict[Place, Mapping[str, Spot]] = field(default_factory=dict)

    def add(self, code: str, place: Place, message: str, remedy: str = "") -> None:
        """Add a finding; see `finding`."""
        self.found.append(finding(code, place, message, remedy))

    def note(self, at: LocatedMap, place: Place | None = None, depth: int = 4) -> None:
        """Remember where the keys and items of a mapping stand, so that later checks can point at them.

        `place` is the place of the thing in the catalogue, if that is not where the mapping begins.
        """
        self.spots[place or at.place] = at.spots(depth)
