"""What a format of papers is. A module of this folder that has one in `PAPER` adds it beside every paper's page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hub.citations.csl_items import CslItems
from hub.content.paper import Paper
from hub.library import Library


def _of_every_paper(_paper: Paper, _library: Library) -> bool:
    return True


@dataclass(frozen=True)
class PaperFormat:
    """A format in which catalogues and reference managers are told of a paper."""

    name: str
    """What its readers call it, such as `BibTeX`."""
    ending: str
    """What the name of its file ends with, after the paper's id: `.bib`; or a whole name such as `CITATION.cff`."""
    media_type: str
    """Such as `application/x-bibtex`."""
    write: Callable[[Paper, Library, CslItems], str | bytes]
    """The file of a paper; text is written as UTF-8."""
    is_for_readers: bool = True
    """Whether a paper's page lists it among its downloads."""
    is_made_of: Callable[[Paper, Library], bool] = _of_every_paper
    """Whether a paper has a file in this format."""

    def address(self, paper: Paper) -> str:
        """Where a paper's file is, beside its page."""
        return f"{paper.address}{paper.id if self.ending.startswith('.') else ''}{self.ending}"
