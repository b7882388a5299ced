from __future__ import annotations

from pathlib import Path

import pytest

from frirum.catalogue import Catalogue, load

from .faulty import MINI


@pytest.fixture(scope="session")
def mini() -> Catalogue:
    return load(MINI)


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where catalogues are kept between commands: nobody's home."""
    return tmp_path_factory.mktemp("kept")


@pytest.fixture
def nobodys_home(monkeypatch: pytest.MonkeyPatch, kept: Path) -> None:
    """Commands keep what they load elsewhere, and speak English."""
    monkeypatch.setenv("FRIRUM_CACHE", str(kept))
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
