"""Three-valued logic."""

from frirum.feel import UNKNOWN

from .base import Spec

_T: dict[str, object] = {"barsel": True}
_F: dict[str, object] = {"barsel": False}
_U: dict[str, object] = {}
_N: dict[str, object] = {"barsel": None}


def _with(tilbud: object, facts: dict[str, object]) -> dict[str, object]:
    return {**facts, "i tilbud": tilbud}


SPECS = [
    Spec(
        "and: false outweighs unknown, unknown outweighs none",
        [
            ("barsel and i tilbud", _with(True, _T), True),
            ("barsel and i tilbud", _with(False, _T), False),
            ("barsel and i tilbud", _with(True, _F), False),
            ("barsel and i tilbud", _with(False, _F), False),
            ("barsel and i tilbud", _with(True, _U), UNKNOWN),
            ("barsel and i tilbud", _with(False, _U), False),
            ("barsel and i tilbud", _T, UNKNOWN),
            ("barsel and i tilbud", _F, False),
            ("barsel and i tilbud", _U, UNKNOWN),
            ("barsel and i tilbud", _with(True, _N), None),
            ("barsel and i tilbud", _with(False, _N), False),
            ("barsel and i tilbud", _N, UNKNOWN),
            ("barsel and i tilbud", _with(None, _U), UNKNOWN),
            ("barsel and i tilbud", _with(None, _N), None),
        ],
    ),
    Spec(
        "or: true outweighs unknown, unknown outweighs none",
        [
            ("barsel or i tilbud", _with(True, _T), True),
            ("barsel or i tilbud", _with(False, _T), True),
            ("barsel or i tilbud", _with(True, _F), True),
            ("barsel or i tilbud", _with(False, _F), False),
            ("barsel or i tilbud", _with(True, _U), True),
            ("barsel or i tilbud", _with(False, _U), UNKNOWN),
            ("barsel or i tilbud", _T, True),
            ("barsel or i tilbud", _F, UNKNOWN),
            ("barsel or i tilbud", _U, UNKNOWN),
            ("barsel or i tilbud", _with(True, _N), True),
            ("barsel or i tilbud", _with(False, _N), None),
            ("barsel or i tilbud", _N, UNKNOWN),
            ("barsel or i tilbud", _with(None, _U), UNKNOWN),
            ("barsel or i tilbud", _with(None, _N), None),
        ],
    ),
    Spec(
        "not",
        [
            ("not(barsel)", _T, False),
            ("not(barsel)", _F, True),
            ("not(barsel)", _U, UNKNOWN),
            ("not(barsel)", _N, None),
            ("not(not(barsel))", _T, True),
            ("not(barsel and i tilbud)", _with(False, _U), True),
            ("not(barsel or i tilbud)", _with(False, _U), UNKNOWN),
        ],
    ),
    Spec(
        "longer chains",
        [
            ("barsel and i tilbud and almen bolig", {**_with(True, _T), "almen bolig": True}, True),
            ("barsel and i tilbud and almen bolig", {**_with(False, _U)}, False),
            ("barsel and i tilbud and almen bolig", {**_with(True, _T)}, UNKNOWN),
            ("barsel or i tilbud or almen bolig", {"almen bolig": True}, True),
            ("barsel or i tilbud and almen bolig", {"barsel": False, "i tilbud": False}, False),
            ("barsel or i tilbud and almen bolig", {"barsel": False, "i tilbud": True}, UNKNOWN),
            ("(barsel or i tilbud) and almen bolig", {"almen bolig": False}, False),
            ("barsel and true", _T, True),
            ("barsel and false", _U, False),
            ("barsel or true", _U, True),
            ("barsel or false", _U, UNKNOWN),
        ],
    ),
]
