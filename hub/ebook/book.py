"""A book: chapters, a table of contents and what catalogues read, as one EPUB 3.3 file (W3C Recommendation)."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from hub.articles.archive import archive
from hub.ebook.chapter import MEDIA_TYPES, Chapter, Heading

_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""


@dataclass(frozen=True)
class Book:
    """What a book says of itself."""

    identifier: str
    """The address of its page."""
    title: str
    language: str
    creators: Sequence[str]
    publisher: str
    day: str
    """When it last changed, as `2026-06-15`; empty if nothing tells."""
    description: str = ""
    rights: str = ""
    subjects: Sequence[str] = ()

    def write(self, chapters: Sequence[Chapter]) -> bytes:
        """The file."""
        files = {"mimetype": b"application/epub+zip", "META-INF/container.xml": _CONTAINER.encode()}
        files["EPUB/package.opf"] = self._package(chapters).encode()
        files["EPUB/nav.xhtml"] = self._contents(chapters).encode()
        files["EPUB/style.css"] = Path(__file__).with_name("style.css").read_bytes()
        for chapter in chapters:
            files[f"EPUB/{chapter.name}.xhtml"] = chapter.as_xhtml().encode()
            files |= {f"EPUB/{name}": content for name, content in chapter.figures.items()}
        return archive(files, uncompressed=frozenset({"mimetype"}))

    def _package(self, chapters: Sequence[Chapter]) -> str:
        metadata = "\n".join(f"    {line}" for line in self._metadata(chapters))
        items = "\n".join(f"    {line}" for line in _manifest(chapters))
        spine = "\n".join(f'    <itemref idref="{chapter.name}"/>' for chapter in chapters)
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="identifier" '
            f'xml:lang="{_escaped(self.language)}">\n'
            f'  <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n{metadata}\n  </metadata>\n'
            f"  <manifest>\n{items}\n  </manifest>\n  <spine>\n{spine}\n  </spine>\n</package>\n"
        )

    def _metadata(self, chapters: Sequence[Chapter]) -> Iterator[str]:
        yield f'<dc:identifier id="identifier">{_escaped(self.identifier)}</dc:identifier>'
        day = self.day or "1970-01-01"
        told = [("title", self.title), ("language", self.language), ("publisher", self.publisher), ("date", self.day)]
        told += [("description", self.description), ("rights", self.rights)]
        told += [("creator", name) for name in self.creators] + [("subject", name) for name in self.subjects]
        for name, value in told:
            if value:
                yield f"<dc:{name}>{_escaped(value)}</dc:{name}>"
        yield f'<meta property="dcterms:modified">{day}T00:00:00Z</meta>'
        modes = ["textual", "visual"] if any(chapter.figures for chapter in chapters) else ["textual"]
        features = ["structuralNavigation", "tableOfContents", "readingOrder", "alternativeText"]
        features += ["MathML"] if any(chapter.has_formulas for chapter in chapters) else []
        accessibility = [("accessMode", mode) for mode in modes] + [("accessModeSufficient", "textual")]
        accessibility += [("accessibilityFeature", feature) for feature in features] + [("accessibilityHazard", "none")]
        for name, value in accessibility:
            yield f'<meta property="schema:{name}">{value}</meta>'

    def _contents(self, chapters: Sequence[Chapter]) -> str:
        several = len(chapters) > 1
        entries = (
            "\n".join(_entries(chapter, several=several) for chapter in chapters if several or chapter.headings)
            or f'<li><a href="{chapters[0].name}.xhtml">{_escaped(self.title)}</a></li>'
        )
        language = _escaped(self.language)
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
            '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
            f'lang="{language}" xml:lang="{language}">\n<head><title>{_escaped(self.title)}</title></head>\n<body>\n'
            f'<nav epub:type="toc" id="toc"><h1>Contents</h1>\n<ol>\n{entries}\n</ol>\n</nav>\n</body>\n</html>\n'
        )


def _escaped(text: str) -> str:
    return html.escape(" ".join(text.split()))


def _manifest(chapters: Sequence[Chapter]) -> Iterator[str]:
    yield '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
    yield '<item id="style" href="style.css" media-type="text/css"/>'
    for chapter in chapters:
        holds = ' properties="mathml"' if chapter.has_formulas else ""
        yield f'<item id="{chapter.name}" href="{chapter.name}.xhtml" media-type="application/xhtml+xml"{holds}/>'
        for name in chapter.figures:
            kind = MEDIA_TYPES[PurePath(name).suffix]
            yield f'<item id="{PurePath(name).stem}" href="{name}" media-type="{kind}"/>'


def _entries(chapter: Chapter, *, several: bool) -> str:
    """A chapter in the table of contents, its sections below it; of an only chapter, the sections."""
    sections = "".join(_entry(chapter, heading, below) for heading, below in _nested(chapter.headings))
    if not several:
        return sections
    below = f"<ol>{sections}</ol>" if sections else ""
    return f'<li><a href="{chapter.name}.xhtml">{_escaped(chapter.title)}</a>{below}</li>'


def _entry(chapter: Chapter, heading: Heading, below: Sequence[Heading]) -> str:
    inner = "".join(_entry(chapter, one, ()) for one in below)
    link = f'<a href="{chapter.name}.xhtml#{heading.anchor}">{_escaped(heading.words)}</a>'
    return f"<li>{link}{f'<ol>{inner}</ol>' if inner else ''}</li>\n"


def _nested(headings: Sequence[Heading]) -> list[tuple[Heading, list[Heading]]]:
    """Each section with those within it."""
    nested: list[tuple[Heading, list[Heading]]] = []
    for heading in headings:
        if nested and heading.level > nested[-1][0].level:
            nested[-1][1].append(heading)
        else:
            nested.append((heading, []))
    return nested
