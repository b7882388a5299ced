"""What an expression of a rule gives, as small tables: the same for every back end, and shown in the docs.

A row is an expression, the facts of a case, and the value expected. Facts have the types of `FACTS`; one that
a row does not name is UNKNOWN, one that is None is known to be nothing.
"""

from .arithmetic import SPECS as ARITHMETIC
from .base import FACTS, Spec
from .choices import SPECS as CHOICES
from .comparisons import SPECS as COMPARISONS
from .dates import SPECS as DATES
from .functions import SPECS as FUNCTIONS
from .logic import SPECS as LOGIC

SPECS: list[Spec] = [*LOGIC, *COMPARISONS, *CHOICES, *ARITHMETIC, *FUNCTIONS, *DATES]

__all__ = ["FACTS", "SPECS", "Spec"]
