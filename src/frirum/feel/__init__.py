"""FEEL, the expression language of DMN 1.5: parse, check types, evaluate."""

from frirum.feel.errors import FeelError, FeelLimitError, FeelSyntaxError, FeelTypeError
from frirum.feel.parser import parse, parse_unary_tests
from frirum.feel.values import UNKNOWN

__all__ = [
    "UNKNOWN",
    "FeelError",
    "FeelLimitError",
    "FeelSyntaxError",
    "FeelTypeError",
    "parse",
    "parse_unary_tests",
]
