"""Runs the commands that stand in the handwritten docs, and keeps what they print true.

In a page, a block marked `console` holds commands (`$ …`) and their output; they run one after another in
one empty folder, which has the `examples/` of the repository. A block whose first line ends with
`title="path"` is a file that the reader is asked to write. Seconds differ from run to run, and do not
count as a change.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGES = ("README.md", "docs/tutorial.md", "docs/how-to/*.md")
_BLOCK = re.compile(r"^```(\w+)( [^\n]*)?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_TITLE = re.compile(r'title="([^"]+)"')
_SECONDS = re.compile(r"\d+([.,]\d+)? s\b")
SHOWN = "…"
"""a line of output that stands for all that follows it"""


@dataclass(frozen=True)
class Console:
    """A block of commands and output at a place in a page."""

    start: int
    end: int
    text: str


def pages() -> list[Path]:
    """The handwritten pages whose commands are run."""
    return sorted(path for pattern in PAGES for path in ROOT.glob(pattern))


def current(text: str) -> str:
    """A page with the output that its commands print now."""
    with tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        shutil.copytree(ROOT / "examples", room / "examples")
        parts, done = [], 0
        for console in _consoles(text, room):
            parts += [text[done : console.start], _run(console.text, room)]
            done = console.end
    return "".join([*parts, text[done:]])


def same(left: str, right: str) -> bool:
    """Whether two pages say the same but for the seconds."""
    return _SECONDS.sub("0 s", left) == _SECONDS.sub("0 s", right)


def _consoles(text: str, room: Path) -> Iterator[Console]:
    """The consoles in order; files between them are written as they come."""
    for block in _BLOCK.finditer(text):
        title = _TITLE.search(block[2] or "")
        if title:
            path = room / title[1]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block[3], encoding="utf-8")
        elif block[1] == "console":
            yield Console(block.start(3), block.end(3), block[3])


def _run(text: str, room: Path) -> str:
    """The commands of a console, each with what it prints. A shortened output stays shortened."""
    parts = re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]
    done = [_one(part, room) for part in parts]
    # An empty line parts what a command printed from the next command.
    return "".join(f"{each}{chr(10) * (each.count(chr(10)) > 1)}" for each in done[:-1]) + done[-1]


def _one(part: str, room: Path) -> str:
    command, _, old = part.partition("\n")
    while command.endswith("\\"):
        more, _, old = old.partition("\n")
        command = f"{command}\n{more}"
    lines = _output(command, room)
    shown = [line.rstrip() for line in old.rstrip("\n").splitlines()]
    if SHOWN in shown:
        kept = shown.index(SHOWN)
        lines = [*lines[:kept], SHOWN]
    return "\n".join([f"$ {command}", *lines, ""])


def _output(command: str, room: Path) -> list[str]:
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("LC_", "FRIRUM_", "PYTHON"))
    }
    environment |= {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "LANG": "en_GB.UTF-8",
        "COLUMNS": "100",
        "PYTHONUTF8": "1",
    }
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=room,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if "BUG:" in done.stdout or "Traceback" in done.stdout:
        raise RuntimeError(f"{command}\n{done.stdout}")
    return [line.rstrip() for line in done.stdout.rstrip("\n").splitlines()]
