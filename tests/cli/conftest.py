"""`frirum` run in this process, as a person runs it: arguments in; exit code, output and faults out."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from frirum.cli import main


@dataclass(frozen=True)
class Said:
    """What a command did."""

    code: int
    out: str
    err: str


Frirum = Callable[..., Said]


@pytest.fixture
def frirum(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Frirum:
    """Run a command in an English locale, on a terminal of 100 columns, with the shipped catalogue."""
    for name in ("LC_ALL", "LC_MESSAGES", "FRIRUM_CATALOGUE", "FRIRUM_TRACE", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # put back what a run replaces

    def run(*arguments: str) -> Said:
        code = main(list(arguments))
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return run
