"""Decides cases: what ordinary law requires, what holds with the experiments, and why."""

from frirum.decide.engine import DecideError, Engine

__all__ = ["DecideError", "Engine"]
