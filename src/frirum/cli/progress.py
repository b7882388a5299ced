"""A quiet sign of life on long work: only on a terminal, only when it takes time."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

from frirum.cli.screen import Screen

Item = TypeVar("Item")
PATIENCE = 500
"""items after which a person wonders"""


def watched(items: Iterable[Item], screen: Screen) -> Iterator[Item]:
    """The items; after the first few hundred, with a line on standard error that counts them."""
    if not sys.stderr.isatty():
        yield from items
        return
    iterator = iter(items)
    for at, item in enumerate(iterator, 1):
        yield item
        if at == PATIENCE:
            yield from _counted(iterator, at, screen)


def _counted(items: Iterator[Item], start: int, screen: Screen) -> Iterator[Item]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(pulse_style="cyan"),
        TextColumn("{task.completed}"),
    )
    with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(screen.tongue("decide.working"), total=None, completed=start)
        for item in items:
            yield item
            progress.advance(task)
