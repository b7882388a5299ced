"""Rates and networks that nothing uses."""

from __future__ import annotations

from frirum.catalogue.checks.expressions import all_expressions
from frirum.catalogue.checks.report import Report
from frirum.feel.ast import Name


def check_unused(report: Report) -> None:
    """Rates that no expression uses, and networks without experiments (when there are experiments at all)."""
    catalogue = report.catalogue
    used = {
        node.name
        for _, expression in all_expressions(catalogue)
        for node in expression.node.walk()
        if isinstance(node, Name)
    }
    broken = any(each.code in ("F101", "F102", "F103") for each in catalogue.findings)
    for rate in catalogue.rates.values():
        if rate.name not in used and not broken:
            report.add("F109", rate.place, f"no expression uses the rate `{rate.name}`")
