"""Registry, tests and pages agree: every code has all three."""

from __future__ import annotations

from pathlib import Path

import pytest

from frirum.catalogue import CODES, Code
from frirum.catalogue.codes import BROKEN_EXAMPLE, NOT_IN_BULK

PAGES = Path(__file__).parents[2] / "docs" / "reference" / "checks"


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    assert {each.stem for each in PAGES.glob("F*.md")} == set(CODES)


@pytest.mark.parametrize("kind", CODES.values(), ids=lambda kind: kind.code)
def test_a_page_says_what_the_registry_says(kind: Code) -> None:
    title, _, second, *rest = (PAGES / f"{kind.code}.md").read_text(encoding="utf-8").splitlines()
    assert title == f"# {kind.code}: {kind.en}"
    assert second == f"*{kind.da}* · {kind.severity.value}"
    assert any(f": {kind.code}: " in line for line in rest), "an example of the finding"
    assert any(line.startswith("**To mend:** ") for line in rest)


def test_the_overview_lists_every_code() -> None:
    rows = [line for line in (PAGES / "README.md").read_text(encoding="utf-8").splitlines() if "](F" in line]
    assert rows == [f"| [{c}]({c}.md) | {k.severity.value} | {k.en} |" for c, k in CODES.items()]


def test_codes_are_in_order_and_speak_both_languages() -> None:
    assert list(CODES) == sorted(CODES)
    assert all(kind.da and kind.en and kind.remedy for kind in CODES.values())
    assert {BROKEN_EXAMPLE, NOT_IN_BULK} <= set(CODES)
