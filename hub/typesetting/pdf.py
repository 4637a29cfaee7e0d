"""Typst, kept within bounds: it reads the files that it is given, and fonts that come with packages, and nothing else.

The same markup gives the same bytes on every machine: no font of the system is used, and the date is the paper's.
"""

from __future__ import annotations

import datetime
import re
import tempfile
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

import manimgx_fonts
import manimgx_fonts_cjk
import typst

from hub.typesetting.setter import Figure

Standard = Literal["ua-1", "a-2a", "a-2u"]
STANDARDS: dict[Standard, str] = {"ua-1": "PDF/UA-1", "a-2a": "PDF/A-2a", "a-2u": "PDF/A-2u"}
"""What a PDF may claim to meet, by Typst's names: ISO 14289-1, to be read aloud, and ISO 19005-2, to be kept, with tags
(a) or without (u). Typst refuses one that does not meet them."""


class TypesettingError(Exception):
    """Typst refused the markup; the message says why."""


class StandardError(TypesettingError):
    """A PDF would not meet a standard; the message says in what."""

    def __init__(self, message: str, standard: Standard) -> None:
        super().__init__(message)
        self.standard = standard
        """The one that it does not meet, by Typst's name."""


@cache
def fonts() -> typst.Fonts:
    """The fonts that Typst has, and those of two packages, for nearly every script."""
    folders = [Path(package.__file__).parent for package in (manimgx_fonts, manimgx_fonts_cjk)]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=folders)


def to_pdf(markup: str, figures: Iterable[Figure], day: str, standards: Iterable[Standard] = ()) -> bytes:
    """A PDF of some markup.

    Args:
        markup: Typst's.
        figures: the files that it shows.
        day: by which the PDF is dated, as `2026-06-15`; empty for none.
        standards: which it claims to meet, by Typst's names.

    Raises:
        StandardError: if the PDF would not meet a standard.
        TypesettingError: if Typst refuses the markup.
    """
    with tempfile.TemporaryDirectory() as folder:
        for figure in figures:
            (Path(folder) / figure.name).write_bytes(figure.content)
        (Path(folder) / "main.typ").write_text(markup, encoding="utf-8")
        try:
            made: bytes = typst.compile(
                str(Path(folder) / "main.typ"),
                root=folder,
                font_paths=fonts(),
                ignore_system_fonts=True,
                format="pdf",
                pdf_standards=list(standards),
                package_path=folder,
                package_cache_path=folder,
                timestamp=seconds_of(day),
            )
        except typst.TypstError as error:
            raise _told(error.message) from error
    return made


def to_png(image: bytes, suffix: str, width: float) -> bytes:
    """A picture of an image, three dots to a point, for programs that do not show its kind.

    Args:
        image: the image's file.
        suffix: what its name ends with.
        width: how wide it is shown, in points.

    Raises:
        TypesettingError: if Typst does not show it either.
    """
    name = f"image{suffix}"
    markup = f'#set page(width: auto, height: auto, margin: 0pt)\n#image("{name}", width: {width:.1f}pt)'
    return page_as_png(markup, ppi=216, files={name: image})


def page_as_png(markup: str, ppi: int, files: Mapping[str, bytes] = MappingProxyType({})) -> bytes:
    """A page as a picture.

    Args:
        markup: Typst's, of a single page.
        ppi: how many dots make 72 points.
        files: what the page shows, by name.

    Raises:
        TypesettingError: if Typst refuses the markup or a file.
    """
    with tempfile.TemporaryDirectory() as folder:
        for name, content in {**files, "main.typ": markup.encode()}.items():
            (Path(folder) / name).write_bytes(content)
        try:
            made: bytes = typst.compile(
                str(Path(folder) / "main.typ"),
                root=folder,
                font_paths=fonts(),
                ignore_system_fonts=True,
                format="png",
                ppi=ppi,
                package_path=folder,
                package_cache_path=folder,
            )
        except typst.TypstError as error:
            raise TypesettingError(error.message) from error
    return made


def seconds_of(day: str) -> int:
    """The beginning of a day, in seconds since 1970; of no day, the first."""
    date = datetime.date.fromisoformat(day) if day else datetime.date(1970, 1, 1)
    return max(0, int(datetime.datetime.combine(date, datetime.time.min, datetime.UTC).timestamp()))


def _told(message: str) -> TypesettingError:
    """Typst's own message: `PDF/UA-1 error: missing alt text` names the standard."""
    names, is_of_standard, reason = message.partition(" error: ")
    named = [standard for standard, name in STANDARDS.items() if name in names]
    if not is_of_standard or not named:
        return TypesettingError(message)
    without_font = _WITHOUT_FONT.match(reason)
    told = f"No font has the characters '{without_font[1]}'" if without_font else reason[:1].upper() + reason[1:]
    return StandardError(told, named[-1])


_WITHOUT_FONT = re.compile('the text `"(.*)"` could not be displayed with font')
