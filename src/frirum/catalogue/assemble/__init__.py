"""Turns the checked shapes of the catalogue's files into law and experiments."""
