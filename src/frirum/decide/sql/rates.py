"""Rates in SQL: constants on one day, a choice by period where days differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from frirum.decide.sql.text import on_day, raw
from frirum.feel.sql.value import FALSE, NULL, TRUE, Kind, Sql, is_some, literal_number, negated
from frirum.law.model import Period, Rate


@dataclass(frozen=True, slots=True)
class RateBook:
    """The rates of a catalogue, by name."""

    rates: Mapping[str, Rate]

    def has(self, name: str) -> bool:
        """Whether a name is a rate."""
        return name in self.rates

    def on(self, day: date) -> Mapping[str, Sql]:
        """Every rate on a day: its value, or unknown."""
        return _OnDay(self.rates, day)

    def through_time(self, name: str, day: str) -> Sql:
        """A rate on the day that an expression gives."""
        versions = [each for each in self.rates[name].versions if each.value is not None]
        values = [literal_number(each.value) for each in versions if each.value is not None]
        branches = " ".join(
            f"WHEN {_within(version.period, day)} THEN {value.value.sql(dialect='duckdb')}"
            for version, value in zip(versions, values, strict=True)
        )
        if not branches:
            return _unknown(name)
        value = raw(f"CASE {branches} END")
        scale = max(each.scale for each in values)
        digits = max(each.digits - each.scale for each in values) + scale
        known = is_some(value)
        return Sql(Kind.NUMBER, value, known, missing={name: negated(known)}, scale=scale, digits=digits)

    def edges(self, names: Iterable[str], low: date, high: date) -> list[date]:
        """The days after `low` and before `high` on which one of these rates changes."""
        found: set[date] = set()
        for name in names:
            for version in self.rates[name].versions:
                found.update(_edges(version.period))
        return sorted(each for each in found if low < each < high)


class _OnDay(Mapping[str, Sql]):
    """The rates on a day. There are hundreds, and a rule names one or two: only those are written."""

    def __init__(self, rates: Mapping[str, Rate], day: date) -> None:
        self._rates = rates
        self._day = day

    def __getitem__(self, name: str) -> Sql:
        return _on(self._rates[name], self._day)

    def __iter__(self) -> Iterator[str]:
        return iter(self._rates)

    def __len__(self) -> int:
        return len(self._rates)


def _edges(period: Period) -> Iterable[date]:
    if period.start is not None:
        yield period.start
    if period.end is not None and period.end < date.max:
        yield period.end + timedelta(days=1)


def _within(period: Period, day: str) -> str:
    parts = []
    if period.start is not None:
        parts.append(f"{day} >= {on_day(period.start)}")
    if period.end is not None:
        parts.append(f"{day} <= {on_day(period.end)}")
    return " AND ".join(parts) or "TRUE"


def _unknown(name: str) -> Sql:
    return Sql(Kind.NUMBER, NULL, FALSE, missing={name: TRUE})


def _on(rate: Rate, day: date) -> Sql:
    for version in rate.versions:
        if day in version.period and version.value is not None:
            return literal_number(version.value)
    return _unknown(rate.name)
