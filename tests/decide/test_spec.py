"""The spec tables, on the Python back end."""

from __future__ import annotations

from pathlib import Path

import pytest

from frirum.decide import Engine
from frirum.decide.rows import COLUMNS, to_row

from .spec import Spec, build, case_of, specs


@pytest.mark.parametrize("spec", specs(), ids=str)
def test_spec(spec: Spec, tmp_path: Path) -> None:
    catalogue = build(spec, tmp_path)
    for row in spec.rows:
        case = case_of(row, catalogue)
        found = to_row(Engine(catalogue, asked=row.asked).outcome(case, row.day, row.provision))
        assert tuple(found) == COLUMNS
        expected = {**found, **row.expect}
        assert found == expected, f"{row.provision} on {row.on}: {row.case}"
