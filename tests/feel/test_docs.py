"""The reference page says what the code does."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

from frirum import feel
from frirum.feel import limits
from frirum.feel.builtins.names import BUILTIN_NAMES

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "feel.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    return PAGE.partition(f"## {title}\n")[2].partition("\n## ")[0]


def test_every_function_is_named_once() -> None:
    table = "\n".join(line for line in section("Functions").splitlines() if line.startswith("| "))
    assert sorted(re.findall(r"`([^`]+)`", table)) == sorted(BUILTIN_NAMES)


def test_every_limit_is_named() -> None:
    listed = {int(each.replace(",", "")) for each in re.findall(r"\| ([\d,]+) \|", section("Limits"))}
    assert listed == {value for name, value in vars(limits).items() if name.startswith("MAX_")}


def test_the_python_example_runs() -> None:
    code = section("In Python").partition("```python\n")[2].partition("```")[0]
    names: dict[str, object] = {}
    exec(code, names)  # noqa: S102 - our own page
    assert names["run"]([Decimal(170)]) == Decimal("4118.40")  # type: ignore[operator]


def test_the_examples_parse() -> None:
    code = PAGE.partition("```\n")[2].partition("```")[0]
    names = ["accumulated months", "almen bolig", "i praktik eller løntilskud"]
    for line in code.splitlines():
        assert feel.parse(line, names)


def test_the_public_names_are_there() -> None:
    assert all(hasattr(feel, name) for name in feel.__all__)
