"""A loaded catalogue kept between commands, for reading YAML costs seconds.

What is kept is found by a digest of everything it came from: every file of the catalogue and every module of
Frirum. So a kept catalogue is never stale; a change of anything makes a new one. It lies in the virtual
environment that Frirum is installed in, else in the user's folder for caches. `FRIRUM_CACHE` names another
folder, or (`off`) turns it off. Only a catalogue without errors is kept.
"""

from __future__ import annotations

import gc
import hashlib
import os
import pickle
import sys
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from frirum.catalogue.model import Catalogue

PACKAGE = Path(__file__).parent.parent
KEPT = 4
"""catalogues kept; the oldest go"""


def loaded(folder: Path, load: Callable[[Path], Catalogue]) -> Catalogue:
    """The catalogue of a folder, kept or loaded. Where nothing can be kept, it is loaded."""
    rooms = list(_rooms())
    name = f"{_digest(folder)}.pickle" if rooms else ""
    for room in rooms:
        kept = _read(room / name)
        if kept is not None:
            return kept
    catalogue = load(folder)
    if not any(finding.severity == "error" for finding in catalogue.findings):
        any(_write(room / name, catalogue) for room in rooms)  # the first that can be written
    return catalogue


def _rooms() -> Iterator[Path]:
    """The folders in which a catalogue may be kept, the first one preferred."""
    named = os.environ.get("FRIRUM_CACHE")
    if named:
        if named != "off":
            yield Path(named)
        return
    if sys.prefix != sys.base_prefix:
        yield Path(sys.prefix) / "var" / "cache" / "frirum"
    if os.environ.get("XDG_CACHE_HOME"):
        yield Path(os.environ["XDG_CACHE_HOME"]) / "frirum"
    elif os.environ.get("HOME"):
        yield Path(os.environ["HOME"]) / ".cache" / "frirum"


def _digest(folder: Path) -> str:
    """Of the catalogue's files by their content, of Frirum's modules by size and time of change, and of the
    Python."""
    digest = hashlib.sha256(_bytes(f"{sys.version}\n{folder.resolve()}\n"))
    for path in sorted(path for path in folder.rglob("*") if path.suffix in (".yaml", ".csv")):
        digest.update(_bytes(f"{path.relative_to(folder)}\n") + hashlib.sha256(path.read_bytes()).digest())
    for path in sorted(PACKAGE.rglob("*.py")):
        known = path.stat()
        digest.update(_bytes(f"{path}:{known.st_size}:{known.st_mtime_ns}\n"))
    return digest.hexdigest()


def _bytes(text: str) -> bytes:
    """A text with paths in it, also such as the locale cannot read."""
    return text.encode(errors="surrogateescape")


def _read(path: Path) -> Catalogue | None:
    """What is kept under the path, if it is whole: its first bytes are the digest of the rest."""
    try:
        written = path.read_bytes()
        trusted = path.stat().st_uid in _owners()
    except OSError:
        return None  # nothing kept, or not for us to read: it is loaded instead
    if not trusted:
        return None  # who writes a pickle can run code as its reader: only we, and who installed Frirum
    seal, body = written[:32], written[32:]
    if hashlib.sha256(body).digest() != seal:
        return None
    collecting = gc.isenabled()
    gc.disable()  # a hundred thousand new objects and no cycles: looking for some doubles the time
    try:
        kept: Catalogue = pickle.loads(body)  # noqa: S301 - sealed, ours, and made by this very code
    finally:
        if collecting:
            gc.enable()
    return kept


def _owners() -> set[int]:
    """The users whose files are trusted. (Where files have no owners, all have number 0.)"""
    return {os.getuid() if hasattr(os, "getuid") else 0, PACKAGE.stat().st_uid}


def _write(path: Path, catalogue: Catalogue) -> bool:
    """Keep a catalogue; False where that cannot be: a read-only or full disk costs time, not answers."""
    body = _pickled(catalogue)
    draft = path.with_suffix(f".{os.getpid()}.draft")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft.write_bytes(hashlib.sha256(body).digest() + body)
        draft.replace(path)
        _tidy(path.parent)
    except OSError:
        return False
    return True


class _Pickler(pickle.Pickler):
    """Writes a dataclass as a call of its class: that is read back twice as fast as slots one by one."""

    def reducer_override(self, found: object) -> Any:
        """How an object is made anew."""
        if not is_dataclass(found) or isinstance(found, type):
            return NotImplemented
        names = _arguments(type(found))
        if names is None:
            return NotImplemented
        return type(found), tuple([getattr(found, name) for name in names])


@cache
def _arguments(made: type) -> tuple[str, ...] | None:
    """The fields of a dataclass in the order in which its call takes them; None where it takes others."""
    parts = fields(made)
    if not all(part.init and not part.kw_only for part in parts):
        return None
    return tuple(part.name for part in parts)


def _pickled(catalogue: Catalogue) -> bytes:
    out = BytesIO()
    _Pickler(out, protocol=5).dump(catalogue)
    return out.getvalue()


def _tidy(room: Path) -> None:
    kept = sorted(room.glob("*.pickle"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for path in kept[KEPT:]:
        path.unlink(missing_ok=True)
