"""An issue of the working-paper series, with the editors' introduction as its text."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from hub.content.document import Document


class Issue(Document):
    """An issue of the series. An issue that papers name and nobody introduced has a page all the same."""

    REQUIRED: ClassVar[tuple[str, ...]] = ("title", "number")

    number: int = Field(default=0, ge=0)
    """The issue's number."""

    @property
    def usual_address(self) -> str:
        """`issues/<n>/`."""
        return issue_address(self.number)


def issue_address(number: int) -> str:
    """Where the page of an issue is."""
    return f"issues/{number}/"
