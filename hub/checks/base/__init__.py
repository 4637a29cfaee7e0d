"""The reference base.

The entries that the hub's citations come from, in `references.bib` and in the `.bib` files beside papers.
"""
