"""Markdown: a paper as its authors wrote it, its links whole, without what they said among themselves."""

from __future__ import annotations

from hub.exports.markdown import files
from tests.conftest import ReadLibrary

WRITTEN = """---
title: Care # hub: ignore[title-stands-once] because it is short
authors:
  - {name: Ada Example, email: ada@hub.example, corresponding: true}
  - {name: Bo Sample, email: bo@hub.example}
date: 2026-01-31
abstract: |
  Care is told.
  It takes time.
---
See [silence](../silence/paper.md#why), [the web](https://web.example/) and [above](#care). <!-- Is it? -->

![Two people](table.svg "A table") and `<!-- code -->`.
"""

SHOWN = """---
title: Care
authors:
- name: Ada Example
  email: ada@hub.example
  corresponding: true
- name: Bo Sample
date: 2026-01-31
abstract: |
  Care is told.
  It takes time.
---

See [silence](https://hub.example/papers/silence/#why), [the web](https://web.example/) and [above](#care).

![Two people](https://hub.example/papers/care/table.svg "A table") and `<!-- code -->`.
"""


def test_a_paper_is_given_as_it_was_written(library: ReadLibrary) -> None:
    silence = "---\ntitle: Silence\nauthors: [Bo Sample]\ndate: 2026-01-31\n---\nNothing.\n"
    found = {
        file.address: file.content.decode()
        for file in files(library({"papers/care/paper.md": WRITTEN, "papers/silence/paper.md": silence}))
    }
    assert sorted(found) == ["papers/care/care.md", "papers/silence/silence.md"]
    assert found["papers/care/care.md"] == SHOWN
