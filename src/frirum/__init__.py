"""Frirum: legal experiments in public administration.

Ordinary law as data, experiments as scoped exemptions laid over it, both answers with reasons. Each room says
in its own docstring what may live there: `feel`, `law`, `experiments`, `catalogue`, `cases`, `decide`, `cli`.
"""
