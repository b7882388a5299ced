"""The registry of findings: each code with its severity, what it means in Danish and English, and the remedy.

F0 the files, F1 names and types, F2 ordinary law, F3 exemptions, F4 sources and texts, F5 back ends.
Every code has a page in docs/reference/checks and a test.
"""

from __future__ import annotations

from dataclasses import dataclass

from frirum.cases.wording import Said
from frirum.catalogue.model import Severity


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of finding. `da` and `en` say in one line what it means, `remedy` what to do."""

    code: str
    severity: Severity
    en: str
    da: str
    remedy: str


_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

# fmt: off
_ALL = (
    Code("F001", _E, "a file cannot be read", "en fil kan ikke læses",
         "check that the file exists and may be read"),
    Code("F002", _E, "a file is too large", "en fil er for stor",
         "split the file"),
    Code("F003", _E, "a file is not UTF-8", "en fil er ikke UTF-8",
         "save the file as UTF-8"),
    Code("F004", _E, "a file is not YAML", "en fil er ikke YAML",
         "mend the indentation, quotes or brackets there"),
    Code("F005", _E, "a file is no mapping of keys to values", "en fil er ikke en tabel af nøgler og værdier",
         "begin the file with `key: value`, and keep one document per file"),
    Code("F006", _E, "an anchor, alias, merge key or tag", "et anker, alias, fletning eller typemærke",
         "write the value out where it is used"),
    Code("F007", _E, "a key stands twice", "en nøgle står to gange",
         "keep one of them"),
    Code("F008", _E, "a value does not fit the format", "en værdi passer ikke i formatet",
         "see docs/reference/catalogue-format.md"),
    Code("F009", _E, "a period ends before it begins", "en periode slutter, før den begynder",
         "swap or mend the days"),
    Code("F010", _E, "a row of municipalities.csv is wrong", "en række i municipalities.csv er forkert",
         "write code, name and aliases"),
    Code("F101", _E, "an unknown name", "et ukendt navn",
         "add it to the vocabulary or the rates, or mend the spelling"),
    Code("F102", _E, "an expression cannot be read", "et udtryk kan ikke læses",
         "mend the expression"),
    Code("F103", _E, "a type error", "en typefejl",
         "compare and compute values of one type"),
    Code("F104", _E, "an unknown event", "en ukendt hændelse",
         "add the event to the vocabulary, or name the events in `met by`"),
    Code("F105", _E, "an unknown municipality", "en ukendt kommune",
         "write the name as in municipalities.csv"),
    Code("F106", _E, "an unknown network", "et ukendt netværk",
         "write the id as in networks.yaml"),
    Code("F107", _E, "an unknown part", "en ukendt del",
         "name an exemption of this experiment"),
    Code("F108", _E, "an id is used twice", "en betegnelse er brugt to gange",
         "rename or merge one of them"),
    Code("F109", _W, "something is never used", "noget bruges aldrig",
         "use it or remove it"),
    Code("F110", _E, "an application number has the wrong form", "et ansøgningsnummer har forkert form",
         'write two digits in quotes: "08"'),
    Code("F111", _E, "an unknown kind of case", "en ukendt sagstype",
         "name one of the `abouts` in catalogue.yaml"),
    Code("F112", _E, "a value outside the vocabulary", "en værdi uden for ordforrådet",
         "write one of the values that the vocabulary lists, or add it there"),
    Code("F201", _E, "a gap between versions", "et hul mellem versioner",
         "let the next version begin on the day after, or add the version between"),
    Code("F202", _E, "versions overlap", "versioner overlapper",
         "end the earlier version on the day before"),
    Code("F203", _E, "a version outside the period of its act", "en version uden for lovens periode",
         "mend the days of the version or of the act"),
    Code("F204", _E, "a rule that can never apply", "en regel, der aldrig kan gælde",
         "mend the conditions that contradict each other"),
    Code("F205", _E, "a term of nothing", "et tidsrum på ingenting",
         "write how long it is; to do without it, leave it out"),
    Code("F301", _E, "a citation cannot be read", "en henvisning kan ikke læses",
         "write act and place: `LAS § 74 c`"),
    Code("F302", _E, "an exemption aims at a provision that is not in force",
         "en fritagelse peger på en bestemmelse, der ikke gælder",
         "cite a provision of the catalogue that is in force in the period"),
    Code("F303", _W, "a provision is in force in a part of the exemption's period only",
         "en bestemmelse gælder kun i en del af fritagelsens periode",
         "split the exemption's version where ordinary law changes"),
    Code("F304", _E, "an exemption aims at an element that is not there",
         "en fritagelse peger på et element, der ikke findes",
         "name a condition or a field that the provision has in the period"),
    Code("F305", _E, "an exemption outlives its basis", "en fritagelse varer længere end sit grundlag",
         "end the version with its basis, and add one for the next basis"),
    Code("F306", _E, "an unknown basis", "et ukendt grundlag",
         "cite an act of the catalogue, or add its file under law/"),
    Code("F307", _E, "participation outside the network", "deltagelse uden for netværket",
         "name municipalities of the experiment's network"),
    Code("F308", _E, "participation outside the period", "deltagelse uden for perioden",
         "keep the days within those of the exemptions and the network"),
    Code("F309", _E, "exemptions collide", "fritagelser støder sammen",
         "keep their scopes apart, or let them say the same"),
    Code("F310", _N, "something asked for collides", "noget ansøgt støder sammen",
         "decide which of them is meant when both are assumed"),
    Code("F311", _E, "a scope that can never hold", "et anvendelsesområde, der aldrig kan opfyldes",
         "mend the conditions, values or days that contradict each other"),
    Code("F312", _E, "a duty is touched without `at end`", "en pligt berøres uden `at end`",
         "write `at end: resume` or `at end: restart`, as the basis says"),
    Code("F313", _E, "an exemption that changes nothing", "en fritagelse, der intet ændrer",
         "add `waive`, `drop`, `set` or `add`"),
    Code("F314", _W, "an example is missing", "et eksempel mangler",
         "add examples inside the scope, outside it and after its end"),
    Code("F315", _E, "an example of an unknown provision", "et eksempel på en ukendt bestemmelse",
         "name a provision of the catalogue"),
    Code("F316", _E, "a broken example", "et eksempel, der ikke holder",
         "mend the rule or what the example expects"),
    Code("F401", _E, "a number without source", "et tal uden kilde",
         "add `source` with act, place and certainty"),
    Code("F402", _E, "a missing text", "en manglende tekst",
         "write both `da` and `en`"),
    Code("F403", _E, "assumed or undecided without note", "antaget eller uafklaret uden note",
         "add `note` with the reason, in Danish and English"),
    Code("F404", _N, "assumed or undecided", "antaget eller uafklaret",
         Said("look for a source that settles it", "find en kilde, der afgør det")),
    Code("F405", _E, "no source", "ingen kilde",
         "add `source` with act, place and certainty"),
    Code("F501", _E, "a construct that cannot run in bulk", "en konstruktion, der ikke kan køre samlet",
         "write it with constructs that the SQL back end has"),
)
# fmt: on

CODES: dict[str, Code] = {each.code: each for each in _ALL}
"""Every kind of finding, by its code."""

BROKEN_EXAMPLE = "F316"
"""The code for an example whose outcome is not what it expects (found by running it, in `frirum.decide`)."""
NOT_IN_BULK = "F501"
"""The code for what the SQL back end refuses."""
