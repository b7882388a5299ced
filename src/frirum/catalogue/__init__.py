"""A country's law and experiments as YAML: `load` reads them, `check` finds what is wrong with them."""

from frirum.catalogue.checks import check
from frirum.catalogue.codes import CODES, Code
from frirum.catalogue.findings import finding
from frirum.catalogue.loader import load
from frirum.catalogue.model import Catalogue, Finding, Severity

__all__ = ["CODES", "Catalogue", "Code", "Finding", "Severity", "check", "finding", "load"]
