"""Unknown is not null, not false, not zero: it stays unknown unless it cannot matter."""

from __future__ import annotations

import pickle
from decimal import Decimal

import pytest

from frirum.feel import UNKNOWN, evaluate, from_json, to_json
from frirum.feel.values import OPEN

from .table import given, rows

FACTS = {
    "u": UNKNOWN,
    "t": True,
    "f": False,
    "n": None,
    "xs": [Decimal(1), Decimal(2)],
    "c": {"a": UNKNOWN, "b": 1},
}

TABLE = r"""
u => unknown
u and f => false
f and u => false
u and t => unknown
u and n => unknown
n and u => unknown
u or t => true
t or u => true
u or f => unknown
n or u => unknown
not(u) => unknown
t and t and u => unknown
t and u and n => unknown
t and n and u => unknown
t and u and f => false
u = u => unknown
u = null => unknown
u < 1 => unknown
1 <= u => unknown
u + 1 => unknown
-u => unknown
u between 1 and 2 => unknown
1 between 2 and u => false
u in (1, 2) => unknown
u in [] => unknown
u in [1..2] => unknown
1 in [2..u] => false
2 in [2..u] => unknown
1 in (u, 1) => true
1 in (u, 2) => unknown
1 in [u, 1] => true
1 in [u, 2] => unknown
1 in u => unknown
u in [[1]] => unknown
[u] => unknown
[u..1] => unknown
[1..u] => unknown
if u then 1 else 1 => unknown
if t then 1 else u => 1
if f then 1 else u => unknown
u.a => unknown
u[1] => unknown
xs[u] => unknown
xs[item > u] => unknown
u(1) => unknown
u instance of number => unknown
floor(u) => unknown
max(1, u) => unknown
floor(n: u) => unknown
(function(x: number) x)(u) => unknown
some x in [u, 1] satisfies x = 1 => true
some x in [u, 2] satisfies x = 1 => unknown
every x in [u, 2] satisfies x = 1 => false
every x in [u, 1] satisfies x = 1 => unknown
some x in u satisfies true => unknown
every x in xs satisfies u => unknown
for x in u return x => unknown
for x in 1..u return x => unknown
for x in [u, 1] return x => unknown
for x in xs return u => unknown
c.a => unknown
c.b => 1
c = {a: 1, b: 1} => unknown
c = {a: 1, b: 2} => false
[c, c].a => unknown
[c, c].b => [1, 1]
c => {a: unknown, b: 1}
string(c) => unknown
string(xs) => "[1, 2]"
list contains([c], {a: 1, b: 1}) => unknown
list contains([c, {a: 1, b: 1}], {a: 1, b: 1}) => true
index of([c], {a: 1, b: 1}) => unknown
distinct values([c, {a: 1, b: 1}]) => unknown
union([c], [{a: 1, b: 1}]) => unknown
sort(xs, function(a, b) u) => unknown
list replace(xs, function(a, b) u, 3) => unknown
get value(c, "a") => unknown
true and u => unknown
false or u => unknown
"""


@pytest.mark.parametrize(("expression", "expected"), rows(TABLE))
def test_unknown(expression: str, expected: str) -> None:
    assert given(expression, FACTS) == expected


def test_unknown_has_no_truth() -> None:
    with pytest.raises(TypeError, match="neither true nor false"):
        bool(UNKNOWN)
    assert repr(UNKNOWN) == "UNKNOWN"


def test_there_is_one_unknown_and_one_open_end() -> None:
    assert pickle.loads(pickle.dumps(UNKNOWN)) is UNKNOWN  # noqa: S301
    assert pickle.loads(pickle.dumps(OPEN)) is OPEN  # noqa: S301
    assert repr(OPEN) == "OPEN"


def test_unknown_in_json() -> None:
    assert to_json(evaluate("u", FACTS)) == {"type": "unknown"}
    assert from_json({"type": "unknown"}) is UNKNOWN
