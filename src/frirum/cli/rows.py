"""Rows of a bulk table read back as outcomes, so that they are shown and written as single ones are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import cast

from frirum.catalogue.model import Catalogue
from frirum.decide.json import Json, to_json
from frirum.decide.outcome import Answer, Applied, Occurrence, Outcome, State, Status
from frirum.law.model import Effect, Period, Provision

Row = Mapping[str, object]
"""a row by column"""


def outcome(row: Row, catalogue: Catalogue) -> Outcome:
    """The outcome that a row tells of. It has no list of conditions: `reason` is all a row says of them."""
    on = cast("date", row["on"])
    provision = catalogue.provisions[str(row["provision"])]
    actual = _answer(row, "actual", provision, _applied(row, on))
    differs = cast("bool | None", row["differs"])
    return Outcome(
        str(row["case"]), on, provision.id, _answer(row, "ordinary", provision, ()), actual, differs
    )


def _answer(row: Row, side: str, provision: Provision, exemptions: Sequence[Applied]) -> Answer:
    cells = {name.removeprefix(f"{side}_"): value for name, value in row.items() if name.startswith(side)}
    effect = None if cells["effect"] is None else Effect(str(cells["effect"]))
    return Answer(
        status=Status(str(cells["status"])),
        effect=effect,
        value=_value(cells["value"], effect),
        unit=cast("str | None", cells["unit"]),
        duty=_duty(cells, provision, cast("date", row["on"])) if effect is Effect.DUTY else None,
        missing=tuple(_names(cells["missing"])),
        exemptions=tuple(exemptions),
    )


def _value(cell: object, effect: Effect | None) -> bool | Decimal | str | None:
    if cell is None:
        return None
    if effect in (Effect.AMOUNT, Effect.LIMIT):
        return Decimal(str(cell))
    return {"true": True, "false": False}.get(str(cell), str(cell))


def _duty(cells: Row, provision: Provision, on: date) -> Occurrence | None:
    version = provision.at(on)
    if version is None or version.duty is None or (cells["arises"] is None and cells["due"] is None):
        return None
    state = None if cells["state"] is None else State(str(cells["state"]))
    arises, due, fulfilled = (cast("date | None", cells[name]) for name in ("arises", "due", "fulfilled"))
    return Occurrence(version.duty.do, arises, due, state, fulfilled)


def _applied(row: Row, on: date) -> list[Applied]:
    ids, bases = _names(row["actual_exemptions"]), _names(row["actual_basis"])
    basis = ", ".join(bases)
    return [Applied(name, basis, Period(on, on), in_scope=True) for name in ids]


def _names(cell: object) -> list[str]:
    return [] if cell is None else str(cell).split(", ")


def as_json(row: Row, catalogue: Catalogue) -> Json:
    """A row in the shape of the contract; in place of the conditions, the first that is false or unknown."""
    written = to_json(outcome(row, catalogue))
    for side in ("ordinary", "actual"):
        answer = written[side]
        del answer["given"]
        answer["reason"] = row[f"{side}_reason"]
        answer["exemptions"] = [each["id"] for each in answer["exemptions"]]
    written["actual"]["basis"] = _names(row["actual_basis"])
    return written
