"""Text and figures.

The text itself: its headings, links and pictures, and whether everybody can read it.
"""
