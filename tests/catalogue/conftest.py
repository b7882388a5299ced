from __future__ import annotations

import pytest

from frirum.catalogue import Catalogue, load

from .faulty import MINI


@pytest.fixture(scope="session")
def mini() -> Catalogue:
    return load(MINI)
