"""A page in a few kinds of blocks: shown on the terminal by `show`, written as Markdown for the docs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from frirum.cli.screen import Screen


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the page's title."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph. A `quiet` one is beside the matter: sources, remarks about certainty."""

    text: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list of short texts."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Labels and what stands under them."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """A table with a head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Prose | Items | Pairs | Rows


def show(blocks: Sequence[Block], screen: Screen) -> None:
    """The page on the terminal."""
    before: Block | None = None
    for block in blocks:
        if before is not None and (isinstance(block, Heading) or isinstance(before, Rows)):
            screen.say("")
        _show(block, screen)
        before = block


def _show(block: Block, screen: Screen) -> None:
    plain = screen.plain
    if isinstance(block, Heading):
        screen.say(f"[heading]{plain(block.text)}[/]")
    elif isinstance(block, Prose):
        screen.say(f"[dim]{plain(block.text)}[/]" if block.quiet else plain(block.text))
    elif isinstance(block, Items):
        grid = screen.grid(2)
        for text in block.texts:
            grid.add_row("  ·", plain(text))
        screen.say(grid)
    elif isinstance(block, Pairs):
        grid = screen.grid(2)
        for name, text in block.rows:
            grid.add_row(f"  [dim]{plain(name)}[/]", plain(text))
        screen.say(grid)
    else:
        table = screen.table(*block.head)
        for row in block.rows:
            table.add_row(*(plain(cell) for cell in row))
        screen.say(table)


def markdown(blocks: Sequence[Block]) -> str:
    """The page as Markdown."""
    return "\n\n".join(_written(block) for block in blocks) + "\n"


def _written(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * block.level} {_safe(block.text)}"
    if isinstance(block, Prose):
        return f"*{_safe(block.text)}*" if block.quiet else _safe(block.text)
    if isinstance(block, Items):
        return "\n".join(f"- {_safe(text)}" for text in block.texts)
    if isinstance(block, Pairs):
        return "\n".join(f"- **{_safe(name)}**: {_safe(text)}" for name, text in block.rows)
    lines = [block.head, tuple("---" for _ in block.head), *block.rows]
    return "\n".join(f"| {' | '.join(_cell(cell) for cell in line)} |" for line in lines)


def _safe(text: str) -> str:
    """Text that Markdown leaves as it is; addresses become links."""
    if text.startswith("https://") and " " not in text:
        return f"<{text}>"
    for sign in ("\\", "*", "_", "[", "]", "<", "`"):
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.split())


def _cell(text: str) -> str:
    return text if text == "---" else _safe(text).replace("|", "\\|")
