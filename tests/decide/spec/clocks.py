"""Clocks: what they count, when they stand still, when they begin anew, what is unknown."""

from . import Row, Spec
from .counting import events, hjælp
from .once import stands

SPECS = (
    Spec(
        "a term on a clock counts only while the clock runs",
        """
§ 1:
  duty: {arises: {event: henvendelse}, due: {months: 2}, clock: {while: 'ydelse = "hjælp"'}}
§ 2:
  duty: {arises: {event: henvendelse}, due: {days: 10}, clock: {while: 'ydelse = "hjælp"'}}
§ 3:
  duty: {arises: {event: henvendelse}, due: {weekdays: 5}, clock: {while: 'ydelse = "hjælp"'}}
""",
        (
            Row(
                "2018-02-01",
                events(("henvendelse", "2018-01-15"), **hjælp(("2018-01-01", None))),
                stands("2018-01-15", "2018-03-15", "upcoming"),
            ),
            # 17 days from 15 January, then 1 month and 13 days from 1 March.
            Row(
                "2018-03-01",
                events(
                    ("henvendelse", "2018-01-15"), **hjælp(("2018-01-01", "2018-01-31"), ("2018-03-01", None))
                ),
                stands("2018-01-15", "2018-04-14", "upcoming"),
            ),
            Row(
                "2018-03-01",
                events(("henvendelse", "2018-01-15"), **hjælp(("2018-01-01", "2018-01-31"))),
                stands("2018-01-15", None, "upcoming"),
            ),
            Row(
                "2018-03-01",
                events(
                    ("henvendelse", "2018-01-28"), **hjælp(("2018-01-01", "2018-01-31"), ("2018-03-01", None))
                ),
                stands("2018-01-28", "2018-03-07", "upcoming"),
                "L § 2",
            ),
            # Monday 29 to Wednesday 31 January: two weekdays after the Monday; then 1, 2 and 5 March.
            Row(
                "2018-03-01",
                events(
                    ("henvendelse", "2018-01-29"), **hjælp(("2018-01-01", "2018-01-31"), ("2018-03-01", None))
                ),
                stands("2018-01-29", "2018-03-05", "upcoming"),
                "L § 3",
            ),
            # What the clock does is not known.
            Row(
                "2018-03-01",
                events(("henvendelse", "2018-01-28")),
                stands("2018-01-28", None, None),
                "L § 2",
            ),
        ),
    ),
    Spec(
        "while the suspension holds, the clock stands still and nothing is overdue",
        "§ 1: {duty: {arises: {event: henvendelse}, due: {days: 10}, suspended: barsel}}\n"
        "§ 2: {duty: {arises: {event: henvendelse}, due: {'on': frist}, suspended: syg}}",
        (
            Row(
                "2018-01-11",
                events(("henvendelse", "2018-01-01")),
                stands("2018-01-01", "2018-01-11", "upcoming"),
            ),
            Row(
                "2018-01-08",
                events(
                    ("henvendelse", "2018-01-01"),
                    barsel=[{"is": True, "from": "2018-01-06", "to": "2018-01-15"}],
                ),
                stands("2018-01-01", "2018-01-21", "suspended"),
            ),
            Row(
                "2018-01-18",
                events(
                    ("henvendelse", "2018-01-01"),
                    barsel=[{"is": True, "from": "2018-01-06", "to": "2018-01-15"}],
                ),
                stands("2018-01-01", "2018-01-21", "upcoming"),
            ),
            Row(
                "2018-01-22",
                events(
                    ("henvendelse", "2018-01-01"),
                    barsel=[{"is": True, "from": "2018-01-06", "to": "2018-01-15"}],
                ),
                stands("2018-01-01", "2018-01-21", "overdue"),
            ),
            Row(
                "2018-01-08",
                events(
                    ("henvendelse", "2018-01-01"),
                    ("møde", "2018-01-03"),
                    barsel=[{"is": True, "from": "2018-01-06", "to": "2018-01-15"}],
                ),
                stands("2018-01-01", "2018-01-21", "met", "2018-01-03"),
            ),
            Row(
                "2018-02-01",
                events(("henvendelse", "2018-01-01"), frist="2018-01-20"),
                stands("2018-01-01", "2018-01-20", None),
                "L § 2",
            ),
            Row(
                "2018-02-01",
                events(("henvendelse", "2018-01-01"), ("møde", "2018-01-02"), frist="2018-01-20"),
                stands("2018-01-01", "2018-01-20", "met", "2018-01-02"),
                "L § 2",
            ),
            Row(
                "2018-02-01",
                events(("henvendelse", "2018-01-01"), frist="2018-01-20", syg=True),
                stands("2018-01-01", "2018-01-20", "suspended"),
                "L § 2",
            ),
        ),
    ),
    Spec(
        "a reading since a run began, and whole weeks",
        """
§ 1:
  given: {hjælp: 'ydelse = "hjælp"'}
  duty: {due: {reading: {months: 3}}, clock: {while: not(barsel), since: 'ydelse = "hjælp"'}}
§ 2:
  given: {hjælp: 'ydelse = "hjælp"'}
  duty: {due: {reading: {weeks: 3}}, clock: {while: 'ydelse = "hjælp"', counting: whole weeks}}
""",
        (
            Row(
                "2018-02-01",
                hjælp(("2017-01-01", "2017-06-30"), ("2018-01-15", None)),
                stands("2018-01-15", "2018-04-15", "upcoming"),
            ),
            Row(
                "2018-02-01",
                {
                    **hjælp(("2018-01-15", None)),
                    "barsel": [{"is": True, "from": "2018-02-01", "to": "2018-02-28"}],
                },
                stands("2018-01-15", "2018-05-14", "upcoming"),
            ),
            # Wednesday 3 January: the week counts whole from Monday the 1st.
            Row(
                "2018-01-03",
                hjælp(("2018-01-03", None)),
                stands("2018-01-03", "2018-01-22", "upcoming"),
                "L § 2",
            ),
            # One day touches a whole week, and the next piece goes on after it.
            Row(
                "2018-02-01",
                hjælp(("2018-01-03", "2018-01-03"), ("2018-02-01", None)),
                stands("2018-02-01", "2018-02-12", "upcoming"),
                "L § 2",
            ),
        ),
    ),
    Spec(
        "a clock that is not known from some day on",
        """
§ 1:
  duty:
    {arises: {after: {months: 1}, within: {months: 2}}, due: {reading: {months: 2}}, clock: {while: gift}}
""",
        (
            Row(
                "2018-04-01",
                {
                    "gift": [
                        {"is": False, "to": "2017-12-31"},
                        {"is": True, "from": "2018-01-01", "to": "2018-02-28"},
                    ]
                },
                stands("2018-02-01", "2018-03-01", "overdue"),
            ),
            Row(
                "2018-04-01",
                {
                    "gift": [
                        {"is": False, "to": "2017-12-31"},
                        {"is": True, "from": "2018-01-01", "to": "2018-02-27"},
                    ]
                },
                stands("2018-02-01", None, None),
            ),
            Row("2018-04-01", {"gift": [{"is": True, "from": "2018-01-01"}]}, stands(None, None, None)),
        ),
    ),
)
