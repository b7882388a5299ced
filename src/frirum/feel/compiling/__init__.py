"""From tree to Python: every node becomes one closure over its parts, made once and run for every case."""
