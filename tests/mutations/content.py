"""The shipped content as mutations take it: files as text, with their lines, keys and entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from hub.prose import mask
from tests.conftest import ROOT


@dataclass(frozen=True)
class Broken:
    """Content with one thing wrong, and where that must be told."""

    path: str
    line: int
    files: Mapping[str, str | bytes | Path | None]
    """What is written in the place of which files: text, bytes, a link to a path, or nothing where one is taken out."""

    def told_at(self, path: str, line: int = 1) -> Broken:
        """The same, where it is told elsewhere than where it was done."""
        return replace(self, path=path, line=line)

    def with_files(self, files: Mapping[str, str | bytes | Path | None]) -> Broken:
        """The same, with other files besides."""
        return replace(self, files={**files, **self.files})


@dataclass(frozen=True)
class File:
    """A text of the hub."""

    path: str
    text: str

    def line_at(self, offset: int) -> int:
        """The line of an offset, counted from 1."""
        return self.text.count("\n", 0, offset) + 1

    def replaced(self, found: re.Match[str], replacement: str, group: int | str = 0) -> Broken:
        """The file with something else in the place of what was found."""
        start, end = found.span(group)
        return Broken(self.path, self.line_at(start), {self.path: self.text[:start] + replacement + self.text[end:]})

    def inserted(self, line: int, text: str) -> Broken:
        """The file with further lines, the first of which has that number."""
        lines = self.text.split("\n")
        return Broken(self.path, line, {self.path: "\n".join([*lines[: line - 1], text, *lines[line - 1 :]])})

    def without_lines(self, first: int, last: int) -> Broken:
        """The file without some lines; that is told where they were."""
        lines = self.text.split("\n")
        return Broken(self.path, first, {self.path: "\n".join([*lines[: first - 1], *lines[last:]])})

    def appended(self, text: str) -> Broken:
        """The file with a paragraph at its end, in whose first line something is wrong."""
        before = self.text.rstrip("\n")
        return Broken(self.path, before.count("\n") + 3, {self.path: f"{before}\n\n{text}\n"})


@dataclass(frozen=True)
class Page(File):
    """A file with front matter and a text."""

    @cached_property
    def body_start(self) -> int:
        """Where the text begins."""
        found = re.match(r"---\n.*?^---\n", self.text, re.DOTALL | re.MULTILINE)
        return found.end() if found else 0

    @cached_property
    def prose(self) -> str:
        """The file with its front matter, code, formulas and addresses blank."""
        head = re.sub(r"[^\n]", " ", self.text[: self.body_start])
        return head + mask(self.text[self.body_start :])

    def in_matter(self, pattern: str) -> Iterator[re.Match[str]]:
        """What is found in the front matter; a pattern sees lines."""
        return re.compile(pattern, re.MULTILINE).finditer(self.text, 4, self.body_start)

    def in_prose(self, pattern: str) -> Iterator[re.Match[str]]:
        """What is found in running text."""
        return re.compile(pattern, re.MULTILINE).finditer(self.prose, self.body_start)

    def in_body(self, pattern: str) -> Iterator[re.Match[str]]:
        """What is found in the text, code aside."""
        for found in re.compile(pattern, re.MULTILINE).finditer(self.text, self.body_start):
            if "```" not in self.text[self.body_start : found.start()]:
                yield found

    def with_key(self, lines: str) -> Broken:
        """The page with a further key at the end of its front matter."""
        return self.inserted(self.line_at(self.body_start) - 1, lines)

    def block_of(self, key: str) -> tuple[int, int] | None:
        """The first and last line of a key with all that belongs to it, if the page has it."""
        found = next(self.in_matter(rf"^{key}:.*\n(?:(?:[ -].*)?\n)*"), None)
        return (self.line_at(found.start()), self.line_at(found.end()) - 1) if found else None


@dataclass(frozen=True)
class Entry:
    """An entry of the reference base, at its place in the file."""

    file: File
    start: int
    end: int
    """The offset after its closing brace."""

    @property
    def source(self) -> str:
        """As written."""
        return self.file.text[self.start : self.end]

    @cached_property
    def key(self) -> str:
        """Its citation key."""
        return re.split("[{,]", self.source, maxsplit=2)[1]

    @property
    def line(self) -> int:
        """Where it begins."""
        return self.file.line_at(self.start)

    def field(self, name: str) -> re.Match[str] | None:
        """A field, its value in the group `value`."""
        pattern = rf"^  (?P<name>{name})(?P<gap> *= )\{{(?P<value>.*)\}},\n"
        return re.compile(pattern, re.MULTILINE).search(self.file.text, self.start, self.end)

    def with_value(self, name: str, value: str) -> Iterator[Broken]:
        """The base with another value in a field, if the entry has that."""
        if found := self.field(name):
            yield self.file.replaced(found, value, "value")

    def with_field(self, line: str) -> Broken:
        """The base with a further field in the entry, at its end."""
        return self.file.inserted(self.file.line_at(self.end - 1), f"  {line},")


@dataclass(frozen=True)
class Content:
    """All that is shipped."""

    pages: tuple[Page, ...]
    base: File
    figures: tuple[str, ...]
    """Their paths."""
    settings: File
    by_path: Mapping[str, Page] = field(default_factory=dict)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The entries of the base, in order."""
        found = re.finditer(r"^@\w+\{.*?^\}", self.base.text, re.DOTALL | re.MULTILINE)
        return tuple(Entry(self.base, *entry.span()) for entry in found)

    @cached_property
    def keys(self) -> frozenset[str]:
        """The citation keys of the base."""
        return frozenset(entry.key for entry in self.entries)

    def of(self, *folders: str) -> tuple[Page, ...]:
        """The pages in some folders, such as `docs/events`; of `docs` itself, those that lie straight in it."""
        return tuple(page for page in self.pages if Path(page.path).parent.as_posix().removesuffix("/") in folders)

    @property
    def papers(self) -> tuple[Page, ...]:
        """The papers."""
        return tuple(page for page in self.pages if page.path.startswith("papers/"))

    @property
    def events(self) -> tuple[Page, ...]:
        """The events."""
        return self.of("docs/events")

    @property
    def frameworks(self) -> tuple[Page, ...]:
        """The frameworks."""
        return self.of("docs/frameworks")


def read_content(root: Path = ROOT) -> Content:
    """What the repository ships."""
    files = [*sorted(root.glob("papers/*/paper.md")), *sorted(root.glob("docs/**/*.md"))]
    pages = tuple(Page(file.relative_to(root).as_posix(), file.read_text(encoding="utf-8")) for file in files)
    figures = tuple(file.relative_to(root).as_posix() for file in sorted(root.glob("papers/*/*.svg")))
    base, settings = (
        File(name, (root / name).read_text(encoding="utf-8")) for name in ("references.bib", "mkdocs.yml")
    )
    return Content(pages, base, figures, settings, {page.path: page for page in pages})
