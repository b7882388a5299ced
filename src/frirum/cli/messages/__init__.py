"""Every sentence the command line says, in Danish and English, side by side."""

from __future__ import annotations

from collections.abc import Mapping

from frirum.cli.messages.errors import ERRORS
from frirum.cli.messages.help import HELP
from frirum.cli.messages.levels import LEVELS
from frirum.cli.messages.pages import PAGES
from frirum.cli.messages.reasons import REASONS
from frirum.cli.messages.units import UNITS
from frirum.cli.messages.words import WORDS

MESSAGES: Mapping[str, Mapping[str, str]] = {
    **WORDS,
    **UNITS,
    **HELP,
    **ERRORS,
    **REASONS,
    **PAGES,
    **LEVELS,
}
