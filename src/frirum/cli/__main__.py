"""`python -m frirum.cli`, for a machine where the script is not on the path."""

from __future__ import annotations

import sys

from frirum.cli import main

if __name__ == "__main__":
    sys.exit(main())
