"""Python-Markdown extension: citations, the list of references, figures, and what makes a stranger's text safe.

A citation becomes a token while the text is converted; the finished citation takes the token's place in the page's
whole HTML, later, so that Pandoc works beside the conversion and not after it. Where HTML may not stand, in attributes
and in tables of contents, a token asks for the citation's plain words.
"""

from __future__ import annotations

import bisect
import enum
import html
import re
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from hub import dialect
from hub.citations.bibtex import Entry
from hub.citations.notes import Placed, in_reading_order
from hub.citations.rendering import Rendered, Renderer, anchor
from hub.citations.syntax import Cluster, Mode, find_clusters
from hub.guard import guard
from hub.prose import Kind, links, mask, stretches
from hub.safety import with_unsafe_as_text

HEADING = "References"
"""What the list of references is called, on the page and in its table of contents."""


@dataclass(frozen=True)
class PageContext:
    """The page whose text is converted next."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    """What it can cite, by citation key."""
    nocite: tuple[str, ...] = ()
    """Keys that its references list though the text may not cite them."""
    style: Path | None = None
    """A CSL style of its own."""
    locale: str = ""
    """A language of its own, as a tag of RFC 5646."""
    figure: Callable[[str], str] = lambda target: target
    """The address of the file that is shown for a figure; nothing if none is there."""
    path: str = ""
    """The file that its text is from, by which what its citations say is asked for later."""
    as_written: str = ""
    """Its text, if that is not to be formatted."""


class _Part(enum.IntEnum):
    """What a token stands for."""

    REFERENCES = 0
    CITATION = 1
    UNLINKED = 2
    """A citation inside of a link, where another link may not be."""
    WORDS = 3
    """A citation's plain words, for attributes and tables of contents."""
    BEGINNING = 4
    """A citation whose words stand in a footnote: what comes before the footnote's mark."""
    END = 5
    """The same: what comes after the mark."""
    NOTE = 6
    """The same: what the footnote says."""


# Private-use characters: no text needs them, and no step of the conversion knows them.
_OPEN, _NEXT, _CLOSE, _ZERO = "\ue100", "\ue101", "\ue102", 0xE110
_TOKEN = re.compile(f"{_OPEN}([\ue110-\ue119]+){_NEXT}([\ue110-\ue119]){_NEXT}([\ue110-\ue119]+){_CLOSE}")
_RESERVED = re.compile("[\ue100-\ue119]")


def _token(conversion: int, part: _Part, cluster: int = 0) -> str:
    return f"{_OPEN}{_digits(conversion)}{_NEXT}{_digits(part)}{_NEXT}{_digits(cluster)}{_CLOSE}"


def _digits(number: int) -> str:
    return "".join(chr(_ZERO + int(digit)) for digit in str(number))


def _number(digits: str) -> int:
    return int("".join(str(ord(digit) - _ZERO) for digit in digits))


_IN_TEXT = re.compile(
    rf"(?P<token>{_OPEN}(?P<conversion>[\ue110-\ue119]+){_NEXT}"
    rf"(?P<part>[{_digits(_Part.CITATION)}{_digits(_Part.BEGINNING)}]){_NEXT}(?P<cluster>[\ue110-\ue119]+){_CLOSE})"
    rf"(?:(?P<stop>[.,;:!?)…”’}}»]+)(?=[\s<&{_OPEN}]|\Z))?"
)
"""A citation in running text, with the punctuation after it if no word follows that."""


def _asking_for(part: _Part, text: str) -> str:
    """A text whose tokens of citations ask for another part of them."""
    return _TOKEN.sub(lambda found: _asking_token(part, *map(_number, found.groups())), text)


def _asking_token(part: _Part, conversion: int, asked: int, cluster: int) -> str:
    if part is _Part.UNLINKED:
        return _token(conversion, part if asked == _Part.CITATION else _Part(asked), cluster)
    return "" if asked == _Part.END else _token(conversion, part, cluster)


@dataclass(frozen=True)
class Said:
    """What a page makes of a citation."""

    anchor: str
    """Its id on the page; empty if it is not there."""
    words: str
    """What readers see of it, in a style of footnotes with what the footnote says."""


@dataclass
class _Conversion:
    """What a converted page still waits for."""

    finish: Callable[[], Rendered]
    """Gives it; let go afterwards, with all of Pandoc's answer that it holds."""
    clusters: Sequence[Cluster]
    """Its citations in the order of reading."""

    @cached_property
    def rendered(self) -> Rendered:
        rendered = self.finish()
        del self.finish
        return rendered

    def part(self, part: _Part, cluster: int) -> str:
        """The HTML that takes a token's place."""
        if part is _Part.REFERENCES:
            return self.rendered.references
        citation = self.rendered.clusters[cluster]
        beginning, end = citation.removesuffix(_SPAN_END), _SPAN_END
        return {
            _Part.CITATION: citation,
            _Part.UNLINKED: _ANCHOR.sub("", citation),
            _Part.WORDS: _ELEMENT.sub("", citation).replace('"', "&quot;"),
            _Part.BEGINNING: beginning,
            _Part.END: end,
            _Part.NOTE: self.rendered.notes[cluster],
        }[part]

    def said(self) -> Iterator[tuple[Cluster, Said]]:
        """What readers see of each citation, in the order of the text."""
        for number in sorted(range(len(self.clusters)), key=lambda number: self.clusters[number].start):
            words = html.unescape(_ELEMENT.sub("", self.rendered.clusters[number])).strip()
            note = html.unescape(_ELEMENT.sub("", self.rendered.notes[number])).strip()
            yield self.clusters[number], Said(anchor(number + 1), f"{words} ({note})".strip() if note else words)

    def inside(self, cluster: int) -> str:
        """The HTML of a citation's words, without the element around it."""
        return self.rendered.clusters[cluster].partition(">")[2].removesuffix(_SPAN_END)


_SPAN_END = "</span>"
_ANCHOR = re.compile(r"</?a\b[^>]*>")
_ELEMENT = re.compile(r"<[^>]*>")


class HubMarkdown(Extension):
    """The extension. One instance serves every page; set `page` before each conversion."""

    def __init__(self, renderer: Renderer) -> None:
        super().__init__()
        self.page = PageContext()
        self._renderer = renderer
        self._conversions: list[_Conversion] = []
        self._of_file: dict[str, _Conversion] = {}
        self._unconverted: list[str] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Register the steps: the source after its white space is normalised (30), the tree around links and contents.

        Attribute lists are read at 8 and the table of contents is made at 5.
        """
        md.preprocessors.register(_Source(md, self), "hub-source", 28)
        dialect.register(md, self._figure)
        md.treeprocessors.register(_PlainPlaces(md), "hub-plain-places", 4)
        guard(md, self._tell_of_failure, lambda: self.page.as_written)

    def _tell_of_failure(self, reason: str) -> None:
        self._unconverted.append(f"{self.page.path}: the text is shown as it was written, because {reason}.")

    def _figure(self, target: str) -> str:
        return self.page.figure(target)

    def begin(self, text: str, masked: str) -> tuple[int, list[Placed]]:
        """Begin with the citations of a text.

        Returns:
            The number by which their tokens know this conversion, and the citations in the order of reading.
        """
        page = self.page
        clusters = [cluster for cluster in find_clusters(text) if not cluster.cites_nothing(page.entries)]
        in_notes = self._renderer.puts_citations_in_notes(page.style)
        descriptions = list(_descriptions(text)) if in_notes else []
        placed = in_reading_order(clusters, masked, become_notes=in_notes, without_notes=descriptions)
        if placed or page.nocite:
            finish = self._renderer.begin(placed, page.entries, page.nocite, page.style, page.locale)
            self._conversions.append(_Conversion(finish, [one.cluster for one in placed]))
            self._of_file[page.path] = self._conversions[-1]
        return len(self._conversions) - 1, placed

    def fill(self, page: str) -> str:
        """A page's whole HTML with its citations and references in the places of their tokens."""
        if _OPEN not in page:
            return page
        return _TOKEN.sub(self._finished, "".join(self._close_to_words(page)))

    def said_in(self, path: str, citations: Sequence[Cluster]) -> list[Said]:
        """What the page of a file, converted before, makes of citations in its text.

        Args:
            path: the file's path.
            citations: as they are found in the text, in order. The page may have found others besides, since it has
                read whatever else its Markdown means. One that it has not found is told as it is written.
        """
        found: dict[str, deque[Said]] = defaultdict(deque)
        for cluster, said in self._of_file[path].said() if path in self._of_file else ():
            found[_in_one_line(cluster)].append(said)
        written = [_in_one_line(cluster) for cluster in citations]
        return [found[source].popleft() if found[source] else Said("", source) for source in written]

    @property
    def problems(self) -> tuple[str, ...]:
        """Why texts or citations are shown as they were written, each reason once."""
        reasons = (conversion.rendered.problem for conversion in self._conversions)
        return tuple(dict.fromkeys(reason for reason in (*self._unconverted, *reasons) if reason))

    def _close_to_words(self, page: str) -> Iterator[str]:
        """The page in pieces, with the space and the stops around its citations that Pandoc leaves there."""
        position = 0
        for found in _IN_TEXT.finditer(page):
            inside = self._conversions[_number(found["conversion"])].inside(_number(found["cluster"]))
            words, stop = _ELEMENT.sub("", inside), found["stop"] or ""
            before = page[position : found.start()]
            if found["part"] == _digits(_Part.BEGINNING):
                if not words:  # nobody is named: the note itself follows the stop
                    before, stop = before.rstrip() + stop, ""
                elif words[-1] in _STOPS:
                    stop = ""
            elif inside.startswith("<sup>"):
                before = before.rstrip()
            elif stop == "." and words.endswith("."):
                stop = ""
            yield from (before, found["token"], stop)
            position = found.end()
        yield page[position:]

    def _finished(self, token: re.Match[str]) -> str:
        conversion, part, cluster = (_number(digits) for digits in token.groups())
        return self._conversions[conversion].part(_Part(part), cluster)


def _in_one_line(cluster: Cluster) -> str:
    return " ".join(cluster.source.split())


def _descriptions(text: str) -> Iterator[range]:
    """Where images stand that are no figures: their descriptions are plain words."""
    for link in links(text):
        if link.is_image and not (_begins_paragraph(text, link.offset) and _PARAGRAPH_ENDS.match(text, link.end)):
            yield range(link.offset, link.end)


def _begins_paragraph(text: str, offset: int) -> bool:
    line = text.rfind("\n", 0, offset) + 1
    before = text[text.rfind("\n", 0, max(line - 1, 0)) + 1 : offset]
    return not before.strip("> \t\n")


_PARAGRAPH_ENDS = re.compile(r"[ \t]*(?:\{[^{}\n]*\})?[ \t]*(?:\n[ \t>]*(?:\n|\Z)|\Z)")


class _Source(Preprocessor):
    """Before anything is read as Markdown: unsafe tags to text, citations to tokens, a place for the references."""

    def __init__(self, md: Markdown, extension: HubMarkdown) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, lines: list[str]) -> list[str]:
        text = _RESERVED.sub("\N{REPLACEMENT CHARACTER}", "\n".join(lines))
        text = with_unsafe_as_text(text)
        conversion, placed = self.extension.begin(text, mask(text))
        has_references = bool(placed or self.extension.page.nocite)
        text = _with_tokens(text, placed, conversion)
        return _with_references(text, _token(conversion, _Part.REFERENCES) if has_references else "").split("\n")


def _with_tokens(text: str, placed: Sequence[Placed], conversion: int) -> str:
    """The text with a token for each citation, and with the footnotes that a style makes of them."""
    parts, notes, position, after_moved = [], [], 0, False
    for number, one in sorted(enumerate(placed), key=lambda item: item[1].cluster.start):
        before = _ESCAPED_BRACKET.sub(_by_number, text[position : one.cluster.start])
        rest = one.cluster.end
        if one.note and not one.in_footnote:
            mark = f"[^{_NOTE}{one.note}]"
            notes.append(f"{mark}: {_token(conversion, _Part.NOTE, number)}")
            beginning, end = (_token(conversion, part, number) for part in (_Part.BEGINNING, _Part.END))
            words = _WordsAround.of(before, text[rest : rest + _LONGEST_ENDING], one.cluster, after_moved)
            rest += len(words.ending)
            parts += [words.before, beginning, words.inside, mark, end]
            after_moved = bool(words.ending)
        else:
            parts += [before, _token(conversion, _Part.CITATION, number)]
            after_moved = False
        position = rest
    return "\n\n".join(["".join([*parts, text[position:]]), *notes])


def _by_number(found: re.Match[str]) -> str:
    return f"&#{ord(found[1])};"


_ESCAPED_BRACKET = re.compile(r"(?<!\\)\\([\[(])(?=[^\\\n]*\Z)")
"""What would begin a formula, and around a citation is a bracket."""
_NOTE = "citation-"


@dataclass(frozen=True)
class _WordsAround:
    """What stands around a note: it is close to its word, and comes after the punctuation there, as for Pandoc."""

    before: str
    """The text before it, up to the citation before."""
    ending: str = ""
    """The punctuation that follows it as written."""
    moved: bool = False
    """Whether that now ends the text before it; else it comes between an author's name and the note."""

    @property
    def inside(self) -> str:
        """The punctuation between an author's name and the note."""
        return "" if self.moved else self.ending

    @classmethod
    def of(cls, before: str, after: str, cluster: Cluster, follows_moved: bool) -> _WordsAround:
        """What becomes of the text before a citation and of what follows it.

        Args:
            before: the text since the citation before.
            after: the text from the citation on.
            cluster: the citation.
            follows_moved: whether the punctuation after the citation before was moved.
        """
        names_author = cluster.citations[0].mode is Mode.AUTHOR_IN_TEXT
        ending = _ENDING.match(after)
        said = ending[0] if ending else ""
        word = before.rstrip(" \t\n")
        is_apart = before != word and "\n\n" not in before[len(word) :]
        if is_apart and not names_author and (word or follows_moved) and not _BEGINNING.search(word):
            return cls(word + said, said, moved=True)
        return cls(before, said if said[:1] in tuple(_STOPS) else "")


_STOPS = ".,;:!?"
_LONGEST_ENDING = 20
_ENDING = re.compile(r"[.,;:!?)…”’}»]+")
"""Punctuation after which a note stands."""
_BEGINNING = re.compile(r"(?:\A|\n)[ \t>]*(?:[-*+>]|\d{1,9}[.)]|#{1,6}|\[\^[^\]\s]+\]:)\Z|\|\Z")
"""What a paragraph, an item, a heading or a cell begins with: no word to stand close to."""


# The list of references: a place of its own, a last heading of that name, or the end.

_OWN_PLACE = re.compile(
    r"""^(?:\\bibliography(?:\{[^}]*\})?
    |<div\ id=["']refs["'][^>]*>\s*</div>
    |:{3,}\s*\{[^}\n]*\#refs[^}\n]*\}\s*\n\s*:{3,})[ \t]*$""",
    re.MULTILINE | re.VERBOSE,
)
_NAMES = "references?|bibliography|works cited|literature"
_OWN_HEADING = re.compile(
    rf"^(?:\#{{1,6}}[ \t]*(?:{_NAMES})[ \t]*\#*(?:\{{[^}}]*\}})?|(?:{_NAMES})[ \t]*\n[=-]{{3,}})\s*\Z",
    re.MULTILINE | re.IGNORECASE,
)
_FIRST_LEVEL = re.compile(r"^\#[ \t]+\S|^\S.*\n=+[ \t]*$", re.MULTILINE)


def _with_references(text: str, token: str) -> str:
    """The text with its references where it asks for them; without a token, with nothing there."""
    references = f'<div id="refs" class="references csl-bib-body hanging-indent" role="list">{token}</div>'
    own_places = list(_own_places(text))
    if own_places:
        parts, position = [], 0
        for number, found in enumerate(own_places):
            parts += [text[position : found.start()], references if token and not number else ""]
            position = found.end()
        return "".join([*parts, text[position:]])
    if not token:
        return text
    if _OWN_HEADING.search(text):
        return f"{text.rstrip()}\n\n{references}\n"
    level = "#" if _FIRST_LEVEL.search(text) and _FIRST_LEVEL.search(mask(text)) else "##"
    return f"{text.rstrip()}\n\n{level} {HEADING}\n\n{references}\n"


def _own_places(text: str) -> Iterator[re.Match[str]]:
    """Where a text asks for its references, outside code."""
    asked = list(_OWN_PLACE.finditer(text))
    code = [stretch for stretch in stretches(text) if stretch.kind is Kind.CODE] if asked else []
    for found in asked:
        before = bisect.bisect_right(code, found.start(), key=lambda stretch: stretch.start) - 1
        if before < 0 or code[before].end <= found.start():
            yield found


class _PlainPlaces(Treeprocessor):
    """Attributes and tables of contents get a citation's words alone, and the text of a link one without links."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            for name, value in element.items():
                if value and _OPEN in value:
                    element.set(name, _asking_for(_Part.WORDS, value))
            if element.tag == "a":
                _ask_inside(element, _Part.UNLINKED)
            elif element.get("class") == "toc":
                _ask_inside(element, _Part.WORDS)
        contents: list[dict[str, Any]] = getattr(self.md, "toc_tokens", [])
        contents[:] = [_plain_contents(token) for token in contents]


def _ask_inside(root: Element, part: _Part) -> None:
    for element in root.iter():
        element.text = _asking_for(part, element.text or "") or None
        if element is not root:
            element.tail = _asking_for(part, element.tail or "") or None


def _plain_contents(token: Mapping[str, Any]) -> dict[str, Any]:
    plain = {key: _asking_for(_Part.WORDS, value) if isinstance(value, str) else value for key, value in token.items()}
    return {**plain, "children": [_plain_contents(child) for child in token["children"]]}
