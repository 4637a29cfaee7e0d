"""A former address leads to where the page is now."""

from __future__ import annotations

from hub.exports import redirects
from tests.conftest import ReadLibrary

PAPER = """\
---
title: Trust
authors: [Ada Example]
date: 2026-01-31
moved_from: [papers/talk/, about/]
---
Text.
"""
ABOUT = """\
---
title: About
---
Text.
"""
PAGE = """\
<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>This page has moved</title>
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<link rel="canonical" href="https://hub.example/papers/trust/">
<script src="../../assets/javascripts/moved.js" data-to="../trust/"></script>
<noscript><meta http-equiv="refresh" content="0; url=../trust/"></noscript>
</head>
<body>
<h1>This page has moved</h1>
<p><a href="../trust/">Go to where it is now</a></p>
</body>
</html>
"""


def test_former_addresses_lead_on_unless_a_page_is_there(library: ReadLibrary) -> None:
    base = "@book{Sample:2001, ids = {old2001}, author = {Sample, Bo}}"
    read = library({"papers/trust/paper.md": PAPER, "docs/about.md": ABOUT, "references.bib": base})
    talk, work = redirects.files(read)
    assert (talk.address, talk.content.decode()) == ("papers/talk/index.html", PAGE)
    assert work.address == "references/old2001/index.html"
    assert 'url=../sample-2001/"' in work.content.decode()
