"""A name means one act on a day, so that a citation means one provision."""

from __future__ import annotations

from itertools import combinations

from frirum.catalogue.checks.report import Report, common
from frirum.catalogue.citations import folded
from frirum.catalogue.findings import shown
from frirum.law.model import Act


def check_names(report: Report) -> None:
    """Acts in force on the same day that share a name: a short name, an alias, a title, or a family."""
    families = {act: family for family, acts in report.catalogue.families.items() for act in acts}
    called: dict[str, list[Act]] = {}
    for act in report.catalogue.acts.values():
        names = {act.short, *act.aliases, *act.title.values(), families.get(act.short, act.short)}
        for name in sorted(set(map(folded, names))):
            called.setdefault(name, []).append(act)
    told: set[tuple[str, str]] = set()
    for name, acts in called.items():
        for one, other in combinations(acts, 2):
            shared = common(one.period, other.period)
            if shared is not None and (one.short, other.short) not in told:
                told.add((one.short, other.short))
                message = f"`{name}` means {other.short} and {one.short} ({one.place}) {shown(shared)}"
                report.add(
                    "F108", other.place, message, "end the earlier act before, or keep the name to one"
                )
