"""Small faults for every code."""

from __future__ import annotations

from .fault import Fault
from .faults_exemptions import EXEMPTIONS
from .faults_files import FILES, ORDINARY, SOURCES
from .faults_names import NAMES

FAULTS: list[Fault] = [*FILES, *NAMES, *ORDINARY, *EXEMPTIONS, *SOURCES]
