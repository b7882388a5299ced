"""Runs the examples of a catalogue: what they expect must come out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from frirum.cases.problems import CaseError
from frirum.cases.shape import read_case_data
from frirum.catalogue.codes import BROKEN_EXAMPLE
from frirum.catalogue.findings import finding
from frirum.catalogue.model import Catalogue, Finding
from frirum.decide.engine import DecideError, Engine
from frirum.decide.json import scalar
from frirum.decide.outcome import Answer, Outcome
from frirum.decide.plan import Asked
from frirum.decide.rows import reason
from frirum.feel import FeelError
from frirum.law.model import Example, Provision


def run_examples(catalogue: Catalogue) -> list[Finding]:
    """A finding for each example that does not come out as it expects, or cannot be run at all."""
    runner = _Runner(catalogue)
    return [each for example, asked in _examples(catalogue) for each in runner.run(example, asked)]


def _examples(catalogue: Catalogue) -> Iterator[tuple[Example, Asked]]:
    """Every example, and what is asked about with it: an experiment's own exemptions, or all."""
    for act in catalogue.acts.values():
        for example in act.examples:
            yield example, example.asked
    for experiment in catalogue.experiments.values():
        for example in experiment.examples:
            yield example, frozenset({experiment.id}) if example.asked else False


class _Runner:
    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._engines: dict[Asked, Engine] = {}

    def run(self, example: Example, asked: Asked) -> Iterator[Finding]:
        exact = self._catalogue.provisions.get(example.provision)
        provisions = self._catalogue.resolve(example.provision, example.on) if exact is None else (exact,)
        if len(provisions) != 1:
            names = ", ".join(each.id for each in provisions) or "no provision"
            yield _broken(example, f"`{example.provision}` names {names} on {example.on}; name exactly one")
            return
        try:
            outcome = self._outcome(example, provisions[0], asked)
        except CaseError as error:
            for problem in error.problems:
                yield _broken(example, f"its case is wrong: {problem.message}; {problem.remedy}")
        except (DecideError, FeelError) as error:
            yield _broken(example, str(error))
        else:
            for difference in differences(example.expect, outcome):
                yield _broken(example, difference)

    def _outcome(self, example: Example, provision: Provision, asked: Asked) -> Outcome:
        engine = self._engines.setdefault(asked, Engine(self._catalogue, asked=asked))
        case = read_case_data(
            example.case,
            self._catalogue.vocabulary,
            about=provision.about,
            case=example.name,
            place=example.place,
        )
        return engine.outcome(case, example.on, provision.id)


def _broken(example: Example, what: str) -> Finding:
    return finding(BROKEN_EXAMPLE, example.place, f"the example `{example.name}`: {what}")


def differences(expect: Mapping[str, object], outcome: Outcome) -> Iterator[str]:
    """Where an outcome is not as expected; what is not named is not compared."""
    found = {
        "ordinary": seen(outcome.ordinary),
        "actual": seen(outcome.actual),
        "differs": outcome.differs,
    }
    yield from _differences("", expect, found)


def seen(answer: Answer) -> dict[str, object]:
    """An answer as examples speak of it: exemptions by id, days and numbers as they are."""
    duty = answer.duty
    return {
        "status": str(answer.status),
        "effect": answer.effect and str(answer.effect),
        "value": answer.value,
        "unit": answer.unit,
        "missing": list(answer.missing),
        "reason": reason(answer),
        "exemptions": sorted(each.id for each in answer.exemptions),
        "basis": sorted({each.basis for each in answer.exemptions}),
        "duty": duty
        and {
            "do": duty.do,
            "arises": duty.arises,
            "due": duty.due,
            "state": duty.state and str(duty.state),
            "fulfilled": duty.fulfilled,
            "number": duty.number,
        },
    }


def _differences(path: str, expect: object, found: object) -> Iterator[str]:
    if isinstance(expect, Mapping) and isinstance(found, Mapping):
        for name, each in expect.items():
            here = f"{path} {name}".lstrip()
            if name in found:
                yield from _differences(here, each, found[name])
            else:
                yield f"`{here}` is nothing an outcome has; expect one of {', '.join(found)}"
    elif not _same(expect, found):
        yield f"{path} is {_shown(found)}, not {_shown(expect)}"


def _same(expect: object, found: object) -> bool:
    if isinstance(expect, list) and isinstance(found, list):
        return sorted(map(str, expect)) == sorted(map(str, found))
    if isinstance(found, Decimal) and not isinstance(expect, bool):
        try:
            return Decimal(str(expect)) == found
        except InvalidOperation:
            return False
    if isinstance(found, int) and not isinstance(found, bool):
        return str(expect) == str(found)
    return bool(scalar(expect) == scalar(found)) if not isinstance(expect, Mapping) else False


def _shown(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "empty"
    if isinstance(value, date | Decimal | bool) or value is None:
        return str(scalar(value)) if value is not None else "nothing"
    return str(value)
