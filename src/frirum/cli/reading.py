"""Cases from the files that a command was given."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from frirum.cases.model import Case
from frirum.cases.problems import Problem, Rejected
from frirum.cases.reading import read_cases, read_unnamed
from frirum.cases.vocabulary import Vocabulary
from frirum.cli.faults import FINDINGS, Fault, wrong
from frirum.cli.language import Tongue

STDIN = "-"
"""stands for standard input in the place of a file with cases"""
TABLES = (".csv", ".tsv", ".parquet")
"""endings of files that are decided together, in the database"""


def exist(files: Sequence[str], tongue: Tongue) -> list[Path]:
    """The paths, all of them files that are there. A missing one is wrong use, told before any work."""
    for name in files:
        if name == STDIN:
            continue
        path = Path(name)
        if path.is_dir():
            raise wrong("FILE", tongue("FILE.folder"), tongue("FILE.folder.do"), name)
        if not path.exists():
            raise wrong("FILE", tongue("FILE.missing"), tongue("FILE.missing.do"), name)
    return [Path(name) for name in files]


def tell(problems: Sequence[Problem], tongue: Tongue) -> None:
    """What is wrong with a case, on standard error, in the user's language."""
    sys.stderr.write("".join(f"{problem.said(tongue.language)}\n" for problem in problems))


def cases(paths: Sequence[Path], vocabulary: Vocabulary) -> Iterator[Case | Rejected]:
    """Every case of the files, in order, the good ones and the rejected ones."""
    for path in paths:
        if str(path) == STDIN:
            yield from read_unnamed(sys.stdin.buffer, STDIN, vocabulary)
        else:
            yield from read_cases(path, vocabulary)


def one_case(path: Path, name: str | None, vocabulary: Vocabulary, tongue: Tongue) -> Case:
    """The one case of a file, or the one of that name; what is wrong with it is a finding."""
    found: list[Case] = []
    for each in cases([path], vocabulary):
        if isinstance(each, Rejected):
            if name in (None, each.id) or each.id is None:
                raise Fault([problem.said(tongue.language) for problem in each.problems], FINDINGS)
        elif name in (None, each.id):
            found.append(each)
    if name is not None and not found:
        raise wrong("CASE", tongue("CASE.unknown", name=name), tongue("CASE.unknown.do"), str(path))
    if len(found) > 1:
        names = ", ".join(case.id for case in found[:5])
        what = tongue("CASE.several", count=len(found), names=names)
        raise wrong("CASE", what, tongue("CASE.several.do"), str(path))
    return found[0]
