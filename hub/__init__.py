"""Coaching Hub's library: content in; findings, pages and exports out.

Nothing here knows a site generator. `hooks/` says when these things happen during a build, and
`hub.commands` offers them on the command line.
"""
