"""`frirum decide`: outcomes of every case on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from frirum.cli import arguments, library, output, reading
from frirum.cli.faults import wrong
from frirum.cli.language import Tongue
from frirum.cli.reading import TABLES
from frirum.cli.screen import Screen


@dataclass(frozen=True, slots=True)
class Wish:
    """The arguments as given."""

    files: tuple[str, ...]
    on: str
    provisions: tuple[str, ...]
    as_: str | None
    about: str | None
    every: bool
    json: bool
    csv: str | None
    parquet: str | None
    rejects: str | None
    strict: bool


def decide(wish: Wish, folder: str | None, lang: str | None) -> int:
    """Decide and print or write. Cases that cannot be read are told on standard error; the others go on.

    Exit code 1 when a case could not be read; with `strict` also when an outcome is undecided or in conflict.
    """
    screen = Screen.of(lang)
    day = arguments.day("--on", wish.on, screen.tongue)
    asked = arguments.is_asked(wish.as_, screen.tongue)
    _one_output(wish, screen.tongue)
    paths = reading.exist(wish.files, screen.tongue)
    output.check((wish.csv, wish.parquet, wish.rejects), paths, screen.tongue)
    if _are_tables(paths, screen.tongue):
        from frirum.cli.commands.decide_tables import decide_tables

        return decide_tables(wish, paths, day, folder, screen, asked=asked)
    return _one_by_one(wish, paths, day, folder, screen, asked=asked)


def _one_output(wish: Wish, tongue: Tongue) -> None:
    given = [
        name
        for name, value in (("--json", wish.json), ("--csv", wish.csv), ("--parquet", wish.parquet))
        if value
    ]
    if len(given) > 1:
        what = tongue("USAGE.either", first=given[0], second=given[1])
        raise wrong("USAGE", what, tongue("USAGE.choose"))


def _are_tables(paths: list[Path], tongue: Tongue) -> bool:
    kinds = {path.suffix.lower() in TABLES for path in paths}
    if len(kinds) > 1:
        raise wrong("CASE", tongue("CASE.mixed"), tongue("CASE.mixed.do"))
    if kinds == {True}:
        for path in paths:
            if not path.is_file():
                raise wrong("FILE", tongue("FILE.pipe"), tongue("FILE.pipe.do"), str(path))
    return kinds == {True}


def _one_by_one(
    wish: Wish, paths: list[Path], day: date, folder: str | None, screen: Screen, *, asked: bool
) -> int:
    from frirum.cli.one_by_one import Run
    from frirum.cli.rejects import rejects

    catalogue = library.catalogue(folder, screen.tongue)
    provisions = arguments.provisions(wish.provisions, catalogue, day, screen.tongue)
    run = Run(catalogue, [each.id for each in provisions], day, screen, asked=asked)
    with rejects(wish.rejects, screen.tongue) as run.rejects:
        if wish.json:
            run.as_json(paths)
        elif wish.csv is not None:
            run.as_csv(paths, wish.csv)
        elif wish.parquet is not None:
            run.as_parquet(paths, wish.parquet)
        else:
            run.as_table(paths, every=wish.every or bool(provisions))
    return run.exit_code(strict=wish.strict)
