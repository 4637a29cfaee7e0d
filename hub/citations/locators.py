"""Where in a work: telling `pp. 3-5` from what else is said after a key.

Source: Pandoc User's Guide, "Citation syntax", on locators; labels are CSL's own terms in British English with their
short forms (CSL 1.0.2 specification, "Locators").
"""

from __future__ import annotations

import re

LABELS: dict[str, tuple[str, ...]] = {
    "book": ("book", "books", "bk.", "bks."),
    "chapter": ("chapter", "chapters", "chap.", "chaps."),
    "column": ("column", "columns", "col.", "cols."),
    "figure": ("figure", "figures", "fig.", "figs."),
    "folio": ("folio", "folios", "fol.", "fols."),
    "issue": ("issue", "issues", "no.", "nos.", "number", "numbers"),
    "line": ("line", "lines", "l.", "ll."),
    "note": ("note", "notes", "n.", "nn."),
    "opus": ("opus", "opera", "op.", "opp."),
    "page": ("page", "pages", "p.", "pp."),
    "paragraph": ("paragraph", "paragraphs", "para.", "paras.", "¶", "¶¶"),
    "part": ("part", "parts", "pt.", "pts."),
    "section": ("section", "sections", "sec.", "secs.", "§", "§§"),
    "sub-verbo": ("sub verbo", "sub verbis", "s.v.", "s.vv."),
    "verse": ("verse", "verses", "v.", "vv."),
    "volume": ("volume", "volumes", "vol.", "vols."),
}
"""CSL's name of each kind of locator, and the words that announce it."""

_WORDS = "|".join(sorted((re.escape(word) for words in LABELS.values() for word in words), key=len, reverse=True))
_PART = r"(?:[^\s,;.(){}\[\]\"]*\d[^\s,;(){}\[\]\".]*(?:\.\w+)*|[ivxlcdm]+|\([^\s()]+\)|\[[^\s\[\]]+\])"
_PARTS = rf"{_PART}+(?:(?:,\s*|\s*[-–]+\s*|\s+(?:&|and)\s+(?=\d)|\s+(?=\d)){_PART}+)*"
_LABELLED = re.compile(rf"[,\s]*(?:{_WORDS})\s*{_PARTS}(?!\w)", re.IGNORECASE)
_BARE = re.compile(rf"[,\s]*(?=[\[(]?\S*\d){_PARTS}(?!\w)", re.IGNORECASE)
_BRACED = re.compile(r"[,\s]*\{[^{}]*\}")


def split_locator(tail: str) -> tuple[str, str]:
    """What follows a key, as (locator, suffix); put together they are what was given.

    >>> split_locator(", pp. 3-5, and passim")
    (', pp. 3-5', ', and passim')
    >>> split_locator(" {pp. iv, and suffix} after")
    (' {pp. iv, and suffix}', ' after')
    """
    for pattern in (_BRACED, _LABELLED, _BARE):
        if found := pattern.match(tail):
            return found[0], tail[found.end() :]
    return "", tail
