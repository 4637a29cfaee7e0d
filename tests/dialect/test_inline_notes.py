"""Pandoc's inline footnotes, as HTML."""

from __future__ import annotations

import re

from markdown import Markdown

from hub.dialect import inline_notes


def convert(text: str) -> str:
    md = Markdown(extensions=["footnotes"])
    inline_notes.register(md)
    return re.sub(r"&#160;<a class=\"footnote-backref\".*?</a>", "", md.convert(text))


def test_a_note_is_a_footnote() -> None:
    assert convert("One^[With *emphasis*,\nand [a link](x.md).] and two^[Second].") == (
        '<p>One<sup id="fnref:inline-1"><a class="footnote-ref" href="#fn:inline-1">1</a></sup> and '
        'two<sup id="fnref:inline-2"><a class="footnote-ref" href="#fn:inline-2">2</a></sup>.</p>\n'
        '<div class="footnote">\n<hr />\n<ol>\n'
        '<li id="fn:inline-1">\n<p>With <em>emphasis</em>, and <a href="x.md">a link</a>.</p>\n</li>\n'
        '<li id="fn:inline-2">\n<p>Second</p>\n</li>\n</ol>\n</div>'
    )


def test_what_is_no_note_stays() -> None:
    assert convert("`a^[b]`, \\^[c], and ^[d") == "<p><code>a^[b]</code>, \\^[c], and ^[d</p>"
