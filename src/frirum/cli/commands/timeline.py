"""`frirum timeline`: outcomes over time and every duty occurrence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from frirum.cases.model import Case
from frirum.cli import arguments, library, machine, reading
from frirum.cli.deciding import about, engine
from frirum.cli.faults import wrong
from frirum.cli.screen import Screen, write_json
from frirum.cli.timelines import Timeline, is_silent
from frirum.decide.json import Json, to_json
from frirum.decide.timeline import Span


@dataclass(frozen=True, slots=True)
class Wish:
    """The arguments as given."""

    file: str
    start: str
    end: str
    provisions: tuple[str, ...]
    as_: str | None
    case: str | None
    json: bool


def timeline(wish: Wish, folder: str | None, lang: str | None) -> int:
    """Print the timeline of each provision. Without `--provision`, of those that ever say something."""
    screen = Screen.of(lang)
    tongue = screen.tongue
    start = arguments.day("--from", wish.start, tongue)
    end = arguments.day("--to", wish.end, tongue)
    if end < start:
        raise wrong("DATES", tongue("DATES.what", start=start, to=end), tongue("DATES.do"))
    asked = arguments.is_asked(wish.as_, tongue)
    [path] = reading.exist([wish.file], tongue)
    catalogue = library.catalogue(folder, tongue)
    chosen = arguments.provisions(wish.provisions, catalogue, None, tongue)
    case = reading.one_case(path, wish.case, catalogue.vocabulary, tongue)
    about(chosen, case.about, tongue)
    found = _timelines(
        case, start, end, [each.id for each in chosen], engine(catalogue, asked=asked, tongue=tongue)
    )
    if wish.json:
        write_json([_data(each) for each in found])
    else:
        _show([each for each in found if chosen or not is_silent(each)], len(found), screen)
    return 0


def _timelines(case: Case, start: date, end: date, chosen: list[str], over: Any) -> list[Timeline]:
    return [
        Timeline(
            over.catalogue.provisions[name],
            case.id,
            start,
            end,
            over.timeline(case, start, end, name),
            over.occurrences(case, start, end, name),
        )
        for name in chosen or over.provisions(case.about)
    ]


def _show(shown: list[Timeline], total: int, screen: Screen) -> None:
    for at, each in enumerate(shown):
        if at:
            screen.say("")
        each.show(screen)
    if len(shown) < total:
        said = screen.tongue.count("timeline.hidden", total - len(shown))
        screen.say(f"{'' if not shown else chr(10)}[dim]{said}[/]")


def _data(found: Timeline) -> Json:
    return {
        "case": found.case,
        "provision": found.provision.id,
        "from": found.start.isoformat(),
        "to": found.end.isoformat(),
        "spans": [_span(span) for span in found.spans],
        "occurrences": [
            {"ordinary": machine.occurrence(ordinary), "actual": machine.occurrence(actual)}
            for ordinary, actual in found.occurrences
        ],
    }


def _span(span: Span) -> Json:
    """The days, and what the outcome says on each of them."""
    outcome = to_json(span.outcome)
    kept = {name: outcome[name] for name in ("differs", "ordinary", "actual")}
    return {"from": span.start.isoformat(), "to": span.end.isoformat(), **kept}
