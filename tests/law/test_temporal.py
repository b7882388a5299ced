"""The functions over time are the ones that the semantics page lists."""

from __future__ import annotations

import re
from pathlib import Path

from frirum.law.temporal import TEMPORAL

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "semantics.md"


def test_the_page_lists_each_function_with_its_parameters() -> None:
    table = PAGE.read_text(encoding="utf-8").split("## Functions over time")[1].split("\n## ")[0]
    rows = [line for line in table.splitlines() if line.startswith("| `")]
    written = {
        name: tuple(part.strip() for part in parameters.split(","))
        for row in rows
        for name, parameters in re.findall(r"`([a-z ]+)\(([a-z, ]+)\)`", row.split("|")[1])
    }
    assert written == {each.name: each.parameters for each in TEMPORAL.values()}


def test_signatures_are_feel_types() -> None:
    assert str(TEMPORAL["accumulated months"].signature) == "(condition: boolean, window?: number)"
    assert str(TEMPORAL["latest"].signature) == "(event: list<context>)"
    assert str(TEMPORAL["latest"].signature.result) == "date"
    assert TEMPORAL["days since"].signature.parameters[0].nullable
