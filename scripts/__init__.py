"""Tools for those who work on Frirum; nothing here is part of the package."""
