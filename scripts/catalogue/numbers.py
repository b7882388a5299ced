"""The numbers of a rule, each with where it stands and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal

from frirum.cli.phrases import certainty
from frirum.feel.ast import Name, Number
from frirum.law.model import Condition, Expression, Provision, Rate, RateVersion, Source, Term, Version
from scripts.catalogue.room import RATES, Room, safe, slug, table, to
from scripts.catalogue.rules import cited, origin


@dataclass(frozen=True)
class _Found:
    numbers: tuple[str, ...]
    place: str
    source: Source


def numbers(provision: Provision, at: str, room: Room) -> str:
    """A table of the numbers of a provision, or nothing where it has none."""
    rows: dict[tuple[str, ...], None] = {}
    for version in provision.versions:
        for found in _numbers(version, room):
            sure = certainty(found.source, room.tongue)
            rows[", ".join(found.numbers), safe(found.place), cited(found.source, room), sure] = None
    rates = dict.fromkeys(name for version in provision.versions for name in _rates(version, room))
    for name in rates:
        rows[_rate(room.catalogue.rates[name], at, room)] = None
    head = (room("number"), room("stands in"), room("source"), room("certainty"))
    return f"## {room('numbers')}\n\n{table(head, rows)}" if rows else ""


def _numbers(version: Version, room: Room) -> Iterator[_Found]:
    for condition in version.given.values():
        if own := _literals(condition.test, room):
            yield _Found(own, condition.name, condition.source or version.source)
    own = (*_inside(version.value, room), *_inside(version.duty, room))
    if own:
        yield _Found(tuple(dict.fromkeys(own)), room("the effect"), version.source)


def _literals(found: Expression, room: Room) -> tuple[str, ...]:
    numbers = (each.value for each in found.node.walk() if isinstance(each, Number))
    return tuple(dict.fromkeys(room.tongue.value(each) for each in numbers))


def _inside(found: object, room: Room) -> Iterator[str]:
    """The numbers of an effect: in its formulas and in its terms."""
    if isinstance(found, Expression):
        yield from _literals(found, room)
    elif isinstance(found, Term):
        unit = f"unit.{found.unit}{'.1' if found.count == 1 else ''}"
        yield f"{found.count} {room.tongue(unit)}"
    elif isinstance(found, int) and not isinstance(found, bool):
        yield room.tongue.value(Decimal(found))
    elif is_dataclass(found):
        for part in fields(found):
            yield from _inside(getattr(found, part.name), room)


def _rates(version: Version, room: Room) -> Iterator[str]:
    tests: list[object] = [each.test for each in version.given.values()]
    for found in (*tests, version.value, version.duty):
        yield from (name for name in _names(found) if name in room.catalogue.rates)


def _names(found: object) -> Iterator[str]:
    if isinstance(found, Expression):
        yield from (each.name for each in found.node.walk() if isinstance(each, Name))
    elif is_dataclass(found) and not isinstance(found, Condition):
        for part in fields(found):
            yield from _names(getattr(found, part.name))


def _rate(found: Rate, at: str, room: Room) -> tuple[str, ...]:
    latest = found.versions[-1]
    value = f"{_value(latest, found.unit, room)} ({room.period(latest.period)})"
    address = f"{to(RATES, at=at)}#{slug(found.name)}"
    place = f"[{safe(room('rate', name=found.name))}]({address})"
    return value, place, cited(latest.source, room), certainty(latest.source, room.tongue)


def _value(found: RateVersion, unit: str, room: Room) -> str:
    return room("undecided") if found.value is None else safe(room.tongue.value(found.value, unit))


def rates(room: Room) -> str:
    """All rates with all their years."""
    parts = [f"# {room('rates')}", room("rates.lead")]
    for name, rate in room.catalogue.rates.items():
        parts += [f'<a id="{slug(name)}"></a>', f"## {safe(name)}", safe(room.tongue.text(rate.title))]
        head = (room("period"), room("number"), room("source"))
        rows = [
            (
                room.period(each.period),
                _value(each, rate.unit, room),
                origin(each.source, room),
            )
            for each in rate.versions
        ]
        parts.append(table(head, rows))
    return "\n\n".join(parts) + "\n"
