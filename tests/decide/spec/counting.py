"""Functions over time: windows, runs, events, and time since a day."""

from typing import Any

from . import Row, Spec


def hjælp(*spans: tuple[str, str | None]) -> dict[str, Any]:
    """A case with hjælp in these spans."""
    return {"ydelse": [{"is": "hjælp", "from": a, **({"to": b} if b else {})} for a, b in spans]}


def events(*them: dict[str, Any] | tuple[str, str], **facts: Any) -> dict[str, Any]:
    """A case with these events."""
    found = [{"what": each[0], "on": each[1]} if isinstance(each, tuple) else each for each in them]
    return {"case": "1", "facts": facts, "events": found}


SPECS = (
    Spec(
        "accumulated months within a window: complete on the day the clock reaches them",
        "§ 1: {given: {tolv: 'accumulated months(ydelse = \"hjælp\", 18) >= 12'}, right: }",
        (
            Row("2018-02-28", hjælp(("2017-03-01", None)), {"ordinary_status": "does not apply"}),
            Row("2018-03-01", hjælp(("2017-03-01", None)), {"ordinary_status": "applies"}),
            # A month of 31 days is not complete a day early.
            Row("2018-07-31", hjælp(("2017-08-01", None)), {"ordinary_status": "does not apply"}),
            Row("2018-08-01", hjælp(("2017-08-01", None)), {"ordinary_status": "applies"}),
            # Six months, a gap, six months: 12 within 18 from the first day they are complete.
            Row(
                "2018-04-30",
                hjælp(("2017-01-01", "2017-06-30"), ("2017-11-01", None)),
                {"ordinary_status": "does not apply"},
            ),
            Row(
                "2018-05-01",
                hjælp(("2017-01-01", "2017-06-30"), ("2017-11-01", None)),
                {"ordinary_status": "applies"},
            ),
            # Nine months ago falls out of the window.
            Row(
                "2019-01-01",
                hjælp(("2017-01-01", "2017-06-30"), ("2018-07-01", None)),
                {"ordinary_status": "does not apply"},
            ),
            Row("2018-03-01", {}, {"ordinary_status": "undecided", "ordinary_missing": "ydelse"}),
        ),
    ),
    Spec(
        "accumulated time: days left of months add up, 30 to the month",
        "§ 1: {given: {a: 'accumulated months(ydelse = \"hjælp\") >= 2'}, right: }\n"
        "§ 2: {given: {a: 'accumulated days(ydelse = \"hjælp\") = 45'}, right: }\n"
        "§ 3: {given: {a: 'accumulated weeks(ydelse = \"hjælp\", 10) >= 4'}, right: }",
        (
            # 1 month and 14 days, then 16 more days: 15 do not suffice.
            Row(
                "2018-06-16",
                hjælp(("2018-01-01", "2018-02-14"), ("2018-06-01", None)),
                {"ordinary_status": "does not apply"},
            ),
            Row(
                "2018-06-17",
                hjælp(("2018-01-01", "2018-02-14"), ("2018-06-01", None)),
                {"ordinary_status": "applies"},
            ),
            Row("2018-02-15", hjælp(("2018-01-01", None)), {"ordinary_status": "applies"}, "L § 2"),
            Row("2018-02-16", hjælp(("2018-01-01", None)), {"ordinary_status": "does not apply"}, "L § 2"),
            Row("2018-01-28", hjælp(("2018-01-01", None)), {"ordinary_status": "does not apply"}, "L § 3"),
            Row("2018-01-29", hjælp(("2018-01-01", None)), {"ordinary_status": "applies"}, "L § 3"),
            # The window is ten weeks: on 2 April the 1st to 21st of January still leave 0 days in it.
            Row(
                "2018-04-02",
                hjælp(("2018-01-01", "2018-01-28")),
                {"ordinary_status": "does not apply"},
                "L § 3",
            ),
        ),
    ),
    Spec(
        "a window of calendar months: its length hangs on the day",
        '§ 1: {given: {a: \'accumulated days(ydelse = "hjælp", (today() - (date(today().year, today().month, 1)'
        ' - duration("P2M"))).days) > 60\'}, right: }\n'
        "§ 2: {given: {a: 'accumulated days(ydelse = \"hjælp\", today().day - 2) > 0'}, right: }",
        (
            # March, April and what there is of May; on 1 June March is out.
            Row(
                "2018-05-31",
                hjælp(("2018-03-01", "2018-04-30")),
                {"ordinary_status": "applies"},
            ),
            Row(
                "2018-06-01",
                hjælp(("2018-03-01", "2018-04-30")),
                {"ordinary_status": "does not apply"},
            ),
            # No window is shorter than nothing.
            Row("2018-05-01", hjælp(("2018-03-01", None)), {"ordinary_status": "undecided"}, "L § 2"),
            Row("2018-05-03", hjælp(("2018-03-01", None)), {"ordinary_status": "applies"}, "L § 2"),
        ),
    ),
    Spec(
        "a condition of several facts, and unknown days in the window",
        "§ 1: {given: {a: 'accumulated months(gift and not(barsel), 6) >= 3'}, right: }",
        (
            Row("2018-07-01", {"gift": True}, {"ordinary_status": "applies"}),
            Row(
                "2018-07-01",
                {"gift": True, "barsel": [{"is": True, "from": "2018-01-01", "to": "2018-04-30"}]},
                {"ordinary_status": "does not apply"},
            ),
            Row(
                "2018-07-01",
                {"gift": [{"is": True, "from": "2018-02-01"}]},
                {"ordinary_status": "undecided", "ordinary_missing": "gift"},
            ),
            Row("2018-08-01", {"gift": [{"is": True, "from": "2018-02-01"}]}, {"ordinary_status": "applies"}),
            # Where barsel makes it false, gift need not be known.
            Row(
                "2018-07-01",
                {
                    "gift": [{"is": True, "from": "2018-02-01"}],
                    "barsel": [{"is": True, "to": "2018-01-31"}],
                },
                {"ordinary_status": "applies"},
            ),
        ),
    ),
    Spec(
        "the unbroken run",
        "§ 1: {given: {a: 'consecutive months(ydelse = \"hjælp\") >= 3'}, right: }\n"
        '§ 2: {given: {a: \'since(ydelse = "hjælp") <= date("2018-01-15")\'}, right: }\n'
        "§ 3: {given: {a: 'consecutive months(gift) >= 3'}, right: }",
        (
            Row("2018-03-31", hjælp(("2018-01-01", None)), {"ordinary_status": "does not apply"}),
            Row("2018-04-01", hjælp(("2018-01-01", None)), {"ordinary_status": "applies"}),
            Row(
                "2018-04-01",
                hjælp(("2018-01-01", "2018-02-10"), ("2018-02-12", None)),
                {"ordinary_status": "does not apply"},
            ),
            Row(
                "2018-04-01",
                hjælp(("2018-01-01", "2018-02-10"), ("2018-02-11", None)),
                {"ordinary_status": "applies"},
            ),
            Row("2018-04-01", hjælp(("2017-01-01", "2018-03-31")), {"ordinary_status": "does not apply"}),
            Row("2018-04-01", hjælp(("2018-01-15", None)), {"ordinary_status": "applies"}, "L § 2"),
            Row("2018-04-01", hjælp(("2018-01-16", None)), {"ordinary_status": "does not apply"}, "L § 2"),
            # Where it does not hold, the day since when is null.
            Row("2017-04-01", hjælp(("2018-01-16", None)), {"ordinary_status": "undecided"}, "L § 2"),
            Row(
                "2018-04-01",
                {"gift": [{"is": True, "from": "2018-03-01"}]},
                {"ordinary_status": "undecided", "ordinary_missing": "gift"},
                "L § 3",
            ),
            Row(
                "2018-04-01",
                {"gift": [{"is": False, "to": "2018-02-28"}, {"is": True, "from": "2018-03-01"}]},
                {"ordinary_status": "does not apply"},
                "L § 3",
            ),
        ),
    ),
    Spec(
        "events: the latest, the first, how many",
        """
§ 1: {given: {a: 'latest(møde) >= date("2018-03-01")'}, right: }
§ 2: {given: {a: 'first(møde) < date("2018-03-01")'}, right: }
§ 3: {given: {a: 'count(møde, 12) >= 2'}, right: }
§ 4: {given: {a: 'latest(møde) = null'}, right: }
§ 5: {given: {a: 'count(møde[form = "telefon"]) = 1'}, right: }
§ 6: {given: {a: 'count(rygte) = 0'}, right: }
§ 7: {given: {a: 'count(notat) = 1'}, right: }
""",
        (
            Row(
                "2018-05-01",
                events(("møde", "2018-02-01"), ("møde", "2018-03-01")),
                {"ordinary_status": "applies"},
            ),
            Row(
                "2018-02-28",
                events(("møde", "2018-02-01"), ("møde", "2018-03-01")),
                {"ordinary_status": "does not apply"},
            ),
            Row(
                "2018-05-01",
                events(("møde", "2018-02-01"), ("møde", "2018-03-01")),
                {"ordinary_status": "applies"},
                "L § 2",
            ),
            Row("2018-05-01", events(), {"ordinary_status": "undecided", "ordinary_missing": None}, "L § 2"),
            Row("2018-05-01", events(), {"ordinary_status": "applies"}, "L § 4"),
            # Up to and including the day; the day a year ago no longer counts.
            Row(
                "2019-01-31",
                events(("møde", "2018-02-01"), ("møde", "2019-01-31")),
                {"ordinary_status": "applies"},
                "L § 3",
            ),
            Row(
                "2019-02-01",
                events(("møde", "2018-02-01"), ("møde", "2019-01-31")),
                {"ordinary_status": "does not apply"},
                "L § 3",
            ),
            Row(
                "2018-05-01",
                events(
                    {"what": "møde", "on": "2018-02-01", "form": "telefon"},
                    {"what": "møde", "on": "2018-02-02", "form": "fremmøde"},
                ),
                {"ordinary_status": "applies"},
                "L § 5",
            ),
            Row(
                "2018-05-01",
                events({"what": "møde", "on": "2018-02-01"}),
                {"ordinary_status": "undecided", "ordinary_missing": "form"},
                "L § 5",
            ),
            Row(
                "2018-05-01",
                events(("rygte", "2018-02-01")),
                {"ordinary_status": "undecided", "ordinary_missing": "rygte"},
                "L § 6",
            ),
            Row(
                "2018-05-01", events(), {"ordinary_status": "undecided", "ordinary_missing": "notat"}, "L § 7"
            ),
            Row("2018-05-01", events(("notat", "2018-02-01")), {"ordinary_status": "applies"}, "L § 7"),
            Row(
                "2018-05-01",
                {"case": "1", "events": [{"what": "møde", "on": "2018-02-01"}], "incomplete": ["møde"]},
                {"ordinary_status": "undecided", "ordinary_missing": "møde"},
                "L § 3",
            ),
        ),
    ),
    Spec(
        "an event whose brackets are unknown matters only where it can change the answer",
        """
§ 1: {given: {a: 'latest(møde[form = "telefon"]) = date("2018-03-01")'}, right: }
§ 2: {given: {a: 'first(møde[form = "telefon"]) = date("2018-03-01")'}, right: }
""",
        (
            Row(
                "2018-05-01",
                events(
                    {"what": "møde", "on": "2018-02-01"},
                    {"what": "møde", "on": "2018-03-01", "form": "telefon"},
                ),
                {"ordinary_status": "applies"},
            ),
            Row(
                "2018-05-01",
                events(
                    {"what": "møde", "on": "2018-04-01"},
                    {"what": "møde", "on": "2018-03-01", "form": "telefon"},
                ),
                {"ordinary_status": "undecided", "ordinary_missing": "form"},
            ),
            Row(
                "2018-05-01",
                events(
                    {"what": "møde", "on": "2018-04-01"},
                    {"what": "møde", "on": "2018-03-01", "form": "telefon"},
                ),
                {"ordinary_status": "applies"},
                "L § 2",
            ),
            Row(
                "2018-05-01",
                events(
                    {"what": "møde", "on": "2018-02-01"},
                    {"what": "møde", "on": "2018-03-01", "form": "telefon"},
                ),
                {"ordinary_status": "undecided", "ordinary_missing": "form"},
                "L § 2",
            ),
        ),
    ),
    Spec(
        "time since a day",
        """
§ 1: {given: {a: years since(født) >= 30}, right: }
§ 2: {given: {a: months since(frist) = 1}, right: }
§ 3: {given: {a: days since(frist) = -3}, right: }
§ 4: {given: {a: weekdays since(frist) = 1}, right: }
§ 5: {given: {a: months since(latest(møde)) >= 2}, right: }
§ 6: {given: {a: months since(frist) = -1}, right: }
""",
        (
            Row("2018-02-27", {"født": "1988-02-28"}, {"ordinary_status": "does not apply"}),
            Row("2018-02-28", {"født": "1988-02-28"}, {"ordinary_status": "applies"}),
            Row("2018-02-28", {"født": "1988-02-29"}, {"ordinary_status": "applies"}),
            Row("2018-02-28", {}, {"ordinary_status": "undecided", "ordinary_missing": "født"}),
            Row("2018-02-28", {"frist": "2018-01-31"}, {"ordinary_status": "applies"}, "L § 2"),
            Row("2018-02-27", {"frist": "2018-01-31"}, {"ordinary_status": "does not apply"}, "L § 2"),
            Row("2018-03-30", {"frist": "2018-01-31"}, {"ordinary_status": "applies"}, "L § 2"),
            Row("2018-02-27", {"frist": "2018-03-02"}, {"ordinary_status": "applies"}, "L § 3"),
            # Friday to Monday: one weekday.
            Row("2018-03-05", {"frist": "2018-03-02"}, {"ordinary_status": "applies"}, "L § 4"),
            Row("2018-03-04", {"frist": "2018-03-02"}, {"ordinary_status": "does not apply"}, "L § 4"),
            # Store Bededag was a Friday in 2023, and is no holiday in 2024.
            Row("2023-05-05", {"frist": "2023-05-04"}, {"ordinary_status": "does not apply"}, "L § 4"),
            Row("2024-04-26", {"frist": "2024-04-25"}, {"ordinary_status": "applies"}, "L § 4"),
            Row("2018-05-01", events(("møde", "2018-03-01")), {"ordinary_status": "applies"}, "L § 5"),
            Row("2018-05-01", events(), {"ordinary_status": "undecided", "ordinary_missing": None}, "L § 5"),
            Row("2018-01-31", {"frist": "2018-02-28"}, {"ordinary_status": "applies"}, "L § 6"),
            Row("2018-02-01", {"frist": "2018-02-28"}, {"ordinary_status": "does not apply"}, "L § 6"),
        ),
    ),
    Spec(
        "today() is the day of decision",
        "§ 1: {given: {a: today() > frist}, right: }",
        (
            Row("2018-05-01", {"frist": "2018-05-01"}, {"ordinary_status": "does not apply"}),
            Row("2018-05-02", {"frist": "2018-05-01"}, {"ordinary_status": "applies"}),
        ),
    ),
)
