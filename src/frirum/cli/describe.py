"""A provision or an experiment as a page: for `frirum show` and for the catalogue's pages in the docs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from frirum.catalogue.model import Catalogue, Touch
from frirum.cli.blocks import Block, Heading, Items, Pairs, Prose, Rows
from frirum.cli.changes import changes
from frirum.cli.effects import changed, effect, element
from frirum.cli.language import Tongue
from frirum.cli.phrases import certainty
from frirum.experiments.model import Exemption, ExemptionVersion, Experiment, Participation
from frirum.law.model import Condition, Period, Provision, Source, Text, Version


def provision(found: Provision, catalogue: Catalogue, on: date | None, tongue: Tongue) -> list[Block]:
    """A provision: its versions (or the one in force on a day), and the exemptions that touch it."""
    blocks: list[Block] = [
        Heading(f"{found.id}: {tongue.text(found.title)}", 1),
        Prose(tongue("describe.act", act=_act(found, catalogue, tongue), about=found.about), quiet=True),
    ]
    versions = [each for each in found.versions if on is None or on in each.period]
    for version in versions:
        blocks += _version(version, tongue)
    if not versions:
        blocks.append(Prose(tongue("sentence.not in force")))
    touches = _by_exemption(found, catalogue, on)
    blocks.append(Heading(tongue("describe.exemptions")))
    blocks += [block for group in touches for block in _touched(group, on, tongue)]
    if not touches:
        blocks.append(Prose(tongue("explain.no experiments")))
    return blocks


def _by_exemption(found: Provision, catalogue: Catalogue, on: date | None) -> list[list[Touch]]:
    """The exemption versions on a provision, those of one exemption together."""
    groups: dict[str, list[Touch]] = {}
    for touch in catalogue.touches.get(found.id, ()):
        if on is None or on in touch.version.period:
            groups.setdefault(touch.id, []).append(touch)
    return list(groups.values())


def _act(found: Provision, catalogue: Catalogue, tongue: Tongue) -> str:
    act = catalogue.acts.get(found.act)
    return found.act if act is None else tongue.text(act.title)


def _version(version: Version, tongue: Tongue) -> Iterator[Block]:
    yield Heading(_period(version.period, tongue))
    yield from source(version.source, tongue)
    if version.given:
        yield Prose(tongue("describe.when"))
        yield conditions(version.given, tongue)
    yield Pairs(tuple(effect(version, tongue)))
    yield from _remarks(version.remarks, tongue)


def conditions(given: Mapping[str, Condition], tongue: Tongue) -> Block:
    """Conditions: the name, what it says, and the rule itself."""
    head = (tongue("describe.condition"), tongue("describe.in words"), tongue("describe.rule"))
    return Rows(head, tuple((name, _words(each, tongue), each.test.text) for name, each in given.items()))


def _words(condition: Condition, tongue: Tongue) -> str:
    text = tongue.text(condition.text)
    if condition.by is not None:
        text = f"{text} ({tongue('describe.judged by', by=condition.by)})"
    return text


def source(found: Source, tongue: Tongue) -> Iterator[Block]:
    """Where a rule comes from, how certain it is, and why."""
    place = (
        found.place if found.application is None else tongue("describe.application", number=found.application)
    )
    yield Prose(tongue("describe.source", place=place, certainty=certainty(found, tongue)), quiet=True)
    if found.eli is not None:
        yield Prose(found.eli)
    if found.note:
        yield Prose(tongue.text(found.note))


def _remarks(remarks: tuple[Text, ...], tongue: Tongue) -> Iterator[Block]:
    if remarks:
        yield Prose(tongue("describe.remarks"))
        yield Items(tuple(tongue.text(each) for each in remarks))


def _touched(touches: Sequence[Touch], on: date | None, tongue: Tongue) -> Iterator[Block]:
    """One exemption: what it does (said once, though its basis was renewed), on which bases, and where."""
    first = touches[0]
    title = tongue.text(first.exemption.title)
    yield Heading(f"{first.id}: {title} ({tongue(f'standing.{first.exemption.standing}')})", 3)
    lines = [line for touch in touches for line in changes(touch, tongue)]
    for touch in touches:
        period = _period(touch.version.period, tongue)
        lines.append(tongue("explain.basis", basis=touch.version.basis, period=period))
    lines += [
        _where(entry, tongue)
        for entry in first.experiment.participations
        if (not entry.parts or first.exemption.name in entry.parts)
        and any(entry.period.overlaps(touch.version.period) for touch in touches)
        and (on is None or on in entry.period)
    ]
    yield Items(tuple(dict.fromkeys(lines)))
    scopes = {name: each for touch in touches for name, each in touch.version.conditions.items()}
    if scopes:
        yield Prose(tongue("describe.scope"))
        yield conditions(scopes, tongue)


def _where(entry: Participation, tongue: Tongue) -> str:
    text = f"{tongue.several(entry.municipalities)}: {_period(entry.period, tongue)}"
    return text if entry.group is None else f"{text} ({tongue.text(entry.group.text)})"


def _period(period: Period, tongue: Tongue) -> str:
    return tongue.period(period.start, period.end)


def experiment(found: Experiment, catalogue: Catalogue, on: date | None, tongue: Tongue) -> list[Block]:
    """An experiment: who takes part, and each exemption with its versions."""
    blocks: list[Block] = [Heading(f"{found.id}: {tongue.text(found.title)}", 1)]
    blocks += _belongs(found, catalogue, tongue)
    blocks.append(Heading(tongue("describe.takes part")))
    entries = [entry for entry in found.participations if on is None or on in entry.period]
    blocks.append(
        Rows(
            (
                tongue("column.municipality"),
                tongue("column.exemption"),
                tongue("column.period"),
                tongue("describe.group"),
            ),
            tuple(_participation(entry, tongue) for entry in entries),
        )
        if entries
        else Prose(tongue("describe.nobody"))
    )
    for exemption in found.exemptions:
        blocks += _exemption(exemption, on, tongue)
    blocks += _remarks(found.remarks, tongue)
    return blocks


def _belongs(found: Experiment, catalogue: Catalogue, tongue: Tongue) -> Iterator[Block]:
    network = catalogue.networks.get(found.network or "")
    rows = []
    if network is not None:
        theme = tongue("describe.theme", number=network.number, theme=tongue.text(network.theme))
        rows.append((tongue("column.network"), theme))
    if found.round is not None:
        rows.append((tongue("describe.round"), str(found.round)))
    if found.applications:
        rows.append((tongue("describe.applications"), ", ".join(found.applications)))
    if rows:
        yield Pairs(tuple(rows))


def _participation(entry: Participation, tongue: Tongue) -> tuple[str, ...]:
    parts = ", ".join(entry.parts) or tongue("describe.all parts")
    group = tongue.text(entry.group.text) if entry.group is not None else ""
    return ", ".join(entry.municipalities), parts, _period(entry.period, tongue), group


def _exemption(exemption: Exemption, on: date | None, tongue: Tongue) -> Iterator[Block]:
    standing = tongue(f"standing.{exemption.standing}")
    yield Heading(f"{exemption.name}: {tongue.text(exemption.title)} ({standing})")
    versions = [each for each in exemption.versions if on is None or on in each.period]
    for version in versions:
        yield from _exemption_version(version, tongue)
    if not versions:
        yield Prose(tongue("describe.no basis"))


def _exemption_version(version: ExemptionVersion, tongue: Tongue) -> Iterator[Block]:
    yield Heading(f"{version.basis}, {_period(version.period, tongue)}", 3)
    yield from source(version.source, tongue)
    yield Items(tuple(_does(version, tongue)))
    if version.conditions:
        yield Prose(tongue("describe.scope"))
        yield conditions(version.conditions, tongue)
    if version.keeps:
        yield Prose(tongue("describe.keeps"))
        yield Items(tuple(tongue.text(each) for each in version.keeps))
    if version.at_end is not None:
        yield Prose(tongue("describe.at end", text=tongue(f"at end.{version.at_end}")))
    yield from _remarks(version.remarks, tongue)


def _does(version: ExemptionVersion, tongue: Tongue) -> Iterator[str]:
    for citation in version.waive:
        yield tongue("describe.waives", citation=citation)
    for citation, dropped in version.drop.items():
        yield tongue(
            "describe.drops",
            citation=citation,
            names=tongue.several([element(each, tongue) for each in dropped]),
        )
    for citation, change in version.set.items():
        for name, condition in change.conditions.items():
            yield f"{citation}: {tongue('does.condition', name=name, text=tongue.text(condition.text))}"
        if change.value is not None:
            yield f"{citation}: {tongue('does.value', text=change.value.text)}"
        for name, value in change.duty.items():
            yield f"{citation}: {changed(name, value, tongue)}"
    for added in version.add:
        yield tongue("describe.adds", id=added.id, title=tongue.text(added.title))
