"""Settings that every test shares.

Hypothesis looks for the same examples in every run (`derandomize`), so a red test is red for everybody.
`make fuzz` sets `FRIRUM_FUZZ`, which searches further and at random; what it finds is printed with a seed
and becomes a test of its own.

A shell that starts the tests in the background leaves interrupts ignored, and every process that a test
starts would inherit that: an interrupt sent to it would never come. So the tests begin with the signals as a
terminal has them.
"""

from __future__ import annotations

import os
import signal

from hypothesis import HealthCheck, settings

signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGTERM, signal.SIG_DFL)

settings.register_profile("steady", derandomize=True, deadline=None, max_examples=60, database=None)
settings.register_profile(
    "fuzz",
    derandomize=False,
    deadline=None,
    max_examples=2_000,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("fuzz" if os.environ.get("FRIRUM_FUZZ") else "steady")
