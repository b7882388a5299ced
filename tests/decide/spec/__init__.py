"""Spec tables of the decision: a small catalogue, facts, and the answers that must come out on every back
end.

A module holds `SPECS`. Catalogues are written short: a condition may be a bare expression, titles,
sources and periods may be left out; `build` fills them in and loads the result with the real loader. What
a provision says about time begins in 2000, an exemption in 2018 and ends in 2019, unless they say
otherwise; municipalities By A and By B take part.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml

from frirum.cases.model import Case
from frirum.cases.shape import read_case_data
from frirum.catalogue import Catalogue, load

MODULES: tuple[str, ...] = (
    "conditions",
    "counting",
    "overlays",
    "scopes",
    "values",
    "once",
    "clocks",
    "cadences",
    "meeting",
    "endings",
)


@dataclass(frozen=True)
class Row:
    """A case on a day, and columns of the row that must come out. `case` is as in a case file; facts
    alone will do."""

    on: str
    case: Mapping[str, Any]
    expect: Mapping[str, Any]
    provision: str = "L § 1"
    asked: bool = False

    @property
    def day(self) -> date:
        """The day of decision."""
        return date.fromisoformat(self.on)


@dataclass(frozen=True)
class Spec:
    """A small catalogue and what it makes of some cases. `law` and `experiments` are YAML."""

    title: str
    law: str
    rows: tuple[Row, ...]
    experiments: str = ""
    rates: str = ""

    def __str__(self) -> str:
        return self.title


def specs() -> list[Spec]:
    """All of them."""
    return [spec for name in MODULES for spec in import_module(f"{__name__}.{name}").SPECS]


VOCABULARY = """
facts:
  person:
    kommune: {type: municipality}
    ydelse: {type: text, values: [hjælp, løn, andet], absence: recorded}
    barsel: {type: boolean, absence: complete}
    visiteret: {type: boolean, absence: recorded}
    gift: {type: boolean}
    syg: {type: boolean}
    børn: {type: number, unit: børn}
    timer: {type: number, unit: timer}
    født: {type: date}
    frist: {type: date}
    skøn er foretaget: {type: boolean}
  bolig:
    kommune: {type: municipality}
    beboere: {type: number}
events:
  person:
    møde:
      attributes:
        form: {type: text, values: [fremmøde, telefon]}
        minutter: {type: number}
    brev: {}
    henvendelse: {}
    rygte: {absence: open}
    notat: {absence: recorded}
  bolig:
    tilsyn: {}
"""
SOURCE = {"eli": "https://example.org/eli/1", "place": "§ 1", "certainty": "verbatim"}
CATALOGUE = {
    "country": "dk",
    "name": {"da": "Prøve", "en": "Trial"},
    "languages": ["da", "en"],
    "time zone": "Europe/Copenhagen",
    "abouts": ["person", "bolig"],
}
MUNICIPALITIES = "code,name,aliases\n101,By A,\n102,By B,\n103,By C,\n"


def build(spec: Spec, folder: Path) -> Catalogue:
    """The catalogue of a spec, written to a folder and loaded. Anything wrong in it fails."""
    _write(folder / "catalogue.yaml", CATALOGUE)
    _write(folder / "vocabulary.yaml", _labelled(yaml.safe_load(VOCABULARY)))
    _write(folder / "networks.yaml", {})
    (folder / "municipalities.csv").write_text(MUNICIPALITIES, "utf-8")
    _write(folder / "rates.yaml", _rates(yaml.safe_load(spec.rates) or {}))
    (folder / "law").mkdir()
    _write(folder / "law" / "l.yaml", _act(yaml.safe_load(spec.law)))
    (folder / "experiments" / "n").mkdir(parents=True)
    for name, data in (yaml.safe_load(spec.experiments) or {}).items():
        _write(folder / "experiments" / "n" / f"{name}.yaml", _experiment(name, data))
    catalogue = load(folder)
    wrong = [each for each in catalogue.findings if each.severity == "error"]
    assert not wrong, "\n".join(map(str, wrong))
    return catalogue


def case_of(row: Row, catalogue: Catalogue) -> Case:
    """The case of a row."""
    about = catalogue.provisions[row.provision].about
    return read_case_data(row.case, catalogue.vocabulary, about=about, case="1")


class _Plain(yaml.SafeDumper):
    """Writes everything out: the catalogue knows no anchors."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _write(path: Path, data: object) -> None:
    path.write_text(yaml.dump(data, Dumper=_Plain, allow_unicode=True, sort_keys=False), "utf-8")


def _text(name: str) -> dict[str, str]:
    return {"da": name, "en": name}


def _labelled(data: dict[str, Any]) -> dict[str, Any]:
    for about in (*data["facts"].values(), *data["events"].values()):
        for name, each in about.items():
            each.update(_text(name), source=SOURCE)
            for attribute, its in each.get("attributes", {}).items():
                its.update(_text(attribute))
    return data


def _rates(data: dict[str, Any]) -> dict[str, Any]:
    for name, versions in data.items():
        data[name] = {
            **_text(name),
            "unit": "kr.",
            "versions": [{"source": SOURCE, **version} for version in versions],
        }
        for version in data[name]["versions"]:
            if version.get("undecided"):
                version["source"] = {**SOURCE, "certainty": "undecided", "note": _text("uafklaret")}
    return data


def _act(provisions: dict[str, Any]) -> dict[str, Any]:
    return {
        "act": "L",
        "title": _text("Loven"),
        "source": SOURCE,
        "provisions": {name: _provision(name, each) for name, each in provisions.items()},
    }


def _provision(name: str, data: dict[str, Any]) -> dict[str, Any]:
    versions = data.pop("versions", None) or [data]
    about = next((each.pop("about") for each in versions if "about" in each), "person")
    return {"title": _text(name), "about": about, "versions": [_rule(each) for each in versions]}


def _rule(data: dict[str, Any]) -> dict[str, Any]:
    rule = {"from": date(2000, 1, 1), "source": SOURCE, **data}
    rule["given"] = _conditions(rule.get("given", {}))
    for effect in ("right", "amount", "limit", "requirement", "competence"):
        if effect in rule:
            rule[effect] = {"what": _text(effect), **(rule[effect] or {})}
    if "amount" in rule:
        rule["amount"] = {"unit": "kr.", **rule["amount"]}
    if "limit" in rule:
        rule["limit"] = {"unit": "personer", "bound": "at most", **rule["limit"]}
    if "duty" in rule:
        rule["duty"] = {"do": "møde", "by": "kommunen", **(rule["duty"] or {})}
    return rule


def _conditions(data: dict[str, Any]) -> dict[str, Any]:
    return {
        name: {**_text(name), **(each if isinstance(each, dict) else {"if": each})}
        for name, each in data.items()
    }


def _experiment(name: str, data: dict[str, Any]) -> dict[str, Any]:
    exemptions = data.pop("exemptions")
    for entry in data.setdefault("takes part", [{"kommune": ["By A", "By B"]}]):
        entry.setdefault("source", SOURCE)
        if "group" in entry:
            entry["group"] = next(iter(_conditions({"gruppe": entry["group"]}).values()))
    return {
        "experiment": name,
        "title": _text(name),
        **data,
        "exemptions": {key: _exemption(key, each) for key, each in exemptions.items()},
    }


def _exemption(name: str, data: dict[str, Any]) -> dict[str, Any]:
    standing = data.pop("standing", "granted")
    versions = data.pop("versions", None) or [data]
    return {
        "title": _text(name),
        "standing": standing,
        "versions": [_version(name, each) for each in versions],
    }


def _version(name: str, data: dict[str, Any]) -> dict[str, Any]:
    version = {
        "basis": f"B {name}",
        "from": date(2018, 1, 1),
        "to": date(2019, 12, 31),
        "source": SOURCE,
        **data,
    }
    version = {key: each for key, each in version.items() if each is not None}
    for kind in ("for", "enrolled", "provided"):
        if kind in version:
            version[kind] = _conditions(version[kind])
    for change in version.get("set", {}).values():
        if "given" in change:
            change["given"] = _conditions(change["given"])
    if "add" in version:
        version["add"] = {key: _added(key, each) for key, each in version["add"].items()}
    return version


def _added(name: str, data: dict[str, Any]) -> dict[str, Any]:
    rule = _rule(data)
    del rule["from"], rule["source"]
    return {"title": _text(name), "about": rule.pop("about", "person"), **rule}


def rows() -> Iterator[tuple[Spec, Row]]:
    """Every row of every spec."""
    for spec in specs():
        for row in spec.rows:
            yield spec, row
