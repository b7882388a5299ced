"""Every number that a catalogue states, with its source; and numbers as Danish law writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal

from frirum.catalogue.model import Catalogue
from frirum.experiments.model import Change
from frirum.feel import ast
from frirum.law.model import Condition, Duty, Expression, Place, Source, Term, Unit, Version


@dataclass(frozen=True, slots=True)
class Stated:
    """A number of a rule: whose, in which element, under which source. `unit` is that of a term."""

    number: Decimal
    owner: str
    element: str
    source: Source
    place: Place
    unit: Unit | None = None

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What tells it from others in the list of exceptions."""
        return self.owner, self.element, plain(self.number), self.source.place


def plain(number: Decimal) -> str:
    """1.50 as 1.5, 5E+4 as 50000."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def numbers(catalogue: Catalogue) -> Iterator[Stated]:
    """All of them: provisions (those that experiments add as well), exemptions, groups, rates."""
    for provision in catalogue.provisions.values():
        for version in provision.versions:
            yield from _version(provision.id, version)
    for experiment in catalogue.experiments.values():
        for exemption in experiment.exemptions:
            owner = f"{experiment.id}/{exemption.name}"
            for each in exemption.versions:
                yield from _conditions(owner, each.conditions.values(), each.source)
                for citation, change in each.set.items():
                    yield from _change(owner, citation, change, each.source)
        for entry in experiment.participations:
            if entry.group is not None and entry.source is not None:
                yield from _conditions(experiment.id, [entry.group], entry.source)
    for rate in catalogue.rates.values():
        for its in rate.versions:
            if its.value is not None:
                yield Stated(its.value, rate.name, "rate", its.source, rate.place)


def _version(owner: str, version: Version) -> Iterator[Stated]:
    yield from _conditions(owner, version.given.values(), version.source)
    if version.value is not None and version.value.value is not None:
        yield from _expression(owner, "value", version.value.value, version.source)
    if version.duty is not None:
        yield from _duty(owner, "duty", version.duty, version.source, version.place)


def _conditions(owner: str, conditions: Iterable[Condition], source: Source) -> Iterator[Stated]:
    for each in conditions:
        yield from _expression(owner, f"given.{each.name}", each.test, each.source or source)


def _change(owner: str, citation: str, change: Change, source: Source) -> Iterator[Stated]:
    yield from _conditions(owner, change.conditions.values(), source)
    if change.value is not None:
        yield from _expression(owner, f"set.{citation}", change.value, source)
    for name, value in change.duty.items():
        yield from _part(owner, f"set.{citation}.{name}", value, source, Place())


def _duty(owner: str, element: str, duty: Duty, source: Source, place: Place) -> Iterator[Stated]:
    for each in fields(duty):
        yield from _part(owner, f"{element}.{each.name}", getattr(duty, each.name), source, place)


def _part(owner: str, element: str, value: object, source: Source, place: Place) -> Iterator[Stated]:
    """A field of a duty, down to its terms and expressions."""
    if isinstance(value, Term):
        yield Stated(Decimal(value.count), owner, element, source, place, value.unit)
    elif isinstance(value, Expression):
        yield from _expression(owner, element, value, source)
    elif isinstance(value, bool) or value is None or isinstance(value, str | tuple):
        return
    elif isinstance(value, int):
        yield Stated(Decimal(value), owner, element, source, place)
    elif not hasattr(value, "name"):  # a word of an enumeration has one
        for each in fields(value):  # type: ignore[arg-type]
            yield from _part(owner, f"{element}.{each.name}", getattr(value, each.name), source, place)


_DURATION = re.compile(r"(\d+)([YMWD])")
_UNITS = {"Y": Unit.YEARS, "M": Unit.MONTHS, "W": Unit.WEEKS, "D": Unit.DAYS}


def _expression(owner: str, element: str, found: Expression, source: Source) -> Iterator[Stated]:
    compared = {
        id(side)
        for node in found.node.walk()
        if isinstance(node, ast.Comparison)
        for side in (node.left, node.right)
    }
    for node in found.node.walk():
        if isinstance(node, ast.Number):
            # A nought that is compared with asks only whether there is any, or which came first.
            if node.value != 0 or id(node) not in compared:
                yield Stated(node.value, owner, element, source, found.place)
        elif isinstance(node, ast.Call) and isinstance(node.function, ast.Name):
            text = node.arguments[0] if node.arguments else None
            if node.function.name == "duration" and isinstance(text, ast.String):
                for count, unit in _DURATION.findall(text.value):
                    yield Stated(Decimal(count), owner, element, source, found.place, _UNITS[unit])


WORDS: Mapping[int, tuple[str, ...]] = {
    0: ("nul", "ingen", "intet"),
    1: ("en", "et", "én", "ét", "første", "enhver", "hver", "årlig", "årligt", "månedlig", "månedligt"),
    2: ("to", "anden", "andet", "begge", "halvdelen"),
    3: ("tre", "tredje"),
    4: ("fire", "fjerde"),
    5: ("fem", "femte"),
    6: ("seks", "sjette"),
    7: ("syv", "syvende"),
    8: ("otte", "ottende"),
    9: ("ni", "niende"),
    10: ("ti", "tiende"),
    11: ("elleve",),
    12: ("tolv", "tolvte"),
}


def written(stated: Stated, text: str) -> bool:
    """Whether a number is written in a text of law, in digits, in words, or in another unit of time.

    The count of a term must stand before its unit, in the same sentence."""
    patterns = _loose(stated.number) if stated.unit is None else _term(stated.number, stated.unit)
    return any(re.search(pattern, text, re.IGNORECASE) for pattern in patterns)


def _loose(number: Decimal) -> Iterator[str]:
    """A number of an expression, whose unit nobody tells: also as a percentage, or as months in years."""
    yield from _plainly(number)
    if 0 < number < 2 and number != 1:
        percent = number if number < 1 else number - 1
        yield from (f"{each}\\s*(pct|procent|%)" for each in _plainly(percent * 100))
        if number == Decimal("0.25"):
            yield "fjerdedel|hver fjerde|1/4"
    for unit in (Unit.MONTHS, Unit.WEEKS):
        yield from _term(number, unit)


_WRITTEN: Mapping[Unit, tuple[tuple[Decimal, str], ...]] = {
    Unit.DAYS: ((Decimal(1), "(kalender)?dag|døgn"), (1 / Decimal(7), "uge")),
    Unit.WEEKS: ((Decimal(1), "uge"), (Decimal(7), "dag")),
    Unit.MONTHS: ((Decimal(1), "måned"), (1 / Decimal(12), r"års?\b"), (1 / Decimal(3), "kvartal")),
    Unit.YEARS: ((Decimal(1), r"(kalender)?års?\b"), (Decimal(12), "måned")),
    Unit.WEEKDAYS: ((Decimal(1), "hverdag|arbejdsdag"),),
}
"""The units that the law may write a term in, with how many of them make one of ours."""


def _term(count: Decimal, unit: Unit) -> Iterator[str]:
    for factor, word in _WRITTEN[unit]:
        yield from (rf"{each}[^.]{{0,40}}?({word})" for each in _plainly(_short(count * factor)))
    months = count * 12 if unit is Unit.YEARS else count if unit is Unit.MONTHS else None
    if months == 6:
        yield "halvår|halvt år|½ år"
    if months == 12:
        yield r"hvert år|årligt?\b"


def _plainly(number: Decimal) -> Iterator[str]:
    """In digits, with the Danish marks, and in words."""
    whole, _, rest = plain(abs(number)).partition(".")
    grouped = f"{int(whole):,}".replace(",", r"\.?")
    yield rf"(?<![\d,.]){grouped}{f',{rest}0*' if rest else ''}(?![\d½]|,\d)"
    if rest == "5":
        yield rf"(?<!\d){whole if whole != '0' else ''}\s*(½|1/2)"
        if whole == "1":
            yield "halvand(et|en)"
    if not rest:
        yield from (rf"\b{word}\b" for word in WORDS.get(int(whole), ()))


def _short(number: Decimal) -> Decimal:
    return number.quantize(Decimal("0.0001")).normalize()


__all__ = ["Stated", "numbers", "plain", "written"]
