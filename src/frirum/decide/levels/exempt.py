"""Which exemptions of a provision a municipality takes part in."""

from __future__ import annotations

from datetime import timedelta

from frirum.catalogue.model import Catalogue, Touch
from frirum.decide.levels.periods import Stretch
from frirum.experiments.model import Standing
from frirum.law.model import Period


def exemptions(
    catalogue: Catalogue, provision: str, municipality: str | None, period: Stretch
) -> tuple[str, ...]:
    """The granted exemptions on a provision that hold in a municipality on some day of a period, by id. For
    whom they hold there is a matter of each case."""
    span = Period(period.start, period.after - timedelta(days=1))
    found = (
        touch.id
        for touch in catalogue.touches.get(provision, ())
        if touch.exemption.standing is Standing.GRANTED and _there(touch, municipality, span)
    )
    return tuple(sorted(dict.fromkeys(found)))


def _there(touch: Touch, municipality: str | None, span: Period) -> bool:
    return touch.version.period.overlaps(span) and any(
        municipality in entry.municipalities
        and entry.period.overlaps(span)
        and (not entry.parts or touch.exemption.name in entry.parts)
        for entry in touch.experiment.participations
    )
