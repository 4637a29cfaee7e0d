"""What stands in a paragraph besides prose: code, formulas, tags, links and addresses."""

from __future__ import annotations

import bisect
import enum
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from hub.prose.tags import TAG, VERBATIM


class Kind(enum.Enum):
    """What a stretch of text is, if it is not prose."""

    FRONT_MATTER = enum.auto()
    """YAML between `---` lines at the very beginning."""
    CODE = enum.auto()
    """A fenced block, an indented block, or the content of `<pre>`, `<script>` and their like."""
    CODE_SPAN = enum.auto()
    """Code within a paragraph, between backticks."""
    MATH = enum.auto()
    """`$…$`, `$$…$$`, `\\(…\\)`, `\\[…\\]` or a LaTeX environment."""
    COMMAND = enum.auto()
    """A LaTeX command with what stands in its brackets and braces."""
    TAG = enum.auto()
    """One raw HTML tag, without what stands between an opening and a closing one."""
    MARKUP = enum.auto()
    """A line of a fenced div, or the label of an example in a numbered list."""
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
    target_offset: int = 0
    """Where its target stands."""


KEY = r"[\w*](?:\w|[:.#$%&\-+?<>~/](?=\w)|[:/](?=/))*"
"""A citation key as Pandoc reads it after an `@`; what looks like math, a tag or a URL in it is part of the key."""

_SPECIAL = re.compile(
    # What each of these begins with: looked at first, it saves most of the time.
    rf"""(?=[\\`$<!\[\]@hfw\n])(?=[\\`$<!\[\]@\n]|https?:|ftp:|www\.)(?:
    (?<![^\W_])@(?P<key>{KEY})
    |\\(?P<escaped>[^\w\s])
    |\\(?P<environment>begin\{{[A-Za-z]+\*?\}})
    |\\(?P<command>[A-Za-z]+\*?)(?=[ ]*[\[{{])
    |(?P<ticks>`+)
    |(?P<display>\$\$)
    |(?P<math>\$(?=[^\s$]))
    |(?P<comment><!--|<\?|<!(?=[A-Za-z]))
    |(?P<autolink><(?:[A-Za-z][A-Za-z0-9+.-]{{1,31}}:[^\s<>]*|[\w.+-]{{1,64}}@[\w.-]{{1,255}})>)
    |(?P<tag>{TAG})
    |(?P<definition>(?:^|(?<=^[ ])|(?<=^[ ]{{2}})|(?<=^[ ]{{3}}))\[(?![\^@])[^\]\n]{{1,999}}\]:[ \t]*)
    |(?P<open>!?\[)
    |(?P<target>\]\()
    |(?P<close>\])
    |(?P<url>(?<!\w)(?<!@\{{)(?:https?://|ftp://|www\.)[^\s<>"`\]]+)
    |(?P<mail>(?<=[^\W_])@(?=\w))
    |(?P<blank>\n[ \t]*\n))""",
    re.VERBOSE | re.MULTILINE,
)
_AT = re.compile(r"(?<!\w)@[\w{]")
_TAKE_NOTHING = frozenset({"LaTeX", "LaTeXe", "TeX", "dots", "ldots", "newline"})
"""Commands after which brackets are none of theirs."""
_BRACKETS = re.compile(r"[ ]*\[[^\[\]\n]*\]")
_SPACES = re.compile(r"[ ]+(?=\{)")
_BRACES = re.compile(r"\\.|[{}]", re.DOTALL)
_RAW_ELEMENT = re.compile(rf"<({'|'.join(sorted(VERBATIM))})(?=[\s/>])", re.IGNORECASE)
_MAILBOX = re.compile(r"[\w.+-]+\Z")
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_URL_TAIL = ".,;:!?'*_"
_TITLE = re.compile(r"""\s+(?:"[^"]*"|'[^']*'|\([^()]*\))\s*\Z""")


class Inline:
    """Reads one run of text between blocks, once, from left to right."""

    def __init__(self, text: str, ticks: Ticks, start: int, end: int, paragraph_end: int = 0) -> None:
        """Read `text` from `start` to `end`, of which everything up to `paragraph_end` is known to be one paragraph."""
        self.text, self.start, self.end = text, start, end
        self.brackets: list[int] = []
        self.ticks = ticks
        self.paragraph_end = paragraph_end
        self.missing: dict[str, int] = {}

    def scan(self) -> Iterator[tuple[Stretch, Link | None]]:
        """What is not prose, in order, and with the target of a link the link."""
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
        """Brackets with backslashes are those of a formula, but around a citation plain brackets, as for Pandoc."""
        closing = {"(": "\\)", "[": "\\]"}.get(found["escaped"])
        formula = self._in_paragraph(closing, found, Kind.MATH) if closing else None
        return None if formula and _AT.search(self.text, found.end(), formula[0].end) else formula

    def _environment(self, found: re.Match[str]) -> tuple[Stretch, None] | None:
        closing = "\\" + found["environment"].replace("begin", "end", 1)
        return self._until(closing, found, Kind.MATH, self.end)

    def _command(self, found: re.Match[str]) -> tuple[Stretch, None] | None:
        """What a command is given: brackets, unless it is one that is given nothing, and braces that follow at once."""
        end = found.end()
        if found["command"] not in _TAKE_NOTHING:
            while brackets := _BRACKETS.match(self.text, end, self.end):
                end = brackets.end()
        spaces = _SPACES.match(self.text, end, self.end)
        opening = spaces.end() if spaces else end
        while opening in self.braces:
            end = opening = self.braces[opening] + 1
        return self._stretch(Kind.COMMAND, found.start(), end) if end > found.end() else None

    @functools.cached_property
    def braces(self) -> dict[int, int]:
        """Opening to closing brace."""
        matching: dict[int, int] = {}
        stack: list[int] = []
        for brace in _BRACES.finditer(self.text, self.start, self.end):
            if brace[0] == "{":
                stack.append(brace.start())
            elif brace[0] == "}" and stack:
                matching[stack.pop()] = brace.start()
        return matching

    def _ticks(self, found: re.Match[str]) -> tuple[Stretch, None] | None:
        limit = self._end_of_paragraph(found.end())
        # A run that nothing closes may still be a mark and then a shorter run that something closes.
        for start in range(found.start(), found.end()):
            width = found.end() - start
            closing = self.ticks.next_run(width, found.end())
            if 0 <= closing <= limit - width:
                return self._stretch(Kind.CODE_SPAN, start, closing + width)
        return None

    def _display(self, found: re.Match[str]) -> tuple[Stretch, None] | None:
        return self._in_paragraph("$$", found, Kind.MATH) or self._formula(found.start() + 1)

    def _math(self, found: re.Match[str]) -> tuple[Stretch, None] | None:
        return self._formula(found.start())

    def _formula(self, start: int) -> tuple[Stretch, None] | None:
        closing = _MATH.match(self.text, start, self._end_of_paragraph(start + 1))
        return self._stretch(Kind.MATH, start, closing.end()) if closing else None

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
        if self.text.startswith("[^", opening):  # the mark of a footnote
            return None
        end = self._closing_parenthesis(found.end())
        if end < 0:
            return None
        is_image = self.text[opening] == "!"
        inside = self.text[found.end() : end].lstrip()
        begins_at = end - len(inside)
        inside = inside.rstrip()
        title = _TITLE.search(inside)
        target = inside[: title.start()] if title else inside
        if target.startswith("<") and target.endswith(">"):
            target = target[1:-1]
            begins_at += 1
        label = self.text[opening + 1 + is_image : found.start()]
        link = Link(opening, is_image, target, label, title[0].strip()[1:-1] if title else "", end + 1, begins_at)
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
_MATH = re.compile(r"\$(?=[^\s$])(?:[^$\\]|\\.)*?(?<=\S)\$(?!\d)", re.DOTALL)


class Ticks:
    """The runs of backticks in a text, looked for once."""

    def __init__(self, text: str) -> None:
        self._text = text

    @functools.cached_property
    def _runs(self) -> dict[int, list[int]]:
        runs: dict[int, list[int]] = {}
        for run in _TICKS.finditer(self._text):
            runs.setdefault(len(run[0]), []).append(run.start())
        return runs

    def next_run(self, width: int, start: int) -> int:
        """The offset of the first run of so many backticks from an offset on; -1 if there is none."""
        same = self._runs.get(width, [])
        following = bisect.bisect_left(same, start)
        return same[following] if following < len(same) else -1


class Covers:
    """Whether code, a formula or the like goes on over an offset: (where its paragraph begins, the offset)."""

    def __init__(self, text: str, ticks: Ticks) -> None:
        self._text, self._ticks = text, ticks
        self._begin = self._end = -1
        self._found: Iterator[tuple[Stretch, Link | None]] = iter(())
        self._last: Stretch | None = None

    def __call__(self, begin: int, offset: int) -> bool:
        """Look into a paragraph, each only once as long as the offsets grow."""
        if begin != self._begin:
            self._look_into(begin)
        while self._last is None or self._last.end <= offset:
            following = next(self._found, None)
            if following is None:
                return False
            self._last = following[0]
        return self._last.start < offset

    def _look_into(self, begin: int) -> None:
        if begin >= self._end:
            blank = _BLANK_LINE.search(self._text, begin)
            self._end = blank.start() if blank else len(self._text)
        self._begin, self._last = begin, None
        self._found = Inline(self._text, self._ticks, begin, self._end, self._end).scan()
