"""Every command that `--help` and the reference show can be run as it stands."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from tests.cli.conftest import Frirum

from frirum.cli.messages.examples import EXAMPLES

COMMANDS = sorted({command for commands in EXAMPLES.values() for command in commands})


@pytest.mark.parametrize("command", COMMANDS)
def test_an_example_runs(frirum: Frirum, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    monkeypatch.chdir(Path(__file__).parent.parent.parent)
    # The whole demonstration is run by `make demo`; here one provision shows that the command is right.
    monkeypatch.setattr("frirum.cli.commands.demo.REFERENCE", ("LAS § 74 c",))
    said = frirum(*shlex.split(command)[1:])
    assert said.code == 0
    assert said.out
