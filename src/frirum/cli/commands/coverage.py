"""`frirum coverage`: how far the catalogue covers its programme."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from frirum.catalogue.coverage import Coverage, Kind, merged, share
from frirum.cli import library, output
from frirum.cli.faults import FINDINGS, Fault
from frirum.cli.screen import Screen, write_json
from frirum.cli.tables import write_csv

NARROW = 80
"""columns below which the table cannot be read"""
COLUMNS = (
    "kind", "id", "title", "networks", "municipalities", "coded", "experiments", "provisions",
    "asked", "asked_versions", "granted", "granted_versions", "from_facts", "on_record", "computable",
    "examples", "inside", "outside", "after", "assumed", "undecided", "remarks", "missing",
)  # fmt: skip


def coverage(csv: str | None, folder: str | None, lang: str | None, *, as_json: bool) -> int:
    """Print the coverage of every entry, or write it. A faulty programme.yaml is a fault, exit code 1."""
    from frirum.catalogue.coverage import coverage as covered
    from frirum.catalogue.programme import programme

    screen = Screen.of(lang)
    output.check([csv], [], screen.tongue)
    catalogue = library.catalogue(folder, screen.tongue)
    found = programme(catalogue, library.folder(folder, screen.tongue))
    if found.findings:
        raise Fault(found.findings, FINDINGS)
    rows = covered(catalogue, found)
    if csv is not None:
        cells = [[_cell(row[name]) for name in COLUMNS] for row in (_data(each, screen) for each in rows)]
        write_csv(csv, COLUMNS, cells)
    if as_json:
        write_json([_data(each, screen) for each in rows])
    elif csv is None:
        _show(rows, screen)
    return 0


def _data(each: Coverage, screen: Screen) -> dict[str, object]:
    """A row for machines; the title in the user's language."""
    data = {name: getattr(each, name) for name in COLUMNS}
    data["title"] = screen.tongue.text(each.title)
    data["computable"] = None if each.computable is None else round(each.computable, 4)
    return {name: list(value) if isinstance(value, tuple) else value for name, value in data.items()}


def _cell(value: object) -> object:
    return ", ".join(map(str, value)) if isinstance(value, list) else value


def _show(rows: Sequence[Coverage], screen: Screen) -> None:
    if not rows:
        screen.say(screen.tongue("coverage.none"))
        return
    for kind, found in groupby(rows, lambda each: each.kind):
        _section(kind, list(found), screen)
    screen.say(f"[dim]{screen.tongue('coverage.legend')}[/]")


def _section(kind: Kind, rows: Sequence[Coverage], screen: Screen) -> None:
    tongue = screen.tongue
    names = ("entry", "provisions", "asked", "granted", "computable", "examples", "open")
    heads = [tongue(f"level.{name}") for name in names]
    cells = [_row(each, screen) for each in rows]
    screen.say(f"[heading]{tongue(f'coverage.{kind}')}[/]")
    if screen.width < NARROW:
        screen.stack([head.replace("- ", "") for head in heads], cells)
    else:
        heads = [head.replace(" ", "\n") for head in heads]
        table = screen.table(heads[0], *(f">{head}" for head in heads[1:]))
        for row in cells:
            table.add_row(*row)
        screen.say(table)
    screen.say(_sum(rows, screen), "")


def _row(each: Coverage, screen: Screen) -> tuple[str, ...]:
    """What the table says of an entry."""
    tongue = screen.tongue
    title = f"[key]{screen.plain(each.id)}[/] {screen.plain(tongue.text(each.title))}"
    if not each.coded:
        return title, f"[open]{tongue('coverage.not coded')}[/]"
    if each.missing:
        title += f"\n[open]{tongue('coverage.missing', sections=', '.join(each.missing))}[/]"
    return (
        title,
        str(len(each.provisions)),
        str(each.asked_versions),
        str(each.granted_versions),
        _share(each.computable),
        f"{each.inside}/{each.outside}/{each.after}",
        f"{each.assumed}+{each.undecided}+{each.remarks}",
    )


def _share(found: float | None) -> str:
    return "–" if found is None else f"{100 * found:.0f} %"


def _sum(rows: Sequence[Coverage], screen: Screen) -> str:
    """What all entries have together; what stands in several of them counts once."""
    conditions = merged(each.conditions for each in rows)
    parts = {
        "coded": sum(each.coded for each in rows),
        "count": len(rows),
        "provisions": len({id_ for each in rows for id_ in each.provisions}),
        "share": _share(share(conditions)),
    }
    return f"[dim]{screen.tongue('coverage.sum', **parts)}[/]"
