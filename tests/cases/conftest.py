"""The vocabulary of the contract, small enough to read, and files to be read with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from frirum.cases.vocabulary import Absence, EventType, Fact, FactType, Municipality, Vocabulary

_YDELSER = (
    "dagpenge",
    "kontanthjælp",
    "uddannelseshjælp",
    "integrationsydelse",
    "ledighedsydelse",
    "sygedagpenge",
    "revalideringsydelse",
    "ressourceforløbsydelse",
)
_MÅLGRUPPER = (*(f"2.{number}" for number in range(1, 15)), *(f"6.{number}" for number in range(1, 14)))
_FORMER = ("personligt fremmøde", "telefon", "digitalt", "gruppe", "via andre")
_YES_NO = FactType.BOOLEAN
_FACTS: dict[str, dict[str, FactType]] = {
    "person": {
        "kommune": FactType.MUNICIPALITY,
        "fødselsdato": FactType.DATE,
        "ydelse": FactType.TEXT,
        "målgruppe": FactType.TEXT,
        "visitation": FactType.TEXT,
        "i tilbud": _YES_NO,
        "barsel": _YES_NO,
        "arbejdstimer": FactType.NUMBER,
        "nedsat psykisk funktionsevne": _YES_NO,
        "modsætter sig flytning": _YES_NO,
        "kan samtykke": _YES_NO,
        "værge tiltræder": _YES_NO,
        "erhvervet svækkelse": _YES_NO,
        "botilbud påkrævet": _YES_NO,
        "botilbud mest hensigtsmæssigt": _YES_NO,
    },
    "virksomhed": {
        "kommune": FactType.MUNICIPALITY,
        "ordinært ansatte": FactType.NUMBER,
        "i praktik eller løntilskud": FactType.NUMBER,
        "ny i praktik målgruppe": FactType.TEXT,
        "lille trygt miljø": _YES_NO,
        "udvikler sig bedst der": _YES_NO,
    },
    "bolig": {
        "kommune": FactType.MUNICIPALITY,
        "beboere": FactType.NUMBER,
        "almen bolig": _YES_NO,
        "beboelsesrum": FactType.NUMBER,
        "køkken godkendt": _YES_NO,
        "individuelle lejekontrakter": _YES_NO,
        "anvist af kommunen": _YES_NO,
        "kvinder med børn fra krisecenter": FactType.NUMBER,
    },
    "tilbud": {"kommune": FactType.MUNICIPALITY, "plejehjem": _YES_NO},
    "forsøg": {
        "netværk": FactType.TEXT,
        "kommune": FactType.MUNICIPALITY,
        "start": FactType.DATE,
        "slut": FactType.DATE,
    },
}
_VALUES = {
    "ydelse": _YDELSER,
    "målgruppe": _MÅLGRUPPER,
    "ny i praktik målgruppe": _MÅLGRUPPER,
    "visitation": ("jobparat", "aktivitetsparat", "uddannelsesparat"),
}
_ABSENCE = {
    "ydelse": Absence.RECORDED,
    "målgruppe": Absence.RECORDED,
    "visitation": Absence.RECORDED,
    "barsel": Absence.COMPLETE,
    "i tilbud": Absence.COMPLETE,
}
_EVENTS = {
    "person": ("jobsamtale", "revurdering", "første henvendelse", "barn anbragt"),
    "tilbud": ("uanmeldt tilsyn", "anmeldt tilsyn"),
    "forsøg": (
        "vedtægt offentliggjort",
        "evalueringsdesign indsendt",
        "evalueringsrapport indsendt",
        "ansøgning modtaget",
        "afslag eller anmodning om oplysninger",
    ),
}
_MUNICIPALITIES = (
    Municipality("København", 101, ("Copenhagen",)),
    Municipality("Bornholm", 400),
    Municipality("Nordfyns", 480, ("Nordfyn",)),
    Municipality("Faaborg-Midtfyn", 430),
    Municipality("Aarhus", 751),
    Municipality("Thisted", 787),
    Municipality("Vesthimmerlands", 820, ("Vesthimmerland",)),
    Municipality("Rebild", 840),
    Municipality("Jammerbugt", 849),
    Municipality("Aalborg", 851),
)


def text(name: str) -> dict[str, str]:
    return {"da": name, "en": name}


def _fact(about: str, name: str, kind: FactType) -> Fact:
    absence = _ABSENCE.get(name, Absence.OPEN)
    return Fact(name, about, kind, text(name), absence, _VALUES.get(name, ()))


def _event(about: str, name: str) -> EventType:
    form = Fact("form", about, FactType.TEXT, text("form"), values=_FORMER)
    attributes = {"form": form} if name == "jobsamtale" else {}
    return EventType(name, about, text(name), attributes=attributes)


def contract_vocabulary() -> Vocabulary:
    """The vocabulary table of the contract."""
    return Vocabulary(
        tuple(_FACTS),
        {(about, name): _fact(about, name, kind) for about in _FACTS for name, kind in _FACTS[about].items()},
        {(about, name): _event(about, name) for about, names in _EVENTS.items() for name in names},
        {each.name: each for each in _MUNICIPALITIES},
    )


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return contract_vocabulary()


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    """Write a file of that name and give its path."""

    def written(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return written
