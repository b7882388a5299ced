"""`frirum demo`: a population that does not exist, decided."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from frirum.cases.bulk import connect
from frirum.cases.synthetic import population
from frirum.cli import arguments, library
from frirum.cli.bulk import Outcomes
from frirum.cli.progress import counted, waiting
from frirum.cli.screen import Screen, write_json
from frirum.cli.summary import numbers, summary
from frirum.cli.tally import TALLY, count, tally
from frirum.cli.where import what, where, where_data

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from frirum.catalogue.model import Catalogue
    from frirum.law.model import Provision

REFERENCE = (
    "LAS § 74 c",
    "LAS § 31",
    "LAB § 16 a, stk. 1",
    "LAB § 18, stk. 1",
    "LAB § 20, stk. 1",
    "LAB § 31, stk. 1",
    "LAB § 48, stk. 1",
    "LAB § 51, stk. 2",
    "SDL § 13 b, stk. 1, 1. pkt.",
    "SEL § 129, stk. 2",
    "SEL § 151, stk. 2",
    "BSL § 24 h",
)
"""the provisions of the demonstration; those not in force on the day are left out"""
NEXT = (
    'frirum explain examples/reassessment.yaml --on 2018-10-01 --provision "LAS § 74 c"',
    "frirum list experiments --kommune Aalborg --on 2018-10-01",
    "frirum --help",
)


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds that the work took."""

    drawing: float
    deciding: float


def demo(persons: str, seed: str, on: str, lang: str | None, *, as_json: bool) -> int:
    """Make the population, decide it, print what the experiments change and for whom."""
    screen = Screen.of(lang)
    tongue = screen.tongue
    size = arguments.whole("--persons", persons, 1, tongue)
    start = arguments.whole("--seed", seed, 0, tongue)
    day = arguments.day("--on", on, tongue)
    catalogue = library.catalogue(None, tongue)
    with connect() as con:
        outcomes, times = _work(con, catalogue, day, (size, start), screen)
        if as_json:
            write_json({"provisions": numbers(outcomes), "municipalities": where_data(outcomes)})
        else:
            _show(outcomes, size, times, screen)
    return 0


def _work(
    con: DuckDBPyConnection, catalogue: Catalogue, day: date, drawn_by: tuple[int, int], screen: Screen
) -> tuple[Outcomes, Times]:
    """Draw the population (`drawn_by`: its size and its seed) and count its outcomes."""
    begun = time.perf_counter()
    provisions = list(_in_force(catalogue, day))
    abouts = list(dict.fromkeys(each.about for each in provisions))
    size, seed = drawn_by
    with waiting("demo.drawing", screen):
        drawn = population(con, size, catalogue.vocabulary, seed=seed, abouts=abouts)
    made = time.perf_counter()
    outcomes = Outcomes(con, catalogue, drawn, day, asked=False)
    tally(outcomes, counted([each.id for each in provisions], screen), places=True)
    return outcomes, Times(made - begun, time.perf_counter() - made)


def _in_force(catalogue: Catalogue, day: date) -> Iterator[Provision]:
    for citation in REFERENCE:
        named = arguments.cited(citation, catalogue, day)
        yield from (each for each in named if each.at(day) is not None)


def _show(outcomes: Outcomes, size: int, times: Times, screen: Screen) -> None:
    tongue = screen.tongue
    screen.say(f"[heading]{tongue('demo.title', day=tongue.day(outcomes.on))}[/]")
    screen.say(f"[dim]{tongue('demo.people', count=tongue.whole(size))}[/]\n")
    summary(outcomes, screen)
    what(outcomes, screen)
    where(outcomes, screen)
    _one_of_them(outcomes, screen)
    made = count(outcomes)
    parts = {
        "outcomes": tongue.whole(made),
        "seconds": tongue.seconds(times.deciding),
        "drawing": tongue.seconds(times.drawing),
        "rate": tongue.whole(round(made / max(times.deciding, 0.001))),
    }
    screen.say(f"\n[dim]{tongue('demo.time', **parts)}[/]")
    screen.say(f"\n[heading]{tongue('demo.next')}[/]")
    for command in NEXT:
        screen.wide(f"  {screen.plain(command)}")


_ONE = f"""
SELECT first, provision, ordinary_status, actual_status, actual_exemptions, actual_basis, kommune
FROM {TALLY} WHERE differs AND actual_exemptions IS NOT NULL
ORDER BY actual_status = 'waived' DESC, nth, first LIMIT 1
"""


def _one_of_them(outcomes: Outcomes, screen: Screen) -> None:
    """A case that an experiment changes, in a sentence."""
    tongue = screen.tongue
    for case, provision, ordinary, actual, exemptions, basis, kommune in outcomes.ask(_ONE):
        parts = {
            "case": case,
            "provision": provision,
            "ordinary": tongue(f"status.{ordinary}"),
            "actual": tongue(f"status.{actual}"),
            "exemptions": exemptions,
            "basis": basis,
            "kommune": kommune,
        }
        screen.say(f"\n{screen.plain(tongue('demo.case', **parts))}")
