"""The rates of a day in SQL: every rate, the ones that nobody decided as unknown."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from frirum.decide.sql.rates import RateBook
from frirum.law.model import Certainty, Period, Rate, RateVersion, Source

SOURCE = Source("§ 1", Certainty.ASSUMED)
IN_2018 = Period(date(2018, 1, 1), date(2018, 12, 31))
IN_2019 = Period(date(2019, 1, 1), None)
RATES = {
    "sats": Rate("sats", "kr.", {}, (RateVersion(IN_2018, Decimal("25.74"), SOURCE),)),
    "uafklaret": Rate("uafklaret", "kr.", {}, (RateVersion(IN_2019, None, SOURCE),)),
}


def test_a_rate_has_its_value_on_the_day() -> None:
    found = RateBook(RATES).on(date(2018, 7, 1))
    assert found["sats"].value.sql() == "25.74"
    assert found["sats"].certain


@pytest.mark.parametrize("name", RATES)
def test_a_rate_without_value_on_the_day_is_missing_by_its_name(name: str) -> None:
    assert list(RateBook(RATES).on(date(2019, 7, 1))[name].missing) == [name]


def test_all_rates_are_there_and_no_others() -> None:
    found = RateBook(RATES).on(date(2018, 7, 1))
    assert (list(found), len(found)) == (list(RATES), 2)
    with pytest.raises(KeyError):
        found["moms"]
