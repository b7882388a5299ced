"""Acts with their provisions and examples."""

from __future__ import annotations

from datetime import date
from typing import Any

from frirum.catalogue.assemble.rules import conditions, effect
from frirum.catalogue.assemble.texts import optional_source, period, required_source, text, texts
from frirum.catalogue.documents import LocatedList, LocatedMap
from frirum.catalogue.expressions import Scope, Scopes, number_in
from frirum.catalogue.findings import Findings
from frirum.catalogue.schema import (
    ActModel,
    ExampleModel,
    ProvisionModel,
    Rule,
    TextModel,
)
from frirum.catalogue.validation import validate
from frirum.law.model import Act, Example, Place, Provision, Text, Version


def act(data: LocatedMap, scopes: Scopes, findings: Findings) -> tuple[Act, str | None] | None:
    """The act of a file, and its family."""
    model = validate(ActModel, data, data.place, findings)
    if model is None:
        return None
    provisions = []
    for section, value in model.provisions.items():
        place = data["provisions"].key_place(section)
        made = provision(model.act, section, value, place, scopes, findings)
        if made is not None:
            provisions.append(made)
    optional_source(model.source, findings)
    built = Act(
        short=model.act,
        title=text(model.title, f"the act {model.act}", findings),
        period=period(model, findings),
        aliases=tuple(model.aliases),
        provisions=tuple(provisions),
        examples=examples(data, findings),
        place=data.value_place("act"),
    )
    return built, model.family


def provision(
    act_name: str, section: str, value: object, place: Place, scopes: Scopes, findings: Findings
) -> Provision | None:
    """A provision with those of its versions that could be read."""
    model = validate(ProvisionModel, value, place, findings)
    if model is None:
        return None
    scope = scopes.of(model.about, model.at.value_place("about"), findings)
    if scope is None:
        return None
    id_ = f"{act_name} {section}"
    versions = []
    items: LocatedList = model.at["versions"]
    for index, each in enumerate(items):
        rule = validate(Rule, each, items.item_place(index), findings)
        if rule is not None:
            versions.append(version(rule, id_, scope, findings))
    versions.sort(key=lambda each: each.period.start or date.min)
    title = text(model.title, id_, findings)
    return Provision(id_, act_name, section, model.about, title, tuple(versions), place)


def version(rule: Rule, id_: str, scope: Scope, findings: Findings) -> Version:
    """A version of a provision."""
    findings.note(rule.at, depth=1)
    given = conditions(rule.given, scope, findings)
    kind, duty, value = effect(rule, scope, findings)
    return Version(
        period=period(rule, findings),
        source=required_source(rule.source, id_, number_in(rule.at), rule.place, findings),
        given=given,
        effect=kind,
        duty=duty,
        value=value,
        remarks=texts(rule.remarks, "a remark", findings),
        place=rule.place,
    )


def examples(data: LocatedMap, findings: Findings) -> tuple[Example, ...]:
    """The examples of an act or an experiment."""
    items = data.get("examples")
    if not isinstance(items, LocatedList):
        return ()
    found = []
    for index, each in enumerate(items):
        model = validate(ExampleModel, each, items.item_place(index), findings)
        if model is not None:
            findings.note(model.at, depth=1)
            found.append(example(model, findings))
    return tuple(found)


def example(model: ExampleModel, findings: Findings) -> Example:
    """An example. Its case is put in the shape of a case file."""
    name, names = name_of(model, findings)
    return Example(
        name=name,
        on=model.on,
        provision=model.provision,
        case=case_of(plain(model.at["case"])),
        expect=plain(model.at["expect"]),
        asked=model.as_ == "asked",
        source=optional_source(model.source, findings),
        stated=model.stated,
        place=model.place,
        names=names,
    )


def name_of(model: ExampleModel, findings: Findings) -> tuple[str, Text]:
    """The name, and its texts by language: none if it is a plain text, the same in all."""
    name, place = model.name, model.at.value_place("name")
    if isinstance(name, LocatedMap) and all(isinstance(each, str) for each in name.values()):
        read = validate(TextModel, name, place, findings)
        names = {} if read is None else text(read, "the name of the example", findings)
        return names.get("da") or names.get("en", ""), names
    if isinstance(name, str) and name.strip():
        return name, {}
    findings.add("F008", place, "`name` must be a text, or a text by language")
    return "", {}


CASE_KEYS = {"case", "about", "facts", "events", "incomplete"}


def case_of(data: dict[str, Any]) -> dict[str, Any]:
    """A case as a case file has it. Facts alone, as examples may give them, become its `facts`."""
    if data.keys() <= CASE_KEYS and any(
        isinstance(data.get(each), dict | list) for each in ("facts", "events")
    ):
        return data
    return (
        {"facts": data} if "events" not in data else {"facts": _but(data, "events"), "events": data["events"]}
    )


def _but(data: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name != key}


def plain(value: Any) -> Any:
    """The value without its places: ordinary dicts and lists."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return value
