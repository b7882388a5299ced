"""In which municipalities the experiments change answers, and by which experiment."""

from __future__ import annotations

from frirum.cli.bulk import Outcomes
from frirum.cli.screen import Screen
from frirum.cli.tally import TALLY

TOP = 10
"""municipalities shown"""

_WHERE = f"""
WITH changed AS (
  SELECT kommune, cases, split_part(unnest(string_split(actual_exemptions, ', ')), '/', 1) AS experiment
  FROM {TALLY} WHERE differs AND actual_exemptions IS NOT NULL AND kommune IS NOT NULL
), counts AS (
  SELECT kommune, experiment, sum(cases) AS n FROM changed GROUP BY ALL
), changes AS (
  SELECT kommune, sum(cases)::BIGINT AS n FROM {TALLY} WHERE differs GROUP BY kommune
)
SELECT kommune, any_value(changes.n), string_agg(experiment, ', ' ORDER BY counts.n DESC, experiment)
FROM counts JOIN changes USING (kommune) GROUP BY kommune ORDER BY 2 DESC, 1
"""


def where(outcomes: Outcomes, screen: Screen) -> None:
    """Print the municipalities with the most changed answers."""
    tongue = screen.tongue
    found = outcomes.ask(_WHERE)
    screen.say(f"\n[heading]{tongue('demo.where')}[/]")
    if not found:
        screen.say(tongue("demo.nothing"))
        return
    heads = (f"={tongue('column.municipality')}", f">{tongue('demo.column.outcomes')}", tongue("demo.most"))
    table = screen.table(*heads)
    for kommune, count, experiments in found[:TOP]:
        table.add_row(screen.plain(kommune), tongue.whole(count), screen.plain(experiments))
    screen.say(table)
    if len(found) > TOP:
        rest = sum(count for _, count, _ in found[TOP:])
        more = tongue("demo.elsewhere", places=len(found) - TOP, count=tongue.whole(rest))
        screen.say(f"[dim]{more}[/]")


def where_data(outcomes: Outcomes) -> list[dict[str, object]]:
    """All municipalities with changed answers, for a machine."""
    return [
        {"municipality": kommune, "changed": count, "experiments": experiments.split(", ")}
        for kommune, count, experiments in outcomes.ask(_WHERE)
    ]
