"""The command line: `frirum`.

Nothing is imported here that a command does not need, so that `frirum --help` stands on the screen at once.
"""

from __future__ import annotations

__all__ = ["main"]


def main(arguments: list[str] | None = None) -> int:
    """Run one command and give its exit code: 0 fine; 1 findings or undecidable input; 2 wrong use."""
    from frirum.cli.run import run

    return run(arguments)
