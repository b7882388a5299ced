"""`frirum show`: one provision or one experiment."""

from __future__ import annotations

from datetime import date

from frirum.catalogue.citations import resting_on
from frirum.catalogue.model import Catalogue
from frirum.cli import arguments, blocks, describe, library
from frirum.cli.faults import unknown
from frirum.cli.machine import plain
from frirum.cli.screen import Screen, write_json
from frirum.experiments.model import Experiment
from frirum.law.model import Provision


def show(subject: str, on: str | None, folder: str | None, lang: str | None, *, as_json: bool) -> int:
    """Print everything the catalogue knows of the subject: of all times, or as it is on a day."""
    screen = Screen.of(lang)
    day = arguments.maybe_day("--on", on, screen.tongue)
    catalogue = library.catalogue(folder, screen.tongue)
    found = _find(subject, catalogue, day, screen)
    if as_json:
        write_json([plain(each) for each in found])
        return 0
    for at, each in enumerate(found):
        if at:
            screen.say("")
        blocks.show(_page(each, catalogue, day, screen), screen)
    return 0


def _find(
    subject: str, catalogue: Catalogue, day: date | None, screen: Screen
) -> list[Experiment | Provision]:
    folded = subject.casefold()
    for experiment in catalogue.experiments.values():
        if folded in (experiment.id.casefold(), *(alias.casefold() for alias in experiment.aliases)):
            return [experiment]
    named = arguments.cited(subject, catalogue, day)
    if named:
        return list(named)
    resting = resting_on(catalogue, subject, day)
    if resting:
        return list(resting)
    known = [*catalogue.experiments, *catalogue.provisions]
    raise unknown(screen.tongue, "SUBJECT.unknown", subject, known, "provisions")


def _page(
    found: Experiment | Provision, catalogue: Catalogue, day: date | None, screen: Screen
) -> list[blocks.Block]:
    if isinstance(found, Experiment):
        return describe.experiment(found, catalogue, day, screen.tongue)
    return describe.provision(found, catalogue, day, screen.tongue)
