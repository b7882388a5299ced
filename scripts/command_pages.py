"""The reference of commands, from the command line itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from frirum.cli.app import commands
from frirum.cli.language import Tongue
from frirum.cli.messages.examples import EXAMPLES

HEAD = """# Commands

Every command follows the user's locale: Danish for a Danish one, English else; `--lang da|en` decides
it for one command. Days are written `2018-10-01`. `FRIRUM_CATALOGUE` names a folder to be used in place
of the shipped catalogue.

**Exit codes**: 0 fine; 1 findings: a catalogue with errors, cases or rows that cannot be read, an
expression that is no FEEL; 2 wrong use. An outcome that is *undecided* is an answer, and fine.

**Faults** go to standard error, one line each: `FILE:LINE:COLUMN: CODE: what is wrong; what to do`. A
stack trace is a bug; `FRIRUM_TRACE=1` shows one to put in the report.

**Speed**: a loaded catalogue is kept for the next command, in the virtual environment or the user's
folder for caches; `FRIRUM_CACHE` names another folder, or `off`.
"""


def pages() -> Mapping[str, str]:
    """One page."""
    group = commands(Tongue("en"))
    parts = [HEAD, "\n".join(_index(group))]
    parts += ["\n".join(_command(name, command)) for name, command in group.commands.items()]
    return {"reference/commands.md": "\n\n".join(part.rstrip() for part in parts) + "\n"}


def _index(group: Any) -> Iterator[str]:
    yield "| command | does |"
    yield "| --- | --- |"
    for name, command in group.commands.items():
        yield f"| [`frirum {name}`](#frirum-{name}) | {command.help} |"


def _command(name: str, command: Any) -> Iterator[str]:
    yield f"## frirum {name}\n"
    yield f"{command.help}.\n"
    if command.long:
        yield f"{command.long}\n"
    yield "| argument or option | meaning |"
    yield "| --- | --- |"
    for parameter in command.params:
        yield f"| `{_written(parameter)}` | {_cell(_meaning(parameter))} |"
    yield "\n```console"
    yield from (f"$ {example}" for example in EXAMPLES[f"frirum {name}"])
    yield "```"


def _written(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return str(parameter.metavar).replace("|", "\\|")
    names = ", ".join(parameter.opts)
    return names if parameter.is_flag else f"{names} {parameter.metavar}"


def _meaning(parameter: Any) -> str:
    marks = ["required"] if parameter.required else []
    is_option = parameter.param_type_name == "option"
    marks += ["may be repeated"] if is_option and parameter.multiple else []
    if is_option and not parameter.required and parameter.default not in (None, False, []):
        marks.append(f"default {parameter.default}")
    return f"{parameter.help} ({', '.join(marks)})" if marks else str(parameter.help)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
