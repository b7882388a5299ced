"""How far the catalogue goes, held against its programme; and the way in to all pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from frirum.catalogue.coverage import Coverage, Kind
from frirum.experiments.model import Experiment
from frirum.law.model import Act, Period, Provision
from scripts.catalogue.room import (
    INDEX,
    OVERVIEW,
    RATES,
    Room,
    items,
    link,
    page,
    page_of_act,
    page_of_experiment,
    page_of_provision,
    safe,
    table,
)


def figures(rows: Iterable[Coverage], at: str, room: Room) -> str:
    """A table of entries of the programme, with what the catalogue has of each."""
    head = ("entry", "provisions", "granted", "asked for", "computable", "examples.counted", "open.counted")
    return table([room(each) for each in head], (_figures(each, at, room) for each in rows))


def _figures(found: Coverage, at: str, room: Room) -> tuple[str, ...]:
    title = safe(room(f"entry.{found.kind}", id=found.id, title=room.tongue.text(found.title)))
    if not found.coded:
        return title, room("not coded"), "", "", "", "", ""
    if at == OVERVIEW:
        links = [link(each, page_of_experiment(each), at=at) for each in found.experiments]
        title += f" ({', '.join(links)})"
    if found.missing:
        title += f"; {safe(room('sections without', names=room.several(found.missing)))}"
    share = "" if found.computable is None else f"{found.computable * 100:.0f} %"
    return (
        title,
        str(len(found.provisions)),
        str(len(found.granted)),
        str(len(found.asked)),
        share,
        f"{found.inside} / {found.outside} / {found.after}",
        f"{found.assumed} / {found.undecided} / {found.remarks}",
    )


def overview(room: Room, other: str) -> str:
    """The whole programme."""
    parts = [
        f"# {room('overview')}",
        f"{link(room('title'), INDEX, at=OVERVIEW)} · {other}",
        room("overview.lead"),
    ]
    for kind in Kind:
        rows = [each for each in room.coverage if each.kind is kind]
        if rows:
            parts += [f"## {room(f'kind.{kind}')}", figures(rows, OVERVIEW, room)]
    return page(parts)


def index(room: Room, other: str) -> str:
    """The way in."""
    more = [link(room("overview"), OVERVIEW, at=INDEX), link(room("rates"), RATES, at=INDEX), other]
    acts = (
        (
            link(act.short, page_of_act(act), at=INDEX),
            safe(room.tongue.text(act.title)),
            str(len(act.provisions)),
        )
        for act in room.catalogue.acts.values()
    )
    return page(
        [
            f"# {room('title')}",
            room("lead"),
            " · ".join(more),
            f"## {room('experiments')}",
            *_by_network(room),
            f"## {room('acts')}",
            table((room("act"), room.tongue("column.title"), room("provisions")), acts),
        ]
    )


def _by_network(room: Room) -> Iterator[str]:
    networks = sorted(room.catalogue.networks.values(), key=lambda network: network.number)
    for network in networks:
        own = [each for each in room.catalogue.experiments.values() if each.network == network.id]
        yield f"### {network.number}. {safe(room.tongue.text(network.theme))}"
        yield f"*{safe(room.several(network.municipalities))}*"
        yield _listed(own, room)
    outside = [each for each in room.catalogue.experiments.values() if each.network is None]
    if outside:
        yield f"### {room('outside networks')}"
        yield _listed(outside, room)


def _listed(experiments: Sequence[Experiment], room: Room) -> str:
    return items(
        link(room.tongue.text(each.title), page_of_experiment(each.id), at=INDEX) for each in experiments
    )


def act(found: Act, room: Room, other: str) -> str:
    """The index of an act."""
    at = page_of_act(found)
    head = (room("provision"), room.tongue("column.title"), room.tongue("column.effect"), room("in force"))
    kinds = f"{room('experiments')}"
    parts = [
        f"# {safe(found.short)}: {safe(room.tongue.text(found.title))}",
        f"{link(room('title'), INDEX, at=at)} · {other}",
    ]
    if found.period.start is not None or found.period.end is not None:
        parts.append(f"{room('in force')}: {room.period(found.period)}.")
    parts.append(table((*head, kinds), (_row(each, at, room) for each in found.provisions)))
    return page(parts)


def _row(found: Provision, at: str, room: Room) -> tuple[str, ...]:
    touching = {touch.experiment.id for touch in room.catalogue.touches.get(found.id, ())}
    effects = room.several(room.tongue(f"effect.{each.effect}") for each in found.versions)
    start, end = found.versions[0].period.start, found.versions[-1].period.end
    return (
        link(found.section, page_of_provision(found), at=at),
        safe(room.tongue.text(found.title)),
        effects,
        room.period(Period(start, end)),
        str(len(touching)) if touching else "",
    )
