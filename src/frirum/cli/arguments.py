"""What people write on the command line, read strictly: days, numbers, provisions, municipalities."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from frirum.cli.faults import unknown, wrong
from frirum.cli.language import Tongue

if TYPE_CHECKING:
    from frirum.cases.vocabulary import Municipality
    from frirum.catalogue.model import Catalogue
    from frirum.law.model import Provision

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
ASKED = "asked"
MOST = 100_000_000


def day(name: str, text: str, tongue: Tongue) -> date:
    """A day written as 2018-10-01. `name` is the option, for the fault."""
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass  # a day that no calendar has: the fault below says so
    raise wrong("DATE", tongue("DATE.what", name=name, given=text), tongue("DATE.do"))


def maybe_day(name: str, text: str | None, tongue: Tongue) -> date | None:
    """A day, or None where the option was left out."""
    return None if text is None else day(name, text, tongue)


def whole(name: str, text: str, least: int, tongue: Tongue) -> int:
    """A whole number from `least` to a hundred million."""
    if re.fullmatch(r"\d{1,9}", text, re.ASCII) and least <= int(text) <= MOST:
        return int(text)
    what = tongue("USAGE.value", name=name, given=text)
    raise wrong("USAGE", what, tongue("USAGE.number", least=least, most=tongue.whole(MOST)))


def is_asked(text: str | None, tongue: Tongue) -> bool:
    """Whether `--as asked` was given."""
    if text not in (None, ASKED):
        what = tongue("USAGE.value", name="--as", given=text)
        raise wrong("USAGE", what, tongue("USAGE.one of", names=ASKED))
    return text == ASKED


def provisions(
    citations: Sequence[str], catalogue: Catalogue, on: date | None, tongue: Tongue
) -> list[Provision]:
    """The provisions that citations name, each once. A family ("LAB") means the act in force on `on`; where
    none is, or without a day, every act of the family."""
    found: dict[str, Provision] = {}
    for citation in citations:
        named = cited(citation, catalogue, on)
        if not named:
            raise unknown(tongue, "PROVISION.unknown", citation, list(catalogue.provisions), "provisions")
        found.update((each.id, each) for each in named)
    return list(found.values())


def cited(citation: str, catalogue: Catalogue, on: date | None) -> tuple[Provision, ...]:
    """What a citation names. An id, in whatever spelling and by whatever name of its act, names that
    provision alone; other citations may cover several. A family whose act of the day does not have the place
    means its other acts: not in force then."""
    exact = catalogue.provisions.get(" ".join(citation.split()))
    if exact is not None:
        return (exact,)
    found: tuple[Provision, ...] = ()
    for spelling in _spellings(citation):
        found = found or catalogue.resolve(spelling, on) or catalogue.resolve(spelling)
    whole = [each for each in found if all(_is_part(other, each) for other in found if other is not each)]
    return tuple(whole) if whole else found


_POSSESSIVE = re.compile(r"(\w)s(?= *,? *§)", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"^(\D*[^\W\d])[ ,]+(?=\d)")


def _spellings(citation: str) -> Iterator[str]:
    """A citation as written; then with the act's name out of the genitive ("aktivlovens § 74 c"), and with
    the paragraph sign that was left out ("LAS 74 c")."""
    yield citation
    if "§" in citation:
        yield _POSSESSIVE.sub(r"\1", citation, count=1)
    else:
        yield _BARE_NUMBER.sub(r"\1 § ", citation, count=1)


def _is_part(provision: Provision, of: Provision) -> bool:
    """Whether a provision is a part (`, stk. 2`) of another one."""
    return provision.id.startswith(f"{of.id}, ")


def provision(citation: str, catalogue: Catalogue, on: date | None, tongue: Tongue) -> Provision:
    """The one provision that a citation names."""
    found = provisions([citation], catalogue, on, tongue)
    if len(found) > 1:
        names = ", ".join(each.id for each in found)
        what = tongue("PROVISION.several", name=citation, names=names)
        raise wrong("PROVISION", what, tongue("PROVISION.several.do"))
    return found[0]


def municipality(text: str, catalogue: Catalogue, tongue: Tongue) -> Municipality:
    """A municipality by any spelling that a case file may have: name, alias, three- or four-digit code."""
    from frirum.cases.lexicon import municipality_by

    found = municipality_by(catalogue.vocabulary, text)
    if found is None:
        names = list(catalogue.vocabulary.municipalities)
        raise unknown(tongue, "KOMMUNE.unknown", text, names, "municipalities")
    return found
