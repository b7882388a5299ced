"""Times, dates with times, and durations as FEEL has them: nanoseconds, offsets, zones."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from frirum.feel.calendar import Day, add_months, from_ordinal, ordinal

NANOS = 1_000_000_000
DAY_NANOS = 86_400 * NANOS
MAX_OFFSET = 18 * 3600


@dataclass(frozen=True, slots=True)
class DaysTime:
    """A days and time duration, exact to the nanosecond."""

    nanos: int


@dataclass(frozen=True, slots=True)
class YearsMonths:
    """A years and months duration, in whole months."""

    months: int


Duration = DaysTime | YearsMonths


@dataclass(frozen=True, slots=True)
class Time:
    """A time of day: nanoseconds since midnight; an offset from UTC in seconds, or a zone, or neither."""

    nanos: int
    offset: int | None = None
    zone: str | None = None

    @property
    def hour(self) -> int:
        """0 to 23."""
        return self.nanos // (3600 * NANOS)

    @property
    def minute(self) -> int:
        """0 to 59."""
        return self.nanos // (60 * NANOS) % 60

    @property
    def second(self) -> int:
        """0 to 59, whole seconds."""
        return self.nanos // NANOS % 60

    @property
    def fraction(self) -> int:
        """Nanoseconds of the second."""
        return self.nanos % NANOS

    @property
    def is_local(self) -> bool:
        """Whether neither offset nor zone is given."""
        return self.offset is None and self.zone is None

    def utc_offset(self, day: Day | None = None) -> int:
        """Seconds east of UTC, for a zone on that day (without a day: its offset outside summer time)."""
        if self.zone is None:
            return self.offset or 0
        return _zone_offset(self.zone, day, self.nanos // NANOS)

    def plus(self, duration: DaysTime) -> Time:
        """The time so much later; it goes round the clock."""
        return replace(self, nanos=(self.nanos + duration.nanos) % DAY_NANOS)


@dataclass(frozen=True, slots=True)
class DateTime:
    """A day and a time on it."""

    date: Day
    time: Time

    def nanos(self) -> int:
        """Nanoseconds since the beginning of year 1, on the clock of its own offset."""
        return ordinal(self.date) * DAY_NANOS + self.time.nanos

    def instant(self) -> int:
        """Nanoseconds since the beginning of year 1, on the clock of UTC."""
        return self.nanos() - self.time.utc_offset(self.date) * NANOS

    def plus(self, duration: Duration) -> DateTime | None:
        """The date and time so much later, on the same clock; None beyond the last year."""
        if isinstance(duration, YearsMonths):
            day = add_months(self.date, duration.months)
            return None if day is None else DateTime(day, self.time)
        number, nanos = divmod(self.nanos() + duration.nanos, DAY_NANOS)
        day = from_ordinal(number)
        return None if day is None else DateTime(day, replace(self.time, nanos=nanos))


def midnight(day: Day, *, utc: bool = False) -> DateTime:
    """The beginning of a day."""
    return DateTime(day, Time(0, 0 if utc else None))


def negated(duration: Duration) -> Duration:
    """The duration the other way."""
    if isinstance(duration, YearsMonths):
        return YearsMonths(-duration.months)
    return DaysTime(-duration.nanos)


def date_plus(day: Day, duration: Duration) -> Day | None:
    """The day so much later; hours count from midnight. None beyond the last year."""
    if isinstance(duration, YearsMonths):
        return add_months(day, duration.months)
    return from_ordinal(ordinal(day) + duration.nanos // DAY_NANOS)


@lru_cache(maxsize=1024)
def zone(name: str) -> ZoneInfo | None:
    """The time zone of that IANA name, or None if there is none."""
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        # The many ways in which zoneinfo says that a name is no zone: a folder, a path, not found.
        return None


def _zone_offset(name: str, day: Day | None, seconds: int) -> int:
    info = zone(name)
    if day is None:
        # A time without a day: the offset of the zone's standard time, which holds in January or in July.
        return min(_offset_of(info, datetime(2000, month, 1)) for month in (1, 7))  # noqa: DTZ001 - local clock
    year = min(max(day.year, 1), 9999)
    start = date(year, day.month, min(day.day, 28) if year != day.year else day.day)
    local = datetime(start.year, start.month, start.day) + timedelta(seconds=seconds)  # noqa: DTZ001
    return _offset_of(info, local)


def _offset_of(info: ZoneInfo | None, local: datetime) -> int:
    offset = local.replace(tzinfo=info).utcoffset()
    return 0 if offset is None else int(offset.total_seconds())
