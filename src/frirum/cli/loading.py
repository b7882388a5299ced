"""Tables of cases, loaded into the embedded database for a command."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from frirum.cases.bulk import Loaded, load
from frirum.cases.problems import CaseError
from frirum.cli import reading
from frirum.cli.faults import FINDINGS, Fault, wrong
from frirum.cli.progress import waiting
from frirum.cli.screen import Screen

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from frirum.catalogue.model import Catalogue
    from frirum.law.model import Provision


@dataclass(frozen=True, slots=True)
class Tables:
    """What to load. `about`: what the cases are about, if that was said; `rejects`: a file for bad rows."""

    paths: Sequence[Path]
    about: str | None
    rejects: str | None


def loaded(
    con: DuckDBPyConnection,
    tables: Tables,
    catalogue: Catalogue,
    provisions: Sequence[Provision],
    screen: Screen,
) -> Loaded:
    """The tables as relations; bad rows are told on standard error. Where the tables leave open what their
    cases are about, the provisions that are asked for decide it."""
    tongue, known = screen.tongue, catalogue.vocabulary.abouts
    if tables.about is not None and tables.about not in known:
        what = tongue("USAGE.value", name="--about", given=tables.about)
        raise wrong("USAGE", what, tongue("USAGE.one of", names=", ".join(known)))
    kinds = {each.about for each in provisions}
    try:
        with waiting("decide.reading", screen):
            found = load(
                con,
                tables.paths,
                catalogue.vocabulary,
                about=tables.about,
                likely=kinds.pop() if len(kinds) == 1 else None,
                rejects=None if tables.rejects is None else Path(tables.rejects),
                language=tongue.language,
            )
    except CaseError as error:
        raise Fault([each.said(tongue.language) for each in error.problems], FINDINGS) from None
    _tell(found, screen)
    return found


def _tell(found: Loaded, screen: Screen) -> None:
    """What is wrong with the rows that were left out, and where they are."""
    reading.tell(found.problems, screen.tongue)
    if found.rejected:
        files = ", ".join(str(path) for path in found.rejects)
        key = "decide.rejected" if files else "decide.rejected.unwritten"
        sys.stderr.write(f"{screen.tongue.count(key, found.rejected, files=files)}\n")
