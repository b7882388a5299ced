"""`frirum explain`: the full reason of one outcome."""

from __future__ import annotations

from dataclasses import dataclass

from frirum.cli import arguments, library, reading
from frirum.cli.deciding import about, engine
from frirum.cli.reason import Explanation
from frirum.cli.screen import Screen, write_json
from frirum.decide.json import to_json


@dataclass(frozen=True, slots=True)
class Wish:
    """The arguments as given."""

    file: str
    on: str
    provision: str
    as_: str | None
    case: str | None
    json: bool


def explain(wish: Wish, folder: str | None, lang: str | None) -> int:
    """Print both answers of one provision for one case on one day, with everything they rest on."""
    screen = Screen.of(lang)
    tongue = screen.tongue
    day = arguments.day("--on", wish.on, tongue)
    asked = arguments.is_asked(wish.as_, tongue)
    [path] = reading.exist([wish.file], tongue)
    catalogue = library.catalogue(folder, tongue)
    provision = arguments.provision(wish.provision, catalogue, day, tongue)
    case = reading.one_case(path, wish.case, catalogue.vocabulary, tongue)
    about([provision], case.about, tongue)
    outcome = engine(catalogue, asked=asked, tongue=tongue).outcome(case, day, provision.id)
    if wish.json:
        write_json(to_json(outcome))
    else:
        Explanation(outcome, catalogue, screen, asked=asked).show()
    return 0
