"""Duties that arise once, on an event, or when so much has been counted."""

from typing import Any

from . import Row, Spec
from .counting import events, hjælp

NOTHING = {"ordinary_arises": None, "ordinary_due": None, "ordinary_state": None, "ordinary_fulfilled": None}


def stands(
    arises: str | None, due: str | None, state: str | None, fulfilled: str | None = None
) -> dict[str, Any]:
    """The columns of an occurrence in the ordinary answer."""
    from datetime import date

    def day(text: str | None) -> date | None:
        return None if text is None else date.fromisoformat(text)

    return {
        "ordinary_status": "applies",
        "ordinary_arises": day(arises),
        "ordinary_due": day(due),
        "ordinary_state": state,
        "ordinary_fulfilled": day(fulfilled),
    }


def actually(status: str, arises: str | None, due: str | None, state: str | None) -> dict[str, Any]:
    """The columns of an occurrence in the actual answer."""
    both = stands(arises, due, state)
    found = {name.replace("ordinary", "actual"): value for name, value in both.items()}
    del found["actual_fulfilled"]
    return {**found, "actual_status": status}


LAS = """
§ 1:
  given: {hjælp: ydelse = "hjælp"}
  duty:
    arises: {after: {months: 12}, within: {months: 18}, again: true}
    due: {reading: {months: 18}}
    clock: {while: ydelse = "hjælp" and not(barsel)}
"""

SPECS = (
    Spec(
        "once: from the day the conditions began to hold",
        "§ 1: {given: {a: 'ydelse = \"hjælp\"', b: not(barsel)}, duty: {due: {months: 3}}}",
        (
            Row("2018-02-01", hjælp(("2018-01-15", None)), stands("2018-01-15", "2018-04-15", "upcoming")),
            Row("2018-04-15", hjælp(("2018-01-15", None)), stands("2018-01-15", "2018-04-15", "upcoming")),
            Row("2018-04-16", hjælp(("2018-01-15", None)), stands("2018-01-15", "2018-04-15", "overdue")),
            Row(
                "2018-04-16",
                {
                    **hjælp(("2018-01-15", None)),
                    "barsel": [{"is": True, "from": "2018-02-01", "to": "2018-02-03"}],
                },
                stands("2018-02-04", "2018-05-04", "upcoming"),
            ),
            Row("2018-01-14", hjælp(("2018-01-15", None)), {"ordinary_status": "does not apply", **NOTHING}),
            Row("2018-02-01", {}, {"ordinary_status": "undecided", **NOTHING}),
            Row("2018-12-01", hjælp(("2018-01-31", None)), stands("2018-01-31", "2018-04-30", "overdue")),
        ),
    ),
    Spec(
        "once, where nobody knows since when",
        "§ 1: {given: {a: gift}, duty: {due: {months: 3}}}",
        (
            Row("2018-02-01", {"gift": [{"is": True, "from": "2018-01-15"}]}, stands(None, None, None)),
            Row(
                "2018-02-01",
                {"gift": [{"is": False, "to": "2018-01-14"}, {"is": True, "from": "2018-01-15"}]},
                stands("2018-01-15", "2018-04-15", "upcoming"),
            ),
        ),
    ),
    Spec(
        "once, where a condition counts time",
        "§ 1: {given: {a: 'accumulated months(ydelse = \"hjælp\", 12) >= 6'}, duty: {due: {weeks: 2}}}",
        (
            Row("2018-06-30", hjælp(("2018-01-01", None)), {"ordinary_status": "does not apply"}),
            Row("2018-07-01", hjælp(("2018-01-01", None)), stands("2018-07-01", "2018-07-15", "upcoming")),
            Row("2018-12-31", hjælp(("2018-01-01", None)), stands("2018-07-01", "2018-07-15", "overdue")),
            Row(
                "2019-02-28",
                hjælp(("2018-01-01", "2018-08-31")),
                {**stands("2018-07-01", "2018-07-15", "overdue")},
            ),
            Row("2019-03-02", hjælp(("2018-01-01", "2018-08-31")), {"ordinary_status": "does not apply"}),
        ),
    ),
    Spec(
        "due on a day of its own, or never",
        """
§ 1: {given: {a: gift}, duty: {due: {'on': frist}}}
§ 2: {given: {a: 'ydelse = "hjælp"'}, duty: }
""",
        (
            Row(
                "2018-02-01",
                {"gift": True, "frist": "2018-03-01"},
                stands(None, "2018-03-01", "upcoming"),
            ),
            Row(
                "2018-03-02",
                {"gift": True, "frist": "2018-03-01"},
                stands(None, "2018-03-01", "overdue"),
            ),
            # Nobody knows the day: then nobody knows whether it has passed.
            Row("2018-03-02", {"gift": True}, stands(None, None, None)),
            Row(
                "2018-03-02",
                events(("møde", "2018-02-01"), gift=True),
                stands(None, None, None, "2018-02-01"),
            ),
            Row(
                "2018-03-02",
                events(("møde", "2018-02-01"), gift=True, frist="2018-03-01"),
                stands(None, "2018-03-01", "met", "2018-02-01"),
            ),
            Row("2018-03-02", hjælp(("2018-01-01", None)), stands("2018-01-01", None, "upcoming"), "L § 2"),
            Row(
                "2018-03-02",
                events(("møde", "2018-02-01"), **hjælp(("2018-01-01", None))),
                stands("2018-01-01", None, "met", "2018-02-01"),
                "L § 2",
            ),
        ),
    ),
    Spec(
        "once, where the conditions have held ever since the record begins",
        """
§ 1: {given: {a: gift}, duty: {due: {months: 3}}}
§ 2: {given: {a: gift}, duty: {due: {months: 3}, clock: {while: 'ydelse = "hjælp"'}}}
§ 3: {given: {a: gift}, duty: {due: {reading: {months: 3}}, clock: {while: 'ydelse = "hjælp"'}}}
§ 4: {duty: {due: {weeks: 2}}}
§ 5: {given: {a: gift}, duty: {due: {months: 3}, suspended: barsel}}
§ 6: {given: {a: gift}, duty: }
§ 7: {given: {a: gift}, duty: {due: {months: 3}, clock: {since: 'ydelse = "hjælp"'}}}
""",
        (
            # Since when is not known, so neither is the end of a term that begins then.
            Row("2018-02-01", {"gift": True}, stands(None, None, None)),
            Row(
                "2018-02-01",
                events(("møde", "2018-01-15"), gift=True),
                stands(None, None, None, "2018-01-15"),
            ),
            Row("2018-02-01", {"gift": [{"is": True, "to": "2018-12-31"}]}, stands(None, None, None)),
            # The clock began to run later: however long it is since it arose, the term ends then.
            Row(
                "2018-02-01",
                {"gift": True, **hjælp(("2018-01-10", None))},
                stands(None, "2018-04-10", "upcoming"),
                "L § 2",
            ),
            Row("2018-02-01", {"gift": True, "ydelse": "hjælp"}, stands(None, None, None), "L § 2"),
            Row("2018-02-01", {"gift": True, "ydelse": "hjælp"}, stands(None, None, None), "L § 3"),
            # The clock's own reading has a beginning.
            Row(
                "2018-02-01",
                {"gift": True, **hjælp(("2018-01-10", None))},
                stands(None, "2018-04-10", "upcoming"),
                "L § 3",
            ),
            Row(
                "2018-04-11",
                {"gift": True, **hjælp(("2018-01-10", None))},
                stands(None, "2018-04-10", "overdue"),
                "L § 3",
            ),
            # It has stopped for good as far as is recorded: never due. It may run: not known.
            Row(
                "2018-02-01",
                {"gift": True, **hjælp(("2018-01-10", "2018-01-31"))},
                stands(None, None, "upcoming"),
                "L § 3",
            ),
            Row("2018-02-01", {"gift": True}, stands(None, None, None), "L § 3"),
            Row("2018-02-01", {}, stands(None, None, None), "L § 4"),
            # Suspended is suspended, whenever it may be due.
            Row("2018-02-01", {"gift": True, "barsel": True}, stands(None, None, "suspended"), "L § 5"),
            Row("2018-02-01", {"gift": True}, stands(None, None, None), "L § 5"),
            # Without a term it is never late.
            Row("2018-02-01", {"gift": True}, stands(None, None, "upcoming"), "L § 6"),
            Row(
                "2018-02-01",
                events(("møde", "2018-01-15"), gift=True),
                stands(None, None, "met", "2018-01-15"),
                "L § 6",
            ),
            # Counted from the run that the clock waits for; without such a run from nothing.
            Row(
                "2018-02-01",
                {"gift": True, **hjælp(("2018-01-10", None))},
                stands(None, "2018-04-10", "upcoming"),
                "L § 7",
            ),
            Row("2018-02-01", {"gift": True, "ydelse": "løn"}, stands(None, None, None), "L § 7"),
        ),
    ),
    Spec(
        "on each event",
        "§ 1: {duty: {arises: {event: henvendelse}, due: {weeks: 1}}}\n"
        "§ 2: {duty: {arises: {event: henvendelse}, due: {weekdays: 5}}}",
        (
            Row("2018-05-01", events(), stands(None, None, None)),
            Row(
                "2018-05-01",
                events(("henvendelse", "2018-04-30")),
                stands("2018-04-30", "2018-05-07", "upcoming"),
            ),
            # Events after the day do not exist yet.
            Row("2018-05-01", events(("henvendelse", "2018-05-02")), stands(None, None, None)),
            Row(
                "2018-05-08",
                events(("henvendelse", "2018-04-30")),
                stands("2018-04-30", "2018-05-07", "overdue"),
            ),
            Row(
                "2018-05-08",
                events(("henvendelse", "2018-04-30"), ("møde", "2018-05-03")),
                stands("2018-04-30", "2018-05-07", "met", "2018-05-03"),
            ),
            Row(
                "2018-05-20",
                events(("henvendelse", "2018-04-30"), ("møde", "2018-05-10")),
                stands("2018-04-30", "2018-05-07", "met late", "2018-05-10"),
            ),
            # The earliest that can still be met in time is shown.
            Row(
                "2018-05-05",
                events(("henvendelse", "2018-05-01"), ("henvendelse", "2018-05-04")),
                stands("2018-05-01", "2018-05-08", "upcoming"),
            ),
            Row(
                "2018-05-09",
                events(("henvendelse", "2018-05-01"), ("henvendelse", "2018-05-04")),
                stands("2018-05-04", "2018-05-11", "upcoming"),
            ),
            Row(
                "2018-05-30",
                events(("henvendelse", "2018-05-01"), ("henvendelse", "2018-05-04")),
                stands("2018-05-04", "2018-05-11", "overdue"),
            ),
            # What happens after the next one arose counts for that.
            Row(
                "2018-05-06",
                events(("henvendelse", "2018-05-01"), ("henvendelse", "2018-05-04"), ("møde", "2018-05-05")),
                stands("2018-05-01", "2018-05-08", "upcoming"),
            ),
            # 1 May is a weekday, Ascension Day 10 May 2018 is not.
            Row(
                "2018-05-08",
                events(("henvendelse", "2018-05-07")),
                stands("2018-05-07", "2018-05-15", "upcoming"),
                "L § 2",
            ),
        ),
    ),
    Spec(
        "on each event, due when the clock has read so much since",
        """
§ 1:
  duty: {arises: {event: henvendelse}, due: {reading: {weeks: 2}}, clock: {while: 'ydelse = "hjælp"'}}
§ 2:
  duty: {arises: {event: henvendelse}, due: {reading: {weeks: 2}}, clock: {since: 'ydelse = "hjælp"'}}
""",
        (
            Row(
                "2018-05-01",
                events(
                    ("henvendelse", "2018-04-20"), **hjælp(("2018-01-01", "2018-04-24"), ("2018-06-01", None))
                ),
                stands("2018-04-20", "2018-06-10", "upcoming"),
            ),
            Row(
                "2018-05-01",
                events(("henvendelse", "2018-04-20"), **hjælp(("2018-01-01", None))),
                stands("2018-04-20", "2018-05-04", "upcoming"),
                "L § 2",
            ),
            # The clock begins later: then it counts from there.
            Row(
                "2018-05-01",
                events(("henvendelse", "2018-04-20"), **hjælp(("2018-04-25", None))),
                stands("2018-04-20", "2018-05-09", "upcoming"),
                "L § 2",
            ),
            Row(
                "2018-05-01",
                events(("henvendelse", "2018-04-20"), ydelse="løn"),
                stands("2018-04-20", None, None),
                "L § 2",
            ),
        ),
    ),
    Spec(
        "twelve months within eighteen, due at eighteen, and again",
        LAS,
        (
            Row("2018-02-28", hjælp(("2017-03-01", None)), stands("2018-03-01", "2018-09-01", "upcoming")),
            Row("2018-03-01", hjælp(("2017-03-01", None)), stands("2018-03-01", "2018-09-01", "upcoming")),
            Row("2018-10-01", hjælp(("2017-03-01", None)), stands("2018-03-01", "2018-09-01", "overdue")),
            Row("2019-03-01", hjælp(("2017-03-01", None)), stands("2019-03-01", "2019-09-01", "upcoming")),
            Row(
                "2018-10-01",
                events(("møde", "2018-06-01"), **hjælp(("2017-03-01", None))),
                stands("2018-03-01", "2018-09-01", "met", "2018-06-01"),
            ),
            Row(
                "2018-10-01",
                events(("møde", "2018-02-28"), **hjælp(("2017-03-01", None))),
                stands("2018-03-01", "2018-09-01", "overdue"),
            ),
            # A gap: the count takes longer.
            Row(
                "2018-05-01",
                hjælp(("2017-03-01", "2017-08-31"), ("2017-11-01", None)),
                stands("2018-05-01", "2018-11-01", "upcoming"),
            ),
            # Too long a gap: counting begins anew.
            Row(
                "2019-05-01",
                hjælp(("2017-03-01", "2017-08-31"), ("2018-06-01", None)),
                stands("2019-06-01", "2019-12-01", "upcoming"),
            ),
            Row(
                "2018-10-01",
                {
                    **hjælp(("2017-03-01", None)),
                    "barsel": [{"is": True, "from": "2018-01-01", "to": "2018-03-31"}],
                },
                stands("2018-06-01", "2018-12-01", "upcoming"),
            ),
            # Never reached: the benefit ended.
            Row("2017-06-01", hjælp(("2017-03-01", "2017-08-31")), stands(None, None, None)),
            Row("2018-06-01", hjælp(("2017-03-01", "2018-06-30")), stands("2018-03-01", None, "upcoming")),
        ),
    ),
    Spec(
        "counted once only, where it is not said that it is done again",
        """
§ 1:
  duty:
    arises: {after: {weeks: 4}, within: {weeks: 8}}
    due: {weeks: 2}
    clock: {while: 'ydelse = "hjælp"'}
""",
        (
            Row("2018-06-01", hjælp(("2018-01-01", None)), stands("2018-01-29", "2018-02-12", "overdue")),
            Row("2018-01-01", hjælp(("2018-01-01", None)), stands("2018-01-29", "2018-02-12", "upcoming")),
        ),
    ),
)
