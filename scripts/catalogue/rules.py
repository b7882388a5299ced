"""A rule on a page: its source, its conditions, what follows from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from frirum.cases.vocabulary import Fact
from frirum.cli.effects import arises, cadence
from frirum.cli.phrases import certainty, term
from frirum.feel.ast import Name
from frirum.law.model import Clock, Condition, Due, Duty, Source, Value, Version
from scripts.catalogue.plain import said
from scripts.catalogue.room import Room, code, eli, items, safe, upper

Facts = Mapping[str, Fact]


def facts_of(about: str, events: tuple[str, ...], room: Room) -> dict[str, Fact]:
    """The facts a rule about this kind of case may name, and the attributes of these events."""
    vocabulary = room.catalogue.vocabulary
    found = vocabulary.facts_of(about)
    for name in events:
        event = vocabulary.events.get((about, name))
        found |= dict(event.attributes) if event is not None else {}
    return found


def source(found: Source, room: Room) -> str:
    """Where a rule comes from, how certain the reading is, and why."""
    return f"{room('source')}: {origin(found, room)}"


def origin(found: Source, room: Room) -> str:
    """The same without the word itself."""
    note = f" {safe(room.tongue.text(found.note))}" if found.note else ""
    return f"{cited(found, room)} ({certainty(found, room.tongue)}).{note}"


def cited(found: Source, room: Room) -> str:
    """The place of a source, with a link to the act."""
    parts = [room("application", number=found.application)] if found.application is not None else []
    if found.place not in parts:
        parts.append(safe(found.place))
    if found.eli is not None:
        parts.append(eli(found.eli))
    return ", ".join(parts)


def conditions(given: Mapping[str, Condition], room: Room) -> str:
    """Conditions as a list: the name, what it says, whom to ask, the formula."""
    return "\n".join(
        _condition(number, name, each, room) for number, (name, each) in enumerate(given.items(), 1)
    )


def _condition(number: int, name: str, found: Condition, room: Room) -> str:
    lines = [f"{number}. **{safe(name)}**: {safe(room.tongue.text(found.text))}"]
    if found.ask:
        lines.append(f"   - *{safe(room('ask', question=room.tongue.text(found.ask)))}*")
    if found.by is not None:
        lines.append(f"   - {safe(room('by', by=room.actor(found.by)))}")
    kind = "fact" if isinstance(found.test.node, Name) else "formula"
    lines.append(f"   - {room(kind)}: {code(found.test.text)}")
    if found.source is not None:
        lines.append(f"   - {source(found.source, room)}")
    return "\n".join(lines)


def brief(version: Version, about: str, room: Room) -> str:
    """What follows, in one sentence."""
    if version.duty is not None:
        parts = {"by": safe(room.actor(version.duty.by)), "do": safe(happening(version.duty.do, about, room))}
    elif version.value is not None:
        what = safe(room.tongue.text(version.value.what))
        parts = {"what": what[:1].lower() + what[1:], "who": safe(room.actor(version.value.who or ""))}
    return upper(room(f"brief.{version.effect}", **parts))


def happening(name: str, about: str, room: Room) -> str:
    """An event by its name, and what it means where that says more."""
    meaning = room.called(name, about)
    return name if meaning == name else f"{name} ({meaning})"


def effect(version: Version, about: str, room: Room) -> str:
    """What the rule does, line by line."""
    lines = list(_value(version.value, about, room)) if version.value is not None else []
    lines += duty(version.duty, about, room) if version.duty is not None else []
    return items(f"{upper(label)}: {text}" for label, text in lines)


def _value(value: Value, about: str, room: Room) -> Iterator[tuple[str, str]]:
    tongue = room.tongue
    yield tongue("describe.what"), safe(tongue.text(value.what))
    if value.who is not None:
        yield tongue("describe.who"), safe(room.actor(value.who))
    if value.bound is not None:
        yield tongue("describe.bound"), tongue(f"bound.{value.bound}")
    if value.value is not None:
        yield tongue("describe.value"), said(value.value, facts_of(about, (), room), room)
    if value.unit is not None:
        unit = tongue.unit(value.unit)
        per = tongue("value.per", value=unit, period=tongue.one(value.per)) if value.per else unit
        yield tongue("describe.unit"), safe(per)


def duty(found: Duty, about: str, room: Room) -> Iterator[tuple[str, str]]:
    """Label and text of everything a duty says."""
    tongue, facts = room.tongue, facts_of(about, (), room)
    yield tongue("describe.do"), safe(tongue("describe.do.by", do=found.do, by=room.actor(found.by)))
    if found.met_by != (found.do,):
        names = [happening(name, about, room) for name in found.met_by]
        yield tongue("describe.met by"), safe(tongue.several(names))
    if found.counts is not None:
        yield tongue("describe.counts"), said(found.counts, facts_of(about, found.met_by, room), room)
    if found.clock is not None:
        yield tongue("describe.clock"), _clock(found.clock, facts, room)
    if found.cadence is not None:
        yield tongue("describe.cadence"), cadence(found.cadence, tongue)
    if found.arises is not None:
        yield tongue("describe.arises"), safe(arises(found.arises, tongue))
    if found.due is not None:
        yield tongue("describe.due"), _due(found.due, facts, room, clocked=found.clock is not None)
    for key, length in (("tolerance", found.tolerance), ("early", found.early)):
        if length is not None:
            yield tongue(f"describe.{key}"), term(length, tongue)
    if found.suspended is not None:
        yield tongue("describe.suspended"), said(found.suspended, facts, room)


def _clock(clock: Clock, facts: Facts, room: Room) -> str:
    tongue = room.tongue
    running = (
        said(clock.running, facts, room) if clock.running is not None else safe(tongue("clock.every day"))
    )
    parts = [tongue("clock.while", condition=running), room(f"counting.{clock.counting}")]
    if clock.since is not None:
        parts.append(tongue("clock.since", condition=said(clock.since, facts, room)))
    return "; ".join(parts)


def _due(due: Due, facts: Facts, room: Room, *, clocked: bool) -> str:
    tongue = room.tongue
    if due.term is not None:
        return tongue("due.term.clock" if clocked else "due.term", term=term(due.term, tongue))
    if due.reading is not None:
        return tongue("due.reading", term=term(due.reading, tongue))
    return said(due.day, facts, room) if due.day is not None else ""


def lead(version: Version, about: str, room: Room) -> str:
    """The rule in brief: what follows, and how many conditions there are."""
    count = len(version.given)
    key = "when.n" if count > 1 else f"when.{count}"
    return f"**{room('brief')}.** {brief(version, about, room)} {room(key, count=count)}"
