"""A PostgreSQL server for the tests: made in a folder of its own, asked through `psql`, stopped at the end.

It listens on a socket in its folder only. As root, which PostgreSQL refuses, it runs as `nobody`.
"""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PROGRAMS = ("initdb", "pg_ctl", "psql")
DEBIAN = Path("/usr/lib/postgresql")
"""where Debian keeps the server's programs, by version; only `psql` is on the path there"""
NULL = "\\N"


def programs() -> dict[str, str] | None:
    """Where the programs are; None where one of them is not installed."""
    folders = sorted(DEBIAN.glob("*/bin"), reverse=True)
    path = os.pathsep.join([os.environ.get("PATH", ""), *map(str, folders)])
    found = {name: shutil.which(name, path=path) for name in PROGRAMS}
    return None if None in found.values() else {name: str(each) for name, each in found.items()}


@dataclass(frozen=True)
class Server:
    """A running server."""

    psql: str
    folder: Path

    def run(self, script: str) -> str:
        """What `psql` prints for a script; the first error fails."""
        command = [self.psql, "-XqAt", "-v", "ON_ERROR_STOP=1", "--csv", "-P", f"null={NULL}"]
        found = subprocess.run(
            [*command, "-h", str(self.folder), "-U", "frirum", "-d", "postgres"],
            input=script, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert found.returncode == 0, found.stderr[:2000]
        return found.stdout

    def rows(self, query: str) -> list[list[str | None]]:
        """The rows of a query, every value as text."""
        return [
            [None if each == NULL else each for each in row]
            for row in csv.reader(io.StringIO(self.run(query)))
        ]


@contextmanager
def server(names: dict[str, str]) -> Iterator[Server]:
    """A server with an empty database."""
    folder = Path(tempfile.mkdtemp(prefix="frirum-postgres-"))
    user = "nobody" if os.geteuid() == 0 else None
    if user is not None:
        shutil.chown(folder, user)
    options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
    data, log = str(folder / "data"), str(folder / "log")

    def run(*command: str) -> None:
        subprocess.run(command, check=True, capture_output=True, user=user, cwd=folder, timeout=120)

    try:
        run(
            names["initdb"],
            "-D",
            data,
            "-U",
            "frirum",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
            "--no-sync",
        )
        run(names["pg_ctl"], "-D", data, "-o", options, "-l", log, "-w", "start")
        try:
            yield Server(names["psql"], folder)
        finally:
            run(names["pg_ctl"], "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder)


def table(name: str, columns: Sequence[tuple[str, str]], rows: Sequence[Sequence[object]]) -> str:
    """A script that makes a table with rows, anew."""
    heads = ", ".join(f'"{head}" {kind}' for head, kind in columns)
    values = ",\n".join(f"({', '.join(map(_literal, row))})" for row in rows)
    filled = f"INSERT INTO {name} VALUES\n{values};\n" if rows else ""
    return f"DROP TABLE IF EXISTS {name};\nCREATE TABLE {name} ({heads});\n{filled}"


def _literal(value: object) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, list):
        return f"ARRAY[{', '.join(map(_literal, value))}]::text[]"
    return "'" + str(value).replace("'", "''") + "'"
