"""Static types: what an expression can be, before any case is known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The types of FEEL, by their names in the standard."""

    ANY = "Any"
    NULL = "Null"
    NUMBER = "number"
    STRING = "string"
    BOOLEAN = "boolean"
    DATE = "date"
    TIME = "time"
    DATE_TIME = "date and time"
    DAYS_TIME = "days and time duration"
    YEARS_MONTHS = "years and months duration"
    LIST = "list"
    CONTEXT = "context"
    RANGE = "range"
    FUNCTION = "function"


@dataclass(frozen=True, slots=True)
class Type:
    """A type. `values` closes a text to a set; `element` is of lists and ranges; `entries` of contexts
    (None: any); `parameters` and `result` of functions (None: any)."""

    kind: Kind
    values: tuple[str, ...] = ()
    element: Type | None = None
    entries: tuple[tuple[str, Type], ...] | None = None
    parameters: tuple[Type, ...] | None = None
    result: Type | None = None

    def __str__(self) -> str:
        if self.kind in {Kind.LIST, Kind.RANGE} and self.element is not None:
            return f"{self.kind}<{self.element}>"
        if self.kind is Kind.CONTEXT and self.entries is not None:
            return "context<" + ", ".join(f"{name}: {type_}" for name, type_ in self.entries) + ">"
        if self.kind is Kind.FUNCTION and self.parameters is not None:
            return f"function<{', '.join(map(str, self.parameters))}> -> {self.result or ANY}"
        return "text" if self.kind is Kind.STRING else str(self.kind)


ANY = Type(Kind.ANY)
NULL = Type(Kind.NULL)
NUMBER = Type(Kind.NUMBER)
STRING = Type(Kind.STRING)
BOOLEAN = Type(Kind.BOOLEAN)
DATE = Type(Kind.DATE)
TIME = Type(Kind.TIME)
DATE_TIME = Type(Kind.DATE_TIME)
DAYS_TIME = Type(Kind.DAYS_TIME)
YEARS_MONTHS = Type(Kind.YEARS_MONTHS)
LIST = Type(Kind.LIST)
CONTEXT = Type(Kind.CONTEXT)
RANGE = Type(Kind.RANGE)
FUNCTION = Type(Kind.FUNCTION)

SIMPLE = {
    str(each.kind): each
    for each in (
        ANY, NULL, NUMBER, STRING, BOOLEAN, DATE, TIME, DATE_TIME, DAYS_TIME, YEARS_MONTHS,
        LIST, CONTEXT, RANGE, FUNCTION,
    )
}  # fmt: skip


def text(values: tuple[str, ...] = ()) -> Type:
    """A text, closed to these values if any are given."""
    return Type(Kind.STRING, values=values)


def list_of(element: Type) -> Type:
    """A list of elements of one type."""
    return Type(Kind.LIST, element=element)


def range_of(element: Type) -> Type:
    """A range between values of one type."""
    return Type(Kind.RANGE, element=element)


def context_of(entries: dict[str, Type]) -> Type:
    """A context with (at least) these entries."""
    return Type(Kind.CONTEXT, entries=tuple(entries.items()))


def function_of(parameters: tuple[Type, ...], result: Type) -> Type:
    """A function of parameters in this order."""
    return Type(Kind.FUNCTION, parameters=parameters, result=result)


def conforms(actual: Type, wanted: Type) -> bool:
    """Whether a value of type `actual` may stand where `wanted` is asked for; Any and Null always may."""
    if Kind.ANY in {actual.kind, wanted.kind} or actual.kind is Kind.NULL:
        return True
    if actual.kind is not wanted.kind:
        return False
    if actual.element is not None and wanted.element is not None:
        return conforms(actual.element, wanted.element)
    if actual.entries is not None and wanted.entries is not None:
        have = dict(actual.entries)
        return all(name in have and conforms(have[name], type_) for name, type_ in wanted.entries)
    if actual.parameters is not None and wanted.parameters is not None:
        return _function_conforms(actual, wanted)
    return True


def _function_conforms(actual: Type, wanted: Type) -> bool:
    mine, theirs = actual.parameters or (), wanted.parameters or ()
    if len(mine) != len(theirs):
        return False
    return all(conforms(b, a) for a, b in zip(mine, theirs, strict=True)) and conforms(
        actual.result or ANY, wanted.result or ANY
    )


def joined(a: Type, b: Type) -> Type:
    """The narrowest type that both are of."""
    if a == b or b.kind is Kind.NULL:
        return a
    if a.kind is Kind.NULL:
        return b
    if a.kind is not b.kind:
        return ANY
    if a.kind is Kind.STRING:
        return text(
            (*a.values, *(each for each in b.values if each not in a.values)) if a.values and b.values else ()
        )
    if a.kind in {Kind.LIST, Kind.RANGE} and a.element is not None and b.element is not None:
        return Type(a.kind, element=joined(a.element, b.element))
    return Type(a.kind)


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter of a function: any of `types` fits; `optional` may be left out, `variadic` repeats."""

    name: str
    types: tuple[Type, ...] = (ANY,)
    optional: bool = False
    nullable: bool = False
    variadic: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """What a function takes and gives. `result_from`: "same" as the first argument, or its "element"."""

    parameters: tuple[Param, ...]
    result: Type = ANY
    result_from: str | None = None

    @property
    def required(self) -> int:
        """The least number of arguments."""
        return sum(not each.optional for each in self.parameters)

    @property
    def most(self) -> int | None:
        """The greatest number of arguments, or None for any number."""
        return None if self.parameters and self.parameters[-1].variadic else len(self.parameters)

    def takes(self, count: int) -> bool:
        """Whether so many positional arguments fit."""
        return count >= self.required and (self.most is None or count <= self.most)

    def __str__(self) -> str:
        shown = []
        for each in self.parameters:
            types = " or ".join(dict.fromkeys(map(str, each.types)))
            shown.append(f"{each.name}{'?' * each.optional}: {types}{', …' * each.variadic}")
        return f"({', '.join(shown)})"


def signature(text_: str) -> Signature:
    """A signature from its short form: `string: string, length?: number|null -> string`.

    Types are named as in FEEL, with `|` between alternatives and `...` after one that repeats; the result may
    be `same` (as the first argument) or `element` (of the first argument).
    """
    left, _, right = text_.partition("->")
    parameters = tuple(_param(each) for each in left.split(",") if each.strip())
    result = right.strip()
    if result in {"same", "element"}:
        return Signature(parameters, ANY, result)
    return Signature(parameters, named(result or "Any"))


def _param(text_: str) -> Param:
    name, _, types = (each.strip() for each in text_.partition(":"))
    variadic = types.endswith("...")
    parts = types.removesuffix("...").split("|")
    return Param(
        name.removesuffix("?"),
        tuple(named(each) for each in parts if each != "null"),
        optional=name.endswith("?"),
        nullable="null" in parts or "Any" in parts,
        variadic=variadic,
    )


def named(name: str) -> Type:
    """The type of that name: `number`, `list<string>`, `range<date>`. KeyError for no type of FEEL."""
    name = name.strip()
    if name.endswith(">"):
        outer, _, inner = name[:-1].partition("<")
        return Type(SIMPLE[outer].kind, element=named(inner))
    return SIMPLE[name]
