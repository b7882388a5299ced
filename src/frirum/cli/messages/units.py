"""Units of the catalogue: how they are written of many and of one, in Danish and in English.

The catalogue names units in Danish, as its sources do. One that is not listed here is written as it stands.
"""

from __future__ import annotations

_UNITS = (
    # many and one in Danish, many and one in English
    ("timer", "time", "hours", "hour"),
    ("dage", "dag", "days", "day"),
    ("uger", "uge", "weeks", "week"),
    ("måneder", "måned", "months", "month"),
    ("hele kalendermåneder", "hel kalendermåned", "whole calendar months", "whole calendar month"),
    ("år", "år", "years", "year"),
    ("personer", "person", "persons", "person"),
    ("årsværk", "årsværk", "full-time equivalents", "full-time equivalent"),
    (
        "personer (til 2019), årsværk (fra 2020)",
        "person (til 2019), årsværk (fra 2020)",
        "persons (until 2019), full-time equivalents (from 2020)",
        "person (until 2019), full-time equivalent (from 2020)",
    ),
    ("børn", "barn", "children", "child"),
    ("forældre", "forælder", "parents", "parent"),
    ("boliger", "bolig", "dwellings", "dwelling"),
    ("rum", "rum", "rooms", "room"),
    ("etager", "etage", "storeys", "storey"),
    ("behandlinger", "behandling", "treatments", "treatment"),
    ("konsultationer", "konsultation", "consultations", "consultation"),
    ("samtaler", "samtale", "conversations", "conversation"),
    ("dagssatser", "dagssats", "daily rates", "daily rate"),
    ("nedsættelser", "nedsættelse", "reductions", "reduction"),
    ("hændelser", "hændelse", "events", "event"),
    ("gange", "gang", "times", "time"),
    ("andel", "andel", "share", "share"),
    ("pct.", "pct.", "per cent", "per cent"),
    ("kr.", "kr.", "kr.", "kr."),
    ("m²", "m²", "m²", "m²"),
)

UNITS: dict[str, dict[str, str]] = {
    **{f"of.{one_da}": {"da": one_da, "en": one_en} for _, one_da, _, one_en in _UNITS},
    **{f"of.{many_da}": {"da": many_da, "en": many_en} for many_da, _, many_en, _ in _UNITS},
    **{f"of.{many_da}.1": {"da": one_da, "en": one_en} for many_da, one_da, _, one_en in _UNITS},
}
"""By `of.UNIT`, and by `of.UNIT.1` for one of it."""
