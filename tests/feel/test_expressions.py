"""What the operators and constructs of the language give."""

from __future__ import annotations

from decimal import Decimal

import pytest

from frirum.feel.arithmetic import OPERATIONS

from .table import given, rows

ARITHMETIC = r"""
0.1 + 0.2 => 0.3
10 / 3 => 3.333333333333333333333333333333333
1 / 0 => null
2 ** 0.5 => 1.414213562373095048801688724209698
0 ** 0 => null
10 ** 7000 => null
1 + "a" => null
"a" + "b" => "ab"
"a" - "b" => null
-"a" => null
--1 => 1
-@"P1D" => -P1D
-@"P1Y" => -P1Y
@"2018-01-31" + @"P1M" => 2018-02-28
@"P1M" + @"2018-01-31" => 2018-02-28
@"2018-03-01" - @"PT1H" => 2018-02-28
@"2018-03-01" - @"2018-02-01" => P28D
@"2018-03-01T10:00:00" - @"2018-03-01T09:00:00" => PT1H
@"2018-03-01T10:00:00Z" - @"2018-03-01" => PT10H
@"2018-03-01T10:00:00" - @"2018-03-01" => null
@"10:00:00" - @"09:00:00" => PT1H
@"10:00:00Z" - @"09:00:00" => null
@"10:00:00Z" + @"PT15H" => 01:00:00Z
@"10:00:00" + @"P1M" => null
@"10:00:00" - 1 => null
@"2018-03-01" - 1 => null
@"2018-03-01T10:00:00" + @"P1Y" => 2019-03-01T10:00:00
@"2018-03-01T10:00:00" + @"PT15H" => 2018-03-02T01:00:00
@"999999999-12-31T10:00:00" + @"P1Y" => null
@"999999999-12-31T10:00:00" + @"P1D" => null
@"999999999-12-31" + @"P1D" => null
@"-999999999-01-01" - @"P1M" => null
@"0001-01-01" - @"P1D" => 0000-12-31
@"9999-12-31" + @"P1D" => 10000-01-01
@"10000-01-01" - @"9999-12-31" => P1D
@"P1D" + @"PT1H" => P1DT1H
@"P1D" + 1 => null
@"P1Y" + @"P1D" => null
@"P1Y" - @"P1M" => P11M
@"P1Y" * 2.5 => P2Y6M
@"P1Y11M" * -2.5 => -P4Y9M
2 * @"PT1.5S" => PT3S
2 * "a" => null
"a" * 2 => null
"a" * "b" => null
@"P1Y" * 1e40 => null
@"P1D" * 1e40 => null
@"P1D" / 3 => PT8H
@"P1Y" / 5 => P2M
@"P1D" / @"PT6H" => 4
@"P1Y" / @"P5M" => 2.4
@"P1Y" / @"P0M" => null
1 / @"P1Y" => null
"a" ** 2 => null
"""

COMPARISONS = r"""
1 = 1.0 => true
1 = "1" => null
1 != "1" => null
null = null => true
null != 1 => true
true = true => true
[1, [2]] = [1, [2]] => true
[1] = [1, 2] => false
[1] = ["a"] => false
{a: 1, b: 2} = {b: 2, a: 1} => true
{a: 1} = {b: 1} => false
[1..2] = [1..2] => true
[1..2] = [1..2) => false
(< 1) = (null..1) => false
(< 1) = (< 1) => true
(> 1) = (>= 1) => false
abs = abs => false
@"10:30:00.0001" = @"10:30:00.0002" => true
@"10:30:00" = @"10:30:00Z" => false
@"10:30:00+01:00" = @"09:30:00Z" => true
@"10:30:00@Europe/Paris" = @"09:30:00Z" => true
@"2018-07-01T10:30:00@Europe/Paris" = @"2018-07-01T08:30:00Z" => true
@"2018-07-01T10:30:00" = @"2018-07-01T10:30:00Z" => false
@"-2018-07-01" = @"-2018-07-01" => true
@"-2018-07-01" = @"2018-07-01" => false
@"-2018-07-01" < @"2018-07-01" => true
@"2018-07-01" < @"12018-07-01" => true
@"2018-07-01" < @"2018-07-01T00:00:00" => null
@"10:30:00" < @"10:30:00Z" => null
@"10:30:00" < @"10:30:00.1" => true
@"2018-07-01T10:30:00Z" <= @"2018-07-01T11:30:00+01:00" => true
@"P1D" < @"PT25H" => true
@"P1Y" >= @"P12M" => true
@"P1Y" > @"P1D" => null
true < false => null
[1] < [2] => null
"a" < "b" => true
1 < null => null
1 between 1 and 3 => true
1 between 2 and null => false
2 between 1 and null => null
"b" between "a" and "c" => true
"b" between 1 and 3 => null
@"P2D" between @"P1D" and @"P3D" => true
"""

TESTS = r"""
1 in [1..3] => true
3 in [1..3) => false
1 in (1..3] => false
1 in <= 1 => true
1 in (2, 3) => false
1 in (2, < 0, 1) => true
1 in ("a", 2) => null
1 in [2, "a"] => false
1 in [[0..2], 7] => true
1 in [] => false
1 in [2, null] => false
null in [1, null] => true
null in [1..2] => null
5 in (null..10] => null
"a" in "a" => true
"a" in ["b", "a"] => true
[1] in [[1], [2]] => true
[1] in [1] => true
[1..2] in [[1..2], 3] => true
{a: 1} in [{a: 1}] => true
1 in (? > 0) => true
1 in (? > 0 and ? < 1) => false
1 in != 2 => true
"b" in (["a".."c"]) => true
1 in {r: [0..2]}.r => true
[1..2] in {r: [1..2]}.r => true
[0] in {r: [[0], 1]}.r => true
(for i in [1, 5] return i in {r: [0..2]}.r) => [true, false]
(for i in [1, 5] return i in [i, 2]) => [true, true]
(for i in [[1], [5]] return i in [[1], 2]) => [true, false]
"""

LISTS = r"""
[1, 2, 3][1] => 1
[1, 2, 3][-1] => 3
[1, 2, 3][0] => null
[1, 2, 3][4] => null
[1, 2, 3][1e20] => null
[1, 2, 3][item > 1] => [2, 3]
[1, 2, 3][true] => [1, 2, 3]
[1, 2, 3][null] => []
[1, 2, 3]["a"] => null
1[1] => 1
null[1] => null
null[true] => null
[{a: 1}, {a: 2}][a > 1] => [{a: 2}]
[{a: 1}, {b: 2}][a > 0] => [{a: 1}]
[{item: 1}, {item: 2}][item > 1] => [{item: 2}]
[{a: 1, l: [{a: 1}, {a: 2}]}][count(l[a > 1]) = 1].a => [1]
{n: 2, r: [1, 2, 3][n]}.r => 2
[{a: 1}, {b: 2}].a => [1, null]
{a: {b: 1}}.a.b => 1
{a: 1}.b => null
(1).a => null
@"2018-07-01".weekday => 7
@"2018-07-01T10:20:30.5@Europe/Paris".hour => 10
@"2018-07-01T10:20:30.5@Europe/Paris".minute => 20
@"2018-07-01T10:20:30.5@Europe/Paris".second => 30
@"2018-07-01T10:20:30.5@Europe/Paris".timezone => "Europe/Paris"
@"2018-07-01T10:20:30.5@Europe/Paris".time offset => PT2H
@"10:20:30@Europe/Paris".time offset => PT1H
@"10:20:30-05:00".time offset => -PT5H
@"10:20:30".time offset => null
@"0000-07-01T00:00:00@Europe/Paris".time offset instance of days and time duration => true
@"-P1Y2M".years => -1
@"P1Y2M".months => 2
@"P1DT2H3M4S".days => 1
@"P1DT2H3M4S".hours => 2
@"P1DT2H3M4S".minutes => 3
@"-P1DT2H3M4S".seconds => -4
@"P1D".years => null
[1..3].start => 1
[1.."a"] => null
[true..false] => null
(> true) => null
[1..3).end included => false
[1..3).start included => true
(< 3).start => null
(< 3).end => 3
"""

LOOPS = r"""
for i in [1, 2], j in [i, 3] return i + j => [2, 4, 4, 5]
for i in 1..3 return i => [1, 2, 3]
for i in 3..1 return i => [3, 2, 1]
for i in (1..4) return i => [2, 3]
for i in [4..1) return i => [4, 3, 2]
for i in 0..4 return if i = 0 then 1 else i * partial[-1] => [1, 1, 2, 6, 24]
for i in 1..3 return count(partial) => [0, 1, 2]
for i in @"1980-01-01"..@"1980-01-03" return i.day => [1, 2, 3]
for i in @"9999-12-31"..@"10000-01-01" return i.day => [31, 1]
for i in 1.5..3 return i => null
for i in "a".."c" return i => null
for i in null return i => null
for i in 5 return i => [5]
for i in [] return i => []
for i in {a: [1, 2]}.a return i => [1, 2]
some x in [1, 2] satisfies x > 1 => true
some x in [1, 2] satisfies x > 2 => false
some x in [1, null] satisfies x > 1 => null
some x in null satisfies true => null
every x in [1, 2] satisfies x > 0 => true
every x in [1, 2] satisfies x > 1 => false
every x in [], y in [1] satisfies false => true
every x in [1, null] satisfies x > 0 => null
some x in [1, 2], y in [2, 3] satisfies x > y => false
"""

FUNCTIONS = r"""
(function(x, y) x - y)(5, 1) => 4
(function(x, y) x - y)(y: 1, x: 5) => 4
(function(x, y) x - y)(y: 1, z: 5) => null
(function(x) x)(1, 2) => null
(function(x: number) x)("a") => null
(function(x: number) x)(null) => null
(function(x: list<number>) x)(1) => [1]
(function(x: number) x)([1]) => 1
(function(x) external {java: {class: "a"}})(1) => null
(1 + 1)(2) => null
{f: function(x) x * 2, r: f(4)}.r => 8
{a: 1, f: function(x) x + a, r: f(4)}.r => 5
{f: function(f, n) if n = 0 then 0 else f(f, n - 1), r: f(f, 20)}.r => 0
(for f in (for i in 1..3 return function(x) x * i) return f(10)) => [10, 20, 30]
nobody(1) => null
nobody => null
if null then 1 else 2 => 2
if 1 = 1 then 1 else 2 => 1
{a: 1, a: 2} => null
{a: 1, b: {c: a + 1}}.b.c => 2
{} => {}
@"nonsense" => null
"""

INSTANCES = r"""
1 instance of number => true
1 instance of Any => true
null instance of Any => false
null instance of Null => true
[1, 2] instance of list<number> => true
[1, "a"] instance of list<number> => false
[1, null] instance of list<number> => true
[1] instance of list => true
[1] instance of number => false
{a: 1} instance of context<a: number> => true
{a: 1, b: 2} instance of context<a: number> => true
{a: 1} instance of context<a: string> => false
{b: 1} instance of context<a: number> => false
{} instance of context => true
[1..2] instance of range<number> => true
(< 2) instance of range<number> => true
[1..2] instance of range<string> => false
[1..2] instance of range => true
@"P1D" instance of day time duration => true
@"P1Y" instance of year month duration => true
(function(a: string) a) instance of function<string> -> string => true
(function(a: string) a) instance of function<number> -> string => false
(function(a) a) instance of function<number> -> string => true
(function(a) a) instance of function<> -> string => false
(function(a) a) instance of function => true
1 instance of function => false
1 instance of made.up.type => null
1 instance of list<made> => null
1 instance of number<number> => null
(function() 1) instance of function<> -> made => null
(for i in [1, "a"] return i instance of number) => [true, false]
"""

ALL = "\n".join([ARITHMETIC, COMPARISONS, TESTS, LISTS, LOOPS, FUNCTIONS, INSTANCES])


@pytest.mark.parametrize(("expression", "expected"), rows(ALL))
def test_gives(expression: str, expected: str) -> None:
    assert given(expression) == expected


def test_operations_stand_alone() -> None:
    one, two = Decimal(1), Decimal(2)
    found = {op: operation(one, two) for op, operation in OPERATIONS.items()}
    assert found == {"+": Decimal(3), "-": Decimal(-1), "*": two, "/": Decimal("0.5"), "**": one}
