"""A theme of the field, with the editors' introduction as its text."""

from __future__ import annotations

from hub.content.document import Document
from hub.content.values import Ids


class Theme(Document):
    """A theme."""

    broader: Ids = ()
    """Themes that hold this one."""
    related: Ids = ()
    """Themes that touch this one."""

    @property
    def usual_address(self) -> str:
        """`themes/<id>/`."""
        return f"themes/{self.id}/"
