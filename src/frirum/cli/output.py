"""Files that a command writes: checked before the work begins, and there whole or not at all when it ends."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from frirum.cli.faults import Fault, wrong
from frirum.cli.language import Tongue


def check(outs: Sequence[str | None], inputs: Sequence[Path], tongue: Tongue) -> None:
    """Refuse a file that cannot be written, that is read as well, or that is named twice: told before any
    work."""
    read = {path.resolve() for path in inputs}
    for out in outs:
        if out is None:
            continue
        path = Path(out)
        if path.is_dir() or not path.name:
            raise _fault("folder", out, tongue)
        if not path.absolute().parent.is_dir():
            raise _fault("no folder", out, tongue)
        if not os.access(path if path.exists() else path.absolute().parent, os.W_OK):
            raise _fault("denied", out, tongue)
        if path.resolve() in read:
            raise _fault("input", out, tongue)
        if _is_plain(path):
            read.add(path.resolve())


def _fault(kind: str, out: str, tongue: Tongue) -> Fault:
    return wrong("FILE", tongue(f"FILE.{kind}"), tongue(f"FILE.{kind}.do"), out)


def _is_plain(path: Path) -> bool:
    """Whether the path is that of a file, or of none yet. What lies in /dev is not, whatever stands behind
    it."""
    return not path.absolute().is_relative_to("/dev") and (path.is_file() or not path.exists())


@contextmanager
def whole(out: str) -> Iterator[Path]:
    """Where to write a file: in a folder beside it (others may lie there, too), from which it is moved to
    its place when all is written. A device or a pipe is written to as it is."""
    target = Path(out)
    if not _is_plain(target):
        yield target
        return
    target = target.resolve()
    try:
        with TemporaryDirectory(prefix=".frirum-", dir=target.parent) as room:
            draft = Path(room) / target.name
            yield draft
            draft.replace(target)
    except OSError as error:
        raise OSError(error.errno, error.strerror, out) from error  # the draft's name says nothing to anybody
