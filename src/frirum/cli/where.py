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


_WHAT = f"""
WITH changed AS (
  SELECT DISTINCT rowid, nth, provision, kommune, ordinary_status, actual_status, cases,
    split_part(unnest(string_split(actual_exemptions, ', ')), '/', 1) AS experiment
  FROM {TALLY} WHERE differs AND actual_exemptions IS NOT NULL
), counts AS (
  SELECT experiment, nth, provision, ordinary_status, actual_status,
    sum(cases)::BIGINT AS n, count(DISTINCT kommune) AS places
  FROM changed GROUP BY ALL
)
SELECT experiment, provision, ordinary_status, actual_status, n, places FROM counts
ORDER BY sum(n) OVER (PARTITION BY experiment) DESC, experiment, nth, n DESC
"""


def what(outcomes: Outcomes, screen: Screen) -> None:
    """Print what each experiment changes: which provision, from what to what, for how many, in how many
    places."""
    tongue, before = screen.tongue, None
    found = outcomes.ask(_WHAT)
    if found:
        screen.say(f"\n[heading]{tongue('demo.what')}[/]")
    for experiment, provision, ordinary, actual, cases, places in found:
        if experiment != before:
            title = tongue.text(outcomes.catalogue.experiments[experiment].title)
            screen.say(f"[key]{screen.plain(experiment)}[/]  [dim]{screen.plain(title)}[/]")
        before = experiment
        parts = {
            "provision": provision,
            "ordinary": tongue(f"status.{ordinary}"),
            "actual": tongue(f"status.{actual}"),
            "count": tongue.whole(cases),
            "places": places,
        }
        key = "demo.change.same" if ordinary == actual else "demo.change"
        screen.say(f"  {screen.plain(tongue(key, **parts))}")


def where_data(outcomes: Outcomes) -> list[dict[str, object]]:
    """All municipalities with changed answers, for a machine."""
    return [
        {"municipality": kommune, "changed": count, "experiments": experiments.split(", ")}
        for kommune, count, experiments in outcomes.ask(_WHERE)
    ]
