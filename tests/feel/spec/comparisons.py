"""Comparisons."""

from datetime import date

from frirum.feel import UNKNOWN

from .base import D, Spec

_DAY = date(2018, 7, 1)

SPECS = [
    Spec(
        "a text is equal to a value, or is not",
        [
            ('ydelse = "ledighedsydelse"', {"ydelse": "ledighedsydelse"}, True),
            ('ydelse = "ledighedsydelse"', {"ydelse": "kontanthjælp"}, False),
            ('ydelse = "ledighedsydelse"', {"ydelse": None}, False),
            ('ydelse = "ledighedsydelse"', {}, UNKNOWN),
            ('"ledighedsydelse" = ydelse', {"ydelse": "ledighedsydelse"}, True),
            ('ydelse != "ledighedsydelse"', {"ydelse": "ledighedsydelse"}, False),
            ('ydelse != "ledighedsydelse"', {"ydelse": "kontanthjælp"}, True),
            ('ydelse != "ledighedsydelse"', {"ydelse": None}, True),
            ('ydelse != "ledighedsydelse"', {}, UNKNOWN),
            ("ydelse = målgruppe", {"ydelse": "x", "målgruppe": "x"}, True),
            ("ydelse = målgruppe", {"ydelse": "x", "målgruppe": "X"}, False),
            ("ydelse = målgruppe", {"ydelse": "x", "målgruppe": None}, False),
            ("ydelse = målgruppe", {"ydelse": None, "målgruppe": None}, True),
            ("ydelse = målgruppe", {"ydelse": "x"}, UNKNOWN),
        ],
    ),
    Spec(
        "null: none is a value that can be asked for; unknown is not",
        [
            ("ydelse = null", {"ydelse": None}, True),
            ("ydelse = null", {"ydelse": "x"}, False),
            ("ydelse = null", {}, UNKNOWN),
            ("ydelse != null", {"ydelse": None}, False),
            ("ydelse != null", {"ydelse": "x"}, True),
            ("ydelse != null", {}, UNKNOWN),
            ("fødselsdato = null", {"fødselsdato": None}, True),
            ("barsel = true", {"barsel": True}, True),
            ("barsel = true", {"barsel": False}, False),
            ("barsel = true", {"barsel": None}, False),
            ("barsel != true", {"barsel": None}, True),
            ("barsel = i tilbud", {"barsel": False, "i tilbud": False}, True),
        ],
    ),
    Spec(
        "numbers compare exactly",
        [
            ("arbejdstimer < 160", {"arbejdstimer": D("159.99")}, True),
            ("arbejdstimer < 160", {"arbejdstimer": D(160)}, False),
            ("arbejdstimer <= 160", {"arbejdstimer": D("160.00")}, True),
            ("arbejdstimer > 160", {"arbejdstimer": D("160.01")}, True),
            ("arbejdstimer >= 160", {"arbejdstimer": D(160)}, True),
            ("arbejdstimer = 160", {"arbejdstimer": D("160.00")}, True),
            ("arbejdstimer != 160", {"arbejdstimer": D("160.01")}, True),
            ("arbejdstimer < 160", {"arbejdstimer": None}, None),
            ("arbejdstimer < 160", {}, UNKNOWN),
            ("160 < arbejdstimer", {"arbejdstimer": D(161)}, True),
            ("arbejdstimer > beboere", {"arbejdstimer": D(5), "beboere": D(4)}, True),
            ("arbejdstimer > beboere", {"arbejdstimer": D(5), "beboere": None}, None),
            ("arbejdstimer > beboere", {"arbejdstimer": D(5)}, UNKNOWN),
            ("arbejdstimer * 0.1 + 0.2 = 0.3", {"arbejdstimer": D(1)}, True),
        ],
    ),
    Spec(
        "days compare by the calendar",
        [
            ('start < date("2018-07-02")', {"start": _DAY}, True),
            ('start < date("2018-07-01")', {"start": _DAY}, False),
            ('start <= @"2018-07-01"', {"start": _DAY}, True),
            ('start = @"2018-07-01"', {"start": _DAY}, True),
            ("start <= slut", {"start": _DAY, "slut": date(2022, 12, 31)}, True),
            ("start > slut", {"start": _DAY, "slut": date(2022, 12, 31)}, False),
            ("start < slut", {"start": _DAY, "slut": None}, None),
            ("start < slut", {"start": _DAY}, UNKNOWN),
        ],
    ),
]
