"""A page of plain text: a guide, the about page, the home page's introduction."""

from __future__ import annotations

from pathlib import PurePosixPath

from pydantic import PrivateAttr

from hub.content.document import Document


class PlainPage(Document):
    """A page that is what its file says."""

    _place: str = PrivateAttr(default="")

    def placed(self, place: str) -> PlainPage:
        """The same page, told its path inside `docs/`."""
        self._place = place
        return self

    @property
    def usual_address(self) -> str:
        """The file's path without its ending: `guides/researchers/`."""
        path = PurePosixPath(self._place).with_suffix("")
        parts = path.parts[:-1] if path.name == "index" else path.parts
        return "".join(f"{part}/" for part in parts)
