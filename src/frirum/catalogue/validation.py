"""Data of a file as a model of the format: each thing that does not fit is a finding, in plain words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from frirum.catalogue.documents import LocatedList, LocatedMap
from frirum.catalogue.findings import Findings
from frirum.catalogue.schema import Located
from frirum.law.model import Place

M = TypeVar("M", bound=Located)


def validate(model: type[M], data: object, place: Place, findings: Findings) -> M | None:
    """The data as this model; None, with a finding for each thing that does not fit."""
    if not isinstance(data, LocatedMap):
        findings.add("F008", place, "`key: value` pairs are needed here")
        return None
    try:
        return model.model_validate(data)
    except ValidationError as error:
        for each in error.errors(include_url=False):
            if _lost_comma(data, each):
                message = f"the text goes on with `{each['loc'][-1]}` after a comma"
                findings.add(
                    "F008", _place(data, each), message, "within { } put a text with a comma in quotes"
                )
            else:
                findings.add("F008", _place(data, each), _message(each))
        return None


def _lost_comma(data: LocatedMap, error: ErrorDetails) -> bool:
    """Whether a key that may not stand here is the rest of a text that a comma cut: `{da: den, som
    betaler}`."""
    if error["type"] != "extra_forbidden" or error["input"] is not None:
        return False
    here: Any = data
    for step in error["loc"][:-1]:
        here = here[step]
    return isinstance(here, LocatedMap) and here.event.flow_style


def _place(data: LocatedMap, error: ErrorDetails) -> Place:
    """As deep into the data as the error's path goes: the key for what is not allowed, else the value."""
    here: object = data
    place = data.place
    for step in error["loc"]:
        if isinstance(here, LocatedMap) and step in here:
            key = str(step)
            extra = error["type"] == "extra_forbidden" and step == error["loc"][-1]
            place = here.key_place(key) if extra else here.value_place(key)
            here = here[key]
        elif isinstance(here, LocatedList) and isinstance(step, int) and step < len(here):
            place, here = here.item_place(step), here[step]
        else:
            break
    return place


_MESSAGES: dict[str, Callable[[str, ErrorDetails], str]] = {
    "missing": lambda key, _: f"`{key}` is missing",
    "extra_forbidden": lambda key, _: f"`{key}` is not a key that may stand here",
    "string_type": lambda key, e: f"`{key}` must be a text" + _quoted(e["input"]),
    "date_type": lambda key, e: f"`{key}` must be a day that exists, as 2018-07-01" + _not(e["input"]),
    "bool_type": lambda key, e: f"`{key}` must be true or false" + _not(e["input"]),
    "is_instance_of": lambda key, e: f"`{key}` must be a number" + _not(e["input"]),
    "decimal_type": lambda key, e: f"`{key}` must be a number" + _not(e["input"]),
    "list_type": lambda key, _: f"`{key}` must be a list",
    "dict_type": lambda key, _: f"`{key}` must hold `key: value` pairs",
    "model_type": lambda key, _: f"`{key}` must hold `key: value` pairs",
    "model_attributes_type": lambda key, _: f"`{key}` must hold `key: value` pairs",
    "literal_error": lambda key, e: f"`{key}` must be one of {e['ctx']['expected']}" + _not(e["input"]),
    "greater_than_equal": lambda key, e: f"`{key}` must be 0 or more" + _not(e["input"]),
    "too_short": lambda key, _: f"`{key}` must not be empty",
}


def _message(error: ErrorDetails) -> str:
    key = str(error["loc"][-1]) if error["loc"] else ""
    known = _MESSAGES.get(error["type"])
    return known(key, error) if known else error["msg"].lower() if key == "" else f"`{key}`: {error['msg']}"


def _not(value: object) -> str:
    return f", not `{value}`" if isinstance(value, str | Decimal | date | bool) else ""


def _quoted(value: object) -> str:
    return f': write "{value}" in quotes' if isinstance(value, Decimal | date | bool) else ""
