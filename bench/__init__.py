"""The benchmark: what one machine does in one run, as ratios to hand-written queries on the same data.

`make bench` prints it; nothing here is a test, and no time decides anything.
"""
