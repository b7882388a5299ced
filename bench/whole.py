"""The whole catalogue: every provision in force on one day, over a population of all kinds of cases, into files."""

from __future__ import annotations

import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench import report
from bench.bulk import LIMIT, ROOM, opened
from bench.queries import ON
from frirum.cases.storage import attach, save
from frirum.cases.synthetic import population
from frirum.catalogue import load
from frirum.decide.bulk import Bulk, Unsupported

if TYPE_CHECKING:
    from frirum.catalogue.model import Catalogue

SHARES = {"person": 1, "bolig": 10, "virksomhed": 20, "tilbud": 500, "forsøg": 1000}
"""of each kind of case, one for so many persons"""


@dataclass(frozen=True, slots=True)
class Run:
    """What became of the provisions about one kind of case: rows written, seconds, and what was refused, why."""

    provisions: int
    rows: int
    seconds: float
    slowest: tuple[tuple[float, str], ...]
    refused: tuple[tuple[str, str], ...]


def whole(size: int) -> None:
    """Every provision in force over `size` persons and the other kinds of cases in proportion."""
    report.title(
        f"The whole catalogue on {ON}: {size:,} persons, other cases in proportion, from file to file"
    )
    with tempfile.TemporaryDirectory() as folder:
        report.apart(_made, size, Path(folder))
        runs = [report.apart(_decided, about, size // share, Path(folder)) for about, share in SHARES.items()]
    minutes = sum(run.seconds for run in runs) / 60
    rows = sum(run.rows for run in runs)
    report.line("together", f"{minutes:.1f} minutes", report.rate(rows, minutes * 60))
    for took, provision in sorted((each for run in runs for each in run.slowest), reverse=True)[:10]:
        report.line(f"  {provision}", f"{took:.1f} s")
    for run in runs:
        for provision, why in run.refused:
            report.line(f"  {provision}", f"refused: {why}")


def _made(size: int, folder: Path) -> None:
    """Writes the population."""
    vocabulary = load().vocabulary
    for about, share in SHARES.items():
        with opened(ROOM) as con:
            save(
                con, population(con, max(size // share, 1), vocabulary, seed=1, abouts=[about])[about], folder
            )


def _decided(about: str, size: int, folder: Path) -> Run:
    """Decides every provision about one kind of case, each into a file of its own."""
    catalogue = load()
    with opened(LIMIT) as con:
        bulk = Bulk(catalogue, con, attach(con, folder, about))
        run = _run(catalogue, bulk, about, folder / "outcomes.parquet")
    what = f"{about}: {size:,} cases, {run.provisions} provisions"
    report.line(what, f"{run.seconds / 60:.1f} minutes", report.rate(run.rows, run.seconds), report.peak())
    return run


def _run(catalogue: Catalogue, bulk: Bulk, about: str, out: Path) -> Run:
    rows = 0
    took: list[tuple[float, str]] = []
    refused: list[tuple[str, str]] = []
    for provision in catalogue.provisions.values():
        if provision.about != about or provision.at(ON) is None:
            continue
        begun = time.perf_counter()
        try:
            rows += bulk.write([provision.id], ON, out)
        except Unsupported as error:
            refused.append((provision.id, error.construct))
        else:
            took.append((time.perf_counter() - begun, provision.id))
    slowest = tuple(sorted(took, reverse=True)[:10])
    return Run(len(took), rows, sum(each for each, _ in took), slowest, tuple(refused))
