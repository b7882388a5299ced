"""How large an expression and its evaluation may be. Beyond a limit stands an error, never a hang."""

MAX_CHARACTERS = 100_000
"""characters of one expression"""
MAX_NODES = 10_000
"""nodes of one syntax tree"""
MAX_NESTING = 60
"""brackets (and the like) within brackets"""
MAX_HEIGHT = 150
"""nodes above one another in a tree; a chain `a + b + c + …` counts one for each operator"""
MAX_STEPS = 1_000_000
"""steps of one evaluation: nodes evaluated in loops, elements and (by 32) characters handled"""
MAX_TEXT = 100_000
"""characters of a text that an expression makes"""
MAX_DEPTH = 50
"""calls of functions within one another; also lists and contexts within one another, when they are compared,
shown or searched"""
