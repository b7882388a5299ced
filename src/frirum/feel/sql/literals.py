"""Date and duration literals of FEEL that have a meaning in whole days or whole months."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from frirum.feel.ast import At
from frirum.feel.sql.value import Kind, Sql, Unsupported, number

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTHS = re.compile(r"(-?)P(?:(\d{1,6})Y)?(?:(\d{1,6})M)?")
_DAYS = re.compile(r"(-?)P(\d{1,7})D")


def date_of(text: str) -> date | None:
    """The day a literal names, None if it names none."""
    if not _DATE.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def duration_of(text: str, at: At) -> Sql:
    """A duration of whole months or whole days; `Unsupported` for anything finer."""
    found = _MONTHS.fullmatch(text)
    if found and (found[2] or found[3]):
        count = int(found[2] or 0) * 12 + int(found[3] or 0)
        return _duration(Kind.MONTHS, -count if found[1] else count)
    found = _DAYS.fullmatch(text)
    if found:
        return _duration(Kind.DAYS, -int(found[2]) if found[1] else int(found[2]))
    raise Unsupported(f'@"{text}"', at)


def _duration(kind: Kind, count: int) -> Sql:
    return Sql(kind, number(count), digits=9, constant=Decimal(count))
