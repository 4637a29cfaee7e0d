"""What every piece of content is: front matter that was validated, a text, and the file both came from."""

from __future__ import annotations

import re
from functools import cached_property
from typing import ClassVar, Self

from pydantic import BaseModel, ConfigDict, PrivateAttr

from hub.content.front_matter import Source
from hub.content.validation import fitting
from hub.content.values import Addresses, Day, Ids, Text, Texts, slug
from hub.content.vocabulary import Audience
from hub.diagnostics import Diagnostic

WORDS_A_MINUTE = 238
"""Silent reading of English non-fiction (Brysbaert 2019, doi:10.1016/j.jml.2019.104047)."""

LONGEST_HEADING = 500
"""How long a heading may be to serve as a page's title, in characters."""


class Part(BaseModel):
    """A group of keys inside front matter, such as one author."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, use_attribute_docstrings=True)


class Document(Part):
    """Front matter and text of one file. Subclasses add the keys of their type, each documented under itself."""

    REQUIRED: ClassVar[tuple[str, ...]] = ("title",)
    """Keys that every file of the type must give. A file without them is still shown."""
    FOREIGN_KEYS: ClassVar[frozenset[str]] = frozenset()
    """Keys that other tools read from the same file: accepted, and nothing to the hub."""

    title: Text = ""
    """The heading of the page."""
    description: Text = ""
    """One sentence to choose by, in lists and in search results."""
    themes: Ids = ()
    """Ids of themes: the names of files in `docs/themes/`."""
    keywords: Texts = ()
    """Further words to find it by."""
    audience: tuple[Audience, ...] = ()
    """Whom it is for."""
    date: Day | None = None
    """The day of publication."""
    updated: Day | None = None
    """The day of the last change that readers should know of."""
    license: Text = ""
    """The licence's SPDX identifier, such as `CC-BY-4.0`."""
    moved_from: Addresses = ()
    """Addresses at which the page was before, such as `papers/trust/`: they lead here."""

    _source: Source = PrivateAttr()
    _findings: tuple[Diagnostic, ...] = PrivateAttr(default=())
    _address: str = PrivateAttr(default="")

    def __eq__(self, other: object) -> bool:
        """A document is the file it came from, not what it happens to say."""
        return self is other

    def __hash__(self) -> int:
        """Fits `__eq__`; dictionaries of documents keep the order in which they were filled."""
        return id(self)

    @classmethod
    def from_source(cls, source: Source) -> Self:
        """The document of a file. Whatever does not fit becomes a finding and is left out; the rest is kept."""
        values = {key: value for key, value in source.values.items() if key not in cls.FOREIGN_KEYS}
        # A file that could not be read says nothing of what it lacks.
        required = () if source.findings and not source.values else cls.REQUIRED
        document, findings = fitting(cls, values, required, source, {"title": _title_from_text(source)})
        return document.from_file(source, (*source.findings, *findings))

    def from_file(self, source: Source, findings: tuple[Diagnostic, ...]) -> Self:
        """The same document, told which file it is and what was wrong there."""
        self._source = source
        self._findings = findings
        return self

    @cached_property  # pydantic takes its time to find a private attribute
    def source(self) -> Source:
        """The file it came from."""
        return self._source

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """What was wrong with the file while it was read."""
        return self._findings

    @property
    def linked_from(self) -> str:
        """The path of the file that links in the text are told from."""
        return self.source.path

    @property
    def body(self) -> str:
        """The text, in Markdown."""
        return self.source.body

    @cached_property
    def id(self) -> str:
        """The name by which other content refers to it, and its place in an address."""
        return slug(self.source.file.stem)

    @property
    def usual_address(self) -> str:
        """Where its page is, from the site's root, without a leading slash and with a closing one."""
        return ""

    @cached_property
    def address(self) -> str:
        """Where its page is in this library: the usual address, unless another document has that already."""
        return self._address or self.usual_address

    def at(self, address: str) -> Self:
        """The same document, at another address than its usual one."""
        self._address = address
        self.__dict__.pop("address", None)
        return self

    @cached_property
    def reading_minutes(self) -> int:
        """How long the text takes to read, at least a minute."""
        return max(1, round(len(re.findall(r"\w[\w'’-]*", self.body)) / WORDS_A_MINUTE))


def _title_from_text(source: Source) -> str:
    """What a page is called until somebody says: its first heading, else its file's or folder's name."""
    heading = re.search(r"^#{1,2}[ \t]+(\S.*)$", source.body, re.MULTILINE)
    if heading and len(heading[1]) <= LONGEST_HEADING:
        return heading[1].rstrip().rstrip("#").rstrip()
    name = source.file.parent.name if source.file.stem in {"paper", "index"} else source.file.stem
    return re.sub(r"[-_]+", " ", name).strip().capitalize()
