"""Links between files: people link to files of the repository, readers get the pages' addresses.

A link such as `../themes/trust.md` works in an editor and on a forge; on the site it leads to `/themes/trust/`.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from hub.content.document import Document
from hub.content.issue import issue_address
from hub.diagnostics import did_you_mean

if TYPE_CHECKING:
    from hub.library import Library

Resolve = Callable[[str], str | None]
"""Turns a link's target, as written, into the address that a page shows; None leaves it as it is."""


def is_readable(target: str) -> bool:
    """Whether a target has the form of an address at all: `http://[` has not."""
    try:
        urlsplit(target)
    except ValueError:
        return False
    return True


def is_local(target: str) -> bool:
    """Whether a target names a file of the repository rather than a place on the web or on the same page."""
    if not is_readable(target):
        return False
    parts = urlsplit(target)
    names_a_file = bool(parts.path) and "\0" not in unquote(parts.path)
    return names_a_file and not parts.scheme and not parts.netloc and not target.startswith("/")


def file_named(document: Document, target: str) -> str:
    """The path, from the hub's root, of the file that a local target names. It may lead out of the hub (`../x`)."""
    path = unquote(urlsplit(target).path)
    return posixpath.normpath(posixpath.join(posixpath.dirname(document.linked_from), path))


REFERENCE_WAYS = ("authors", "kinds", "themes", "years")
"""How the reference base is browsed, and where: `references/authors/`."""
LISTS = (
    "",
    *"checks events frameworks issues library offline papers people planner programmes questions".split(),
    *"references reflect templates themes".split(),
    *(f"references/{way}" for way in REFERENCE_WAYS),
)
"""The pages that no file stands for, besides those of people, issues and works."""


_EVERYWHERE = frozenset({"paper.md", "index.md"})
"""Names that many files have: it is the folder's that tells them apart."""


def _stem(path: str) -> str:
    """The name of a file without its ending, which others have as well."""
    return posixpath.splitext(posixpath.basename(path))[0]


class PageAddresses:
    """Where each file and page that people can link to is found on the site."""

    def __init__(self, library: Library) -> None:
        documents = (*library.documents, *library.earlier_versions)
        self._by_file = {document.source.path: document.address for document in documents}
        self._docs = library.configuration.shown(library.configuration.docs)
        self.all: Collection[str] = {
            *(f"{name}/" if name else "" for name in LISTS),
            *self._by_file.values(),
            *(f"{template.form}/" for template in library.templates if template.form),
            *(person.address for person in library.people),
            *(issue_address(number) for number in library.issue_numbers),
            *(library.reference_address(key) for key in library.base.references),
        }
        """The address of every page, but for the further pages of long lists, and for parts of the reference base."""

    def of(self, document: Document, target: str) -> str | None:
        """The address, from the site's root, of what a local target names; None if no page is made of it."""
        path = file_named(document, target)
        if path in self._by_file:
            return self._by_file[path]
        # `../papers/` and `../index.md` name pages that no file stands for.
        address = f"{path}/".removeprefix(f"{self._docs}/").removesuffix("index.md/")
        return address if address in self.all else None

    def near(self, document: Document, target: str) -> str:
        """A suggestion that names files with a name like the one that a target has."""
        wanted = file_named(document, target)
        part = posixpath.dirname if posixpath.basename(wanted) in _EVERYWHERE else _stem
        by_name = {part(path): path for path in self._by_file}
        names = [path for name, path in by_name.items() if did_you_mean(part(wanted), [name])]
        here = posixpath.dirname(document.source.path)
        return f"Did you mean '{posixpath.relpath(names[0], here)}'?" if names else ""

    def as_seen_from(self, document: Document, target: str) -> str | None:
        """What the page of a document should link to instead of a file's name."""
        if not is_local(target) or not urlsplit(target).path.endswith(".md"):
            return None
        address = self.of(document, target)
        if address is None:
            return None
        fragment = urlsplit(target).fragment
        relative = posixpath.relpath(f"/{address}", f"/{document.address}")
        return f"{relative.rstrip('/')}/" + (f"#{fragment}" if fragment else "")


class FileLinks(Extension):
    """Python-Markdown extension that shows links to files as links to their pages."""

    def __init__(self) -> None:
        super().__init__()
        self.resolve: Resolve = lambda _target: None
        """Set by the caller before each page is converted."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Register the step after all links are made."""
        md.treeprocessors.register(_Rewriting(md, self), "hub-file-links", 5)


class _Rewriting(Treeprocessor):
    def __init__(self, md: Markdown, extension: FileLinks) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        for link in list(root.iter("a")):
            target = link.get("href", "")
            address = self.extension.resolve(target)
            if address is not None:
                link.set("href", address)
            elif not is_readable(target):
                # The site generator would stop at it, and at a link without a target.
                link.tag = "span"
                link.attrib.clear()
