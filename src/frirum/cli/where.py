"""In which municipalities the experiments change answers, and by which experiment."""

from __future__ import annotations

from frirum.cli.bulk import PLACES, TABLE, Outcomes
from frirum.cli.screen import Screen

TOP = 10
"""municipalities shown"""

_WHERE = f"""
WITH changed AS (
  SELECT p.kommune, split_part(unnest(string_split(o.actual_exemptions, ', ')), '/', 1) AS experiment
  FROM {TABLE} AS o JOIN {PLACES} AS p USING ("case")
  WHERE o.differs AND o.actual_exemptions IS NOT NULL
), counts AS (
  SELECT kommune, experiment, count(*) AS n FROM changed GROUP BY ALL
)
SELECT kommune, sum(n)::BIGINT, string_agg(experiment, ', ' ORDER BY n DESC, experiment)
FROM counts GROUP BY kommune ORDER BY 2 DESC, 1
"""


def where(outcomes: Outcomes, screen: Screen) -> None:
    """Print the municipalities with the most changed answers."""
    tongue = screen.tongue
    found = outcomes.ask(_WHERE)
    screen.say(f"\n[heading]{tongue('demo.where')}[/]")
    if not found:
        screen.say(tongue("demo.nothing"))
        return
    heads = (tongue("column.municipality"), f">{tongue('demo.column.outcomes')}", tongue("demo.most"))
    table = screen.table(*heads)
    for kommune, count, experiments in found[:TOP]:
        table.add_row(screen.plain(kommune), tongue.whole(count), screen.plain(experiments))
    screen.say(table)


def where_data(outcomes: Outcomes) -> list[dict[str, object]]:
    """All municipalities with changed answers, for a machine."""
    return [
        {"municipality": kommune, "changed": count, "experiments": experiments.split(", ")}
        for kommune, count, experiments in outcomes.ask(_WHERE)
    ]
