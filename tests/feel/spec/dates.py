"""Days and durations."""

from datetime import date

from frirum.feel import UNKNOWN

from .base import D, Spec

SPECS = [
    Spec(
        "a duration added to a day: the same day number, or the last of the month",
        [
            ('start + duration("P1M") = slut', {"start": date(2018, 1, 31), "slut": date(2018, 2, 28)}, True),
            ('start + @"P1M" = slut', {"start": date(2020, 1, 31), "slut": date(2020, 2, 29)}, True),
            ('start + @"P18M" = slut', {"start": date(2017, 3, 1), "slut": date(2018, 9, 1)}, True),
            ('start - @"P12M" = slut', {"start": date(2020, 2, 29), "slut": date(2019, 2, 28)}, True),
            ('start + @"P1Y" = slut', {"start": date(2020, 2, 29), "slut": date(2021, 2, 28)}, True),
            ('start + @"P25D" = slut', {"start": date(2018, 2, 20), "slut": date(2018, 3, 17)}, True),
            ('start - @"P1D" = slut', {"start": date(2018, 1, 1), "slut": date(2017, 12, 31)}, True),
            ('start + @"P1D"', {"start": date(2018, 12, 31)}, date(2019, 1, 1)),
            ('start + @"P1M"', {"start": None}, None),
            ('start + @"P1M"', {}, UNKNOWN),
        ],
    ),
    Spec(
        "the time between two days, in days",
        [
            ('slut - start >= @"P30D"', {"start": date(2018, 1, 1), "slut": date(2018, 1, 31)}, True),
            ('slut - start > @"P30D"', {"start": date(2018, 1, 1), "slut": date(2018, 1, 31)}, False),
            ('slut - start = duration("P7D")', {"start": date(2018, 1, 1), "slut": date(2018, 1, 8)}, True),
            ('slut - start > @"P30D"', {"start": date(2018, 1, 1), "slut": None}, None),
            ('slut - start > @"P30D"', {"start": date(2018, 1, 1)}, UNKNOWN),
        ],
    ),
    Spec(
        "the parts of a day",
        [
            ("fødselsdato.year", {"fødselsdato": date(1975, 3, 2)}, D(1975)),
            ("fødselsdato.month", {"fødselsdato": date(1975, 3, 2)}, D(3)),
            ("fødselsdato.day", {"fødselsdato": date(1975, 3, 2)}, D(2)),
            ("start.weekday", {"start": date(2018, 7, 1)}, D(7)),
            ("fødselsdato.year", {"fødselsdato": None}, None),
            ("fødselsdato.year", {}, UNKNOWN),
            (
                'fødselsdato + @"P18Y" <= start',
                {"fødselsdato": date(2000, 7, 1), "start": date(2018, 7, 1)},
                True,
            ),
            (
                'fødselsdato + @"P18Y" <= start',
                {"fødselsdato": date(2000, 7, 2), "start": date(2018, 7, 1)},
                False,
            ),
            ("date(2018, 7, 1) = start", {"start": date(2018, 7, 1)}, True),
            ("date(start.year, 12, 31)", {"start": date(2018, 7, 1)}, date(2018, 12, 31)),
        ],
    ),
]
