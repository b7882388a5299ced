"""The facts of a case as values of names, for `frirum feel --facts`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from frirum.cases.model import FIRST, LAST, Case
from frirum.catalogue.model import Catalogue
from frirum.cli import reading
from frirum.cli.faults import wrong
from frirum.cli.language import Tongue
from frirum.decide.frames import absences, value_in
from frirum.feel import UNKNOWN


class Day(NamedTuple):
    """The day on which facts are read (None: none was given), and the expression that will use them."""

    day: date | None
    expression: str | None


def values(path: Path, catalogue: Catalogue, on: Day, tongue: Tongue) -> dict[str, object]:
    """Every fact of the case's kind by name, read on the day. Without a day, only what holds on all days is
    given; an expression that names a fact which changes is refused, for no day is taken for granted."""
    reading.exist([str(path)], tongue)
    case = reading.one_case(path, None, catalogue.vocabulary, tongue)
    found, changing = {}, []
    for name, fact in catalogue.vocabulary.facts_of(case.about).items():
        gap, never = absences(fact)
        pieces = case.facts.get(name, ())
        if name in case.incomplete:
            gap = never = UNKNOWN
        if not pieces:
            found[name] = never
        elif on.day is not None:
            found[name] = value_in(pieces, on.day.toordinal(), gap)
        elif _constant(case, name):
            found[name] = pieces[0].value
        else:
            changing.append(name)
    used = [name for name in changing if on.expression is None or name in on.expression]
    if used:
        what = tongue("FACTS.changing", names=tongue.several(used))
        raise wrong("DATE", what, tongue("FACTS.changing.do"), str(path))
    return found


def _constant(case: Case, name: str) -> bool:
    first = case.facts[name][0]
    return (first.start, first.end) == (FIRST, LAST)
