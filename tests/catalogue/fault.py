"""What a fault is: an edit of the small catalogue, and the finding it must cause."""

from __future__ import annotations

from dataclasses import dataclass

from .faulty import Edit

LAS, BAB, LFN = "law/las.yaml", "law/bab.yaml", "law/lfn.yaml"
RATIO = "experiments/nordjylland/forholdstal.yaml"
REASSESS = "experiments/nordjylland/revurdering.yaml"
TWINS = "experiments/nordjylland/tvilling.yaml"
WORDS, NETWORKS, RATES, CSV = "vocabulary.yaml", "networks.yaml", "rates.yaml", "municipalities.csv"


@dataclass(frozen=True)
class Fault:
    """One finding that edits must cause: its code, its file, and the text it points at (the last such there).

    `also` are codes of further findings that may come along; `says` must stand in the message or the remedy.
    """

    name: str
    code: str
    file: str
    mark: str
    edits: tuple[Edit, ...]
    also: frozenset[str] = frozenset()
    says: str = ""


def fault(
    code: str, name: str, file: str, old: str, new: str, mark: str, also: str = "", says: str = ""
) -> Fault:
    """A fault made by one edit, in the file where it is found."""
    return Fault(name, code, file, mark, (Edit(file, old, new),), frozenset(also.split()), says)


def modtager_when(expression: str) -> str:
    """An edit's text: the condition `modtager` of LAS § 31 with this expression."""
    return f"modtager: {{if: '{expression}', da: modtager kontanthjælp"


MODTAGER = 'modtager: {if: ydelse = "kontanthjælp", da: modtager kontanthjælp'


def condition(code: str, name: str, expression: str, mark: str, also: str = "", says: str = "") -> Fault:
    """A fault in a condition."""
    return fault(code, name, LAS, MODTAGER, modtager_when(expression), mark, also, says)
