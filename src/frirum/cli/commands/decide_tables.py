"""`frirum decide` with tables: a whole population, decided together in the database."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from frirum.cases.bulk import Loaded, connect, load
from frirum.cases.problems import CaseError
from frirum.cli import arguments, bulk, deciding, library, outcome_table, reading, rows
from frirum.cli.faults import FINDINGS, Fault, wrong
from frirum.cli.progress import counted, waiting
from frirum.cli.screen import Screen, write
from frirum.cli.summary import summary
from frirum.cli.tally import tally

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from frirum.catalogue.model import Catalogue
    from frirum.cli.commands.decide import Wish

READABLE = 100
"""outcomes up to which a person is shown each; above it, counts"""


def decide_tables(
    wish: Wish, paths: Sequence[Path], day: date, folder: str | None, screen: Screen, *, asked: bool
) -> int:
    """Load, decide, print or write. Rejected rows are told on standard error; the exit code is then 1, and
    with `--strict` also when an outcome is left open."""
    begun = time.perf_counter()
    catalogue = library.catalogue(folder, screen.tongue)
    provisions = arguments.provisions(wish.provisions, catalogue, day, screen.tongue)
    with connect() as con:
        loaded = _load(con, wish, paths, catalogue, screen)
        kind = loaded.relations.about
        deciding.about(provisions, kind, screen.tongue)
        chosen = bulk.about(catalogue, [each.id for each in provisions], kind)
        outcomes = bulk.Outcomes(con, catalogue, {kind: loaded.relations}, day, asked=asked)
        _out(wish, outcomes, chosen, loaded.cases, screen)
        seconds = time.perf_counter() - begun
        _tell(screen, "decide.cases", loaded.cases, seconds=screen.tongue.seconds(seconds))
    return FINDINGS if loaded.rejected or (wish.strict and outcomes.open) else 0


def _load(
    con: DuckDBPyConnection, wish: Wish, paths: Sequence[Path], catalogue: Catalogue, screen: Screen
) -> Loaded:
    tongue, known = screen.tongue, catalogue.vocabulary.abouts
    if wish.about is not None and wish.about not in known:
        what = tongue("USAGE.value", name="--about", given=wish.about)
        raise wrong("USAGE", what, tongue("USAGE.one of", names=", ".join(known)))
    rejects = None if wish.rejects is None else Path(wish.rejects)
    try:
        with waiting("decide.reading", screen):
            loaded = load(
                con,
                paths,
                catalogue.vocabulary,
                about=wish.about,
                rejects=rejects,
                language=tongue.language,
            )
    except CaseError as error:
        raise Fault([each.said(tongue.language) for each in error.problems], FINDINGS) from None
    reading.tell(loaded.problems, tongue)
    if loaded.rejected:
        files = ", ".join(str(path) for path in loaded.rejects)
        key = "decide.rejected" if files else "decide.rejected.unwritten"
        _tell(screen, key, loaded.rejected, files=files)
    return loaded


def _out(wish: Wish, outcomes: bulk.Outcomes, chosen: Sequence[str], cases: int, screen: Screen) -> None:
    for kind, out in (("csv", wish.csv), ("parquet", wish.parquet)):
        if out is not None:
            count = outcomes.write(counted(chosen, screen), out, kind)
            _tell(screen, "decide.written", count, file=out)
            return
    if wish.json:
        _json(outcomes, chosen, screen)
    elif cases * len(chosen) <= READABLE:
        _each(outcomes, chosen, screen, every=wish.every or bool(wish.provisions))
    else:
        _in_numbers(wish, outcomes, chosen, cases, screen)


def _json(outcomes: bulk.Outcomes, chosen: Sequence[str], screen: Screen) -> None:
    before = "[\n"
    for row in outcomes.rows(counted(chosen, screen)):
        written = json.dumps(rows.as_json(row, outcomes.catalogue), ensure_ascii=screen.ascii_only, indent=1)
        write(before + written)
        before = ",\n"
    write("[]\n" if before == "[\n" else "\n]\n")


def _each(outcomes: bulk.Outcomes, chosen: Sequence[str], screen: Screen, *, every: bool) -> None:
    """Every outcome, case by case."""
    table = outcome_table.Table(screen, outcomes.catalogue, outcomes.on, every=every)
    for row in sorted(outcomes.rows(chosen), key=lambda row: str(row["case"])):
        table.add(rows.outcome(row, outcomes.catalogue))
    table.show()


def _in_numbers(
    wish: Wish, outcomes: bulk.Outcomes, chosen: Sequence[str], cases: int, screen: Screen
) -> None:
    """Counts for each provision. Those that are not in force say nothing to any case and need not be
    asked."""
    tongue, every = screen.tongue, wish.every or bool(wish.provisions)
    asked = [each for each in chosen if every or outcomes.catalogue.provisions[each].at(outcomes.on)]
    tally(outcomes, counted(asked, screen))
    day, count = tongue.day(outcomes.on), tongue.whole(cases)
    screen.say(f"[dim]{tongue('summary.title', day=day, count=count)}[/]\n")
    hidden = summary(outcomes, screen, every=every) + len(chosen) - len(asked)
    if hidden:
        screen.say(f"\n[dim]{tongue.count('decide.hidden', hidden)}[/]")


def _tell(screen: Screen, key: str, count: int, **parts: object) -> None:
    """Something about the work, beside the answer."""
    sys.stderr.write(f"{screen.tongue.count(key, count, **parts)}\n")
