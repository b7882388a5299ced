"""What an expression can be: the values of FEEL in Python.

| FEEL | Python |
| --- | --- |
| null | `None` |
| boolean, string | `bool`, `str` |
| number | `Decimal`, 34 digits |
| date | `datetime.date`; `LargeDate` outside the years 1 to 9999 |
| time, date and time | `Time`, `DateTime` |
| days and time duration, years and months duration | `DaysTime`, `YearsMonths` |
| range | `Range` |
| list, context | `list`, `dict` with `str` keys |
| function | `Function` |

`UNKNOWN` stands for a fact nobody has recorded; it is not null.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal, DivisionByZero, InvalidOperation, Overflow
from typing import TYPE_CHECKING, Final, NoReturn, final

from frirum.feel.calendar import LargeDate
from frirum.feel.temporal import DateTime, DaysTime, Time, YearsMonths

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

DECIMAL: Final = Context(prec=34, Emin=-6143, Emax=6144, traps=[InvalidOperation, DivisionByZero, Overflow])
"""The arithmetic of FEEL: decimal128 of IEEE 754, half to even."""


@final
class Unknown:
    """The one value that is not known. It has no truth: code must ask `is UNKNOWN`."""

    __slots__ = ()

    def __bool__(self) -> NoReturn:
        raise TypeError("unknown is neither true nor false; ask `value is UNKNOWN`")

    def __repr__(self) -> str:
        return "UNKNOWN"

    def __reduce__(self) -> str:
        return "UNKNOWN"


UNKNOWN: Final = Unknown()


@final
class Open:
    """The end of a range that has none (`> 5`); a null end is something else."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "OPEN"

    def __reduce__(self) -> str:
        return "OPEN"


OPEN: Final = Open()


@dataclass(frozen=True, slots=True)
class Range:
    """All values from `low` to `high`; an end is a value, `OPEN`, or None where its expression gave null."""

    low: object
    high: object
    low_included: bool = True
    high_included: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Function:
    """A function as a value: its parameters, and what runs it on arguments in that order."""

    parameters: tuple[str, ...]
    run: Callable[[Sequence[object]], object]
    types: tuple[object, ...] = ()


KINDS: Final[dict[type, str]] = {
    type(None): "null",
    bool: "boolean",
    str: "string",
    Decimal: "number",
    date: "date",
    LargeDate: "date",
    Time: "time",
    DateTime: "date and time",
    DaysTime: "days and time duration",
    YearsMonths: "years and months duration",
    Range: "range",
    list: "list",
    dict: "context",
    Function: "function",
}


def kind_of(value: object) -> str:
    """The name of a value's type in FEEL; KeyError for what is no value of FEEL (UNKNOWN has no type)."""
    return KINDS[type(value)]
