"""What the hub's Markdown has beyond Python-Markdown's: figures, notes, cross-references and formulas like Pandoc's.

`hub.markdown` puts these to work; citations have a package of their own.
"""
