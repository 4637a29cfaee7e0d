"""The files that hold a paper's whole text, as those find them who are led there by machines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hub.articles.texts import Kind, text_name
from hub.content.earlier_version import EarlierVersion
from hub.content.paper import Paper
from hub.exports import article_formats, markdown

MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "epub": "application/epub+zip",
    "jats.xml": "application/xml",
    "pdf": "application/pdf",
}
"""By the ending of a file's name (iana.org/assignments/media-types)."""


@dataclass(frozen=True)
class TextFile:
    """A file of a paper's text."""

    label: str
    """What its readers call the format."""
    address: str
    """From the site's root."""
    media_type: str

    @property
    def is_for_programs(self) -> bool:
        """Whether nobody reads it but programs."""
        return self.media_type == "application/xml"


def text_files(paper: Paper) -> Iterator[TextFile]:
    """Every file of a paper's text, those first that most people want; earlier and withdrawn ones have none."""
    if isinstance(paper, EarlierVersion) or paper.withdrawn:
        return
    for format_ in (one for one in article_formats() if Kind.PAPER in one.of and one.is_of_text):
        address = f"{paper.address}{text_name(paper)}.{format_.suffix}"
        yield TextFile(format_.label, address, MEDIA_TYPES.get(format_.suffix, ""))
    yield TextFile("Markdown", markdown.paper_address(paper), "text/markdown")


def pdf_address(paper: Paper) -> str:
    """Where a paper's PDF is; nothing if none is made."""
    return next((file.address for file in text_files(paper) if file.media_type == "application/pdf"), "")
