"""The reference of the catalogue's schema, from the pydantic models that check it."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from typing import Any

from frirum.catalogue import schema

HEAD = """# Schema of the catalogue

Each table is a mapping that may stand in a catalogue: its keys, what may stand under them, and whether
they must be there. No other key is allowed. What they mean, with examples: [how the catalogue is
written](catalogue-format.md).
"""
PLAIN = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "null": "",
}


def pages() -> Mapping[str, str]:
    """One page."""
    parts = [HEAD, *("\n".join(_model(model)) for model in _models())]
    return {"reference/catalogue-schema.md": "\n\n".join(part.rstrip() for part in parts) + "\n"}


def _models() -> list[Any]:
    """The models in the order in which the module has them, without their common base."""
    found = [each for each in vars(schema).values() if inspect.isclass(each)]
    return [each for each in found if issubclass(each, schema.Located) and each is not schema.Located]


def _name(model: str) -> str:
    return model.removesuffix("Model")


def _model(model: Any) -> Iterator[str]:
    yield f"## {_name(model.__name__)}\n"
    own = model.__dict__.get("__doc__")
    if own:
        yield f"{' '.join(inspect.cleandoc(own).split())}\n"
    shape = model.model_json_schema(by_alias=True)
    shape = shape.get("$defs", {}).get(model.__name__, shape)
    required = shape.get("required", [])
    yield "| key | value | |"
    yield "| --- | --- | --- |"
    expressions = _expressions(model)
    for key, value in shape.get("properties", {}).items():
        words = "FEEL" if key in expressions else _value(value)
        yield f"| `{key}` | {words} | {'required' if key in required else ''} |"


def _expressions(model: Any) -> set[str]:
    """The keys under which an expression stands: JSON Schema has no word for that, the annotations have."""
    written = {
        name: text for each in model.__mro__ for name, text in vars(each).get("__annotations__", {}).items()
    }
    return {
        field.alias or name for name, field in model.model_fields.items() if "Feel" in str(written.get(name))
    }


def _value(shape: Mapping[str, Any]) -> str:
    """What may stand under a key, in words."""
    if "$ref" in shape:
        name = _name(shape["$ref"].rsplit("/", 1)[1])
        return f"[{name}](#{name.lower()})"
    if "anyOf" in shape:
        return " or ".join(word for word in (_value(each) for each in shape["anyOf"]) if word)
    if "enum" in shape or "const" in shape:
        return ", ".join(f"`{each}`" for each in shape.get("enum", [shape.get("const")]))
    if shape.get("type") == "array":
        return f"list of {_value(shape.get('items', {}))}"
    if shape.get("type") == "object":
        return f"mapping of names to {_value(_members(shape))}"
    if shape.get("format") == "date":
        return "day"
    return PLAIN.get(str(shape.get("type")), "anything")


def _members(shape: Mapping[str, Any]) -> Mapping[str, Any]:
    members = shape.get("additionalProperties")
    return members if isinstance(members, dict) else {}
