"""`frirum check`: all findings of a catalogue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from frirum.catalogue.model import Catalogue, Finding, Severity
from frirum.cli import library
from frirum.cli.faults import FINDINGS
from frirum.cli.screen import Screen, write_json


def check(folder: str | None, lang: str | None, *, as_json: bool) -> int:
    """Print every finding, errors last, where the eye is. Exit code 1 when there is an error."""
    screen = Screen.of(lang)
    path = library.folder(folder, screen.tongue)
    from frirum.catalogue import check as checked
    from frirum.catalogue import load

    catalogue = load(path)
    findings = checked(catalogue)
    if as_json:
        write_json([_data(finding) for finding in findings])
    else:
        _show(catalogue, findings, screen)
    return FINDINGS if any(each.severity is Severity.ERROR for each in findings) else 0


def _show(catalogue: Catalogue, findings: Sequence[Finding], screen: Screen) -> None:
    order = [Severity.NOTE, Severity.WARNING, Severity.ERROR]
    counts = Counter(each.severity for each in findings)
    for severity in order:
        for finding in findings:
            if finding.severity is severity:
                name = screen.tongue(f"severity.{severity}")
                screen.wide(f"[severity.{severity}]{name}[/] {screen.plain(finding)}")
    if findings:
        screen.say("")
    if not counts[Severity.ERROR]:
        parts = {"provisions": len(catalogue.provisions), "experiments": len(catalogue.experiments)}
        screen.say(f"[holds]✓[/] {screen.tongue('check.fine', **parts)}")
    screen.say(
        screen.tongue(
            "check.counts",
            errors=counts[Severity.ERROR],
            warnings=counts[Severity.WARNING],
            notes=counts[Severity.NOTE],
        )
    )


def _data(finding: Finding) -> dict[str, object]:
    place = finding.place
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "code": finding.code,
        "severity": str(finding.severity),
        "message": finding.message,
        "remedy": finding.remedy,
    }
