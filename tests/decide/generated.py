"""Whole small catalogues by chance: a provision of any effect, exemptions over it, and cases for them.

`world` gives a `World`; `build` of the spec tables makes it a catalogue. Expressions are written by a grammar that
aims at what both back ends know; the little that SQL refuses is counted by the test.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import yaml
from hypothesis import strategies as st

from .spec import Spec

FIRST_DAY = date(2016, 11, 1)
DAYS = 1500
Texts = st.SearchStrategy[str]


@dataclass(frozen=True)
class World:
    """A catalogue as the spec tables write it, cases as data, and days of decision."""

    law: str
    experiments: str
    rates: str
    cases: tuple[dict[str, Any], ...]
    days: tuple[date, ...]
    asked: bool
    wide: bool

    @property
    def spec(self) -> Spec:
        """The catalogue, for `build`."""
        return Spec("by chance", self.law, (), self.experiments, self.rates)


def _one(*choices: str) -> Texts:
    return st.sampled_from(choices)


def _put(template: str, *parts: Texts) -> Texts:
    return st.tuples(*parts).map(lambda found: template.format(*found))


_month_starts = st.integers(0, 47).map(lambda n: date(2017 + n // 12, n % 12 + 1, 1))
days = st.one_of(
    st.integers(0, DAYS).map(lambda n: FIRST_DAY + timedelta(n)),
    st.tuples(_month_starts, st.integers(-3, 2)).map(lambda pair: pair[0] + timedelta(pair[1])),
)
_day_texts = _put('date("{}")', days.map(str))
_signs = _one("<", "<=", ">", ">=", "=", "!=")
_order = _one("<", "<=", ">", ">=")
_months, _weeks, _small = (
    _one("0", "1", "2", "3", "6", "12", "18"),
    _one("1", "4", "8", "26"),
    _one("0", "1", "2", "3"),
)

# ---- expressions ----------------------------------------------------------------------------------------

_plain = st.one_of(
    _put('ydelse {} "{}"', _one("=", "!="), _one("hjælp", "løn", "andet")),
    _one('ydelse in ("hjælp", "løn")', 'not(ydelse in ("løn", "andet"))', "ydelse = null", "ydelse != null"),
    _one("barsel", "visiteret", "gift", "syg", "not(barsel)", "gift = null", "skøn er foretaget"),
    _put("{} {} {}", _one("børn", "timer"), _signs, _small),
    _put("{} between {} and {}", _one("børn", "timer"), _small, _small),
    _put("{} in [{}..{}{}", _one("børn", "timer"), _small, _small, _one("]", ")")),
    _put("{} {} {}", _one("født", "frist"), _order, _day_texts),
    _one("frist = null", "børn != null", "født < frist", "frist.year = 2018", "frist.month >= 7"),
    _put('{} {} frist + duration("{}")', _day_texts, _order, _one("P1M", "P14D", "P1Y")),
    _put("børn {} satsen", _order),
)


def _joined(inner: Texts) -> Texts:
    return st.one_of(
        _put("({} {} {})", inner, _one("and", "or"), inner),
        _put("not({})", inner),
        _put("(if {} then {} else {})", inner, inner, inner),
    )


followed = st.recursive(_plain, _joined, max_leaves=3)
"""A condition that is asked on every day."""

_meetings = _one(
    "møde", "møde", "brev", "rygte", "notat", 'møde[form = "telefon"]', "møde[minutter >= 2]",
    'møde[form = "fremmøde" and minutter < 3]', 'møde[form != "telefon" or gift]',
)  # fmt: skip
_counted = st.one_of(
    _put("accumulated months({}, {})", followed, _months),
    _put("accumulated months({})", followed),
    _put("accumulated weeks({}, {})", followed, _weeks),
    _put("accumulated days({}, {})", followed, _one("7", "30", "100")),
    _put("accumulated days({})", followed),
    _put("consecutive months({})", followed),
    _put("count({}, {})", _meetings, _months),
    _put("count({})", _meetings),
)
_amounts = st.one_of(
    _put("floor({})", _counted),
    _put("round half up({}, {})", _counted, _small),
    _put("accumulated days({}, {})", followed, _one("7", "30", "100")),
    _put("count({}, {})", _meetings, _months),
)
"""The same as numbers: a month is 30 days, so months and weeks are rounded."""
_elapsed = _put("{} since({})", _one("years", "months", "days", "weekdays"), _one("født", "frist"))
_dated = st.one_of(
    _put("latest({})", _meetings),
    _put("first({})", _meetings),
    _put("since({})", followed),
    _one("frist", "født"),
)
_timed = st.one_of(
    _put("{} {} {}", _counted, _order, _months),
    _put("{} {} {}", _elapsed, _order, _one("-3", "0", "1", "2", "20")),
    _put("today() {} {}", _order, _dated),
    _put("{} {} {}", _dated, _order, _day_texts),
    _put('{} + duration("{}") {} today()', _dated, _one("P1M", "P10D", "P6M"), _order),
    _put("{} = null", _dated),
    _put("{} since({}) {} {}", _one("months", "days", "weekdays"), _dated, _order, _small),
)
conditions = st.recursive(_plain | _timed, _joined, max_leaves=3)
"""A condition of a rule or of an exemption."""

numbers = st.recursive(
    st.one_of(_one("børn", "timer", "satsen", "2", "1.5", "0.25", "100"), _amounts, _elapsed),
    lambda inner: st.one_of(
        _put("({} {} {})", inner, _one("+", "-", "*"), inner),
        _put(
            "{}({} / {}, {})",
            _one("round half up", "round up", "floor", "decimal"),
            inner,
            _one("2", "4", "7", "timer"),
            _one("0", "1", "2"),
        ),
        _put("{}({}, {})", _one("min", "max"), inner, inner),
        _put("{}({})", _one("floor", "ceiling", "abs"), inner),
        _put("round half up({}, {})", inner, _one("0", "1")),
        _put("(if {} then {} else {})", _plain, inner, inner),
    ),
    max_leaves=3,
)

# ---- law ------------------------------------------------------------------------------------------------


def _maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def _some(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """A mapping with those of the fields that are drawn as something."""
    return st.fixed_dictionaries({name.replace("_", " "): each for name, each in fields.items()}).map(
        lambda found: {name: each for name, each in found.items() if each is not None}
    )


def _term(*units: str) -> st.SearchStrategy[dict[str, int]]:
    return st.tuples(st.sampled_from(units), st.integers(1, 6)).map(lambda pair: {pair[0]: pair[1]})


_terms = _term("days", "weeks", "months", "months", "years", "weekdays")
_clock_terms = _term("days", "weeks", "months", "months", "months", "years")
_clocks = _some(**{"while": followed, "since": _maybe(followed), "counting": _maybe(st.just("whole weeks"))})
_meeting = {
    "met by": _maybe(st.sampled_from([["møde"], ["brev"], ["møde", "brev"], ["rygte"], ["notat", "møde"]])),
    "tolerance": _maybe(_term("days", "weeks", "months", "weekdays")),
    "early": _maybe(_term("days", "weeks")),
    "suspended": _maybe(_maybe(followed)),
}
_counts = _one('form = "fremmøde"', "minutter > 1", 'form = "telefon" and gift', "gift")
_arising = st.one_of(
    st.just({}), st.just({}),
    st.just({"arises": {"event": "henvendelse"}}),
    st.tuples(_term("months", "weeks"), st.integers(1, 3), st.booleans()).map(
        lambda found: {
            "arises": {
                "after": found[0],
                "within": {unit: count * found[1] for unit, count in found[0].items()},
                **({"again": True} if found[2] else {}),
            }
        }
    ),
)  # fmt: skip


@st.composite
def _duties(draw: st.DrawFn) -> dict[str, Any]:
    duty: dict[str, Any] = draw(_some(**_meeting))
    if "møde" in duty.get("met by", ["møde"]) and draw(st.booleans()):
        duty["counts"] = draw(_counts)
    if draw(st.booleans()):
        return {**duty, **draw(_cadences())}
    duty |= draw(_arising)
    counted = "after" in duty.get("arises", {})
    if counted or draw(st.booleans()):
        duty["clock"] = draw(_clocks)
    if counted and draw(st.booleans()):
        duty["due"] = {"reading": draw(_clock_terms)}
    elif draw(st.integers(0, 4)):
        duty["due"] = draw(_clock_terms if "clock" in duty else _terms)
    else:
        duty["due"] = {"on": draw(_one("frist", 'frist + duration("P1M")', 'date("2018-06-01")'))}
    return duty


@st.composite
def _cadences(draw: st.DrawFn) -> dict[str, Any]:
    found: dict[str, Any] = draw(_some(clock=_maybe(_clocks), after=_maybe(_term("months", "weeks"))))
    if draw(st.booleans()):
        found["every"] = draw(_term("weeks", "months", "months", "years"))
    else:
        found |= {"times": draw(st.integers(1, 3)), "per": draw(_term("months", "years"))}
    if draw(st.integers(0, 2)) == 0:
        found["up to"] = draw(_term("months", "years"))
    return found


@st.composite
def _rules(draw: st.DrawFn) -> dict[str, Any]:
    """A version: conditions and one effect."""
    names = ["a", "b", "c"][: draw(st.integers(0, 3))]
    effect = draw(
        st.sampled_from(["duty", "duty", "duty", "right", "amount", "limit", "requirement", "competence"])
    )
    body: Any = {}
    if effect == "duty":
        body = draw(_duties())
    elif effect in ("amount", "limit"):
        body = {"is": draw(numbers)}
    elif effect == "competence":
        body = {"who": "rådet"}
    elif draw(st.booleans()):
        body = {"is": draw(conditions)}
    given = {name: draw(conditions) for name in names}
    return {"given": given, effect: body}


def _effect(rule: dict[str, Any]) -> str:
    return next(each for each in rule if each not in ("given", "from", "to"))


# ---- experiments ----------------------------------------------------------------------------------------


@st.composite
def _changes(draw: st.DrawFn, rule: dict[str, Any]) -> dict[str, Any]:
    """What an exemption does to `L § 1`."""
    effect, given = _effect(rule), sorted(rule["given"])
    ways = ["waive"] + ["drop", "given"] * bool(given)
    ways += ["value"] * (effect in ("amount", "limit") or "is" in rule[effect])
    ways += ["duty", "duty"] * (effect == "duty")
    way = draw(st.sampled_from(ways))
    if way == "waive":
        return {"waive": ["L § 1"]}
    if way == "drop":
        return {"drop": {"L § 1": [draw(st.sampled_from(given))]}}
    change: dict[str, Any]
    if way == "given":
        change = {"given": {draw(st.sampled_from(given)): draw(conditions)}}
    elif way == "value":
        number = _put("{} * 2", _one("ordinary")) | _put("max(ordinary, {})", numbers) | numbers
        change = {"is": draw(number if effect in ("amount", "limit") else conditions)}
    else:
        change = {"duty": draw(_duty_changes(rule["duty"]))}
    return {"set": {"L § 1": change}}


@st.composite
def _duty_changes(draw: st.DrawFn, duty: dict[str, Any]) -> dict[str, Any]:
    field = draw(st.sampled_from(["met by", "counts", "tolerance", "suspended", "term", "clock"]))
    if field == "term":
        if "due" not in duty:
            return draw(_cadences())
        return {"due": {"reading": draw(_clock_terms)} if "reading" in duty["due"] else draw(_clock_terms)}
    if field in duty and draw(st.booleans()):
        return {field: None}
    changed: dict[str, st.SearchStrategy[Any]] = {
        "met by": st.sampled_from([["møde"], ["møde", "brev"], ["rygte", "møde"]]),
        "counts": _counts if "møde" in duty.get("met by", ["møde"]) else st.just("gift"),
        "tolerance": _term("days", "weeks", "months"),
        "suspended": followed,
        "clock": _clocks,
    }
    return {field: draw(changed[field])}


_places = _one("By A", "By B", "By C")


@st.composite
def _experiments(draw: st.DrawFn, rule: dict[str, Any]) -> dict[str, Any]:
    """One or two experiments of one or two exemptions each."""
    found = {}
    for name in ["e", "f"][: draw(st.integers(0, 2))]:
        parts = ["en", "to"][: draw(st.integers(1, 2))]
        entries = draw(st.lists(_participations(parts), min_size=1, max_size=2))
        found[name] = {
            "takes part": entries,
            "exemptions": {part: draw(_exemptions(rule, part)) for part in parts},
        }
    return found


@st.composite
def _participations(draw: st.DrawFn, parts: list[str]) -> dict[str, Any]:
    edges = sorted(draw(st.tuples(days, days)))
    return draw(
        _some(
            kommune=st.lists(_places, min_size=1, max_size=2, unique=True),
            part=_maybe(st.lists(st.sampled_from(parts), min_size=1, max_size=2, unique=True)),
            group=_maybe(conditions),
            **{"from": _maybe(st.just(edges[0])), "to": _maybe(st.just(edges[1]))},
        )
    )


@st.composite
def _exemptions(draw: st.DrawFn, rule: dict[str, Any], name: str) -> dict[str, Any]:
    edges = sorted(draw(st.tuples(days, days)))
    version: dict[str, Any] = {"from": edges[0], "to": edges[1]}
    for kind in ("for", "enrolled", "provided"):
        if draw(st.integers(0, 3)) == 0:
            version[kind] = {kind[0]: draw(conditions)}
    if draw(st.integers(0, 5)) == 0:
        return {**version, "add": {f"§ {name}": draw(_rules())}}
    version |= draw(_changes(rule))
    if "duty" in rule:
        version["at end"] = "restart" if draw(st.integers(0, 19)) == 19 else "resume"
    if draw(st.integers(0, 4)) == 0:
        version["standing"] = "asked"
    return version


# ---- cases ----------------------------------------------------------------------------------------------

_values: dict[str, st.SearchStrategy[Any]] = {
    "kommune": _places,
    "ydelse": _one("hjælp", "hjælp", "løn", "andet"),
    **dict.fromkeys(("barsel", "visiteret", "gift", "syg", "skøn er foretaget"), st.booleans()),
    "børn": st.integers(0, 4),
    "timer": st.sampled_from([0, 1, 1.5, 2.25, 3]),
    "født": st.one_of(days, st.dates(date(1980, 1, 1), date(2005, 12, 31))).map(str),
    "frist": days.map(str),
}


@st.composite
def _pieces(draw: st.DrawFn, name: str, value: st.SearchStrategy[Any]) -> Any:
    """One value for ever, or pieces with gaps or without; now and then a piece of none."""
    if name in ("ydelse", "børn", "timer", "født", "frist") and draw(st.integers(0, 4)) == 0:
        value = _maybe(value)
    if draw(st.booleans()):
        return draw(value)
    edges = sorted(draw(st.sets(days, min_size=2, max_size=5)))
    touching = draw(st.booleans())
    spans = pairwise(edges) if touching else zip(edges[::2], edges[1::2], strict=False)
    found: list[dict[str, Any]] = [
        {"is": draw(value), "from": str(start), "to": str(end - timedelta(1))} for start, end in spans
    ]
    if draw(st.booleans()):
        del found[-1]["to"]
    if draw(st.integers(0, 3)) == 0:
        del found[0]["from"]
    return found


@st.composite
def case_data(draw: st.DrawFn, name: str) -> dict[str, Any]:
    """A case: facts of every kind, some left out; events on some days."""
    facts = {fact: draw(_pieces(fact, value)) for fact, value in _values.items() if draw(st.integers(0, 5))}
    events = []
    for what in ("møde", "brev", "henvendelse", "rygte", "notat"):
        for on in draw(st.lists(days, max_size=3)):
            event: dict[str, Any] = {"what": what, "on": str(on)}
            if what == "møde":
                event |= draw(
                    _some(form=_maybe(_one("fremmøde", "telefon")), minutter=_maybe(st.integers(0, 4)))
                )
            events.append(event)
    data: dict[str, Any] = {"case": name, "about": "person", "facts": facts, "events": events}
    if draw(st.integers(0, 5)) == 0:
        data["incomplete"] = draw(
            st.lists(_one("møde", "brev", "ydelse", "barsel"), min_size=1, max_size=2, unique=True)
        )
    return data


# ---- worlds ---------------------------------------------------------------------------------------------


def _yaml(data: Any) -> str:
    class Plain(yaml.SafeDumper):
        def ignore_aliases(self, _data: object) -> bool:
            return True

    return yaml.dump(data, Dumper=Plain, allow_unicode=True, sort_keys=False)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """A catalogue with cases and days."""
    rule = draw(_rules())
    law: dict[str, Any] = {"§ 1": rule}
    if draw(st.integers(0, 4)) == 0:
        edge = draw(days)
        other = {**rule, "given": {name: draw(conditions) for name in rule["given"]}}
        law = {"§ 1": {"versions": [{**rule, "to": edge}, {**other, "from": edge + timedelta(1)}]}}
    rates = [
        {"from": date(2015, 1, 1), "to": date(2017, 12, 31), "is": 1.5},
        {"from": date(2018, 1, 1), "is": 2},
    ]
    if draw(st.integers(0, 2)) == 0:
        rates[1] = {"from": date(2018, 1, 1), "undecided": True}
    count = draw(st.integers(1, 4))
    return World(
        _yaml(law),
        _yaml(draw(_experiments(rule))),
        _yaml({"satsen": rates}),
        tuple(draw(case_data(str(number))) for number in range(count)),
        tuple(draw(st.lists(days, min_size=1, max_size=2, unique=True))),
        draw(st.booleans()),
        draw(st.booleans()),
    )
