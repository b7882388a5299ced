"""`frirum sql`: the query itself."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date

from frirum.cli import arguments, library
from frirum.cli.faults import FINDINGS, Fault, Line, wrong
from frirum.cli.screen import Screen, write
from frirum.decide.bulk import Bulk, Unsupported
from frirum.feel.sql.dialects import DIALECTS


@dataclass(frozen=True, slots=True)
class Wish:
    """The arguments as given."""

    provision: str
    dialect: str
    on: str | None
    as_: str | None


def sql(wish: Wish, folder: str | None, lang: str | None) -> int:
    """Print the query of one provision on a day. It reads `cases`, `facts` and `events`."""
    from frirum.cases.relations import Relations

    screen = Screen.of(lang)
    tongue = screen.tongue
    if wish.dialect not in DIALECTS:
        what = tongue("USAGE.value", name="--dialect", given=wish.dialect)
        raise wrong("USAGE", what, tongue("USAGE.one of", names=", ".join(DIALECTS)))
    day = arguments.maybe_day("--on", wish.on, tongue)
    if day is None:
        day = date.today()  # noqa: DTZ011 - the user's own calendar
        sys.stderr.write(f"{tongue('sql.today', day=day.isoformat())}\n")
    asked = arguments.is_asked(wish.as_, tongue)
    catalogue = library.catalogue(folder, tongue)
    provision = arguments.provision(wish.provision, catalogue, day, tongue)
    about = provision.about
    events = catalogue.vocabulary.events_of(about)
    attributes = frozenset(name for event in events.values() for name in event.attributes)
    relations = Relations(about, "cases", "facts", "events", attributes=attributes)
    try:
        text = Bulk(catalogue, None, relations, asked).query(provision.id, day, wish.dialect, pretty=True)
    except Unsupported as error:
        what = tongue("SQL.refused", name=provision.id, construct=error.construct)
        raise Fault([Line("SQL", what, tongue("SQL.refused.do"))], FINDINGS) from None
    write(f"{text};\n")
    return 0
