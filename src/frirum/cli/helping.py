"""`--help`, in the user's language: a calm page without boxes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import typer
from typer.core import TyperCommand, TyperGroup

from frirum.cli.faults import wrong
from frirum.cli.language import Tongue
from frirum.cli.messages import MESSAGES
from frirum.cli.messages.examples import EXAMPLES

Row = tuple[str, str]


class Spoken:
    """What a group and a command share: they know the language they speak."""

    tongue: ClassVar[Tongue] = Tongue("en")


class Command(Spoken, TyperCommand):
    """A command whose help is ours."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the page; the formatter stays empty, as with Typer's own Rich pages."""
        del formatter
        page(self, ctx, self.tongue)


class Group(Spoken, TyperGroup):
    """The command `frirum` itself."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """As for a command, with the list of commands."""
        del formatter
        page(self, ctx, self.tongue)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """`frirum` alone asks for the help."""
        return super().parse_args(ctx, args or ["--help"])

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """An unknown command is told with the nearest one."""
        from difflib import get_close_matches

        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            near = get_close_matches(name, self.list_commands(ctx), n=2)
            remedy = (
                self.tongue("USAGE.nearest", names=", ".join(near))
                if near
                else self.tongue("USAGE.do", command="frirum")
            )
            raise wrong("USAGE", self.tongue("USAGE.command", name=name), remedy)
        return super().resolve_command(ctx, args)


def speak(command: Any, tongue: Tongue) -> Any:
    """Turn the message keys of a command, its options and its subcommands into the language's words."""
    Spoken.tongue = tongue
    command.long = tongue(f"{command.help}.long") if f"{command.help}.long" in MESSAGES else ""
    command.help = tongue(command.help)
    for parameter in command.params:
        parameter.help = tongue(parameter.help)
    for part in getattr(command, "commands", {}).values():
        speak(part, tongue)
    return command


def page(command: Any, ctx: typer.Context, tongue: Tongue) -> None:
    """The whole page on standard output."""
    from frirum.cli.screen import Screen

    screen = Screen(tongue)
    screen.say(f"[heading]{ctx.command_path}[/]  {screen.plain(command.help)}")
    if command.long:
        screen.say(f"\n{screen.plain(command.long)}")
    screen.say(f"\n[heading]{tongue('help.usage')}[/]\n  {screen.plain(_usage(command, ctx))}")
    for key, rows in _sections(command, ctx, tongue):
        _section(screen, tongue(key), rows)
    examples = EXAMPLES.get(ctx.command_path, ())
    if examples:
        screen.say(f"\n[heading]{tongue('help.examples')}[/]")
    for example in examples:
        screen.wide(f"  {screen.plain(example)}")
    if getattr(command, "commands", None):
        screen.say(f"\n{screen.plain(tongue('help.more'))}")


def _usage(command: Any, ctx: typer.Context) -> str:
    arguments = [_metavar(parameter) for parameter in _arguments(command)]
    tail = ["COMMAND"] if getattr(command, "commands", None) else []
    options = _required(command)
    return " ".join([ctx.command_path, *arguments, *options, *tail, "…"])


def _required(command: Any) -> list[str]:
    return [f"{option.opts[0]} {option.metavar}" for option in _options(command) if option.required]


def _sections(command: Any, ctx: typer.Context, tongue: Tongue) -> list[tuple[str, list[Row]]]:
    commands = getattr(command, "commands", {})
    arguments = [(_metavar(argument), argument.help) for argument in _arguments(command)]
    options = [(_flags(option), _about(option, tongue)) for option in _options(command)]
    options.append((", ".join(sorted(command.get_help_option_names(ctx))), tongue("option.help")))
    return [
        ("help.commands", [(name, part.help) for name, part in commands.items()]),
        ("help.arguments", arguments),
        ("help.options", options),
    ]


def _arguments(command: Any) -> list[Any]:
    return [parameter for parameter in command.params if parameter.param_type_name == "argument"]


def _options(command: Any) -> list[Any]:
    return [parameter for parameter in command.params if parameter.param_type_name == "option"]


def _metavar(argument: Any) -> str:
    name = str(argument.metavar or argument.name.upper())
    return name if argument.required else f"[{name}]"


def _flags(option: Any) -> str:
    names = ", ".join(option.opts)
    return names if option.is_flag else f"{names} {option.metavar}"


def _about(option: Any, tongue: Tongue) -> str:
    more = [tongue("help.required")] if option.required else []
    more += [tongue("help.repeat")] if option.multiple else []
    if option.default not in (None, False, [], ()) and not option.required:
        more.append(tongue("help.default", value=option.default))
    return f"{option.help} ({', '.join(more)})" if more else str(option.help)


def _section(screen: Any, heading: str, rows: Sequence[Row]) -> None:
    if not rows:
        return
    table = screen.grid(2)
    for name, text in rows:
        table.add_row(f"  [key]{screen.plain(name)}[/]", screen.plain(text))
    screen.say(f"\n[heading]{heading}[/]")
    screen.say(table)
