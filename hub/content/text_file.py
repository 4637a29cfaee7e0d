"""Reading the text of a file: UTF-8 of a sensible size, and a finding where it is not."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from hub.diagnostics import Diagnostic, Location, Severity


def read_text(file: Path, shown: str, most_bytes: int) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text of a file, its lines ended by line feeds, and what was wrong with it; none if it cannot be read.

    Args:
        file: the file.
        shown: its path as findings tell it.
        most_bytes: a larger file is not read.
    """
    try:
        size = file.stat().st_size
        data = file.read_bytes() if size <= most_bytes else b""
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        return "", (_finding(Location(shown), f"The file cannot be read: {reason}."),)
    if size > most_bytes:
        return "", (_finding(Location(shown), f"A file may have {most_bytes:,} bytes; this one has {size:,}."),)
    if data.startswith(b"PK\x03\x04"):
        advice = "Turn it into Markdown with Pandoc; the guide for researchers says how."
        return "", (_finding(Location(shown), "The file must be text; found a Word file or another archive.", advice),)
    text, findings = _decoded(data.removeprefix(codecs.BOM_UTF8), shown)
    return text.replace("\r\n", "\n").replace("\r", "\n"), findings


def _finding(place: Location, message: str, suggestion: str = "") -> Diagnostic:
    return Diagnostic(place, Severity.ERROR, "file-is-readable", message, suggestion)


def _decoded(data: bytes, shown: str) -> tuple[str, tuple[Diagnostic, ...]]:
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        place = Location(shown, before.count("\n") + 1, len(before) - before.rfind("\n"))
        message = f"The file must be UTF-8 text; found the byte 0x{data[error.start]:02X}."
        # What old Word and Windows files are, nearly always; better to show the text than to lose it.
        return data.decode("cp1252", errors="replace"), (
            _finding(place, message, "Save it again with the encoding UTF-8."),
        )


@dataclass(frozen=True)
class Encoded:
    """The text of a file with all that it takes to write it back as it was: its own line ends, encoding and mark."""

    text: str
    encoding: str
    mark: bytes
    """The byte order mark, if there is one."""

    @property
    def line_end(self) -> str:
        """What ends its first line."""
        found = re.search("\r\n|\r|\n", self.text)
        return found[0] if found else "\n"

    def can_hold(self, text: str) -> bool:
        """Whether the encoding has every character of a text."""
        try:
            text.encode(self.encoding)
        except UnicodeEncodeError:
            return False
        return True

    def encode(self, text: str) -> bytes:
        """Another text as the file would hold it."""
        return self.mark + text.encode(self.encoding, errors="surrogateescape")


def read_encoded(file: Path) -> Encoded:
    """Read a file in order to change it, in the encoding in which `read_text` reads it.

    Raises:
        OSError: if it cannot be read.
    """
    data = file.read_bytes()
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    try:
        return Encoded(data.removeprefix(mark).decode("utf-8"), "utf-8", mark)
    except UnicodeDecodeError:
        return Encoded(data.removeprefix(mark).decode("cp1252", errors="surrogateescape"), "cp1252", mark)
