"""Which events meet a duty: kinds, tests, early and late, incomplete."""

from . import Row, Spec
from .counting import events
from .once import stands

ASKED = ("henvendelse", "2018-05-01")


def møde(on: str, **attributes: object) -> dict[str, object]:
    """A meeting."""
    return {"what": "møde", "on": on, **attributes}


SPECS = (
    Spec(
        "kinds of events, and which of them count",
        """
§ 1: {duty: {arises: {event: henvendelse}, due: {weeks: 2}, met by: [møde, brev]}}
§ 2: {duty: {arises: {event: henvendelse}, due: {weeks: 2}, counts: 'form = "fremmøde"'}}
§ 3: {duty: {arises: {event: henvendelse}, due: {weeks: 2}, counts: gift}}
""",
        (
            Row(
                "2018-06-01",
                events(ASKED, ("brev", "2018-05-03")),
                stands("2018-05-01", "2018-05-15", "met", "2018-05-03"),
            ),
            Row(
                "2018-06-01",
                events(ASKED, ("brev", "2018-05-03"), ("møde", "2018-05-02")),
                stands("2018-05-01", "2018-05-15", "met", "2018-05-02"),
            ),
            Row(
                "2018-06-01",
                events(ASKED, ("henvendelse", "2018-05-01"), ("møde", "2018-05-01")),
                stands("2018-05-01", "2018-05-15", "met", "2018-05-01"),
            ),
            Row(
                "2018-06-01",
                events(ASKED, møde("2018-05-03", form="telefon"), møde("2018-05-04", form="fremmøde")),
                stands("2018-05-01", "2018-05-15", "met", "2018-05-04"),
                "L § 2",
            ),
            # Not known whether the first counts: met in any case; and not met in time for sure.
            Row(
                "2018-06-01",
                events(ASKED, møde("2018-05-03"), møde("2018-05-04", form="fremmøde")),
                stands("2018-05-01", "2018-05-15", "met", "2018-05-04"),
                "L § 2",
            ),
            Row(
                "2018-06-01",
                events(ASKED, møde("2018-05-03")),
                stands("2018-05-01", "2018-05-15", None),
                "L § 2",
            ),
            Row(
                "2018-06-01",
                events(ASKED, møde("2018-05-03"), møde("2018-05-20", form="fremmøde")),
                stands("2018-05-01", "2018-05-15", None, "2018-05-20"),
                "L § 2",
            ),
            # A fact on the day of the event.
            Row(
                "2018-06-01",
                events(
                    ASKED,
                    møde("2018-05-03"),
                    møde("2018-05-10"),
                    gift=[
                        {"is": False, "to": "2018-05-05"},
                        {"is": True, "from": "2018-05-06"},
                    ],
                ),
                stands("2018-05-01", "2018-05-15", "met", "2018-05-10"),
                "L § 3",
            ),
        ),
    ),
    Spec(
        "early and late",
        """
§ 1: {duty: {arises: {event: henvendelse}, due: {weeks: 2}, early: {days: 14}, tolerance: {weekdays: 3}}}
""",
        (
            Row(
                "2018-05-02",
                events(ASKED, møde("2018-04-17")),
                stands("2018-05-01", "2018-05-15", "met", "2018-04-17"),
            ),
            Row(
                "2018-05-02",
                events(ASKED, møde("2018-04-16")),
                stands("2018-05-01", "2018-05-15", "upcoming"),
            ),
            # Friday 18 May is the third weekday after the 15th.
            Row("2018-05-18", events(ASKED), stands("2018-05-01", "2018-05-15", "upcoming")),
            Row("2018-05-19", events(ASKED), stands("2018-05-01", "2018-05-15", "overdue")),
            Row(
                "2018-06-01",
                events(ASKED, møde("2018-05-18")),
                stands("2018-05-01", "2018-05-15", "met", "2018-05-18"),
            ),
            Row(
                "2018-06-01",
                events(ASKED, møde("2018-05-19")),
                stands("2018-05-01", "2018-05-15", "met late", "2018-05-19"),
            ),
            # The next one's window begins 14 days before it arises, and ends this one's.
            Row(
                "2018-06-01",
                events(ASKED, ("henvendelse", "2018-05-20"), møde("2018-05-06")),
                stands("2018-05-20", "2018-06-03", "met", "2018-05-06"),
            ),
        ),
    ),
    Spec(
        "an event that calls for the next of its kind does not answer itself",
        "§ 1: {duty: {arises: {event: møde}, due: {weeks: 2}, met by: [møde]}}\n"
        "§ 2: {duty: {arises: {event: møde}, due: {weeks: 2}, met by: [møde], early: {days: 1}}}",
        (
            Row("2018-05-10", events(møde("2018-05-01")), stands("2018-05-01", "2018-05-15", "upcoming")),
            Row("2018-05-16", events(møde("2018-05-01")), stands("2018-05-01", "2018-05-15", "overdue")),
            # The next one answers it, in time or late, and calls for one more from its own day.
            Row(
                "2018-05-20",
                events(møde("2018-05-01"), møde("2018-05-12")),
                stands("2018-05-12", "2018-05-26", "upcoming"),
            ),
            Row(
                "2018-06-01",
                events(møde("2018-05-01"), møde("2018-05-12")),
                stands("2018-05-12", "2018-05-26", "overdue"),
            ),
            # Two on one day are one call.
            Row(
                "2018-05-16",
                events(møde("2018-05-01"), møde("2018-05-01")),
                stands("2018-05-01", "2018-05-15", "overdue"),
            ),
            # Where `early` is given, that decides.
            Row(
                "2018-05-10",
                events(møde("2018-05-01")),
                stands("2018-05-01", "2018-05-15", "met", "2018-05-01"),
                "L § 2",
            ),
        ),
    ),
    Spec(
        "events that are not completely recorded",
        "§ 1: {duty: {arises: {event: henvendelse}, due: {weeks: 2}, met by: [rygte]}}\n"
        "§ 2: {duty: {arises: {event: henvendelse}, due: {weeks: 2}, met by: [notat]}}",
        (
            Row("2018-05-02", events(ASKED), stands("2018-05-01", "2018-05-15", None)),
            Row("2018-06-02", events(ASKED), stands("2018-05-01", "2018-05-15", None)),
            Row(
                "2018-06-02",
                events(ASKED, ("rygte", "2018-05-10")),
                stands("2018-05-01", "2018-05-15", "met", "2018-05-10"),
            ),
            Row(
                "2018-06-02",
                events(ASKED, ("rygte", "2018-05-20")),
                stands("2018-05-01", "2018-05-15", None, "2018-05-20"),
            ),
            Row("2018-06-02", events(ASKED), stands("2018-05-01", "2018-05-15", None), "L § 2"),
            Row(
                "2018-06-02",
                events(ASKED, ("notat", "2018-01-01")),
                stands("2018-05-01", "2018-05-15", "overdue"),
                "L § 2",
            ),
        ),
    ),
)
