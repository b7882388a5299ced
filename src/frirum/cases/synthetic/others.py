"""Companies, shared dwellings, homes and experiments: facts that never change, and a few events."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from frirum.cases.synthetic.draw import Draw

Columns = Callable[[Draw], dict[str, str]]
Events = Callable[[Draw, str], list[str]]


@dataclass(frozen=True, slots=True)
class Kind:
    """How cases of one kind are drawn: the letter of their names, columns for case `i`, and events from the
    relation of cases (SELECTs of case, what, on)."""

    letter: str
    columns: Columns
    events: Events | None = None


_PLACED = (
    ("2.1", 20.0), ("2.2", 25.0), ("2.3", 20.0), ("2.7", 10.0), ("2.11", 8.0), ("2.12", 7.0), ("2.13", 10.0),
)  # fmt: skip


def _number(sql: str) -> str:
    return f"({sql})::DECIMAL(18, 6)"


def _company(draw: Draw) -> dict[str, str]:
    staff = f"floor(exp(0.3 + 5.2 * pow({draw.u('size')}, 2)) * 2) / 2"
    wants = draw.below(0.5, "wants")
    return {
        "ordinært ansatte": _number(staff),
        "i praktik eller løntilskud": _number(f"floor(({staff}) * 0.4 * pow({draw.u('placed')}, 2))"),
        "ny i praktik målgruppe": f"CASE WHEN {wants} THEN {draw.pick(_PLACED, 'group')} END",
        "ny i praktik ledig måneder": _number(f"CASE WHEN {wants} THEN {draw.whole(0, 48, 'months')} END"),
        "ny i praktik ansat her": f"CASE WHEN {wants} THEN {draw.below(0.02, 'own')} END",
        "lille trygt miljø": f"CASE WHEN {draw.below(0.8, 'asked')} THEN {draw.below(0.2, 'safe')} END",
        "udvikler sig bedst der": f"CASE WHEN {wants} THEN {draw.below(0.4, 'best')} END",
    }


def _dwelling(draw: Draw) -> dict[str, str]:
    residents = draw.whole(1, 6, "residents")
    return {
        "beboere": _number(residents),
        "almen bolig": draw.below(0.7, "almen"),
        "beboelsesrum": _number(f"greatest(1, {residents} + {draw.whole(-1, 2, 'rooms')})"),
        "køkken godkendt": f"CASE WHEN {draw.below(0.9, 'inspected')} THEN {draw.below(0.5, 'kitchen')} END",
        "individuelle lejekontrakter": draw.below(0.75, "leases"),
        "anvist af kommunen": draw.below(0.4, "allocated"),
        "kvinder med børn fra krisecenter": _number(
            f"CASE WHEN {draw.below(0.1, 'shelter')} THEN {draw.whole(1, 3, 'women')} ELSE 0 END"
        ),
    }


def _home(draw: Draw) -> dict[str, str]:
    return {"plejehjem": draw.below(0.85, "care")}


def _visits(draw: Draw, cases: str) -> list[str]:
    """A visit a year from 2015 to 2022, now and then none, more seldom announced."""
    key = '(hash("case") % 1000000007)::BIGINT * 16 + (y - 2015)'
    what = f"CASE WHEN {draw.below(0.8, 'kind', key)} THEN 'uanmeldt tilsyn' ELSE 'anmeldt tilsyn' END"
    on = draw.whole(0, 364, "visit", key)
    return [
        f"""SELECT "case", {what}, make_date(y, 1, 1) + {on}
        FROM (SELECT "case", unnest(range(2015, 2023)) AS y FROM {cases})
        WHERE {draw.below(0.9, "visited", key)}"""
    ]


def _experiment(draw: Draw) -> dict[str, str]:
    start = draw.day("DATE '2017-07-01'", "DATE '2018-12-31'", "start")
    return {"start": start, "slut": f"CASE WHEN {draw.below(0.9, 'ends')} THEN {start} + 1095 END"}


def _papers(draw: Draw, cases: str) -> list[str]:
    """What is sent in and published around the start; a tenth each is missing."""
    key = '(hash("case") % 1000000007)::BIGINT'

    def paper(what: str, low: int, high: int, after: str) -> str:
        day = f"{after} + {draw.whole(low, high, what, key)}"
        return f"""SELECT "case", '{what}', {day} FROM {cases} WHERE {draw.below(0.9, what + "?", key)}"""

    return [
        paper("ansøgning modtaget", -200, -60, "start"),
        paper("vedtægt offentliggjort", -40, 10, "start"),
        paper("evalueringsdesign indsendt", -60, 20, "start"),
        paper("evalueringsrapport indsendt", -120, 120, "DATE '2020-12-31'"),
    ]


KINDS = {
    "virksomhed": Kind("V", _company),
    "bolig": Kind("B", _dwelling),
    "tilbud": Kind("T", _home, _visits),
    "forsøg": Kind("F", _experiment, _papers),
}
