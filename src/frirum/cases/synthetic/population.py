"""Draws a population into relations."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from frirum.cases.relations import Relations
from frirum.cases.synthetic import person, rest
from frirum.cases.synthetic.draw import Draw
from frirum.cases.synthetic.others import KINDS, Kind
from frirum.cases.synthetic.places import PLACES, create_places
from frirum.cases.tables import name
from frirum.cases.vocabulary import Vocabulary

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ABOUTS = ("person", *KINDS)
REST = "the rest"
"""stands in `only` for every fact that is drawn from the vocabulary (`rest`)"""
EVERYTHING = frozenset((*person.TIMELINES, *person.EVENTS, REST))


def population(
    con: DuckDBPyConnection,
    size: int,
    vocabulary: Vocabulary,
    *,
    seed: int = 2018,
    abouts: Collection[str] = ABOUTS,
    only: Collection[str] = EVERYTHING,
) -> dict[str, Relations]:
    """Draw `size` cases of each kind into tables `ABOUT_cases`, `ABOUT_facts`, `ABOUT_events`.

    The same size, seed and vocabulary give the same rows, whatever the number of threads. `only` narrows the
    timelines and events of persons, and leaves out what is drawn for every fact there is unless it names
    `REST` (a benchmark of benefit spells needs no meetings and no consents). Facts that the vocabulary does
    not have are left out. Raises ValueError for an unknown kind of case.
    """
    unknown = sorted(set(abouts) - set(ABOUTS))
    if unknown or size < 1:
        raise ValueError(
            f"a population has at least one case, about {', '.join(ABOUTS)}; not {unknown or size}"
        )
    places = create_places(con, vocabulary)
    made = _Maker(con, size, vocabulary, Draw(seed), places)
    return {about: made.persons(only) if about == "person" else made.others(about, only) for about in abouts}


class _Maker:
    def __init__(
        self, con: DuckDBPyConnection, size: int, vocabulary: Vocabulary, draw: Draw, places: int
    ) -> None:
        self._con = con
        self._size = size
        self._vocabulary = vocabulary
        self._draw = draw
        self._places = places

    def persons(self, only: Collection[str]) -> Relations:
        """Persons, with as many timelines and events as are wanted and known."""
        wanted = {
            each for each in only if ("person", each) in {**self._vocabulary.facts, **self._vocabulary.events}
        }
        careful = {**dict.fromkeys(person.TIMELINES, ""), **person.columns(self._draw)}
        columns = self._known("person", person.columns(self._draw)) | self._rest("person", careful, only)
        self._cases("person", person.people(self._size, self._draw), columns)
        spell = "synthetic_spells"
        self._con.execute(f"CREATE OR REPLACE TEMP TABLE {spell} AS {person.spells(self._size, self._draw)}")
        facts = person.timelines(self._size, self._draw, wanted, spell)
        facts += self._words("person", careful, only, person.people(self._size, self._draw))
        events = person.events(self._size, self._draw, wanted, spell)
        made = Relations(
            "person",
            "person_cases",
            self._table("person_facts", facts, ("case", "fact", "value", "from", "to")),
            self._table("person_events", events, ("case", "what", "on", "form")),
            frozenset({"kommune", *columns}),
            frozenset({"form"} if events else ()),
        )
        self._con.execute(f"DROP TABLE {spell}")
        return made

    def others(self, about: str, only: Collection[str]) -> Relations:
        """Cases of another kind, by its own columns and events."""
        kind: Kind = KINDS[about]
        careful = kind.columns(self._draw)
        columns = self._known(about, careful) | self._rest(about, careful, only)
        table = f"{about}_cases"
        drawn = (
            f"SELECT i, '{kind.letter}' || (1000000000 + i) AS \"case\" FROM range({self._size}) AS drawn(i)"
        )
        self._cases(about, drawn, columns)
        events = kind.events(self._draw, name(table)) if kind.events else []
        made = self._table(f"{about}_events", events, ("case", "what", "on"))
        words = self._words(about, careful, only, drawn)
        facts = self._table(f"{about}_facts", words, ("case", "fact", "value", "from", "to"))
        return Relations(about, table, facts, made, frozenset({"kommune", *columns}))

    def _rest(self, about: str, careful: Collection[str], only: Collection[str]) -> dict[str, str]:
        """Columns of what is drawn from the vocabulary."""
        return rest.columns(self._vocabulary, about, careful, self._draw) if REST in only else {}

    def _words(self, about: str, careful: Collection[str], only: Collection[str], cases: str) -> list[str]:
        """SELECTs of the facts of some words that are drawn from the vocabulary."""
        return rest.timelines(self._vocabulary, about, careful, cases, self._draw) if REST in only else []

    def _known(self, about: str, columns: dict[str, str]) -> dict[str, str]:
        return {fact: sql for fact, sql in columns.items() if (about, fact) in self._vocabulary.facts}

    def _cases(self, about: str, drawn: str, columns: dict[str, str]) -> None:
        at = self._draw.whole(0, self._places - 1, f"{about} kommune")
        selected = "".join(f", {sql} AS {name(fact)}" for fact, sql in columns.items())
        self._con.execute(
            f'CREATE OR REPLACE TABLE {name(about + "_cases")} AS SELECT "case", kommune{selected} '
            f"FROM (SELECT *, {at} AS lives FROM ({drawn})) JOIN {PLACES} ON lives = nth"
        )

    def _table(self, table: str, selects: Sequence[str], columns: Sequence[str]) -> str | None:
        if not selects:
            return None
        heads = ", ".join(map(name, columns))
        union = " UNION ALL ".join(f"({select})" for select in selects)
        self._con.execute(
            f"CREATE OR REPLACE TABLE {name(table)} AS SELECT * FROM ({union}) AS made({heads})"
        )
        return table
