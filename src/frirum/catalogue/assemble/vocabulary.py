"""The vocabulary, the municipalities, the networks and the rates."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from frirum.cases.vocabulary import Absence, EventType, Fact, FactType, Municipality
from frirum.catalogue.assemble.texts import optional_source, period, required_source, text
from frirum.catalogue.documents import LocatedMap
from frirum.catalogue.findings import Findings
from frirum.catalogue.reading import read_text
from frirum.catalogue.schema import (
    EventModel,
    FactModel,
    NetworkModel,
    RateModel,
    VocabularyModel,
)
from frirum.catalogue.validation import validate
from frirum.experiments.model import Network
from frirum.law.model import Place, Rate, RateVersion


def fact(model: FactModel, name: str, about: str, findings: Findings) -> Fact:
    """A fact, or an attribute of an event."""
    return Fact(
        name=name,
        about=about,
        type=FactType(model.type),
        text=text(model, f"`{name}`", findings),
        absence=Absence(model.absence),
        values=tuple(model.values),
        unit=model.unit,
        source=optional_source(model.source, findings),
        place=model.place,
    )


def event(model: EventModel, name: str, about: str, findings: Findings) -> EventType:
    """A kind of event, with its attributes."""
    return EventType(
        name=name,
        about=about,
        text=text(model, f"`{name}`", findings),
        absence=Absence(model.absence),
        attributes={key: fact(each, key, about, findings) for key, each in model.attributes.items()},
        source=optional_source(model.source, findings),
        place=model.place,
    )


def vocabulary(
    data: LocatedMap,
    abouts: tuple[str, ...],
    facts: dict[tuple[str, str], Fact],
    events: dict[tuple[str, str], EventType],
    findings: Findings,
) -> None:
    """Add the facts and events of a vocabulary file to those of the files before it."""
    model = validate(VocabularyModel, data, data.place, findings)
    if model is None:
        return
    for about, name, at in _entries(data.get("facts", {}), abouts, findings):
        fact_model = validate(FactModel, at[name], at.value_place(name), findings)
        if fact_model and _new((about, name), facts, events, at, findings):
            facts[about, name] = fact(fact_model, name, about, findings)
    for about, name, at in _entries(data.get("events", {}), abouts, findings):
        event_model = validate(EventModel, at[name], at.value_place(name), findings)
        if event_model and _new((about, name), facts, events, at, findings):
            events[about, name] = event(event_model, name, about, findings)


def _entries(data: Any, abouts: tuple[str, ...], findings: Findings) -> list[tuple[str, str, LocatedMap]]:
    found = []
    for about, entries in data.items():
        if about not in abouts:
            findings.add("F111", data.key_place(about), f"no case is about `{about}`")
            continue
        found += [(about, name, entries) for name in entries]
    return found


def _new(
    key: tuple[str, str],
    facts: dict[tuple[str, str], Fact],
    events: dict[tuple[str, str], EventType],
    at: LocatedMap,
    findings: Findings,
) -> bool:
    known = facts.get(key) or events.get(key)
    if known:
        findings.add("F108", at.key_place(key[1]), f"`{key[1]}` of {key[0]} stands in {known.place} already")
    return known is None


def municipalities(path: Path, file: str, findings: Findings) -> dict[str, Municipality]:
    """The municipalities of a CSV file with the columns code, name, aliases (apart by semicolons)."""
    content = read_text(path, file, findings)
    found: dict[str, Municipality] = {}
    names: dict[str, str] = {}
    for row, line in _rows(content or "", file, findings):
        code, name, aliases = row
        if not (code.isascii() and code.isdigit() and 1 <= int(code) <= 999) or not name:
            findings.add("F010", Place(file, line, 1), f"`{code},{name}` is no code of 1 to 999 with a name")
            continue
        if name in found or any(each.code == int(code) for each in found.values()):
            findings.add(
                "F108", Place(file, line, 1), f"{name} or its code {code} stands in the file already"
            )
            continue
        found[name] = Municipality(
            name, int(code), tuple(each.strip() for each in aliases.split(";") if each.strip())
        )
        names[name] = name
    return found


def _rows(content: str, file: str, findings: Findings) -> list[tuple[list[str], int]]:
    rows = []
    reader = csv.reader(io.StringIO(content), strict=True)
    try:
        for row in reader:
            if not row or reader.line_num == 1:
                if row and row != ["code", "name", "aliases"]:
                    findings.add("F010", Place(file, 1, 1), "the first line must be `code,name,aliases`")
                continue
            if len(row) == 3:
                rows.append(([each.strip() for each in row], reader.line_num))
            else:
                findings.add(
                    "F010", Place(file, reader.line_num, 1), f"the row has {len(row)} columns, not 3"
                )
    except csv.Error as error:
        findings.add("F010", Place(file, reader.line_num, 1), f"the file is no CSV from here: {error}")
    return rows


def networks(data: LocatedMap, known: dict[str, Network], findings: Findings) -> None:
    """Add the networks of a file to those of the files before it."""
    for name, value in data.items():
        model = validate(NetworkModel, value, data.value_place(name), findings)
        if model is None:
            continue
        if _again(f"the network `{name}`", known.get(name), data.key_place(name), findings):
            continue
        findings.note(model.at, data.key_place(name))
        known[name] = Network(
            id=name,
            number=model.number,
            theme=text(model.theme, f"the network `{name}`", findings),
            municipalities=tuple(model.municipalities),
            period=period(model, findings),
            source=required_source(model.source, f"the network `{name}`", None, model.place, findings),
            place=data.key_place(name),
        )


def _again(what: str, known: Network | Rate | None, place: Place, findings: Findings) -> bool:
    """Whether a name is used already; then with a finding."""
    if known is not None:
        findings.add("F108", place, f"{what} stands in {known.place} already")
    return known is not None


def rates(data: LocatedMap, known: dict[str, Rate], findings: Findings) -> None:
    """Add the rates of a file to those of the files before it."""
    for name, value in data.items():
        model = validate(RateModel, value, data.value_place(name), findings)
        if model is None:
            continue
        if _again(f"the rate `{name}`", known.get(name), data.key_place(name), findings):
            continue
        known[name] = rate(model, name, data.key_place(name), findings)


def rate(model: RateModel, name: str, place: Place, findings: Findings) -> Rate:
    """A rate with its versions."""
    findings.note(model.at, place)
    versions = tuple(
        RateVersion(
            period(each, findings),
            each.is_,
            required_source(
                each.source,
                f"the rate `{name}`",
                None if each.is_ is None else str(each.is_),
                each.place,
                findings,
            ),
        )
        for each in model.versions
    )
    return Rate(name, model.unit, text(model, f"the rate `{name}`", findings), versions, place)
