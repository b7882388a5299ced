"""Outcomes counted: how many cases have which answers of a provision, in which municipality, by which
exemptions.

One pass over each provision's outcomes, and what is kept is small: a line for each combination that occurs.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing

from frirum.cli.bulk import IS_OPEN, Outcomes

TALLY = "tally"
_SAME = (
    "provision",
    "ordinary_status",
    "actual_status",
    "differs",
    "actual_exemptions",
    "actual_basis",
)
"""columns of outcomes that a line of the tally shares with all it counts"""


def tally(outcomes: Outcomes, provisions: Iterable[str], *, places: bool = False) -> None:
    """Count the outcomes of the provisions into the table TALLY: the columns above, `kommune` (null unless
    `places`, which needs it as a column of the cases), the number of cases, the first of them."""
    texts = ", ".join(f"{name} VARCHAR" for name in _SAME if name != "differs")
    head = f"nth INTEGER, differs BOOLEAN, {texts}, kommune VARCHAR, cases BIGINT, first VARCHAR"
    outcomes.con.execute(f"CREATE OR REPLACE TEMP TABLE {TALLY} ({head})")
    with closing(outcomes.many(provisions)) as each_one:
        for nth, provision in enumerate(each_one):
            _count(outcomes, nth, provision, places=places)
    outcomes.open += outcomes.ask(f"SELECT coalesce(sum(cases), 0) FROM {TALLY} WHERE {IS_OPEN}")[0][0]


def _count(outcomes: Outcomes, nth: int, provision: str, *, places: bool) -> None:
    where = ""
    if places:
        about = outcomes.catalogue.provisions[provision].about
        where = f' JOIN (SELECT "case", kommune FROM {outcomes.populations[about].cases}) USING ("case")'
    outcomes.con.execute(
        f"INSERT INTO {TALLY} BY NAME SELECT {nth} AS nth, {', '.join(_SAME)}, "
        f'{"kommune" if places else "NULL AS kommune"}, count(*) AS cases, min("case") AS first '
        f"FROM (\n{outcomes.query(provision)}\n){where} GROUP BY ALL"
    )


def count(outcomes: Outcomes) -> int:
    """How many outcomes were counted."""
    return int(outcomes.ask(f"SELECT coalesce(sum(cases), 0) FROM {TALLY}")[0][0])
