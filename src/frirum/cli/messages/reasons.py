"""Sentences of explanations, timelines, look-ups and the demo."""

from __future__ import annotations

REASONS: dict[str, dict[str, str]] = {}
