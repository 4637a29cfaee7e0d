"""A page at each former address, which sends its reader on to where the page is now.

Static hosting cannot answer with a status of 301; a refresh after no time and a canonical link are what search engines
take for one (Google Search Central, "Redirects and Google Search", meta refresh). A refresh forgets what stands after
"#", such as a question's place: where scripts run, one leads on with it (`moved.js`).
"""

from __future__ import annotations

import html
import posixpath
from collections.abc import Iterator

from hub.exports.exported import ExportedFile
from hub.library import Library
from hub.permanence import redirects


def files(library: Library) -> Iterator[ExportedFile]:
    """A page for each former address at which there is none now."""
    for before, now in sorted(redirects(library).items()):
        yield ExportedFile(f"{before}index.html", page(before, now, library.configuration.site_url).encode())


def page(before: str, now: str, site: str) -> str:
    """The HTML of a page that leads from one address to another.

    Args:
        before: the former address, from the site's root.
        now: the address that it leads to, from the site's root.
        site: where the site is published.
    """
    target = html.escape(f"{posixpath.relpath(f'/{now}', f'/{before}')}/")
    script = html.escape(posixpath.relpath("/assets/javascripts/moved.js", f"/{before}"))
    canonical = html.escape(f"{site}{now}")
    return f"""\
<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>This page has moved</title>
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<link rel="canonical" href="{canonical}">
<script src="{script}" data-to="{target}"></script>
<noscript><meta http-equiv="refresh" content="0; url={target}"></noscript>
</head>
<body>
<h1>This page has moved</h1>
<p><a href="{target}">Go to where it is now</a></p>
</body>
</html>
"""
