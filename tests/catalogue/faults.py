"""Small faults for every code: what is edited in the small catalogue, and where the finding must point."""

from __future__ import annotations

from dataclasses import dataclass

from .faulty import Edit

LAS, BAB, LFN = "law/las.yaml", "law/bab.yaml", "law/lfn.yaml"
RATIO = "experiments/nordjylland/forholdstal.yaml"
REASSESS = "experiments/nordjylland/revurdering.yaml"
TWINS = "experiments/nordjylland/tvilling.yaml"
WORDS, NETWORKS, RATES, CSV = "vocabulary.yaml", "networks.yaml", "rates.yaml", "municipalities.csv"


@dataclass(frozen=True)
class Fault:
    """One finding that edits must cause: its code, its file, and the text it points at (the last such there).

    `also` are codes of further findings that may come along; `says` must stand in the message or the remedy.
    """

    name: str
    code: str
    file: str
    mark: str
    edits: tuple[Edit, ...]
    also: frozenset[str] = frozenset()
    says: str = ""


def fault(
    code: str, name: str, file: str, old: str, new: str, mark: str, also: str = "", says: str = ""
) -> Fault:
    """A fault made by one edit, in the file where it is found."""
    return Fault(name, code, file, mark, (Edit(file, old, new),), frozenset(also.split()), says)


def modtager_when(expression: str) -> str:
    """An edit's text: the condition `modtager` of LAS § 31 with this expression."""
    return f"modtager: {{if: '{expression}', da: modtager kontanthjælp"


MODTAGER = 'modtager: {if: ydelse = "kontanthjælp", da: modtager kontanthjælp'


def condition(code: str, name: str, expression: str, mark: str, also: str = "", says: str = "") -> Fault:
    """A fault in a condition."""
    return fault(code, name, LAS, MODTAGER, modtager_when(expression), mark, also, says)


FILES = [
    fault("F004", "unclosed bracket", LFN, "act: LFN", "act: [LFN", ": {da: lov", "F306"),
    fault("F004", "control character", LFN, "act: LFN", "act: L\aFN", "\a", "F306"),
    fault("F005", "two documents", LFN, "to: 2022-12-31", "to: 2022-12-31\n---\na: b", "---", "F306"),
    fault("F005", "text only", "rates-more.yaml", "", "timefradrag", "timefradrag"),
    fault("F005", "empty file", "rates-more.yaml", "", "# nothing\n", "#"),
    fault("F005", "a key that is a list", LFN, "act: LFN", "[act]: LFN", "[act]", "F306"),
    fault("F006", "an anchor", LFN, "act: LFN", "act: &name LFN", "&name", "F306"),
    fault("F006", "an alias", LFN, "act: LFN", "act: *name", "*name", "F306"),
    fault("F006", "a merge key", LFN, "act: LFN", "<<: {act: LFN}", "<<", "F306"),
    fault("F006", "a tag", LFN, "act: LFN", "act: !!str LFN", "!!str", "F306"),
    fault("F007", "a key twice", LFN, "act: LFN", "from: 2017-07-01\nact: LFN", "from: 2017-07-01\nto"),
    fault("F008", "unknown key", LFN, "act: LFN", "act: LFN\nfrm: x", "frm", "F306", "`frm`"),
    fault("F008", "missing key", LFN, "act: LFN\n", "", "title", "F306", "`act` is missing"),
    fault("F008", "number for text", LFN, "act: LFN", "act: 17", "17\n", "F306", 'write "17" in quotes'),
    fault("F008", "no such day", LFN, "2022-12-31", "2022-02-30", "2022-02-30", "F306", "must be a day"),
    fault("F008", "wrong choice", BAB, "bound: at most", "bound: most", "most", "F302 F315", "`most`"),
    fault("F008", "text for list", RATIO, '["31"]', '"31"', '"31"', "", "must be a list"),
    fault(
        "F008", "text for mapping", LFN, "{da: lov om frikommunenetværk,", "lov #", "lov #", "F306", "pairs"
    ),
    fault("F008", "text for boolean", LAS, "again: true", "again: yes", "yes", "F302 F315", "true or false"),
    fault("F008", "text for number", RATES, "is: 25.74", "is: 25,74", "25,74", "F101", "must be a number"),
    fault(
        "F008",
        "half a month",
        LAS,
        "after: {months: 12}",
        "after: {months: 1.5}",
        "1.5",
        "F302 F315",
        "whole",
    ),
    fault(
        "F008",
        "two units",
        LAS,
        "{after: {months: 12}",
        "{after: {months: 1, days: 3}",
        "{months: 1,",
        "F302 F315",
        "exactly one of days",
    ),
    fault(
        "F008",
        "two effects",
        BAB,
        "        limit:",
        "        right: {what: {da: a, en: b}}\n        limit:",
        "from: 2016-11-14",
        "F302 F315",
        "exactly one effect",
    ),
    fault(
        "F008",
        "neither event nor count",
        LAS,
        "{after: {months: 12}, within: {months: 18}, again: true}",
        "{again: true}",
        "{again: true}",
        "F302 F315",
        "either `event`",
    ),
    fault(
        "F008",
        "due twice",
        LAS,
        "due: {reading: {months: 18}}",
        "due: {reading: {months: 18}, days: 3}",
        "{reading",
        "F302 F315",
        "exactly one of a term",
    ),
    fault(
        "F008",
        "times without per",
        LAS,
        "due: {reading: {months: 18}}",
        "times: 3",
        "do: revurdering",
        "F302 F315",
        "`times` and `per`",
    ),
    fault(
        "F008",
        "two cadences",
        LAS,
        "due: {reading: {months: 18}}",
        "every: {months: 1}\n          times: 3\n          per: {months: 12}",
        "do: revurdering",
        "F302 F315",
        "either `every`",
    ),
    fault(
        "F008",
        "cadence and due",
        LAS,
        "due: {reading: {months: 18}}",
        "every: {months: 1}",
        "do: revurdering",
        "F302 F315",
        "in place of",
    ),
    fault(
        "F008",
        "after without cadence",
        LAS,
        "due: {reading: {months: 18}}",
        "after: {months: 1}",
        "do: revurdering",
        "F302 F315",
        "belong to a cadence",
    ),
    fault(
        "F008",
        "a comma without quotes",
        LAS,
        "da: fradrag i måneden,",
        "da: fradrag, i måneden,",
        "i måneden,",
        "F109 F315",
        "quotes",
    ),
    fault(
        "F008",
        "a day as expression",
        LAS,
        "is: min(arbejdstimer, 160) * timefradrag",
        "is: 2018-01-01",
        "2018-01-01",
        "F109 F315",
        '@"2018-01-01"',
    ),
    fault(
        "F008",
        "a mapping as expression",
        LAS,
        "is: min(arbejdstimer, 160) * timefradrag",
        "is: {a: b}",
        "{a: b}",
        "F109 F315",
        "an expression is needed",
    ),
    fault(
        "F008", "an empty list", BAB, "    versions:\n", "    versions: []\n    more:\n", "more", "F302 F315"
    ),
    fault("F008", "a rate neither known nor not", RATES, "      is: 25.74\n", "", "from: 2016-01-01", "F101"),
    fault(
        "F008",
        "who takes part twice",
        REASSESS,
        "- {kommune: [Aalborg",
        "- {network: true, kommune: [Aalborg",
        "{network: true",
        "F311 F314",
    ),
    fault("F008", "a change of nothing", RATIO, "{is: ordinary + 1}", "{}", "{}", "F311 F107"),
    fault("F008", "a provision that is text", BAB, "  § 73:\n", "  § 72: ja\n  § 73:\n", "§ 72"),
    fault("F008", "an example's name", BAB, "name: 12 ansatte giver plads til 2", "name: [a]", "[a]"),
    fault(
        "F008",
        "an example's name in Swedish",
        BAB,
        "name: 12 ansatte giver plads til 2",
        "name: {sv: a}",
        "sv",
    ),
    fault("F009", "a period backwards", LFN, "2022-12-31", "2017-06-30", "2017-06-30", "F305"),
    fault("F010", "no code", CSV, "751,Aarhus", "x51,Aarhus", "x51"),
    fault("F010", "two columns", CSV, "751,Aarhus,Århus", "751,Aarhus", "751"),
    fault("F010", "another header", CSV, "code,name,aliases", "kode,navn", "kode"),
    fault("F010", "an unclosed quote", CSV, "751,Aarhus,Århus", '751,"Aarhus"x', "751"),
    fault(
        "F008", "an exemption that is text", REASSESS, "exemptions:\n", "exemptions:\n  anden: ja\n", "anden"
    ),
    fault("F008", "an example without day", BAB, "on: 2017-05-01", "on: i maj", "i maj"),
    fault(
        "F008", "an event of no shape", WORDS, "en: reassessment}", "en: reassessment, x: 1}", "x: 1", "F104"
    ),
    fault("F008", "takes part of no shape", REASSESS, "  - {kommune:", "  - {komune:", "komune", "F311 F314"),
    fault("F008", "a vocabulary of no shape", "vocabulary-more.yaml", "", "fakta: {}\n", "fakta"),
]

NAMES = [
    condition("F101", "one word", "ydels = 1", "ydels = 1", says="`ydelse`"),
    condition("F101", "several words", "den ydelse = 1", "den ydelse"),
    condition("F101", "in brackets", 'count(jobsamtale[frm = "x"]) > 1', "frm"),
    condition("F101", "inside a loop", "some x in [1, 2] satisfies x = xx", "xx"),
    fault("F101", "in a block", BAB, "else 10 +", "else ti +", "ti +"),
    condition("F101", "in brackets twice", "count([1][item > 0][frm > 1]) > 1", "frm"),
    condition("F102", "two equal signs", 'ydelse == "a"', '= "a"', says="write `=`"),
    condition("F103", "an argument too many", "first(jobsamtale, 3) = null", "first("),
    condition("F103", "a window too many", "accumulated days(barsel, 3, 4) > 2", "accumulated days"),
    condition("F103", "an event as fact", "jobsamtale = null", "jobsamtale ="),
    condition("F103", "a fact as event", "latest(barsel) = null", "barsel) = null"),
    condition("F103", "a name that is no argument", "first(what: jobsamtale) = null", "first("),
    condition("F103", "two tests", "first(jobsamtale[form != null][1]) = null", "jobsamtale[form"),
    condition("F103", "a text and a number", "ydelse > 3", "ydelse > 3"),
    condition(
        "F103", "a number as condition", "arbejdstimer + 1", "arbejdstimer + 1", says="a boolean is needed"
    ),
    condition("F103", "a condition that is none", "accumulated days(arbejdstimer) > 2", "arbejdstimer)"),
    fault(
        "F103",
        "a condition as value",
        LAS,
        "is: min(arbejdstimer, 160) * timefradrag",
        "is: arbejdstimer > 3",
        "arbejdstimer > 3",
        "F109",
        "a number is needed",
    ),
    condition("F103", "the present moment", "now() = null", "now()"),
    fault("F104", "a duty's event", LAS, "do: revurdering", "do: vurdering", "vurdering\n          by"),
    fault(
        "F104",
        "among those that meet it",
        LAS,
        "do: revurdering",
        "do: x\n          met by: [samtale]",
        "samtale",
    ),
    fault(
        "F104",
        "the event of arising",
        LAS,
        "{after: {months: 12}, within: {months: 18}, again: true}",
        "{event: flytning}",
        "flytning",
    ),
    fault("F105", "of a network", NETWORKS, "Thisted", "Tisted", "Tisted", "F307 F314", "`Thisted`"),
    fault("F105", "an alias", NETWORKS, "Aalborg", "Ålborg", "Ålborg", "F307 F314", "its name is `Aalborg`"),
    fault("F105", "of an entry", REASSESS, "[Aalborg,", "[Aalbor,", "Aalbor,", "F307 F314"),
    fault("F106", "a network", REASSESS, "network: nordjylland", "network: nordjyland", "nordjyland", ""),
    fault("F106", "all of no network", RATIO, "network: nordjylland\n", "", "true, from", "F314"),
    fault(
        "F107",
        "a part",
        REASSESS,
        "Rebild], from",
        "Rebild], part: [vurdering], from",
        "vurdering]",
        "F311 F314",
    ),
    fault("F108", "an act", LFN, "act: LFN", "act: LAS", "LAS", "F306"),
    Fault(
        "an experiment",
        "F108",
        REASSESS,
        "ledighedsydelse-revurdering",
        (Edit(RATIO, "experiment: forholdstal", "experiment: ledighedsydelse-revurdering"),),
    ),
    fault(
        "F108",
        "a fact and an event",
        WORDS,
        "    revurdering: {da",
        "    barsel: {da: a, en: b}\n    revurdering: {da",
        "barsel: {da: a",
    ),
    fault(
        "F108",
        "a fact",
        "vocabulary-more.yaml",
        "",
        "facts: {person: {barsel: {type: boolean, da: a, en: b}}}\n",
        "barsel",
    ),
    fault("F108", "a municipality", CSV, "751,Aarhus,", "101,Aarhus,", "101,Aarhus"),
    fault(
        "F108",
        "a network",
        "networks-more.yaml",
        "",
        "nordjylland:\n  number: 1\n  theme: {da: a, en: b}\n"
        "  municipalities: []\n  source: {place: a, certainty: verbatim}\n",
        "nordjylland",
    ),
    fault(
        "F108",
        "a rate",
        "rates-more.yaml",
        "",
        "timefradrag:\n  unit: kr.\n  da: a\n  en: b\n  versions:\n"
        "    - {is: 3, source: {place: a, certainty: verbatim}}\n",
        "timefradrag",
    ),
    fault(
        "F108",
        "a condition",
        RATIO,
        "        provided:\n",
        "        for: {miljø: {if: trygt miljø er noteret, da: a, en: b}}\n        provided:\n",
        "miljø:\n",
    ),
    Fault("a rate", "F109", RATES, "timefradrag", (Edit(LAS, "* timefradrag", "* 25"),)),
    fault("F110", "an application", RATIO, '"31"', '"nr. 31"', '"nr. 31"'),
    fault("F111", "of a provision", BAB, "about: virksomhed", "about: firma", "firma", "F302 F315"),
    fault("F111", "of facts", WORDS, "  forsøg:\n", "  forsog:\n", "forsog"),
    condition("F112", "a text", 'ydelse = "kontanthj"', '"kontanthj"', "F204 F103"),
    condition("F112", "among texts", 'ydelse in ("dagpenge", "kontanthj")', '"kontanthj"', "F103"),
    condition("F112", "of an attribute", 'count(jobsamtale[form = "fax"]) > 1', '"fax"', "F103"),
    condition("F112", "a municipality", 'kommune != "Ålborg"', '"Ålborg"', "F103", "its name is `Aalborg`"),
]

ORDINARY = [
    fault("F201", "of a rate", RATES, "to: 2016-12-31", "to: 2016-12-30", "2017-01-01", says="on 2016-12-31"),
    fault("F202", "of a rate", RATES, "to: 2016-12-31", "to: 2017-01-01", "2017-01-01\n      is"),
    fault("F202", "one without end", RATES, "      to: 2016-12-31\n", "", "2017-01-01"),
    fault("F203", "too late", BAB, "        to: 2018-06-30", "        to: 2018-12-31", "2018-12-31"),
    fault("F203", "too early", BAB, "from: 2016-11-14\nto", "from: 2016-12-14\nto", "2016-11-14"),
    fault("F203", "without end", BAB, "        to: 2018-06-30\n", "", "2016-11-14"),
    fault(
        "F204",
        "two benefits",
        LAS,
        MODTAGER,
        'ledig: {if: ydelse = "dagpenge", da: a, en: b}\n          ' + MODTAGER,
        'ydelse = "dagpenge"',
    ),
]


TWIN = """experiment: tvilling
title: {da: Tvilling, en: Twin}
network: nordjylland
takes part:
  - {kommune: [Aalborg], from: 2017-09-01, to: 2017-12-31}
exemptions:
  anden:
    title: {da: Anden, en: Other}
    standing: granted
    versions:
      - basis: BEK 603/2017 § 7
        from: 2017-09-01
        to: 2017-12-31
        source: {place: § 7, certainty: verbatim}
        for:
          store: {if: FOR, da: store, en: large}
        CHANGE
examples:
  - name: inde
    on: 2017-10-01
    provision: BAB § 73
    case: {kommune: Aalborg, ordinært ansatte: 60}
    expect: {ordinary: {value: 11}, actual: {value: 12}}
  - {name: ude, on: 2017-10-01, provision: BAB § 73, case: {kommune: Aarhus}, expect: {}}
  - {name: efter, on: 2018-03-01, provision: BAB § 73, case: {kommune: Aalborg}, expect: {}}
"""


def twin(change: str = "set: {BAB § 73: {is: ordinary + 2}}", for_: str = "ordinært ansatte > 1") -> str:
    """A further experiment on the provision that the ratio experiment touches."""
    return TWIN.replace("CHANGE", change).replace("FOR", for_)


def collides(code: str, name: str, text: str, mark: str, also: str = "") -> Fault:
    """A fault in a further experiment."""
    return fault(code, name, TWINS, "", text, mark, also)


EXEMPTIONS = [
    fault("F301", "no act", REASSESS, "[LAS § 74 c]", "[KLM § 74 c]", "KLM", "F313 F311 F314"),
    fault("F301", "no place", REASSESS, "[LAS § 74 c]", "[LAS nr nr]", "LAS nr", "F314"),
    fault("F302", "no provision", REASSESS, "[LAS § 74 c]", "[LAS § 74 d]", "LAS § 74 d]", "F314"),
    fault(
        "F302",
        "not in force",
        RATIO,
        "          BAB § 73: {is",
        "          LAS § 74 c, stk. 1: {is",
        "LAS § 74 c, stk",
        "F101 F314",
    ),
    Fault(
        "later only",
        "F303",
        REASSESS,
        "LAS § 74 c]",
        (Edit(LAS, "from: 2017-03-21", "from: 2018-08-01"),),
        says="2018-07-01 to 2018-07-31",
    ),
    fault(
        "F304",
        "a condition",
        RATIO,
        "        set:\n          BAB § 73: {is: ordinary + 1}",
        "        drop: {BAB § 73: [alder]}",
        "alder",
    ),
    fault(
        "F304",
        "a set condition",
        REASSESS,
        "waive: [LAS § 74 c]",
        "set: {LAS § 74 c: {given: {alder: {if: barsel, da: a, en: b}}}}",
        "alder",
        "",
        "`modtager`",
    ),
    fault(
        "F304",
        "a field of the duty",
        REASSESS,
        "waive: [LAS § 74 c]",
        "drop: {LAS § 74 c: [duty.tolerance]}",
        "duty.tolerance",
    ),
    fault(
        "F304",
        "a duty where there is none",
        RATIO,
        "{is: ordinary + 1}",
        "{duty: {by: kommunen}}",
        "kommunen",
    ),
    fault(
        "F304",
        "a value where there is none",
        REASSESS,
        "waive: [LAS § 74 c]",
        "set: {LAS § 74 c: {is: 3}}",
        "3}}",
    ),
    Fault(
        "after the act",
        "F305",
        REASSESS,
        "2022-12-31\n        source",
        (Edit(LFN, "2022-12-31", "2021-12-31"),),
        says="2022-01-01 to 2022-12-31",
    ),
    Fault(
        "before the order",
        "F305",
        RATIO,
        "2017-07-01\n        to",
        (Edit("law/bek603.yaml", "from: 2017-07-01", "from: 2017-08-01"),),
        says="2017-07-01 to 2017-07-31",
    ),
    fault("F306", "an order", RATIO, "BEK 603/2017 § 6", "BEK 604/2017 § 6", "BEK 604"),
    fault("F307", "a municipality", REASSESS, "Rebild], from", "Aarhus], from", "Aarhus], from", "F314"),
    fault(
        "F308",
        "too long",
        REASSESS,
        "Rebild], from: 2018-07-01, to: 2022-12-31",
        "Rebild], from: 2018-07-01, to: 2023-01-01",
        "2023-01-01}",
    ),
    fault(
        "F308", "too early", REASSESS, "Rebild], from: 2018-07-01", "Rebild], from: 2018-06-30", "2018-06-30"
    ),
    Fault("before the network", "F308", RATIO, "2017-07-01}", (Edit(NETWORKS, "2016-10-10", "2017-08-01"),)),
    collides("F309", "two values", twin(), "ordinary + 2"),
    collides(
        "F309",
        "by drop and set",
        twin("set: {BAB § 73: {is: ordinary * 2}}", "ordinært ansatte < 9"),
        "ordinary * 2",
    ),
    collides("F310", "with what was asked", twin().replace("granted", "asked"), "ordinary + 2"),
    collides(
        "F311",
        "contradiction",
        twin("set: {BAB § 73: {is: ordinary + 1}}", "ordinært ansatte > 5 and ordinært ansatte < 5"),
        "ordinært ansatte > 5",
    ),
    fault(
        "F311",
        "not even a list of who takes part",
        RATIO,
        "takes part:\n  - {network: true, from: 2017-07-01}\n",
        "",
        "basis",
        "F314",
    ),
    fault(
        "F311", "nobody takes part", RATIO, "  - {network: true, from: 2017-07-01}", "  []", "basis", "F314"
    ),
    fault(
        "F311",
        "no common day",
        RATIO,
        "{network: true, from: 2017-07-01}",
        "{network: true, from: 2018-01-01}",
        "2017-07-01",
        "F308 F314",
    ),
    fault(
        "F311",
        "the group",
        REASSESS,
        "Rebild], from: 2018-07-01",
        'Rebild], group: {if: kommune = "Aarhus", da: a, en: b}, from: 2018-07-01',
        'kommune = "Aarhus"',
        "",
    ),
    Fault(
        "the provision that is its basis",
        "F305",
        REASSESS,
        "2018-07-01\n        to",
        (Edit(LAS, "from: 2017-03-21", "from: 2018-08-01"), Edit(REASSESS, "LFN § 9 d", "LAS § 74 c")),
        frozenset({"F303"}),
    ),
    Fault(
        "dropped later only",
        "F303",
        REASSESS,
        "LAS § 74 c: [mod",
        (
            Edit(LAS, "from: 2017-03-21", "from: 2018-08-01"),
            Edit(REASSESS, "waive: [LAS § 74 c]", "drop: {LAS § 74 c: [modtager]}"),
        ),
    ),
    fault("F315", "of no act", BAB, "provision: BAB § 73", "provision: KLM § 37", "KLM § 37"),
    fault("F312", "a duty waived", REASSESS, "        at end: resume\n", "", "basis"),
    fault("F313", "nothing", REASSESS, "        waive: [LAS § 74 c]\n", "", "basis", ""),
    fault("F314", "none after", REASSESS, "on: 2023-01-01", "on: 2022-01-01", "basis", says="after its end"),
    fault("F315", "no provision", BAB, "provision: BAB § 73", "provision: BAB § 37", "BAB § 37"),
]

SOURCES = [
    fault(
        "F401",
        "a limit",
        BAB,
        '        source: {eli: "https://www.retsinformation.dk/eli/lta/2016/1297", '
        "place: § 73, certainty: verbatim}\n",
        "",
        "from: 2016-11-14",
        says="50",
    ),
    fault(
        "F401",
        "a rate",
        RATES,
        '      is: 25.74\n      source: {place: "LAS § 31", certainty: secondary}\n',
        "      is: 25.74\n",
        "from: 2016-01-01",
        says="25.74",
    ),
    fault(
        "F402", "no English", LFN, ", en: Act on Free-Municipality Networks", "", "{da: lov", says="English"
    ),
    fault("F402", "an empty Danish", LFN, "da: lov om frikommunenetværk", 'da: " "', "da:", says="Danish"),
    fault("F403", "assumed", LAS, "certainty: derived", "certainty: assumed", "assumed"),
    fault(
        "F404",
        "undecided",
        LAS,
        "certainty: derived",
        "certainty: undecided, note: {da: a, en: b}",
        "undecided",
        says="undecided: a",
    ),
    fault(
        "F405",
        "no number either",
        LAS,
        '        source: {eli: "https://www.retsinformation.dk/eli/lta/2017/269", '
        "place: § 75, certainty: derived}\n",
        "",
        "from: 2016-01-01\n        competence",
    ),
]

FAULTS = [*FILES, *NAMES, *ORDINARY, *EXEMPTIONS, *SOURCES]
