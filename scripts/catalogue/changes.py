"""What an exemption does to a provision, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from frirum.experiments.model import Change, ExemptionVersion
from frirum.feel.ast import Name
from frirum.law.model import Duty
from scripts.catalogue.plain import said
from scripts.catalogue.room import Room, code, safe
from scripts.catalogue.rules import duty, facts_of

FIELDS: Mapping[str, str] = {
    "met_by": "met by",
    "counts": "counts",
    "clock": "clock",
    "cadence": "cadence",
    "arises": "arises",
    "due": "due",
    "tolerance": "tolerance",
    "early": "early",
    "suspended": "suspended",
}
"""fields of a duty, each with the line of a duty that says it"""


def changes(
    version: ExemptionVersion, cited: Sequence[str], about: str, provision: str, room: Room
) -> Iterator[str]:
    """A line for each thing done under these citations to a provision, which is called `provision` (it may
    be a link). Markdown."""
    if any(each in version.waive for each in cited):
        yield room("waives", provision=provision)
    dropped = [name for each in cited for name in version.drop.get(each, ())]
    if dropped:
        names = room.several(_dropped(name, room) for name in dropped)
        yield room("drops", provision=provision, names=names)
    for each in cited:
        if each in version.set:
            yield from _set(version.set[each], about, provision, room)


def _dropped(name: str, room: Room) -> str:
    field = name.removeprefix("duty.").replace(" ", "_")
    return room(f"field.{field}") if name.startswith("duty.") else room("condition", name=safe(name))


def _set(change: Change, about: str, provision: str, room: Room) -> Iterator[str]:
    for name, condition in change.conditions.items():
        parts = {"text": safe(room.tongue.text(condition.text)), "formula": code(condition.test.text)}
        yield room("sets condition", provision=provision, name=safe(name), **parts)
    if change.value is not None:
        uses = any(isinstance(each, Name) and each.name == "ordinary" for each in change.value.node.walk())
        formula = said(change.value, facts_of(about, (), room), room)
        ordinary = room("ordinary value") if uses and formula.startswith("`") else ""
        yield room("sets value", provision=provision, formula=formula, ordinary=ordinary)
    yield from _set_duty(change.duty, about, provision, room)


def _set_duty(fields: Mapping[str, Any], about: str, provision: str, room: Room) -> Iterator[str]:
    """The fields of a duty that are new, and those that are dropped."""
    made = replace(Duty(do="", by="", met_by=("",)), **fields)
    new = dict(duty(made, about, room))
    for field, value in fields.items():
        label = room(f"field.{field}")
        if value is None:
            yield room("drops", provision=provision, names=label)
        else:
            text = new[room.tongue(f"describe.{FIELDS[field]}")]
            yield room("sets duty", provision=provision, label=label, text=text)
