"""`frirum list`: experiments, provisions or municipalities; all, or those of a municipality and a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NoReturn

from frirum.catalogue.model import Catalogue, Touch
from frirum.cli import arguments, library, output
from frirum.cli.faults import wrong
from frirum.cli.screen import Screen, write_json
from frirum.cli.tables import write_csv
from frirum.experiments.model import Experiment, Participation
from frirum.law.model import Period

NARROW = 100
"""columns below which a table with titles cannot be read"""
NARROWEST = 60
"""columns below which no table can"""
Row = dict[str, str]
"""a line of a list, by column"""
KINDS = {
    "experiments": ("experiments", "forsøg"),
    "provisions": ("provisions", "bestemmelser"),
    "municipalities": ("municipalities", "kommuner"),
}
"""what can be listed, in English and in Danish"""


@dataclass(frozen=True, slots=True)
class Wish:
    """The arguments as given."""

    kind: str
    kommune: str | None
    on: str | None
    json: bool
    csv: str | None


@dataclass(frozen=True, slots=True)
class Where:
    """The municipality and the day that were asked about; None: any."""

    kommune: str | None
    on: date | None

    def takes_part(self, entry: Participation) -> bool:
        """Whether the entry is about the municipality and the day."""
        return (self.kommune is None or self.kommune in entry.municipalities) and (
            self.on is None or self.on in entry.period
        )

    def reaches(self, touch: Touch) -> bool:
        """Whether the exemption version holds there and then."""
        in_time = self.on is None or self.on in touch.version.period
        return in_time and any(
            self.takes_part(entry)
            for entry in touch.experiment.participations
            if not entry.parts or touch.exemption.name in entry.parts
        )


def listing(wish: Wish, folder: str | None, lang: str | None) -> int:
    """Print the list, or write it."""
    screen = Screen.of(lang)
    kind = next((name for name, words in KINDS.items() if wish.kind.casefold() in words), None)
    if kind is None:
        _refuse(wish.kind, screen)
    day = arguments.maybe_day("--on", wish.on, screen.tongue)
    output.check([wish.csv], [], screen.tongue)
    catalogue = library.catalogue(folder, screen.tongue)
    kommune = wish.kommune and arguments.municipality(wish.kommune, catalogue, screen.tongue).name
    where = Where(kommune, day)
    lists = {"experiments": _experiments, "provisions": _provisions, "municipalities": _municipalities}
    rows = [dict(zip(COLUMNS[kind], row, strict=True)) for row in lists[kind](catalogue, where, screen)]
    if wish.csv is not None:
        write_csv(wish.csv, COLUMNS[kind], [tuple(row.values()) for row in rows])
    if wish.json:
        write_json(rows)
    elif wish.csv is None:
        _show(kind, rows, screen)
    return 0


COLUMNS = {
    "experiments": ("experiment", "title", "network", "standing", "municipality", "period"),
    "provisions": ("provision", "title", "about", "effect", "period", "experiments"),
    "municipalities": ("code", "municipality", "experiments"),
}


def _refuse(kind: str, screen: Screen) -> NoReturn:
    tongue = screen.tongue
    names = ", ".join(words[tongue.language == "da"] for words in KINDS.values())
    raise wrong("USAGE", tongue("USAGE.value", name="KIND", given=kind), tongue("USAGE.one of", names=names))


def _show(kind: str, rows: Sequence[Row], screen: Screen) -> None:
    if not rows:
        screen.say(screen.tongue("list.nothing"))
        return
    if screen.width < (NARROW if "title" in COLUMNS[kind] else NARROWEST):
        _stack(kind, rows, screen)
        return
    tongue, names = screen.tongue, [name for name in COLUMNS[kind] if name != "title"]
    whole = {"period", "standing", "effect", "about", "code"}
    table = screen.table(
        *(f"{'=' * (name in whole)}{tongue(f'column.{name}')}" for name in names),
        airy="title" in COLUMNS[kind],
    )
    for row in rows:
        table.add_row(*(_cell(name, row, screen) for name in names))
    screen.say(table)
    screen.say(f"\n[dim]{tongue('list.count', count=len(rows))}[/]")


def _stack(kind: str, rows: Sequence[Row], screen: Screen) -> None:
    """On a narrow screen: each thing by itself, a line for each column."""
    tongue, first = screen.tongue, COLUMNS[kind][0]
    for row in rows:
        screen.say(f"[heading]{screen.plain(row[first])}[/]")
        if "title" in row:
            screen.say(f"[dim]{screen.plain(row['title'])}[/]")
        grid = screen.grid(2)
        for name in COLUMNS[kind][1:]:
            if name != "title" and row[name]:
                grid.add_row(f"  [dim]{tongue(f'column.{name}')}[/]", screen.plain(row[name]))
        screen.say(grid, "")
    screen.say(f"[dim]{tongue('list.count', count=len(rows))}[/]")


def _cell(name: str, row: Row, screen: Screen) -> str:
    """A cell for people; the title stands below the name it explains."""
    text = screen.plain(row[name])
    if name in ("experiment", "provision"):
        return f"[heading]{text}[/]\n[dim]{screen.plain(row['title'])}[/]"
    return text.replace(", ", "\n") if name == "experiments" else text


def _experiments(catalogue: Catalogue, where: Where, screen: Screen) -> Iterator[tuple[str, ...]]:
    tongue = screen.tongue
    for each in catalogue.experiments.values():
        entries = [entry for entry in each.participations if where.takes_part(entry)]
        if not entries:
            continue
        standing = sorted({tongue(f"standing.{exemption.standing}") for exemption in each.exemptions})
        names = {name: None for entry in entries for name in entry.municipalities}
        span = _span([entry.period for entry in entries])
        yield (
            each.id,
            tongue.text(each.title),
            each.network or "",
            ", ".join(standing),
            where.kommune or ", ".join(names),
            _written(span),
        )


def _provisions(catalogue: Catalogue, where: Where, screen: Screen) -> Iterator[tuple[str, ...]]:
    tongue = screen.tongue
    for each in catalogue.provisions.values():
        versions = [version for version in each.versions if where.on is None or where.on in version.period]
        touches = [touch for touch in catalogue.touches.get(each.id, ()) if where.reaches(touch)]
        if not versions or (where.kommune is not None and not touches):
            continue
        yield (
            each.id,
            tongue.text(each.title),
            each.about,
            tongue(f"effect.{versions[-1].effect}"),
            _written(_span([version.period for version in versions])),
            ", ".join(dict.fromkeys(touch.experiment.id for touch in touches)),
        )


def _municipalities(catalogue: Catalogue, where: Where, screen: Screen) -> Iterator[tuple[str, ...]]:
    del screen
    for each in catalogue.vocabulary.municipalities.values():
        if where.kommune not in (None, each.name):
            continue
        there = Where(each.name, where.on)
        yield f"{each.code:04d}", each.name, ", ".join(_taking_part(catalogue, there))


def _taking_part(catalogue: Catalogue, where: Where) -> list[str]:
    def takes_part(experiment: Experiment) -> bool:
        return any(where.takes_part(entry) for entry in experiment.participations)

    return [each.id for each in catalogue.experiments.values() if takes_part(each)]


def _span(periods: Sequence[Period]) -> Period:
    """From the first start to the last end."""
    starts, ends = [each.start for each in periods], [each.end for each in periods]
    start = None if None in starts else min(day for day in starts if day is not None)
    end = None if None in ends else max(day for day in ends if day is not None)
    return Period(start, end)


def _written(period: Period) -> str:
    return f"{period.start or '…'} – {period.end or '…'}"
