"""The glossary has every word that a user meets: keys, words of answers, commands, options, acts."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest
from click import Command

from frirum.cases.vocabulary import Absence
from frirum.catalogue import load, schema
from frirum.cli.app import commands
from frirum.cli.language import Tongue
from frirum.decide.outcome import State, Status
from frirum.experiments.model import AtEnd, Standing
from frirum.law.model import Certainty, Counting, Effect

PAGE = Path(__file__).parent.parent.parent / "docs" / "glossary.md"
ROWS = [
    tuple(cell.strip().strip("`") for cell in line.strip("|").split(" | "))
    for line in PAGE.read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and not line.startswith("| ---")
]
TERMS = {row[0] for row in ROWS}
MODELS = [
    each
    for each in vars(schema).values()
    if inspect.isclass(each) and issubclass(each, schema.Located) and each is not schema.Located
]
GROUP = commands(Tongue("en"))


def test_every_key_of_the_catalogue_is_told() -> None:
    keys = {field.alias or name for model in MODELS for name, field in model.model_fields.items()}
    assert keys - TERMS == set()


@pytest.mark.parametrize("words", [Status, State, Certainty, Absence, Standing, AtEnd, Counting, Effect])
def test_every_word_of_an_answer_is_told(words: type[Status]) -> None:
    assert {str(each) for each in words} - TERMS == set()


def test_every_command_and_option_is_told() -> None:
    made: dict[str, Command] = GROUP.commands
    options = {name for command in made.values() for each in command.params for name in each.opts}
    assert set(made) - TERMS == set()
    assert {name for name in options if name.startswith("--")} - TERMS == set()


def test_every_act_of_the_catalogue_is_told() -> None:
    catalogue = load()
    names = {re.sub(r"-\d{4}$", "", name) for name in catalogue.acts if not name.startswith("BEK ")}
    assert names - TERMS == set()


def test_no_word_is_told_twice_in_a_table_and_each_has_its_danish_word() -> None:
    tables = re.split(r"^## ", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    for text in tables:
        words = re.findall(r"^\| (?!---)([^|]+) \| ([^|]*) \|", text, re.MULTILINE)
        firsts = [first for first, _ in words]
        assert len(set(firsts)) == len(firsts)
        assert all(danish.strip() for _, danish in words)
