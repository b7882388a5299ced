"""A catalogue kept between commands is the catalogue as it is now, or it is not used."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from frirum.catalogue import Catalogue, load
from frirum.cli import cache


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FRIRUM_CACHE", str(tmp_path / "room"))
    return tmp_path / "room"


class Loader:
    """Counts how often a catalogue is read from YAML."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, folder: Path) -> Catalogue:
        self.times += 1
        return load(folder)


def test_the_second_time_nothing_is_loaded(room: Path, haver: str) -> None:
    loader = Loader()
    first, second = cache.loaded(Path(haver), loader), cache.loaded(Path(haver), loader)
    assert loader.times == 1
    assert second == first


def test_a_changed_file_is_read_anew(room: Path, haver: str, tmp_path: Path) -> None:
    folder = tmp_path / "haver"
    shutil.copytree(haver, folder)
    loader = Loader()
    cache.loaded(folder, loader)
    law = folder / "law" / "HAV.yaml"
    law.write_text(law.read_text(encoding="utf-8").replace(">= 65", ">= 60"), encoding="utf-8")
    changed = cache.loaded(folder, loader)
    assert loader.times == 2
    assert changed.provisions["HAV § 4"].versions[0].given["alder"].test.text.endswith(">= 60")


def test_another_python_or_another_frirum_loads_anew(
    room: Path, haver: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "package"
    package.mkdir()
    (package / "module.py").write_text("answer = 1\n")
    monkeypatch.setattr(cache, "PACKAGE", package)
    loader = Loader()
    cache.loaded(Path(haver), loader)
    monkeypatch.setattr(sys, "version", f"{sys.version} of tomorrow")
    cache.loaded(Path(haver), loader)
    (package / "module.py").write_text("answer = 42\n")
    cache.loaded(Path(haver), loader)
    cache.loaded(Path(haver), loader)
    assert loader.times == 3


ONE_OF_MANY = """
import sys
from pathlib import Path
from frirum.catalogue import load
from frirum.cli import cache
print(*sorted(cache.loaded(Path(sys.argv[1]), load).provisions), sep=";")
"""


def test_processes_that_start_together_do_not_disturb_each_other(room: Path, haver: str) -> None:
    words = [sys.executable, "-c", ONE_OF_MANY, haver]
    env = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    started = [subprocess.Popen(words, env=env, stdout=subprocess.PIPE, encoding="utf-8") for _ in range(3)]
    said = [each.communicate()[0].strip() for each in started]
    assert [each.returncode for each in started] == [0, 0, 0]
    assert said == [";".join(sorted(load(Path(haver)).provisions))] * 3
    assert [each.suffix for each in room.iterdir()] == [".pickle"]
    loader = Loader()
    cache.loaded(Path(haver), loader)
    assert loader.times == 0


@pytest.mark.parametrize(
    "change", [lambda kept: kept[:-1], lambda kept: kept + b"x", lambda kept: b"", bytes.swapcase]
)
def test_what_is_not_whole_is_not_used(room: Path, haver: str, change: Callable[[bytes], bytes]) -> None:
    loader = Loader()
    cache.loaded(Path(haver), loader)
    [kept] = room.glob("*.pickle")
    kept.write_bytes(change(kept.read_bytes()))
    cache.loaded(Path(haver), loader)
    assert loader.times == 2
    cache.loaded(Path(haver), loader)
    assert loader.times == 2  # it was kept anew


def test_a_folder_that_nobody_may_write_costs_time_and_no_answer(
    haver: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    room = tmp_path / "room"
    room.mkdir(mode=0o500)
    if os.access(room, os.W_OK):
        pytest.skip("this user may write everywhere")
    monkeypatch.setenv("FRIRUM_CACHE", str(room))
    assert cache.loaded(Path(haver), load).provisions


def test_only_some_are_kept(room: Path, haver: str, tmp_path: Path) -> None:
    for at in range(cache.KEPT + 2):
        shutil.copytree(haver, tmp_path / str(at))
        cache.loaded(tmp_path / str(at), load)
    assert len(list(room.iterdir())) == cache.KEPT


def test_a_broken_catalogue_is_not_kept(room: Path, haver: str, tmp_path: Path) -> None:
    folder = tmp_path / "haver"
    shutil.copytree(haver, folder)
    (folder / "law" / "HAV.yaml").write_text("act: [", encoding="utf-8")
    assert cache.loaded(folder, load).findings
    assert not room.exists()


@pytest.mark.parametrize("name", ["off", "file/below"])
def test_without_a_room_it_is_loaded_each_time(
    haver: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("FRIRUM_CACHE", name if name == "off" else str(tmp_path / name))
    loader = Loader()
    assert cache.loaded(Path(haver), loader).provisions
    assert cache.loaded(Path(haver), loader).provisions
    assert loader.times == 2


def test_it_is_kept_in_the_environment_or_in_the_home(
    haver: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("FRIRUM_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setattr("sys.prefix", str(tmp_path / "venv"))
    cache.loaded(Path(haver), load)
    assert len(list((tmp_path / "venv").rglob("*.pickle"))) == 1
    (tmp_path / "file").write_text("")
    monkeypatch.setattr("sys.prefix", str(tmp_path / "file"))
    cache.loaded(Path(haver), load)
    assert len(list((tmp_path / "home" / ".cache").rglob("*.pickle"))) == 1
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    cache.loaded(Path(haver), load)
    assert len(list((tmp_path / "caches" / "frirum").glob("*.pickle"))) == 1
    monkeypatch.delenv("HOME")
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr("sys.prefix", sys.base_prefix)
    assert cache.loaded(Path(haver), load).provisions


def test_what_somebody_else_wrote_is_not_used(
    room: Path, haver: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    loader = Loader()
    cache.loaded(Path(haver), loader)
    monkeypatch.setattr(cache, "_owners", lambda: {12345})
    cache.loaded(Path(haver), loader)
    assert loader.times == 2
