"""What chance has found once, kept: rules on which the back ends did not agree, or which a database did not read."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pytest

from .generated import World
from .test_equal import compare

NEVER: dict[str, Any] = {"case": "1", "about": "person", "facts": {}, "events": []}
RATES = "satsen: [{from: 2015-01-01, to: 2017-12-31, is: 1.5}, {from: 2018-01-01, undecided: true}]"


def world(condition: str, day: str, case: dict[str, Any], effect: str = "right: ") -> World:
    """A rule with one condition and one case."""
    law = f"§ 1: {{given: {{a: '{condition}'}}, {effect}}}" if condition else f"§ 1: {{{effect}}}"
    return World(law, "{}", RATES, ({**NEVER, **case},), (date.fromisoformat(day),), asked=False, wide=False)


def møde(on: str, **attributes: object) -> dict[str, object]:
    """A meeting on a day."""
    return {"what": "møde", "on": on, **attributes}


FOUND = {
    "the day of an event that nobody recorded has no type of its own": world(
        'not(first(møde[form = "fremmøde"]) + duration("P1M") < today())',
        "2016-11-01",
        {"incomplete": ["møde"]},
    ),
    "the year of a day that nobody recorded has none either": world(
        "accumulated days(frist.year = 2018) = 0", "2018-09-01", {}
    ),
    "a fact that two tests of events read is joined once": world(
        "count(møde[form != \"telefon\" or gift]) = 0 or first(møde[form = \"fremmøde\" and gift]) <= today()",
        "2018-11-01",
        {"events": [møde("2018-03-01", form="telefon")], "facts": {"gift": True}},
    ),
    "since lacks what it lacks on the day, not what it lacked before": world(
        "today() > since(not(børn > satsen))", "2016-12-13", {}
    ),
    "an event that could not change the answer is not to blame": world(
        'today() < latest(møde[form != "telefon" or gift])',
        "2020-12-01",
        {"events": [møde("2018-05-03"), møde("2018-11-02", form="fremmøde"), møde("2020-06-29", form="telefon")]},
    ),
    "nor one on the day of an event that surely is one": world(
        'today() < latest(møde[form != "telefon" or gift])',
        "2020-12-01",
        {
            "events": [
                møde("2018-11-02", form="fremmøde"),
                møde("2018-11-02"),
                møde("2020-06-29", form="telefon"),
            ]
        },
    ),
    "an attribute that only other events have is none": world(
        "",
        "2016-11-02",
        {"events": [{"what": "notat", "on": "2016-11-01"}]},
        "duty: {met by: [notat, møde], counts: 'form = \"fremmøde\"', times: 1, per: {months: 1}}",
    ),
}  # fmt: skip


@pytest.mark.parametrize("title", FOUND)
def test_found(title: str) -> None:
    seen: Counter[str] = Counter()
    compare(FOUND[title], seen)
    # Once as it is, once with the facts of the day gathered beforehand.
    assert seen == {"answered": 2}
