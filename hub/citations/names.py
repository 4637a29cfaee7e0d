"""People and organisations as BibTeX writes them: `Family, Given`, `Given von Family`, `{An Organisation}`.

They are taken apart as Pandoc does it, which prints them (`Text.Pandoc.Citeproc.Name`): a name in braces is whole, a
word in small letters before the family name belongs to that, `J.K.` is two initials, and BibLaTeX's
`given=…, family=…` is read as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from hub.citations.bibtex_command import end_of_braces
from hub.citations.latex import plain_text
from hub.letters import folded


@dataclass(frozen=True)
class Name:
    """One name in a list of authors or editors."""

    family: str = ""
    """The part that lists sort by."""
    given: str = ""
    """What comes before it."""
    particle: str = ""
    """What belongs to the family name and comes before it: `van`."""
    suffix: str = ""
    """What comes after it: `Jr`."""
    literal: str = ""
    """The whole name of an organisation, or `others` at the end of a list that names not everybody."""

    def __str__(self) -> str:
        """The name as it is read aloud."""
        return self.literal or " ".join(part for part in (self.given, self.particle, self.family, self.suffix) if part)

    @property
    def whole_family(self) -> str:
        """The family name with what comes before it: `van Nieuwerburgh`."""
        return " ".join(part for part in (self.particle, self.family) if part)

    @property
    def inverted(self) -> str:
        """The name as an alphabetical list prints it: `van Nieuwerburgh, Christian`."""
        return self.literal or ", ".join(part for part in (self.whole_family, self.given, self.suffix) if part)

    @property
    def sorted_as(self) -> str:
        """The name as an alphabetical list takes it."""
        return folded(self.literal or f"{self.family} {self.given}".strip())

    @property
    def is_others(self) -> bool:
        """Whether it stands for all whom the list does not name."""
        return self.literal == "others"


def read_names(latex: str) -> tuple[Name, ...]:
    """The names of a field such as `author`, in order.

    >>> [str(name) for name in read_names("Ball, Stephen J. and {Education Policy Institute} and others")]
    ['Stephen J. Ball', 'Education Policy Institute', 'others']
    """
    groups: list[str] = []
    text = plain_text(_with_marks_for_groups(latex, groups) if _LATEX.search(latex) else latex)
    names = (_read_name(name, groups) for name in text.split(" and ") if name != "and")
    return tuple(name for name in names if name != _NOBODY)


_NOBODY = Name()
_LATEX = re.compile(r"[\\{}]")
_MARK = 0xF0000
_MARKS = re.compile("[\U000f0000-\U000ffffd]")
"""Characters of private use, each of which stands for what is in a pair of braces while a name is taken apart."""
_OPENING = re.compile(r"(?P<accent>\\(?:[`'^\"~=.|]|[uhrHvUGfdckbt](?![A-Za-z]))\s*)\{|\\.|\{", re.DOTALL)
_PARTS = {"given": "given", "family": "family", "prefix": "particle", "suffix": "suffix"}
_PART = re.compile(rf"\s*({'|'.join(_PARTS)})=(.*)", re.DOTALL)
"""A part in BibLaTeX's extended format (biblatex manual, section 3.5)."""
_INITIALS = re.compile(r"(?<![^.\s])([^\W\d_])\.(?=([^\W\d_])(?:[.\s]|\Z))")
_IS_PLAIN = re.compile(r"[A-Z][^,=\U000f0000-\U000ffffd]*, [^,\U000f0000-\U000ffffd]+\Z")
"""A family name that begins with a capital letter, and given names, as most are written."""
_DIGITS = "0123456789"


def _with_marks_for_groups(latex: str, groups: list[str]) -> str:
    """The LaTeX with a mark in the place of each pair of braces that is no accent's; what is in them, in `groups`."""
    parts, position = [], 0
    while found := _OPENING.search(latex, position):
        end = found.end()
        if found[0][-1] == "{":
            end = end_of_braces(latex, end - 1, len(latex)) or len(latex)
        if found[0] == "{" and len(groups) < _MOST_GROUPS:
            parts += [latex[position : found.start()], chr(_MARK + len(groups))]
            groups.append(latex[found.end() : end - 1])
        else:
            parts.append(latex[position:end])
        position = end
    return "".join([*parts, latex[position:]])


_MOST_GROUPS = 0xFFFD


def _read_name(written: str, groups: Sequence[str]) -> Name:
    family, comma, given = written.partition(", ")
    if comma and _IS_PLAIN.match(written):
        return Name(*(_INITIALS.sub(_spaced, part) if "." in part else part for part in (family, given)))
    if written == "others" or _MARKS.fullmatch(written):
        return Name(literal=_whole(written, groups))
    parts = written.split(",")
    if "=" in parts[0].partition(" ")[0]:
        found = (_PART.match(part) for part in parts)
        return Name(**{_PARTS[part[1]]: _whole(part[2], groups) for part in found if part})
    given_names, last, suffix = _arranged([_words(part, number > 0) for number, part in enumerate(parts)])
    particle, family_name = _particle_and_family(last)
    return Name(*(_whole(" ".join(part), groups) for part in (family_name, given_names, particle, suffix)))


def _whole(text: str, groups: Sequence[str]) -> str:
    """The text with what stood in braces put in."""
    return " ".join(_MARKS.sub(lambda found: _in_braces(groups[ord(found[0]) - _MARK]), text).split())


def _in_braces(latex: str) -> str:
    """Plain text with the spaces at its ends."""
    return plain_text(f".{{{latex}}}.")[1:-1]


Words = list[str]


def _words(part: str, follows_comma: bool) -> Words:
    """The words between two commas, `J.K.` as two. What a comma touches is no initial to Pandoc."""
    is_attached = follows_comma and not part[:1].isspace()
    return _INITIALS.sub(_spaced, f",{part}" if is_attached else part).removeprefix(",").split()


def _spaced(found: re.Match[str]) -> str:
    return f"{found[0]} " if found[1].isupper() and found[2].isupper() else found[0]


def _arranged(parts: list[Words]) -> tuple[Words, Words, Words]:
    """Given names, what the family name is in, and what comes after it."""
    match parts:
        case [words]:
            given = list(takewhile(_is_capital, words))
            if len(given) == len(words):
                given = given[:-1]
            return given, words[len(given) :], []
        case [last, given]:
            return given, last, []
        case [last, suffix, given, *_]:
            return given, last, suffix
    return [], [], []


def _particle_and_family(words: Words) -> tuple[Words, Words]:
    particle = list(takewhile(lambda word: not _is_capital(word), words))
    if len(particle) == len(words):
        particle = particle[:-1]
    return particle, words[len(particle) :]


def _is_capital(word: str) -> bool:
    """Whether the first letter of a word is a capital; what stands in braces and digits before it are passed over."""
    letter = word[:1]
    if letter in _DIGITS or letter >= chr(_MARK):
        letter = _MARKS.sub("", word).lstrip(_DIGITS)[:1]
    return not letter or letter.isupper()
