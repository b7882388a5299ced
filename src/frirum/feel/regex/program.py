"""A pattern's parts as a program: a list of instructions that the machine follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frirum.feel.regex.machine import (
    ANCHOR,
    BACK,
    JUMP,
    MATCH,
    SAVE,
    SINGLE,
    SPLIT,
    Instruction,
    Pattern,
)
from frirum.feel.regex.syntax import (
    Anchor,
    BackReference,
    Choice,
    Group,
    Part,
    PatternError,
    Reader,
    Repeat,
    Sequence,
    Single,
)

if TYPE_CHECKING:
    from frirum.feel.budget import Budget

_MAX_PROGRAM = 20_000


def compile_pattern(pattern: str, flags: str, budget: Budget) -> Pattern:
    """The pattern, ready to match. PatternError if it, or its flags (of `smixq`), are malformed."""
    if not set(flags) <= set("smixq"):
        raise PatternError("an unknown flag")
    budget.spend(len(pattern))
    reader = Reader(pattern, flags)
    if "q" in flags:
        part: Part = Sequence(tuple(reader.literal(each) for each in pattern))
    else:
        part = reader.read()
    writer = _Writer()
    writer.write(part)
    writer.add(MATCH)
    budget.spend(len(writer.program))
    return Pattern(writer.program, reader.groups, flags, refers_back=reader.refers_back)


class _Writer:
    def __init__(self) -> None:
        self.program: list[Instruction] = []

    def add(self, kind: int, argument: object = None, other: int = 0) -> int:
        if len(self.program) >= _MAX_PROGRAM:
            raise PatternError("the pattern repeats too much")
        self.program.append((kind, argument, other))
        return len(self.program) - 1

    def write(self, part: Part) -> None:
        if isinstance(part, Single):
            self.add(SINGLE, part.test)
        elif isinstance(part, Sequence):
            for each in part.parts:
                self.write(each)
        elif isinstance(part, Group):
            self._group(part)
        elif isinstance(part, Choice):
            self._choice(part)
        elif isinstance(part, Repeat):
            self._repeat(part)
        elif isinstance(part, Anchor):
            self.add(ANCHOR, part.at_end)
        else:
            self._back(part)

    def _back(self, part: BackReference) -> None:
        self.add(BACK, part.group)

    def _group(self, part: Group) -> None:
        if part.number is None:
            self.write(part.inner)
            return
        self.add(SAVE, 2 * part.number)
        self.write(part.inner)
        self.add(SAVE, 2 * part.number + 1)

    def _choice(self, part: Choice) -> None:
        jumps: list[int] = []
        for option in part.options[:-1]:
            split = self.add(SPLIT)
            self.write(option)
            jumps.append(self.add(JUMP))
            self._aim(split, split + 1, len(self.program))
        self.write(part.options[-1])
        for jump in jumps:
            self.program[jump] = (JUMP, len(self.program), 0)

    def _repeat(self, part: Repeat) -> None:
        for _ in range(part.least):
            self.write(part.inner)
        if part.most is None:
            self._loop(part)
            return
        splits: list[int] = []
        for _ in range(part.most - part.least):
            splits.append(self.add(SPLIT))
            self.write(part.inner)
        for split in splits:
            self._branch(split, split + 1, len(self.program), part.is_lazy)

    def _loop(self, part: Repeat) -> None:
        split = self.add(SPLIT)
        self.write(part.inner)
        self.add(JUMP, split)
        self._branch(split, split + 1, len(self.program), part.is_lazy)

    def _branch(self, split: int, go_on: int, leave: int, is_lazy: bool) -> None:  # noqa: FBT001
        self._aim(split, *((leave, go_on) if is_lazy else (go_on, leave)))

    def _aim(self, split: int, first: int, second: int) -> None:
        self.program[split] = (SPLIT, first, second)
