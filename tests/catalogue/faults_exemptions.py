"""Faults of exemptions."""

from __future__ import annotations

from .fault import (
    BAB,
    LAS,
    LFN,
    NETWORKS,
    RATIO,
    REASSESS,
    TWINS,
    Fault,
    fault,
)
from .faulty import Edit

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


ADDED = """        add:
          § 9 a:
            title: {da: a, en: b}
            about: person
            given: {på barsel: {if: barsel, da: a, en: b}}
            right: {what: {da: a, en: b}}
"""
SECOND, EARLIER = "experiments/uden/anden.yaml", "experiments/a/anden.yaml"
ANOTHER = """experiment: anden
title: {da: a, en: b}
takes part: [{kommune: [Aalborg], from: 2018-07-01}]
exemptions:
  anden:
    title: {da: a, en: b}
    standing: granted
    versions:
      - basis: LFN § 9 d
        from: 2018-07-01
        to: 2022-12-31
        source: {place: a, certainty: verbatim}
        CHANGE
        at end: resume
"""


def second_experiment(change: str) -> str:
    """A further experiment in Aalborg, with the basis of the reassessment experiment."""
    return ANOTHER.replace("CHANGE", change)


ON_ADDED = second_experiment("drop: {ledighedsydelse-revurdering § 9 a: [på barsel]}")

EXEMPTIONS = [
    fault("F301", "no act", REASSESS, "[LAS § 74 c]", "[KLM § 74 c]", "KLM", "F313 F311 F314"),
    fault("F301", "no place", REASSESS, "[LAS § 74 c]", "[LAS nr nr]", "LAS nr", "F314"),
    Fault(
        "what an exemption adds",
        "F302",
        SECOND,
        "ledighedsydelse-revurdering § 9 a",
        (
            Edit(REASSESS, "        at end: resume\n", ADDED + "        at end: resume\n"),
            Edit(SECOND, "", ON_ADDED),
        ),
        says="is added by the exemption ledighedsydelse-revurdering/revurdering",
    ),
    # Whichever of the files is read first, it is an error.
    Fault(
        "what an exemption adds that is read later",
        "F301",
        EARLIER,
        "ledighedsydelse-revurdering § 9 a",
        (
            Edit(REASSESS, "        at end: resume\n", ADDED + "        at end: resume\n"),
            Edit(EARLIER, "", ON_ADDED),
        ),
    ),
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
    fault(
        "F306",
        "the second of two",
        REASSESS,
        "LFN § 9 d",
        "LFN § 9 d; BEK 604/2017 § 6",
        "LFN § 9 d; BEK",
        says="`BEK 604/2017 § 6`",
    ),
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
    fault(
        "F308",
        "too early by a month",
        REASSESS,
        "Rebild], from: 2018-07-01",
        "Rebild], from: 2018-06-01",
        "2018-06-01",
    ),
    fault(
        "F308",
        "of a part",
        REASSESS,
        "Rebild], from: 2018-07-01",
        "Rebild], part: [revurdering], from: 2018-06-01",
        "2018-06-01",
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
