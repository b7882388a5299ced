"""Randomness as SQL: a number in [0, 1) that depends on the seed, on what is drawn and for whom, and on
nothing else. So a population is the same in every run, on any number of threads, and in any order of rows."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

from frirum.cases.tables import literal

_MANTISSA = 1 << 53


class Draw:
    """Draws for one seed."""

    def __init__(self, seed: int) -> None:
        self._seed = seed

    def u(self, what: str, key: str = "i") -> str:
        """A number in [0, 1), uniform; `key` is an SQL integer that names whom it is drawn for."""
        digest = blake2b(f"{self._seed}:{what}".encode(), digest_size=8).digest()
        salt = int.from_bytes(digest) >> 3  # leaves room to add the key without leaving 64 bits
        return f"((hash(({key}) + {salt}::BIGINT) >> 11) / {_MANTISSA}.0)"

    def below(self, share: float, what: str, key: str = "i") -> str:
        """True for this share."""
        return f"({self.u(what, key)} < {share})"

    def whole(self, low: int, high: int, what: str, key: str = "i") -> str:
        """A whole number from low to high, both included."""
        return f"({low} + CAST(floor({self.u(what, key)} * {high - low + 1}) AS INTEGER))"

    def day(self, first: str, last: str, what: str, key: str = "i") -> str:
        """A day from first to last (SQL dates), both included."""
        span = f"({last} - {first} + 1)"
        return f"({first} + CAST(floor({self.u(what, key)} * {span}) AS INTEGER))"

    def pick(self, weighted: Sequence[tuple[str, float]], what: str, key: str = "i") -> str:
        """One of the texts, by weight."""
        total = sum(weight for _, weight in weighted)
        drawn, reached, cases = self.u(what, key), 0.0, []
        for text, weight in weighted[:-1]:
            reached += weight / total
            cases.append(f"WHEN {drawn} < {reached:.6f} THEN {literal(text)}")
        last = literal(weighted[-1][0])
        return f"(CASE {' '.join(cases)} ELSE {last} END)" if cases else last
