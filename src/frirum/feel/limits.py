"""How large an expression and its evaluation may be. Beyond a limit stands an error, never a hang."""

MAX_CHARACTERS = 100_000
"""characters of one expression"""
MAX_NODES = 10_000
"""nodes of one syntax tree"""
MAX_NESTING = 100
"""brackets (and the like) within brackets"""
MAX_HEIGHT = 200
"""nodes above one another in a tree; a chain `a + b + c + …` counts one for each operator"""
