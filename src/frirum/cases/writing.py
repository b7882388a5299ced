"""Cases as YAML, JSON and JSON Lines: what `reading` takes in, it gives back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

import yaml

from frirum.cases.model import FIRST, LAST, Case, Event, FactValue, Piece

WRITTEN = (".yaml", ".yml", ".json", ".jsonl", ".ndjson")


def case_data(case: Case) -> dict[str, object]:
    """The case in the shape of a case file: facts that never change as plain values, others as timelines."""
    data: dict[str, object] = {"case": case.id, "about": case.about}
    if case.facts:
        data["facts"] = {name: _fact(pieces) for name, pieces in case.facts.items() if pieces}
    events = sorted((event for each in case.events.values() for event in each), key=lambda event: event.on)
    if events:
        data["events"] = [_event(event) for event in events]
    if case.incomplete:
        data["incomplete"] = sorted(case.incomplete)
    return data


def _fact(pieces: tuple[Piece, ...]) -> object:
    if len(pieces) == 1 and pieces[0][:2] == (FIRST, LAST):
        return pieces[0].value
    return [_piece(piece) for piece in pieces]


def _piece(piece: Piece) -> dict[str, object]:
    data: dict[str, object] = {"is": piece.value}
    if piece.start != FIRST:
        data["from"] = date.fromordinal(piece.start)
    if piece.end != LAST:
        data["to"] = date.fromordinal(piece.end)
    return data


def _event(event: Event) -> dict[str, FactValue]:
    return {"what": event.what, "on": date.fromordinal(event.on), **event.attributes}


# -- JSON


def _json(data: object) -> str:
    """JSON text; written by hand because `json` has no exact decimals."""
    if isinstance(data, Decimal):
        return format(data, "f")
    if isinstance(data, date):
        return f'"{data.isoformat()}"'
    if isinstance(data, Mapping):
        return (
            "{"
            + ", ".join(f"{json.dumps(key, ensure_ascii=False)}: {_json(data[key])}" for key in data)
            + "}"
        )
    if isinstance(data, list):
        return "[" + ", ".join(map(_json, data)) + "]"
    return json.dumps(data, ensure_ascii=False)


def to_json(case: Case) -> str:
    """The case as a JSON object on one line."""
    return _json(case_data(case))


# -- YAML


class _Dumper(yaml.SafeDumper):
    """Writes pieces and events on one line, and quotes what YAML 1.1 would take for something else."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the signature is PyYAML's
        return True


class _OneLine(dict[str, object]):
    """A mapping that is written on one line."""


def _represent_line(dumper: _Dumper, data: _OneLine) -> yaml.MappingNode:
    node = dumper.represent_mapping("tag:yaml.org,2002:map", data.items(), flow_style=True)
    for key, _ in node.value:
        if key.value == "on":  # YAML 1.1 reads a boolean there, so PyYAML would put it in quotes
            key.tag = "tag:yaml.org,2002:bool"
    return node


_Dumper.add_representer(_OneLine, _represent_line)
_Dumper.add_representer(
    Decimal, lambda dumper, number: dumper.represent_scalar("tag:yaml.org,2002:float", format(number, "f"))
)


def _one_line(items: object) -> object:
    return [_OneLine(each) for each in items] if isinstance(items, list) else items


def to_yaml(*cases: Case) -> str:
    """The cases as YAML, one document each."""
    documents = []
    for case in cases:
        data = case_data(case)
        facts = data.get("facts")
        if isinstance(facts, dict):
            data["facts"] = {name: _one_line(value) for name, value in facts.items()}
        if "events" in data:
            data["events"] = _one_line(data["events"])
        documents.append(data)
    return yaml.dump_all(documents, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)


# -- files


def write_cases(path: Path, cases: Iterable[Case]) -> int:
    """Write cases to a file in the format that its ending names, and give their number.

    `.yaml`: one document each; `.json`: a list; `.jsonl`: one per line. Raises ValueError for another ending.
    """
    kind = path.suffix.lower()
    if kind not in WRITTEN:
        raise ValueError(f"`{path.suffix}` is no ending of a case file: {', '.join(WRITTEN)}")
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        if kind == ".json":
            return _write_list(stream, cases)
        count = 0
        for count, case in enumerate(cases, 1):
            if kind in (".yaml", ".yml"):
                stream.write(("---\n" if count > 1 else "") + to_yaml(case))
            else:
                stream.write(to_json(case) + "\n")
        return count


def _write_list(stream: IO[str], cases: Iterable[Case]) -> int:
    count = 0
    for count, case in enumerate(cases, 1):
        stream.write(("[" if count == 1 else ",\n ") + to_json(case))
    stream.write("]\n" if count else "[]\n")
    return count
