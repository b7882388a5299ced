"""Exemptions on duties: waived occurrences, changed fields, and how clocks go on when they end."""

from . import Row, Spec
from .counting import events, hjælp
from .once import LAS, actually, stands

HERE = {"kommune": "By A", **hjælp(("2017-03-01", None))}

SPECS = (
    Spec(
        "a waived occurrence keeps its days; afterwards ordinary law goes on",
        LAS,
        (
            Row(
                "2017-12-31",
                HERE,
                {
                    **stands("2018-03-01", "2018-09-01", "upcoming"),
                    **actually("applies", "2018-03-01", "2018-09-01", "upcoming"),
                    "differs": False,
                },
            ),
            Row(
                "2018-10-01",
                HERE,
                {
                    **stands("2018-03-01", "2018-09-01", "overdue"),
                    **actually("waived", "2018-03-01", "2018-09-01", "waived"),
                    "differs": True,
                    "actual_exemptions": "e/fri",
                    "actual_basis": "B fri",
                },
            ),
            Row(
                "2020-01-01",
                HERE,
                {
                    **stands("2019-03-01", "2019-09-01", "overdue"),
                    **actually("applies", "2019-03-01", "2019-09-01", "overdue"),
                    "differs": False,
                },
            ),
            Row(
                "2018-10-01",
                hjælp(("2017-03-01", None)),
                {
                    **stands("2018-03-01", "2018-09-01", "overdue"),
                    "actual_status": "undecided",
                    "actual_missing": "kommune",
                    "actual_arises": None,
                    "actual_due": None,
                    "actual_state": None,
                },
            ),
        ),
        experiments='e: {exemptions: {fri: {waive: ["L § 1"], at end: resume}}}',
    ),
    Spec(
        "restart: the clocks begin on the day after the exemption's last day",
        LAS,
        (
            Row("2019-12-31", HERE, {**actually("waived", "2019-03-01", "2019-09-01", "waived")}),
            Row(
                "2020-01-01",
                HERE,
                {
                    **stands("2019-03-01", "2019-09-01", "overdue"),
                    **actually("applies", "2021-01-01", "2021-07-01", "upcoming"),
                    "differs": True,
                    "actual_exemptions": None,
                },
            ),
            # Never in it, or out of it before its end: nothing begins anew.
            Row(
                "2020-01-01",
                {**HERE, "kommune": "By C"},
                {
                    **actually("applies", "2019-03-01", "2019-09-01", "overdue"),
                    "differs": False,
                },
            ),
            Row(
                "2020-01-01",
                {
                    **HERE,
                    "kommune": [
                        {"is": "By A", "to": "2019-11-30"},
                        {"is": "By C", "from": "2019-12-01"},
                    ],
                },
                {"differs": False},
            ),
            # A participation that ends earlier ends the exemption there.
            Row(
                "2019-07-01",
                {**HERE, "kommune": "By B"},
                {
                    **actually("applies", "2020-07-01", "2021-01-01", "upcoming"),
                    "differs": True,
                },
            ),
            Row(
                "2020-01-01",
                hjælp(("2017-03-01", None)),
                {
                    "actual_status": "undecided",
                    "actual_missing": "kommune",
                    "differs": None,
                },
            ),
        ),
        experiments="""
e:
  takes part: [{kommune: [By A]}, {kommune: [By B], to: 2019-06-30}]
  exemptions: {fri: {waive: [L § 1], at end: restart}}
""",
    ),
    Spec(
        "restart of a term and of a cadence; a later version of the exemption goes on",
        """
§ 1: {given: {hjælp: 'ydelse = "hjælp"'}, duty: {due: {months: 6}}}
§ 2:
  given: {hjælp: 'ydelse = "hjælp"'}
  duty: {every: {months: 3}, clock: {while: 'ydelse = "hjælp"'}}
""",
        (
            Row(
                "2020-01-01",
                HERE,
                {
                    **stands("2017-03-01", "2017-09-01", "overdue"),
                    **actually("waived", "2017-03-01", "2017-09-01", "waived"),
                },
            ),
            Row(
                "2021-01-01",
                HERE,
                {**actually("applies", "2017-03-01", "2021-07-01", "upcoming"), "differs": True},
            ),
            Row("2021-04-02", HERE, {**actually("applies", "2021-04-01", "2021-07-01", "upcoming")}, "L § 2"),
        ),
        experiments="""
e:
  exemptions:
    fri:
      versions:
        - {basis: B 1, from: 2018-01-01, to: 2019-12-31, waive: [L § 1, L § 2], at end: restart}
        - {basis: B 2, from: 2020-01-01, to: 2020-12-31, waive: [L § 1, L § 2], at end: restart}
""",
    ),
    Spec(
        "restart, where nobody knows whether the exemption was in scope, or for how long",
        """
§ 1: {given: {hjælp: 'ydelse = "hjælp"'}, duty: {due: {months: 12}}}
§ 2: {given: {hjælp: 'ydelse = "hjælp"'}, duty: {arises: {event: henvendelse}, due: {weeks: 1}}}
§ 3: {given: {hjælp: 'ydelse = "hjælp"'}, duty: {every: {months: 6}, suspended: barsel}}
§ 4: {given: {ugift: not(gift)}, duty: {due: {months: 12}}}
""",
        (
            # Both have ended: the later counts.
            Row(
                "2019-08-01",
                {**HERE, "syg": True},
                {**actually("applies", "2017-03-01", "2020-07-01", "upcoming"), "differs": True},
            ),
            # The later may have been in scope: the earlier surely was.
            Row(
                "2019-08-01",
                HERE,
                {"actual_status": "undecided", "actual_missing": "syg", "differs": None},
            ),
            Row(
                "2019-08-01",
                {**HERE, "syg": False},
                {**actually("applies", "2017-03-01", "2020-01-01", "upcoming"), "differs": True},
            ),
            # Whichever it was, nothing is due: the event came later.
            Row(
                "2019-08-01",
                events(("henvendelse", "2019-07-20"), **HERE),
                {**actually("applies", "2019-07-20", "2019-07-27", "overdue"), "differs": False},
                "L § 2",
            ),
            Row(
                "2019-08-01",
                events(("henvendelse", "2018-07-20"), **HERE),
                {"actual_status": "undecided", "actual_missing": "syg"},
                "L § 2",
            ),
            Row(
                "2019-08-01",
                events(("henvendelse", "2018-07-20"), **{**HERE, "syg": False}),
                {**actually("applies", "2018-07-20", "2019-01-08", "overdue"), "differs": True},
                "L § 2",
            ),
            # Still in the later one on the first day after the earlier: only the duty of the later is left.
            Row(
                "2019-03-01",
                {**HERE, "syg": True},
                {**actually("waived", "2017-03-01", "2018-03-01", "waived"), "actual_exemptions": "f/syge"},
            ),
            # A suspension across the end: the clock begins anew and stands still.
            Row(
                "2019-02-15",
                {**HERE, "syg": False, "barsel": [{"is": True, "from": "2018-12-15", "to": "2019-01-31"}]},
                {**actually("applies", "2019-02-01", "2019-08-01", "upcoming"), "differs": True},
                "L § 3",
            ),
            # Moved away in the middle, moved in before the end, and nobody knows where on the last day.
            Row(
                "2019-02-15",
                {
                    **HERE,
                    "syg": False,
                    "kommune": [{"is": "By A", "to": "2018-06-30"}, {"is": "By C", "from": "2018-07-01"}],
                },
                {**actually("applies", "2017-03-01", "2018-03-01", "overdue"), "differs": False},
            ),
            Row(
                "2019-02-15",
                {
                    **HERE,
                    "syg": False,
                    "kommune": [{"is": "By C", "to": "2018-12-30"}, {"is": "By A", "from": "2018-12-31"}],
                },
                {**actually("applies", "2017-03-01", "2020-01-01", "upcoming"), "differs": True},
            ),
            Row(
                "2019-02-15",
                {
                    **HERE,
                    "syg": False,
                    "kommune": [{"is": "By C", "to": "2018-12-30"}, {"is": "By A", "from": "2019-01-01"}],
                },
                {"actual_status": "undecided", "actual_missing": "kommune", "differs": None},
            ),
            # Since when is not known, but it was before the clock began anew.
            Row(
                "2019-02-15",
                {"kommune": "By A", "gift": False, "syg": False},
                {**stands(None, None, None), **actually("applies", None, "2020-01-01", "upcoming")},
                "L § 4",
            ),
            # Scope and restart both open: every combination is read.
            Row(
                "2019-02-15",
                {**hjælp(("2017-03-01", None))},
                {"actual_status": "undecided", "actual_missing": "kommune, syg", "differs": None},
            ),
            Row("2019-02-15", {"ydelse": "løn"}, {"actual_status": "does not apply", "differs": False}),
            Row("2019-02-15", {}, {"actual_status": "undecided", "actual_missing": "ydelse"}),
        ),
        experiments="""
e: {exemptions: {fri: {waive: [L § 1, L § 2, L § 3, L § 4], to: 2018-12-31, at end: restart}}}
f:
  exemptions:
    syge: {waive: [L § 1, L § 2, L § 3, L § 4], for: {syg: syg}, from: 2018-07-01, to: 2019-06-30, at end: restart}
""",
    ),
    Spec(
        "restart of a duty that was changed, and of one that was not in force when the exemption ended",
        """
§ 1: {given: {hjælp: 'ydelse = "hjælp"'}, duty: {due: {months: 12}}}
§ 2:
  versions:
    - {to: 2018-06-30, given: {hjælp: 'ydelse = "hjælp"'}, duty: {due: {months: 12}}}
    - {from: 2019-02-01, given: {hjælp: 'ydelse = "hjælp"'}, duty: {due: {months: 12}}}
""",
        (
            Row(
                "2018-06-01",
                HERE,
                {**actually("applies", "2017-03-01", "2018-09-01", "upcoming"), "differs": True},
            ),
            # The first has ended; the second goes on with another term.
            Row(
                "2019-02-15",
                HERE,
                {
                    **stands("2017-03-01", "2018-03-01", "overdue"),
                    **actually("applies", "2017-03-01", "2021-01-01", "upcoming"),
                    "actual_exemptions": "e/senere",
                },
            ),
            Row("2019-02-15", HERE, {**actually("applies", "2017-03-01", "2018-03-01", "overdue")}, "L § 2"),
        ),
        experiments="""
e:
  exemptions:
    frist: {set: {"L § 1": {duty: {due: {months: 18}}}}, to: 2018-12-31, at end: restart}
    fri: {waive: [L § 2], to: 2018-12-31, at end: restart}
    senere: {set: {"L § 1": {duty: {due: {months: 24}}}}, from: 2019-01-01, at end: resume}
""",
    ),
    Spec(
        "changed fields of a duty",
        """
§ 1:
  duty: {arises: {event: henvendelse}, due: {weeks: 1}, counts: 'form = "fremmøde"', tolerance: {days: 3}}
""",
        (
            Row(
                "2018-05-20",
                {
                    "facts": {"kommune": "By A"},
                    "events": [
                        {"what": "henvendelse", "on": "2018-05-01"},
                        {"what": "møde", "on": "2018-05-10", "form": "telefon"},
                    ],
                },
                {
                    **stands("2018-05-01", "2018-05-08", "overdue"),
                    **actually("applies", "2018-05-01", "2018-05-15", "met"),
                    "differs": True,
                    "actual_exemptions": "e/form, e/frist",
                },
            ),
            Row(
                "2018-05-20",
                {
                    "facts": {"kommune": "By C"},
                    "events": [
                        {"what": "henvendelse", "on": "2018-05-01"},
                        {"what": "møde", "on": "2018-05-10", "form": "fremmøde"},
                    ],
                },
                {**actually("applies", "2018-05-01", "2018-05-08", "met"), "differs": False},
            ),
            Row(
                "2018-05-12",
                {
                    "facts": {"kommune": "By B"},
                    "events": [
                        {"what": "henvendelse", "on": "2018-05-01"},
                        {"what": "møde", "on": "2018-05-10", "form": "telefon"},
                    ],
                },
                {
                    **actually("applies", "2018-05-01", "2018-05-08", "met late"),
                    "actual_exemptions": "e/form, f/strengt",
                },
            ),
            Row(
                "2018-05-05",
                {"facts": {}, "events": [{"what": "henvendelse", "on": "2018-05-01"}]},
                {
                    **stands("2018-05-01", "2018-05-08", "upcoming"),
                    "actual_status": "undecided",
                    "actual_missing": "kommune",
                    "differs": None,
                },
            ),
        ),
        experiments="""
e:
  takes part: [{kommune: [By A, By B], part: [form]}, {kommune: [By A], part: [frist]}]
  exemptions:
    form: {drop: {"L § 1": [duty.counts]}, at end: resume}
    frist: {set: {"L § 1": {duty: {due: {weeks: 2}}}}, at end: resume}
f:
  takes part: [{kommune: [By B]}]
  exemptions:
    strengt: {drop: {"L § 1": [duty.tolerance]}, at end: resume}
""",
    ),
    Spec(
        "another event may meet the duty",
        "§ 1: {about: bolig, duty: {do: tilsyn, times: 1, per: {years: 1}}}",
        (
            Row(
                "2018-05-01",
                {"facts": {"kommune": "By A"}, "events": [{"what": "tilsyn", "on": "2018-02-01"}]},
                {
                    **stands("2018-01-01", "2018-12-31", "met", "2018-02-01"),
                    **actually("applies", "2018-01-01", "2018-06-30", "met"),
                    "differs": True,
                },
            ),
        ),
        experiments="""
e: {exemptions: {halvt: {set: {"L § 1": {duty: {times: 1, per: {months: 6}}}}, at end: resume}}}
""",
    ),
)
_ = events
