"""Arithmetic: exact decimals."""

from frirum.feel import UNKNOWN

from .base import D, Spec

SPECS = [
    Spec(
        "sums, differences and products are exact",
        [
            ("arbejdstimer + beboere", {"arbejdstimer": D("0.1"), "beboere": D("0.2")}, D("0.3")),
            ("arbejdstimer - 0.9", {"arbejdstimer": D(1)}, D("0.1")),
            ("arbejdstimer * 25.74", {"arbejdstimer": D("160.5")}, D("4131.27")),
            ("1307 - 653.50 * 2", {}, D(0)),
            ("-arbejdstimer", {"arbejdstimer": D("1.5")}, D("-1.5")),
            ("-(arbejdstimer - 2) * 3", {"arbejdstimer": D(1)}, D(3)),
            ("arbejdstimer + 1", {"arbejdstimer": None}, None),
            ("arbejdstimer + 1", {}, UNKNOWN),
            ("arbejdstimer + beboere", {"arbejdstimer": None}, UNKNOWN),
            ("arbejdstimer * 0", {}, UNKNOWN),
            ("2 + 3 * 4", {}, D(14)),
            ("(2 + 3) * 4", {}, D(20)),
            ("10 - 3 - 2", {}, D(5)),
        ],
    ),
    Spec(
        "quotients, compared or rounded",
        [
            ("floor(beboere / 5)", {"beboere": D(14)}, D(2)),
            ("ceiling(beboere / 5)", {"beboere": D(11)}, D(3)),
            ("decimal(arbejdstimer / 3, 2)", {"arbejdstimer": D(1)}, D("0.33")),
            ("decimal(arbejdstimer / 3, 2)", {"arbejdstimer": D(2)}, D("0.67")),
            ("beboere / 5 > 2", {"beboere": D(11)}, True),
            ("beboere / 3 * 3 <= 10", {"beboere": D(9)}, True),
            ("arbejdstimer / beboere >= 2", {"arbejdstimer": D(8), "beboere": D(4)}, True),
            ("floor(arbejdstimer / beboere)", {"arbejdstimer": D(8), "beboere": D(0)}, None),
            ("floor(arbejdstimer / beboere)", {"arbejdstimer": D(8)}, UNKNOWN),
        ],
    ),
]
