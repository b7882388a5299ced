"""FEEL in SQL: expressions of the rule subset as SQLGlot trees, for every database that SQLGlot writes.

`compile_sql` compiles one expression; `dialects.render` writes a query for a database.
"""

from frirum.feel.sql.compile import Special, compile_sql, nothing_special
from frirum.feel.sql.value import Column, Kind, Sql, Unsupported, missing_text

__all__ = [
    "Column",
    "Kind",
    "Special",
    "Sql",
    "Unsupported",
    "compile_sql",
    "missing_text",
    "nothing_special",
]
