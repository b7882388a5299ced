"""The terminal: where tables, trees and sentences for people go, in one calm set of colours."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from frirum.cli.language import LANGUAGES, Tongue, chosen

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

STYLES = {
    "heading": "bold",
    "key": "cyan",
    "dim": "dim",
    "holds": "green",
    "fails": "red",
    "open": "yellow",
    "status.applies": "bold",
    "status.does not apply": "dim",
    "status.waived": "bold green",
    "status.undecided": "yellow",
    "status.conflict": "bold red",
    "status.not in force": "dim",
    "state.overdue": "red",
    "state.met late": "yellow",
    "state.met": "green",
    "state.waived": "green",
    "differs": "bold magenta",
    "severity.error": "bold red",
    "severity.warning": "yellow",
    "severity.note": "dim",
}
"""Names of our styles. A name without an entry is plain text."""


class Screen:
    """Standard output for people. Rich is loaded when the first thing is said."""

    def __init__(self, tongue: Tongue) -> None:
        self.tongue = tongue
        self._console: Console | None = None

    @classmethod
    def of(cls, lang: str | None) -> Screen:
        """The screen in the language of `--lang`, else of the locale. A wrong language is wrong use."""
        import os

        from frirum.cli.faults import wrong

        tongue = Tongue(chosen(() if lang is None else ("--lang", lang), os.environ))
        if lang is not None and lang not in LANGUAGES:
            what = tongue("USAGE.value", name="--lang", given=lang)
            raise wrong("USAGE", what, tongue("USAGE.one of", names="da | en"))
        return cls(tongue)

    @property
    def console(self) -> Console:
        """Rich's console, made when first needed."""
        if self._console is None:
            from rich.console import Console
            from rich.theme import Theme

            class Terminal(Console):
                """A console that leaves a closed pipe to us: Rich would end the command with exit code 1."""

                def on_broken_pipe(self) -> None:
                    raise BrokenPipeError

            self._console = Terminal(theme=Theme(STYLES), highlight=False, emoji=False, soft_wrap=False)
        return self._console

    @property
    def ascii_only(self) -> bool:
        """Whether standard output knows nothing but ASCII, or some old code page."""
        return is_ascii_only()

    @property
    def width(self) -> int:
        """Columns of the terminal."""
        return self.console.width

    @staticmethod
    def knows(style: str) -> bool:
        """Whether there is a style of ours of that name."""
        return style in STYLES

    def say(self, *things: Any) -> None:
        """Print something, with our markup."""
        for thing in things:
            self.console.print(thing)

    def wide(self, text: str) -> None:
        """Print one line that is never broken: what people copy or search for."""
        self.console.print(text, soft_wrap=True)

    def needs(self, table: Table) -> int:
        """How many columns of the terminal a table needs to be shown whole."""
        return self.console.measure(table, options=self.console.options.update(max_width=10_000)).maximum

    def whole(self, table: Table) -> None:
        """Print a table whose cells are never cut short, also where it is wider than the terminal."""
        self.console.print(table, width=max(self.needs(table), self.width), crop=False)

    @staticmethod
    def markup(text: str) -> Text:
        """Our markup as a text of Rich's."""
        from rich.text import Text

        return Text.from_markup(text)

    @staticmethod
    def plain(text: object) -> str:
        """A text in which `[` is only a bracket."""
        from rich.markup import escape

        return escape(str(text))

    def table(self, *columns: str, airy: bool = False) -> Table:
        """A table with a head and no other lines. A column named `>…` is set to the right, one named `=…` is
        never broken. An airy one has an empty line between its rows."""
        from rich import box
        from rich.table import Table

        table = Table(
            box=box.SIMPLE_HEAD, header_style="heading", pad_edge=False, show_edge=False, leading=int(airy)
        )
        for column in columns:
            right, whole = column.startswith(">"), column.startswith((">", "="))
            name = column[1:] if whole else column
            table.add_column(name, justify="right" if right else "left", overflow="fold", no_wrap=whole)
        return table

    def stack(self, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """What a table would say, on a screen that is too narrow for it: each row by itself, its first cell
        as its heading, then a line for each cell that is not empty."""
        for first, *rest in rows:
            self.say(first)
            grid = self.grid(2)
            for head, cell in zip(heads[1:], rest, strict=False):
                if cell:
                    grid.add_row(f"  [dim]{head}[/]", cell)
            self.say(grid)

    def grid(self, columns: int, ratios: Sequence[int] = ()) -> Table:
        """Columns without any lines."""
        from rich.table import Table

        table = Table.grid(padding=(0, 2), expand=bool(ratios))
        for at in range(columns):
            table.add_column(
                overflow="fold", ratio=ratios[at] if ratios else None, no_wrap=not ratios and at == 0
            )
        return table


def is_ascii_only() -> bool:
    """Whether standard output knows nothing but ASCII, or some old code page."""
    return (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"


def write(text: str) -> None:
    """Text for machines on standard output, as it is."""
    sys.stdout.write(text)


def write_json(value: object) -> None:
    """JSON on standard output, indented; in ASCII only where the terminal knows nothing else."""
    import json

    write(json.dumps(value, ensure_ascii=is_ascii_only(), indent=2) + "\n")
