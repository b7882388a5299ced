"""A synthetic population: cases that look like a register and are about nobody.

Every number here is drawn, none is observed. Municipalities get their share of people from rounded
population figures; lengths and mixes of benefits are plausible orders of magnitude and no statistics. The
population serves the demonstration, the benchmark and tests; **nothing about Denmark follows from it**.
"""

from frirum.cases.synthetic.population import ABOUTS, population

__all__ = ["ABOUTS", "population"]
