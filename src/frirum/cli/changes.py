"""What an exemption does to a provision, in words."""

from __future__ import annotations

from collections.abc import Iterator

from frirum.catalogue.model import Touch
from frirum.cli.effects import changed, element
from frirum.cli.language import Tongue
from frirum.experiments.model import Change, ExemptionVersion


def changes(touch: Touch, tongue: Tongue, *, keeps: bool = True) -> Iterator[str]:
    """A line for each thing that the exemption version does under the citations that reach the provision,
    then (`keeps`) what it leaves in force."""
    for citation in touch.cited:
        yield from _under(touch.version, citation, tongue)
    if touch.version.add and not any(_is_cited(touch.version, citation) for citation in touch.cited):
        yield tongue("does.add")
    for kept in touch.version.keeps if keeps else ():
        yield tongue("does.keeps", text=tongue.text(kept))


def _is_cited(version: ExemptionVersion, citation: str) -> bool:
    return citation in version.waive or citation in version.drop or citation in version.set


def _under(version: ExemptionVersion, citation: str, tongue: Tongue) -> Iterator[str]:
    if citation in version.waive:
        yield tongue("does.waive")
    for name in version.drop.get(citation, ()):
        yield tongue("does.drop", name=element(name, tongue))
    if citation in version.set:
        yield from _set(version.set[citation], tongue)


def _set(change: Change, tongue: Tongue) -> Iterator[str]:
    for name, condition in change.conditions.items():
        yield tongue("does.condition", name=name, text=tongue.text(condition.text))
    if change.value is not None:
        yield tongue("does.value", text=change.value.text)
    for name, value in change.duty.items():
        yield changed(name, value, tongue)
