"""`make bench`, or `python -m bench [--quick] [--only window,constant,growth,single,start]`."""

from __future__ import annotations

import argparse
import os
import platform

from bench import bulk, single
from frirum.catalogue import load

PARTS = ("single", "start", "constant", "window", "growth")


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
    catalogue = load()
    runs = {
        "single": lambda: single.single(catalogue),
        "start": single.start,
        "constant": lambda: bulk.constant(catalogue, 10_000_000 // by),
        "window": lambda: bulk.window(catalogue, 1_000_000 // by),
        "growth": lambda: bulk.growth(
            catalogue, tuple(n // by for n in (10_000, 100_000, 1_000_000, 5_000_000))
        ),
    }
    for part in PARTS:
        if part in chosen:
            runs[part]()


if __name__ == "__main__":
    main()
