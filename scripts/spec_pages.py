"""The spec tests as pages: small tables of facts and expected answers, the same that the tests run."""

from __future__ import annotations

from collections.abc import Mapping


def pages() -> Mapping[str, str]:
    """One page for each area."""
    return {}
