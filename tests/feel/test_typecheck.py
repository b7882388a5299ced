"""Static types: what is right has the right type; what is wrong is told where, and what to write."""

from __future__ import annotations

import pytest

from frirum.feel import FeelTypeError, parse, parse_unary_tests, signature, typecheck
from frirum.feel.types import (
    ANY,
    BOOLEAN,
    CONTEXT,
    DATE,
    DATE_TIME,
    DAYS_TIME,
    LIST,
    NULL,
    NUMBER,
    RANGE,
    STRING,
    TIME,
    YEARS_MONTHS,
    Kind,
    Type,
    conforms,
    context_of,
    function_of,
    joined,
    list_of,
    named,
    range_of,
    text,
)

from .table import rows

BENEFITS = ("dagpenge", "kontanthjælp", "ledighedsydelse")
MEETING = context_of({"form": text(("telefon", "gruppe")), "dato": DATE})
NAMES = {
    "ydelse": text(BENEFITS),
    "sidste ydelse": text(("dagpenge",)),
    "kommune": STRING,
    "region": text(("Nord", "Syd")),
    "barsel": BOOLEAN,
    "arbejdstimer": NUMBER,
    "fødselsdato": DATE,
    "møder": list_of(MEETING),
    "møde": MEETING,
    "løs": CONTEXT,
    "alt": ANY,
    "liste": LIST,
    "timer": list_of(NUMBER),
    "periode": range_of(DATE),
    "perioder": list_of(range_of(NUMBER)),
    "f": function_of((NUMBER,), STRING),
    "tid": TIME,
    "tidspunkt": DATE_TIME,
    "frist": DAYS_TIME,
    "alder": YEARS_MONTHS,
}
FUNCTIONS = {
    "accumulated months": signature("condition: boolean, window?: number -> number"),
    "latest": signature("event: list<context> -> date"),
}

RIGHT = """
true => boolean
null => Null
"a" => text
1 => number
ydelse => text
alt => Any
abs => function
[1, 2] => list<number>
[1, "a"] => list<Any>
[null, 1] => list<number>
[1, null] => list<number>
[] => list
[[1], [2]] => list<list<number>>
{a: 1, b: a + 1} => context<a: number, b: number>
{a: 1}.a => number
(1..5] => range<number>
["a".."b"] => range<text>
(< 5) => range<number>
[1..null] => range<number>
ydelse = "dagpenge" => boolean
ydelse = null => boolean
ydelse = alt => boolean
"a" = "b" => boolean
ydelse = sidste ydelse => boolean
kommune = ydelse => boolean
ydelse < "x" => boolean
arbejdstimer >= 1 => boolean
møde = møde => boolean
1 < arbejdstimer = barsel => boolean
barsel and not(barsel) or barsel => boolean
alt and barsel => boolean
arbejdstimer + 1 => number
alt + 1 => number
1 + alt => number
alt + alt => Any
alt - 1 => number
null + 1 => number
fødselsdato + @"P18Y" => date
@"P18Y" + fødselsdato => date
fødselsdato - fødselsdato => days and time duration
fødselsdato - tidspunkt => days and time duration
tid + frist => time
tid - tid => days and time duration
tid - frist => time
frist * 2 => days and time duration
2 * alder => years and months duration
alder / 2 => years and months duration
frist / frist => number
2 ** 3 => number
"a" + "b" => text
-arbejdstimer => number
-frist => days and time duration
-alt => Any
arbejdstimer between 1 and alt => boolean
fødselsdato between @"1990-01-01" and today() => boolean
ydelse in ("dagpenge", "kontanthjælp") => boolean
ydelse in ["dagpenge"] => boolean
ydelse in alt => boolean
arbejdstimer in (1, [2..3], > 5, != 7) => boolean
arbejdstimer in timer => boolean
arbejdstimer in perioder => boolean
arbejdstimer in liste => boolean
fødselsdato in periode => boolean
periode in [periode] => boolean
timer in timer => boolean
arbejdstimer in (? > 5) => boolean
if barsel then 1 else 2 => number
if barsel then 1 else null => number
if barsel then null else "a" => text
if barsel then 1 else "a" => Any
if barsel then [1] else [2] => list<number>
if barsel then {a: 1} else {b: 1} => context
if barsel then kommune else "a" => text
for x in timer return x + 1 => list<number>
for x in 1..3 return x => list<number>
for x in periode return x => list<date>
for x in liste return x => list<Any>
for x in alt, y in [x] return y => list<Any>
for x in fødselsdato..today() return x.day => list<number>
for x in timer return count(partial) => list<number>
some x in timer satisfies x > 1 => boolean
every x in møder satisfies x.form = "telefon" => boolean
møder[form = "telefon"] => list<context<form: text, dato: date>>
møder[1] => context<form: text, dato: date>
møder[1].dato.year => number
møder.dato => list<date>
møder[alt] => Any
timer[item > 1] => list<number>
arbejdstimer[1] => number
liste[a > 1] => list<Any>
løs[noget] => Any
løs.noget => Any
alt.noget => Any
liste.noget => list<Any>
periode.start => date
periode.start included => boolean
tidspunkt.time offset => days and time duration
alder.years => number
frist.days => number
1 instance of number => boolean
function(x: number, y) x + 1 => function<number, Any> -> number
function(x) external {a: 1} => function<Any> -> Any
(function(x) x)(1) => Any
f(1) => text
alt(1) => Any
{g: abs, r: g(1)}.r => Any
{g: function(x: number) x, r: g(x: 1)}.r => number
floor(1.5) => number
floor(n: 1.5) => number
abs(frist) => days and time duration
min(arbejdstimer, 160) => number
min(timer) => number
min("a", "b") => text
max(arbejdstimer) => number
sum(1, 2, 3) => number
count(timer) => number
count(1) => number
reverse(timer) => list<number>
sort(timer, function(a, b) a < b) => list<number>
string join(["a"], null) => text
today() => date
date("2018-07-01") => date
date(kommune) => date
date(2018, 7, 1) => date
duration("P1Y") => Any
accumulated months(ydelse = "dagpenge" and not(barsel), 18) => number
accumulated months(condition: barsel) => number
latest(møder[form = "telefon"]) => date
@"P1Y" => years and months duration
"""


@pytest.mark.parametrize(("expression", "expected"), rows(RIGHT))
def test_right(expression: str, expected: str) -> None:
    assert str(typecheck(parse(expression, [*NAMES, *FUNCTIONS]), NAMES, FUNCTIONS)) == expected


WRONG = [
    ('ydelse = "kontantjælp"', 10, 'did you mean "kontanthjælp"'),
    ('"x" = ydelse', 1, 'write one of "dagpenge", "kontanthjælp", "ledighedsydelse"'),
    ('ydelse != "x"', 11, "not one of its values"),
    ('ydelse in ("dagpenge", "x")', 24, "not one of its values"),
    ('ydelse in ["x"]', 12, "not one of its values"),
    ("ydelse = region", 10, "share no value"),
    ('(if barsel then "dagpenge" else ydelse) = "x"', 43, "not one of its values"),
    ("arbejdstimr > 1", 1, "did you mean `arbejdstimer`"),
    ("xyz", 1, "unknown name `xyz`"),
    ("accumulated months", 1, "write `accumulated months(…)`"),
    ("flor(1)", 1, "did you mean `floor`"),
    ('arbejdstimer = "160"', 1, "write numbers, `true` and `false` without quotes"),
    ('barsel = "true"', 1, "without quotes"),
    ("kommune = 851", 1, 'write texts in quotes: `"851"`'),
    ('fødselsdato < "2018-01-01"', 1, 'write dates as `date("2018-07-01")`'),
    ("timer = 1", 1, "write `x in list`"),
    ("barsel = 1", 1, "these never compare"),
    ("barsel < true", 1, "neither less nor greater"),
    ("møde > møde", 1, "neither less nor greater"),
    ("1 < arbejdstimer < 5", 1, "write `b between a and c`"),
    ("if arbejdstimer then 1 else 2", 4, "after `if` stands a condition"),
    ("ydelse and barsel", 1, 'such as `… = "dagpenge"`'),
    ("barsel and barsel or 1", 22, "`or` joins conditions"),
    ("arbejdstimer + barsel", 1, "`+` has no result here"),
    ("fødselsdato + 5", 1, "`+` has no result here"),
    ("barsel * alt", 1, "`*` has no result here"),
    ("timer + null", 1, "`null` is no value (null)"),
    ("-ydelse", 1, "before a number or duration"),
    ("arbejdstimer between 1 and fødselsdato", 28, "these never compare"),
    ("barsel between 1 and 2", 1, "neither less nor greater"),
    ('arbejdstimer in ["a".."b"]', 18, "these never compare"),
    ('[1.."a"]', 1, "these never compare"),
    ("[true..false]", 2, "neither less nor greater"),
    ("kommune in timer", 12, "`timer` holds a list<number>"),
    ("kommune in perioder", 12, "holds"),
    ("kommune in 5", 12, "these never compare"),
    ("kommune in (? + 1)", 13, "`+` has no result"),
    ("arbejdstimer in (? + 1)", 18, "a test of `?` is a condition"),
    ("?", 1, "there is none here"),
    ("for x in ydelse return x", 10, "a loop needs a list"),
    ('for x in 1.."a" return x', 13, "whole ends"),
    ("some x in timer satisfies x", 27, "after `satisfies` stands a condition"),
    ('møder[form = "brev"]', 14, 'write one of "telefon", "gruppe"'),
    ("møder[sted]", 7, "unknown name `sted`"),
    ("timer[kommune]", 7, "in brackets stands a condition or a place"),
    ("møde.dat", 1, "did you mean `dato`"),
    ("fødselsdato.hour", 1, "it has year, month, day, weekday"),
    ("arbejdstimer.hour", 1, "a number has no `hour`"),
    ("{a: 1, a: 2}", 11, "the entry `a` is there twice"),
    ("1 instance of numbr", 15, "did you mean `number`"),
    ("function(x: numbr) x", 13, "unknown type"),
    ("barsel(1)", 1, "no function; remove the brackets"),
    ("f(1, 2)", 1, "takes 1 arguments, not 2"),
    ('f("a")', 3, "a number is needed"),
    ("floor(ydelse)", 7, "`floor` needs a number for `n`"),
    ("substring(ydelse)", 1, "write `substring(string: text, start position: number, length?: number)`"),
    ("substring(string: ydelse, start: 1)", 1, "write `substring("),
    ("substring(string: ydelse, string: ydelse)", 1, "write `substring("),
    ("sum(1, barsel)", 8, "`sum` needs a number"),
    ("accumulated months(ydelse)", 20, "needs a boolean for `condition`"),
    ("latest(arbejdstimer)", 8, "`latest` needs a list<context> for `event`"),
    ('date("2018-02-30")', 6, '"2018-02-30" is no date; write it as "2018-07-01"'),
    ('@"2018-02-30"', 1, "is no date, time or duration"),
    ("not(null and 1)", 14, "`and` joins conditions"),
    ("null.a + barsel", 1, "no result"),
    (f"{'a' * 70} = 1", 1, "…"),
]


@pytest.mark.parametrize(("expression", "column", "advice"), WRONG)
def test_wrong(expression: str, column: int, advice: str) -> None:
    with pytest.raises(FeelTypeError) as caught:
        typecheck(parse(expression, [*NAMES, *FUNCTIONS]), NAMES, FUNCTIONS)
    assert advice in caught.value.message
    assert (caught.value.line, caught.value.column) == (1, column)


def test_unary_tests() -> None:
    names = {**NAMES, "?": NUMBER}
    assert typecheck(parse_unary_tests("< 5, [7..9], ? > 3"), names) == BOOLEAN
    assert typecheck(parse_unary_tests("-"), names) == BOOLEAN
    with pytest.raises(FeelTypeError, match="never compare"):
        typecheck(parse_unary_tests('"a"'), names)
    with pytest.raises(FeelTypeError, match="there is none here"):
        typecheck(parse_unary_tests("1"), {})


def test_long_lists_of_values_are_cut() -> None:
    many = text(tuple(f"v{number}" for number in range(30)))
    with pytest.raises(FeelTypeError, match='"v11", …'):
        typecheck(parse('x = "?"', ["x"]), {"x": many})


def test_conforms() -> None:
    assert conforms(NULL, NUMBER)
    assert conforms(list_of(ANY), list_of(NUMBER))
    assert not conforms(list_of(STRING), list_of(NUMBER))
    assert conforms(context_of({"a": NUMBER, "b": STRING}), context_of({"a": NUMBER}))
    assert not conforms(context_of({"b": STRING}), context_of({"a": NUMBER}))
    assert conforms(CONTEXT, context_of({"a": NUMBER}))
    assert conforms(function_of((ANY,), NUMBER), function_of((STRING,), NUMBER))
    assert not conforms(function_of((), NUMBER), function_of((STRING,), NUMBER))
    assert not conforms(function_of((NUMBER,), NUMBER), function_of((STRING,), NUMBER))
    assert conforms(Type(Kind.FUNCTION), function_of((STRING,), NUMBER))


def test_joined() -> None:
    assert joined(text(("a",)), text(("b",))) == text(("a", "b"))
    assert joined(text(("a",)), STRING) == STRING
    assert joined(RANGE, range_of(NUMBER)) == RANGE
    assert joined(NUMBER, STRING) == ANY
    assert joined(list_of(text(("a",))), list_of(STRING)) == list_of(STRING)


def test_types_by_name() -> None:
    assert named("list<range<date>>") == list_of(range_of(DATE))
    with pytest.raises(KeyError):
        named("dato")
    assert str(signature("a: number, b?: string|date, c: Any... -> element")) == (
        "(a: number, b?: text or date, c: Any, …)"
    )
    assert str(CONTEXT) == "context"
    assert str(function_of((), NUMBER)) == "function<> -> number"
    assert str(Type(Kind.FUNCTION, parameters=())) == "function<> -> Any"
