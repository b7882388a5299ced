"""The whole catalogue: every provision in force on one day, over a population of all kinds of cases, into files."""

from __future__ import annotations

import tempfile
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
    """What became of the provisions about one kind of case: how many, rows and bytes written, the time by the clock and of
    all cores together, and what was refused, why."""

    provisions: int
    rows: int
    size: int
    took: report.Took
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
    wall, cores = (sum(times) for times in zip(*(run.took for run in runs), strict=True))
    rows = sum(run.rows for run in runs)
    report.line(
        f"together: {sum(run.provisions for run in runs)} provisions, {rows / 1e6:,.1f} M rows",
        f"{wall / 60:.1f} minutes",
        report.rate(rows, wall),
        f"{cores / 60:.1f} core min",
        f"{sum(run.size for run in runs) / 1e6:,.0f} MB",
    )
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
    """Decides every provision about one kind of case, all into one folder."""
    catalogue = load()
    with opened(LIMIT) as con:
        bulk = Bulk(catalogue, con, attach(con, folder, about))
        run = _run(catalogue, bulk, about, folder / f"{about}-outcomes")
    report.line(
        f"{about}: {size:,} cases, {run.provisions} provisions",
        f"{run.took.wall / 60:.1f} minutes",
        report.rate(run.rows, run.took.wall),
        report.peak(),
    )
    return run


def _run(catalogue: Catalogue, bulk: Bulk, about: str, out: Path) -> Run:
    sayable, refused = _sayable(catalogue, bulk, about)
    slowest: list[tuple[float, str]] = []
    begun = report.now()
    last = begun.wall

    def done(provision: str, *_: int) -> None:
        nonlocal last
        now = report.now().wall
        what = provision if slowest else f"{provision}, and making ready for all"
        slowest.append((now - last, what))
        last = now

    rows = bulk.write(sayable, ON, out, done)
    took = report.since(begun)
    size = sum(each.stat().st_size for each in out.iterdir())
    return Run(len(sayable), rows, size, took, tuple(sorted(slowest, reverse=True)[:10]), refused)


def _sayable(catalogue: Catalogue, bulk: Bulk, about: str) -> tuple[list[str], tuple[tuple[str, str], ...]]:
    """The provisions in force about a kind of case, those left out that SQL refuses."""
    sayable, refused = [], []
    for provision in catalogue.provisions.values():
        if provision.about != about or provision.at(ON) is None:
            continue
        try:
            bulk.query(provision.id, ON)
        except Unsupported as error:
            refused.append((provision.id, error.construct))
        else:
            sayable.append(provision.id)
    return sayable, tuple(refused)
