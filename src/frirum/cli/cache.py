"""A loaded catalogue kept between commands, for reading YAML costs most of a second.

What is kept is found by a digest of everything it came from: every file of the catalogue and every module of
Frirum. So a kept catalogue is never stale; a change of anything makes a new one. `FRIRUM_CACHE` names another
folder, or (`off`) turns it off.
"""

from __future__ import annotations

import gc
import hashlib
import os
import pickle
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from frirum.catalogue.model import Catalogue

PACKAGE = Path(__file__).parent.parent
KEPT = 4
"""catalogues kept; the oldest go"""


def loaded(folder: Path, load: Callable[[Path], Catalogue]) -> Catalogue:
    """The catalogue of a folder, kept or loaded. Where nothing can be kept, it is loaded."""
    room = _room()
    if room is None:
        return load(folder)
    path = room / f"{_digest(folder)}.pickle"
    kept = _read(path)
    if kept is not None:
        return kept
    catalogue = load(folder)
    _write(path, catalogue)
    return catalogue


def _room() -> Path | None:
    name = os.environ.get("FRIRUM_CACHE")
    if name == "off":
        return None
    if name:
        return Path(name)
    base = os.environ.get("XDG_CACHE_HOME")
    if not base and os.environ.get("HOME"):
        base = str(Path(os.environ["HOME"]) / ".cache")
    return Path(base) / "frirum" if base else None


def _digest(folder: Path) -> str:
    """Of the catalogue's files by their content, of Frirum's modules by size and time of change, of the
    Python, and of the place from which the findings name their files."""
    digest = hashlib.sha256(f"{sys.version}\n{Path.cwd()}\n{folder.resolve()}\n".encode())
    for path in sorted(path for path in folder.rglob("*") if path.suffix in (".yaml", ".csv")):
        digest.update(f"{path.relative_to(folder)}\n".encode() + hashlib.sha256(path.read_bytes()).digest())
    for path in sorted(PACKAGE.rglob("*.py")):
        known = path.stat()
        digest.update(f"{path}:{known.st_size}:{known.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _read(path: Path) -> Catalogue | None:
    """What is kept under the path, if it is whole: its first bytes are the digest of the rest."""
    try:
        written = path.read_bytes()
        ours = not hasattr(os, "getuid") or path.stat().st_uid == os.getuid()
    except OSError:
        return None  # nothing kept, or not for us to read: it is loaded instead
    if not ours:
        return None  # who can write a pickle can run code as its reader
    seal, body = written[:32], written[32:]
    if hashlib.sha256(body).digest() != seal:
        return None
    gc.disable()  # a hundred thousand new objects and no cycles: looking for some doubles the time
    try:
        kept: Catalogue = pickle.loads(body)  # noqa: S301 - sealed, ours, and made by this very code
    finally:
        gc.enable()
    return kept


def _write(path: Path, catalogue: Catalogue) -> None:
    body = pickle.dumps(catalogue, protocol=5)
    draft = path.with_suffix(f".{os.getpid()}.draft")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft.write_bytes(hashlib.sha256(body).digest() + body)
        draft.replace(path)
        _tidy(path.parent)
    except OSError:
        return  # a read-only or full home costs time, not answers


def _tidy(room: Path) -> None:
    kept = sorted(room.glob("*.pickle"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for path in kept[KEPT:]:
        path.unlink(missing_ok=True)
