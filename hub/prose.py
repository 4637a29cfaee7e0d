"""Which parts of a Markdown text are running prose, and which are code, math, markup or addresses.

Everything that looks for words in a text (citations, prose checks, links) asks here first, so that no two of them
disagree on what code is. Offsets stay: what is not prose becomes spaces, character for character.
"""

from __future__ import annotations

import bisect
import enum
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass


class Kind(enum.Enum):
    """What a stretch of text is, if it is not prose."""

    FRONT_MATTER = enum.auto()
    """YAML between `---` lines at the very beginning."""
    CODE = enum.auto()
    """A fenced block, an indented block, a code span, or the content of `<pre>`, `<script>` and their like."""
    MATH = enum.auto()
    """`$…$`, `$$…$$`, `\\(…\\)`, `\\[…\\]` or a LaTeX environment."""
    TAG = enum.auto()
    """One raw HTML tag, without what stands between an opening and a closing one."""
    COMMENT = enum.auto()
    """An HTML comment, a processing instruction or a declaration."""
    TARGET = enum.auto()
    """Where a link or an image points, with its title and the brackets around both."""
    ADDRESS = enum.auto()
    """An autolink, a bare URL or an e-mail address."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text that is not prose."""

    kind: Kind
    start: int
    """The offset of its first character, counted from 0."""
    end: int
    """The offset after its last character."""


@dataclass(frozen=True, slots=True)
class Link:
    """An inline link or image."""

    offset: int
    """Where its first bracket (or the `!` of an image) stands, counted from 0."""
    is_image: bool
    target: str
    """As written, without angle brackets and title."""
    label: str
    """The text between the square brackets, as written."""
    title: str = ""
    """What stands in quotation marks after the target."""
    end: int = 0
    """The offset after its last character."""


TEXTS_KEPT = 2048
"""Of how many texts is kept what was found in them: rules, pages and the conversion all ask, one after the other."""


@functools.lru_cache(maxsize=TEXTS_KEPT)
def mask(text: str) -> str:
    """`text` with everything that is not prose replaced by spaces; line ends stay, so offsets and lines do too."""
    parts, position = [], 0
    for stretch in stretches(text):
        parts += [text[position : stretch.start], _NOT_LINE_END.sub(" ", text[stretch.start : stretch.end])]
        position = stretch.end
    return "".join([*parts, text[position:]])


def stretches(text: str) -> list[Stretch]:
    """Every stretch of `text` that is not prose, in order and without overlap."""
    return [stretch for stretch, _ in _scanned(with_one_end(text))]


def links(text: str) -> Iterator[Link]:
    """The inline links and images of `text` outside code, math and raw HTML, in order of their targets."""
    return (link for _, link in _scanned(with_one_end(text)) if link)


def html_tags(text: str) -> Iterator[tuple[int, str]]:
    """The raw HTML tags of `text` outside code, as (offset, tag as written)."""
    return ((s.start, text[s.start : s.end]) for s in stretches(text) if s.kind is Kind.TAG)


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    r"""Line and column of an offset, both counted from 1.

    >>> line_and_column("one\ntwo", 5)
    (2, 2)
    """
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


_NOT_LINE_END = re.compile(r"[^\n]")


def with_one_end(text: str) -> str:
    """A text that ends with one line break if it ends with several: Markdown adds some before it reads."""
    return text.rstrip("\n") + "\n" if text.endswith("\n\n") else text


@functools.lru_cache(maxsize=TEXTS_KEPT)
def _scanned(text: str) -> tuple[tuple[Stretch, Link | None], ...]:
    return tuple(_scan(text))


def _scan(text: str) -> Iterator[tuple[Stretch, Link | None]]:
    """Blocks first, then what lies between them, as Markdown itself does."""
    position = 0
    for block in [*_blocks(text), Stretch(Kind.CODE, len(text), len(text))]:
        yield from _Inline(text, position, block.start).scan()
        if block.end > block.start:
            yield block, None
        position = block.end


# Blocks: front matter, fences and indented code.

_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_FENCE = re.compile(r"(?:[ \t]*>)*[ \t]*(?P<fence>`{3,}(?=[^`]*$)|~{3,})")
_CONTAINER = re.compile(
    r"(?P<indent> *)(?:[-*+]|\d{1,9}[.)]|\(?[#@\w]{1,9}[.)]|\[\^[^\]\n]+\]:|!!!|\?\?\?\+?|===|[:~])(?:[ \t]|$)"
)
_TAB = 4


def _blocks(text: str) -> Iterator[Stretch]:
    start = 0
    if front_matter := _FRONT_MATTER.match(text):
        start = front_matter.end()
        yield Stretch(Kind.FRONT_MATTER, 0, start)
    yield from _CodeBlocks().read(text, start)


class _CodeBlocks:
    """Reads lines one by one, and knows in which fence, indented code or list item it is."""

    def __init__(self) -> None:
        self.fence = ""
        self.fence_start = 0
        self.code: Stretch | None = None
        self.containers: list[int] = []
        self.after_blank = True

    def read(self, text: str, position: int) -> Iterator[Stretch]:
        """The blocks of code from `position` on."""
        while position < len(text):
            line_end = text.find("\n", position) + 1 or len(text)
            line = text[position:line_end].rstrip("\r\n")
            if self.fence:
                if _closes(line, self.fence):
                    yield Stretch(Kind.CODE, self.fence_start, line_end)
                    self.fence = ""
            elif not line.strip():
                self.after_blank = True
            else:
                yield from self._line(line, position, line_end)
                self.after_blank = False
            position = line_end
        if self.fence:
            yield Stretch(Kind.CODE, self.fence_start, len(text))
        elif self.code:
            yield self.code

    def _line(self, line: str, start: int, end: int) -> Iterator[Stretch]:
        """A line that is neither blank nor in a fence; what it ends."""
        if self._is_indented_code(_indent(line)):
            self.code = Stretch(Kind.CODE, self.code.start if self.code else start, end)
            return
        if self.code:
            yield self.code
            self.code = None
        if opening := _FENCE.match(line):
            self.fence, self.fence_start = opening["fence"], start
        elif container := _CONTAINER.match(line.expandtabs(_TAB)):
            indent = len(container["indent"])
            self.containers = [content for content in self.containers if content <= indent]
            self.containers.append(indent // _TAB * _TAB + _TAB)

    def _is_indented_code(self, indent: int) -> bool:
        while self.after_blank and self.containers and indent < self.containers[-1]:
            self.containers.pop()
        content = self.containers[-1] if self.containers else 0
        return indent >= content + _TAB and (self.after_blank or self.code is not None)


def _closes(line: str, fence: str) -> bool:
    stripped = line.strip(" \t>")
    return stripped.startswith(fence) and not stripped.strip(fence[0])


def _indent(line: str) -> int:
    if line[:1] not in " \t":
        return 0
    expanded = line.expandtabs(_TAB)
    return len(expanded) - len(expanded.lstrip(" "))


# What stands inside lines.

KEY = r"[\w*](?:\w|[:.#$%&\-+?<>~/](?=\w)|[:/](?=/))*"
"""A citation key as Pandoc reads it after an `@`; what looks like math, a tag or a URL in it is part of the key."""

_SPECIAL = re.compile(
    rf"""(?=[\\`$<!\[\]@hfw\n])(?:  # what each of these begins with: looked at first, it saves most of the time
    (?<![^\W_])@(?P<key>{KEY})
    |\\(?P<escaped>[^\w\s])
    |\\(?P<environment>begin\{{[A-Za-z]+\*?\}})
    |(?P<ticks>`+)
    |(?P<display>\$\$)
    |(?P<math>\$(?=[^\s$]))
    |(?P<comment><!--|<\?|<!(?=[A-Za-z]))
    |(?P<autolink><(?:[A-Za-z][A-Za-z0-9+.-]{{1,31}}:[^\s<>]*|[\w.+-]{{1,64}}@[\w.-]{{1,255}})>)
    |(?P<tag></?[A-Za-z][A-Za-z0-9-]*(?=[\s/>])(?:[^<>"'\n]|"[^"<]*"|'[^'<]*'|\n(?![ \t]*\n))*>)
    |(?P<definition>(?:^|(?<=^[ ])|(?<=^[ ]{{2}})|(?<=^[ ]{{3}}))\[(?![\^@])[^\]\n]{{1,999}}\]:[ \t]*)
    |(?P<open>!?\[)
    |(?P<target>\]\()
    |(?P<close>\])
    |(?P<url>(?<!\w)(?<!@\{{)(?:https?://|ftp://|www\.)[^\s<>"`\]]+)
    |(?P<mail>(?<=[^\W_])@(?=\w))
    |(?P<blank>\n[ \t]*\n))""",
    re.VERBOSE | re.MULTILINE,
)
_RAW_ELEMENT = re.compile(r"<(pre|script|style|textarea|svg|math)(?=[\s/>])", re.IGNORECASE)
_MAILBOX = re.compile(r"[\w.+-]+\Z")
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_URL_TAIL = ".,;:!?'*_"
_TITLE = re.compile(r"""\s+(?:"[^"]*"|'[^']*'|\([^()]*\))\s*\Z""")


class _Inline:
    """Reads one run of text between blocks, once, from left to right."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.brackets: list[int] = []
        self.ticks: dict[int, list[int]] | None = None
        self.paragraph_end = start
        self.missing: dict[str, int] = {}

    def scan(self) -> Iterator[tuple[Stretch, Link | None]]:
        position = self.start
        while found := _SPECIAL.search(self.text, position, self.end):
            kind = found.lastgroup or ""
            result = getattr(self, f"_{kind}")(found)
            position = found.end()
            if result:
                stretch, _ = result
                yield result
                position = max(position, stretch.end)

    def _stretch(self, kind: Kind, start: int, end: int) -> tuple[Stretch, None]:
        return Stretch(kind, start, end), None

    def _end_of_paragraph(self, position: int) -> int:
        if position >= self.paragraph_end:
            blank = _BLANK_LINE.search(self.text, position, self.end)
            self.paragraph_end = blank.start() if blank else self.end
        return max(self.paragraph_end, position)

    def _until(self, closing: str, found: re.Match[str], kind: Kind, limit: int) -> tuple[Stretch, None] | None:
        """From what was found to the next `closing` before `limit`, or nothing."""
        # What was once looked for in vain is not looked for again: a text of nothing but openings stays cheap.
        if self.missing.get(closing, -1) >= limit:
            return None
        end = self.text.find(closing, found.end(), limit)
        if end < 0:
            self.missing[closing] = limit
            return None
        return self._stretch(kind, found.start(), end + len(closing))

    def _in_paragraph(self, closing: str, found: re.Match[str], kind: Kind) -> tuple[Stretch, None] | None:
        return self._until(closing, found, kind, self._end_of_paragraph(found.end()))

    def _key(self, found: re.Match[str]) -> None:
        """Nothing of a citation key is anything else."""

    def _escaped(self, found: re.Match[str]) -> tuple[Stretch, None] | None:
        closing = {"(": "\\)", "[": "\\]"}.get(found["escaped"])
        return self._in_paragraph(closing, found, Kind.MATH) if closing else None

    def _environment(self, found: re.Match[str]) -> tuple[Stretch, None] | None:
        closing = "\\" + found["environment"].replace("begin", "end", 1)
        return self._until(closing, found, Kind.MATH, self.end)

    def _ticks(self, found: re.Match[str]) -> tuple[Stretch, None] | None:
        if self.ticks is None:
            self.ticks = {}
            for run in _TICKS.finditer(self.text, self.start, self.end):
                self.ticks.setdefault(len(run[0]), []).append(run.start())
        width = len(found[0])
        same = self.ticks.get(width, [])
        following = bisect.bisect_left(same, found.end())
        if following == len(same) or same[following] > self._end_of_paragraph(found.end()):
            return None
        return self._stretch(Kind.CODE, found.start(), same[following] + width)

    def _display(self, found: re.Match[str]) -> tuple[Stretch, None] | None:
        return self._in_paragraph("$$", found, Kind.MATH)

    def _math(self, found: re.Match[str]) -> tuple[Stretch, None] | None:
        closing = _MATH_END.match(self.text, found.end(), self._end_of_paragraph(found.end()))
        return self._stretch(Kind.MATH, found.start(), closing.end()) if closing else None

    def _comment(self, found: re.Match[str]) -> tuple[Stretch, None] | None:
        closing = {"<!--": "-->", "<?": "?>"}.get(found[0], ">")
        return self._until(closing, found, Kind.COMMENT, self.end)

    def _autolink(self, found: re.Match[str]) -> tuple[Stretch, None]:
        return self._stretch(Kind.ADDRESS, *found.span())

    def _tag(self, found: re.Match[str]) -> tuple[Stretch, None]:
        if raw := _RAW_ELEMENT.match(found[0]):
            for closing in (f"</{raw[1]}>", f"</{raw[1].lower()}>"):
                if whole := self._until(closing, found, Kind.CODE, self.end):
                    return whole
        return self._stretch(Kind.TAG, *found.span())

    def _definition(self, found: re.Match[str]) -> tuple[Stretch, None]:
        line_end = self.text.find("\n", found.end(), self.end)
        return self._stretch(Kind.TARGET, found.end(), line_end if line_end >= 0 else self.end)

    def _open(self, found: re.Match[str]) -> None:
        self.brackets.append(found.start())

    def _close(self, found: re.Match[str]) -> None:
        if self.brackets:
            self.brackets.pop()

    def _blank(self, found: re.Match[str]) -> None:
        self.brackets.clear()

    def _target(self, found: re.Match[str]) -> tuple[Stretch, Link | None] | None:
        if not self.brackets:
            return None
        opening = self.brackets.pop()
        end = self._closing_parenthesis(found.end())
        if end < 0:
            return None
        is_image = self.text[opening] == "!"
        inside = self.text[found.end() : end].strip()
        title = _TITLE.search(inside)
        target = inside[: title.start()] if title else inside
        if target.startswith("<") and target.endswith(">"):
            target = target[1:-1]
        label = self.text[opening + 1 + is_image : found.start()]
        link = Link(opening, is_image, target, label, title[0].strip()[1:-1] if title else "", end + 1)
        return Stretch(Kind.TARGET, found.start() + 1, end + 1), link

    def _closing_parenthesis(self, position: int) -> int:
        depth = 1
        for parenthesis in _PARENTHESES.finditer(self.text, position, self._end_of_paragraph(position)):
            depth += {"(": 1, ")": -1}.get(parenthesis[0], 0)
            if depth == 0:
                return parenthesis.start()
            if depth > _DEEPEST:
                break
        return -1

    def _url(self, found: re.Match[str]) -> tuple[Stretch, None]:
        address = found[0].rstrip(_URL_TAIL)
        while address.endswith(")") and address.count(")") > address.count("("):
            address = address[:-1].rstrip(_URL_TAIL)
        return self._stretch(Kind.ADDRESS, found.start(), found.start() + len(address))

    def _mail(self, found: re.Match[str]) -> tuple[Stretch, None] | None:
        mailbox = _MAILBOX.search(self.text[max(self.start, found.start() - 64) : found.start()])
        domain = _DOMAIN.match(self.text, found.end(), self.end)
        if not (mailbox and domain):
            return None
        return self._stretch(Kind.ADDRESS, found.start() - len(mailbox[0]), domain.end())


_DEEPEST = 32
"""How many parentheses may nest in a link's target, as in CommonMark."""
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_TICKS = re.compile(r"`+")
_PARENTHESES = re.compile(r"\\.|[()]", re.DOTALL)
_MATH_END = re.compile(r"(?:[^$\\]|\\.)*?(?<=\S)\$(?!\d)", re.DOTALL)
