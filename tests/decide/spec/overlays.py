"""What exemptions make of a provision: waive, drop, set, add; merged, in conflict, asked for."""

from . import Row, Spec

GIVEN = '§ 1: {given: {hjælp: ydelse = "hjælp", gift: gift}, right: }'
HERE = {"kommune": "By A", "ydelse": "hjælp", "gift": True}

SPECS = (
    Spec(
        "waived is not the same as does not apply",
        GIVEN,
        (
            Row(
                "2018-05-01",
                HERE,
                {
                    "ordinary_status": "applies",
                    "ordinary_value": "true",
                    "actual_status": "waived",
                    "actual_value": None,
                    "differs": True,
                    "actual_exemptions": "e/fri",
                    "actual_basis": "B fri",
                    "actual_effect": "right",
                    "actual_reason": None,
                },
            ),
            Row(
                "2018-05-01",
                {**HERE, "gift": False},
                {
                    "ordinary_status": "does not apply",
                    "actual_status": "does not apply",
                    "differs": False,
                    "actual_exemptions": "e/fri",
                },
            ),
            Row(
                "2018-05-01",
                {"kommune": "By A", "ydelse": "hjælp"},
                {
                    "ordinary_status": "undecided",
                    "actual_status": "undecided",
                    "actual_missing": "gift",
                    "differs": None,
                },
            ),
            Row("2018-05-01", {**HERE, "kommune": "By C"}, {"actual_status": "applies", "differs": False}),
            Row("2017-12-31", HERE, {"actual_status": "applies", "actual_exemptions": None}),
            Row("2019-12-31", HERE, {"actual_status": "waived"}),
            Row("2020-01-01", HERE, {"actual_status": "applies", "differs": False}),
        ),
        experiments='e: {exemptions: {fri: {waive: ["L § 1"]}}}',
    ),
    Spec(
        "a dropped condition no longer counts, a set one is another",
        GIVEN,
        (
            Row(
                "2018-05-01",
                {**HERE, "gift": False},
                {
                    "ordinary_status": "does not apply",
                    "ordinary_reason": "gift",
                    "actual_status": "applies",
                    "actual_value": "true",
                    "actual_reason": None,
                    "differs": True,
                    "actual_exemptions": "e/gift, e/hjælp",
                    "actual_basis": "B gift, B hjælp",
                },
            ),
            Row(
                "2018-05-01",
                {"kommune": "By A", "ydelse": "løn"},
                {
                    "ordinary_status": "does not apply",
                    "actual_status": "applies",
                    "differs": True,
                },
            ),
            Row(
                "2018-05-01",
                {"kommune": "By A", "ydelse": "andet"},
                {
                    "ordinary_status": "does not apply",
                    "actual_status": "does not apply",
                    "actual_reason": "hjælp",
                    "differs": False,
                },
            ),
            Row(
                "2018-05-01",
                {"kommune": "By A", "ydelse": "hjælp"},
                {
                    "ordinary_status": "undecided",
                    "actual_status": "applies",
                    "differs": None,
                },
            ),
        ),
        experiments="""
e:
  exemptions:
    gift: {drop: {"L § 1": [gift]}}
    hjælp: {set: {"L § 1": {given: {hjælp: 'ydelse in ("hjælp", "løn")'}}}}
""",
    ),
    Spec(
        "an added provision is law only in scope",
        "§ 9: {right: }",
        (
            Row(
                "2018-05-01",
                {"kommune": "By A", "gift": True},
                {
                    "ordinary_status": "not in force",
                    "ordinary_effect": None,
                    "actual_status": "applies",
                    "actual_value": "true",
                    "actual_effect": "right",
                    "differs": True,
                    "actual_exemptions": "e/egen",
                },
                "e § 1",
            ),
            Row(
                "2018-05-01",
                {"kommune": "By A", "gift": False},
                {
                    "ordinary_status": "not in force",
                    "actual_status": "does not apply",
                    "differs": True,
                },
                "e § 1",
            ),
            Row(
                "2018-05-01",
                {"kommune": "By C", "gift": True},
                {
                    "actual_status": "not in force",
                    "actual_effect": None,
                    "actual_reason": None,
                    "differs": False,
                    "actual_exemptions": None,
                },
                "e § 1",
            ),
            Row("2020-01-01", {"kommune": "By A", "gift": True}, {"actual_status": "not in force"}, "e § 1"),
            Row(
                "2018-05-01",
                {"gift": True},
                {
                    "ordinary_status": "not in force",
                    "actual_status": "undecided",
                    "actual_missing": "kommune",
                    "differs": None,
                },
                "e § 1",
            ),
            Row("2018-05-01", {}, {"actual_status": "undecided", "actual_missing": "gift, kommune"}, "e § 1"),
        ),
        experiments="e: {exemptions: {egen: {add: {§ 1: {given: {a: gift}, right: }}}}}",
    ),
    Spec(
        "two exemptions: the same consequence merges, different ones are a conflict",
        "§ 1: {given: {a: gift}, limit: {is: 3}}\n§ 2: {given: {a: gift}, limit: {is: 3}}",
        (
            Row(
                "2018-05-01",
                {"kommune": "By A", "gift": True},
                {
                    "actual_status": "applies",
                    "actual_value": "4",
                    "actual_exemptions": "e/en, f/to",
                    "actual_basis": "B en, B to",
                    "differs": True,
                },
            ),
            Row(
                "2018-05-01",
                {"kommune": "By A", "gift": True},
                {
                    "ordinary_status": "applies",
                    "actual_status": "conflict",
                    "actual_value": None,
                    "actual_unit": None,
                    "actual_exemptions": "e/en, f/to",
                    "differs": True,
                },
                "L § 2",
            ),
            # A conflict outweighs whatever else would be.
            Row(
                "2018-05-01",
                {"kommune": "By A", "gift": False},
                {
                    "ordinary_status": "does not apply",
                    "actual_status": "conflict",
                    "differs": True,
                },
                "L § 2",
            ),
            Row(
                "2018-05-01",
                {"kommune": "By B", "gift": True},
                {
                    "actual_status": "applies",
                    "actual_value": "5",
                    "actual_exemptions": "e/en",
                },
                "L § 2",
            ),
            Row(
                "2018-05-01",
                {"kommune": "By A"},
                {
                    "ordinary_status": "undecided",
                    "actual_status": "conflict",
                    "differs": None,
                },
                "L § 2",
            ),
        ),
        experiments="""
e:
  exemptions:
    en: {set: {"L § 1": {is: 2 + 2}, "L § 2": {is: 5}}}
f:
  takes part: [{kommune: [By A]}]
  exemptions:
    to: {set: {"L § 1": {is: 2+2}, "L § 2": {is: 6}}}
""",
    ),
    Spec(
        "what was only asked for takes part when asked about",
        "§ 1: {given: {a: gift}, right: }",
        (
            Row(
                "2018-05-01",
                {"kommune": "By A", "gift": True},
                {
                    "actual_status": "applies",
                    "actual_exemptions": None,
                    "differs": False,
                },
            ),
            Row(
                "2018-05-01",
                {"kommune": "By A", "gift": True},
                {
                    "actual_status": "waived",
                    "actual_exemptions": "e/fri",
                    "differs": True,
                },
                asked=True,
            ),
        ),
        experiments='e: {exemptions: {fri: {standing: asked, waive: ["L § 1"]}}}',
    ),
    Spec(
        "a citation covers its parts; an element that a version does not have is not touched",
        """
§ 1, stk. 1: {given: {a: gift}, right: }
§ 1, stk. 2:
  versions:
    - {from: 2000-01-01, to: 2018-06-30, given: {a: gift, b: syg}, right: }
    - {from: 2018-07-01, given: {a: gift}, right: }
""",
        (
            Row(
                "2018-05-01",
                {"kommune": "By A", "gift": True, "syg": False},
                {
                    "actual_status": "applies",
                    "actual_exemptions": None,
                },
                "L § 1, stk. 1",
            ),
            Row(
                "2018-05-01",
                {"kommune": "By A", "gift": True, "syg": False},
                {
                    "ordinary_status": "does not apply",
                    "actual_status": "applies",
                    "actual_exemptions": "e/b",
                },
                "L § 1, stk. 2",
            ),
            Row(
                "2018-08-01",
                {"kommune": "By A", "gift": True, "syg": False},
                {
                    "actual_status": "applies",
                    "actual_exemptions": None,
                    "differs": False,
                },
                "L § 1, stk. 2",
            ),
        ),
        experiments='e: {exemptions: {b: {drop: {"L § 1, stk. 2": [b]}}}}',
    ),
)
