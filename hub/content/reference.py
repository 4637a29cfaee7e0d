"""References: the entries of the reference base, read tolerantly and shown in plain words.

One broken entry costs that entry only. Of two entries with one key the last counts, as for Pandoc, which minds case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from hub.citations.bibtex import Entry
from hub.citations.latex import plain_text
from hub.citations.names import Name, read_names
from hub.citations.standing import Mark, marks_of
from hub.diagnostics import Diagnostic, Location
from hub.letters import folded, letter_of
from hub.near_names import NearNames

MOST_FAMILIES = 3
"""How many authors are named where there is little room."""
NAME_FIELDS = ("author", "editor", "translator", "bookauthor", "director")
"""The fields that hold people and organisations."""

KINDS = {
    "article": "Journal article",
    "book": "Book",
    "booklet": "Booklet",
    "bookinbook": "Book",
    "collection": "Edited collection",
    "conference": "Conference paper",
    "dataset": "Dataset",
    "data": "Dataset",
    "electronic": "Web page",
    "inbook": "Chapter",
    "incollection": "Chapter",
    "inproceedings": "Conference paper",
    "inreference": "Encyclopedia entry",
    "legislation": "Legislation",
    "letter": "Letter",
    "manual": "Manual",
    "mastersthesis": "Thesis",
    "movie": "Film",
    "mvbook": "Book",
    "mvcollection": "Edited collection",
    "mvproceedings": "Proceedings",
    "mvreference": "Reference work",
    "newsarticle": "News article",
    "online": "Web page",
    "patent": "Patent",
    "periodical": "Periodical",
    "phdthesis": "Thesis",
    "proceedings": "Proceedings",
    "reference": "Reference work",
    "report": "Report",
    "review": "Review",
    "software": "Software",
    "standard": "Standard",
    "suppbook": "Chapter",
    "suppcollection": "Chapter",
    "techreport": "Report",
    "thesis": "Thesis",
    "unpublished": "Manuscript",
    "video": "Video",
    "www": "Web page",
}
"""The reader's word for each type of entry; the rest are `Other`."""


@dataclass(frozen=True)
class Reference:
    """One work in the reference base."""

    entry: Entry
    """As written, with what it inherits from other entries."""
    location: Location
    """Where the entry begins."""
    ancestors: tuple[Reference, ...] = ()
    """The entries that it inherits from, without what they inherit, each before those that it inherits from itself."""
    strings: Mapping[str, str] = field(default_factory=dict, repr=False)
    """What the `@string` lines of its file define, by name in lower case."""

    @property
    def key(self) -> str:
        """What one cites it by."""
        return self.entry.key

    @property
    def former_keys(self) -> tuple[str, ...]:
        """Keys that it had before (biblatex manual, "Special fields", `ids`)."""
        if not _IDS.search(self.entry.source):  # hardly an entry has any, and to read its fields takes longer
            return ()
        return tuple(key for key in re.split(r"[,\s]+", self.entry.fields.get("ids", "")) if key)

    @property
    def type(self) -> str:
        """The type of its entry in lower case, such as `incollection`."""
        return self.entry.type

    @property
    def source(self) -> str:
        """The entry as written, without comments that are the hub's business."""
        return _WAIVER.sub("", self.entry.source) if "hub:" in self.entry.source else self.entry.source

    @cached_property
    def fields(self) -> Mapping[str, str]:
        """Its fields as plain text: names in lower case, LaTeX decoded, braces gone."""
        return {name: self._plain(name) for name in self.entry.fields}

    def field(self, *names: str) -> str:
        """The first of these fields that it has, as plain text, or nothing."""
        fields = self.entry.fields
        for name in names:
            if (value := fields.get(name)) and not value.isspace():
                return self._plain(name)
        return ""

    def _plain(self, name: str) -> str:
        value = self.entry.fields[name]
        return value.replace("\\", "").strip() if name in _VERBATIM else plain_text(value)

    @cached_property
    def names(self) -> Mapping[str, tuple[Name, ...]]:
        """Its people and organisations, by field, such as `author` and `editor`."""
        return {name: read_names(self.entry.fields[name]) for name in NAME_FIELDS if name in self.entry.fields}

    @property
    def authors(self) -> tuple[Name, ...]:
        """Who wrote it, or who edited it if nobody is named as its author."""
        return self.names.get("author") or self.names.get("editor") or ()

    @property
    def named_authors(self) -> tuple[Name, ...]:
        """The authors less the `others` that stand for those whom the entry does not name."""
        return tuple(name for name in self.authors if not name.is_others)

    @cached_property
    def byline(self) -> str:
        """Who it is by, in few words, and when: `Kraft, Blazar and Hogan, 2018`."""
        families = [name.literal or " ".join(filter(None, (name.particle, name.family))) for name in self.authors]
        if len(families) > MOST_FAMILIES or families[1:] == ["others"]:
            families = [families[0], "others"]
        people = " and ".join(filter(None, (", ".join(families[:-1]), *families[-1:])))
        return ", ".join(filter(None, (people, str(self.year or ""))))

    @cached_property
    def title(self) -> str:
        """Its title, with its subtitle after a colon and what else belongs to it, as Pandoc reads it.

        A volume of a larger work has the title of the whole, an issue of a periodical its own.
        """
        first = "issue" if self.type == "periodical" and self.field("issuetitle") else ""
        if self.type not in _PARTS_OF_BOOKS and self.field("maintitle"):
            first = "main"
        title = _continued(self.field(f"{first}title"), ":", self.field(f"{first}subtitle"))
        return _continued(title, ".", self.field("maintitleaddon" if first == "main" else "titleaddon"))

    @cached_property
    def year(self) -> int | None:
        """The year it appeared."""
        found = _YEAR.search(self.field("date", "year"))
        return int(found[0]) if found else None

    @property
    def doi(self) -> str:
        """Its DOI, without the address of a resolver."""
        return _DOI_RESOLVER.sub("", self.field("doi"))

    @property
    def url(self) -> str:
        """Where it is on the web, if its entry says so; a DOI is not repeated here."""
        return self.field("url")

    @cached_property
    def keywords(self) -> tuple[str, ...]:
        """What it is about, in its entry's own words or as ids of themes."""
        words = self.field("keywords").replace(";", ",").split(",")
        return tuple(word.strip() for word in words if word.strip())

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """What readers should know of it beforehand, the gravest first."""
        return marks_of(self.entry)

    @property
    def is_retracted(self) -> bool:
        """Whether its entry says that it was retracted."""
        return Mark.RETRACTED in self.marks

    @property
    def is_open_access(self) -> bool:
        """Whether its entry says that everybody may read it."""
        return Mark.OPEN_ACCESS in self.marks

    @property
    def kind(self) -> str:
        """What it is, in the reader's words: `Journal article`."""
        if self.type == "article" and self.field("entrysubtype") in ("magazine", "newspaper"):
            return {"magazine": "Magazine article", "newspaper": "News article"}[self.field("entrysubtype")]
        if self.type == "misc" and self.field("url", "howpublished").startswith("http"):
            return "Web page"
        return KINDS.get(self.type, "Other")

    @cached_property
    def sorted_as(self) -> tuple[str, int, str]:
        """Its place in an alphabetical list: by author, then year, then title; without an author, by title."""
        people = " ".join(name.sorted_as for name in self.authors)
        title = _BEFORE_LETTERS.sub("", folded(self.title)) or self.key
        return _BEFORE_LETTERS.sub("", people) or title, self.year or 0, title

    @property
    def letter(self) -> str:
        """The letter that it stands under in an alphabetical list."""
        return letter_of(self.sorted_as[0])

    def is_same_work_as(self, other: Reference) -> bool:
        """Whether another entry, of another base, tells of the same work: by its DOI, else by its title."""
        if self.doi and other.doi:
            return self.doi.casefold() == other.doi.casefold()
        return folded(self.title) == folded(other.title)

    @property
    def container(self) -> str:
        """Where it appeared: the journal, the book or the proceedings, or else who published it."""
        return self.field(
            "journaltitle", "journal", "booktitle", "maintitle" if self.type.startswith("in") else "booktitle",
            "publisher", "institution", "school", "organization", "howpublished",
        )  # fmt: skip


_WAIVER = re.compile(r"^[ \t]*%.*?hub:[ \t]*ignore\b.*\n", re.MULTILINE)
_IDS = re.compile(r"\bids\b", re.IGNORECASE)
_PARTS_OF_BOOKS = frozenset({"inbook", "incollection", "inproceedings", "inreference", "bookinbook"})
_BEFORE_LETTERS = re.compile(r"\A[\W_]+")
_VERBATIM = frozenset({"url", "doi", "eprint", "isbn", "issn", "file", "pmid", "pmcid"})
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_DOI_RESOLVER = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)


def _continued(title: str, mark: str, more: str) -> str:
    if not (title and more):
        return title or more
    return f"{title} {more}" if title[-1] in "!?.,:;" else f"{title}{mark} {more}"


class _Overlaid(Mapping[str, "Reference"]):
    """References put over others, of which neither are copied: a hub has as many of these as papers with a base."""

    def __init__(self, below: Mapping[str, Reference], above: Mapping[str, Reference]) -> None:
        self._below = below
        self._above = above

    def __getitem__(self, key: str) -> Reference:
        return self._above[key] if key in self._above else self._below[key]

    def __contains__(self, key: object) -> bool:
        return key in self._above or key in self._below

    def __iter__(self) -> Iterator[str]:
        yield from self._below
        yield from (key for key in self._above if key not in self._below)

    def __len__(self) -> int:
        return len(self._below) + sum(key not in self._below for key in self._above)


class _Entries(Mapping[str, Entry]):
    """The entries of references."""

    def __init__(self, references: Mapping[str, Reference]) -> None:
        self._references = references

    def __getitem__(self, key: str) -> Entry:
        return self._references[key].entry

    def __contains__(self, key: object) -> bool:
        return key in self._references

    def __iter__(self) -> Iterator[str]:
        return iter(self._references)

    def __len__(self) -> int:
        return len(self._references)


@dataclass(frozen=True)
class Base:
    """A reference base: what can be cited, and what is wrong with it."""

    references: Mapping[str, Reference] = field(default_factory=dict)
    """By key, in the order of the file."""
    strings: Mapping[str, str] = field(default_factory=dict)
    """What its `@string` lines define, by name in lower case."""
    diagnostics: tuple[Diagnostic, ...] = ()
    unreadable: frozenset[str] = frozenset()
    """Keys of entries that are there and could not be read."""
    is_whole: bool = True
    """Whether every file of it could be read; if not, nobody can say that a work is missing."""

    @property
    def entries(self) -> Mapping[str, Entry]:
        """What Pandoc formats, by key."""
        return _Entries(self.references)

    @cached_property
    def near_keys(self) -> NearNames:
        """The keys, ready for finding those that somebody may have meant."""
        return NearNames(self.references)

    def overlaid_with(self, other: Base) -> Base:
        """The base with another put over it, whose entry counts where both have one of a key."""
        return Base(
            _Overlaid(self.references, other.references),
            {**self.strings, **other.strings},
            unreadable=self.unreadable | other.unreadable,
            is_whole=self.is_whole and other.is_whole,
        )

    def __contains__(self, key: object) -> bool:
        return key in self.references

    def __iter__(self) -> Iterator[str]:
        return iter(self.references)

    def __len__(self) -> int:
        return len(self.references)
