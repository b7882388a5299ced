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
from frirum.cli import arguments, bulk, deciding, library, outcome_table, rows
from frirum.cli.faults import FINDINGS, Fault, wrong
from frirum.cli.progress import counted
from frirum.cli.screen import Screen, write
from frirum.cli.summary import summary

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from frirum.catalogue.model import Catalogue
    from frirum.cli.commands.decide import Wish

READABLE = 100
"""outcomes up to which a person is shown each; above it, counts"""


def decide_tables(
    wish: Wish, paths: Sequence[Path], day: date, folder: str | None, screen: Screen, *, asked: bool
) -> int:
    """Load, decide, print or write. Rejected rows are told on standard error; the exit code is then 1."""
    begun = time.perf_counter()
    catalogue = library.catalogue(folder, screen.tongue)
    provisions = arguments.provisions(wish.provisions, catalogue, day, screen.tongue)
    with connect() as con:
        loaded = _load(con, wish, paths, catalogue, screen)
        kind = loaded.relations.about
        deciding.about(provisions, kind, screen.tongue)
        chosen = bulk.about(catalogue, [each.id for each in provisions], kind)
        outcomes = bulk.Outcomes(con, catalogue, day, asked=asked)
        for provision in counted(chosen, screen):
            outcomes.decide(provision, loaded.relations)
        _out(wish, outcomes, screen, every=bool(provisions))
        seconds = time.perf_counter() - begun
        _tell(screen, "decide.cases", count=screen.tongue.whole(loaded.cases), seconds=f"{seconds:.1f}")
    return FINDINGS if loaded.rejected else 0


def _load(
    con: DuckDBPyConnection, wish: Wish, paths: Sequence[Path], catalogue: Catalogue, screen: Screen
) -> Loaded:
    tongue, known = screen.tongue, catalogue.vocabulary.abouts
    if wish.about is not None and wish.about not in known:
        what = tongue("USAGE.value", name="--about", given=wish.about)
        raise wrong("USAGE", what, tongue("USAGE.one of", names=", ".join(known)))
    rejects = None if wish.rejects is None else Path(wish.rejects)
    try:
        loaded = load(con, paths, catalogue.vocabulary, about=wish.about, rejects=rejects)
    except CaseError as error:
        raise Fault(error.problems, FINDINGS) from None
    sys.stderr.write("".join(f"{problem}\n" for problem in loaded.problems))
    if loaded.rejected:
        files = ", ".join(str(path) for path in loaded.rejects)
        key = "decide.rejected" if files else "decide.rejected.unwritten"
        _tell(screen, key, count=tongue.whole(loaded.rejected), files=files)
    return loaded


def _out(wish: Wish, outcomes: bulk.Outcomes, screen: Screen, *, every: bool) -> None:
    for kind, out in (("csv", wish.csv), ("parquet", wish.parquet)):
        if out is not None:
            outcomes.write(out, kind)
            _tell(screen, "decide.written", count=screen.tongue.whole(outcomes.count()), file=out)
            return
    if wish.json:
        _json(outcomes, screen)
    elif outcomes.count() <= READABLE:
        table = outcome_table.Table(screen, outcomes.catalogue, outcomes.on, every=every or wish.every)
        for row in outcomes.rows():
            table.add(rows.outcome(row, outcomes.catalogue))
        table.show()
    else:
        day = screen.tongue.day(outcomes.on)
        screen.say(f"[dim]{screen.tongue('decide.title', day=day)}[/]\n")
        summary(outcomes, screen, every=every or wish.every)


def _json(outcomes: bulk.Outcomes, screen: Screen) -> None:
    before = "[\n"
    for row in outcomes.rows():
        written = json.dumps(rows.as_json(row, outcomes.catalogue), ensure_ascii=screen.ascii_only, indent=1)
        write(before + written)
        before = ",\n"
    write("[]\n" if before == "[\n" else "\n]\n")


def _tell(screen: Screen, key: str, **parts: object) -> None:
    """Something about the work, beside the answer."""
    sys.stderr.write(f"{screen.tongue(key, **parts)}\n")
