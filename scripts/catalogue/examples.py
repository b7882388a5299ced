"""The examples of a catalogue in words: what the case says, and what both answers are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from frirum.cases.model import FIRST, LAST, Case, Piece
from frirum.cases.shape import read_case_data
from frirum.catalogue import Catalogue
from frirum.cli.phrases import sentence, state
from frirum.cli.phrases import short as short_answer
from frirum.decide.engine import Engine
from frirum.decide.outcome import Answer, Outcome, Status
from frirum.law.model import Example, Provision
from scripts.catalogue.room import Room, items, safe, short, upper
from scripts.catalogue.rules import source


@dataclass(frozen=True)
class Shown:
    """An example, decided."""

    example: Example
    provision: Provision
    case: Case
    outcome: Outcome


def shown(catalogue: Catalogue) -> Iterator[Shown]:
    """Every example of the catalogue, with its outcome. One that names no single provision is a finding of
    `frirum check`, and is left out here."""
    engines: dict[bool | frozenset[str], Engine] = {}
    owned = [(each, True) for act in catalogue.acts.values() for each in act.examples]
    asked: list[tuple[Example, bool | frozenset[str]]] = [*owned]
    asked += [(each, frozenset({x.id})) for x in catalogue.experiments.values() for each in x.examples]
    for example, wanted in asked:
        provision = catalogue.provisions.get(example.provision)
        named = catalogue.resolve(example.provision, example.on) if provision is None else (provision,)
        if len(named) == 1:
            taken = wanted if example.asked else False
            engine = engines.setdefault(taken, Engine(catalogue, asked=taken))
            case = read_case_data(
                example.case,
                catalogue.vocabulary,
                about=named[0].about,
                case=example.name,
                place=example.place,
            )
            yield Shown(example, named[0], case, engine.outcome(case, example.on, named[0].id))


def in_words(found: Shown, room: Room) -> str:
    """An example: its name and marks, the case, both answers. Markdown."""
    example, outcome = found.example, found.outcome
    marks = [room("asked")] if example.asked else []
    marks += [room("stated")] if example.stated else []
    head = f"**{name_of(example, room)}** · {room.tongue.day(example.on)}"
    lines = [f"{room('case')}: {facts(found.case, room)}.", *_answers(outcome, found.provision, room)]
    if example.source is not None:
        lines.append(source(example.source, room))
    marked = f" ({'; '.join(marks)})" if marks else ""
    return f"{head}{marked}\n\n{items(lines)}"


def name_of(example: Example, room: Room) -> str:
    """The name of an example in the language of the page. Markdown."""
    return safe(room.tongue.text(example.names) or example.name)


def _answers(outcome: Outcome, provision: Provision, room: Room) -> Iterator[str]:
    ordinary = answer(outcome.ordinary, provision, outcome.on, room)
    actual = answer(outcome.actual, provision, outcome.on, room)
    if ordinary == actual:
        yield f"*{room('same')}*: {ordinary}"
    else:
        yield f"*{room('ordinary')}*: {ordinary}"
        yield f"*{room('actual')}*: {actual}"


def answer(found: Answer, provision: Provision, on: date, room: Room) -> str:
    """An answer in a sentence or two."""
    if found.status is Status.DOES_NOT_APPLY:
        return f"{room.tongue('sentence.does not apply')} {_failing(found, provision, on, room)}".rstrip()
    if found.status is Status.WAIVED:
        return _waived(found, room)
    return safe(sentence(_labelled(found, provision, room), provision.at(on), room.tongue))


def _labelled(found: Answer, provision: Provision, room: Room) -> Answer:
    """The answer with what is missing, and who has a competence, said as people call it."""
    missing = tuple(room.called(each, provision.about) for each in found.missing)
    value = room.actor(found.value) if isinstance(found.value, str) else found.value
    return replace(found, missing=missing, value=value)


def _failing(found: Answer, provision: Provision, on: date, room: Room) -> str:
    """The first condition that is not met, as it is written; one that an exemption reworded, by its name."""
    version = provision.at(on)
    for judged in found.given:
        if judged.holds is False and judged.change != "dropped":
            own = version.given.get(judged.name) if version is not None and judged.change is None else None
            text = judged.name if own is None else room.tongue.text(own.text)
            return room("fails", text=safe(text))
    return ""


def _waived(found: Answer, room: Room) -> str:
    experiments = (room.experiment(each.id.split("/")[0]) for each in found.exemptions)
    titles = [room.quoted(room.tongue.text(each.title)) for each in experiments]
    bases = room.several(each.basis for each in found.exemptions)
    text = room("waived", who=f"{safe(room.several(titles))} ({safe(bases)})")
    if found.duty is not None and found.duty.due is not None:
        text += f" {room('waived.duty', do=safe(found.duty.do), day=room.tongue.day(found.duty.due))}"
    return text


def facts(case: Case, room: Room) -> str:
    """What the case says, in words. Markdown."""
    parts = [
        safe(f"{_label(name, case, room)}: {_value(name, piece, case, room)}")
        for name, pieces in case.facts.items()
        for piece in pieces
    ]
    parts += [
        safe(f"{_happened(each.what, case, room)} {room.tongue.day(date.fromordinal(each.on))}")
        + _attributes(each.attributes, room)
        for events in case.events.values()
        for each in events
    ]
    if case.incomplete:
        names = sorted(room.called(each, case.about) for each in case.incomplete)
        parts.append(safe(room("unrecorded", names=room.several(names))))
    return "; ".join(parts) if parts else room("nothing known")


def _label(name: str, case: Case, room: Room) -> str:
    return room.called(name, case.about)


def _value(name: str, piece: Piece, case: Case, room: Room) -> str:
    unit = room.catalogue.vocabulary.facts[case.about, name].unit
    text = room.tongue.value(piece.value, unit)
    start = None if piece.start == FIRST else date.fromordinal(piece.start)
    end = None if piece.end == LAST else date.fromordinal(piece.end)
    return text if start is None and end is None else f"{text} {room.tongue.period(start, end)}"


def _happened(what: str, case: Case, room: Room) -> str:
    return short(room.tongue.text(room.catalogue.vocabulary.events[case.about, what].text))


def _attributes(attributes: object, room: Room) -> str:
    if not isinstance(attributes, dict) or not attributes:
        return ""
    said = ", ".join(f"{name}: {room.tongue.value(value)}" for name, value in attributes.items())
    return f" ({safe(said)})"


def in_short(found: Answer, of: Shown, room: Room) -> str:
    """An answer in a few words: the status, and how a duty stands, the value or what is missing. Markdown."""
    version = of.provision.at(of.outcome.on)
    if found.duty is not None and found.status is Status.APPLIES:
        more = state(found.duty.state, room.tongue)
    else:
        plain = _labelled(found, of.provision, room)
        more = short_answer(plain, None if version is None else version.value, room.tongue)
    status = upper(room.tongue(f"status.{found.status}"))
    return safe(f"{status}: {more}") if more and found.status is not Status.WAIVED else status
