"""`frirum feel`: evaluate FEEL, one expression or a file of them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from frirum.cli import arguments
from frirum.cli.faults import FINDINGS, Fault, Line, wrong
from frirum.cli.language import Tongue
from frirum.cli.screen import Screen, is_ascii_only, write, write_json
from frirum.feel import FeelError, evaluate, to_json

LONGEST = 1_000_000
"""bytes of a line of `--lines`; a longer one is answered with an error and skipped"""


@dataclass(frozen=True, slots=True)
class Wish:
    """The arguments as given."""

    expression: str | None
    facts: str | None
    on: str | None
    lines: str | None
    json: bool


def feel(wish: Wish, folder: str | None, lang: str | None) -> int:
    """Print the value of an expression, or one answer for each line of a file."""
    screen = Screen.of(lang)
    _refuse(wish, screen.tongue)
    values = _values(wish, folder, screen.tongue)
    if wish.lines is not None:
        return _lines(wish.lines, values, screen.tongue)
    return _one(wish.expression or "", values, screen.tongue, as_json=wish.json)


def _refuse(wish: Wish, tongue: Tongue) -> None:
    """Exactly one of an expression and a file of them; a day only for facts."""
    if wish.expression is not None and wish.lines is not None:
        what = tongue("USAGE.either", first="EXPRESSION", second="--lines")
        raise wrong("USAGE", what, tongue("USAGE.choose"))
    if wish.expression is None and wish.lines is None:
        what = tongue("USAGE.missing", name="EXPRESSION")
        raise wrong("USAGE", what, tongue("USAGE.do", command="frirum feel"))
    if wish.on is not None and wish.facts is None:
        raise wrong("USAGE", tongue("USAGE.missing", name="--facts"), tongue("USAGE.on needs facts"))


def _one(text: str, values: Mapping[str, object], tongue: Tongue, *, as_json: bool) -> int:
    try:
        value = evaluate(text, values)
    except FeelError as error:
        if as_json:
            write_json(_error(error, tongue))
            return FINDINGS
        place = f"EXPRESSION:{error.line}:{error.column}"
        raise Fault([Line("FEEL", error.said(tongue.language), place=place)], FINDINGS) from None
    if as_json:
        write_json(to_json(value))
    else:
        from frirum.feel.show import show

        write(f"{show(value)}\n")
    return 0


def _error(error: FeelError, tongue: Tongue) -> dict[str, object]:
    message = error.said(tongue.language)
    return {"type": "error", "message": message, "line": error.line, "column": error.column}


def _lines(name: str, values: Mapping[str, object], tongue: Tongue) -> int:
    """Answer every line, in order, also a broken one; an error is an answer, so the exit code is 0."""
    if name == "-":
        _answer_all(sys.stdin.buffer, values, tongue)
    else:
        with Path(name).open("rb") as stream:
            _answer_all(stream, values, tongue)
    return 0


def _answer_all(stream: BinaryIO, values: Mapping[str, object], tongue: Tongue) -> None:
    for line in _read(stream):
        answer = _answer(line, values, tongue)
        write(json.dumps(answer, ensure_ascii=is_ascii_only()) + "\n")
        if stream is sys.stdin.buffer:
            sys.stdout.flush()  # somebody waits for each answer at the other end


def _read(stream: BinaryIO) -> Iterator[bytes | None]:
    """The lines of a file; None for one that is too long, which is passed over without keeping it."""
    while line := stream.readline(LONGEST + 1):
        if len(line) <= LONGEST or line.endswith(b"\n"):
            yield line
            continue
        while (more := stream.readline(LONGEST)) and not more.endswith(b"\n"):
            pass
        yield None


def _answer(line: bytes | None, values: Mapping[str, object], tongue: Tongue) -> object:
    if line is None:
        return _broken(tongue("FEEL.long", count=LONGEST))
    try:
        text = json.loads(line)
    except (ValueError, RecursionError):
        text = None
    if not isinstance(text, str):
        return _broken(f"{tongue('FEEL.line')}; {tongue('FEEL.line.do')}")
    try:
        return to_json(evaluate(text, values))
    except FeelError as error:
        return _error(error, tongue)


def _broken(message: str) -> dict[str, object]:
    return {"type": "error", "message": message, "line": 1, "column": 1}


def _values(wish: Wish, folder: str | None, tongue: Tongue) -> dict[str, object]:
    """What the names of facts mean: nothing without `--facts`."""
    if wish.facts is None:
        return {}
    from frirum.cli import library
    from frirum.cli.given_facts import Day, values

    day = arguments.maybe_day("--on", wish.on, tongue)
    catalogue = library.catalogue(folder, tongue)
    return values(Path(wish.facts), catalogue, Day(day, wish.expression), tongue)
