"""One value, read as the type of its fact asks.

A reader hands over scalars as they were written; what they mean is decided here, by the vocabulary alone. So
`målgruppe: 2.10` is the text "2.10" and never the number 2.1, and `no` is never false.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal

from frirum.cases.lexicon import municipalities_of, nearest, normal, shown, type_words
from frirum.cases.model import FactValue
from frirum.cases.vocabulary import Fact, FactType, Vocabulary
from frirum.cases.wording import say

WHOLE_DIGITS = 12
DECIMALS = 6
"""A number has at most 12 digits before the point and 6 after it; it is exact in both back ends."""
TEXT_LENGTH = 1_000

_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_JSON_NUMBER = re.compile(_NUMBER.pattern + r"([eE][+-]?[0-9]{1,2})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_BOOLEANS = {"true": True, "false": False}
_YES = frozenset({"yes", "y", "on", "ja", "j", "sand", "sandt", "true", "1"})
_NO = frozenset({"no", "n", "off", "nej", "falsk", "false", "0"})


class Plain(str):
    """A scalar without quotes in YAML: what it is depends on the fact."""

    __slots__ = ()


class NumberText(str):
    """A number in JSON, as written."""

    __slots__ = ()


class WrongValueError(Exception):
    """A value that does not fit; the caller knows where it stands."""

    def __init__(self, code: str, message: str, remedy: str) -> None:
        super().__init__(message)
        self.code, self.message, self.remedy = code, message, remedy


def read_value(fact: Fact, raw: object, vocabulary: Vocabulary) -> FactValue:
    """The value of a fact as the engine holds it; None for a known none.

    Raises WrongValueError when it does not fit the fact's type or its list of values.
    """
    if raw is None or (isinstance(raw, Plain) and raw in ("null", "~")):
        _check_none(fact)
        return None
    if isinstance(raw, Plain) and not raw:
        raise WrongValueError(
            "C305",
            say("`{name}` has no value", name=fact.name),
            say("leave the fact out where it is not known, write null where it is known to be none"),
        )
    match fact.type:
        case FactType.TEXT:
            return _text(fact, raw)
        case FactType.NUMBER:
            return _number(fact, raw)
        case FactType.BOOLEAN:
            return _boolean(fact, raw)
        case FactType.DATE:
            return _date(fact, raw)
        case FactType.MUNICIPALITY:
            return _municipality(fact, raw, vocabulary)


def read_day(raw: object, name: str) -> date:
    """A calendar day, written year-month-day. Raises WrongValueError."""
    if isinstance(raw, date) and not isinstance(raw, datetime):
        return raw
    if not isinstance(raw, str):
        raise WrongValueError(
            "C301", say("`{name}` is no day", name=name), say("write it as year-month-day: 2018-07-01")
        )
    if not _DAY.fullmatch(raw):
        raise WrongValueError(
            "C301",
            say("`{name}` is no day: `{raw}`", name=name, raw=shown(raw)),
            say("write it as year-month-day: 2018-07-01"),
        )
    try:
        return date.fromisoformat(raw)
    except ValueError as error:
        raise WrongValueError(
            "C302",
            say("`{name}` names a day that does not exist: {raw}", name=name, raw=raw),
            say("look the day up in the calendar"),
        ) from error


def number_of(text: str, *, json: bool = False) -> Decimal | None:
    """The exact number a text means, or None when it is no number or cannot be kept exactly.

    Powers of ten (`1e3`) are numbers only in JSON.
    """
    form = _JSON_NUMBER if json else _NUMBER
    if len(text) > 3 * (WHOLE_DIGITS + DECIMALS) or not form.fullmatch(text):
        return None
    number = Decimal(format(Decimal(text), "f"))
    exponent = number.as_tuple().exponent
    fits = abs(number) < 10**WHOLE_DIGITS and isinstance(exponent, int) and -exponent <= DECIMALS
    return number if fits else None


def _check_none(fact: Fact) -> None:
    if fact.type is FactType.BOOLEAN:
        raise WrongValueError(
            "C301", say("`{name}` is null", name=fact.name), say("write false where it is known not to be so")
        )


def _wrong(fact: Fact, raw: object, remedy: str) -> WrongValueError:
    written = (
        f"`{shown(str(raw))}`"
        if isinstance(raw, str | int | float | Decimal | date)
        else say("a table or list")
    )
    return WrongValueError(
        "C301",
        say("`{name}` must be {fact}, not {written}", name=fact.name, fact=type_words(fact), written=written),
        remedy,
    )


def _text(fact: Fact, raw: object) -> str:
    if isinstance(raw, Decimal | int) and not isinstance(raw, bool):
        raw = format(raw, "f") if isinstance(raw, Decimal) else str(raw)
    if isinstance(raw, NumberText) or not isinstance(raw, str):
        raise _wrong(fact, raw, say('write it in quotes: "{raw}"', raw=shown(str(raw))))
    text = normal(raw)
    if fact.values and text not in fact.values:
        raise WrongValueError(
            "C205",
            say("`{text}` is no value of `{name}`", text=shown(text), name=fact.name),
            nearest(text, fact.values),
        )
    if not text.strip() or len(text) > TEXT_LENGTH or not text.isprintable():
        code, fault = (
            ("C301", say("too long or of several lines")) if text.strip() else ("C305", say("empty"))
        )
        remedy = say("write a text of at most {most} characters on one line", most=TEXT_LENGTH)
        raise WrongValueError(
            code, say("the text of `{name}` is {fault}", name=fact.name, fault=fault), remedy
        )
    return str(text)


def _number(fact: Fact, raw: object) -> Decimal:
    if isinstance(raw, bool) or (isinstance(raw, str) and not isinstance(raw, Plain | NumberText)):
        raise _wrong(fact, raw, say("write a number without quotes, with a point: 37.5"))
    if isinstance(raw, str | int | float | Decimal):
        text = format(raw, "f") if isinstance(raw, Decimal) else str(raw)
        number = number_of(text, json=not isinstance(raw, Plain))
        if number is not None:
            return number
        if not isinstance(raw, Plain) or _NUMBER.fullmatch(raw):
            raise WrongValueError(
                "C301",
                say(
                    "`{name}` is too large or too fine a number: `{raw}`", name=fact.name, raw=shown(str(raw))
                ),
                say(
                    "write at most {whole} digits before the point and {decimals} after it",
                    whole=WHOLE_DIGITS,
                    decimals=DECIMALS,
                ),
            )
    raise _wrong(fact, raw, say("write a number with a point: 37.5"))


def _boolean(fact: Fact, raw: object) -> bool:
    if isinstance(raw, bool):
        return raw
    if isinstance(raw, Plain) and raw in _BOOLEANS:
        return _BOOLEANS[raw]
    word = str(raw).casefold()
    meant = "true" if word in _YES else "false" if word in _NO else say("true or false")
    raise _wrong(fact, raw, say("write {meant}, without quotes", meant=meant))


def _date(fact: Fact, raw: object) -> date:
    return read_day(raw, fact.name)


def _municipality(fact: Fact, raw: object, vocabulary: Vocabulary) -> str:
    if isinstance(raw, bool) or not isinstance(raw, str | int):
        raise _wrong(fact, raw, say("write its name or its three-digit code"))
    index = municipalities_of(vocabulary)
    found = index.find(f"{raw:03d}" if isinstance(raw, int) else raw)
    if found is None:
        raise WrongValueError(
            "C206",
            say("no municipality is called `{raw}`", raw=shown(str(raw))),
            nearest(str(raw), index.names),
        )
    return found.name
