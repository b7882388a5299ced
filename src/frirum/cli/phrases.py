"""An answer in words: in short for a table, in a sentence for an explanation."""

from __future__ import annotations

from decimal import Decimal

from frirum.cli.language import Tongue
from frirum.decide.outcome import Answer, Occurrence, State, Status
from frirum.law.model import Certainty, Effect, Source, Term, Value, Version


def certainty(found: Source, tongue: Tongue) -> str:
    """How certain a source is; verbatim in what: in the law, in an application, in another source."""
    key = f"certainty.{found.certainty}"
    if found.application is not None and found.certainty in (Certainty.VERBATIM, Certainty.SECONDARY):
        key += ".application"
    elif found.certainty is Certainty.VERBATIM and found.eli is None:
        key += ".source"
    return tongue(key)


def status(answer: Answer, tongue: Tongue) -> str:
    """The status in the user's language."""
    return tongue(f"status.{answer.status}")


def short(answer: Answer, law: Value | None, tongue: Tongue) -> str:
    """What follows in a few words, without the status: a duty's day and state, a value, what is missing."""
    if answer.status is Status.UNDECIDED:
        return tongue("short.missing", names=", ".join(answer.missing)) if answer.missing else ""
    if answer.duty is not None and answer.status in (Status.APPLIES, Status.WAIVED):
        return occurrence(answer.duty, tongue)
    if answer.status is Status.APPLIES and answer.value is not None:
        return value(answer, tongue, law)
    return ""


def occurrence(duty: Occurrence, tongue: Tongue) -> str:
    """One occurrence of a duty: what, when, how it stands."""
    if duty.fulfilled is not None:
        when = tongue("short.fulfilled", day=duty.fulfilled.isoformat())
    elif duty.due is not None:
        when = tongue("short.due", day=duty.due.isoformat())
    else:
        when = tongue("short.no day")
    return tongue("short.duty", do=duty.do, when=when, state=state(duty.state, tongue))


def state(found: State | None, tongue: Tongue) -> str:
    """The state of an occurrence in the user's language."""
    return tongue(f"state.{found}" if found is not None else "state.unknown")


def value(answer: Answer, tongue: Tongue, law: Value | None = None) -> str:
    """The value of an answer: a yes or no, an amount, a limit, who decides."""
    if isinstance(answer.value, bool):
        kept = {Effect.REQUIREMENT: ("value.kept", "value.broken")}.get(
            answer.effect or Effect.RIGHT, ("value.true", "value.false")
        )
        return tongue(kept[0] if answer.value else kept[1])
    if not isinstance(answer.value, Decimal):
        return str(answer.value)
    number = tongue.value(answer.value, answer.unit)
    if law is not None and law.bound is not None:
        number = f"{tongue(f'bound.{law.bound}')} {number}"
    if law is None or not law.per:
        return number
    return tongue("value.per", value=number, period=tongue.one(law.per))


def sentence(answer: Answer, version: Version | None, tongue: Tongue) -> str:
    """What the answer means, in one sentence."""
    said = _sentence(answer, version, tongue)
    return said[:1].upper() + said[1:]


def _sentence(answer: Answer, version: Version | None, tongue: Tongue) -> str:
    if answer.status is Status.UNDECIDED:
        if not answer.missing:
            return tongue("sentence.undecided.bare")
        return tongue("sentence.undecided", names=tongue.several(answer.missing))
    if answer.status is Status.WAIVED:
        return _waived(answer, tongue)
    if answer.status is Status.APPLIES:
        return _applies(answer, version, tongue)
    return tongue(f"sentence.{answer.status}")


def _waived(answer: Answer, tongue: Tongue) -> str:
    ids = tongue.several([applied.id for applied in answer.exemptions])
    if answer.duty is None or answer.duty.due is None:
        return tongue("sentence.waived", ids=ids)
    return tongue("sentence.waived.duty", ids=ids, do=answer.duty.do, day=tongue.day(answer.duty.due))


def _applies(answer: Answer, version: Version | None, tongue: Tongue) -> str:
    law = None if version is None else version.value
    if answer.duty is not None:
        by = version.duty.by if version is not None and version.duty is not None else "?"
        return duty(answer.duty, by, tongue)
    what = tongue.text(law.what) if law is not None else ""
    if answer.value is None:
        return tongue("sentence.what", what=what) if what else tongue("sentence.applies")
    found = value(answer, tongue, law)
    return tongue("sentence.value", what=what, value=found) if what else found


def duty(found: Occurrence, by: str, tongue: Tongue) -> str:
    """An occurrence of a duty in a sentence: who must do what by when, and how it stands."""
    parts = {
        "by": by,
        "do": found.do,
        "due": tongue.day(found.due),
        "arises": tongue.day(found.arises),
        "done": tongue.day(found.fulfilled),
    }
    return tongue(_standing(found), **parts)


def _standing(found: Occurrence) -> str:
    """The key of the sentence that says how an occurrence stands. What is not known stands in no sentence."""
    if found.due is None:
        if found.fulfilled is not None:
            return "duty.done"
        return "duty.no day" if found.state is not None else "duty.no day known"
    if found.state is None:
        return "duty.unknown"
    since = " since" if found.arises is None and found.state in {State.UPCOMING, State.OVERDUE} else ""
    return f"duty.{found.state}{since}"


def term(found: Term, tongue: Tongue) -> str:
    """A term: 1 month, 12 months."""
    single = ".1" if found.count == 1 else ""
    return f"{found.count} {tongue(f'unit.{found.unit}{single}')}"
