"""Values: amounts, limits, rights, requirements, competences; rates; what is unknown."""

from . import Row, Spec

SPECS = (
    Spec(
        "an amount is exact",
        "§ 1: {given: {a: gift}, amount: {is: timer * 25.38}}",
        (
            Row(
                "2018-05-01",
                {"gift": True, "timer": 3},
                {
                    "ordinary_status": "applies",
                    "ordinary_value": "76.14",
                    "ordinary_unit": "kr.",
                    "ordinary_effect": "amount",
                },
            ),
            Row("2018-05-01", {"gift": True, "timer": 0}, {"ordinary_value": "0"}),
            Row(
                "2018-05-01",
                {"gift": False, "timer": 3},
                {
                    "ordinary_status": "does not apply",
                    "ordinary_value": None,
                    "ordinary_unit": None,
                },
            ),
            Row(
                "2018-05-01",
                {"gift": True},
                {
                    "ordinary_status": "undecided",
                    "ordinary_missing": "timer",
                    "ordinary_value": None,
                    "ordinary_reason": None,
                },
            ),
            Row("2018-05-01", {}, {"ordinary_status": "undecided", "ordinary_missing": "gift"}),
        ),
    ),
    Spec(
        "a rate has its value on the day; an undecided one is missing",
        "§ 1: {amount: {is: børn * sats}}",
        (
            Row("2017-12-31", {"børn": 2}, {"ordinary_value": "20"}),
            Row("2018-01-01", {"børn": 2}, {"ordinary_value": "21"}),
            Row("2019-01-01", {"børn": 2}, {"ordinary_status": "undecided", "ordinary_missing": "sats"}),
            Row("2019-01-01", {}, {"ordinary_status": "undecided", "ordinary_missing": "børn, sats"}),
            Row("2030-01-01", {"børn": 2}, {"ordinary_status": "undecided", "ordinary_missing": "sats"}),
        ),
        rates="""
sats:
  - {from: 2017-01-01, to: 2017-12-31, is: 10}
  - {from: 2018-01-01, to: 2018-12-31, is: 10.5}
  - {from: 2019-01-01, to: 2019-12-31, undecided: true}
""",
    ),
    Spec(
        "limits, requirements, competences, and a right that is computed",
        """
§ 1: {limit: {is: if børn > 3 then 4 else 3}}
§ 2: {requirement: {is: børn <= 3}}
§ 3: {requirement: }
§ 4: {competence: {who: kommunalbestyrelsen}}
§ 5: {given: {a: gift}, right: {is: børn > 1}}
""",
        (
            Row(
                "2018-05-01",
                {"børn": 4},
                {
                    "ordinary_status": "applies",
                    "ordinary_value": "4",
                    "ordinary_unit": "personer",
                    "ordinary_effect": "limit",
                },
            ),
            Row(
                "2018-05-01", {"børn": 4}, {"ordinary_status": "applies", "ordinary_value": "false"}, "L § 2"
            ),
            Row("2018-05-01", {}, {"ordinary_status": "undecided", "ordinary_missing": "børn"}, "L § 2"),
            Row("2018-05-01", {}, {"ordinary_status": "applies", "ordinary_value": None}, "L § 3"),
            Row(
                "2018-05-01",
                {},
                {
                    "ordinary_status": "applies",
                    "ordinary_value": "kommunalbestyrelsen",
                    "ordinary_effect": "competence",
                },
                "L § 4",
            ),
            Row("2018-05-01", {"gift": True, "børn": 2}, {"ordinary_value": "true"}, "L § 5"),
            Row(
                "2018-05-01",
                {"gift": True, "børn": 1},
                {
                    "ordinary_status": "applies",
                    "ordinary_value": "false",
                },
                "L § 5",
            ),
            Row(
                "2018-05-01",
                {"gift": False},
                {
                    "ordinary_status": "does not apply",
                    "ordinary_value": "false",
                },
                "L § 5",
            ),
        ),
    ),
    Spec(
        "a changed value can be built on the ordinary one",
        "§ 1: {given: {a: gift}, amount: {is: timer * 10}}",
        (
            Row(
                "2018-05-01",
                {"kommune": "By A", "gift": True, "timer": 4},
                {
                    "ordinary_value": "40",
                    "actual_value": "45",
                    "actual_unit": "kr.",
                    "differs": True,
                    "actual_exemptions": "e/mere",
                    "actual_basis": "B mere",
                },
            ),
            Row(
                "2018-05-01",
                {"kommune": "By C", "gift": True, "timer": 4},
                {
                    "actual_value": "40",
                    "differs": False,
                    "actual_exemptions": None,
                },
            ),
            Row(
                "2018-05-01",
                {"kommune": "By A", "gift": True},
                {
                    "actual_status": "undecided",
                    "actual_missing": "timer",
                    "differs": None,
                },
            ),
            Row(
                "2018-05-01",
                {"kommune": "By A", "gift": False, "timer": 4},
                {
                    "actual_status": "does not apply",
                    "actual_value": None,
                    "differs": False,
                    "actual_exemptions": "e/mere",
                },
            ),
        ),
        experiments='e: {exemptions: {mere: {set: {"L § 1": {is: ordinary + 5}}}}}',
    ),
)
