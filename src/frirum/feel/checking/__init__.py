"""Types before any case is known: what an author of rules got wrong, where, and what to write instead."""
