"""Wrong use, said in one line of the user's language. Typer's own sentences are English and many lines."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Any

from frirum.cli.faults import Fault, wrong
from frirum.cli.language import Tongue

_EXTRA = re.compile(r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)\.?", re.DOTALL)


def explain(error: Any, tongue: Tongue) -> Fault:
    """The line for a usage error of Typer's, told apart by the name of its class (its home moves between
    versions of Typer)."""
    what, remedy = _words(error, tongue)
    return wrong("USAGE", what, remedy or tongue("USAGE.do", command=_path(error)))


def _words(error: Any, tongue: Tongue) -> tuple[str, str]:
    kind = type(error).__name__
    if kind == "NoSuchOption" and re.match(r"-+[\d.(]", error.option_name):
        return tongue("USAGE.option", name=error.option_name), tongue("USAGE.dashes", command=_path(error))
    if kind == "NoSuchOption":
        return tongue("USAGE.option", name=error.option_name), _nearest(
            error.option_name, error.possibilities or (), tongue
        )
    if kind == "BadOptionUsage":
        return tongue("USAGE.argument", name=error.option_name), ""
    if kind == "MissingParameter":
        return tongue("USAGE.missing", name=_name(error)), ""
    if kind == "BadParameter":
        return tongue("USAGE.value", name=_name(error), given=error.message), ""
    extra = _EXTRA.fullmatch(error.message)
    if extra:
        return tongue("USAGE.extra", name=extra[1]), ""
    return tongue("USAGE.other", text=error.message.rstrip(".")), ""


def _nearest(name: str, known: Any, tongue: Tongue) -> str:
    near = get_close_matches(name, list(known), n=2)
    return tongue("USAGE.nearest", names=", ".join(near)) if near else ""


def _name(error: Any) -> str:
    parameter = error.param
    if parameter is None:
        return str(error.param_hint or "")
    if parameter.param_type_name == "argument":
        return str(parameter.metavar or parameter.name).split()[-1].strip("[].…")
    return str(parameter.opts[0])


def _path(error: Any) -> str:
    return str(error.ctx.command_path) if error.ctx is not None else "frirum"
