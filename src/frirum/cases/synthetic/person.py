"""Persons: benefit spells and what goes with them.

The years 2012-2025 are cut into as many slots as a person has spells, and each spell lies in its slot: spells
never overlap, and no window over rows is needed to place them. Two neighbours share ten spells, so that a
population has five per person exactly.
"""

from __future__ import annotations

from collections.abc import Collection

from frirum.cases.synthetic.draw import Draw
from frirum.cases.tables import literal

FIRST_DAY = "DATE '2012-01-01'"
DAYS = 5114
NEW_NUMBERS = "DATE '2020-01-01'"
"""LAB-2019 is in force: target groups have the numbers of its § 6"""

YDELSER = (
    ("dagpenge", 33.0), ("kontanthjælp", 30.0), ("sygedagpenge", 19.0), ("ledighedsydelse", 6.0),
    ("integrationsydelse", 5.0), ("ressourceforløbsydelse", 5.0), ("revalideringsydelse", 2.0),
)  # fmt: skip
_TYPICAL_DAYS = {
    "dagpenge": 300, "kontanthjælp": 450, "uddannelseshjælp": 420, "sygedagpenge": 140,
    "ledighedsydelse": 550, "integrationsydelse": 600,
    "ressourceforløbsydelse": 800, "revalideringsydelse": 600,
}  # fmt: skip
_GROUPS = {
    ("dagpenge", None): ("2.1", "6.1"),
    ("kontanthjælp", True): ("2.2", "6.2"),
    ("kontanthjælp", False): ("2.3", "6.3"),
    ("integrationsydelse", True): ("2.2", "6.2"),
    ("integrationsydelse", False): ("2.3", "6.3"),
    ("revalideringsydelse", None): ("2.4", "6.10"),
    ("sygedagpenge", None): ("2.5", "6.6"),
    ("ledighedsydelse", None): ("2.7", "6.9"),
    ("ressourceforløbsydelse", None): ("2.11", "6.8"),
    ("uddannelseshjælp", True): ("2.12", "6.4"),
    ("uddannelseshjælp", False): ("2.13", "6.5"),
}
"""LAB-2003 § 2 and LAB-2019 § 6, by benefit and by whether the person is ready (job or education)"""
_READY = {None: "", True: " AND ready", False: " AND NOT ready"}
_ASSESSED = "ydelse IN ('kontanthjælp', 'integrationsydelse', 'uddannelseshjælp')"
_FORMS = (
    ("personligt fremmøde", 62.0), ("telefon", 25.0), ("digitalt", 5.0), ("gruppe", 5.0), ("via andre", 3.0),
)  # fmt: skip

_CATEGORIES = (("1", 35.0), ("2", 60.0), ("3", 5.0))
"""SDL § 13 a"""

TIMELINES = (
    "ydelse", "målgruppe", "visitation", "i tilbud", "barsel", "dagpengeperiode fra", "første fraværsdag",
    "sygedagpengekategori", "uarbejdsdygtig",
)  # fmt: skip
EVENTS = ("jobsamtale", "opfølgningssamtale", "revurdering", "første henvendelse", "barn anbragt")


def columns(draw: Draw) -> dict[str, str]:
    """Facts that never change: name to SQL, for person `i`."""
    impaired = f"birth < DATE '1966-01-01' AND {draw.below(0.05, 'impaired')}"

    def known(what: str, share: float) -> str:
        return f"CASE WHEN {impaired} THEN {draw.below(share, what)} END"

    hours = f"{draw.whole(10, 320, 'hours')} / 2.0"
    return {
        "fødselsdato": "birth",
        "arbejdstimer": f"(CASE WHEN {draw.below(0.3, 'works')} THEN {hours} ELSE 0 END)::DECIMAL(18, 6)",
        "nedsat psykisk funktionsevne": f"({impaired} AND {draw.below(0.8, 'nedsat')})",
        "modsætter sig flytning": known("modsætter", 0.2),
        "kan samtykke": known("samtykke", 0.3),
        "værge tiltræder": known("værge", 0.8),
        "erhvervet svækkelse": known("svækkelse", 0.6),
        "botilbud påkrævet": known("påkrævet", 0.7),
        "botilbud mest hensigtsmæssigt": known("hensigtsmæssigt", 0.8),
    }


def people(size: int, draw: Draw) -> str:
    """SELECT of i, case, birth, spells (their number), main (the usual benefit)."""
    birth = draw.day("DATE '1958-01-01'", "DATE '1993-12-31'", "birth")
    odd = "CASE WHEN i % 2 = 0 THEN 1 ELSE -1 END"
    return f"""
        SELECT i, 'P' || (1000000000 + i) AS "case", {birth} AS birth,
            CASE WHEN i = {size} - 1 AND i % 2 = 0 THEN 5
                ELSE 5 + {odd} * {draw.whole(-4, 4, "spells", "i // 2")} END AS spells,
            {draw.pick(YDELSER, "main")} AS main
        FROM range({size}) AS people(i)"""


def spells(size: int, draw: Draw) -> str:
    """SELECT of key, case, ydelse, ready, first, last: one row per benefit spell."""
    drawn = (
        f"CASE WHEN {draw.below(0.6, 'stays', 'key')} THEN main ELSE {draw.pick(YDELSER, 'other', 'key')} END"
    )
    typical = " ".join(f"WHEN {literal(name)} THEN {days}" for name, days in _TYPICAL_DAYS.items())
    whole_slot = draw.below(0.12, "whole", "key")
    return f"""
        WITH slots AS (
            SELECT *, i * 16 + k AS key, {DAYS} // spells AS slot
            FROM (SELECT *, unnest(range(spells)) AS k FROM ({people(size, draw)}))
        ), placed AS (
            SELECT *, {whole_slot} AS whole, {FIRST_DAY} + CAST(k * slot AS INTEGER) AS opens,
                {drawn} AS drawn, CASE WHEN {whole_slot} THEN 0
                    ELSE CAST(floor(0.5 * slot * {draw.u("offset", "key")}) AS INTEGER) END AS gap
            FROM slots
        ), named AS (
            SELECT *, opens + gap AS first, {_ydelse("opens + gap")} AS ydelse FROM placed
        ), measured AS (
            SELECT *, CASE ydelse {typical} END * (0.15 + 1.7 * {draw.u("length", "key")}) AS days FROM named
        )
        SELECT key, "case", ydelse, {draw.below(0.55, "ready", "key")} AS ready, first,
            CASE WHEN whole THEN opens + slot - 1
                ELSE least(opens + slot - 1, first + CAST(floor(days) AS INTEGER)) END::DATE AS last
        FROM measured"""


def _ydelse(start: str) -> str:
    """The benefit that exists on the day: education aid is for those under 30 and from 2014, the integration
    benefit from September 2015 until it was renamed in 2020, the resource benefit from 2013."""
    young = f"{start} < birth + INTERVAL 30 YEAR AND {start} >= DATE '2014-01-01'"
    return f"""CASE
        WHEN drawn = 'integrationsydelse' AND {start} BETWEEN DATE '2015-09-01' AND DATE '2018-06-30'
            THEN drawn
        WHEN drawn = 'ressourceforløbsydelse' AND {start} >= DATE '2013-01-01' THEN drawn
        WHEN drawn IN ('kontanthjælp', 'integrationsydelse', 'ressourceforløbsydelse')
            THEN CASE WHEN {young} THEN 'uddannelseshjælp' ELSE 'kontanthjælp' END
        ELSE drawn END"""


def timelines(size: int, draw: Draw, wanted: Collection[str], spell: str) -> list[str]:
    """SELECTs of case, fact, value, from, to. `spell` names the table of spells."""
    made = {
        "ydelse": [f"SELECT \"case\", 'ydelse', ydelse, first, last FROM {spell}"],
        "målgruppe": _groups(spell),
        "visitation": [
            f"""SELECT "case", 'visitation', CASE WHEN NOT ready THEN 'aktivitetsparat'
                WHEN ydelse = 'uddannelseshjælp' THEN 'uddannelsesparat' ELSE 'jobparat' END, first, last
            FROM {spell} WHERE {_ASSESSED}"""
        ],
        "i tilbud": [
            f"""SELECT "case", 'i tilbud', 'true', first + 30,
                least(last, first + 30 + {draw.whole(27, 180, "offer", "key")}) FROM {spell}
            WHERE last - first > 60 AND {draw.below(0.3, "offered", "key")}"""
        ],
        "barsel": [
            f"""SELECT "case", 'barsel', 'true', leave, leave + 300 FROM (
                SELECT "case", {draw.day(FIRST_DAY, f"{FIRST_DAY} + {DAYS - 301}", "leave")} AS leave
                FROM ({people(size, draw)}) WHERE {draw.below(0.06, "parent")})"""
        ],
        "dagpengeperiode fra": [_through("dagpengeperiode fra", "first::VARCHAR", "dagpenge", spell)],
        "første fraværsdag": [_through("første fraværsdag", "first::VARCHAR", "sygedagpenge", spell)],
        "sygedagpengekategori": [
            _through("sygedagpengekategori", draw.pick(_CATEGORIES, "category", "key"), "sygedagpenge", spell)
        ],
        "uarbejdsdygtig": [_through("uarbejdsdygtig", "'true'", "sygedagpenge", spell)],
    }
    return [select for name in TIMELINES if name in wanted for select in made[name]]


def _through(fact: str, value: str, ydelse: str, spell: str) -> str:
    """A fact that holds through each spell of a benefit."""
    chosen = f"FROM {spell} WHERE ydelse = {literal(ydelse)}"
    return f'SELECT "case", {literal(fact)}, {value}, first, last {chosen}'


def _groups(spell: str) -> list[str]:
    def group(at: int) -> str:
        conditions = " ".join(
            f"WHEN ydelse = {literal(ydelse)}{_READY[ready]} THEN {literal(numbers[at])}"
            for (ydelse, ready), numbers in _GROUPS.items()
        )
        return f"CASE {conditions} END"

    return [
        f"""SELECT "case", 'målgruppe', {group(0)}, first, least(last, {NEW_NUMBERS} - 1) FROM {spell}
            WHERE first < {NEW_NUMBERS}""",
        f"""SELECT "case", 'målgruppe', {group(1)}, greatest(first, {NEW_NUMBERS}), last FROM {spell}
            WHERE last >= {NEW_NUMBERS}""",
    ]


def events(size: int, draw: Draw, wanted: Collection[str], spell: str) -> list[str]:
    """SELECTs of case, what, on, form."""
    talk = "(key * 4 + n)"
    made = {
        "jobsamtale": f"""
            SELECT "case", 'jobsamtale',
                first + CAST(floor((last - first) * (n + {draw.u("talk", talk)}) / talks) AS INTEGER),
                {draw.pick(_FORMS, "form", talk)}
            FROM (SELECT *, unnest(range(talks)) AS n
                FROM (SELECT *, least(3, 1 + (last - first) // 90) AS talks FROM {spell}))""",
        "opfølgningssamtale": f"""
            SELECT "case", 'opfølgningssamtale',
                first + (28 * (n + 1))::INTEGER + {draw.whole(0, 35, "followed", talk)},
                {draw.pick(_FORMS, "followed form", talk)}
            FROM (SELECT *, unnest(range(least(4, (last - first) // 56))) AS n
                FROM {spell} WHERE ydelse = 'sygedagpenge')""",
        "revurdering": f"""
            SELECT "case", 'revurdering', first + 330 + {draw.whole(0, 240, "reassessed", "key")}, NULL
            FROM {spell} WHERE ydelse IN ('ledighedsydelse', 'ressourceforløbsydelse') AND last - first >= 570
                AND {draw.below(0.8, "reassess", "key")}""",
        "første henvendelse": f"""
            SELECT "case", 'første henvendelse', first - {draw.whole(0, 7, "asked", "key")}, NULL FROM {spell}
            WHERE ydelse IN ('kontanthjælp', 'uddannelseshjælp', 'integrationsydelse', 'sygedagpenge')""",
        "barn anbragt": f"""
            SELECT "case", 'barn anbragt', {draw.day(FIRST_DAY, f"{FIRST_DAY} + {DAYS - 1}", "placed")}, NULL
            FROM ({people(size, draw)}) WHERE {draw.below(0.004, "placing")}""",
    }
    return [made[name] for name in EVENTS if name in wanted]
