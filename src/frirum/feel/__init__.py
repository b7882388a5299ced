"""FEEL, the expression language of DMN 1.5: parse, check types, evaluate."""

from frirum.feel.compiler import compile  # noqa: A004 - the name of the thing
from frirum.feel.errors import FeelError, FeelLimitError, FeelSyntaxError, FeelTypeError
from frirum.feel.evaluation import evaluate, to_feel
from frirum.feel.json import error_to_json, from_json, to_json
from frirum.feel.parser import parse, parse_unary_tests
from frirum.feel.text import to_text
from frirum.feel.typecheck import typecheck
from frirum.feel.types import Kind, Param, Signature, Type, signature
from frirum.feel.values import UNKNOWN

__all__ = [
    "UNKNOWN",
    "FeelError",
    "FeelLimitError",
    "FeelSyntaxError",
    "FeelTypeError",
    "Kind",
    "Param",
    "Signature",
    "Type",
    "compile",
    "error_to_json",
    "evaluate",
    "from_json",
    "parse",
    "parse_unary_tests",
    "signature",
    "to_feel",
    "to_json",
    "to_text",
    "typecheck",
]
