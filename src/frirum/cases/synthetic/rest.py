"""What a case system would have on record of a case beside its benefits, homes and visits: assessments,
consents, grounds, incomes.

The rules ask for hundreds of such facts. Here they are drawn from the vocabulary itself, all in one way: few
cases are such that anything of the kind was ever looked into (`SHARES`); in these a yes-or-no fact is true at
times, in all others it is false, and a few are missing, as in any register. Facts are drawn apart from one
another and need not fit together. No amount of a law is drawn, only what differs from case to case.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from frirum.cases.synthetic.draw import Draw
from frirum.cases.tables import literal
from frirum.cases.vocabulary import Absence, Fact, FactType, Vocabulary

SHARES = {"person": 0.1, "virksomhed": 0.5, "bolig": 0.3, "tilbud": 0.5, "forsøg": 0.9}
"""the cases of which such facts are more than a no"""
_TRUE, _MISSING = 0.4, 0.02

NUMBERS = {
    ("bolig", "billige boliger i afdelingen"): (0, 40),
    ("bolig", "boligareal"): (35, 130),
    ("bolig", "boliger i afdelingen"): (20, 200),
    ("bolig", "børn i husstanden"): (0, 4),
    ("bolig", "etager"): (1, 6),
    ("bolig", "husstandsindkomst"): (100_000, 600_000),
    ("bolig", "årlig boligudgift"): (36_000, 120_000),
    ("person", "egne tandudgifter i året"): (0, 8_000),
    ("person", "forsørgede børn"): (0, 4),
    ("person", "gennemsnitlige langsigtede omkostninger"): (100, 500),
    ("person", "betalende forældre"): (1, 2),
    ("person", "indkomstgrundlag"): (100_000, 900_000),
    ("person", "lovligt ophold år af otte"): (0, 8),
    ("person", "lønindtægt i måneden"): (0, 30_000),
    ("person", "ordinære timer i 12 måneder"): (0, 1_600),
    ("person", "pris for tilkøb"): (100, 500),
    ("person", "samlet hjælp"): (5_000, 25_000),
    ("person", "samlet tandbehandling pris"): (0, 20_000),
    ("person", "samvær pr. måned"): (0, 8),
    ("person", "ugentlig hjælp"): (0, 40),
    ("person", "vedvarende indkomst"): (100_000, 900_000),
    ("person", "virksomhedens indtægt"): (0, 40_000),
    ("person", "år med folkeregisteradresse"): (0, 20),
    ("virksomhed", "ny i praktik uger"): (1, 26),
}
"""whole numbers from, to: orders of magnitude, no statistics"""
DATES = {
    ("bolig", "boligens sidste dag på adressen"): ("2019-01-01", "2028-12-31"),
    ("bolig", "lejers fødselsdato"): ("1930-01-01", "2000-12-31"),
    ("bolig", "lejestart"): ("2005-01-01", "2018-12-31"),
    ("bolig", "lejetidens udløb"): ("2018-01-01", "2024-12-31"),
    ("person", "barnets fødselsdato"): ("2001-01-01", "2018-12-31"),
}
"""days from, to"""


def columns(vocabulary: Vocabulary, about: str, others: Collection[str], draw: Draw) -> dict[str, str]:
    """Facts that never change, name to SQL for case `i`; not the `others`, which are drawn with more care."""
    drawn = ((fact.name, _column(about, fact, draw)) for fact in _rest(vocabulary, about, others))
    return {name: sql for name, sql in drawn if sql is not None}


def timelines(
    vocabulary: Vocabulary, about: str, others: Collection[str], cases: str, draw: Draw
) -> list[str]:
    """SELECTs of case, fact, value, from, to: facts that are one of some words, or known to be none of them.
    `cases` is a SELECT of i and case."""
    here = _looked_into(about, draw)
    return [
        f"""SELECT "case", {literal(fact.name)}, CASE WHEN {here} THEN {_word(fact, draw)} END,
            NULL::DATE, NULL::DATE FROM ({cases})"""
        for fact in _rest(vocabulary, about, others)
        if fact.type is FactType.TEXT and fact.values
    ]


def _word(fact: Fact, draw: Draw) -> str:
    return draw.pick([(word, 1.0) for word in fact.values], fact.name)


def _rest(vocabulary: Vocabulary, about: str, others: Collection[str]) -> Iterator[Fact]:
    return (fact for name, fact in sorted(vocabulary.facts_of(about).items()) if name not in others)


def _looked_into(about: str, draw: Draw) -> str:
    return draw.below(SHARES[about], f"{about} looked into")


def _column(about: str, fact: Fact, draw: Draw) -> str | None:
    """A value where the vocabulary and the tables above say which there may be; None elsewhere."""
    here, key = _looked_into(about, draw), (about, fact.name)
    if fact.type is FactType.BOOLEAN:
        if fact.absence is Absence.COMPLETE:
            return f"CASE WHEN {here} AND {draw.below(_TRUE / 2, fact.name)} THEN true END"
        missing = draw.below(_MISSING, f"{fact.name} missing")
        return f"CASE WHEN {missing} THEN NULL ELSE {here} AND {draw.below(_TRUE, fact.name)} END"
    if fact.type is FactType.NUMBER and key in NUMBERS:
        return f"{draw.whole(*NUMBERS[key], fact.name)}::DECIMAL(18, 6)"
    if fact.type is FactType.DATE and key in DATES:
        first, last = (f"DATE '{day}'" for day in DATES[key])
        return draw.day(first, last, fact.name)
    return None
