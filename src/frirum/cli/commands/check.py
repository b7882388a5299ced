"""`frirum check`: all findings of a catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from frirum.cases.wording import in_language
from frirum.catalogue.model import Catalogue, Finding, Severity
from frirum.cli import library
from frirum.cli.faults import FINDINGS
from frirum.cli.screen import Screen, write_json

Further = Callable[[Catalogue], Iterable[Finding]]
ORDER = (Severity.NOTE, Severity.WARNING, Severity.ERROR)
"""errors last, where the eye is"""


def check(folder: str | None, lang: str | None, *, as_json: bool) -> int:
    """Print every finding: of the catalogue by itself, of its examples, and what cannot be decided in bulk.
    Exit code 1 when there is an error."""
    screen = Screen.of(lang)
    path = library.folder(folder, screen.tongue)
    from frirum.catalogue import check as checked
    from frirum.catalogue import load
    from frirum.decide.bulk import unsupported
    from frirum.decide.examples import run_examples

    catalogue = load(path)
    findings = checked(catalogue, (_unless_faulty(run_examples), _unless_faulty(unsupported)))
    if as_json:
        write_json([_data(finding, screen.tongue.language) for finding in findings])
    else:
        _show(catalogue, findings, screen)
    return FINDINGS if any(each.severity is Severity.ERROR for each in findings) else 0


def _unless_faulty(further: Further) -> Further:
    """A check that asks the engine, left out of a catalogue that did not load whole: what is not there would
    fail again."""

    def run(catalogue: Catalogue) -> Iterable[Finding]:
        faulty = any(each.severity is Severity.ERROR for each in catalogue.findings)
        return [] if faulty else further(catalogue)

    return run


def _show(catalogue: Catalogue, findings: Sequence[Finding], screen: Screen) -> None:
    """Findings by severity, each line as it is everywhere: file, line, column, code, what, what to do."""
    tongue = screen.tongue
    by_severity = {severity: [each for each in findings if each.severity is severity] for severity in ORDER}
    for severity, found in by_severity.items():
        if found:
            screen.say(f"[severity.{severity}]{tongue(f'check.{severity}s')}[/]")
        for finding in found:
            screen.wide(screen.plain(finding.said(tongue.language)))
        if found:
            screen.say("")
    counts = {f"{severity}s": tongue.whole(len(found)) for severity, found in by_severity.items()}
    if not by_severity[Severity.ERROR]:
        parts = {"provisions": len(catalogue.provisions), "experiments": len(catalogue.experiments)}
        screen.say(f"[holds]✓[/] {tongue('check.fine', **parts)}")
    screen.say(tongue("check.counts", **counts))


def _data(finding: Finding, language: str) -> dict[str, object]:
    place = finding.place
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "code": finding.code,
        "severity": str(finding.severity),
        "message": in_language(finding.message, language),
        "remedy": in_language(finding.remedy, language),
    }
