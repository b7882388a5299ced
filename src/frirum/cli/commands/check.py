"""`frirum check`: all findings of a catalogue."""

from __future__ import annotations

from collections.abc import Sequence

from frirum.catalogue.model import Catalogue, Finding, Severity
from frirum.cli import library
from frirum.cli.faults import FINDINGS
from frirum.cli.screen import Screen, write_json

ORDER = (Severity.NOTE, Severity.WARNING, Severity.ERROR)
"""errors last, where the eye is"""


def check(folder: str | None, lang: str | None, *, as_json: bool) -> int:
    """Print every finding. Exit code 1 when there is an error."""
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
    """Findings by severity, each line as it is everywhere: file, line, column, code, what, what to do."""
    tongue = screen.tongue
    by_severity = {severity: [each for each in findings if each.severity is severity] for severity in ORDER}
    for severity, found in by_severity.items():
        if found:
            screen.say(f"[severity.{severity}]{tongue(f'check.{severity}s')}[/]")
        for finding in found:
            screen.wide(screen.plain(finding))
        if found:
            screen.say("")
    counts = {f"{severity}s": tongue.whole(len(found)) for severity, found in by_severity.items()}
    if not by_severity[Severity.ERROR]:
        parts = {"provisions": len(catalogue.provisions), "experiments": len(catalogue.experiments)}
        screen.say(f"[holds]✓[/] {tongue('check.fine', **parts)}")
    screen.say(tongue("check.counts", **counts))


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
