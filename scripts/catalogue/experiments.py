"""The page of an experiment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from frirum.experiments.model import Exemption, ExemptionVersion, Experiment, Participation, Standing
from scripts.catalogue.changes import changes
from scripts.catalogue.examples import Shown, in_short, name_of
from scripts.catalogue.overview import figures
from scripts.catalogue.provisions import doubts, municipalities, span
from scripts.catalogue.room import (
    INDEX,
    Room,
    code,
    items,
    link,
    page,
    page_of_experiment,
    page_of_provision,
    safe,
    table,
)
from scripts.catalogue.rules import cited as cited_source
from scripts.catalogue.rules import conditions, source

MARK = "\N{REPLACEMENT CHARACTER}"
"""holds the place of the provisions in a line that is said of several"""


def experiment(found: Experiment, examples: Sequence[Shown], room: Room, other: str) -> str:
    """The page; `other` is the link to it in the other language."""
    at = page_of_experiment(found.id)
    home = link(room("title"), INDEX, at=at)
    parts = [
        f"# {safe(room.tongue.text(found.title))}",
        f"{home} · {room.tongue('column.experiment')} *{safe(found.id)}* · {other}",
        _brief(found, room),
        items(_belongs(found, room)),
        f"## {room('takes part')}",
        _taking_part(found, room),
        *(part for each in found.exemptions for part in _exemption(each, at, room)),
        *_open(found, room),
        *_examples(examples, at, room),
        f"## {room('coverage')}",
        figures([each for each in room.coverage if found.id in each.experiments], at, room),
    ]
    return page(parts)


def _brief(found: Experiment, room: Room) -> str:
    granted = [each for each in found.exemptions if each.standing is Standing.GRANTED]
    asked = len(found.exemptions) - len(granted)
    versions = [version for each in granted for version in each.versions]
    lines = [room("brief.experiment", granted=len(granted), asked=asked)]
    if versions:
        bases = room.several(each.basis for each in versions)
        period = room.period(span([each.period for each in versions]))
        lines.append(room("bases", bases=safe(bases), period=period))
    if found.participations:
        names = room.several(municipalities(found.participations))
        lines.append(room("count municipalities", names=safe(names)))
    if asked:
        lines.append(room("asked means"))
    return f"**{room('brief')}.** {' '.join(lines)}"


def _belongs(found: Experiment, room: Room) -> Iterator[str]:
    network = room.catalogue.networks.get(found.network or "")
    if network is not None:
        theme = safe(room.tongue.text(network.theme))
        names = safe(room.several(network.municipalities))
        yield f"{room('network')}: {network.number}, {theme} ({names})"
    if found.round is not None:
        yield f"{room('round')}: {found.round}"
    titles = {each.id: each.title for each in room.coverage if each.kind == "application"}
    for number in found.applications:
        title = f": {safe(room.tongue.text(titles[number]))}" if number in titles else ""
        yield f"{room('applications')} {number}{title}"
    if found.aliases:
        yield f"{room('also called')}: {safe(room.several(map(room.quoted, found.aliases)))}"


def _taking_part(found: Experiment, room: Room) -> str:
    if not found.participations:
        return room("nobody")
    head = (room("municipality"), room("part"), room("period"), room("group"), room("source"))
    return table(head, (_entry(each, found, room) for each in found.participations))


def _entry(entry: Participation, found: Experiment, room: Room) -> tuple[str, ...]:
    titles = {each.name: room.tongue.text(each.title) for each in found.exemptions}
    parts = room.several(titles[name] for name in entry.parts) if entry.parts else room("all parts")
    group = room("everybody")
    if entry.group is not None:
        group = f"{safe(room.tongue.text(entry.group.text))} ({code(entry.group.test.text)})"
    cited = "" if entry.source is None else cited_source(entry.source, room)
    return safe(room.several(entry.municipalities)), safe(parts), room.period(entry.period), group, cited


def _exemption(found: Exemption, at: str, room: Room) -> Iterator[str]:
    standing = room.tongue(f"standing.{found.standing}")
    yield f"## {safe(room.tongue.text(found.title))} ({standing})"
    before: list[str] = []
    for version in found.versions:
        yield f"### {safe(version.basis)}, {room.period(version.period)}"
        yield source(version.source, room)
        content = list(_content(version, at, room))
        yield from [room("as before")] if content == before else content
        before = content
        if version.remarks:
            yield f"*{room('remarks')}*"
            yield items(safe(room.tongue.text(each)) for each in version.remarks)


def _content(version: ExemptionVersion, at: str, room: Room) -> Iterator[str]:
    yield items(_does(version, at, room))
    for kind in ("for", "enrolled", "provided"):
        own = {name: each for name, each in version.conditions.items() if version.kinds.get(name) == kind}
        if own:
            yield f"*{room(f'kind.{kind}')}*"
            yield conditions(own, room)
    if version.keeps:
        yield f"*{room('keeps')}*"
        yield items(safe(room.tongue.text(each)) for each in version.keeps)
    if version.at_end is not None:
        yield room("at end", text=room.tongue(f"at end.{version.at_end}"))


def _does(version: ExemptionVersion, at: str, room: Room) -> Iterator[str]:
    """What is done, and to which provisions: those to which the same is done in one line."""
    alike: dict[str, list[str]] = {}
    for cited in dict.fromkeys((*version.waive, *version.drop, *version.set)):
        named = _named(cited, version, room)
        about = room.catalogue.provisions[named[0]].about if named else ""
        links = [link(id_, page_of_provision(room.catalogue.provisions[id_]), at=at) for id_ in named]
        for line in changes(version, (cited,), about, MARK, room):
            alike.setdefault(line, []).extend(links or [safe(cited)])
    for line, links in alike.items():
        yield line.replace(MARK, room.several(links))
    for added in version.add:
        name = link(added.id, page_of_provision(room.catalogue.provisions[added.id]), at=at)
        yield room("adds", provision=name, title=safe(room.tongue.text(added.title)))


def _named(cited: str, version: ExemptionVersion, room: Room) -> list[str]:
    """The provisions that a citation reaches in the exemption version's period."""
    return [
        id_
        for id_, touches in room.catalogue.touches.items()
        if any(touch.version is version and cited in touch.cited for touch in touches)
    ]


def _open(found: Experiment, room: Room) -> Iterator[str]:
    sources = [each.source for each in found.participations]
    sources += [version.source for each in found.exemptions for version in each.versions]
    notes = [*found.remarks, *doubts(sources)]
    if notes:
        yield f"## {room('open')}"
        yield items(dict.fromkeys(safe(room.tongue.text(each)) for each in notes))


def _examples(examples: Sequence[Shown], at: str, room: Room) -> Iterator[str]:
    if examples:
        yield f"## {room('examples')}"
        head = (room("example"), room("on"), room("provision"), room("ordinary"), room("actual"))
        yield table(head, (_example(each, at, room) for each in examples))


def _example(found: Shown, at: str, room: Room) -> tuple[str, ...]:
    mark = f" ({room('asked')})" if found.example.asked else ""
    return (
        f"{name_of(found.example, room)}{mark}",
        room.tongue.day(found.example.on),
        link(found.provision.id, page_of_provision(found.provision), at=at),
        *(in_short(each, found, room) for each in (found.outcome.ordinary, found.outcome.actual)),
    )
