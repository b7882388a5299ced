"""What a person must mend, as one line on standard error.

`Fault` is the only exception the commands raise on purpose. `run` turns it into its lines and its exit code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from frirum.cli.language import Tongue

FINDINGS = 1
"""exit code: findings, or input that cannot be decided"""
WRONG_USE = 2
"""exit code: the command was used wrongly"""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `PLACE: CODE: what; remedy`. `place` is FILE:LINE:COLUMN; a file as such is meant at 1:1."""

    code: str
    what: str
    remedy: str = ""
    place: str = ""

    def __str__(self) -> str:
        spot = "" if re.search(r":\d+:\d+$", self.place) else ":1:1"
        head = f"{self.place}{spot}: " if self.place else ""
        tail = f"; {self.remedy}" if self.remedy else ""
        return f"{head}{self.code}: {self.what}{tail}".replace("\r", " ").replace("\n", " ")


class Fault(Exception):  # noqa: N818 - what a person sees is a fault, theirs or the file's, not an error of ours
    """Something a person must mend. `lines` are printed as they are; `exit_code` ends the command."""

    def __init__(self, lines: Iterable[object], exit_code: int = WRONG_USE) -> None:
        self.lines = tuple(str(line) for line in lines)
        self.exit_code = exit_code
        super().__init__("\n".join(self.lines))


def wrong(code: str, what: str, remedy: str = "", place: str = "") -> Fault:
    """A fault of one line: wrong use."""
    return Fault([Line(code, what, remedy, place)])


def unknown(tongue: Tongue, key: str, name: str, known: Sequence[str], kind: str) -> Fault:
    """A name nobody knows, with the nearest names, or where the names are listed."""
    from difflib import get_close_matches

    folded = {other.casefold(): other for other in known}
    near = [folded[match] for match in get_close_matches(name.casefold(), list(folded), n=3, cutoff=0.6)]
    remedy = tongue("UNKNOWN.nearest", names=", ".join(near)) if near else tongue("UNKNOWN.list", kind=kind)
    return wrong(key.split(".", 1)[0], tongue(key, name=name), remedy)
