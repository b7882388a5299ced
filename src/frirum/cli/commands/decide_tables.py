"""`frirum decide` with tables: a whole population, decided together in the database."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from frirum.cases.bulk import connect
from frirum.cli import arguments, bulk, deciding, library, outcome_table, rows
from frirum.cli.faults import FINDINGS
from frirum.cli.loading import Tables
from frirum.cli.loading import loaded as load
from frirum.cli.progress import counted
from frirum.cli.screen import Screen, write
from frirum.cli.summary import summary
from frirum.cli.tally import tally

if TYPE_CHECKING:
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
        tables = Tables(paths, wish.about, wish.rejects)
        loaded = load(con, tables, catalogue, provisions, screen)
        kind = loaded.relations.about
        deciding.about(provisions, kind, screen.tongue)
        chosen = bulk.about(catalogue, [each.id for each in provisions], kind)
        outcomes = bulk.Outcomes(con, catalogue, {kind: loaded.relations}, day, asked=asked)
        _out(wish, outcomes, chosen, loaded.cases, screen)
        seconds = time.perf_counter() - begun
        _tell(screen, "decide.cases", loaded.cases, seconds=screen.tongue.seconds(seconds))
    return FINDINGS if loaded.rejected or (wish.strict and outcomes.open) else 0


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
