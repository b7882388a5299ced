"""What an expression can be: the values of FEEL in Python.

| FEEL | Python |
| --- | --- |
| null | `None` |
| boolean, string | `bool`, `str` |
| number | `Decimal`, 34 digits |
| date | `datetime.date`; `LargeDate` outside the years 1 to 9999 |
| list, context | `list`, `dict` with `str` keys |

`UNKNOWN` stands for a fact nobody has recorded; it is not null.
"""

from __future__ import annotations

from typing import Final, NoReturn, final


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
