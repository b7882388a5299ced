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
        "clocks that count weekdays, over breaks and holidays",
        """
§ 1: {duty: {every: {weekdays: 10}, up to: {weekdays: 20}, tolerance: {weekdays: 2}, clock: {while: 'ydelse = "hjælp"'}}}
§ 2: {duty: {every: {weekdays: 5}, after: {weekdays: 3}, clock: {while: 'ydelse = "hjælp"', since: 'ydelse = "hjælp"'}}}
§ 3:
  duty: {arises: {after: {weekdays: 10}, within: {weeks: 3}, again: true}, due: {reading: {weekdays: 12}}, clock: {while: 'ydelse = "hjælp"'}}
§ 4: {given: {a: gift}, duty: {due: {weekdays: 4}, suspended: barsel}}
§ 5: {duty: {times: 1, per: {weekdays: 3}, up to: {weeks: 2}, clock: {while: 'ydelse = "hjælp"'}}}
§ 6: {duty: {every: {days: 1}, tolerance: {weekdays: 1}, clock: {since: 'ydelse = "hjælp"'}}}
§ 7: {duty: {every: {weeks: 1}, up to: {weekdays: 8}, clock: {while: 'ydelse = "hjælp"'}}}
""",
        (
            # Monday 19 March 2018 is the first, since the clock has no beginning of its own; 29 and 30 March and 2 April are holidays.
            Row("2018-03-20", hjælp(("2018-03-19", None)), stands("2018-03-19", "2018-04-04", "upcoming")),
            Row("2018-04-06", hjælp(("2018-03-19", None)), stands("2018-03-19", "2018-04-04", "upcoming")),
            Row("2018-04-07", hjælp(("2018-03-19", None)), stands("2018-04-04", "2018-04-18", "upcoming")),
            Row("2018-05-10", hjælp(("2018-03-19", None)), stands("2018-04-04", "2018-04-18", "overdue")),
            Row(
                "2018-04-01",
                hjælp(("2018-03-19", "2018-03-23"), ("2018-04-07", "2018-04-08"), ("2018-04-10", None)),
                stands("2018-03-19", "2018-04-16", "upcoming"),
            ),
            Row("2018-04-01", hjælp(("2018-03-19", "2018-03-23")), stands("2018-03-19", None, "upcoming")),
            Row(
                "2018-03-23",
                hjælp(("2018-03-19", None)),
                stands("2018-03-22", "2018-04-03", "upcoming"),
                "L § 2",
            ),
            Row(
                "2018-04-04",
                hjælp(("2018-03-19", None)),
                stands("2018-04-03", "2018-04-10", "upcoming"),
                "L § 2",
            ),
            Row(
                "2018-04-04",
                hjælp(("2018-03-19", "2018-03-30"), ("2018-04-03", None)),
                stands("2018-04-06", "2018-04-13", "upcoming"),
                "L § 2",
            ),
            # Ten of them from the day after the first, within three weeks; then counted from there.
            Row(
                "2018-03-20",
                hjælp(("2018-03-05", None)),
                stands("2018-03-19", "2018-03-21", "upcoming"),
                "L § 3",
            ),
            Row(
                "2018-04-06",
                hjælp(("2018-03-05", None)),
                stands("2018-04-05", "2018-04-09", "upcoming"),
                "L § 3",
            ),
            Row(
                "2018-03-20",
                hjælp(("2018-02-01", "2018-02-06"), ("2018-03-05", None)),
                stands("2018-03-19", "2018-03-21", "upcoming"),
                "L § 3",
            ),
            Row(
                "2018-03-20",
                hjælp(("2018-03-01", "2018-03-06"), ("2018-03-08", None)),
                stands("2018-03-16", "2018-03-20", "upcoming"),
                "L § 3",
            ),
            Row(
                "2018-03-20",
                {"gift": [{"is": False, "to": "2018-03-11"}, {"is": True, "from": "2018-03-12"}]},
                stands("2018-03-12", "2018-03-16", "overdue"),
                "L § 4",
            ),
            Row(
                "2018-03-20",
                {
                    "gift": [{"is": False, "to": "2018-03-11"}, {"is": True, "from": "2018-03-12"}],
                    "barsel": [{"is": True, "from": "2018-03-14", "to": "2018-03-18"}],
                },
                stands("2018-03-12", "2018-03-21", "upcoming"),
                "L § 4",
            ),
            Row("2018-03-20", {"gift": True}, stands(None, None, None), "L § 4"),
            # The third weekday is the day on which the next one begins.
            Row(
                "2018-03-20",
                hjælp(("2018-03-19", None)),
                stands("2018-03-19", "2018-03-20", "upcoming"),
                "L § 5",
            ),
            Row(
                "2018-03-23",
                hjælp(("2018-03-19", None)),
                stands("2018-03-21", "2018-03-25", "upcoming"),
                "L § 5",
            ),
            # Over Easter the tolerance of one weekday lasts for days.
            Row(
                "2018-04-03",
                hjælp(("2018-03-19", None)),
                stands("2018-03-27", "2018-03-28", "upcoming"),
                "L § 6",
            ),
            Row(
                "2018-04-20",
                hjælp(("2018-03-19", None)),
                stands("2018-03-26", "2018-04-02", "overdue"),
                "L § 7",
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
