"""A country's law and experiments as YAML: `load` reads them, `check` finds what is wrong with them."""

from frirum.catalogue.loader import load
from frirum.catalogue.model import Catalogue, Finding, Severity

__all__ = ["Catalogue", "Finding", "Severity", "load"]
