"""Makes a copy of the small catalogue with one fault in it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

MINI = Path(__file__).parent / "mini"


@dataclass(frozen=True)
class Edit:
    """Replace `old` (which must be there exactly once) by `new` in a file; old "" adds at the end."""

    file: str
    old: str
    new: str

    def apply(self, root: Path) -> None:
        path = root / self.file
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        if self.old:
            assert text.count(self.old) == 1, (
                f"{self.old!r} stands {text.count(self.old)} times in {self.file}"
            )
            text = text.replace(self.old, self.new)
        else:
            text += self.new
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def copy_of_mini(root: Path, *edits: Edit) -> Path:
    """The small catalogue, copied to a folder and edited."""
    target = root / "dk"
    shutil.copytree(MINI, target)
    for edit in edits:
        edit.apply(target)
    return target


def place_of(root: Path, file: str, mark: str, shift: int = 0) -> tuple[int, int]:
    """Line and column at which a piece of text (the last such) begins in a file, plus `shift` columns."""
    text = (root / file).read_text(encoding="utf-8")
    offset = text.rindex(mark)
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset) + shift
