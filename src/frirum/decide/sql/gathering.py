"""One pass over a relation of many rows per case: every aggregate that a query needs, gathered in one GROUP BY."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from frirum.decide.sql.text import quoted


@dataclass(slots=True, eq=False)
class Gathering:
    """Aggregates over the rows of `relation` (read under `alias`) by case.

    `wanted` are the rows that are read: those for which one of the conditions holds. Conditions are kept as narrow as
    the aggregates allow, since grouping costs more than filtering.
    """

    relation: str
    alias: str
    columns: dict[str, str] = field(default_factory=dict)
    wanted: dict[str, None] = field(default_factory=dict)
    joins: dict[str, None] = field(default_factory=dict)

    def join(self, texts: Iterable[str]) -> None:
        """Joins that an aggregate reads from; each stands once."""
        self.joins.update(dict.fromkeys(texts))

    def add(self, name: str, text: str, rows: str) -> None:
        """An aggregate over the rows of a condition."""
        self.columns.setdefault(name, text)
        self.wanted.setdefault(rows)

    def text(self) -> str:
        """The pass as a query with one row for each case that has any such row."""
        columns = "".join(f",\n  {text} AS {quoted(name)}" for name, text in self.columns.items())
        rows = " OR ".join(f"({each})" for each in self.wanted)
        case = f'{self.alias}."case"'
        relation = f"{self.relation} AS {self.alias}{''.join(self.joins)}"
        return f"SELECT {case}{columns}\nFROM {relation}\nWHERE {rows}\nGROUP BY {case}"
