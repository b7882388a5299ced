"""The reference of codes: findings of a catalogue, problems of a case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from frirum.cases.problems import CODES as CASE_CODES
from frirum.catalogue.codes import CODES

HEAD = """# Codes

A finding of `frirum check` is printed as `FILE:LINE:COLUMN: CODE: what is wrong; what to do`. An
*error* makes the check fail (exit code 1); a *warning* does not; a *note* lists what the catalogue
itself leaves open.
"""
CASES = """## Cases

What may be wrong with a case or a table of cases. The line tells what to do.
"""
CHECKS = Path(__file__).parent.parent / "docs" / "reference" / "checks"


def pages() -> Mapping[str, str]:
    """One page."""
    parts = [HEAD, "## Catalogue", "\n".join(_findings()), CASES, "\n".join(_problems())]
    return {"reference/check-codes.md": "\n\n".join(part.rstrip() for part in parts) + "\n"}


def _findings() -> Iterator[str]:
    yield "| code | | meaning | på dansk | what to do |"
    yield "| --- | --- | --- | --- | --- |"
    for code in CODES.values():
        own = CHECKS / f"{code.code}.md"
        name = f"[{code.code}](checks/{own.name})" if own.exists() else code.code
        yield f"| {name} | {code.severity} | {code.en} | {code.da} | {code.remedy} |"


def _problems() -> Iterator[str]:
    yield "| code | meaning | på dansk |"
    yield "| --- | --- | --- |"
    for code, (en, da) in CASE_CODES.items():
        yield f"| {code} | {en} | {da} |"
