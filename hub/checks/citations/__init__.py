"""Citations.

What a text says about the works it builds on.
"""
