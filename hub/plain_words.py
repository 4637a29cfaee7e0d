"""Markdown as plain words: what a reader reads of it, without its marks."""

from __future__ import annotations

import html
import re


def plain_words(markdown: str) -> str:
    r"""A paragraph, an item, a heading or a cell of Markdown as plain text in one line.

    >>> plain_words("> *Two* [are](x.md) enough,[^1] as `a*b` is -- \"more\" isn't.")
    'Two are enough, as a*b is – “more” isn’t.'
    """
    text = _BEGINNING.sub("", markdown.strip(_SPACE))
    if _MARKUP.search(text):
        text = _unmarked(text)
    return _printed(" ".join(text.strip(_SPACE).split()))


def _unmarked(text: str) -> str:
    text = _NOTE.sub(r" (\1)", _UNREAD.sub("", _FIGURE.sub(r"\1", text)))
    for _ in range(_DEEPEST):
        text = _LABELLED.sub(lambda label: label[1] or "", text)
    return html.unescape(_MARK.sub(_inside, text))


_SPACE = " \t\n|"
"""What is around the text of a cell, or of anything else."""
_MARKUP = re.compile(r"[\[<*_`$\\~{&^]|\s\#")
_DEEPEST = 2
"""How often a link or a span may stand inside of another."""
_TARGET = r"\((?:[^()\n]|\([^()\n]*\))*\)"
_ATTRIBUTES = r"\{(?:[\#.:][^{}\n]*|[\w-]+=[^{}\n]*)\}"
_BEGINNING = re.compile(
    r"\A[ \t>]*(?:(?:[-*+]|\d{1,9}[.)]|\#{1,6}|:)[ \t]+|\[\^[^\]\s]{1,99}\]:)|^[ \t]*>[ \t>]*", re.MULTILINE
)
"""What an item, a heading, a footnote or a line of a quotation begins with."""
_FIGURE = re.compile(rf"\A!\[(.*)\]{_TARGET}(?:{_ATTRIBUTES})?\Z", re.DOTALL)
"""A picture by itself is a figure, and its label is read below it."""
_UNREAD = re.compile(
    rf"""!\[[^\[\]]*\]{_TARGET}
    |\[\^[^\]\s]{{1,99}}\]
    |<!--.{{0,2000}}?-->
    |</?[A-Za-z][A-Za-z0-9-]*(?=[\s/>])[^<>]*>
    |[ ]\#+[ ]*\Z
    |\\(?:label|(?:auto|eq|page)?ref)\{{[^{{}}\n]*\}}""",
    re.VERBOSE | re.DOTALL,
)
"""Pictures, the marks of footnotes, comments, tags, and what only refers to a number."""
_NOTE = re.compile(r"\^\[([^\[\]]*)\]")
_LABELLED = re.compile(rf"\[([^\[\]]*)\](?:{_TARGET}|\[[^\[\]]*\]|{_ATTRIBUTES})|[ ]?{_ATTRIBUTES}")
_MARK = re.compile(
    r"""(?<!`)(?P<ticks>`+)(?!`)(?P<code>.{1,2000}?)(?<!`)(?P=ticks)(?!`)
    |\$(?P<math>(?=\S)[^$\n]+?(?<=\S))\$(?!\d)
    |\\(?P<escaped>[^\w\s])
    |<(?P<address>https?://[^<>\s]+|[^<>\s@]+@[^<>\s]+)>
    |(?<![\s*])\*+|\*+(?![\s*])
    |(?<!\w)_+(?=[^\s_])|(?<=[^\s_])_+(?!\w)
    |~~""",
    re.VERBOSE | re.DOTALL,
)


def _inside(found: re.Match[str]) -> str:
    return next((said for said in found.group("code", "math", "escaped", "address") if said), "")


def _printed(text: str) -> str:
    """A text with the quotation marks, dashes and dots of print, as pages have them."""
    text = _OPENING.sub(lambda mark: {'"': "“", "'": "‘"}[mark[0]], text)
    return _TYPED.sub(lambda mark: _PRINT[mark[0]], text)


_OPENING = re.compile(r"""(?<![^\s(\[–—-])["'](?=[^\s)\]])""")
_PRINT = {'"': "”", "'": "’", "---": "—", "--": "–", "...": "…"}
_TYPED = re.compile(r"\"|'|(?<!-)-{2,3}(?!-)|(?<!\.)\.{3}(?!\.)")
