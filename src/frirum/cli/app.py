"""The commands, their arguments and options. What they do lies in `frirum.cli.commands`, one module each."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from frirum.cli.helping import Command, Group, speak
from frirum.cli.language import Tongue

app = typer.Typer(add_completion=False, cls=Group, help="help.frirum", rich_markup_mode=None)

Files = Annotated[list[str], typer.Argument(metavar="FILE…", help="option.files")]
File = Annotated[str, typer.Argument(metavar="FILE", help="option.file")]
On = Annotated[str, typer.Option("--on", metavar="DATE", help="option.on")]
MaybeOn = Annotated[str | None, typer.Option("--on", metavar="DATE", help="option.on")]
Provisions = Annotated[list[str] | None, typer.Option("--provision", metavar="P", help="option.provision")]
As = Annotated[str | None, typer.Option("--as", metavar="asked", help="option.as")]
OneCase = Annotated[str | None, typer.Option("--case", metavar="ID", help="option.case")]
Json = Annotated[bool, typer.Option("--json", help="option.json")]
Csv = Annotated[str | None, typer.Option("--csv", metavar="OUT", help="option.csv")]
Parquet = Annotated[str | None, typer.Option("--parquet", metavar="OUT", help="option.parquet")]
Kommune = Annotated[str | None, typer.Option("--kommune", metavar="K", help="option.kommune")]
Folder = Annotated[str | None, typer.Option("--catalogue", metavar="DIR", help="option.catalogue")]
Lang = Annotated[str | None, typer.Option("--lang", metavar="LANG", help="option.lang")]


@app.callback(invoke_without_command=True)
def frirum(
    context: typer.Context,
    *,
    version: Annotated[bool, typer.Option("--version", help="option.version")] = False,
    lang: Lang = None,
) -> int | None:
    """What stands before the command."""
    if lang is not None:
        from frirum.cli.screen import Screen

        Screen.of(lang)  # refuses a language that is none
        context.default_map = {name: {"lang": lang} for name in getattr(context.command, "commands", {})}
    if version:
        from importlib.metadata import version as installed

        from frirum.cli.screen import write

        write(f"frirum {installed('frirum')}\n")
    elif context.invoked_subcommand is None:
        context.get_help()
    return 0


@app.command(cls=Command, help="help.decide")
def decide(
    files: Files,
    *,
    on: On,
    provision: Provisions = None,
    as_: As = None,
    about: Annotated[str | None, typer.Option("--about", metavar="A", help="option.about")] = None,
    every: Annotated[bool, typer.Option("--all", help="option.all")] = False,
    json: Json = False,
    csv: Csv = None,
    parquet: Parquet = None,
    rejects: Annotated[str | None, typer.Option("--rejects", metavar="OUT", help="option.rejects")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="option.strict")] = False,
    catalogue: Folder = None,
    lang: Lang = None,
) -> int:
    """Outcomes of every case on a day."""
    from frirum.cli.commands.decide import Wish, decide

    wish = Wish(
        tuple(files), on, tuple(provision or ()), as_, about, every, json, csv, parquet, rejects, strict
    )
    return decide(wish, catalogue, lang)


@app.command(cls=Command, help="help.timeline")
def timeline(
    file: File,
    *,
    start: Annotated[str, typer.Option("--from", metavar="DATE", help="option.from")],
    end: Annotated[str, typer.Option("--to", metavar="DATE", help="option.to")],
    provision: Provisions = None,
    as_: As = None,
    case: OneCase = None,
    json: Json = False,
    catalogue: Folder = None,
    lang: Lang = None,
) -> int:
    """Outcomes over time and every duty occurrence."""
    from frirum.cli.commands.timeline import Wish, timeline

    return timeline(Wish(file, start, end, tuple(provision or ()), as_, case, json), catalogue, lang)


@app.command(cls=Command, help="help.explain")
def explain(
    file: File,
    *,
    on: On,
    provision: Annotated[str, typer.Option("--provision", metavar="P", help="option.provision")],
    as_: As = None,
    case: OneCase = None,
    json: Json = False,
    catalogue: Folder = None,
    lang: Lang = None,
) -> int:
    """The full reason of one outcome."""
    from frirum.cli.commands.explain import Wish, explain

    return explain(Wish(file, on, provision, as_, case, json), catalogue, lang)


@app.command(cls=Command, help="help.check")
def check(
    folder: Annotated[str | None, typer.Argument(metavar="CATALOGUE", help="option.folder")] = None,
    *,
    json: Json = False,
    lang: Lang = None,
) -> int:
    """All findings of a catalogue."""
    from frirum.cli.commands.check import check

    return check(folder, lang, as_json=json)


@app.command(cls=Command, help="help.show")
def show(
    subject: Annotated[str, typer.Argument(metavar="PROVISION|EXPERIMENT", help="option.subject")],
    *,
    on: MaybeOn = None,
    json: Json = False,
    catalogue: Folder = None,
    lang: Lang = None,
) -> int:
    """One provision or one experiment."""
    from frirum.cli.commands.show import show

    return show(subject, on, catalogue, lang, as_json=json)


@app.command("list", cls=Command, help="help.list")
def list_(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="option.kind")],
    *,
    kommune: Kommune = None,
    on: MaybeOn = None,
    json: Json = False,
    csv: Csv = None,
    catalogue: Folder = None,
    lang: Lang = None,
) -> int:
    """Experiments, provisions or municipalities."""
    from frirum.cli.commands.listing import Wish, listing

    return listing(Wish(kind, kommune, on, json, csv), catalogue, lang)


@app.command(cls=Command, help="help.sql")
def sql(
    *,
    provision: Annotated[str, typer.Option("--provision", metavar="P", help="option.provision")],
    dialect: Annotated[str, typer.Option("--dialect", metavar="D", help="option.dialect")] = "duckdb",
    on: MaybeOn = None,
    as_: As = None,
    catalogue: Folder = None,
    lang: Lang = None,
) -> int:
    """The query of a provision."""
    from frirum.cli.commands.sql import Wish, sql

    return sql(Wish(provision, dialect, on, as_), catalogue, lang)


@app.command(cls=Command, help="help.feel")
def feel(
    expression: Annotated[str | None, typer.Argument(metavar="EXPRESSION", help="option.expression")] = None,
    *,
    facts: Annotated[str | None, typer.Option("--facts", metavar="CASE", help="option.facts")] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="option.facts.on")] = None,
    lines: Annotated[str | None, typer.Option("--lines", metavar="FILE", help="option.lines")] = None,
    json: Json = False,
    catalogue: Folder = None,
    lang: Lang = None,
) -> int:
    """Evaluate FEEL."""
    from frirum.cli.commands.feel import Wish, feel

    return feel(Wish(expression, facts, on, lines, json), catalogue, lang)


@app.command(cls=Command, help="help.levels")
def levels(
    what: Annotated[list[str], typer.Argument(metavar="[PROVISION…] DATA…", help="option.levels.what")],
    *,
    start: Annotated[str, typer.Option("--from", metavar="DATE", help="option.from")],
    end: Annotated[str, typer.Option("--to", metavar="DATE", help="option.to")],
    experiment: Annotated[
        str | None, typer.Option("--experiment", metavar="ID", help="option.experiment")
    ] = None,
    share: Annotated[str | None, typer.Option("--share", metavar="FACT", help="option.share")] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="FACT", help="option.by")] = None,
    every: Annotated[str, typer.Option("--every", metavar="PERIOD", help="option.every")] = "quarter",
    where: Annotated[str | None, typer.Option("--where", metavar="FEEL", help="option.where")] = None,
    baseline: Annotated[
        str | None, typer.Option("--baseline", metavar="D..D", help="option.baseline")
    ] = None,
    used: Annotated[str | None, typer.Option("--used", metavar="FACT", help="option.used")] = None,
    kommune: Kommune = None,
    about: Annotated[str | None, typer.Option("--about", metavar="A", help="option.about")] = None,
    json: Json = False,
    csv: Csv = None,
    parquet: Parquet = None,
    rejects: Annotated[str | None, typer.Option("--rejects", metavar="OUT", help="option.rejects")] = None,
    catalogue: Folder = None,
    lang: Lang = None,
) -> int:
    """Levels of groups over time."""
    from frirum.cli.commands.levels import Out, Wish, levels

    wish = Wish(
        tuple(what), start, end, experiment, share, by, every, where, baseline, used, kommune, about, rejects,
    )  # fmt: skip
    return levels(wish, Out(json, csv, parquet), catalogue, lang)


@app.command(cls=Command, help="help.coverage")
def coverage(
    *,
    json: Json = False,
    csv: Csv = None,
    catalogue: Folder = None,
    lang: Lang = None,
) -> int:
    """How far the catalogue covers its programme."""
    from frirum.cli.commands.coverage import coverage

    return coverage(csv, catalogue, lang, as_json=json)


@app.command(cls=Command, help="help.demo")
def demo(
    *,
    persons: Annotated[str, typer.Option("--persons", metavar="N", help="option.persons")] = "100000",
    seed: Annotated[str, typer.Option("--seed", metavar="S", help="option.seed")] = "1",
    on: Annotated[str, typer.Option("--on", metavar="DATE", help="option.on")] = "2018-10-01",
    json: Json = False,
    lang: Lang = None,
) -> int:
    """A synthetic population, decided."""
    from frirum.cli.commands.demo import demo

    return demo(persons, seed, on, lang, as_json=json)


def commands(tongue: Tongue) -> Any:
    """The command line, ready to run, its help in one language."""
    return speak(typer.main.get_command(app), tongue)
