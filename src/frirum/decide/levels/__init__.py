"""Levels: what ordinary law requires of a group over time, beside what was held there.

An experiment may free a municipality from a cadence for each citizen and still bind it to the level of the
group. No single case answers that; a population does. docs/how-to/levels.md says how each number is counted.
"""

from frirum.decide.levels.ask import levels, measured
from frirum.decide.levels.model import Level, Measure, Period, Question
from frirum.decide.levels.periods import MONTH, Every

__all__ = ["MONTH", "Every", "Level", "Measure", "Period", "Question", "levels", "measured"]
