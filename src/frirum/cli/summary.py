"""A population's outcomes in numbers, provision by provision."""

from __future__ import annotations

from frirum.cli.bulk import TABLE, Outcomes
from frirum.cli.screen import Screen

HEADS = ("provision", "cases", "ordinary applies", "actual applies", "waived", "differs", "undecided")
STYLES = ("", "", "", "", "differs", "open")
"""of the counts, where they are not nought"""

_BY_PROVISION = f"""
SELECT provision,
  count(*),
  count(*) FILTER (WHERE ordinary_status = 'applies'),
  count(*) FILTER (WHERE actual_status = 'applies'),
  count(*) FILTER (WHERE actual_status = 'waived'),
  count(*) FILTER (WHERE differs),
  count(*) FILTER (WHERE actual_status = 'undecided')
FROM {TABLE} GROUP BY provision ORDER BY min(rowid)
"""


def summary(outcomes: Outcomes, screen: Screen, *, every: bool = False) -> None:
    """Print a line for each provision: in how many cases it applies, is waived, differs, is undecided."""
    tongue = screen.tongue
    heads = [f">{tongue(f'summary.{name}')}" for name in HEADS[1:]]
    table = screen.table(tongue("column.provision"), *heads, airy=True)
    for provision, *counts in outcomes.ask(_BY_PROVISION):
        if every or any(counts[1:]):
            title = tongue.text(outcomes.catalogue.provisions[provision].title)
            name = f"[heading]{screen.plain(provision)}[/]\n[dim]{screen.plain(title)}[/]"
            cells = (_cell(count, style, screen) for count, style in zip(counts, STYLES, strict=True))
            table.add_row(name, *cells)
    screen.say(table)


def _cell(count: int, style: str, screen: Screen) -> str:
    if not count:
        return "[dim]–[/]"
    number = screen.tongue.whole(count)
    return f"[{style}]{number}[/]" if style else number


def numbers(outcomes: Outcomes) -> list[dict[str, object]]:
    """The same for a machine."""
    return [dict(zip(HEADS, row, strict=True)) for row in outcomes.ask(_BY_PROVISION)]
