"""Lines of the report, times, and the memory a process has used."""

from __future__ import annotations

import multiprocessing
import resource
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


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


class Took(NamedTuple):
    """The best of some rounds: seconds by the clock, and seconds of all cores together, which other work on the machine
    disturbs less."""

    wall: float
    cores: float


def now() -> Took:
    """The moment, to be measured from."""
    return Took(time.perf_counter(), _cores())


def since(begun: Took) -> Took:
    """What has gone by since a moment."""
    return Took(*(there - here for here, there in zip(begun, now(), strict=True)))


def in_turn(works: dict[str, Callable[[], object]], rounds: int = 4) -> dict[str, Took]:
    """Several works, one after the other in every round, so that what disturbs one disturbs the others too."""
    found: dict[str, list[Took]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            used = _cores()
            wall = _once(work)
            found[name].append(Took(wall, _cores() - used))
    return {
        name: Took(min(each.wall for each in took), min(each.cores for each in took))
        for name, took in found.items()
    }


def _cores() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def apart(work: Callable[P, R], *words: P.args, **named: P.kwargs) -> R:
    """What a function gives in a process of its own: its memory is then its own peak, and of nothing that was before."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as one:
        return one.submit(work, *words, **named).result()


def peak() -> str:
    """The most memory that this process has held, the interpreter and the catalogue among it."""
    return f"{_peak() / 1e6:,.0f} MB"


def _peak() -> int:
    status = Path("/proc/self/status")
    if status.exists():
        # What getrusage gives on Linux may be what the parent held when it started this process.
        held = next(each for each in status.read_text("ascii").splitlines() if each.startswith("VmHWM"))
        return int(held.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def rate(count: int, took: float) -> str:
    """Cases a second."""
    return f"{count / took / 1e6:,.2f} M cases/s"
