"""A country's law and experiments as YAML: `load` reads them, `check` finds what is wrong with them.

Each name is imported when it is first used: who has a catalogue at hand needs neither the YAML reader nor
the checks, and they cost a third of a second.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from frirum.catalogue.checks import check
    from frirum.catalogue.codes import CODES, Code
    from frirum.catalogue.findings import finding
    from frirum.catalogue.loader import load
    from frirum.catalogue.model import Catalogue, Finding, Severity

__all__ = ["CODES", "Catalogue", "Code", "Finding", "Severity", "check", "finding", "load"]

_HOMES = {
    "CODES": "codes",
    "Catalogue": "model",
    "Code": "codes",
    "Finding": "model",
    "Severity": "model",
    "check": "checks",
    "finding": "findings",
    "load": "loader",
}


def __getattr__(name: str) -> object:
    """The public name, from the module that has it."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
