"""The effect of a provision in words: what a duty asks and when, what a value is."""

from __future__ import annotations

from collections.abc import Iterator

from frirum.cli.language import Tongue
from frirum.cli.messages import MESSAGES
from frirum.cli.phrases import term
from frirum.law.model import Arises, Cadence, Clock, Due, Duty, Expression, Term, Value, Version


def effect(version: Version, tongue: Tongue) -> Iterator[tuple[str, str]]:
    """Label and text of everything the effect says."""
    yield tongue("describe.effect"), tongue(f"effect.{version.effect}")
    if version.value is not None:
        yield from _value(version.value, tongue)
    if version.duty is not None:
        yield from _duty(version.duty, tongue)


def _value(value: Value, tongue: Tongue) -> Iterator[tuple[str, str]]:
    yield tongue("describe.what"), tongue.text(value.what)
    if value.who is not None:
        yield tongue("describe.who"), value.who
    if value.bound is not None:
        yield tongue("describe.bound"), tongue(f"bound.{value.bound}")
    if value.value is not None:
        yield tongue("describe.value"), value.value.text
    if value.unit is not None:
        unit = tongue.unit(value.unit)
        per = tongue("value.per", value=unit, period=tongue.one(value.per)) if value.per else unit
        yield tongue("describe.unit"), per


def _duty(duty: Duty, tongue: Tongue) -> Iterator[tuple[str, str]]:
    yield tongue("describe.do"), tongue("describe.do.by", do=duty.do, by=duty.by)
    if duty.met_by != (duty.do,):
        yield tongue("describe.met by"), tongue.several(duty.met_by)
    if duty.counts is not None:
        yield tongue("describe.counts"), duty.counts.text
    if duty.clock is not None:
        yield tongue("describe.clock"), _clock(duty.clock, tongue)
    yield from _when(duty, tongue)
    for key, found in (("tolerance", duty.tolerance), ("early", duty.early)):
        if found is not None:
            yield tongue(f"describe.{key}"), term(found, tongue)
    if duty.suspended is not None:
        yield tongue("describe.suspended"), duty.suspended.text


def element(name: str, tongue: Tongue) -> str:
    """A condition by its own name; a field of the duty (`duty.counts`) in words."""
    if not name.startswith("duty."):
        return name
    key = f"element.{name.removeprefix('duty.').replace('_', ' ')}"
    return tongue(key) if key in MESSAGES else name


def changed(name: str, value: object, tongue: Tongue) -> str:
    """What an exemption makes of a field of the duty: which field, and how it now reads."""
    field = element(f"duty.{name}", tongue)
    if value is None:
        return tongue("does.duty.none", name=field)
    return tongue("does.duty", name=field, text=_field(value, tongue))


def _field(value: object, tongue: Tongue) -> str:
    match value:
        case Due():
            return _due(value, False, tongue)  # noqa: FBT003 - as a term that stands by itself
        case Cadence():
            return cadence(value, tongue)
        case Arises():
            return arises(value, tongue)
        case Clock():
            return _clock(value, tongue)
        case Term():
            return term(value, tongue)
        case Expression():
            return value.text
        case tuple():
            return tongue.several([str(each) for each in value])
    return str(value)


def _when(duty: Duty, tongue: Tongue) -> Iterator[tuple[str, str]]:
    if duty.cadence is not None:
        yield tongue("describe.cadence"), cadence(duty.cadence, tongue)
    if duty.arises is not None:
        yield tongue("describe.arises"), arises(duty.arises, tongue)
    if duty.due is not None:
        yield tongue("describe.due"), _due(duty.due, duty.clock is not None, tongue)


def _clock(clock: Clock, tongue: Tongue) -> str:
    running = clock.running.text if clock.running is not None else tongue("clock.every day")
    parts = [tongue("clock.while", condition=running), tongue(f"counting.{clock.counting}")]
    if clock.since is not None:
        parts.append(tongue("clock.since", condition=clock.since.text))
    return "; ".join(parts)


def arises(found: Arises, tongue: Tongue) -> str:
    """When occurrences of a duty arise."""
    if found.event is not None:
        return tongue("arises.event", event=found.event)
    if found.after is None:
        return tongue("arises.given")
    within = found.within
    key = "arises.after" if within is None else "arises.within"
    text = tongue(key, after=term(found.after, tongue), within=_maybe(within, tongue))
    return f"{text}; {tongue('arises.again')}" if found.again else text


def _due(due: Due, clocked: bool, tongue: Tongue) -> str:  # noqa: FBT001 - read at its one call
    if due.term is not None:
        return tongue("due.term.clock" if clocked else "due.term", term=term(due.term, tongue))
    if due.reading is not None:
        return tongue("due.reading", term=term(due.reading, tongue))
    return due.day.text if due.day is not None else ""


def cadence(found: Cadence, tongue: Tongue) -> str:
    """How often a duty recurs."""
    if found.every is not None:
        text = tongue("cadence.every", each=_every(found.every, tongue))
    else:
        text = tongue("cadence.times", times=found.times, per=_each(found.per, tongue))
    if found.after is not None:
        text += tongue("cadence.after", term=term(found.after, tongue))
    if found.up_to is not None:
        text += tongue("cadence.up to", term=term(found.up_to, tongue))
    return text


def _maybe(found: Term | None, tongue: Tongue) -> str:
    return "" if found is None else term(found, tongue)


def _every(found: Term, tongue: Tongue) -> str:
    """A term as a rhythm: every 3 months."""
    single = ".1" if found.count == 1 else ""
    return tongue(f"each.{found.unit}{single}", count=found.count)


def _each(found: Term | None, tongue: Tongue) -> str:
    """A term after "per": without its number where that is one."""
    return _maybe(found, tongue).removeprefix("1 ")
