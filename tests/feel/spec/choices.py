"""`in`, `between` and `if`."""

from datetime import date

from frirum.feel import UNKNOWN

from .base import D, Spec

SPECS = [
    Spec(
        "in: one of several values",
        [
            ('ydelse in ("kontanthjælp", "uddannelseshjælp")', {"ydelse": "uddannelseshjælp"}, True),
            ('ydelse in ("kontanthjælp", "uddannelseshjælp")', {"ydelse": "dagpenge"}, False),
            ('ydelse in ("kontanthjælp", "uddannelseshjælp")', {"ydelse": None}, False),
            ('ydelse in ("kontanthjælp", "uddannelseshjælp")', {}, UNKNOWN),
            ('ydelse in ["kontanthjælp", "uddannelseshjælp"]', {"ydelse": "kontanthjælp"}, True),
            ('not(ydelse in ("kontanthjælp", "uddannelseshjælp"))', {"ydelse": None}, True),
            ('ydelse in ("kontanthjælp", null)', {"ydelse": None}, True),
            ("beboere in (2, 3, 4)", {"beboere": D("3.0")}, True),
            ("beboere in (2, 3, 4)", {"beboere": D(5)}, False),
        ],
    ),
    Spec(
        "in: ranges and limits",
        [
            ("beboere in [3..4]", {"beboere": D(3)}, True),
            ("beboere in (3..4]", {"beboere": D(3)}, False),
            ("beboere in [3..4)", {"beboere": D(4)}, False),
            ("beboere in [3..4]", {"beboere": None}, None),
            ("beboere in [3..4]", {}, UNKNOWN),
            ("beboere in (1, [3..4], > 10)", {"beboere": D(11)}, True),
            ("beboere in (1, [3..4], > 10)", {"beboere": D(2)}, False),
            ("beboere in >= 3", {"beboere": D(3)}, True),
            ("beboere in [2..arbejdstimer]", {"beboere": D(1)}, False),
            ("beboere in [2..arbejdstimer]", {"beboere": D(3)}, UNKNOWN),
            ("beboere in [2..arbejdstimer]", {"beboere": D(3), "arbejdstimer": D(3)}, True),
            ('start in [@"2018-07-01"..@"2022-12-31"]', {"start": date(2022, 12, 31)}, True),
            ('start in [@"2018-07-01"..@"2022-12-31"]', {"start": date(2023, 1, 1)}, False),
        ],
    ),
    Spec(
        "between: both ends included",
        [
            ("beboere between 3 and 4", {"beboere": D(4)}, True),
            ("beboere between 3 and 4", {"beboere": D("4.01")}, False),
            ("beboere between 3 and 4", {"beboere": None}, None),
            ("beboere between 3 and 4", {}, UNKNOWN),
            ("beboere between 3 and arbejdstimer", {"beboere": D(2)}, False),
            ("beboere between 3 and arbejdstimer", {"beboere": D(3)}, UNKNOWN),
            (
                'start between @"2018-07-01" and slut',
                {"start": date(2018, 7, 1), "slut": date(2018, 7, 1)},
                True,
            ),
        ],
    ),
    Spec(
        "if: only the branch taken counts",
        [
            ("if barsel then arbejdstimer else 0", {"barsel": True, "arbejdstimer": D(5)}, D(5)),
            ("if barsel then arbejdstimer else 0", {"barsel": False}, D(0)),
            ("if barsel then arbejdstimer else 0", {"barsel": True}, UNKNOWN),
            ("if barsel then arbejdstimer else 0", {"arbejdstimer": D(5)}, UNKNOWN),
            ("if barsel then 1 else 1", {}, UNKNOWN),
            ("if barsel then arbejdstimer else 0", {"barsel": None, "arbejdstimer": D(5)}, D(0)),
            (
                "if arbejdstimer > 160 then 160 * 25.74 else arbejdstimer * 25.74",
                {"arbejdstimer": D(170)},
                D("4118.40"),
            ),
            (
                "if arbejdstimer > 160 then 160 * 25.74 else arbejdstimer * 25.74",
                {"arbejdstimer": D(100)},
                D(2574),
            ),
            ("if beboere < 3 then 1 else if beboere < 5 then 2 else 3", {"beboere": D(4)}, D(2)),
            ('if barsel then "ja" else "nej"', {"barsel": False}, "nej"),
            ("if barsel then not(i tilbud) else i tilbud", {"barsel": True, "i tilbud": False}, True),
        ],
    ),
]
