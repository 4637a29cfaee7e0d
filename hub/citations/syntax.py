"""Pandoc's citation syntax: which stretches of a text are citations, and of what.

Source: Pandoc User's Guide, section "Citation syntax" (https://pandoc.org/MANUAL.html#citation-syntax), and for what it
leaves open, how Pandoc itself reads. The text of a prefix, locator or suffix is kept as written; turning it into words
is the renderer's business.
"""

from __future__ import annotations

import difflib
import enum
import functools
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from hub.citations.locators import split_locator
from hub.prose import KEY, TEXTS_IN_HAND, Kind, kept, mask, stretches, with_one_end
from hub.prose.fences import ATTRIBUTES


class Mode(enum.Enum):
    """How a citation stands in its sentence."""

    NORMAL = "normal"
    """`[@key]`: author and year in brackets."""
    SUPPRESS_AUTHOR = "suppress-author"
    """`[-@key]`: the year alone, as the sentence names the author."""
    AUTHOR_IN_TEXT = "author-in-text"
    """`@key`: the author is part of the sentence."""


@dataclass(frozen=True)
class Citation:
    """One work cited at one place."""

    key: str
    prefix: str = ""
    """What is said before it, such as `see`."""
    locator: str = ""
    """Where in the work, with its label, such as `pp. 3-5`."""
    suffix: str = ""
    """What is said after it and after the locator."""
    mode: Mode = Mode.NORMAL
    offset: int = 0
    """Where its `@` stands in the text, counted from 0."""
    nested: tuple[str, ...] = ()
    """Keys that stand inside its prefix or suffix, as in `[@a, @b]`, of which Pandoc prints only one."""

    @property
    def is_cross_reference(self) -> bool:
        """Whether the key looks like that of a figure, table, section or equation (`fig:phases`, `sec-method`)."""
        return _CROSS_REFERENCE.match(self.key) is not None

    @property
    def tail(self) -> str:
        """Locator and suffix as they were written, one after the other."""
        return self.locator + self.suffix


@dataclass(frozen=True)
class Cluster:
    """The citations that stand together at one place, such as `[see @a, p. 3; @b]` or `@a [p. 3]`."""

    citations: tuple[Citation, ...]
    start: int
    """The offset of its first character, counted from 0."""
    end: int
    """The offset after its last character."""
    source: str
    """As written."""

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Every key in it, in order, those nested in a prefix or suffix included."""
        return tuple(key for citation in self.citations for key in (citation.key, *citation.nested))

    @property
    def is_cross_reference(self) -> bool:
        """Whether it cites no work but points to figures, tables, sections or equations of the text itself."""
        return all(citation.is_cross_reference for citation in self.citations)

    def is_mention(self, known: Collection[str]) -> bool:
        """Whether it is a social handle such as `@coaching` rather than a citation of an unknown work.

        A lone `@word` is a handle if it is not a known key, has nothing of the look of a key (a year, a colon or
        another mark inside) and no known key is nearly the same.
        """
        first = self.citations[0]
        if self.source != f"@{first.key}" or first.key in known:
            return False
        return not _LOOKS_LIKE_A_KEY.search(first.key) and not near_keys(first.key, known)

    def cites_nothing(self, known: Collection[str]) -> bool:
        """Whether it is to be left in the text as it stands: a cross-reference or a social handle."""
        if self.is_cross_reference:
            return all(key not in known for key in self.keys)
        return self.is_mention(known)


CROSS_REFERENCES = [
    "fig",
    "tbl",
    "tab",
    "table",
    "sec",
    "section",
    "eq",
    "eqn",
    "lst",
    "list",
    "listing",
    "alg",
    "algo",
    "algorithm",
    "thm",
    "lem",
    "cor",
    "prp",
    "cnj",
    "def",
    "exm",
    "exr",
    "rem",
    "sol",
    "nte",
    "tip",
    "wrn",
    "imp",
    "cau",
    "app",
]
"""Prefixes by which pandoc-crossref, Quarto and bookdown know figures, tables, sections and the like."""
_CROSS_REFERENCE = re.compile(rf"(?:{'|'.join(CROSS_REFERENCES)})[:-]", re.IGNORECASE)
_LOOKS_LIKE_A_KEY = re.compile(r"\d{4}|\w[^\w\s]+\w")
_SLIP = 2
"""By how many characters the length of a misspelt key may differ from the right one."""


def near_keys(key: str, known: Collection[str]) -> list[str]:
    """Up to three known keys that `key` may be a slip of, nearest first."""
    folded = key.casefold()
    near = {
        other.casefold(): other
        for other in sorted(known, reverse=True)
        if abs(len(other) - len(key)) <= _SLIP and other[:1].casefold() == folded[:1]
    }
    return [near[found] for found in difflib.get_close_matches(folded, sorted(near), n=3, cutoff=0.8)]


def find_clusters(text: str) -> tuple[Cluster, ...]:
    """Every cluster of citations in the prose of a Markdown text, in order."""
    return _found(with_one_end(text))


@kept
def _found(text: str) -> tuple[Cluster, ...]:
    return tuple(_Reader(text, mask(text), frozenset(_examples(text))).clusters())


def _examples(text: str) -> Iterator[str]:
    """The labels of examples in numbered lists, `(@label)`; elsewhere in the text they stand for the number."""
    for stretch in stretches(text) if "(@" in text else ():
        if stretch.kind is Kind.MARKUP and (found := _EXAMPLE.search(text, stretch.start, stretch.end)):
            yield found[1]


def listed_keys(nocite: str, known: Collection[str]) -> tuple[str, ...]:
    """The keys that a paper's `nocite` has in its references besides those it cites; `@*` stands for all there are.

    >>> listed_keys("@smith2020, @jones", ["smith2020"])
    ('smith2020', 'jones')
    """
    keys = tuple(key for cluster in find_clusters(nocite) for key in cluster.keys)
    return tuple(known) if "*" in keys else keys


_EXAMPLE = re.compile(r"@([\w-]+)")
_AT_KEY = re.compile(rf"(?P<suppress>-?)@(?:(?P<key>{KEY})|(?=\{{))")
# Each alternative begins with a character of its own: such a search takes a tenth of the time.
_CANDIDATE = re.compile(r"\\.|\[|-@|@", re.DOTALL)
_BRACKET_TOKEN = re.compile(r'\\.|(?<![^\W_])-?@|[\[\];"*_&]', re.DOTALL)
_SPACE = re.compile(r"[ \t]*(?:\n(?![ \t]*(?:\n|\Z))[ \t>]*)?")
_DEFINITION = re.compile(r"\[(?![\^@])([^\]\n]{1,999})\]:")
_ATTRIBUTES = re.compile(ATTRIBUTES)
_WHOLE = re.compile(
    r"""(?<!\w)"(?=\S)[^"]{1,500}?"
    |(?P<stars>\*{1,3})(?=[^\s*])[^*]{1,500}?(?<=\S)(?P=stars)
    |(?<!\w)(?P<lines>_{1,3})(?=[^\s_])[^_]{1,500}?(?<=\S)(?P=lines)(?!\w)
    |&(?:\w{1,32}|\#[0-9]{1,7}|\#[xX][0-9A-Fa-f]{1,6});""",
    re.VERBOSE,
)
"""What stands or falls as a whole within a bracket: a quotation, emphasis or a character by its name."""


@dataclass
class _Part:
    """One citation while its bracket is being read."""

    start: int
    at: int = -1
    key_end: int = -1
    key: str = ""
    suppress: bool = False
    nested: list[str] = field(default_factory=list)

    def take(self, at: int, key: str, suppress: bool, key_end: int, *, alone: bool = True) -> None:
        """The first key that stands alone is what is cited; every other is nested in what is said of it."""
        if self.at >= 0 or not alone:
            self.nested.append(key)
        else:
            self.at, self.key, self.suppress, self.key_end = at, key, suppress, key_end


class _Reader:
    """Reads one text from left to right, taking brackets before bare keys as Pandoc does."""

    def __init__(self, text: str, masked: str, examples: frozenset[str]) -> None:
        self.text, self.masked, self.examples = text, masked, examples
        self.labels = {
            _label(found[1]) for found in _DEFINITION.finditer(masked) if _begins_a_line(masked, found.start())
        }
        self.closings = matching_brackets(masked)
        self.last_end = -1
        self.labels_of_none: set[int] = set()

    def clusters(self) -> Iterator[Cluster]:
        position = 0
        while found := _CANDIDATE.search(self.masked, position):
            cluster = None
            if found[0] == "[":
                cluster = self._bracket(found.start())
                self._note_label(found.start(), is_cluster=cluster is not None)
            elif found[0][0] != "\\":
                cluster = self._in_text(found.start())
            if cluster:
                yield cluster
                self.last_end = cluster.end
            position = cluster.end if cluster else found.end() if found[0] != "-@" else found.start() + 1

    def _bracket(self, start: int) -> Cluster | None:
        """`[prefix @key locator, suffix; …]`, unless it is the text of a link, a span or a footnote."""
        parts = [] if self._is_note(start) else self._parts(start)
        if not parts:
            return None
        end = self.closings[start] + 1
        if self._is_target(end) or (not self._is_alone(start) and self._is_link_text(end)):
            return None
        return self._cluster(start, end, parts, Mode.NORMAL)

    def _is_alone(self, start: int) -> bool:
        """Whether a bracket is read by itself, whatever follows it: as what an image or a link was to be.

        Pandoc takes two brackets for a link's text and its label, and if nothing has that label reads both once more.
        """
        return start in self.labels_of_none or self._is_image(start)

    def _is_image(self, start: int) -> bool:
        return self.masked[start - 1 : start] == "!"

    def _note_label(self, start: int, *, is_cluster: bool) -> None:
        """Note that what follows a bracket at once is a label, unless that bracket is a cluster, a label or a mark."""
        is_text = (not is_cluster and start not in self.labels_of_none) or self._is_image(start)
        following = self.closings.get(start, len(self.text)) + 1
        if is_text and following in self.closings and not self.masked.startswith("[^", start):
            self.labels_of_none.add(following)

    def _is_note(self, start: int) -> bool:
        """Whether the bracket is that of an inline footnote, `^[…]`, and does not follow a superscript, `^2^[…]`."""
        before = self.masked[max(0, start - 40) : start]
        if not before.endswith("^") or _SUPERSCRIPT.search(before) or _ESCAPED_END.search(before):
            return False
        end = self.closings.get(start, -1) + 1
        return self.text[end : end + 1] not in ("(", "[") and not _ATTRIBUTES.match(self.masked, end)

    def _is_target(self, end: int) -> bool:
        """Whether where a link or an image points follows a bracket."""
        return self.text[end : end + 1] == "(" and self.masked[end] == " "

    def _is_link_text(self, end: int) -> bool:
        following = self.text[end : end + 1]
        if following == "{":
            return _ATTRIBUTES.match(self.masked, end) is not None
        return following == "[" and self.masked[end + 1 : end + 2] != "^" and end in self.closings

    def _parts(self, start: int) -> list[_Part]:
        """The citations between a bracket and its partner, or none if it is no cluster."""
        end = self.closings.get(start)
        if end is None or self.masked.find("@", start, end) < 0 or self._asks_too_much(start, end):
            return []
        parts = [_Part(start + 1)]
        position, depth = start + 1, 0
        while found := _BRACKET_TOKEN.search(self.masked, position, end):
            mark, position = found[0], found.end()
            depth += _DEPTH.get(mark, 0)
            if mark == ";" and not depth:
                parts.append(_Part(position))
            elif mark in _BEGINS_A_WHOLE and (whole := _WHOLE.match(self.masked, found.start(), end)):
                position = whole.end()
                parts[-1].nested += [key for key, _ in self._keys(found.end(), position)]
            elif mark[-1] == "@" and (key := self._key(found.start())):
                position = key[2]
                parts[-1].take(found.start(), *key, alone=not depth)
        return parts if all(part.at >= 0 for part in parts) else []

    def _in_text(self, start: int) -> Cluster | None:
        """`@key`, with the bracket that follows it if that is a locator or more citations."""
        if not self._may_begin(start) or not (key := self._key(start)):
            return None
        name, suppress, end = key
        if name in self.examples:
            return None
        first = _Part(start, start, end, name, suppress)
        mode = Mode.SUPPRESS_AUTHOR if suppress else Mode.AUTHOR_IN_TEXT
        space = _SPACE.match(self.text, end)
        opening = space.end() if space else end
        if self.masked[opening : opening + 1] == "[":
            if more := self._bracket(opening):
                lone = self._citation(first, mode, end)
                return Cluster((lone, *more.citations), start, more.end, self.text[start : more.end])
            if following := self._locator(opening, first):
                return self._cluster(start, self.closings[opening] + 1, following, mode, opening)
        return self._cluster(start, end, [first], mode)

    def _locator(self, opening: int, first: _Part) -> list[_Part]:
        """The citations of `@key [p. 3; @other]`, if the bracket is not a footnote, a link or the like."""
        end = self.closings.get(opening)
        if end is None or self.masked[opening + 1 : opening + 2] == "^" or self.text[end + 1 : end + 2] in tuple("[({"):
            return []
        if _label(self.masked[opening + 1 : end]) in self.labels or self._asks_too_much(opening, end):
            return []
        if ";" not in self.masked[opening:end]:
            first.nested += [key for key, _ in self._keys(opening + 1, end)]
            return [first]
        semicolon = self.masked.index(";", opening)
        rest = [_Part(semicolon + 1)]
        for key, (at, suppress, key_end) in self._keys(semicolon + 1, end):
            if ";" in self.masked[rest[-1].start : at]:
                rest.append(_Part(self.masked.rindex(";", 0, at) + 1))
            rest[-1].take(at, key, suppress, key_end)
        return [first, *rest] if all(part.at >= 0 for part in rest) else []

    def _asks_too_much(self, opening: int, end: int) -> bool:
        """Whether Pandoc would read a bracket for ever.

        Each bracket in another takes it twice as long as the one before, and so do quotation marks in braces.
        """
        brace = self.text.find("{", opening, end)
        if brace >= 0 and len(_QUOTATION_MARK.findall(self.text, brace, end)) > _MOST_QUOTATION_MARKS:
            return True
        depth = 0
        for found in _ANY_BRACKET.finditer(self.text, opening + 1, end):
            depth += _DEPTH[found[0]]
            if depth > _DEEPEST:
                return True
        return False

    def _keys(self, start: int, end: int) -> Iterator[tuple[str, tuple[int, bool, int]]]:
        for found in _BRACKET_TOKEN.finditer(self.masked, start, end):
            if found[0][-1] == "@" and (key := self._key(found.start())):
                yield key[0], (found.start(), key[1], key[2])

    def _may_begin(self, start: int) -> bool:
        """Not right after a word, as in an e-mail address; right after another citation it may."""
        if start == self.last_end:
            return True
        before = self.text[max(0, start - _LONGEST_WORD) : start]
        is_word = before[-1:].isalnum() or (before.endswith(".") and not before.endswith("..."))
        return not is_word or _EXAMPLE_AFTER_WORD.search(before) is not None

    def _key(self, start: int) -> tuple[str, bool, int] | None:
        """Key, whether the author is suppressed, and the offset after the key."""
        # A key ends where it ends, even if what follows looks like the beginning of something else.
        found = _AT_KEY.match(self.text, start)
        if not found:
            return None
        suppress = bool(found["suppress"]) and not self._ends_a_dash(start)
        if found["key"]:
            return found["key"], suppress, found.end()
        opening = found.end()
        end = self.braces.get(opening, opening)
        return (self.text[opening + 1 : end], suppress, end + 1) if end > opening + 1 else None

    @cached_property
    def braces(self) -> dict[int, int]:
        """Opening to closing brace, never across white space."""
        return _matching(_BRACES, self.text, "{", "}")

    def _ends_a_dash(self, hyphen: int) -> bool:
        """Whether a hyphen is the last of a dash: two hyphens are one, and three."""
        before = self.text[max(0, hyphen - 40) : hyphen]
        return (len(before) - len(before.rstrip("-"))) % 3 != 0

    def _cluster(self, start: int, end: int, parts: list[_Part], mode: Mode, opening: int = -1) -> Cluster:
        """Builds the citations; with `opening`, the first one's suffix stands in the bracket that opens there."""
        citations = []
        for number, part in enumerate(parts):
            stop = parts[number + 1].start - 1 if number + 1 < len(parts) else end - (self.masked[end - 1] == "]")
            if mode is Mode.NORMAL or number:
                own = Mode.SUPPRESS_AUTHOR if part.suppress else Mode.NORMAL
            else:
                own = mode
                if opening < 0:
                    stop = part.key_end
            citations.append(self._citation(part, own, stop, opening if number == 0 else -1))
        return Cluster(tuple(citations), start, end, self.text[start:end])

    def _citation(self, part: _Part, mode: Mode, stop: int, opening: int = -1) -> Citation:
        prefix = "" if mode is Mode.AUTHOR_IN_TEXT else without_quote_marks(self.text[part.start : part.at]).strip()
        tail = without_quote_marks(self.text[opening + 1 if opening >= 0 else part.key_end : stop]).rstrip()
        locator, suffix = split_locator(tail)
        return Citation(part.key, prefix, locator, suffix, mode, part.at + part.suppress, tuple(part.nested))


_LONGEST_WORD = 64
_EXAMPLE_AFTER_WORD = re.compile(r"(?:[^\W_]|(?<!\.\.)\.)@[^\W_]+(?:[_-][^\W_]+)*\Z")
"""What Pandoc takes for the label of an example rather than for a word, as in `a@b@key`."""
_ESCAPED_END = re.compile(r"(?<!\\)(?:\\\\)*\\.\Z")
_SUPERSCRIPT = re.compile(r"(?<![\^\\])\^[^\s\^]+\^\Z")
_BEGINS_A_WHOLE = frozenset('"*_&')
_DEPTH = {"[": 1, "]": -1}
_ANY_BRACKET = re.compile(r"[\[\]]")
_DEEPEST = 4
"""How many brackets may nest in a citation: Pandoc takes over a second with eight, and over a minute with twelve."""
_QUOTATION_MARK = re.compile("[\"'“”‘’]")
_MOST_QUOTATION_MARKS = 8
"""How many may stand in the braces of a locator and after them: with some twenty, Pandoc takes over a minute."""


def without_quote_marks(text: str) -> str:
    """A text without what its lines begin with in a quotation."""
    return _QUOTE_MARKS.sub("\n", text) if "\n" in text else text


_QUOTE_MARKS = re.compile(r"\n[ \t]*>[ \t>]*")


def _begins_a_line(text: str, offset: int) -> bool:
    return not text[text.rfind("\n", 0, offset) + 1 : offset].strip(" ")


def _label(text: str) -> str:
    return " ".join(text.split()).casefold()


@functools.lru_cache(maxsize=TEXTS_IN_HAND)
def matching_brackets(masked: str) -> dict[int, int]:
    """Opening to closing square bracket, never across a blank line."""
    return _matching(_BRACKETS, masked, "[", "]")


def _matching(pattern: re.Pattern[str], text: str, opening: str, closing: str) -> dict[int, int]:
    """Where each opening is closed; what else the pattern finds parts them, unless a backslash escapes it."""
    matching: dict[int, int] = {}
    stack: list[int] = []
    for found in pattern.finditer(text):
        mark = found[0]
        if mark == opening:
            stack.append(found.start())
        elif mark == closing:
            if stack:
                matching[stack.pop()] = found.start()
        elif mark[0] != "\\":
            stack.clear()
    return matching


_BRACKETS = re.compile(r"\\.|\[|\]|\n[ \t]*(?=\n)", re.DOTALL)
_BRACES = re.compile(r"[{}]|\s")
