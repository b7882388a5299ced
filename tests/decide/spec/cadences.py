"""Recurring duties: every so often, or so many times per so long."""

from . import Row, Spec
from .counting import events, hjælp
from .once import stands

MONTHLY = """
§ 1:
  given: {hjælp: ydelse = "hjælp"}
  duty: {every: {months: 1}, clock: {while: 'ydelse = "hjælp"', since: 'ydelse = "hjælp"'}}
§ 2:
  given: {hjælp: ydelse = "hjælp"}
  duty: {every: {months: 1}, up to: {months: 2}, tolerance: {weeks: 1}, clock: {while: 'ydelse = "hjælp"'}}
§ 3:
  given: {hjælp: ydelse = "hjælp"}
  duty: {every: {months: 1}, after: {months: 6}, clock: {while: 'ydelse = "hjælp"'}}
§ 4:
  given: {hjælp: ydelse = "hjælp"}
  duty: {every: {weeks: 4}, after: {months: 1}, up to: {weeks: 8}, clock: {while: 'ydelse = "hjælp"'}}
"""
START = hjælp(("2018-01-10", None))
AGAIN = {"ydelse": [{"is": "hjælp", "to": "2018-02-28"}, {"is": "hjælp", "from": "2018-04-01"}]}

SPECS = (
    Spec(
        "every month from the first day",
        MONTHLY,
        (
            Row("2018-01-10", START, stands("2018-01-10", "2018-02-10", "upcoming")),
            Row("2018-02-09", START, stands("2018-01-10", "2018-02-10", "upcoming")),
            # On the due day it can still be met; the second has arisen, but the first is the earlier.
            Row("2018-02-10", START, stands("2018-01-10", "2018-02-10", "upcoming")),
            Row("2018-02-11", START, stands("2018-02-10", "2018-03-10", "upcoming")),
            Row(
                "2018-02-11",
                events(("møde", "2018-02-10"), **START),
                stands("2018-02-10", "2018-03-10", "upcoming"),
            ),
            Row(
                "2018-02-10",
                events(("møde", "2018-02-10"), **START),
                stands("2018-02-10", "2018-03-10", "upcoming"),
            ),
            Row(
                "2018-02-05",
                events(("møde", "2018-02-01"), **START),
                stands("2018-01-10", "2018-02-10", "met", "2018-02-01"),
            ),
            # A meeting on 20 February is in the second month, however often it happens.
            Row(
                "2018-02-25",
                events(("møde", "2018-02-20"), ("møde", "2018-02-21"), **START),
                stands("2018-02-10", "2018-03-10", "met", "2018-02-20"),
            ),
            Row("2028-07-01", START, stands("2028-06-10", "2028-07-10", "upcoming")),
        ),
    ),
    Spec(
        "up to, after, tolerance, terms of different kinds",
        MONTHLY,
        (
            # Two occurrences only; the last one's window has no end.
            Row("2018-03-01", START, stands("2018-02-10", "2018-03-10", "upcoming"), "L § 2"),
            Row("2018-02-17", START, stands("2018-01-10", "2018-02-10", "upcoming"), "L § 2"),
            Row("2018-02-18", START, stands("2018-02-10", "2018-03-10", "upcoming"), "L § 2"),
            Row("2018-03-17", START, stands("2018-02-10", "2018-03-10", "upcoming"), "L § 2"),
            Row("2018-03-18", START, stands("2018-02-10", "2018-03-10", "overdue"), "L § 2"),
            Row(
                "2018-09-01",
                events(("møde", "2018-08-01"), **START),
                stands("2018-02-10", "2018-03-10", "met late", "2018-08-01"),
                "L § 2",
            ),
            Row(
                "2018-02-18",
                events(("møde", "2018-02-17"), **START),
                stands("2018-02-10", "2018-03-10", "upcoming"),
                "L § 2",
            ),
            # After six months on the clock.
            Row("2018-03-01", START, stands("2018-07-10", "2018-08-10", "upcoming"), "L § 3"),
            Row("2018-08-11", START, stands("2018-08-10", "2018-09-10", "upcoming"), "L § 3"),
            Row("2018-03-01", hjælp(("2018-01-10", "2018-04-30")), stands(None, None, None), "L § 3"),
            # Four weeks each from the day on which one month is reached; eight weeks make two.
            Row("2018-02-10", START, stands("2018-02-10", "2018-03-10", "upcoming"), "L § 4"),
            Row("2018-03-11", START, stands("2018-03-10", "2018-04-07", "upcoming"), "L § 4"),
            Row("2018-06-01", START, stands("2018-03-10", "2018-04-07", "overdue"), "L § 4"),
        ),
    ),
    Spec(
        "a clock with breaks; a clock that stops",
        MONTHLY,
        (
            Row(
                "2018-03-20",
                hjælp(("2018-01-10", "2018-01-24"), ("2018-03-01", None)),
                stands("2018-03-01", "2018-04-01", "upcoming"),
            ),
            Row(
                "2018-03-20",
                hjælp(("2018-01-10", "2018-01-24"), ("2018-03-01", None)),
                stands("2018-01-10", "2018-03-16", "upcoming"),
                "L § 2",
            ),
            Row("2018-01-20", hjælp(("2018-01-10", "2018-01-24")), stands("2018-01-10", None, "upcoming")),
        ),
    ),
    Spec(
        "so many times per so long",
        """
§ 1:
  duty: {times: 2, per: {months: 6}, clock: {while: 'ydelse = "hjælp"'}}
§ 2:
  about: bolig
  duty: {do: tilsyn, times: 1, per: {years: 1}}
""",
        (
            Row(
                "2018-05-01",
                events(("møde", "2018-02-01"), **START),
                stands("2018-01-10", "2018-07-09", "upcoming"),
            ),
            Row(
                "2018-05-01",
                events(("møde", "2018-02-01"), ("møde", "2018-04-01"), **START),
                stands("2018-01-10", "2018-07-09", "met", "2018-04-01"),
            ),
            # Due on the last day of the span; on the next, the next span has begun.
            Row(
                "2018-07-09",
                events(("møde", "2018-02-01"), **START),
                stands("2018-01-10", "2018-07-09", "upcoming"),
            ),
            Row(
                "2018-07-10",
                events(("møde", "2018-02-01"), ("møde", "2018-07-09"), **START),
                stands("2018-07-10", "2019-01-09", "upcoming"),
            ),
            Row(
                "2018-07-09",
                events(("møde", "2018-02-01"), ("møde", "2018-07-09"), **START),
                stands("2018-01-10", "2018-07-09", "met", "2018-07-09"),
            ),
            # Without a clock the calendar counts: calendar years.
            Row(
                "2018-05-01",
                {"events": [{"what": "tilsyn", "on": "2018-02-01"}]},
                stands("2018-01-01", "2018-12-31", "met", "2018-02-01"),
                "L § 2",
            ),
            Row(
                "2018-05-01",
                {"events": [{"what": "tilsyn", "on": "2017-12-31"}]},
                stands("2018-01-01", "2018-12-31", "upcoming"),
                "L § 2",
            ),
            Row("2018-12-31", {"events": []}, stands("2018-01-01", "2018-12-31", "upcoming"), "L § 2"),
            Row("2019-01-01", {"events": []}, stands("2019-01-01", "2019-12-31", "upcoming"), "L § 2"),
        ),
    ),
    Spec(
        "so many times per so long: spans with breaks, to the end of a month, and the last of all",
        """
§ 1: {duty: {times: 1, per: {months: 1}, clock: {while: 'ydelse = "hjælp"'}}}
§ 2: {duty: {times: 1, per: {months: 1}, up to: {months: 2}, tolerance: {days: 5}, clock: {while: 'ydelse = "hjælp"'}}}
§ 3: {duty: {times: 1, per: {weekdays: 5}, clock: {while: 'ydelse = "hjælp"', since: 'ydelse = "hjælp"'}}}
""",
        (
            # 15 days in January, 15 in March: the span ends with the thirtieth of them.
            Row(
                "2018-03-05",
                hjælp(("2018-01-10", "2018-01-24"), ("2018-03-01", None)),
                stands("2018-01-10", "2018-03-15", "upcoming"),
            ),
            # From 31 January a month reaches 28 February, so that its last day is the 27th.
            Row("2018-02-27", hjælp(("2018-01-31", None)), stands("2018-01-31", "2018-02-27", "upcoming")),
            Row("2018-02-28", hjælp(("2018-01-31", None)), stands("2018-02-28", "2018-03-30", "upcoming")),
            # The benefit ends just as the span is complete.
            Row(
                "2018-02-09",
                hjælp(("2018-01-10", "2018-02-09")),
                stands("2018-01-10", "2018-02-09", "upcoming"),
            ),
            # The last one can be met late, within the tolerance in time.
            Row("2018-03-14", START, stands("2018-02-10", "2018-03-09", "upcoming"), "L § 2"),
            Row("2018-03-15", START, stands("2018-02-10", "2018-03-09", "overdue"), "L § 2"),
            Row(
                "2018-03-20",
                events(("møde", "2018-03-14"), **START),
                stands("2018-02-10", "2018-03-09", "met", "2018-03-14"),
                "L § 2",
            ),
            Row(
                "2018-03-20",
                events(("møde", "2018-03-15"), **START),
                stands("2018-02-10", "2018-03-09", "met late", "2018-03-15"),
                "L § 2",
            ),
            # Wednesday 10 to Tuesday 16 January: five weekdays.
            Row("2018-01-16", START, stands("2018-01-10", "2018-01-16", "upcoming"), "L § 3"),
            Row("2018-01-17", START, stands("2018-01-17", "2018-01-23", "upcoming"), "L § 3"),
        ),
    ),
    Spec(
        "every weekday, and every day for a very long time",
        """
§ 1: {duty: {every: {weekdays: 5}, clock: {since: 'ydelse = "hjælp"'}}}
§ 2: {duty: {every: {days: 1}}}
""",
        (
            # Wednesday 10 January; the fifth weekday after it is Wednesday the 17th.
            Row("2018-01-10", START, stands("2018-01-10", "2018-01-17", "upcoming")),
            Row("2018-01-18", START, stands("2018-01-17", "2018-01-24", "upcoming")),
            Row("2118-01-10", {}, stands("2118-01-09", "2118-01-10", "upcoming"), "L § 2"),
        ),
    ),
    Spec(
        "a clock that has run since before anything is recorded: nobody knows its phase",
        """
§ 1: {duty: {every: {months: 1}, clock: {while: 'ydelse = "hjælp"'}}}
§ 2: {duty: {times: 1, per: {months: 6}, clock: {since: 'ydelse = "hjælp"'}}}
§ 3: {duty: {every: {months: 1}, after: {months: 6}, clock: {while: 'ydelse = "hjælp"', since: 'ydelse = "hjælp"'}}}
§ 4:
  duty:
    arises: {after: {months: 12}, within: {months: 18}, again: true}
    due: {reading: {months: 18}}
    clock: {while: 'ydelse = "hjælp"'}
§ 5: {duty: {times: 1, per: {years: 1}, clock: {while: 1 + 1 = 2}}}
§ 6: {duty: {times: 1, per: {years: 1}, suspended: gift}}
""",
        (
            *(
                Row("2018-05-01", case, stands(None, None, None), f"L § {number}")
                for number in range(1, 5)
                for case in ({"ydelse": "hjælp"}, events(("møde", "2018-04-01"), ydelse="hjælp"))
            ),
            # From the day after it has stopped once it begins on a day that is known, where it waits for a run.
            Row("2018-05-01", AGAIN, stands(None, None, None)),
            Row(
                "2018-05-01",
                AGAIN,
                stands("2018-04-01", "2018-09-30", "upcoming"),
                "L § 2",
            ),
            # The same clock, known to have begun.
            Row("2018-05-01", hjælp(("2018-04-01", None)), stands("2018-04-01", "2018-05-01", "upcoming")),
            # A clock that hangs on no fact is the calendar, whose years begin with January.
            Row("2018-05-01", {}, stands("2018-01-01", "2018-12-31", "upcoming"), "L § 5"),
            Row("2018-05-01", {"gift": False}, stands("2018-01-01", "2018-12-31", "upcoming"), "L § 6"),
        ),
    ),
)
