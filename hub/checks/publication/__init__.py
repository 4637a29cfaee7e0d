"""Publication.

What readers rely on once a page is published: that its address stays, and that changes are told.
"""
