"""Regular expressions as XPath has them (and so `matches`, `replace` and `split`), in bounded time.

Python's own `re` has another syntax and can take exponential time on a hostile pattern. Here a pattern
becomes a small program; the machine visits no place of the text twice in one state, and counts its steps.
"""

from frirum.feel.regex.machine import Pattern
from frirum.feel.regex.program import compile_pattern
from frirum.feel.regex.syntax import PatternError

__all__ = ["Pattern", "PatternError", "compile_pattern"]
