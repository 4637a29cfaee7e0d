"""People and confidentiality.

What a text says about people who spoke in confidence. Whether it may stay is for its author to know.
"""
