"""`make bench`, or `python -m bench [--quick] [--only single,start,constant,window,growth,whole]`."""

from __future__ import annotations

import argparse
import os
import platform
from collections.abc import Callable

from bench import bulk, single, whole
from frirum.catalogue import load

PARTS = ("single", "start", "constant", "window", "growth", "whole")


def main() -> None:
    """Run the parts that are asked for and print them."""
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("--quick", action="store_true", help="a tenth of the sizes")
    parser.add_argument("--only", default=",".join(PARTS), help="parts, separated by commas")
    words = parser.parse_args()
    chosen = set(words.only.split(","))
    if unknown := chosen - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    by = 10 if words.quick else 1
    print(
        f"Python {platform.python_version()}, {os.cpu_count()} cores; best of the rounds, one run, one machine"
    )
    runs: dict[str, Callable[[], None]] = {
        "single": lambda: single.single(load()),
        "start": single.start,
        "constant": lambda: bulk.constant(10_000_000 // by),
        "window": lambda: bulk.window(1_000_000 // by),
        "growth": lambda: bulk.growth(tuple(n // by for n in (10_000, 100_000, 1_000_000, 5_000_000))),
        "whole": lambda: whole.whole(1_000_000 // by),
    }
    for part in PARTS:
        if part in chosen:
            runs[part]()


if __name__ == "__main__":
    main()
