"""The page of a provision."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from frirum.catalogue.model import Touch
from frirum.experiments.model import Participation
from frirum.law.model import Certainty, Period, Provision, Source, Text, Version
from scripts.catalogue.changes import changes
from scripts.catalogue.examples import Shown, in_words
from scripts.catalogue.numbers import numbers
from scripts.catalogue.room import (
    Room,
    danish,
    items,
    link,
    page,
    page_of_act,
    page_of_experiment,
    page_of_provision,
    safe,
)
from scripts.catalogue.rules import conditions, effect, lead, source


def provision(found: Provision, examples: Sequence[Shown], room: Room, other: str) -> str:
    """The page; `other` is the link to it in the other language."""
    at = page_of_provision(found)
    latest = found.versions[-1]
    several = room("latest", period=room.from_to(latest.period)) if len(found.versions) > 1 else ""
    parts = [
        f"# {safe(found.id)}: {safe(room.tongue.text(found.title))}",
        f"{_home(found, at, room)} · {room('about')}: {room.about(found)} · {other}",
        f"{lead(latest, found.about, room)} {several}".rstrip(),
        *(part for version in found.versions for part in _version(version, found.about, room)),
        numbers(found, at, room),
        _open(found, room),
        *_on_top(found, at, room),
        *_examples(examples, room),
    ]
    return page(parts)


def _home(found: Provision, at: str, room: Room) -> str:
    if found.own is not None:
        experiment = room.experiment(found.own.split("/")[0])
        title = link(room.tongue.text(experiment.title), page_of_experiment(experiment.id), at=at)
        return room("added by", experiment=title)
    act = room.catalogue.acts[found.act]
    return link(f"{act.short}, {room.tongue.text(act.title)}", page_of_act(act), at=at)


def _version(version: Version, about: str, room: Room) -> Iterator[str]:
    yield f"## {room('rule', period=room.from_to(version.period)).rstrip()}"
    yield source(version.source, room)
    if version.given:
        yield f"### {room('conditions')}"
        yield conditions(version.given, room)
    yield f"### {room('effect', kind=room.tongue(f'effect.{version.effect}'))}"
    yield effect(version, about, room)


def _open(found: Provision, room: Room) -> str:
    notes = dict.fromkeys(safe(each) for each in questions(found.versions, room))
    return f"## {room('open')}\n\n{items(notes)}" if notes else ""


def questions(versions: Sequence[Version], room: Room) -> Iterator[str]:
    """What the versions leave open: remarks, and what is assumed or undecided."""
    for version in versions:
        yield from (room.tongue.text(each) for each in version.remarks)
        sources = [version.source, *(each.source for each in version.given.values())]
        yield from (room.tongue.text(each) for each in doubts(sources))


def doubts(sources: Sequence[Source | None]) -> Iterator[Text]:
    """The notes of what is assumed or undecided."""
    for each in sources:
        if each is not None and each.certainty in (Certainty.ASSUMED, Certainty.UNDECIDED):
            yield each.note


def _on_top(found: Provision, at: str, room: Room) -> Iterator[str]:
    """The exemptions that touch the provision, and for one that an exemption adds, where that holds."""
    groups: dict[str, list[Touch]] = {}
    for touch in room.catalogue.touches.get(found.id, ()):
        groups.setdefault(touch.id, []).append(touch)
    own = groups.pop(found.own, []) if found.own is not None else []
    if own:
        yield f"## {room('holds')}"
        yield items([_standing(own[0], room), _bases(own, room), *_where(own, room)])
    if found.own is None or groups:
        yield f"## {room('on top')}"
    if found.own is None and not groups:
        yield room("none on top")
    for touches in groups.values():
        yield from _exemption(found, touches, at, room)


def _standing(touch: Touch, room: Room) -> str:
    title = safe(room.tongue.text(touch.exemption.title))
    return f"{room('part')}: {title} ({room.tongue(f'standing.{touch.exemption.standing}')})"


def _exemption(found: Provision, touches: Sequence[Touch], at: str, room: Room) -> Iterator[str]:
    """One exemption: what it does, said once for all the bases under which it does so."""
    first = touches[0]
    title = link(room.tongue.text(first.experiment.title), page_of_experiment(first.experiment.id), at=at)
    standing = room.tongue(f"standing.{first.exemption.standing}")
    yield f"### {safe(room.tongue.text(first.exemption.title))} ({standing})"
    lines = [f"{room.tongue('column.experiment')}: {title}"]
    alike: dict[tuple[str, ...], list[Touch]] = {}
    for touch in touches:
        new = changes(touch.version, touch.cited, found.about, room("this"), room)
        alike.setdefault(tuple(new), []).append(touch)
    for done, same in alike.items():
        lines += [*done, _bases(same, room)]
    yield items(dict.fromkeys([*lines, *_where(touches, room)]))


def _bases(touches: Sequence[Touch], room: Room) -> str:
    each = [f"{touch.version.basis} ({room.period(touch.version.period)})" for touch in touches]
    return room("basis list", bases=safe(room.several(each)))


def _where(touches: Sequence[Touch], room: Room) -> Iterator[str]:
    first = touches[0]
    entries = [
        entry
        for entry in first.experiment.participations
        if (not entry.parts or first.exemption.name in entry.parts)
        and any(entry.period.overlaps(touch.version.period) for touch in touches)
    ]
    if entries:
        names = room.several(municipalities(entries))
        yield room("where", names=safe(names), period=room.period(span([each.period for each in entries])))


def span(periods: Sequence[Period]) -> Period:
    """From the first day to the last of several periods."""
    starts = [each.start for each in periods]
    ends = [each.end for each in periods]
    start = None if None in starts else min(each for each in starts if each is not None)
    end: date | None = None if None in ends else max(each for each in ends if each is not None)
    return Period(start, end)


def municipalities(entries: Sequence[Participation]) -> list[str]:
    """All municipalities of several entries, by name."""
    return sorted({name for entry in entries for name in entry.municipalities}, key=danish)


def _examples(examples: Sequence[Shown], room: Room) -> Iterator[str]:
    if examples:
        yield f"## {room('examples')}"
    yield from (in_words(each, room) for each in examples)
