"""Lines of the report, and the memory the process has used."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


def line(what: str, *numbers: str) -> None:
    """One line: what was measured, and the numbers."""
    print(f"  {what:<46}" + "".join(f"{number:>18}" for number in numbers), flush=True)


def title(text: str) -> None:
    """A heading."""
    print(f"\n{text}", flush=True)


def seconds(work: Callable[[], object], rounds: int = 3) -> float:
    """The best of some rounds, in seconds: the others were disturbed."""
    return min(_once(work) for _ in range(rounds))


def _once(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def peak() -> str:
    """The most memory the process has held so far."""
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return f"{used / 1e6:,.0f} MB"


def rate(count: int, took: float) -> str:
    """Cases a second."""
    return f"{count / took / 1e6:,.2f} M cases/s"


@contextmanager
def timed() -> Iterator[Callable[[], float]]:
    """Seconds since the block began."""
    begun = time.perf_counter()
    yield lambda: time.perf_counter() - begun
