"""What the reference page says of cases is true."""

from __future__ import annotations

import re
from pathlib import Path

from frirum.cases.problems import CODES
from frirum.cases.reading import READERS, all_cases
from frirum.cases.vocabulary import Vocabulary

PAGE = Path(__file__).parent.parent.parent / "docs" / "reference" / "case-format.md"


def test_every_code_is_on_the_page() -> None:
    rows = re.findall(r"^\| (C\d{3}) \| (.+) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert rows == [(code, english) for code, (english, _) in CODES.items()]


def test_every_ending_is_on_the_page() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert all(f"`{ending}`" in text for ending in READERS)


def test_the_case_on_the_page_is_a_case(tmp_path: Path, vocabulary: Vocabulary) -> None:
    found = re.search(r"```yaml\n(.+?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    path = tmp_path / "a.yaml"
    path.write_text(found.group(1), encoding="utf-8")
    [case] = all_cases(path, vocabulary)
    assert (case.id, len(case.facts["ydelse"]), case.incomplete) == ("A-17", 2, {"barsel"})
