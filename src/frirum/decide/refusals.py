"""What of a catalogue cannot be decided in bulk: found when it is checked, by writing the queries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from frirum.cases.relations import Relations
from frirum.catalogue.codes import NOT_IN_BULK
from frirum.catalogue.findings import finding
from frirum.catalogue.model import Catalogue, Finding
from frirum.decide.plan import Plan, Scope, plan
from frirum.decide.sql.population import Population, population
from frirum.decide.sql.provision import ProvisionQuery
from frirum.decide.sql.query import Query
from frirum.decide.sql.rates import RateBook
from frirum.decide.sql.today import Today
from frirum.feel.sql import Unsupported
from frirum.law.model import Place, Provision


def unsupported(catalogue: Catalogue) -> list[Finding]:
    """A finding for every provision and every scope of an exemption that cannot be decided in bulk, with the
    construct and its place."""
    return list(_Refusals(catalogue).all())


class _Refusals:
    """Scopes are compiled once for all provisions of an exemption, and provisions without them: there are
    many more pairs of both."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._people = {
            each.about: population(
                catalogue.vocabulary, Relations(each.about, "cases", "facts", "events"), {}
            )
            for each in catalogue.provisions.values()
        }
        self._seen: set[tuple[Place, str]] = set()

    def all(self) -> Iterator[Finding]:
        """The findings, each construct once for each place."""
        scopes: dict[tuple[str, int], tuple[Scope, date]] = {}
        for provision in self._catalogue.provisions.values():
            plans = list(_plans(self._catalogue, provision))
            yield from self._of_provision(provision, plans)
            for found in plans:
                for scope in found.scopes:
                    first = date.fromordinal(found.start)
                    scopes.setdefault((provision.about, id(scope.touch.version)), (scope, first))
        for (about, _), (scope, on) in scopes.items():
            yield from self._of_scope(scope, on, self._people[about])

    def _of_provision(self, provision: Provision, plans: list[Plan]) -> Iterator[Finding]:
        """What is refused of a provision and of what exemptions make of it."""
        kept: list[frozenset[int]] = []
        for found in sorted(plans, key=lambda each: len(each.scopes), reverse=True):
            parts = frozenset(map(id, (found.version, *(scope.touch.version for scope in found.scopes))))
            if any(parts <= other for other in kept):
                continue
            kept.append(parts)
            on = date.fromordinal(found.start)
            bare = tuple(replace(scope, entries=(), conditions=()) for scope in found.scopes)
            query = ProvisionQuery(
                self._catalogue, replace(found, scopes=bare), self._people[provision.about], on, asked=True
            )
            try:
                query.text()
            except Unsupported as error:
                place = provision.place if found.version is None else found.version.place
                yield from self._found(place, f"`{provision.id}`", error)

    def _of_scope(self, scope: Scope, on: date, people: Population) -> Iterator[Finding]:
        """What is refused of the conditions under which an exemption is in scope."""
        today = Today(Query(), people, RateBook(self._catalogue.rates), on)
        groups = (entry.group for entry in scope.touch.experiment.participations if entry.group is not None)
        for condition in (*scope.conditions, *groups):
            try:
                today.compile(condition.test.node)
            except Unsupported as error:
                yield from self._found(condition.test.place, f"the scope of `{scope.id}`", error)

    def _found(self, place: Place, what: str, error: Unsupported) -> Iterator[Finding]:
        if (place, error.construct) not in self._seen:
            self._seen.add((place, error.construct))
            message = f"{what} cannot be decided in bulk: {error.construct} cannot be compiled to SQL"
            yield finding(NOT_IN_BULK, place, message)


def _plans(catalogue: Catalogue, provision: Provision) -> Iterator[Plan]:
    """A plan of each stretch on which the provision stands in one way."""
    starts = [version.period.start or date.min for version in provision.versions]
    day = min(starts, default=date.max).toordinal()
    last = date.max.toordinal()
    while day <= last:
        found = plan(catalogue, provision, date.fromordinal(day), asked=True)
        if found.version is not None:
            yield found
        day = found.end + 1
