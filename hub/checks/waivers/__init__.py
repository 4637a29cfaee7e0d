"""Waivers.

The comments by which an author says that a rule does not hold in one place, and why.
"""
