"""What of a page's words stands in a file that readers take away, in the same order.

`python -m tests.printed SITE` tells it for each paper of a site.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from pathlib import Path

import pypdfium2
from lxml import html

from hub.articles.article import FURNITURE

SHOWN = (
    "//h1 | //p[@class='hub-head__subtitle'] | //ul[@class='hub-authors']/li/* | //section[@data-article]"
    " | //div[@class='footnote']//li | //div[@data-article='text'] | //div[@data-article='closing']/section"
)
"""XPath of the pieces in which a page shows a paper. Within each the words have one order; on paper the notes stand
below the text that they belong to, and how to cite it on the cover."""


@dataclass(frozen=True)
class Coverage:
    """How many of a page's words a file has, and which it lacks."""

    words: int
    missing: list[str]

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return 1 - len(self.missing) / max(1, self.words)


def coverage(shown: Iterable[str], printed: str) -> Coverage:
    """The words of a page's pieces that a file has as well, in their order in each piece."""
    matcher = SequenceMatcher(None, b=split(printed), autojunk=False)
    squeezed = "".join(split(printed))
    total, missing = 0, []
    for piece in shown:
        words = split(piece)
        matcher.set_seq1(words)
        kept = {place for block in matcher.get_matching_blocks() for place in range(block.a, block.a + block.size)}
        total += len(words)
        runs = groupby(range(len(words)), key=kept.__contains__)
        lacking = [[words[place] for place in run] for is_kept, run in runs if not is_kept]
        missing += [
            word for run in lacking if "".join(run) not in squeezed or len("".join(run)) < TELLING for word in run
        ]
    return Coverage(total, missing)


TELLING = 6
"""How many letters that follow each other are no chance: what reads a PDF joins words of neighbouring cells."""


def split(text: str) -> list[str]:
    """The words of a text, without what sets them apart from each other: marks, hyphens and how they are written."""
    plain = re.sub("\u200b\r?\n", "", unicodedata.normalize("NFKC", text)).translate(_INVISIBLE)
    plain = re.sub(r"[-\u2010\u2011\u0002\ufffe]\s*\n?", "", plain)
    return re.findall(r"\w+", plain)


_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"))


def pieces_of_page(page: Path) -> list[str]:
    """What a paper's finished page shows of it, piece by piece."""
    root = html.fromstring(page.read_text(encoding="utf-8"))
    for element in root.xpath(f"{FURNITURE} | //*[contains(@class, 'hub-unseen')]"):
        element.drop_tree()
    for element in root.iter():
        element.tail = f"{element.tail or ''} " if element.tag in _APART else element.tail
    shown = root.xpath(SHOWN)
    for note in root.xpath("//div[@class='footnote']"):
        note.getparent().remove(note)
    return [piece.text_content() for piece in shown]


_APART = frozenset("p li dt dd td th h1 h2 h3 h4 h5 h6 div figcaption caption br pre a section".split())


def words_of_pdf(content: bytes) -> str:
    """What a PDF says, page by page."""
    document = pypdfium2.PdfDocument(content)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def main() -> None:
    """Tell the share of words for each paper of a site, and which are missing."""
    for pdf in sorted(Path(sys.argv[1]).glob("papers/*/*.pdf")):
        found = coverage(pieces_of_page(pdf.with_name("index.html")), words_of_pdf(pdf.read_bytes()))
        print(f"{found.share:7.2%}  {found.words:6,} words  {pdf.stem}  {' '.join(found.missing[:12])}")


if __name__ == "__main__":
    main()
