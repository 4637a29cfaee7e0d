"""What the hub says of each mutation: whether it is found, with its file, its line and its rule."""

from __future__ import annotations

import importlib
import pkgutil
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import tests.mutations
from hub import checks
from hub.configuration import Configuration
from hub.diagnostics import Diagnostic
from hub.library import Library
from hub.memory import Memory
from tests.conftest import ROOT
from tests.mutations.content import Broken, read_content
from tests.mutations.ways import Mutation, mutations

_SHIPPED = ("docs", "papers", "references.bib", "mkdocs.yml")


def all_mutations() -> list[Mutation]:
    """Every mutation, of every module here."""
    for module in pkgutil.iter_modules(tests.mutations.__path__):
        if module.name != "__main__" and not module.name.startswith("test_"):
            importlib.import_module(f"tests.mutations.{module.name}")
    return list(mutations(read_content()))


@dataclass(frozen=True)
class Hub:
    """A copy of the shipped content, which is broken and made whole again, and what was found in it before."""

    folder: Path
    memory: Memory

    def findings(self) -> list[Diagnostic]:
        """What is wrong with the content as it is."""
        configuration = Configuration.read(self.folder / "mkdocs.yml")
        return checks.check(Library.read(configuration, self.memory), self.memory)

    def findings_of(self, broken: Broken) -> list[Diagnostic]:
        """What is wrong with the content when it is broken."""
        with self._broken(broken):
            return self.findings()

    def missed(self, mutation: Mutation) -> str:
        """What is wrong with what is found, or nothing."""
        found = self.findings_of(mutation.broken)
        place = (mutation.broken.path, mutation.broken.line, mutation.rule)
        if place in {(one.location.path, one.location.line, one.rule) for one in found}:
            return ""
        told = "\n".join(f"    {finding}" for finding in found[:5]) or "    nothing"
        return f"{mutation} must be told by {mutation.rule}; found\n{told}"

    @contextmanager
    def _broken(self, broken: Broken) -> Iterator[None]:
        kept = {path: _bytes(self.folder / path) for path in broken.files}
        try:
            for path, content in broken.files.items():
                _write(self.folder / path, content.encode() if isinstance(content, str) else content)
            yield
        finally:
            for path, before in kept.items():
                _write(self.folder / path, before)


def _bytes(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


def _write(file: Path, content: bytes | Path | None) -> None:
    """Write a file, or a link where the content is a path; without content, take it out with a folder left empty."""
    file.unlink(missing_ok=True)
    if content is None:
        if file.parent.is_dir() and not any(file.parent.iterdir()):
            file.parent.rmdir()
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, Path):
        file.symlink_to(content)
    else:
        file.write_bytes(content)


@contextmanager
def shipped_hub(folder: Path) -> Iterator[Hub]:
    """A copy of the shipped content, checked once."""
    for name in _SHIPPED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)
    with Memory(folder / ".cache") as memory:
        Hub(folder, memory).findings()
    with Memory(folder / ".cache") as memory:
        yield Hub(folder, memory)
