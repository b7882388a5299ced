"""`frirum levels`: what ordinary law requires of a group over time, beside what was held."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from frirum.cases.bulk import Loaded, connect
from frirum.cases.vocabulary import FactType
from frirum.catalogue.model import Catalogue
from frirum.cli import arguments, library, output, reading
from frirum.cli.faults import FINDINGS, Fault, Line, unknown, wrong
from frirum.cli.language import Tongue
from frirum.cli.level_rows import Tables, write_json_rows, write_table
from frirum.cli.loading import Tables as Data
from frirum.cli.loading import loaded as load
from frirum.cli.progress import counted
from frirum.cli.reading import TABLES
from frirum.cli.screen import Screen
from frirum.decide.levels import Every, Level, Question, measured
from frirum.decide.levels import levels as asked_levels
from frirum.feel.sql.value import Unsupported
from frirum.law.model import Provision

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from frirum.feel.ast import Node

GROUP = {"person": "målgruppe"}
"""by kind of case: the fact that makes the groups, unless another is named"""


@dataclass(frozen=True, slots=True)
class Wish:
    """The arguments as given."""

    what: tuple[str, ...]
    start: str
    end: str
    experiment: str | None
    share: str | None
    by: str | None
    every: str
    where: str | None
    baseline: str | None
    used: str | None
    kommune: str | None
    about: str | None
    rejects: str | None


@dataclass(frozen=True, slots=True)
class Out:
    """Where the rows go."""

    json: bool
    csv: str | None
    parquet: str | None


def levels(wish: Wish, out: Out, folder: str | None, lang: str | None) -> int:
    """Load, count, and print or write. What the database cannot count is told on standard error, exit code
    1."""
    screen = Screen.of(lang)
    tongue = screen.tongue
    given = [
        name
        for name, value in (("--json", out.json), ("--csv", out.csv), ("--parquet", out.parquet))
        if value
    ]
    if len(given) > 1:
        what = tongue("USAGE.either", first=given[0], second=given[1])
        raise wrong("USAGE", what, tongue("USAGE.choose"))
    span = _span("--from", wish.start, wish.end, tongue)
    baseline = None if wish.baseline is None else _baseline(wish.baseline, tongue)
    paths, citations = _apart(wish.what, tongue)
    output.check((out.csv, out.parquet, wish.rejects), paths, tongue)
    catalogue = library.catalogue(folder, tongue)
    named = arguments.provisions(citations, catalogue, None, tongue)
    kommune = wish.kommune and arguments.municipality(wish.kommune, catalogue, tongue).name
    with connect() as con:
        tables = Data(paths, wish.about, wish.rejects)
        loaded = load(con, tables, catalogue, named, screen)
        asking = Asking(con, loaded, catalogue, screen)
        question = replace(
            _question(wish, loaded.relations.about, catalogue, span, tongue), baseline=baseline
        )
        found = [
            each
            for name in counted(_subjects(wish, named, catalogue, loaded, question, tongue), screen)
            for each in asking.rows(name, question, sure=bool(named or wish.share))
            if kommune is None or each.municipality == kommune
        ]
        _write(found, out, asking, screen)
        asking.told()
    return FINDINGS if loaded.rejected or asking.refused else 0


@dataclass(slots=True)
class Asking:
    """A population that is asked; `refused` counts what the database cannot count, `skipped` names what it
    cannot among provisions that nobody named."""

    con: DuckDBPyConnection
    loaded: Loaded
    catalogue: Catalogue
    screen: Screen
    refused: int = 0
    skipped: list[str] = field(default_factory=list)

    def rows(self, name: str, question: Question, *, sure: bool) -> Iterator[Level]:
        """The levels of a provision or of the shares of a fact; a refusal is told when `sure`."""
        try:
            yield from asked_levels(self.con, self.catalogue, self.loaded.relations, name, question)
        except Unsupported as error:
            if sure:
                self.refused += 1
                line = Line("LEVELS", self.screen.tongue("LEVELS.refused", name=name, what=error.construct))
                sys.stderr.write(f"{line}\n")
            else:
                self.skipped.append(name)

    def told(self) -> None:
        """Say which provisions that nobody named were left out."""
        if self.skipped:
            names = ", ".join(self.skipped)
            sys.stderr.write(f"{self.screen.tongue('levels.skipped', names=names)}\n")


def _apart(what: Sequence[str], tongue: Tongue) -> tuple[list[Path], list[str]]:
    """Tables of cases, and what names provisions."""
    tables = [each for each in what if Path(each).suffix.lower() in TABLES]
    if not tables:
        raise wrong("USAGE", tongue("LEVELS.data"), tongue("LEVELS.data.do"))
    return reading.exist(tables, tongue), [each for each in what if each not in tables]


def _span(name: str, start: str, end: str, tongue: Tongue) -> tuple[date, date]:
    first, last = arguments.day(name, start, tongue), arguments.day("--to", end, tongue)
    if last < first:
        raise wrong("DATES", tongue("DATES.what", to=last, start=first), tongue("DATES.do"))
    return first, last


def _baseline(text: str, tongue: Tongue) -> tuple[date, date]:
    start, dots, end = text.partition("..")
    if not dots:
        what = tongue("LEVELS.span", name="--baseline", given=text)
        raise wrong("USAGE", what, tongue("LEVELS.span.do"))
    first, last = (arguments.day("--baseline", each, tongue) for each in (start, end))
    if last < first:
        raise wrong("DATES", tongue("LEVELS.span", name="--baseline", given=text), tongue("DATES.do"))
    return first, last


def _question(
    wish: Wish, about: str, catalogue: Catalogue, span: tuple[date, date], tongue: Tongue
) -> Question:
    periods = [str(each) for each in Every]
    if wish.every not in periods:
        what = tongue("USAGE.value", name="--every", given=wish.every)
        raise wrong("USAGE", what, tongue("USAGE.one of", names=", ".join(periods)))
    usual = GROUP.get(about)  # in a catalogue that knows it
    by = wish.by or (usual if usual in catalogue.vocabulary.facts_of(about) else None)
    if by == "none":
        by = None
    elif by is not None and by != "case":
        _fact(by, about, catalogue, tongue)
    if wish.used is not None and _fact(wish.used, about, catalogue, tongue) is not FactType.NUMBER:
        raise wrong("USAGE", tongue("LEVELS.number", name=wish.used))
    where = None if wish.where is None else _condition(wish.where, about, catalogue)
    return Question(*span, by=by, every=Every(wish.every), where=where, used=wish.used)


def _fact(name: str, about: str, catalogue: Catalogue, tongue: Tongue) -> FactType:
    """The type of a fact about the cases."""
    facts = catalogue.vocabulary.facts_of(about)
    if name not in facts:
        from difflib import get_close_matches

        near = get_close_matches(name, facts, n=3)
        remedy = tongue("UNKNOWN.nearest", names=", ".join(near)) if near else ""
        raise wrong("USAGE", tongue("LEVELS.fact", about=about, name=name), remedy)
    return facts[name].type


def _condition(text: str, about: str, catalogue: Catalogue) -> Node:
    """A FEEL condition on the facts and events of the cases."""
    from frirum.catalogue.expressions import Scope, parsed

    words = catalogue.vocabulary
    scope = Scope(words.facts_of(about), words.events_of(about), catalogue.rates)
    node, faults = parsed(text, scope, "boolean")
    if faults:
        lines = [Line("FEEL", what, place=f"--where:{at.line}:{at.column}") for _, at, what in faults]
        raise Fault(lines)
    return node


def _subjects(
    wish: Wish,
    named: Sequence[Provision],
    catalogue: Catalogue,
    loaded: Loaded,
    question: Question,
    tongue: Tongue,
) -> list[str]:
    """What is counted: provisions that were named, those of an experiment, those that experiments touch; or a
    fact."""
    about = loaded.relations.about
    if wish.share is not None:
        _fact(wish.share, about, catalogue, tongue)
        return [wish.share]
    if named:
        found = [each.id for each in named if each.about == about and _counts(each, question)]
        if not found:
            parts = {
                "name": ", ".join(each.id for each in named),
                "start": question.start,
                "end": question.end,
            }
            raise wrong("LEVELS", tongue("LEVELS.none", **parts), tongue("LEVELS.none.do"))
        return found
    if wish.experiment is not None and wish.experiment not in catalogue.experiments:
        raise unknown(tongue, "SUBJECT.unknown", wish.experiment, list(catalogue.experiments), "experiments")
    return [
        id_
        for id_, touches in catalogue.touches.items()
        if any(wish.experiment in (None, touch.experiment.id) for touch in touches)
        and catalogue.provisions[id_].about == about
        and catalogue.provisions[id_].own is None
        and _counts(catalogue.provisions[id_], question)
    ]


def _counts(provision: Provision, question: Question) -> bool:
    """Whether there is something to count in the span."""
    days = (question.start, question.end)
    return any(
        measured(version) is not None
        for version in provision.versions
        if (version.period.start or date.min) <= days[1] and days[0] <= (version.period.end or date.max)
    )


def _write(found: Sequence[Level], out: Out, asking: Asking, screen: Screen) -> None:
    target = out.csv or out.parquet
    if target is not None:
        write_table(asking.con, found, target, "csv" if out.csv else "parquet")
        sys.stderr.write(
            f"{screen.tongue('decide.written', count=screen.tongue.whole(len(found)), file=target)}\n"
        )
    elif out.json:
        write_json_rows(found)
    else:
        Tables(screen, asking.catalogue).show(found)
