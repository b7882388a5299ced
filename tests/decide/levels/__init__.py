"""Levels of groups over time, against the engine for one case."""
