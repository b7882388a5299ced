"""The query of one provision on one day: both answers of every case, with reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations

from frirum.catalogue.model import Catalogue
from frirum.decide.plan import Asked, Plan, plan
from frirum.decide.rows import COLUMNS, DAYS
from frirum.decide.sql.answers import Answer, Answering, any_of, choose
from frirum.decide.sql.dials import FIRST
from frirum.decide.sql.judged import Judged, Test
from frirum.decide.sql.openings import Openings
from frirum.decide.sql.population import Population
from frirum.decide.sql.query import Query
from frirum.decide.sql.rates import RateBook
from frirum.decide.sql.restarts import ORDINARY, PERHAPS, SURE, restarted
from frirum.decide.sql.text import literal, on_day
from frirum.decide.sql.today import Today
from frirum.decide.sql.variants import Source, Variants
from frirum.decide.sql.words import (
    EFFECTS,
    NO_EFFECT,
    NO_STATE,
    STATES,
    STATUSES,
    TRUTHS,
    word,
)
from frirum.feel.sql.value import Kind
from frirum.law.model import Effect, Provision

NO_TEXT = "CAST(NULL AS VARCHAR)"
NO_DAY = "CAST(NULL AS DATE)"


def provision_query(
    catalogue: Catalogue, provision: Provision, people: Population, on: date, asked: Asked = False
) -> str:
    """The query text (before `render`) for a provision on a day."""
    found = plan(catalogue, provision, on, asked)
    if found.version is None:
        return _not_in_force(people, provision, on)
    return ProvisionQuery(catalogue, found, people, on, asked).text()


def _not_in_force(people: Population, provision: Provision, on: date) -> str:
    fixed = {"case": 'c."case"', "on": on_day(on), "provision": _only(provision.id), "differs": "FALSE"}
    fixed["ordinary_status"] = fixed["actual_status"] = STATUSES["not in force"]
    return f"SELECT {_select(fixed)}\nFROM {people.relations.cases} AS c"


def _select(texts: Mapping[str, str]) -> str:
    """All columns in order; those not given are NULL."""
    rows = []
    for name in COLUMNS:
        null = NO_DAY if name.rpartition("_")[2] in DAYS else NO_TEXT
        rows.append(f'{texts.get(name, null)} AS "{name}"')
    return ",\n  ".join(rows)


FEW = 4
"""up to so many names, every list of them is written out: texts that stand ready cost less than joined ones"""


def joined_names(names: Iterable[tuple[str, str]]) -> str:
    """Names joined by ", ", each where its test holds; NULL where there is none. The names come sorted."""
    kept = [(name, when) for name, when in names if when != "FALSE"]
    if len(kept) <= FEW:
        return _written_out(kept, (), _lists([name for name, _ in kept]))
    parts = ", ".join(choose([(when, literal(name))], NO_TEXT) for name, when in kept)
    return choose([(any_of(when for _, when in kept), f"CONCAT_WS(', ', {parts})")], NO_TEXT)


def _written_out(names: Sequence[tuple[str, str]], before: tuple[str, ...], lists: Sequence[str]) -> str:
    """The list that begins with `before` and goes on with those of the names whose tests hold."""
    if not names:
        return word(", ".join(before) or None, lists) if lists else NO_TEXT
    (name, when), *others = names
    return choose([(when, _written_out(others, (*before, name), lists))], _written_out(others, before, lists))


def _lists(names: Sequence[str]) -> list[str]:
    """Every list of some of the names."""
    some = (each for count in range(1, len(names) + 1) for each in combinations(names, count))
    return [", ".join(each) for each in some]


def _only(text: str) -> str:
    """A text that is the same in every row."""
    return word(text, (text,))


class ProvisionQuery:
    """Writes the query of one plan."""

    def __init__(
        self, catalogue: Catalogue, found: Plan, people: Population, on: date, asked: Asked = False
    ) -> None:
        assert found.version is not None
        self._catalogue = catalogue
        self._asked = asked
        self.plan = found
        self.version = found.version
        self.on = on
        self.query = Query()
        self.today = Today(self.query, people, RateBook(catalogue.rates), on)
        self.judged = Judged(self.today, found, self.version)
        self.answering = Answering(self.judged)
        self._same: Mapping[str, str] = {}
        self._shown: str | None = None

    def text(self) -> str:
        """The query."""
        self.judged.build()
        duty = self.version.duty
        variants = None if duty is None else Variants(self.answering, duty)
        restart = None if duty is None else restarted(self._catalogue, self.judged, self._asked)
        base = self.today.relation()
        relation = self.query.part("judged", self.judged.text(base), cheap=self.today.cheap)
        ordinary, actual = self.answering.ordinary(), self.answering.actual(self.surely)
        columns = {**self._first("o", ordinary), **self._first("a", actual), **self._scope_columns()}
        self._note_same(ordinary, columns)
        if variants is not None:
            columns |= {"variant": variants.number(self.surely), **variants.held()}
        if restart is not None:
            columns |= {"restart_sure": restart.sure, "restart_perhaps": restart.perhaps}
        answered = self.query.part("answered", _projection(columns, relation))
        openings = Openings(self.query, self.answering, relation, variants, restart)
        stands = None if variants is None else self._stands(variants, answered, openings)
        other = openings.relation(stands, answered)
        many = variants is not None and (len(variants.all) > 1 or restart is not None)
        texts = self._texts(ordinary, actual, openings if other else None, many=many)
        joins = self._joins(variants, stands, many=many, anew=restart is not None)
        if other:
            joins += f'\nLEFT JOIN {other} AS x ON x."case" = c."case"'
        return self.query.text(f"SELECT {_select(texts)}\nFROM {answered} AS c{joins}")

    def _stands(self, variants: Variants, answered: str, openings: Openings) -> str:
        """The occurrences of the cases to which the duty applies, in any reading."""
        anew = openings.restart is not None
        sure, restart = (SURE, "restart_sure") if anew else (ORDINARY, FIRST)
        sources = [Source(answered, "a_status = 'applies'", "variant", sure, restart)]
        if not self.plan.own:
            sources.append(Source(answered, "o_status = 'applies'", "0"))
        if openings.readings is not None:
            said = f"status = 'applies' AND turn = {SURE}"
            sources.append(Source(openings.readings, said, "variant", sure, restart))
            if anew:
                said = f"status = 'applies' AND turn = {PERHAPS}"
                sources.append(Source(openings.readings, said, "variant", PERHAPS, "restart_perhaps"))
        return variants.relation(sources)

    def _joins(self, variants: Variants | None, stands: str | None, *, many: bool, anew: bool) -> str:
        """The occurrences of both answers: in one join where ordinary law has the only variant. `anew`: clocks of the
        actual answer may begin on another day."""
        if variants is None or stands is None:
            return ""
        if not many:
            return f'\nLEFT JOIN {stands} AS o ON o."case" = c."case"'
        turns = [
            f" AND {side}.turn = {turn}" if anew else "" for side, turn in (("o", ORDINARY), ("a", SURE))
        ]
        return (
            f'\nLEFT JOIN {stands} AS o ON o."case" = c."case" AND o.variant = 0{turns[0]}'
            f'\nLEFT JOIN {stands} AS a ON a."case" = c."case" AND a.variant = c.variant{turns[1]}'
        )

    def surely(self, index: int) -> str:
        """Whether an exemption surely is in scope."""
        test = self.judged.scopes[index]
        if test.never:
            return "FALSE"
        return test.holds if test.constant else f"COALESCE({test.holds}, FALSE)"

    def _first(self, side: str, answer: Answer) -> dict[str, str]:
        """The columns of an answer in the reading without exemptions of unknown scope."""
        found = {f"{side}_status": answer.status, f"{side}_reason": answer.reason}
        if answer.value is not None:
            found[f"{side}_value"] = answer.value
        names = ((name, when) for name, when in sorted(answer.missing.items()))
        for index, (_, when) in enumerate(names):
            found[f"{side}_m{index}"] = when
        return found

    def _note_same(self, ordinary: Answer, columns: dict[str, str]) -> None:
        """Notes which columns the actual answer shares with the ordinary one, so that nothing is worked out twice; a shared
        value is written as text once."""
        self._same = {
            name: f"o{name[1:]}"
            for name, text in columns.items()
            if name.startswith("a_") and columns.get(f"o{name[1:]}") == text
        }
        value = ordinary.value
        if "a_value" in self._same and value is not None and value.isidentifier():
            applies = any_of(f"{columns[name]} = 'applies'" for name in ("o_status", "a_status"))
            columns["shown"] = f"CASE WHEN {applies} THEN {value_text(ordinary, value)} END"
            self._shown = "c.shown"

    def _c(self, name: str) -> str:
        """A column of `answered`; the ordinary one where the actual one is the same."""
        return f"c.{self._same.get(name, name)}"

    def _scope_columns(self) -> dict[str, str]:
        return {f"s{index}": test.holds for index, test in enumerate(self.judged.scopes)}

    def _texts(
        self, ordinary: Answer, actual: Answer, openings: Openings | None, *, many: bool
    ) -> dict[str, str]:
        """The columns of the table, over the relation `answered` as `c`, and the openings as `x`."""
        status = self._c("a_status")
        if openings is not None:
            status = f"CASE WHEN NOT x.same THEN {STATUSES['undecided']} ELSE {status} END"
        texts = {
            "case": 'c."case"',
            "on": on_day(self.on),
            "provision": _only(self.plan.provision.id),
            **self._side("ordinary", "o", ordinary, "c.o_status"),
            **self._side("actual", "a", actual, status),
        }
        if self.version.duty is not None:
            texts |= self._days(status, "a" if many else "o")
        if openings is not None:
            texts["actual_missing"] = self._open_missing(actual, openings, status)
        texts["actual_exemptions"], texts["actual_basis"] = self._cited()
        texts["differs"] = self._differs(
            status, many=many, anew=openings is not None and openings.restart is not None
        )
        return texts

    def _side(self, side: str, short: str, answer: Answer, status: str) -> dict[str, str]:
        force = self._in_force(status)
        texts = {
            "status": status,
            "effect": choose([(force, EFFECTS[str(self.version.effect)])], NO_EFFECT),
            "reason": choose(
                [(self._in_force(self._c(f"{short}_status")), self._c(f"{short}_reason"))], "NULL"
            ),
            "missing": _undecided(status, joined_names(self._flags(short, answer))),
        }
        if answer.value is not None:
            texts["value"] = self._value(self._shown or value_text(answer, f"c.{short}_value"), status)
            unit = self.version.value.unit if self.version.value else None
            if unit is not None:
                texts["unit"] = self._value(_only(unit), status, wrong=_only(unit))
        return {f"{side}_{name}": text for name, text in texts.items()}

    def _flags(self, side: str, answer: Answer) -> list[tuple[str, str]]:
        """By name, the column that tells whether it is missing."""
        return [
            (name, "FALSE" if when == "FALSE" else self._c(f"{side}_m{index}"))
            for index, (name, when) in enumerate(sorted(answer.missing.items()))
        ]

    def _in_force(self, status: str) -> str:
        """Whether an answer has an effect and reasons; only what an exemption adds may have none."""
        return f"{status} <> 'not in force'" if self.plan.own else "TRUE"

    def _value(self, text: str, status: str, wrong: str = word("false", TRUTHS)) -> str:
        """The value where the provision applies; a right that does not apply is false."""
        branches = [(f"{status} = 'applies'", text)]
        if self.version.effect is Effect.RIGHT:
            branches.append((f"{status} = 'does not apply'", wrong))
        return choose(branches, "NULL")

    def _days(self, status: str, actual: str) -> dict[str, str]:
        """The occurrence of each answer; a waived one has the days of ordinary law."""
        found = {}
        for name in ("arises", "due", "state", "fulfilled"):
            null = NO_STATE if name == "state" else NO_DAY
            ordinary = choose([("c.o_status = 'applies'", f"o.{name}")], null)
            waived = ordinary
            if name == "state":
                waived = choose(
                    [("c.o_status = 'applies' AND o.\"case\" IS NOT NULL", STATES["waived"])], null
                )
            found[f"ordinary_{name}"] = ordinary
            branches = [(f"{status} = 'applies'", f"{actual}.{name}"), (f"{status} = 'waived'", waived)]
            found[f"actual_{name}"] = choose(branches, null)
        return found

    def _open_missing(self, actual: Answer, openings: Openings, status: str) -> str:
        """What is missing in the actual answer: where scope is unknown, over all its readings, and for scope."""
        own, over = dict(self._flags("a", actual)), openings.missing()
        lacking = openings.lacking()
        found = []
        for name in sorted({*own, *over, *lacking}):
            apart = any_of(
                (over.get(name, "FALSE"), f"(NOT x.same AND {lacking[name]})" if name in lacking else "FALSE")
            )
            found.append((name, f'CASE WHEN x."case" IS NULL THEN {own.get(name, "FALSE")} ELSE {apart} END'))
        return _undecided(status, joined_names(found))

    def _cited(self) -> tuple[str, str]:
        """The exemptions in scope, and what they rest on."""
        ids: dict[str, list[str]] = {}
        bases: dict[str, list[str]] = {}
        for index, scope in enumerate(self.plan.scopes):
            test = self.judged.scopes[index]
            held = "FALSE" if test.never else test.holds if test.constant else f"c.s{index}"
            ids.setdefault(scope.id, []).append(held)
            bases.setdefault(scope.touch.version.basis, []).append(held)
        both = ([(name, any_of(when)) for name, when in sorted(each.items())] for each in (ids, bases))
        first, second = (joined_names(each) for each in both)
        return first, second

    def _differs(self, status: str, *, many: bool, anew: bool) -> str:
        touching = [_maybe(index, test) for index, test in enumerate(self.judged.scopes)]
        touched = any_of([*touching, f"c.restart_perhaps > {FIRST}"] if anew else touching)
        if touched == "FALSE":
            return "FALSE"
        compared = [f"c.o_status <> {status}"]
        if self.plan.elements.get("value"):
            # Ordinary law may leave a requirement without a value; any value then differs from none.
            none = self.answering.ordinary().value is None
            other = "IS NOT NULL" if none else f"<> {self._raw('o')}"
            values = f"COALESCE({self._raw('a')} {other}, FALSE)"
            compared.append(f"({status} = 'applies' AND {values})")
        if self.version.duty is not None:
            different = " OR ".join(
                f"o.{name} IS DISTINCT FROM a.{name}" for name in ("arises", "due", "state")
            )
            compared += [f"({status} = 'applies' AND ({different}))"] if many else []
        unsure = f"c.o_status = 'undecided' OR {status} = 'undecided'"
        null = "CAST(NULL AS BOOLEAN)"
        return choose([(f"NOT ({touched})", "FALSE"), (f"({unsure})", null)], f"({' OR '.join(compared)})")

    def _raw(self, side: str) -> str:
        return f"c.{side}_value"


def value_text(answer: Answer, value: str) -> str:
    """A value as text."""
    if answer.kind is Kind.BOOLEAN:
        true, false = word("true", TRUTHS), word("false", TRUTHS)
        return f"CASE WHEN {value} THEN {true} WHEN NOT {value} THEN {false} END"
    if answer.kind is Kind.NUMBER:
        return f"frirum_number_text({value})" if answer.scale else f"CAST({value} AS VARCHAR)"
    return f"CAST({value} AS VARCHAR)"


def _projection(columns: Mapping[str, str], relation: str) -> str:
    texts = "".join(f",\n  {text} AS {name}" for name, text in columns.items())
    return f'SELECT "case"{texts}\nFROM {relation}'


def _undecided(status: str, text: str) -> str:
    return text if text == NO_TEXT else f"CASE WHEN {status} = 'undecided' THEN {text} END"


def _maybe(index: int, test: Test) -> str:
    """Whether an exemption is in scope or may be."""
    if test.constant:
        return test.holds
    return f"c.s{index}" if test.certain else f"COALESCE(c.s{index}, TRUE)"
