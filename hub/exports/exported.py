"""What an export is: bytes with an address."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ExportedFile:
    """A file of the site that is no page."""

    address: str
    """From the site's root, without a leading slash."""
    content: bytes
