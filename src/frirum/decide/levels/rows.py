"""From sums to levels: person-months, rates, ratios, and whether a level is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from frirum.decide.levels.model import Level, Measure
from frirum.decide.levels.periods import MONTH
from frirum.decide.levels.queries import Sums

DIGITS = Decimal("0.0001")
"""how finely months, rates and ratios are told; they are exact before"""


def level(
    provision: str, measure: Measure, municipality: str | None, group: str | None, period: str, sums: Sums
) -> Level:
    """One row."""
    months = Fraction(sums.parts, MONTH)
    law, found = _number(sums.law), _number(sums.found)
    return Level(
        provision=provision,
        measure=measure,
        municipality=municipality,
        group=group,
        period=period,
        cases=sums.cases,
        months=_told(months),
        unknown_months=_told(Fraction(sums.unknown, MONTH)),
        law=_maybe(law),
        found=_maybe(found),
        in_time=sums.in_time,
        uncertain=sums.uncertain,
        law_per_month=_per(law, months),
        found_per_month=_per(found, months),
        ratio=_per(found, months if measure is Measure.SHARE else law),
        kept=_kept(measure, law, found, sums),
        beyond_months=None if sums.beyond is None else _told(Fraction(sums.beyond, MONTH)),
    )


def _number(parts: Decimal | int | None) -> Fraction | None:
    return None if parts is None else Fraction(parts) / MONTH


def _told(number: Fraction) -> Decimal:
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    return exact.quantize(DIGITS, ROUND_HALF_UP)


def _maybe(number: Fraction | None) -> Decimal | None:
    return None if number is None else _told(number)


def _per(number: Fraction | None, of: Fraction | None) -> Decimal | None:
    return None if number is None or not of else _told(number / of)


def _kept(measure: Measure, law: Fraction | None, found: Fraction | None, sums: Sums) -> bool | None:
    """Whether what was found is at the level or better, whatever the unknown may be."""
    if measure is Measure.SHARE or law is None or found is None:
        return None
    if measure is Measure.LIMIT:
        if sums.beyond:
            return False
        return None if sums.unknown else True
    if sums.unknown:
        return None
    if found >= law:
        return True
    return None if sums.unseen or found + (sums.uncertain or 0) >= law else False


def compared(found: Sequence[Level], before: Sequence[Level]) -> list[Level]:
    """The levels beside those of the baseline: of the same provision, municipality and group."""
    earlier = {(each.provision, each.municipality, each.group): each for each in before}
    return [_beside(each, earlier.get((each.provision, each.municipality, each.group))) for each in found]


def _beside(now: Level, then: Level | None) -> Level:
    here, there = _rate(now), None if then is None else _rate(then)
    if then is None or there is None:
        return now
    ratio = None if here is None or not there else (here / there).quantize(DIGITS, ROUND_HALF_UP)
    sure = not (now.unknown_months or then.unknown_months or now.uncertain or then.uncertain)
    kept = here >= there if here is not None and sure and now.measure is not Measure.SHARE else None
    return replace(now, earlier_per_month=there, earlier_ratio=ratio, earlier_kept=kept)


def _rate(each: Level) -> Decimal | None:
    """What is compared with the earlier level: for occurrences the share that was fulfilled, else what was
    found for one person-month."""
    return each.ratio if each.measure in (Measure.OCCURRENCES, Measure.SHARE) else each.found_per_month
