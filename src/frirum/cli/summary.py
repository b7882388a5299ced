"""A population's outcomes in numbers, provision by provision."""

from __future__ import annotations

from collections.abc import Sequence

from frirum.cli.bulk import Outcomes
from frirum.cli.screen import Screen
from frirum.cli.tally import TALLY

HEADS = ("provision", "cases", "ordinary applies", "actual applies", "waived", "differs", "undecided")
SHOWN = HEADS[2:]
STYLES = ("", "", "", "differs", "open")
"""of the counts, where they are not nought"""
INDENT = 2
GAP = 2

_BY_PROVISION = f"""
SELECT provision,
  sum(cases)::BIGINT,
  coalesce(sum(cases) FILTER (WHERE ordinary_status = 'applies'), 0)::BIGINT,
  coalesce(sum(cases) FILTER (WHERE actual_status = 'applies'), 0)::BIGINT,
  coalesce(sum(cases) FILTER (WHERE actual_status = 'waived'), 0)::BIGINT,
  coalesce(sum(cases) FILTER (WHERE differs), 0)::BIGINT,
  coalesce(sum(cases) FILTER (WHERE actual_status = 'undecided'), 0)::BIGINT
FROM {TALLY} GROUP BY provision ORDER BY min(nth)
"""


def summary(outcomes: Outcomes, screen: Screen, *, every: bool = False) -> int:
    """Print each provision with its counts below: in how many cases it applies, is waived, differs, is
    undecided. Without `every`, those that say nothing to anybody are left out; gives how many these are."""
    lines = outcomes.ask(_BY_PROVISION)
    shown = [line for line in lines if every or any(line[2:])]
    if not shown:
        screen.say(screen.tongue("summary.nothing"))
        return len(lines)
    columns = _Columns(shown, screen)
    screen.say(columns.head())
    for provision, _, *counts in shown:
        title = screen.tongue.text(outcomes.catalogue.provisions[provision].title)
        screen.say(f"[heading]{screen.plain(provision)}[/]  [dim]{screen.plain(title)}[/]")
        screen.wide(columns.line(counts))
    return len(lines) - len(shown)


class _Columns:
    """Counts below each other, set to the right. A name above them may take the whole width."""

    def __init__(self, lines: Sequence[Sequence[object]], screen: Screen) -> None:
        self._screen = screen
        self._heads = [screen.tongue(f"summary.{name}").split("\n") for name in SHOWN]
        numbers = [[screen.tongue.whole(int(str(count))) for count in line[2:]] for line in lines]
        widest = [max(map(len, column)) for column in zip(*numbers, strict=True)]
        self._widths = [max(width, *map(len, head)) for width, head in zip(widest, self._heads, strict=True)]

    def head(self) -> str:
        """The heads, of up to two lines each, and a rule."""
        lines = [self._set([head[-2] if len(head) > 1 else "" for head in self._heads])]
        lines.append(self._set([head[-1] for head in self._heads]))
        rule = "─" * len(lines[-1])
        return "\n".join(f"[heading]{line}[/]" for line in lines) + f"\n[dim]{rule}[/]"

    def line(self, counts: Sequence[int]) -> str:
        """One line of counts; a dash for none."""
        cells = ["–" if not count else self._screen.tongue.whole(count) for count in counts]
        return self._set(
            cells, ["dim" if not count else style for count, style in zip(counts, STYLES, strict=True)]
        )

    def _set(self, cells: Sequence[str], styles: Sequence[str] = ("",) * len(SHOWN)) -> str:
        parts = [f"{cell:>{width}}" for cell, width in zip(cells, self._widths, strict=True)]
        marked = [f"[{style}]{part}[/]" if style else part for part, style in zip(parts, styles, strict=True)]
        return " " * INDENT + (" " * GAP).join(marked)


def numbers(outcomes: Outcomes) -> list[dict[str, object]]:
    """The same for a machine."""
    return [dict(zip(HEADS, row, strict=True)) for row in outcomes.ask(_BY_PROVISION)]
