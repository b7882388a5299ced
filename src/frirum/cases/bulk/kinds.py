"""Which file is what, told by its columns, and what its cases are about, told by the names in it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from frirum.cases.bulk.sources import Source
from frirum.cases.lexicon import nearest, normal, shown
from frirum.cases.problems import CaseError, Problem
from frirum.cases.vocabulary import Vocabulary
from frirum.cases.wording import say


class Kind(StrEnum):
    """The kinds of tables of the contract."""

    FACTS = "facts"
    EVENTS = "events"
    WIDE = "wide"


WORDS = {
    Kind.FACTS: say("a table of facts"),
    Kind.EVENTS: say("a table of events"),
    Kind.WIDE: say("a table with one row per case"),
}
"""the kinds in a sentence"""

REJECT_COLUMNS = (
    "rejected_file",
    "rejected_line",
    "rejected_column",
    "rejected_code",
    "rejected_reason",
    "rejected_text",
)
"""What a file of rejects has beyond the columns of its table; a mended one may be loaded as it is."""

_NEEDED = {
    Kind.FACTS: ("case", "fact", "value"),
    Kind.EVENTS: ("case", "what", "on"),
    Kind.WIDE: ("case",),
}
_ALLOWED = {Kind.FACTS: ("from", "to"), Kind.EVENTS: (), Kind.WIDE: ()}


@dataclass(frozen=True, slots=True)
class Table:
    """A source that is known to be a table of cases. `others`: columns beyond those that make its kind."""

    source: Source
    kind: Kind
    others: tuple[str, ...]

    def column(self, name: str) -> int:
        """The number of a column, counted from 1; 0 if there is none."""
        return self.source.columns.index(name) + 1 if name in self.source.columns else 0


def table_of(source: Source) -> Table:
    """What kind of table a file is. Raises CaseError when its columns make none."""
    columns = set(source.columns)
    if columns & {"fact", "value"}:
        kind = Kind.FACTS
    elif columns & {"what", "on"}:
        kind = Kind.EVENTS
    else:
        kind = Kind.WIDE
    absent = [each for each in _NEEDED[kind] if each not in columns]
    if absent:
        message = say("{kind} needs the column `{other}`", kind=WORDS[kind], other=absent[0])
        remedy = say("name the columns {given}", given=", ".join(_NEEDED[kind]))
        if kind is Kind.WIDE:
            remedy = say(
                "tables are: case, fact, value, from, to · case, what, on, … · case and one column per fact"
            )
        source.fail(1, 1, "C401", message, remedy)
    others = [
        each
        for each in source.columns
        if each not in _NEEDED[kind] and each not in _ALLOWED[kind] and each not in REJECT_COLUMNS
    ]
    return Table(source, kind, tuple(others))


def about_of(
    names: Collection[str], vocabulary: Vocabulary, tables: Sequence[Table], likely: str | None = None
) -> str:
    """The kind of case that knows most of these names of facts and events; the `likely` one, if it is among
    several that do.

    Raises CaseError when several do and none is likely: names like `kommune` say nothing.
    """
    normals = {normal(each) for each in names}
    known = {
        about: len(normals & {*vocabulary.facts_of(about), *vocabulary.events_of(about)})
        for about in vocabulary.abouts
    }
    best = [about for about, count in known.items() if count == max(known.values()) and count]
    if likely is not None and likely in (best or known):
        return likely
    if len(best) != 1:
        file = str(tables[0].source.path)
        message = say("the facts do not tell what the cases are about")
        raise CaseError(
            [
                Problem(
                    file,
                    1,
                    1,
                    "C404",
                    message,
                    say("say which it is with --about: {given}", given=", ".join(best or known)),
                )
            ]
        )
    return best[0]


def check_columns(table: Table, about: str, vocabulary: Vocabulary) -> list[Problem]:
    """The columns that a table about this kind of case cannot have."""
    facts = vocabulary.facts_of(about)
    attributes = {name for event in vocabulary.events_of(about).values() for name in event.attributes}
    known = {Kind.FACTS: {"from", "to"}, Kind.EVENTS: attributes, Kind.WIDE: set(facts)}[table.kind]
    code = {Kind.FACTS: "C401", Kind.EVENTS: "C204", Kind.WIDE: "C202"}[table.kind]
    return [
        Problem(
            str(table.source.path),
            1,
            table.column(column),
            code,
            say(
                "{kind} about {about} has no column `{column}`",
                kind=WORDS[table.kind],
                about=about,
                column=shown(column),
            ),
            nearest(column, sorted(known)),
        )
        for column in table.others
        if column not in known
    ]
