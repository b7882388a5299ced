"""Generated rules: expressions of the subset that every back end knows, over the facts of the spec tables.

`conditions`, `numbers`, `days` and `texts` give FEEL text of one type each; `cases` gives facts, some of them
none (None) and some left out (unknown).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

BENEFITS = ("dagpenge", "kontanthjælp", "ledighedsydelse")
GROUPS = ("2.1", "2.2", "2.3")
_EARLY, _LATE = date(2016, 1, 1), date(2022, 12, 31)

small_numbers = st.decimals(min_value=-200, max_value=200, places=2, allow_nan=False, allow_infinity=False)
some_days = st.dates(_EARLY, _LATE)


def _quoted(values: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.sampled_from([f'"{value}"' for value in values])


def texts() -> st.SearchStrategy[str]:
    """An expression for a text."""
    return st.sampled_from(["ydelse", "målgruppe"]) | _quoted(BENEFITS) | _quoted(GROUPS)


def days() -> st.SearchStrategy[str]:
    """An expression for a day."""
    plain = st.sampled_from(["fødselsdato", "start", "slut"]) | some_days.map(lambda day: f'@"{day}"')
    spans = st.sampled_from(["P1D", "P30D", "P1M", "P18M", "P1Y"])
    moved = st.tuples(plain, st.sampled_from("+-"), spans)
    return plain | moved.map(lambda parts: f'({parts[0]} {parts[1]} @"{parts[2]}")')


def numbers(leaves: int = 4) -> st.SearchStrategy[str]:
    """An expression for a number."""
    plain = st.sampled_from(["arbejdstimer", "beboere"]) | small_numbers.map(lambda number: f"({number})")
    return st.recursive(
        plain | st.sampled_from(["fødselsdato.year", "start.month", "slut.day"]),
        lambda inner: st.one_of(
            st.tuples(inner, st.sampled_from("+-*"), inner).map(lambda parts: f"({' '.join(parts)})"),
            st.tuples(st.sampled_from(["floor", "ceiling", "abs"]), inner).map(
                lambda parts: f"{parts[0]}({parts[1]})"
            ),
            st.tuples(st.sampled_from(["min", "max"]), inner, inner).map(
                lambda parts: f"{parts[0]}({parts[1]}, {parts[2]})"
            ),
            st.tuples(_comparison(inner), inner, inner).map(
                lambda parts: f"(if {parts[0]} then {parts[1]} else {parts[2]})"
            ),
        ),
        max_leaves=leaves,
    )


_SIGNS = st.sampled_from(["<", "<=", ">", ">=", "=", "!="])


def _comparison(operand: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(operand, _SIGNS, operand).map(" ".join)


def _tests() -> st.SearchStrategy[str]:
    number, day = numbers(2), days()
    return st.one_of(
        _comparison(numbers()),
        _comparison(day),
        st.tuples(texts(), st.sampled_from(["=", "!="]), texts()).map(" ".join),
        st.tuples(
            st.sampled_from(["ydelse", "fødselsdato", "beboere", "barsel"]), st.sampled_from(["=", "!="])
        ).map(lambda parts: f"{parts[0]} {parts[1]} null"),
        st.tuples(texts(), st.lists(_quoted(BENEFITS), min_size=1, max_size=3)).map(
            lambda parts: f"{parts[0]} in ({', '.join(parts[1])})"
        ),
        st.tuples(number, number, number).map(lambda parts: f"{parts[0]} between {parts[1]} and {parts[2]}"),
        st.tuples(number, st.sampled_from("[("), number, number, st.sampled_from("])")).map(
            lambda parts: f"{parts[0]} in {parts[1]}{parts[2]}..{parts[3]}{parts[4]}"
        ),
        st.tuples(day, day, day).map(lambda parts: f"{parts[0]} between {parts[1]} and {parts[2]}"),
        st.sampled_from(["barsel", "i tilbud", "almen bolig", "true", "false"]),
    )


def conditions(leaves: int = 5) -> st.SearchStrategy[str]:
    """An expression for a condition."""
    return st.recursive(
        _tests(),
        lambda inner: st.one_of(
            st.tuples(inner, st.sampled_from(["and", "or"]), inner).map(lambda parts: f"({' '.join(parts)})"),
            inner.map(lambda each: f"not({each})"),
            st.tuples(inner, inner, inner).map(
                lambda parts: f"(if {parts[0]} then {parts[1]} else {parts[2]})"
            ),
        ),
        max_leaves=leaves,
    )


def cases() -> st.SearchStrategy[dict[str, object]]:
    """Facts of a case: each has a value, is none, or is left out."""
    values: dict[str, st.SearchStrategy[object]] = {
        "ydelse": st.sampled_from(BENEFITS),
        "målgruppe": st.sampled_from(GROUPS),
        "barsel": st.booleans(),
        "i tilbud": st.booleans(),
        "almen bolig": st.booleans(),
        "arbejdstimer": small_numbers,
        "beboere": st.integers(0, 12).map(Decimal),
        "fødselsdato": st.dates(date(1950, 1, 1), date(2005, 12, 31)),
        "start": some_days,
        "slut": some_days,
    }
    return st.fixed_dictionaries({}, optional={name: st.none() | each for name, each in values.items()})


def rounded() -> st.SearchStrategy[str]:
    """Quotients and remainders, rounded or compared: what a database would not compute exactly by itself."""
    places = st.sampled_from(["0", "1", "2", "-1"])
    modes = st.sampled_from(
        ["decimal", "floor", "ceiling", "round up", "round down", "round half up", "round half down"]
    )
    divisors = st.sampled_from(["3", "7", "-4", "0.5", "30", "0", "floor(arbejdstimer)"])
    quotients = st.tuples(numbers(2), divisors).map(" / ".join)
    return st.one_of(
        st.tuples(modes, quotients | numbers(2), places).map(
            lambda parts: f"{parts[0]}({parts[1]}, {parts[2]})"
        ),
        st.tuples(numbers(2), st.sampled_from(["3", "7", "0.4", "-30"]), _SIGNS, numbers(2)).map(
            lambda parts: f"{parts[0]} / {parts[1]} {parts[2]} {parts[3]}"
        ),
        st.tuples(numbers(2), st.sampled_from(["3", "-7", "0.3", "0", "beboere"])).map(
            lambda parts: f"modulo({parts[0]}, {parts[1]})"
        ),
        st.tuples(numbers(1), st.integers(1, 3)).map(lambda parts: f"({parts[0]}) ** {parts[1]}"),
        st.lists(numbers(1), min_size=1, max_size=3).map(lambda parts: f"sum([{', '.join(parts)}])"),
    )


def durations() -> st.SearchStrategy[str]:
    """Differences between days, and durations that are compared, added and moved."""
    spans = st.sampled_from(['@"P30D"', '@"-P1D"', 'duration("P400D")'])
    between = st.tuples(days(), days()).map(lambda parts: f"({parts[0]} - {parts[1]})")
    inner = spans | between
    return st.one_of(
        between,
        st.tuples(inner, st.sampled_from("+-"), inner).map(" ".join),
        st.tuples(inner, _SIGNS, inner).map(" ".join),
        inner.map(lambda each: f"abs({each})"),
        inner.map(lambda each: f"-{each}"),
        st.tuples(days(), inner).map(" + ".join),
        st.tuples(days(), st.sampled_from(["year", "month", "day"])).map(".".join),
        st.sampled_from(['@"P1Y" + @"P6M"', 'start + (@"P1Y" - @"P6M")', 'abs(duration("-P1M"))']),
    )
