"""How many people live where, in rounded thousands: weights for drawing a municipality.

Orders of magnitude around 2018 (Statistics Denmark, population by municipality), rounded; no statistics.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from frirum.cases.vocabulary import Vocabulary

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

THOUSANDS = {
    101: 613, 147: 105, 151: 48, 153: 35, 155: 14, 157: 75, 159: 69, 161: 23, 163: 29, 165: 28,
    167: 53, 169: 50, 173: 55, 175: 39, 183: 23, 185: 43, 187: 16, 190: 41, 201: 25, 210: 41,
    217: 63, 219: 50, 223: 25, 230: 56, 240: 43, 250: 45, 253: 50, 259: 60, 260: 31, 265: 87,
    269: 23, 270: 41, 306: 33, 316: 71, 320: 36, 326: 49, 329: 34, 330: 79, 336: 23, 340: 30,
    350: 28, 360: 42, 370: 83, 376: 61, 390: 46, 400: 40, 410: 38, 420: 41, 430: 52, 440: 24,
    450: 32, 461: 203, 479: 59, 480: 30, 482: 12, 492: 6, 510: 56, 530: 27, 540: 75, 550: 38,
    561: 116, 563: 3, 573: 50, 575: 43, 580: 59, 607: 51, 615: 90, 621: 93, 630: 115, 657: 89,
    661: 58, 665: 20, 671: 21, 706: 42, 707: 38, 710: 48, 727: 22, 730: 98, 740: 93, 741: 4,
    746: 61, 751: 341, 756: 41, 760: 57, 766: 47, 773: 21, 779: 46, 787: 44, 791: 97, 810: 36,
    813: 60, 820: 37, 825: 2, 840: 30, 846: 42, 849: 39, 851: 213, 860: 65,
}  # fmt: skip
UNLISTED = 40
PLACES = "synthetic_places"


def create_places(con: DuckDBPyConnection, vocabulary: Vocabulary) -> int:
    """A temporary table with each municipality as often as it has thousands of people; returns its length.

    Raises ValueError when the vocabulary names no municipality.
    """
    names = [
        each.name
        for each in sorted(vocabulary.municipalities.values(), key=lambda each: each.code)
        for _ in range(THOUSANDS.get(each.code, UNLISTED))
    ]
    if not names:
        raise ValueError("a population needs municipalities: the vocabulary names none")
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE {PLACES} AS "
        "SELECT unnest(range(?))::INTEGER AS nth, unnest(?::VARCHAR[]) AS kommune",
        [len(names), names],
    )
    return len(names)
