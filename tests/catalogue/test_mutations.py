"""Whatever becomes of a catalogue's files, loading and checking it gives findings and never fails."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frirum.catalogue import check, load

from .faulty import MINI, copy_of_mini

FILES = sorted(str(path.relative_to(MINI)) for path in MINI.rglob("*.*"))
VALUES = [
    "",
    "3",
    "true",
    "null",
    "[]",
    "{}",
    "[a, {b: c}]",
    "2018-01-01",
    "x = 1",
    '"',
    "§ 9",
    "|",
    "- a",
    "a: b",
]

EDITS = st.lists(
    st.tuples(
        st.sampled_from(FILES),
        st.integers(0, 60),
        st.sampled_from(["drop", "double", "swap", "indent", "value", "key"]),
        st.sampled_from(VALUES),
    ),
    min_size=1,
    max_size=4,
)


def edited(lines: list[str], at: int, how: str, value: str) -> list[str]:
    """The lines of a file after one edit."""
    at %= len(lines) or 1
    line = lines[at] if lines else ""
    key, colon, _ = line.partition(":")
    new = {
        "drop": [],
        "double": [line, line],
        "swap": [*lines[at + 1 : at + 2], line],
        "indent": ["  " + line],
        "value": [f"{key}{colon} {value}"],
        "key": [f"{key}x{colon} {value}"],
    }[how]
    return [*lines[:at], *new, *lines[at + (2 if how == "swap" else 1) :]]


@pytest.mark.fuzz
@given(edits=EDITS)
def test_a_mutilated_catalogue_is_loaded_and_checked(edits: list[tuple[str, int, str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = copy_of_mini(Path(folder))
        for file, at, how, value in edits:
            lines = (root / file).read_text(encoding="utf-8").split("\n")
            (root / file).write_text("\n".join(edited(lines, at, how, value)), encoding="utf-8")
        catalogue = load(root)
        found = check(catalogue)
        for each in found:
            lines = Path(each.place.file).read_text(encoding="utf-8").split("\n")
            assert 1 <= each.place.line <= len(lines) + 1, str(each)
            assert each.place.column >= 1, str(each)
        for id_, touches in catalogue.touches.items():
            assert id_ in catalogue.provisions
            assert touches
