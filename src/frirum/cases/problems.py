"""What can be wrong with a case: coded, located problems, and the exception and the record that carry them.

C0 the file itself, C1 the shape of a case, C2 names of the vocabulary, C3 values and periods, C4 tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from frirum.cases.wording import in_language

CODES: dict[str, tuple[str, str]] = {
    "C001": ("a file cannot be read", "en fil kan ikke læses"),
    "C002": ("a file, a line or a case is too large", "en fil, en linje eller en sag er for stor"),
    "C003": ("a file is not UTF-8", "en fil er ikke UTF-8"),
    "C004": ("a text is not YAML, JSON or CSV", "en tekst er ikke YAML, JSON eller CSV"),
    "C005": ("an anchor, alias or tag", "et anker, et alias eller et typemærke"),
    "C006": ("a key stands twice", "en nøgle står to gange"),
    "C007": ("a case is nested too deeply", "en sag er indlejret for dybt"),
    "C008": ("a file holds no case", "en fil indeholder ingen sag"),
    "C101": ("something is missing", "noget mangler"),
    "C102": ("an unknown key", "en ukendt nøgle"),
    "C103": ("a wrong shape", "en forkert form"),
    "C104": ("two cases have the same name", "to sager har samme navn"),
    "C105": ("a name of a case that cannot be used", "et sagsnavn, der ikke kan bruges"),
    "C201": ("an unknown kind of case", "en ukendt slags sag"),
    "C202": ("an unknown fact", "en ukendt oplysning"),
    "C203": ("an unknown event", "en ukendt hændelse"),
    "C204": ("an unknown attribute of an event", "en ukendt egenskab ved en hændelse"),
    "C205": ("an unknown value", "en ukendt værdi"),
    "C206": ("an unknown municipality", "en ukendt kommune"),
    "C301": ("a value of the wrong type", "en værdi af forkert type"),
    "C302": ("a day that does not exist", "en dag, der ikke findes"),
    "C303": ("a period ends before it begins", "en periode slutter, før den begynder"),
    "C304": ("pieces of a fact overlap", "perioder af en oplysning overlapper"),
    "C305": ("a value is missing", "en værdi mangler"),
    "C401": ("columns that make no table of cases", "kolonner, der ikke er en tabel over sager"),
    "C402": ("a row that cannot be read", "en række, der ikke kan læses"),
    "C403": ("a row stands twice", "en række står to gange"),
    "C404": ("it is unclear what the cases are about", "det er uklart, hvad sagerne handler om"),
}
"""What each code means, in English and Danish."""

LIMIT = 100
"""How many problems are kept of one case or one table; more are counted, not listed."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong at one place. `line` and `column` count from 1; 0 where there is no such place."""

    file: str
    line: int
    column: int
    code: str
    message: str
    remedy: str = ""

    def __str__(self) -> str:
        return self.said("en")

    def reason(self, language: str) -> str:
        """What is wrong and what to do, in `da` or `en`."""
        return "; ".join(in_language(each, language) for each in (self.message, self.remedy) if each)

    def said(self, language: str) -> str:
        """The whole line in `da` or `en`."""
        return f"{self.file}:{self.line}:{self.column}: {self.code}: {self.reason(language)}"


@dataclass(frozen=True, slots=True)
class Rejected:
    """A case that could not be taken, with everything wrong with it; `id` None: it has no readable name."""

    id: str | None
    problems: tuple[Problem, ...]


class CaseError(Exception):
    """Cases or a table that cannot be taken: `problems`, one line each when printed."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)
