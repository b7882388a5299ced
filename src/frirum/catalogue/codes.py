"""The registry of findings: each code with its severity, what it means in Danish and English, and the remedy.

F0 the file itself, F1 names, types and expressions, F2 versions and periods, F3 exemptions, F4 sources, texts and back ends.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from frirum.catalogue.model import Finding, Severity
from frirum.law.model import Place


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of finding. `da` and `en` say in one line what it means, `remedy` what to do."""

    code: str
    severity: Severity
    en: str
    da: str
    remedy: str


_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

CODES: dict[str, Code] = {
    each.code: each
    for each in (
        Code(
            "F001",
            _E,
            "a file cannot be read",
            "en fil kan ikke læses",
            "check that the file exists and may be read",
        ),
        Code("F002", _E, "a file is too large", "en fil er for stor", "split the file"),
        Code("F003", _E, "a file is not UTF-8", "en fil er ikke UTF-8", "save the file as UTF-8"),
        Code(
            "F004",
            _E,
            "a file is not YAML",
            "en fil er ikke YAML",
            "mend the indentation, quotes or brackets there",
        ),
        Code(
            "F005",
            _E,
            "a file is no mapping of keys to values",
            "en fil er ikke en tabel af nøgler og værdier",
            "begin the file with `key: value`, and keep one document per file",
        ),
        Code(
            "F006",
            _E,
            "an anchor, alias, merge key or tag",
            "et anker, alias, fletning eller typemærke",
            "write the value out where it is used",
        ),
        Code("F007", _E, "a key stands twice", "en nøgle står to gange", "keep one of them"),
        Code(
            "F008",
            _E,
            "a value does not fit the format",
            "en værdi passer ikke i formatet",
            "see docs/reference/catalogue-format.md",
        ),
        Code(
            "F009",
            _E,
            "a period ends before it begins",
            "en periode slutter før den begynder",
            "swap or mend the days",
        ),
        Code(
            "F010",
            _E,
            "a row of municipalities.csv is wrong",
            "en række i municipalities.csv er forkert",
            "write code, name and aliases",
        ),
        Code(
            "F101",
            _E,
            "an unknown name",
            "et ukendt navn",
            "add it to the vocabulary or the rates, or mend the spelling",
        ),
        Code("F102", _E, "an expression cannot be read", "et udtryk kan ikke læses", "mend the expression"),
        Code("F103", _E, "a type error", "en typefejl", "compare and compute values of one type"),
        Code(
            "F104",
            _E,
            "an unknown event",
            "en ukendt hændelse",
            "add the event to the vocabulary, or name the events in `met by`",
        ),
        Code(
            "F105",
            _E,
            "an unknown municipality",
            "en ukendt kommune",
            "write the name as in municipalities.csv",
        ),
        Code("F106", _E, "an unknown network", "et ukendt netværk", "write the id as in networks.yaml"),
        Code("F107", _E, "an unknown part", "en ukendt del", "name an exemption of this experiment"),
        Code(
            "F108",
            _E,
            "an id is used twice",
            "en betegnelse er brugt to gange",
            "rename or merge one of them",
        ),
        Code("F109", _W, "something is never used", "noget bruges aldrig", "use it or remove it"),
        Code(
            "F110",
            _E,
            "an application number has the wrong form",
            "et ansøgningsnummer har forkert form",
            'write two digits in quotes: "08"',
        ),
        Code(
            "F111",
            _E,
            "an unknown kind of case",
            "en ukendt sagstype",
            "name one of the `abouts` in catalogue.yaml",
        ),
        Code(
            "F301",
            _E,
            "a citation cannot be read",
            "en henvisning kan ikke læses",
            "write act and place: `LAS § 74 c`",
        ),
        Code(
            "F302",
            _E,
            "an exemption aims at a provision that is not in force",
            "en fritagelse peger på en bestemmelse, der ikke gælder",
            "cite a provision of the catalogue that is in force in the period",
        ),
        Code(
            "F401",
            _E,
            "a number without source",
            "et tal uden kilde",
            "add `source` with act, place and certainty",
        ),
        Code("F402", _E, "a missing text", "en manglende tekst", "write both `da` and `en`"),
        Code(
            "F403",
            _E,
            "assumed or undecided without note",
            "antaget eller uafklaret uden note",
            "add `note` with the reason, in Danish and English",
        ),
        Code(
            "F404", _N, "assumed or undecided", "antaget eller uafklaret", "look for a source that settles it"
        ),
        Code("F405", _E, "no source", "ingen kilde", "add `source` with act, place and certainty"),
    )
}


def code_of(code: str) -> Code:
    """The registered kind of a finding."""
    return CODES[code]


@dataclass(slots=True)
class Findings:
    """Collects findings."""

    found: list[Finding] = field(default_factory=list)

    def add(self, code: str, place: Place, message: str, remedy: str = "") -> None:
        """Add a finding of a registered kind; `remedy` where there is a better one than the kind's own."""
        kind = code_of(code)
        self.found.append(Finding(place, code, message, remedy or kind.remedy, kind.severity))
