"""What the commands that decide have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from frirum.cli.faults import wrong
from frirum.cli.language import Tongue
from frirum.decide.outcome import Outcome, Status

if TYPE_CHECKING:
    from frirum.catalogue.model import Catalogue
    from frirum.decide.engine import Engine
    from frirum.law.model import Provision


def engine(catalogue: Catalogue, *, asked: bool, tongue: Tongue) -> Engine:
    """The engine for single cases, its reasons in the user's language."""
    from frirum.decide.engine import Engine

    return Engine(catalogue, asked=asked, lang=tongue.language)


OPEN = (Status.UNDECIDED, Status.CONFLICT)
"""statuses that leave an answer open"""


def is_open(outcome: Outcome) -> bool:
    """Whether one of the two answers is left open."""
    return outcome.ordinary.status in OPEN or outcome.actual.status in OPEN


def about(provisions: Sequence[Provision], kind: str, tongue: Tongue) -> None:
    """Refuse provisions about another kind of case: they have no answer for this one, not even *no*."""
    for provision in provisions:
        if provision.about != kind:
            parts = {"name": provision.id, "about": provision.about, "other": kind}
            remedy = tongue("PROVISION.about.do", other=kind)
            raise wrong("PROVISION", tongue("PROVISION.about", **parts), remedy)
