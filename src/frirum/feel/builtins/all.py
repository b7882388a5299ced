"""Loads every module of built-in functions, so that the registry knows them all."""

from frirum.feel.builtins import (  # noqa: F401 - importing them declares the functions
    aggregates,
    boolean,
    contexts,
    conversion,
    dates,
    lists,
    numeric,
    ranges,
    texts,
)
