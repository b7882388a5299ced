"""Functions of numbers."""

from frirum.feel import UNKNOWN

from .base import D, Spec

SPECS = [
    Spec(
        "rounding: the rule says which",
        [
            ("floor(arbejdstimer)", {"arbejdstimer": D("1.5")}, D(1)),
            ("floor(arbejdstimer)", {"arbejdstimer": D("-1.5")}, D(-2)),
            ("ceiling(arbejdstimer)", {"arbejdstimer": D("1.2")}, D(2)),
            ("ceiling(arbejdstimer)", {"arbejdstimer": D("-1.2")}, D(-1)),
            ("floor(arbejdstimer, 1)", {"arbejdstimer": D("1.56")}, D("1.5")),
            ("decimal(arbejdstimer, 1)", {"arbejdstimer": D("0.25")}, D("0.2")),
            ("decimal(arbejdstimer, 1)", {"arbejdstimer": D("0.35")}, D("0.4")),
            ("decimal(arbejdstimer, 0)", {"arbejdstimer": D("2.5")}, D(2)),
            ("round half up(arbejdstimer, 0)", {"arbejdstimer": D("2.5")}, D(3)),
            ("round half up(arbejdstimer, 0)", {"arbejdstimer": D("-2.5")}, D(-3)),
            ("round half down(arbejdstimer, 0)", {"arbejdstimer": D("2.5")}, D(2)),
            ("round up(arbejdstimer, 1)", {"arbejdstimer": D("1.01")}, D("1.1")),
            ("round up(arbejdstimer, 1)", {"arbejdstimer": D("-1.01")}, D("-1.1")),
            ("round down(arbejdstimer, 1)", {"arbejdstimer": D("1.09")}, D("1.0")),
            ("round down(arbejdstimer, 1)", {"arbejdstimer": D("-1.09")}, D("-1.0")),
            ("floor(arbejdstimer)", {"arbejdstimer": None}, None),
            ("floor(arbejdstimer)", {}, UNKNOWN),
        ],
    ),
    Spec(
        "least, greatest, size, remainder",
        [
            ("min(arbejdstimer, 160)", {"arbejdstimer": D(170)}, D(160)),
            ("min(arbejdstimer, 160)", {"arbejdstimer": D(100)}, D(100)),
            ("max(1, floor(beboere / 5))", {"beboere": D(3)}, D(1)),
            ("max(arbejdstimer, beboere, 3)", {"arbejdstimer": D(1), "beboere": D(2)}, D(3)),
            ("min(arbejdstimer, 160)", {}, UNKNOWN),
            ("min(arbejdstimer, 160)", {"arbejdstimer": None}, None),
            ("abs(arbejdstimer)", {"arbejdstimer": D("-3.5")}, D("3.5")),
            ("modulo(beboere, 5)", {"beboere": D(12)}, D(2)),
            ("modulo(beboere, 5)", {"beboere": D(-12)}, D(3)),
            ("modulo(beboere, -5)", {"beboere": D(12)}, D(-3)),
            ("modulo(beboere, 0)", {"beboere": D(12)}, None),
        ],
    ),
]
