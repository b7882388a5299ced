"""The catalogue that comes with Frirum holds together."""

from __future__ import annotations

from frirum.catalogue import Severity, check, load


def test_the_shipped_catalogue_has_no_errors() -> None:
    assert [str(each) for each in check(load()) if each.severity is Severity.ERROR] == []
