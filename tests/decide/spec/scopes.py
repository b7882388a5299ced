"""Scope: period, participation, groups, conditions on record; what is unknown about it."""

from . import Row, Spec

SPECS = (
    Spec(
        "participation: municipality, part, group, own period",
        "§ 1: {right: }\n§ 2: {right: }",
        (
            Row("2018-05-01", {"kommune": "By A"}, {"actual_status": "waived"}),
            Row("2018-05-01", {"kommune": "By A"}, {"actual_status": "applies"}, "L § 2"),
            Row("2018-05-01", {"kommune": "By B", "gift": True}, {"actual_status": "waived"}, "L § 2"),
            Row("2018-05-01", {"kommune": "By B", "gift": False}, {"actual_status": "applies"}, "L § 2"),
            Row(
                "2018-05-01",
                {"kommune": "By B"},
                {
                    "actual_status": "undecided",
                    "actual_missing": "gift",
                    "differs": None,
                    "actual_exemptions": None,
                },
                "L § 2",
            ),
            Row("2018-05-01", {"kommune": "By C", "gift": True}, {"actual_status": "applies"}, "L § 2"),
            Row("2018-02-28", {"kommune": "By B", "gift": True}, {"actual_status": "applies"}, "L § 2"),
            Row("2018-03-01", {"kommune": "By B", "gift": True}, {"actual_status": "waived"}, "L § 2"),
            Row("2018-12-31", {"kommune": "By B", "gift": True}, {"actual_status": "waived"}, "L § 2"),
            Row("2019-01-01", {"kommune": "By B", "gift": True}, {"actual_status": "applies"}, "L § 2"),
            Row("2018-05-01", {"gift": False}, {"actual_status": "undecided", "actual_missing": "kommune"}),
            Row("2018-05-01", {"gift": False}, {"actual_status": "applies"}, "L § 2"),
            Row("2018-05-01", {}, {"actual_status": "undecided", "actual_missing": "gift, kommune"}, "L § 2"),
        ),
        experiments="""
e:
  takes part:
    - {kommune: [By A], part: [en]}
    - {kommune: [By B], from: 2018-03-01, to: 2018-12-31, group: gift}
  exemptions:
    en: {waive: [L § 1]}
    to: {waive: [L § 2]}
""",
    ),
    Spec(
        "whom the basis covers, who was enrolled, what must be on record",
        "§ 1: {given: {a: børn > 0}, right: }",
        (
            Row(
                "2018-05-01",
                {"kommune": "By A", "børn": 1, "gift": True, "syg": True, "skøn er foretaget": True},
                {"actual_status": "waived", "actual_exemptions": "e/fri"},
            ),
            Row(
                "2018-05-01",
                {"kommune": "By A", "børn": 1, "gift": True, "syg": True, "skøn er foretaget": False},
                {"actual_status": "applies", "actual_exemptions": None, "differs": False},
            ),
            Row(
                "2018-05-01",
                {"kommune": "By A", "børn": 1, "gift": True, "syg": True},
                {"actual_status": "undecided", "actual_missing": "skøn er foretaget", "differs": None},
            ),
            Row(
                "2018-05-01",
                {"kommune": "By A", "børn": 1, "gift": False},
                {"actual_status": "applies", "actual_missing": None},
            ),
            Row(
                "2018-05-01",
                {"kommune": "By A", "børn": 1},
                {"actual_status": "undecided", "actual_missing": "gift, skøn er foretaget, syg"},
            ),
            # Where both readings say the same, unknown scope does not matter.
            Row(
                "2018-05-01",
                {"børn": 0},
                {
                    "actual_status": "does not apply",
                    "actual_missing": None,
                    "differs": False,
                },
            ),
            Row(
                "2018-05-01",
                {},
                {
                    "ordinary_status": "undecided",
                    "actual_status": "undecided",
                    "actual_missing": "børn",
                    "differs": None,
                },
            ),
        ),
        experiments="""
e:
  exemptions:
    fri:
      waive: [L § 1]
      for: {gift: gift}
      enrolled: {syg: syg}
      provided: {skøn: {if: skøn er foretaget, ask: {da: "Skønnet?", en: "Judged?"}, by: kommunen}}
""",
    ),
    Spec(
        "unknown scope of several exemptions: all combinations",
        "§ 1: {given: {a: gift}, amount: {is: 10}}",
        (
            Row(
                "2018-05-01", {"gift": True}, {"actual_status": "undecided", "actual_missing": "kommune, syg"}
            ),
            Row(
                "2018-05-01",
                {"gift": False},
                {"actual_status": "undecided", "actual_missing": "kommune, syg"},
            ),
            Row(
                "2018-05-01",
                {"kommune": "By A", "gift": False},
                {
                    "actual_status": "undecided",
                    "actual_missing": "syg",
                    "actual_exemptions": "e/mere",
                },
            ),
            Row(
                "2018-05-01",
                {"kommune": "By A", "gift": True},
                {
                    "actual_status": "applies",
                    "actual_value": "12",
                    "actual_exemptions": "e/mere",
                    "differs": True,
                },
            ),
            Row(
                "2018-05-01",
                {"kommune": "By A", "gift": False, "syg": True},
                {
                    "actual_status": "applies",
                    "actual_value": "12",
                    "actual_exemptions": "e/alle, e/mere",
                },
            ),
            Row(
                "2018-05-01",
                {"kommune": "By C"},
                {
                    "ordinary_status": "undecided",
                    "actual_status": "undecided",
                    "actual_missing": "gift",
                    "differs": False,
                },
            ),
        ),
        experiments="""
e:
  exemptions:
    mere: {set: {"L § 1": {is: ordinary + 2}}}
    alle: {drop: {"L § 1": [a]}, for: {syg: syg}}
""",
    ),
    Spec(
        "the basis changes: each version of an exemption is its own",
        "§ 1: {amount: {is: 10}}",
        (
            Row("2017-12-31", {"kommune": "By A"}, {"actual_value": "10"}),
            Row("2018-01-01", {"kommune": "By A"}, {"actual_value": "11", "actual_basis": "B 1"}),
            Row("2019-01-01", {"kommune": "By A"}, {"actual_value": "12", "actual_basis": "B 2"}),
            Row("2020-01-01", {"kommune": "By A"}, {"actual_value": "10", "actual_basis": None}),
        ),
        experiments="""
e:
  exemptions:
    mere:
      versions:
        - {basis: B 1, from: 2018-01-01, to: 2018-12-31, set: {"L § 1": {is: 11}}}
        - {basis: B 2, from: 2019-01-01, to: 2019-12-31, set: {"L § 1": {is: 12}}}
""",
    ),
    Spec(
        "a condition of scope may look back",
        "§ 1: {right: }",
        (
            Row(
                "2018-05-01",
                {"kommune": "By A", "ydelse": [{"is": "hjælp", "from": "2017-10-01"}]},
                {"actual_status": "waived"},
            ),
            Row(
                "2018-05-01",
                {"kommune": "By A", "ydelse": [{"is": "hjælp", "from": "2017-12-01"}]},
                {"actual_status": "applies"},
            ),
        ),
        experiments="""
e:
  exemptions:
    fri: {waive: [L § 1], for: {længe: 'accumulated months(ydelse = "hjælp") > 6'}}
""",
    ),
)
