"""Why an exemption is not in scope of a case, beyond the marks of its conditions: where it holds instead,
and when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from frirum.catalogue.model import Touch
from frirum.cli.language import Tongue
from frirum.experiments.model import Participation

KOMMUNE = "kommune"
"""the name of the reason that says whether a case takes part"""
MOST = 12
"""municipalities that are named before the rest is counted"""


def elsewhere(touch: Touch, kommune: object, on: date, tongue: Tongue) -> Iterator[str]:
    """Who takes part, if the case's municipality does not: this one at other times, or others on the day.
    `kommune` None: it is not known."""
    entries = [entry for entry in touch.experiment.participations if _covers(entry, touch)]
    own = [entry for entry in entries if kommune in entry.municipalities]
    if any(on in entry.period for entry in own):
        return  # it does take part: what fails is the group, which has a mark of its own
    if own:
        for period in dict.fromkeys(entry.period for entry in own):
            said = tongue.period(period.start, period.end)
            yield tongue("scope.then", kommune=kommune, period=said)
        return
    today = [entry for entry in entries if on in entry.period]
    names = sorted({name for entry in today for name in entry.municipalities})
    if not names:
        yield tongue("scope.nobody")
    elif len(names) > MOST:
        more = tongue.whole(len(names) - MOST)
        yield tongue("scope.there.more", names=", ".join(names[:MOST]), count=more)
    else:
        yield tongue("scope.there", names=tongue.several(names))


def _covers(entry: Participation, touch: Touch) -> bool:
    return not entry.parts or touch.exemption.name in entry.parts


def kind(touch: Touch | None, name: str, tongue: Tongue) -> str:
    """What sort of condition it is, where a reader should know: enrolment, or something that must be on
    record."""
    found = None if touch is None else touch.version.kinds.get(name)
    return tongue(f"scope.{found}") if found in ("enrolled", "provided") else ""
