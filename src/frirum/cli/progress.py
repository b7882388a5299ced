"""A quiet sign of life on long work: only on a terminal, only when it takes time."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
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
            yield from _watched(iterator, at, screen)


def _watched(items: Iterator[Item], start: int, screen: Screen) -> Iterator[Item]:
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


def counted(items: Sequence[Item], screen: Screen) -> Iterator[Item]:
    """A known number of items, each of which may take a while: a bar on standard error."""
    if len(items) == 1 or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(screen.tongue("decide.working"), total=len(items))
        for item in items:
            yield item
            progress.advance(task)


@contextmanager
def waiting(key: str, screen: Screen) -> Iterator[None]:
    """A sign of life during one piece of work of unknown length; `key`: the message that says which."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(screen.tongue(key)):
        yield
