"""Functions of contexts."""

from __future__ import annotations

from typing import Any

from frirum.feel.budget import Budget
from frirum.feel.builtins.registry import declare

Context = dict[str, Any]


@declare("get value", "m: context, key: string")
def get_value(context: Context, key: str) -> object:
    """The value of an entry; null if there is none."""
    return context.get(key)


@declare("get entries", "m: context -> list<context>", budgeted=True)
def get_entries(budget: Budget, context: Context) -> list[Context]:
    """All entries, as contexts of `key` and `value`."""
    budget.spend(len(context))
    return [{"key": key, "value": value} for key, value in context.items()]


@declare("context put", "context: context, key: string, value: Any -> context", budgeted=True)
def context_put(budget: Budget, context: Context, key: str, value: object) -> Context:
    """The context with that entry set."""
    budget.spend(len(context) + 1)
    return {**context, key: value}


@declare("context put", "context: context, keys: list<string>, value: Any -> context", budgeted=True)
def context_put_deep(budget: Budget, context: Context, keys: list[str], value: object) -> Context | None:
    """The context with an entry set deep within: each key leads into the next context."""
    outer: list[Context] = []
    for key in keys[:-1]:
        outer.append(context)
        inner = context.get(key) if isinstance(key, str) else None
        if not isinstance(inner, dict):
            return None
        context = inner
    if not keys or not isinstance(keys[-1], str):
        return None
    result = context_put(budget, context, keys[-1], value)
    for above, key in zip(reversed(outer), reversed(keys[:-1]), strict=True):
        result = context_put(budget, above, key, result)
    return result


@declare("context merge", "contexts: list<context> -> context", budgeted=True)
def context_merge(budget: Budget, contexts: list[Context | None]) -> Context | None:
    """All entries; a later context outweighs an earlier one."""
    result: Context = {}
    for each in contexts:
        if each is None:
            return None
        budget.spend(len(each) + 1)
        result.update(each)
    return result
