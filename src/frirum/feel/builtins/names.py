"""The names of the built-in functions: the parser knows them before any function is loaded."""

BUILTIN_NAMES = (
    # conversion
    "date", "time", "date and time", "duration", "years and months duration", "string", "number",
    "context", "range",
    # boolean
    "not", "is",
    # string
    "substring", "string length", "upper case", "lower case", "substring before", "substring after",
    "replace", "contains", "starts with", "ends with", "matches", "split", "string join",
    # list
    "list contains", "list replace", "count", "min", "max", "sum", "mean", "all", "any", "sublist",
    "append", "concatenate", "insert before", "remove", "reverse", "index of", "union",
    "distinct values", "flatten", "product", "median", "stddev", "mode", "sort",
    # numeric
    "decimal", "floor", "ceiling", "round up", "round down", "round half up", "round half down",
    "abs", "modulo", "sqrt", "log", "exp", "odd", "even",
    # date and time
    "day of year", "day of week", "month of year", "week of year", "now", "today",
    # range
    "before", "after", "meets", "met by", "overlaps", "overlaps before", "overlaps after",
    "finishes", "finished by", "includes", "during", "starts", "started by", "coincides",
    # context
    "get value", "get entries", "context put", "context merge",
)  # fmt: skip
