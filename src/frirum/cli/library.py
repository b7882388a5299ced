"""The catalogue for a command, and the faults of a folder that is none."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from frirum.cli.faults import FINDINGS, Fault, Line, wrong
from frirum.cli.language import Tongue

if TYPE_CHECKING:
    from frirum.catalogue.model import Catalogue

SHIPPED = Path(__file__).parent.parent / "catalogue" / "dk"
"""the Danish catalogue that comes with Frirum"""
MOST = 20
"""errors of a catalogue that a command names before it points to `frirum check`"""


def folder(given: str | None, tongue: Tongue) -> Path | None:
    """The folder of the catalogue: the option, else FRIRUM_CATALOGUE, else None for the shipped one."""
    name = given if given is not None else os.environ.get("FRIRUM_CATALOGUE") or None
    if name is None:
        return None
    path = Path(name)
    if not path.exists():
        raise wrong("FILE", tongue("FILE.missing"), tongue("FILE.missing.do"), name)
    if not path.is_dir():
        raise wrong("FILE", tongue("FILE.not folder"), tongue("CATALOGUE.none.do"), name)
    if not (path / "catalogue.yaml").exists():
        raise wrong("CATALOGUE", tongue("CATALOGUE.none"), tongue("CATALOGUE.none.do"), name)
    return path


def catalogue(given: str | None, tongue: Tongue) -> Catalogue:
    """The catalogue, if it can be relied on: a command does not answer from a broken one."""
    from frirum.catalogue.model import Severity
    from frirum.cli import cache

    loaded = cache.loaded(folder(given, tongue) or SHIPPED, _load)
    errors = [finding for finding in loaded.findings if finding.severity is Severity.ERROR]
    if errors:
        what = tongue("CATALOGUE.broken", count=len(errors))
        last = Line("CATALOGUE", what, tongue("CATALOGUE.broken.do"), given or "")
        raise Fault([*errors[:MOST], last], FINDINGS)
    return loaded


def _load(path: Path) -> Catalogue:
    from frirum.catalogue import load

    return load(path)
