"""Conditions: true, false, unknown; what a gap means; which facts are missing."""

from . import Row, Spec

RIGHT = """
§ 1:
  given: {hjælp: ydelse = "hjælp", gift: gift}
  right:
"""

SPECS = (
    Spec(
        "all conditions must hold, and all are looked at",
        RIGHT,
        (
            Row(
                "2018-05-01",
                {"ydelse": "hjælp", "gift": True},
                {
                    "ordinary_status": "applies",
                    "ordinary_value": "true",
                    "ordinary_effect": "right",
                    "ordinary_reason": None,
                    "ordinary_missing": None,
                    "differs": False,
                    "actual_status": "applies",
                    "actual_exemptions": None,
                    "actual_basis": None,
                },
            ),
            Row(
                "2018-05-01",
                {"ydelse": "løn", "gift": True},
                {
                    "ordinary_status": "does not apply",
                    "ordinary_value": "false",
                    "ordinary_reason": "hjælp",
                },
            ),
            Row(
                "2018-05-01",
                {"ydelse": "hjælp", "gift": False},
                {
                    "ordinary_status": "does not apply",
                    "ordinary_reason": "gift",
                },
            ),
            Row(
                "2018-05-01",
                {"ydelse": "løn"},
                {
                    "ordinary_status": "does not apply",
                    "ordinary_reason": "hjælp",
                    "ordinary_missing": None,
                },
            ),
            Row(
                "2018-05-01",
                {"ydelse": "hjælp"},
                {
                    "ordinary_status": "undecided",
                    "ordinary_value": None,
                    "ordinary_reason": "gift",
                    "ordinary_missing": "gift",
                    "actual_status": "undecided",
                    "actual_missing": "gift",
                    "differs": False,
                },
            ),
            Row("2018-05-01", {}, {"ordinary_status": "undecided", "ordinary_missing": "gift, ydelse"}),
        ),
    ),
    Spec(
        "an unknown condition before a false one: the first of them is the reason",
        "§ 1: {given: {a: gift, b: syg}, right: }",
        (
            Row(
                "2018-05-01",
                {"syg": False},
                {
                    "ordinary_status": "does not apply",
                    "ordinary_reason": "a",
                    "ordinary_missing": None,
                },
            ),
        ),
    ),
    Spec(
        "what a gap means: open",
        "§ 1: {given: {a: gift}, right: }",
        (
            Row(
                "2018-05-01",
                {"gift": [{"is": True, "from": "2018-05-01", "to": "2018-05-31"}]},
                {"ordinary_status": "applies"},
            ),
            Row(
                "2018-05-31",
                {"gift": [{"is": True, "from": "2018-05-01", "to": "2018-05-31"}]},
                {"ordinary_status": "applies"},
            ),
            Row(
                "2018-06-01",
                {"gift": [{"is": True, "from": "2018-05-01", "to": "2018-05-31"}]},
                {"ordinary_status": "undecided", "ordinary_missing": "gift"},
            ),
            Row(
                "2018-04-30",
                {"gift": [{"is": True, "from": "2018-05-01", "to": "2018-05-31"}]},
                {"ordinary_status": "undecided"},
            ),
            Row(
                "2018-04-30",
                {
                    "gift": [
                        {"is": False, "to": "2018-04-30"},
                        {"is": True, "from": "2018-05-01"},
                    ]
                },
                {"ordinary_status": "does not apply"},
            ),
        ),
    ),
    Spec(
        "what a gap means: recorded",
        '§ 1: {given: {a: ydelse = "hjælp", b: ydelse != "løn"}, right: }',
        (
            Row("2018-05-01", {}, {"ordinary_status": "undecided", "ordinary_missing": "ydelse"}),
            Row(
                "2018-05-01",
                {"ydelse": [{"is": "hjælp", "from": "2020-01-01"}]},
                {"ordinary_status": "does not apply", "ordinary_reason": "a"},
            ),
            Row(
                "2018-05-01",
                {
                    "case": "1",
                    "facts": {"ydelse": [{"is": "hjælp", "from": "2020-01-01"}]},
                    "incomplete": ["ydelse"],
                },
                {"ordinary_status": "undecided", "ordinary_missing": "ydelse"},
            ),
        ),
    ),
    Spec(
        "what a gap means: a boolean that is recorded, or complete",
        "§ 1: {given: {a: visiteret}, right: }\n§ 2: {given: {a: not(barsel)}, right: }",
        (
            Row("2018-05-01", {}, {"ordinary_status": "undecided", "ordinary_missing": "visiteret"}),
            Row(
                "2018-05-01",
                {"visiteret": [{"is": True, "to": "2018-04-30"}]},
                {"ordinary_status": "does not apply"},
            ),
            Row("2018-05-01", {}, {"ordinary_status": "applies"}, "L § 2"),
            Row(
                "2018-05-01",
                {"barsel": [{"is": True, "from": "2018-05-01"}]},
                {"ordinary_status": "does not apply"},
                "L § 2",
            ),
            Row(
                "2018-05-01",
                {"case": "1", "facts": {}, "incomplete": ["barsel"]},
                {"ordinary_status": "undecided", "ordinary_missing": "barsel"},
                "L § 2",
            ),
        ),
    ),
    Spec(
        "unknown does not matter where it cannot",
        "§ 1: {given: {a: gift or syg}, right: }\n§ 2: {given: {a: gift and børn > 2}, right: }\n"
        "§ 3: {given: {a: if gift then børn > 2 else syg}, right: }",
        (
            Row("2018-05-01", {"gift": True}, {"ordinary_status": "applies"}),
            Row("2018-05-01", {"gift": False}, {"ordinary_status": "undecided", "ordinary_missing": "syg"}),
            Row("2018-05-01", {}, {"ordinary_status": "undecided", "ordinary_missing": "gift, syg"}),
            Row("2018-05-01", {"gift": False}, {"ordinary_status": "does not apply"}, "L § 2"),
            Row("2018-05-01", {"børn": 1}, {"ordinary_status": "does not apply"}, "L § 2"),
            Row(
                "2018-05-01",
                {"børn": 3},
                {"ordinary_status": "undecided", "ordinary_missing": "gift"},
                "L § 2",
            ),
            Row(
                "2018-05-01", {}, {"ordinary_status": "undecided", "ordinary_missing": "børn, gift"}, "L § 2"
            ),
            Row(
                "2018-05-01",
                {"børn": 3},
                {"ordinary_status": "undecided", "ordinary_missing": "gift"},
                "L § 3",
            ),
            Row(
                "2018-05-01",
                {"gift": True},
                {"ordinary_status": "undecided", "ordinary_missing": "børn"},
                "L § 3",
            ),
            Row("2018-05-01", {"gift": False, "syg": True}, {"ordinary_status": "applies"}, "L § 3"),
        ),
    ),
    Spec(
        "versions hold from a day to a day, and nothing falls through",
        """
§ 1:
  versions:
    - {from: 2010-01-01, to: 2017-12-31, given: {a: børn >= 3}, right: }
    - {from: 2018-01-01, to: 2018-12-31, given: {a: børn >= 2}, right: }
    - {from: 2020-01-01, given: {a: børn >= 1}, right: }
""",
        (
            Row(
                "2009-12-31",
                {"børn": 5},
                {
                    "ordinary_status": "not in force",
                    "ordinary_effect": None,
                    "ordinary_value": None,
                    "actual_status": "not in force",
                    "differs": False,
                },
            ),
            Row("2017-12-31", {"børn": 2}, {"ordinary_status": "does not apply"}),
            Row("2018-01-01", {"børn": 2}, {"ordinary_status": "applies"}),
            Row("2018-12-31", {"børn": 2}, {"ordinary_status": "applies"}),
            Row("2019-06-01", {"børn": 2}, {"ordinary_status": "not in force"}),
            Row("2020-01-01", {"børn": 1}, {"ordinary_status": "applies"}),
        ),
    ),
    Spec(
        "a provision without conditions applies to everybody",
        "§ 1: {right: }",
        (Row("2018-05-01", {}, {"ordinary_status": "applies", "ordinary_value": "true"}),),
    ),
)
