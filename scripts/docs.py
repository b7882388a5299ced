"""Writes the generated pages of the docs, and the output of the commands in the handwritten ones.

With `--check` it only says which pages are stale.

Run it as `make docs` and `make docs-check`. A generated page says so in its first line; such a page that
nobody generates any more is removed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from scripts import catalogue_pages, code_pages, command_pages, consoles, schema_pages, spec_pages

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
MARK = "<!-- Written by `make docs`; changes here are lost. -->\n\n"
MAKERS: tuple[Callable[[], Mapping[str, str]], ...] = (
    command_pages.pages,
    schema_pages.pages,
    code_pages.pages,
    spec_pages.pages,
    catalogue_pages.pages,
)
"""each gives pages by their path under docs/"""


def generated() -> dict[Path, str]:
    """Every generated page, by its file."""
    return {DOCS / path: MARK + text for make in MAKERS for path, text in make().items()}


def present() -> dict[Path, str]:
    """The generated pages as they are on disk."""
    texts = {path: path.read_text(encoding="utf-8") for path in DOCS.rglob("*.md")}
    return {path: text for path, text in texts.items() if text.startswith(MARK)}


def stale() -> list[str]:
    """What would change: missing, different and left-over pages."""
    printed = _consoles()
    wanted, there = generated(), present()
    differ = [path for path in wanted if there.get(path) != wanted[path]]
    differ += [path for path, old, new in printed if not consoles.same(old, new)]
    return sorted(str(path.relative_to(ROOT)) for path in {*differ, *(there.keys() - wanted.keys())})


def _consoles() -> Iterator[tuple[Path, str, str]]:
    """The handwritten pages, as they are and with the output that their commands print now. The commands of
    several pages run at the same time, and begin at once: ask for the pages when they are needed."""
    texts = {path: path.read_text(encoding="utf-8") for path in consoles.pages()}
    pool = ThreadPoolExecutor(os.cpu_count())
    running = {path: pool.submit(consoles.current, text) for path, text in texts.items()}
    pool.shutdown(wait=False)
    return ((path, texts[path], found.result()) for path, found in running.items())


def write() -> int:
    """Write what is new or different, and remove what is left over. Gives the number of pages."""
    printed = _consoles()
    wanted = generated()
    for path in present().keys() - wanted.keys():
        path.unlink()
    for path, text in wanted.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    for path, old, new in printed:
        if not consoles.same(old, new):
            path.write_text(new, encoding="utf-8")
    return len(wanted)


def main(arguments: list[str]) -> int:
    """Exit code 1 when `--check` finds stale pages."""
    if arguments != ["--check"]:
        print(f"{write()} pages")
        return 0
    found = stale()
    for path in found:
        print(f"{path}: stale; run make docs", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
