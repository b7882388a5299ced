"""What a population looks like to the bulk back end: three relations and what is in them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Relations:
    """Names of tables or views in the database, ready to be put in a FROM clause.

    * `cases`: one row per case: `case` and one typed column per fact in `wide` (constant over time; NULL is
      a gap, read by the vocabulary's absence)
    * `facts`: `case, fact VARCHAR, value VARCHAR, "from" DATE, "to" DATE` (NULL: open end), or None;
      pieces of one fact of one case do not overlap
    * `events`: `case, what VARCHAR, "on" DATE` and one VARCHAR column per attribute in `attributes`, or None

    Values in `facts` are text in the spelling of the case file: numbers with a point, dates ISO, booleans
    `true`/`false`; a NULL value is a known none. `incomplete` names facts and events whose absence is
    unknown in this data set. `partial` names those whose absence is unknown in *some* of its cases, because a
    row of theirs was rejected or the case itself says so: `cases` then has a column `incomplete VARCHAR[]`
    with the names, NULL where there are none (it is absent when `partial` is empty).
    """

    about: str
    cases: str
    facts: str | None = None
    events: str | None = None
    wide: frozenset[str] = frozenset()
    attributes: frozenset[str] = frozenset()
    incomplete: frozenset[str] = frozenset()
    partial: frozenset[str] = frozenset()
