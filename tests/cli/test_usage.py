"""Wrong use is told in one line, with what to do; nothing ends in a stack trace."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Frirum

COMMANDS = ("decide", "timeline", "explain", "check", "show", "list", "sql", "feel", "demo")


def test_frirum_alone_shows_the_help(frirum: Frirum) -> None:
    said = frirum()
    assert said.code == 0
    assert all(f"  {name} " in said.out for name in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("language", ["da", "en"])
def test_every_command_has_help_in_both_languages(frirum: Frirum, command: str, language: str) -> None:
    said = frirum(command, "--help", "--lang", language)
    assert said.code == 0
    assert ("Brug" if language == "da" else "Usage") in said.out
    assert "help." not in said.out
    assert "option." not in said.out


def test_the_version_is_the_installed_one(frirum: Frirum) -> None:
    assert frirum("--version").out == "frirum 0.1.0\n"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["dcide"], "USAGE: there is no command dcide; did you mean decide?"),
        (["xyzzy"], "USAGE: there is no command xyzzy; see frirum --help"),
        (["list"], "USAGE: KIND is missing; see frirum list --help"),
        (
            ["list", "things"],
            "USAGE: KIND: things will not do; write experiments, provisions, municipalities",
        ),
        (["check", "--jsn"], "USAGE: there is no option --jsn; did you mean --json?"),
        (["show"], "USAGE: PROVISION|EXPERIMENT is missing; see frirum show --help"),
        (
            ["explain", "a.yaml", "--on", "2018-10-01"],
            "USAGE: --provision is missing; see frirum explain --help",
        ),
        (["list", "provisions", "--lang", "de"], "USAGE: --lang: de will not do; write da | en"),
        (["list", "provisions", "--on", "1/10"], "DATE: --on: 1/10 is no date; write the day as 2018-10-01"),
        (
            ["list", "provisions", "--on", "2018-02-30"],
            "DATE: --on: 2018-02-30 is no date; write the day as 2018-10-01",
        ),
        (
            ["demo", "--persons", "0"],
            "USAGE: --persons: 0 will not do; write a whole number from 1 to 100,000,000",
        ),
        (
            ["demo", "--persons", "ten"],
            "USAGE: --persons: ten will not do; write a whole number from 1 to 100,000,000",
        ),
    ],
)
def test_wrong_use_is_told_in_one_line(frirum: Frirum, arguments: list[str], line: str) -> None:
    said = frirum(*arguments)
    assert (said.code, said.out, said.err) == (2, "", line + "\n")


def test_wrong_use_is_told_in_danish_to_danes(frirum: Frirum) -> None:
    said = frirum("list", "--lang", "da")
    assert said.err == "USAGE: KIND mangler; se frirum list --help\n"


@pytest.mark.parametrize("option", ["--catalogue"])
def test_a_folder_that_is_no_catalogue(frirum: Frirum, tmp_path: Path, option: str) -> None:
    file = tmp_path / "file.yaml"
    file.write_text("a: 1\n")
    for path, words in [
        (tmp_path / "none", "FILE: there is no such file"),
        (file, "FILE: this is not a folder"),
        (tmp_path, "CATALOGUE: this folder is no catalogue"),
    ]:
        said = frirum("list", "provisions", option, str(path))
        assert said.code == 2
        assert said.err.startswith(f"{path}:1:1: {words}; ")


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "frirum.cli", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "LANG": "en_GB.UTF-8", "LC_ALL": "", **environment},
    )


def test_a_reader_who_has_seen_enough_is_no_fault() -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as closed:
        done = subprocess.run(
            [sys.executable, "-m", "frirum.cli", "list", "municipalities", "--json"],
            stdout=closed,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_terminal_without_our_signs_gets_a_question_mark() -> None:
    done = run("show", "LAS § 74 c", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert done.stderr == ""
    assert "LAS ? 74 c" in done.stdout


def test_a_fault_of_our_own_is_one_line_too(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import frirum.cli.run as run\n"
        "def broken(*_):\n"
        "    raise RuntimeError('boom')\n"
        "run._command = broken\n"
    )
    plain = run("list", "provisions", PYTHONPATH=str(tmp_path))
    traced = run("list", "provisions", PYTHONPATH=str(tmp_path), FRIRUM_TRACE="1")
    assert plain.returncode == traced.returncode == 1
    assert plain.stderr.startswith("BUG: a fault of Frirum itself: RuntimeError: boom; report it")
    assert plain.stderr.count("\n") == 1
    assert "Traceback" in traced.stderr


def test_an_interrupt_is_told_in_a_word() -> None:
    waiting = subprocess.Popen(
        [sys.executable, "-m", "frirum.cli", "feel", "--lines", "-", "--lang", "en"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with waiting:
        assert waiting.stdin is not None
        assert waiting.stdout is not None
        assert waiting.stderr is not None
        waiting.stdin.write('"1 + 1"\n')
        waiting.stdin.flush()
        assert json.loads(waiting.stdout.readline())["value"] == "2"
        waiting.send_signal(signal.SIGINT)
        assert waiting.wait() == 130
        assert waiting.stderr.read() == "interrupted\n"


def test_a_file_that_cannot_be_written(frirum: Frirum, tmp_path: Path) -> None:
    said = frirum("list", "municipalities", "--csv", str(tmp_path))
    assert said.code == 2
    assert said.err == f"{tmp_path}:1:1: FILE: this is a folder, not a file; name a file in the folder\n"


def test_arguments_that_are_no_text() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "frirum.cli", "show", b"\xff\xfe"],
        capture_output=True,
        check=False,
        env={**os.environ, "LANG": "en_GB.UTF-8", "LC_ALL": ""},
    )
    assert done.returncode == 2
    assert done.stderr == b"USAGE: an argument is not UTF-8; write it in UTF-8\n"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (
            PermissionError(13, "Permission denied", "a.csv"),
            "a.csv:1:1: FILE: permission denied; give",
        ),
        (
            OSError(28, "No space left on device", "a.csv"),
            "a.csv:1:1: FILE: No space left on device; ",
        ),
    ],
)
def test_what_the_operating_system_refuses(
    frirum: Frirum, monkeypatch: pytest.MonkeyPatch, error: OSError, words: str
) -> None:
    def refuse(*_: object) -> int:
        raise error

    monkeypatch.setattr("frirum.cli.run._command", refuse)
    said = frirum("list", "municipalities")
    assert said.code == 2
    assert said.err.startswith(words)
